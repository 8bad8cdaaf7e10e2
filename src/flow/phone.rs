//! J12: a talk by phone. The practitioner keeps the tablet, reads every screen out word
//! for word and presses what the person says.

use super::form::Question;
use super::inputs::Inputs;
use super::prepare::coded;
use super::problem::Problem;
use super::screen::Journey;
use super::state::Desk;
use crate::domain::answers::Answers;
use crate::domain::codes::codes;
use crate::domain::plan::Judged;
use crate::words::Pack;

codes! {
    /// How the practitioner knows who speaks.
    Identity {
        NumberHeld = "number_held",
        KnownVoice = "known_voice",
        AnsweredQuestions = "answered_questions",
        NotSure = "not_sure",
    }
}

/// Whether this person's pass is by phone. A change of mind by phone is told (J6), not
/// read out.
pub fn is_by_phone(desk: &Desk, person: &str) -> bool {
    let talks = !matches!(desk.journey, Some(Journey::Withdraw | Journey::Explain));
    talks && desk.plan.is_by_phone(person)
}

/// In place of what is asked of a room: who speaks, and what is safe for them.
pub fn questions(pack: &Pack, name: &str) -> Vec<Question> {
    let identity = coded(pack, "identity".into(), "phone.identity", name, "phone", Identity::CODES);
    let judged = |id: &str, words: &str, missing| {
        let question = coded(pack, id.into(), words, name, "desk", Judged::CODES);
        question.inline().required(missing, name)
    };
    vec![
        identity.required("phone.problem.identity", name),
        judged("still_safe", "phone.safe_to_talk", "p8.problem.still_safe"),
        judged("alone", "phone.alone", "p8.problem.alone"),
        judged("safe_to_write", "phone.safe_to_write", "phone.problem.safe_to_write"),
    ]
}

pub fn problems(hand_over: &Answers, name: &str, found: &mut Vec<Problem>) {
    if hand_over.has("identity", Identity::NotSure.code()) {
        found.push(Problem::about("identity", "phone.problem.not_sure", name));
    }
}

/// A confirmation and a copy go only to where it is safe to write.
pub fn is_safe_to_write(hand_over: &Answers) -> bool {
    hand_over.has("safe_to_write", Judged::Yes.code())
}

/// What was checked before the talk, for the practitioner's part of the record.
pub fn room_check(hand_over: &Answers, inputs: &Inputs) -> String {
    let pack = inputs.packs.practitioner();
    let said = |prefix, field| pack.say(&[prefix, hand_over.text(field)].concat()).to_owned();
    let (identity, write) = (said("phone.", "identity"), said("desk.", "safe_to_write"));
    pack.fill("phone.checked", &[("identity", &identity), ("safe_to_write", &write)])
}
