//! F10: four ways to agree, none harder than another (G10). Drawing is never
//! required, here or on F14.

use super::fact::{InkFact, Stamp};
use super::family::{FamilyState, Outcome, Way};
use super::guards::{agreed_by_own_act, unanswered};
use super::hearing::may_draw;
use super::inputs::Inputs;
use super::problem::Problem;
use super::screen::FamilyScreen;
use super::state::{Mode, State};
use super::talk::{close, mark_all_shown};
use crate::domain::ink::Ink;

/// The field of a way's own act, and the words for when it is open.
const ACTS: [(&str, &str); 4] = [
    ("ink", "f10.problem.ink"),
    ("typed", "f10.problem.typed"),
    ("tick", "f10.problem.tick"),
    ("heard", "f10.problem.heard"),
];

impl FamilyState {
    /// What was done to agree was done for the answers as they stood (G10).
    pub fn forget_act(&mut self) {
        self.ticked = false;
        self.heard = false;
        self.typed.clear();
        self.ink.clear();
    }
}

pub fn answered(family: &mut FamilyState, field: &str, value: &str, on: bool) {
    match field {
        "way" if on && !family.pass.by_phone => {
            family.way = Way::from_code(value);
            family.problems.clear();
        }
        "tick" => family.ticked = on,
        "typed" => value.clone_into(&mut family.typed),
        "heard" => family.heard = on,
        "witness" => value.clone_into(&mut family.witness),
        _ => {}
    }
}

pub fn drawing(state: &mut State, fact: InkFact) {
    let Mode::Family(family) = &mut state.mode else { return };
    if let InkFact::Lifted(pointer) = fact {
        // However the screen was left, a pointer that is gone draws no more.
        family.ink.lift(pointer);
        family.drawn.lift(pointer);
        return;
    }
    let Some(ink) = pad(family) else { return };
    match fact {
        InkFact::Touched(pointer, at) => ink.touch(pointer, at),
        InkFact::Drawn(pointer, at) => ink.draw(pointer, at),
        InkFact::StrokeUndone => ink.undo(),
        InkFact::Cleared => ink.clear(),
        InkFact::Lifted(_) => {}
    }
}

/// What the screen that stands is drawn on with, if it has a pad.
fn pad(family: &mut FamilyState) -> Option<&mut Ink> {
    match family.screen {
        FamilyScreen::Answer if family.way == Some(Way::Drawn) => Some(&mut family.ink),
        FamilyScreen::Think if may_draw(&family.pass) => Some(&mut family.drawn),
        _ => None,
    }
}

pub fn confirm(family: &mut FamilyState, inputs: &Inputs, stamp: &Stamp) {
    if family.outcome != Outcome::Open || !unanswered(family).is_empty() {
        return;
    }
    if !agreed_by_own_act(family) {
        let act = family.way.and_then(|way| ACTS.get(way as usize));
        let (field, words) = act.copied().unwrap_or(("way", "f10.problem.way"));
        family.problems = vec![Problem::about(field, words, &family.pass.practitioner)];
        return;
    }
    mark_all_shown(family, stamp);
    close(family, inputs, Outcome::Answered, stamp);
}
