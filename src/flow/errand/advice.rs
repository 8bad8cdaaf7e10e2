//! P13: advice for whoever is not sure (H01 to H12, I9), without saying who it is about.

use super::anonymous::{named_in, summary};
use super::{Asking, Errand};
use crate::domain::codes::codes;
use crate::domain::config::ContactRole;
use crate::domain::plan::Judged;
use crate::domain::time::Instant;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::problem::Problem;
use crate::flow::recording::desk::{Own, make_own};
use crate::flow::state::State;
use crate::wire::members::Members;
use crate::wire::record::{RecordKind, Relation, Section};

codes! {
    /// Advisers whom no configuration lists.
    Adviser {
        KnowsTheChild = "knows_the_child",
        Colleague = "colleague",
    }
}

codes! {
    YesNo {
        Yes = "yes",
        No = "no",
    }
}

/// Whom a practitioner asks, the nearest first.
pub const ROLES: [ContactRole; 9] = [
    ContactRole::SafeguardingLead,
    ContactRole::Manager,
    ContactRole::DutyTeam,
    ContactRole::OutOfHours,
    ContactRole::CaldicottGuardian,
    ContactRole::IgLead,
    ContactRole::Dpo,
    ContactRole::Legal,
    ContactRole::SmallCharityAdvice,
];

pub fn prefill(errand: &mut Errand, state: &State, inputs: &Inputs, at: Instant) {
    let sought = state.sought(&errand.about).cloned();
    let answers = &mut errand.answers;
    match sought {
        Some(sought) => {
            answers.set("adviser", &sought.adviser);
            answers.set("question", &sought.question);
            answers.set("summary", &sought.summary);
            let why = sought.why_identified;
            let said = if why.is_empty() { YesNo::No } else { YesNo::Yes };
            answers.set("identified", said.code());
            answers.set("why_identified", &why);
            answers.set("answered", YesNo::Yes.code());
        }
        None => answers.set("summary", &summary(&state.desk.plan, inputs, at)),
    }
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let pack = asking.inputs.packs.practitioner();
    let say = |key: &str| pack.say(key).to_owned();
    let text = |field: &str, kind, key: &str| Question::new(field.into(), kind, say(key));
    let yes_no = |field: &str, key: &str| {
        let mut question = text(field, Kind::One, key).inline();
        for (code, words) in [(YesNo::Yes, "desk.yes"), (YesNo::No, "desk.no")] {
            question.option(code.code(), pack.say(words), "");
        }
        question
    };
    let answers = &asking.errand.answers;
    let mut asked = Vec::new();
    if asking.errand.about.is_empty() {
        asked.push(adviser(asking));
        let question = text("question", Kind::Paragraph, "p13.question");
        asked.push(question.required("p13.problem.question", ""));
        let summary = text("summary", Kind::Paragraph, "p13.summary");
        asked.push(summary.required("p13.problem.summary", ""));
        let shared = yes_no("identified", "p13.identified");
        asked.push(shared.required("p13.problem.identified", ""));
        if answers.has("identified", YesNo::Yes.code()) {
            let why = text("why_identified", Kind::Line, "p13.why_identified");
            asked.push(why.required("p13.problem.why_identified", "").following());
        }
        let answered = yes_no("answered", "p13.answered");
        asked.push(answered.required("p13.problem.answered", ""));
    }
    if answers.has("answered", YesNo::Yes.code()) {
        let answer = text("answer", Kind::Paragraph, "p13.answer");
        asked.push(answer.required("p13.problem.answer", ""));
        let followed = yes_no("followed", "p13.followed");
        asked.push(followed.required("p13.problem.followed", ""));
        if answers.has("followed", YesNo::No.code()) {
            let why = text("why_not", Kind::Line, "p13.why_not");
            asked.push(why.required("p13.problem.why_not", "").following());
        }
    }
    asked
}

fn adviser(asking: &Asking) -> Question {
    let pack = asking.inputs.packs.practitioner();
    let mut question = Question::new("adviser".into(), Kind::One, pack.say("p13.adviser").into());
    for role in ROLES {
        let mut reach = Vec::new();
        for contact in asking.inputs.config.contacts_for(role) {
            reach.push(contact.name.as_str());
            reach.extend(contact.phone.iter().chain(&contact.email).map(String::as_str));
        }
        if !reach.is_empty() {
            let key = ["contact.", role.code()].concat();
            question.option(role.code(), pack.say(&key), &reach.join(pack.say("say.comma")));
        }
    }
    for other in Adviser::ALL {
        question.option(other.code(), pack.say(&["p13.", other.code()].concat()), "");
    }
    question.required("p13.problem.adviser", "")
}

/// Who is not to be recognised is not to be named either, whoever wrote the name.
pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    let answers = &asking.errand.answers;
    if !answers.has("identified", YesNo::No.code()) || !asking.errand.about.is_empty() {
        return;
    }
    for field in ["question", "summary"] {
        if let Some(name) = named_in(answers.text(field), asking.inputs) {
            found.push(Problem::about(field, "p13.problem.named", &name));
        }
    }
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let answers = &errand.answers;
    let identified = answers.has("identified", YesNo::Yes.code());
    let given = answers.has("answered", YesNo::Yes.code());
    let mut members = Members::new();
    members.text("adviser_role", answers.text("adviser"));
    members.text("question", answers.text("question"));
    members.text("summary", answers.text("summary"));
    members.flag("identity_shared", identified);
    members.maybe("why_identified", identified.then(|| answers.text("why_identified")));
    if given {
        let followed = answers.has("followed", Judged::Yes.code());
        members.text("answer", answers.text("answer"));
        members.flag("followed", followed);
        members.maybe("why_not", (!followed).then(|| answers.text("why_not")));
    }
    let relates_to = state.reference(&errand.about).map(|to| to.related(Relation::Answers));
    let own = Own {
        kind: RecordKind::Advice,
        state: if given { "given" } else { "sought" },
        section: Section { name: "advice", members },
        relates_to: relates_to.into_iter().collect(),
        parties: Vec::new(),
        notes: String::new(),
        name: String::new(),
    };
    make_own(state, inputs, own, stamp)
}
