//! P9: the tablet is back, and the practitioner says how free the answer was (G7);
//! and how well understood, where F9 was skipped (G8).

use super::effect::Effect;
use super::fact::AttestFact;
use super::form::{Kind, Question, unanswered};
use super::inputs::Inputs;
use super::prepare::coded;
use super::screen::DeskScreen;
use super::state::{AtDesk, Desk, Mode, State};
use crate::domain::codes::codes;
use crate::domain::plan::Judged;

codes! {
    Understood {
        Understood = "understood",
        ExplainedAgain = "explained_again",
        NotUnderstood = "not_understood",
        NotSure = "not_sure",
    }
}

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
    let (words, codes) = if asks {
        ("p9.understood", Understood::CODES)
    } else {
        ("p9.doubt", &["not_understood"] as &[&str])
    };
    let understood = coded(&pack, "understood".into(), words, name, "p9.found", codes);
    let mut asked = Vec::new();
    // Who was told or heard gave no answer that had to be free.
    if !desk.heard.as_ref().is_some_and(|heard| heard.pass.is_notice()) {
        asked.push(judged("told_can_refuse", "p9.told_can_refuse", "p9.problem.told_can_refuse"));
        asked.push(judged("pressure", "p9.pressure", "p9.problem.pressure"));
    }
    asked.push(if asks {
        understood.required("p9.problem.understood", name)
    } else {
        Question { kind: Kind::Any, ..understood }
    });
    let notes = pack.say("desk.notes").to_owned();
    asked.push(Question::new("attest_notes".into(), Kind::Paragraph, notes));
    asked
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
            if super::saving::is_to_be_saved(&state.desk) {
                *at = AtDesk::at(DeskScreen::Attest);
            }
        }
        (AttestFact::Continued | AttestFact::WentBack, _) => {}
    }
    Vec::new()
}
