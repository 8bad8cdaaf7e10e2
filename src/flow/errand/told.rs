//! A change of mind that was told by phone, by letter, to another worker or face to face
//! (J6). A no needs nothing more (I15): no reason, no say-back, no proof.

use super::when;
use super::{Asking, Errand};
use crate::domain::codes::codes;
use crate::domain::item::Item;
use crate::domain::plan::Judged;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::family::TakingBack;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::prepare::coded;
use crate::flow::problem::Problem;
use crate::flow::recording::Making;
use crate::flow::recording::elsewhere::{self, Elsewhere};
use crate::flow::state::State;
use crate::wire::record::{ExpressionMethod, Setting};

codes! {
    /// How they said it.
    Told {
        Phone = "phone",
        Letter = "letter",
        OtherWorker = "other_worker",
        InPerson = "in_person",
    }
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let (inputs, answers) = (asking.inputs, &asking.errand.answers);
    let pack = inputs.packs.practitioner();
    let mut who = Question::new("person".into(), Kind::One, pack.say("told.person").into());
    for person in &inputs.case.people {
        who.option(&person.id, person.spoken_name(), "");
    }
    let mut asked = vec![who.inline().required("told.problem.person", "")];
    let Some(person) = answers.one("person") else { return asked };
    let name = inputs.name(person);
    let all = coded(&pack, "all".into(), "told.all", name, "told", TakingBack::CODES);
    asked.push(all.required("told.problem.all", ""));
    if answers.has("all", TakingBack::Some.code()) {
        let mut take = Question::new("take".into(), Kind::Any, pack.say("told.take").into());
        for (place, item) in items(asking.state, inputs, person, asking).iter().enumerate() {
            let words = inputs.item_in_words(item, &inputs.voice_of(None));
            take.option(&place.to_string(), &words, "");
        }
        asked.push(take.required("told.problem.take", "").following());
    }
    let how = coded(&pack, "how".into(), "told.how", name, "told.by", Told::CODES);
    asked.push(how.required("told.problem.how", "").inline());
    asked.push(when::date_question(&pack, "told.date"));
    asked.push(when::time_question(&pack));
    let safe =
        coded(&pack, "safe_to_write".into(), "told.safe_to_write", name, "desk", Judged::CODES);
    asked.push(safe.required("told.problem.safe_to_write", "").inline());
    asked
}

/// The yeses that can be taken back one by one.
fn items(state: &State, inputs: &Inputs, person: &str, asking: &Asking) -> Vec<Item> {
    let live = state.said.live_yeses(person, inputs.today(asking.at));
    live.into_iter().map(|stands| stands.statement.item).collect()
}

/// A yes that came after they said this stands all the same (permission.md 2).
pub fn is_outlived(asking: &Asking) -> bool {
    let answers = &asking.errand.answers;
    let when = when::read(answers, asking.inputs, asking.at);
    let (Some(when), Some(person)) = (when, answers.one("person")) else { return false };
    let zone = asking.inputs.zone();
    let last = if when.accuracy == "day" { zone.end_of(when.day) } else { when.at };
    let live = asking.state.said.live_yeses(person, asking.inputs.today(asking.at));
    let everything = answers.has("all", TakingBack::Everything.code());
    live.iter().enumerate().any(|(place, stands)| {
        let taken = everything || answers.has("take", &place.to_string());
        taken && stands.statement.decided_at > last
    })
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    when::problems(asking, found);
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let answers = &errand.answers;
    let (Some(person), Some(when)) = (answers.one("person"), when::read(answers, inputs, stamp.at))
    else {
        return Vec::new();
    };
    let mut family = elsewhere::pass_of(state, inputs, person, stamp.at);
    family.taking_back = answers.one("all").and_then(TakingBack::from_code);
    for (place, yes) in family.pass.standing.iter().enumerate() {
        if answers.has("take", &place.to_string()) {
            family.marked.push(yes.item.clone());
        }
    }
    let (setting, method) = match answers.one("how").and_then(Told::from_code) {
        Some(Told::Letter) => (Setting::Letter, ExpressionMethod::OnPaper),
        Some(Told::OtherWorker) => (Setting::OtherWorker, ExpressionMethod::Said),
        Some(Told::InPerson) => (Setting::InPerson, ExpressionMethod::Said),
        Some(Told::Phone) | None => (Setting::Phone, ExpressionMethod::Said),
    };
    let pack = inputs.packs.practitioner();
    let safe = ["desk.", answers.text("safe_to_write")].concat();
    let safe = pack.say(&safe);
    let told = Elsewhere {
        said_at: when.at,
        accuracy: when.accuracy,
        setting,
        method,
        notes: pack.fill("told.note_safe", &[("answer", safe)]),
        ..Elsewhere::now(stamp)
    };
    elsewhere::make(state, inputs, &family, (Making::TakenBack, &told), stamp)
}
