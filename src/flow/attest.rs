//! P9: the tablet is back, and the practitioner says how free the answer was (G7);
//! and how well understood, where F9 was skipped (G8).

use super::effect::Effect;
use super::fact::AttestFact;
use super::family::FamilyState;
use super::form::{Kind, Question, unanswered};
use super::inputs::Inputs;
use super::prepare::coded;
use super::screen::DeskScreen;
use super::state::{AtDesk, Desk, Mode, State};
use crate::domain::codes::codes;
use crate::domain::plan::Judged;
use crate::words::list_in_words;

codes! {
    Understood {
        Understood = "understood",
        ExplainedAgain = "explained_again",
        NotUnderstood = "not_understood",
        NotSure = "not_sure",
    }
}

/// What was not as P8 has it.
pub const COMPANY: &str = "company";
/// One of its answers, and the field of who it was.
pub const CAME_IN: &str = "came_in";
/// Somebody who is not in the case.
const CAME_IN_TOO: &str = "came_in_too";
pub const HARD_TO_SPEAK: &str = "hard_to_speak";

/// As P9 says; else as they found together at F9.
pub fn understood(desk: &Desk) -> Option<Understood> {
    let attested = desk.attestation.one("understood").and_then(Understood::from_code);
    attested.or_else(|| said_back(desk))
}

/// What F9 found. None where it was skipped.
pub fn said_back(desk: &Desk) -> Option<Understood> {
    desk.heard.as_ref().and_then(|heard| heard.say_back.found())
}

pub fn questions(desk: &Desk, inputs: &Inputs) -> Vec<Question> {
    let pack = inputs.packs.practitioner();
    let name = desk.heard.as_ref().map_or("", |heard| heard.pass.name.as_str());
    let judged = |id: &str, words, missing| {
        let question = coded(&pack, id.into(), words, name, "desk", Judged::CODES);
        question.inline().required(missing, name)
    };
    // What was found at F9 is not asked again; but who has a doubt can say so.
    let asks = said_back(desk).is_none();
    let understood = if asks {
        coded(&pack, "understood".into(), "p9.understood", name, "p9.found", Understood::CODES)
            .required("p9.problem.understood", name)
    } else {
        let legend = pack.say("p9.doubt").to_owned();
        let mut doubt = Question::new("understood".into(), Kind::Any, legend);
        let words = pack.fill("p9.not_understood", &[("name", name)]);
        doubt.option(Understood::NotUnderstood.code(), &words, "");
        doubt
    };
    let mut asked = Vec::new();
    // Who was told or heard gave no answer that had to be free.
    let is_notice = desk.heard.as_ref().is_some_and(|heard| heard.pass.is_notice());
    if !is_notice {
        asked.push(judged("told_can_refuse", "p9.told_can_refuse", "p9.problem.told_can_refuse"));
        asked.push(judged("pressure", "p9.pressure", "p9.problem.pressure"));
    }
    asked.push(understood);
    asked.extend(company(desk, inputs, is_notice));
    let notes = pack.say("desk.notes").to_owned();
    asked.push(Question::new("attest_notes".into(), Kind::Paragraph, notes));
    asked
}

/// What P8 could not know: who came in since, and whether it was hard to speak then.
fn company(desk: &Desk, inputs: &Inputs, is_notice: bool) -> Vec<Question> {
    let Some(heard) = desk.heard.as_ref().filter(|heard| !heard.pass.by_phone) else {
        return Vec::new();
    };
    let pack = inputs.packs.practitioner();
    let new = |field: &str, key| Question::new(field.into(), Kind::Any, pack.say(key).to_owned());
    let mut company = new(COMPANY, "p9.company");
    company.option(CAME_IN, pack.say("p9.came_in"), "");
    if !is_notice {
        let words = pack.fill("p9.hard_to_speak", &[("name", &heard.pass.name)]);
        company.option(HARD_TO_SPEAK, &words, "");
    }
    let mut asked = vec![company];
    if desk.attestation.has(COMPANY, CAME_IN) {
        let mut who = new(CAME_IN, "p9.who");
        for person in &inputs.case.people {
            if person.id != heard.pass.person && !desk.hand_over.has("present", &person.id) {
                who.option(&person.id, person.spoken_name(), "");
            }
        }
        asked.push(who);
        let words = pack.say("p9.who_else").to_owned();
        asked.push(Question::new(CAME_IN_TOO.into(), Kind::Line, words));
    }
    asked
}

/// That somebody came in, with their names where they are known; else nothing.
pub fn who_came_in(desk: &Desk, inputs: &Inputs) -> Option<String> {
    if !desk.attestation.has(COMPANY, CAME_IN) {
        return None;
    }
    let pack = inputs.packs.practitioner();
    let known = desk.attestation.all(CAME_IN).map(|id| inputs.name(id));
    let other = desk.attestation.text(CAME_IN_TOO).trim().trim_end_matches('.');
    let who: Vec<&str> = known.chain([other]).filter(|name| !name.is_empty()).collect();
    let mut told = pack.say("p9.came_in").to_owned();
    if !who.is_empty() {
        told = [&told, ": ", &list_in_words(&pack, &who)].concat();
    }
    Some(told + ".")
}

/// What the person marked to come back to, in one sentence for P9 and the record.
pub fn asks_about(family: &FamilyState, inputs: &Inputs) -> Option<String> {
    let pack = inputs.packs.practitioner();
    let blocks = family.pass.script.iter().flat_map(|words| &words.blocks);
    let mut marked = Vec::new();
    for block in blocks.filter(|block| family.asks_about.contains(&block.id)) {
        marked.push(block.heading.as_str());
    }
    let list = list_in_words(&pack, &marked);
    let filled = [("name", &*family.pass.name), ("list", &*list)];
    (!marked.is_empty()).then(|| pack.fill("p9.asks_about", &filled))
}

pub fn update(state: &mut State, fact: AttestFact) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    match (fact, at.screen) {
        (AttestFact::Continued, DeskScreen::Attest) => {
            at.problems = unanswered(&questions(&state.desk, &inputs), &state.desk.attestation);
            if at.problems.is_empty() {
                *at = AtDesk::at(DeskScreen::Save);
            }
        }
        // Nothing to attest where the record is made already.
        (AttestFact::WentBack, DeskScreen::Save) => {
            if state.desk.errands.is_empty() && super::saving::is_to_be_saved(&state.desk) {
                *at = AtDesk::at(DeskScreen::Attest);
            }
        }
        (AttestFact::Continued | AttestFact::WentBack, _) => {}
    }
    Vec::new()
}
