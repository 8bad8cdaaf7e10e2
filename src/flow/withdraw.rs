//! F12 and F13: a change of mind, in whole or in part. No reason is asked, and
//! it is kept at once (I4, I15).

use super::effect::Effect;
use super::fact::{Stamp, WithdrawFact};
use super::family::{FamilyState, Given, Outcome, TakingBack};
use super::guards::{all_explained, unanswered};
use super::layout::is_in_talk;
use super::problem::Problem;
use super::recording::{self, Making};
use super::screen::{FamilyScreen, Journey};
use super::state::{Mode, State};
use super::talk::{enter, go_on, mark_all_shown, show_next};
use crate::domain::choice::Answer;
use crate::domain::item::Item;

pub fn update(state: &mut State, fact: WithdrawFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    let on_f12 = family.screen == FamilyScreen::ChangeMind;
    match fact {
        WithdrawFact::ChangeOfMindChosen => {
            if may_leave(family.screen) {
                family.lock.typed.clear();
                go_on(family, &inputs, FamilyScreen::ChangeMind, stamp);
            }
        }
        WithdrawFact::EverythingChosen if on_f12 && !own_yeses(family).is_empty() => {
            family.taking_back = Some(TakingBack::Everything);
            go_on(family, &inputs, FamilyScreen::WhatChanges, stamp);
        }
        WithdrawFact::SomeChosen if on_f12 => {
            let yeses = own_yeses(family);
            if !family.marked.iter().any(|item| yeses.contains(item)) {
                family.problems = vec![Problem::new("take", "f12.problem")];
            } else {
                family.taking_back = Some(TakingBack::Some);
                go_on(family, &inputs, FamilyScreen::WhatChanges, stamp);
            }
        }
        WithdrawFact::Confirmed if family.screen == FamilyScreen::WhatChanges => {
            mark_all_shown(family, stamp);
            let effects = recording::make(state, &inputs, Making::TakenBack, stamp, 0);
            if let Mode::Family(family) = &mut state.mode {
                forget_yeses(family, stamp);
            }
            show_after(state, stamp);
            return effects;
        }
        WithdrawFact::WentBack => {
            if matches!(family.screen, FamilyScreen::ChangeMind | FamilyScreen::WhatChanges)
                && let Some(before) = family.trail.pop()
            {
                enter(family, &inputs, before, stamp);
            }
        }
        WithdrawFact::EverythingChosen | WithdrawFact::SomeChosen | WithdrawFact::Confirmed => {}
    }
    Vec::new()
}

/// What this person can take back: the yeses that stand, and those that they
/// have confirmed in this pass. What a pass that is over has refused is gone.
pub fn own_yeses(family: &FamilyState) -> Vec<Item> {
    let mut items: Vec<Item> = family.pass.standing.iter().map(|yes| yes.item.clone()).collect();
    if family.outcome != Outcome::Open {
        for (row, given) in family.answered() {
            match given.map(|given| given.answer) {
                Some(Answer::No) => items.retain(|item| *item != row.item),
                Some(Answer::Yes) if !items.contains(&row.item) => items.push(row.item.clone()),
                Some(Answer::Yes | Answer::NotSure) | None => {}
            }
        }
    }
    items
}

/// The items that are being taken back now.
pub fn items_taken_back(family: &FamilyState) -> Vec<Item> {
    let yeses = own_yeses(family);
    match family.taking_back {
        Some(TakingBack::Everything) => yeses,
        Some(TakingBack::Some) => {
            yeses.into_iter().filter(|item| family.marked.contains(item)).collect()
        }
        None => Vec::new(),
    }
}

fn may_leave(screen: FamilyScreen) -> bool {
    !matches!(
        screen,
        FamilyScreen::ChangeMind
            | FamilyScreen::WhatChanges
            | FamilyScreen::Ended
            | FamilyScreen::Hidden
    )
}

/// `place` is that of the yes among those that can be taken back.
pub fn item_marked(family: &mut FamilyState, place: &str, on: bool) {
    let place: Option<usize> = place.parse().ok();
    let yeses = own_yeses(family);
    let Some(item) = place.and_then(|place| yeses.get(place)) else { return };
    family.marked.retain(|marked| marked != item);
    if on {
        family.marked.push(item.clone());
        family.problems.clear();
    }
}

/// What was taken back is a no from now on, wherever else it stands here.
fn forget_yeses(family: &mut FamilyState, stamp: &Stamp) {
    let gone = items_taken_back(family);
    let everything = family.taking_back == Some(TakingBack::Everything);
    let open = family.outcome == Outcome::Open;
    for place in 0..family.answers.len() {
        let of_gone = family.rows().nth(place).is_some_and(|row| gone.contains(&row.item));
        let Some(slot) = family.answers.get_mut(place) else { continue };
        if open && (everything || of_gone) {
            slot.take_if(|given| given.answer == Answer::Yes);
        } else if of_gone {
            *slot = Some(Given { answer: Answer::No, at: stamp.at, takes_back: true });
        }
    }
    family.part_unlike();
    if open {
        family.forget_act();
    }
    family.pass.standing.retain(|yes| !gone.contains(&yes.item));
    for row in family.pass.groups.iter_mut().flat_map(|group| &mut group.rows) {
        row.own_yes_stands &= !gone.contains(&row.item);
    }
    let untouched = family.answers.iter().all(Option::is_none);
    let journey = family.pass.journey;
    if journey == Journey::Withdraw || (journey == Journey::Review && untouched) {
        family.outcome = Outcome::TookBack;
    }
    family.marked.clear();
}

/// On to F11. From the middle of a talk, "carry on" leads back to it.
fn show_after(state: &mut State, stamp: &Stamp) {
    let Some(inputs) = state.inputs.clone() else { return };
    let Mode::Family(family) = &mut state.mode else { return };
    let open_talk = family.outcome == Outcome::Open;
    let back = family
        .trail
        .iter()
        .rev()
        .copied()
        .find(|screen| is_in_talk(family, *screen) && *screen != FamilyScreen::Next);
    // F9 and F10 stand on a whole answer alone (G9), and a yes may just have gone; choices
    // on a whole explanation, and who kept everything at a review has had none (I2).
    let back = match back {
        Some(FamilyScreen::SayBack | FamilyScreen::Answer) if !unanswered(family).is_empty() => {
            let explained = all_explained(family);
            Some(if explained { FamilyScreen::Choices } else { FamilyScreen::Hello })
        }
        back => back,
    };
    show_next(state, &inputs, stamp);
    if let Mode::Family(family) = &mut state.mode
        && open_talk
    {
        family.trail.extend(back);
    }
}
