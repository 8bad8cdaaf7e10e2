//! P8: the tablet goes to one person, after a last look round the room.

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::fact::{HandOverFact, Stamp};
use super::guards::{Barrier, barriers};
use super::inputs::{Inputs, Unlock};
use super::problem::{Problem, field};
use super::screen::{DeskScreen, Journey};
use super::state::{AtDesk, Desk, Mode, State};
use super::talk;
use crate::domain::plan::Judged;
use crate::domain::time::Instant;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HandOver {
    pub person: Option<String>,
    /// People of the case who are in the room.
    pub present: Vec<String>,
    /// Anybody else, in the practitioner's words. Private.
    pub others: String,
    pub still_safe: Option<Judged>,
    pub alone: Option<Judged>,
    pub passcode: String,
}

pub const PASSCODE_LENGTH: usize = 4;

pub fn update(state: &mut State, fact: HandOverFact, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Practitioner(AtDesk { screen: DeskScreen::HandOver, .. }) = state.mode else {
        return Vec::new();
    };
    let hand_over = &mut state.desk.hand_over;
    match fact {
        HandOverFact::PersonChosen(person) => {
            mark(&mut hand_over.present, &person, true);
            // What was confirmed of the room was confirmed for somebody else.
            if hand_over.person.as_ref() != Some(&person) {
                hand_over.still_safe = None;
                hand_over.alone = None;
            }
            hand_over.person = Some(person);
        }
        HandOverFact::PresenceMarked { person, on } => mark(&mut hand_over.present, &person, on),
        HandOverFact::OthersPresentWritten(text) => hand_over.others = text,
        HandOverFact::SafetyConfirmed(judged) => hand_over.still_safe = Some(judged),
        HandOverFact::AloneConfirmed(judged) => hand_over.alone = Some(judged),
        HandOverFact::PasscodeTyped(text) => hand_over.passcode = text,
        HandOverFact::WentBack => state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start)),
        HandOverFact::TabletHandedOver => return hand_over_tablet(state, stamp),
    }
    Vec::new()
}

fn hand_over_tablet(state: &mut State, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let problems = problems(&state.desk, &inputs, stamp.at);
    let person = state.desk.hand_over.person.clone();
    match person {
        Some(person) if problems.is_empty() => talk::begin(state, &inputs, &person, stamp),
        _ => state.mode = Mode::Practitioner(AtDesk { screen: DeskScreen::HandOver, problems }),
    }
    Vec::new()
}

fn problems(desk: &Desk, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    let hand_over = &desk.hand_over;
    let mut found = Vec::new();
    let Some(person) = hand_over.person.as_deref() else {
        return vec![Problem::new("person", "p8.problem.person")];
    };
    let name = inputs.person(person).map_or(person, |known| known.spoken_name());
    if !hand_over.present.iter().any(|present| present == person) {
        found.push(Problem::about(field(&["present", person]), "p8.problem.present", name));
    }
    match hand_over.still_safe {
        Some(Judged::Yes) => {}
        Some(_) => found.push(Problem::about("still_safe", "p8.problem.not_safe", name)),
        None => found.push(Problem::about("still_safe", "p8.problem.still_safe", name)),
    }
    if hand_over.alone.is_none() {
        found.push(Problem::about("alone", "p8.problem.alone", name));
    }
    if inputs.unlock == Unlock::Passcode && !is_passcode(&hand_over.passcode) {
        found.push(Problem::new("passcode", "p8.problem.passcode"));
    }
    if !may_take_tablet(desk, inputs, person, at).is_empty() {
        found.push(Problem::about("person", "p8.problem.locked", name));
    }
    found
}

/// What keeps this person's screens locked at this instant. Taking a yes back
/// needs no plan; that it is safe is confirmed at P8.
pub fn may_take_tablet(desk: &Desk, inputs: &Inputs, person: &str, at: Instant) -> Vec<Barrier> {
    match desk.journey {
        Some(Journey::Withdraw) => Vec::new(),
        Some(Journey::Talk | Journey::Plan) | None => barriers(&desk.plan, inputs, person, at),
    }
}

fn is_passcode(text: &str) -> bool {
    text.chars().count() >= PASSCODE_LENGTH
}

pub fn mark(list: &mut Vec<String>, id: &str, on: bool) {
    list.retain(|known| known != id);
    if on {
        list.push(id.to_owned());
    }
}
