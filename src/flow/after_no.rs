//! P11: after a no. The refusal is kept by then, whatever is chosen here.

use super::effect::Effect;
use super::fact::{AfterNoFact, Stamp};
use super::family::Outcome;
use super::saving::close_pass;
use super::screen::DeskScreen;
use super::state::{Desk, Mode, State};
use crate::domain::choice::Answer;
use crate::domain::plan::Danger;

/// Whether the pass that is back holds a no. Who took a yes back has P19.
pub fn said_no(desk: &Desk) -> bool {
    desk.heard.as_ref().is_some_and(|heard| {
        heard.outcome != Outcome::TookBack
            && heard.answers.iter().flatten().any(|given| given.answer == Answer::No)
    })
}

/// After reasonable cause to fear significant harm a no is not simply respected: that
/// needs a recorded referral decision and advice (I17).
pub fn may_respect(desk: &Desk) -> bool {
    desk.plan.danger() != Some(Danger::ReasonableCause)
}

pub fn update(state: &mut State, fact: AfterNoFact, stamp: &Stamp) -> Vec<Effect> {
    let stands = matches!(&state.mode, Mode::Practitioner(at) if at.screen == DeskScreen::AfterNo);
    match fact {
        AfterNoFact::Respected if stands && may_respect(&state.desk) => close_pass(state, stamp),
        AfterNoFact::LeftForLater if stands => {
            let person = state.desk.heard.as_ref().map(|heard| heard.pass.person.clone());
            state.desk.for_later.extend(person);
            close_pass(state, stamp)
        }
        AfterNoFact::Respected | AfterNoFact::LeftForLater => Vec::new(),
    }
}
