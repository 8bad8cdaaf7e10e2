//! J15: an agreement on paper, or an older one, with what it evidences and what it does
//! not. Whether it counts, the configuration says (`imported_agreements`).

use super::when;
use super::{Asking, Errand};
use crate::domain::element::Element;
use crate::domain::item::Item;
use crate::domain::order;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::family::Explained;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::prepare::{coded, people_for};
use crate::flow::problem::Problem;
use crate::flow::recording::Making;
use crate::flow::recording::elsewhere::{self, Elsewhere};
use crate::flow::state::State;
use crate::wire::record::{ExpressionMethod, Setting};

pub fn questions(asking: &Asking) -> Vec<Question> {
    let (inputs, answers) = (asking.inputs, &asking.errand.answers);
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let ask =
        |field: &str, kind, key: &str| Question::new(field.into(), kind, pack.say(key).into());
    let mut who = ask("person", Kind::One, "import.person").inline();
    for person in &inputs.case.people {
        who.option(&person.id, person.spoken_name(), "");
    }
    let mut purposes = ask("purpose", Kind::One, "import.purpose");
    for purpose in inputs.config.purposes.iter().filter(|purpose| purpose.is_asked()) {
        purposes.option(&purpose.id, purpose.plain_name.get(&voice), "");
    }
    let mut asked = vec![
        who.required("import.problem.person", ""),
        when::date_question(&pack, "import.date"),
        purposes.required("import.problem.purpose", ""),
    ];
    let purpose = answers.one("purpose").and_then(|id| inputs.config.purpose(id));
    if let Some(purpose) = purpose {
        let mut kinds = ask("kinds", Kind::Any, "import.kinds");
        for kind in purpose.usual_kinds.iter().filter_map(|id| inputs.config.kind(id)) {
            if kind.never_in_plan {
                continue;
            }
            for about in people_for(inputs, kind.about, asking.at) {
                let values = [("kind", kind.plain_name.get(&voice)), ("name", about.spoken_name())];
                let words = pack.fill("import.kind_about", &values);
                kinds.option(&[kind.id.as_str(), "|", &about.id].concat(), &words, "");
            }
        }
        let mut told = ask("recipients", Kind::Any, "import.recipients");
        let usual = purpose.usual_recipients.iter().filter_map(|id| inputs.config.recipient(id));
        for recipient in usual.chain(&inputs.case.recipients) {
            let role = recipient.role.get(&voice);
            told.option(&recipient.id, recipient.plain_name.get(&voice), role);
        }
        asked.push(kinds.required("import.problem.kinds", ""));
        asked.push(told.required("import.problem.recipients", ""));
    }
    let evidenced =
        coded(&pack, "evidenced".into(), "import.evidenced", "", "import.shown", Element::CODES);
    asked.push(Question { kind: Kind::Any, ..evidenced });
    asked
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    when::problems(asking, found);
}

/// What the paper does not show was explained.
pub fn gaps(errand: &Errand) -> Vec<Element> {
    let shown = |element: &Element| errand.answers.has("evidenced", element.code());
    Element::ALL.iter().copied().filter(|element| !shown(element)).collect()
}

pub fn items(errand: &Errand) -> Vec<Item> {
    let mut items = Vec::new();
    for kind in errand.answers.all("kinds") {
        let Some((pii_id, about)) = kind.split_once('|') else { continue };
        for recipient in errand.answers.all("recipients") {
            let item = Item {
                about: about.to_owned(),
                pii_id: pii_id.to_owned(),
                purpose_id: errand.answers.text("purpose").to_owned(),
                recipient_id: recipient.to_owned(),
            };
            order::put(&mut items, item, |a, b| a < b);
        }
    }
    items
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let answers = &errand.answers;
    let (Some(person), Some(when)) = (answers.one("person"), when::read(answers, inputs, stamp.at))
    else {
        return Vec::new();
    };
    let mut family = elsewhere::pass_of(state, inputs, person, stamp.at);
    for element in Element::ALL {
        if answers.has("evidenced", element.code()) {
            family.explained.push(Explained { element: *element, at: when.at });
        }
    }
    let paper = Elsewhere {
        said_at: when.at,
        accuracy: when.accuracy,
        setting: Setting::Paper,
        method: ExpressionMethod::OnPaper,
        items: items(errand),
        ..Elsewhere::now(stamp)
    };
    elsewhere::make(state, inputs, &family, (Making::Imported, &paper), stamp)
}
