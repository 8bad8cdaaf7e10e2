//! P0 to P7: the desk work, kept as a plan.

mod judge;
mod problems;

use super::effect::Effect;
use super::fact::{PrepareFact, Stamp};
use super::guards::may_hold_tablet;
use super::inputs::Inputs;
use super::screen::{DeskScreen, Journey};
use super::state::{AtDesk, Desk, Mode, State};
use crate::domain::config::Mode as PurposeMode;
use crate::domain::plan::{Plan, PlannedKind, PlannedPerson, PlannedPurpose, RealChoice};
use crate::domain::time::Instant;
use crate::wire::plan::encode_plan;

pub use problems::problems_on;

pub fn update(state: &mut State, fact: PrepareFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    match fact {
        PrepareFact::JourneyChosen(journey) if at.screen == DeskScreen::Start => {
            begin(state, &inputs, journey, stamp);
        }
        PrepareFact::Continued => return continued(state, &inputs, stamp),
        PrepareFact::WentBack => {
            if let Some(before) = step_beside(at.screen, -1) {
                *at = AtDesk::at(before);
            } else if DeskScreen::PLAN.contains(&at.screen) {
                *at = AtDesk::at(DeskScreen::Start);
            }
        }
        PrepareFact::StepChosen(screen) if may_step_to(&state.desk, at.screen, screen) => {
            state.desk.journey = Some(Journey::Plan);
            *at = AtDesk::at(screen);
        }
        PrepareFact::JourneyChosen(_) | PrepareFact::StepChosen(_) => {}
        fact => {
            if DeskScreen::PLAN.contains(&at.screen) {
                judge::update(&mut state.desk.plan, &inputs, fact, stamp.at);
                // What was kept is no longer what stands here.
                state.desk.plan_kept = false;
            }
        }
    }
    Vec::new()
}

/// Starts a journey from P0, or at the host's wish.
pub fn begin(state: &mut State, inputs: &Inputs, journey: Journey, stamp: &Stamp) {
    let desk = &mut state.desk;
    desk.journey = Some(journey);
    desk.hand_over = Default::default();
    let screen = match journey {
        Journey::Plan => {
            desk.plan = new_plan(inputs, stamp);
            desk.plan_kept = false;
            DeskScreen::PeopleAndDanger
        }
        Journey::Talk if desk.plan_kept => DeskScreen::HandOver,
        Journey::Talk => DeskScreen::Start,
        Journey::Withdraw => DeskScreen::HandOver,
    };
    state.mode = Mode::Practitioner(AtDesk::at(screen));
}

fn new_plan(inputs: &Inputs, stamp: &Stamp) -> Plan {
    let people = inputs.case.people.iter();
    let people = people.filter(|person| may_hold_tablet(inputs, &person.id, stamp.at));
    Plan {
        plan_id: stamp.ids.first().cloned().unwrap_or_default(),
        created: Some(stamp.at),
        people: people
            .map(|person| PlannedPerson {
                person: person.id.clone(),
                language: only_language(inputs),
                ..PlannedPerson::default()
            })
            .collect(),
        ..Plan::default()
    }
}

/// Where there is one language there is nothing to choose.
fn only_language(inputs: &Inputs) -> Option<String> {
    match inputs.config.languages.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// A purpose as P3 proposes it: its usual kinds, each to be judged. Where only
/// one person can be meant, the information is about that person.
fn proposed(inputs: &Inputs, purpose_id: &str, at: Instant) -> PlannedPurpose {
    let mut planned = PlannedPurpose::new(purpose_id);
    let Some(purpose) = inputs.config.purpose(purpose_id) else { return planned };
    for id in &purpose.usual_kinds {
        let Some(kind) = inputs.config.kind(id).filter(|kind| !kind.never_in_plan) else {
            continue;
        };
        let about = match judge::people_for(inputs, kind.about, at).as_slice() {
            [only] => vec![only.id.clone()],
            _ => Vec::new(),
        };
        planned.kinds.push(PlannedKind {
            pii_id: id.clone(),
            needed: None,
            about,
            left_out_because: String::new(),
        });
    }
    if purpose.mode == PurposeMode::InformOnly {
        planned.choice = Some(RealChoice::WeTellYou);
    }
    planned
}

pub use judge::people_for;

fn continued(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    if !DeskScreen::PLAN.contains(&at.screen) {
        return Vec::new();
    }
    at.problems = problems_on(at.screen, &state.desk.plan, inputs, stamp.at);
    if !at.problems.is_empty() {
        return Vec::new();
    }
    match step_beside(at.screen, 1) {
        Some(next) => {
            *at = AtDesk::at(next);
            Vec::new()
        }
        None => keep_plan(state, inputs),
    }
}

fn keep_plan(state: &mut State, inputs: &Inputs) -> Vec<Effect> {
    state.desk.plan_kept = true;
    state.desk.journey = None;
    state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start));
    let plan = encode_plan(&state.desk.plan, &inputs.config_ref, &inputs.case.case_ref);
    vec![Effect::PlanMade(plan)]
}

fn step_beside(screen: DeskScreen, by: isize) -> Option<DeskScreen> {
    let place = DeskScreen::PLAN.iter().position(|step| *step == screen)?;
    DeskScreen::PLAN.get(place.checked_add_signed(by)?).copied()
}

/// Back to an earlier step of the plan, or into a kept plan from P0.
fn may_step_to(desk: &Desk, from: DeskScreen, to: DeskScreen) -> bool {
    let place = |screen| DeskScreen::PLAN.iter().position(|step| *step == screen);
    match (place(from), place(to)) {
        (Some(from), Some(to)) => to <= from,
        (None, Some(_)) => from == DeskScreen::Start && !desk.plan.plan_id.is_empty(),
        (_, None) => false,
    }
}
