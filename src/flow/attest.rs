//! P9: the tablet is back, and the practitioner says how free and how well
//! understood the answer was.

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::fact::AttestFact;
use super::problem::Problem;
use super::screen::DeskScreen;
use super::state::{AtDesk, Mode, State};
use crate::domain::codes::codes;
use crate::domain::plan::Judged;

/// What the practitioner says of the pass. Until the say-back screen exists, it
/// carries G8 as well as G7.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attestation {
    pub told_can_refuse: Option<Judged>,
    pub pressure: Option<Judged>,
    pub understood: Option<Understood>,
    /// Private.
    pub notes: String,
}

codes! {
    Understood {
        Understood = "understood",
        ExplainedAgain = "explained_again",
        NotUnderstood = "not_understood",
        NotSure = "not_sure",
    }
}

pub fn update(state: &mut State, fact: AttestFact) -> Vec<Effect> {
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    let attestation = &mut state.desk.attestation;
    match (fact, at.screen) {
        (AttestFact::ToldCanRefuseJudged(judged), DeskScreen::Attest) => {
            attestation.told_can_refuse = Some(judged);
        }
        (AttestFact::PressureJudged(judged), DeskScreen::Attest) => {
            attestation.pressure = Some(judged);
        }
        (AttestFact::UnderstandingJudged(understood), DeskScreen::Attest) => {
            attestation.understood = Some(understood);
        }
        (AttestFact::NotesWritten(text), DeskScreen::Attest) => attestation.notes = text,
        (AttestFact::Continued, DeskScreen::Attest) => {
            at.problems = problems(attestation);
            if at.problems.is_empty() {
                *at = AtDesk::at(DeskScreen::Save);
            }
        }
        (AttestFact::WentBack, DeskScreen::Save) => {
            // Nothing to attest where the record is made already.
            if super::saving::is_to_be_saved(&state.desk) {
                *at = AtDesk::at(DeskScreen::Attest);
            }
        }
        (
            AttestFact::ToldCanRefuseJudged(_)
            | AttestFact::PressureJudged(_)
            | AttestFact::UnderstandingJudged(_)
            | AttestFact::NotesWritten(_)
            | AttestFact::Continued
            | AttestFact::WentBack,
            _,
        ) => {}
    }
    Vec::new()
}

fn problems(attestation: &Attestation) -> Vec<Problem> {
    let mut found = Vec::new();
    if attestation.told_can_refuse.is_none() {
        found.push(Problem::new("told_can_refuse", "p9.problem.told_can_refuse"));
    }
    if attestation.pressure.is_none() {
        found.push(Problem::new("pressure", "p9.problem.pressure"));
    }
    if attestation.understood.is_none() {
        found.push(Problem::new("understood", "p9.problem.understood"));
    }
    found
}
