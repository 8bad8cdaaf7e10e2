//! F8: each thing on its own, or all that a purpose asks at once; never chosen
//! beforehand, and changeable until F10 is confirmed.

use super::effect::Effect;
use super::fact::Stamp;
use super::family::{Block, FamilyState, Given, Group, Line, Outcome};
use super::guards::all_refused;
use super::inputs::Inputs;
use super::problem::Problem;
use super::recording::{self, Making};
use super::screen::FamilyScreen;
use super::script;
use super::state::{Mode, State};
use super::talk::{enter, go_on, mark_all_shown, show_next};
use crate::domain::answers::field;
use crate::domain::choice::Answer;
use crate::domain::layout::Layout;

pub fn item_field(place: usize) -> String {
    field(&["item", &place.to_string()])
}

impl Group {
    /// With more questions than this, yes and no can be said to all of them at once.
    const FEW: usize = 3;

    /// Whether all of it can be answered at once. A yes to all leaves out what is
    /// sensitive, so there must be something else.
    pub fn may_answer_all(&self, questions: usize) -> bool {
        questions > Group::FEW && self.rows.iter().any(|row| !row.sensitive)
    }

    pub fn any_sensitive(&self) -> bool {
        self.rows.iter().any(|row| row.sensitive)
    }

    /// How the id begins of the block that says the newest answer to one of these
    /// back; it ends in the answer.
    pub fn said_id(&self) -> String {
        ["F8.", &self.purpose_id, ".said_"].concat()
    }
}

pub fn item_answered(
    family: &mut FamilyState,
    inputs: &Inputs,
    place: Option<usize>,
    value: &str,
    on: bool,
    stamp: &Stamp,
) {
    let (Some(place), Some(answer)) = (place, Answer::from_code(value).filter(|_| on)) else {
        return;
    };
    let Some(group) = family.group_of(place) else { return };
    if family.outcome != Outcome::Open || !family.groups_shown().contains(&group) {
        return;
    }
    let said = |it: &FamilyState| script::said(it, inputs, answer, place, stamp.at);
    let words = family.in_both(&said);
    for place in family.alike(place) {
        give(family, place, answer, stamp);
    }
    say_back(family, group, answer, words, stamp);
}

/// One answer for all that a purpose asks. What is sensitive gets its own question
/// (domain.md 4.2, F3): a yes to all leaves it out, a no to all does not.
pub fn all_answered(
    family: &mut FamilyState,
    inputs: &Inputs,
    group: usize,
    answer: Answer,
    stamp: &Stamp,
) {
    let open = family.outcome == Outcome::Open && family.screen == FamilyScreen::Choices;
    let offered = family
        .pass
        .groups
        .get(group)
        .is_some_and(|known| known.may_answer_all(family.questions(group).len()));
    if !open || !offered || answer == Answer::NotSure || !family.groups_shown().contains(&group) {
        return;
    }
    let any_sensitive = family.pass.groups.get(group).is_some_and(Group::any_sensitive);
    for place in family.places_of(group) {
        let sensitive = family.rows().nth(place).is_some_and(|row| row.sensitive);
        if answer == Answer::No || !sensitive {
            give(family, place, answer, stamp);
        }
    }
    let said = |it: &FamilyState| script::said_all(it, inputs, answer, any_sensitive, stamp.at);
    let words = family.in_both(&said);
    say_back(family, group, answer, words, stamp);
}

fn give(family: &mut FamilyState, place: usize, answer: Answer, stamp: &Stamp) {
    let takes_back = family.rows().nth(place).is_some_and(|row| row.own_yes_stands);
    if let Some(slot) = family.answers.get_mut(place) {
        *slot = Some(Given { answer, at: stamp.at, takes_back });
    }
    family.forget_act();
    let mended = item_field(place);
    family.problems.retain(|problem| problem.field != mended);
}

/// The newest answer to a purpose's questions, said back beside them.
fn say_back(
    family: &mut FamilyState,
    group: usize,
    answer: Answer,
    (words, other): (String, Option<String>),
    stamp: &Stamp,
) {
    let Some(place) = family.pass.groups.get(group).map(Group::said_id) else { return };
    family.blocks.retain(|block| !block.id.starts_with(&place));
    let id = [&place, answer.code()].concat();
    let said = |words| Block { id: id.clone(), lines: vec![Line::Says(words)], ..Block::default() };
    let beside = other.map(|words| Box::new(said(words)));
    family.blocks.push(Block { beside, ..said(words) });
    // Who answers has the question before them.
    mark_all_shown(family, stamp);
}

/// What was said back of a yes, or of not being sure, is dropped with it. A no is kept.
pub fn forget_said(family: &mut FamilyState) {
    let kept = |block: &str| {
        let of = |answer: Answer| block.ends_with(&[".said_", answer.code()].concat());
        !of(Answer::Yes) && !of(Answer::NotSure)
    };
    family.shown.retain(|shown| kept(&shown.block));
    family.beside_shown.retain(|shown| kept(&shown.block));
}

/// From a purpose to the one before it, where they come one at a time.
pub fn back_one_purpose(family: &mut FamilyState) -> bool {
    let back = family.screen == FamilyScreen::Choices && family.group > 0;
    family.group -= usize::from(back);
    back
}

pub fn choices_made(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if family.outcome != Outcome::Open {
        return Vec::new();
    }
    family.problems = problems(family);
    if !family.problems.is_empty() {
        return Vec::new();
    }
    mark_all_shown(family, stamp);
    let last = family.group + 1 >= family.pass.groups.len();
    let open = family.answers.iter().position(Option::is_none);
    if family.layout == Layout::OneAtATime && (!last || open.is_some()) {
        let next = if last { 0 } else { family.group + 1 };
        family.group =
            open.and_then(|place| family.group_of(place)).filter(|_| last).unwrap_or(next);
        enter(family, inputs, FamilyScreen::Choices, stamp);
        if last {
            family.problems = problems(family);
        }
        return Vec::new();
    }
    if !all_refused(family) {
        // Where there are two halves, they have said it back in the first.
        let next = match family.pass.half {
            Some(_) => FamilyScreen::Answer,
            None => FamilyScreen::SayBack,
        };
        go_on(family, inputs, next, stamp);
        return Vec::new();
    }
    // A no needs nothing more: no signature, no attestation, no unlocking (I15).
    family.confirmed_at = Some(stamp.at);
    family.outcome = Outcome::RefusedAll;
    let effects = recording::make(state, inputs, Making::RefusedAll, stamp, 0);
    show_next(state, inputs, stamp);
    effects
}

/// The questions on the screen that have no answer yet.
fn problems(family: &FamilyState) -> Vec<Problem> {
    let mut found = Vec::new();
    for place in family.groups_shown().flat_map(|group| family.questions(group)) {
        if family.answers.get(place).is_none_or(Option::is_none) {
            found.push(Problem::about(&item_field(place), "f8.problem", family.short(place)));
        }
    }
    found
}
