//! F9: the practitioner checks their own explaining. Nobody is tested, and nothing
//! is scored (I12).

use super::attest::Understood;
use super::effect::Effect;
use super::fact::Stamp;
use super::family::{FamilyState, SayBack};
use super::guards::unanswered;
use super::inputs::Inputs;
use super::layout;
use super::screen::FamilyScreen;
use super::state::{Mode, State};
use super::talk::{close_open_pass, enter, go_on, mark_all_shown, show_next};

/// As often as it is asked for again, we stop kindly: it is not for them to find
/// another way.
pub const ROUNDS: u8 = 2;

impl SayBack {
    /// None where it was skipped, or is open.
    pub fn found(&self) -> Option<Understood> {
        let first =
            if self.again == 0 { Understood::Understood } else { Understood::ExplainedAgain };
        self.clear.then_some(first)
    }

    /// Explaining did not do it.
    pub fn given_up(&self) -> bool {
        self.again >= ROUNDS
    }
}

/// On to F10, where it was clear or was skipped. P9 makes up for what was skipped,
/// but not for an interpreter's work (J11).
pub fn found_clear(family: &mut FamilyState, inputs: &Inputs, clear: bool, stamp: &Stamp) {
    let skips = !clear && family.pass.interpreted;
    if family.screen != FamilyScreen::SayBack || skips || !unanswered(family).is_empty() {
        return;
    }
    mark_all_shown(family, stamp);
    family.say_back.clear = clear;
    // In a pass of two halves the tablet goes back first.
    let next = match family.pass.comes_again() {
        true => FamilyScreen::Unlock,
        false => FamilyScreen::Answer,
    };
    go_on(family, inputs, next, stamp);
}

/// Back to F2, all of it once more; or, where that has not helped, to an end. What
/// was answered with no is kept (I8).
pub fn explain_again(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if family.screen != FamilyScreen::SayBack {
        return Vec::new();
    }
    mark_all_shown(family, stamp);
    family.say_back.clear = false;
    family.say_back.again = family.say_back.again.saturating_add(1);
    if family.say_back.given_up() {
        let effects = close_open_pass(state, inputs, stamp);
        show_next(state, inputs, stamp);
        return effects;
    }
    family.shown_from = family.shown.len();
    family.trail = vec![FamilyScreen::Hello];
    family.group = 0;
    if let Some(first) = layout::path(family).get(1) {
        enter(family, inputs, *first, stamp);
    }
    Vec::new()
}
