//! P0 to P7: the desk work, kept as a plan.

mod about;
pub mod no_authority;
mod prompts;
mod questions;
mod rules;

use std::rc::Rc;

use super::effect::Effect;
use super::fact::{PrepareFact, Stamp};
use super::form::take;
use super::inputs::Inputs;
use super::screen::{DeskScreen, Journey};
use super::state::{AtDesk, Desk, Mode, State};
use crate::domain::answers::field;
use crate::domain::plan::{Event, Interpreter, Need, Part, Pattern, Plan, RealChoice, Safety};
use crate::domain::time::Instant;
use crate::wire::plan::{encode_plan, own_stem};

pub use about::{people_for, people_of_talk};
pub use prompts::prompts;
pub use questions::{about_person, coded, questions};

pub fn update(state: &mut State, fact: PrepareFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    match fact {
        PrepareFact::JourneyChosen(journey) => {
            if at.screen == DeskScreen::Start {
                begin(state, &inputs, journey, stamp);
            }
        }
        PrepareFact::DifferencesChosen => {
            if at.screen == DeskScreen::Start {
                *at = AtDesk::at(DeskScreen::Differing);
            }
        }
        PrepareFact::Continued => return continued(state, &inputs, stamp),
        PrepareFact::WentBack => {
            if let Some(before) = step_beside(at.screen, -1) {
                *at = AtDesk::at(before);
            } else if at.screen == DeskScreen::Differing || DeskScreen::PLAN.contains(&at.screen) {
                *at = AtDesk::at(DeskScreen::Start);
            }
        }
        PrepareFact::StepChosen(screen) => {
            if may_step_to(&state.desk, at.screen, screen) {
                state.desk.journey = Some(Journey::Plan);
                *at = AtDesk::at(screen);
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
    desk.errands.clear();
    let screen = match journey {
        Journey::Plan => {
            desk.plan = new_plan(inputs, std::mem::take(&mut desk.plan.events), stamp);
            desk.plan_kept = false;
            DeskScreen::PeopleAndDanger
        }
        Journey::Talk if desk.plan_kept => DeskScreen::HandOver,
        Journey::Talk => DeskScreen::Start,
        Journey::Withdraw | Journey::Explain => DeskScreen::HandOver,
        Journey::Review | Journey::Import | Journey::Correct => DeskScreen::Start,
    };
    state.mode = Mode::Practitioner(AtDesk::at(screen));
    let errand = match journey {
        Journey::Review => DeskScreen::Review,
        Journey::Import => DeskScreen::Import,
        Journey::Correct => DeskScreen::Correct,
        Journey::Plan | Journey::Talk | Journey::Withdraw | Journey::Explain => return,
    };
    super::errand::begin(state, inputs, errand, "", stamp);
}

/// What has happened outlives its plan: somebody's yes may be older.
fn new_plan(inputs: &Inputs, events: Vec<Event>, stamp: &Stamp) -> Plan {
    let mut plan = Plan {
        plan_id: stamp.ids.first().cloned().unwrap_or_default(),
        created: Some(stamp.at),
        events,
        ..Plan::default()
    };
    // Where there is one language there is nothing to choose.
    if let [only] = inputs.config.languages.as_slice() {
        for person in &inputs.case.people {
            plan.answers.set(&field(&["language", &person.id]), only);
        }
    }
    plan
}

/// An answer to a question of the step that stands. What was kept is then no longer
/// what stands.
pub fn answered(
    state: &mut State,
    inputs: &Inputs,
    screen: DeskScreen,
    (id, value, on): (&str, &str, bool),
    at: Instant,
) {
    let plan = &mut state.desk.plan;
    let asked = questions(screen, plan, inputs, at);
    if take(&asked, &mut plan.answers, id, value, on) {
        follow(plan, inputs, id, value, on, at);
        if id.starts_with("own_") {
            state.inputs = Some(Rc::new(inputs.with_own(plan)));
        }
        state.desk.plan_kept = false;
    }
}

/// What an answer takes with it.
fn follow(plan: &mut Plan, inputs: &Inputs, id: &str, value: &str, on: bool, at: Instant) {
    let parts: Vec<&str> = id.split('.').collect();
    match *parts.as_slice() {
        // Where only one person can be meant, the information is about them.
        ["need", purpose, kind] if value == Need::Needed.code() => {
            if let Some(known) = inputs.config.kind(kind)
                && let [only] = people_for(inputs, known.about, at).as_slice()
            {
                plan.answers.set(&field(&["about", purpose, kind]), &only.id);
            }
        }
        ["purposes"] if !on => {
            let of_purpose = ["need", "about", "why", "recipients", "frequency", "choice"];
            for name in of_purpose {
                plan.answers.clear_below(&field(&[name, value]));
            }
        }
        ["purposes"] => {
            let purpose = inputs.config.purpose(value);
            if purpose.is_some_and(|purpose| !purpose.is_asked()) {
                let choice = field(&["choice", value]);
                plan.answers.set(&choice, RealChoice::WeTellYou.code());
            }
        }
        ["patterns"] => {
            plan.events.retain(|(event, _)| event.code() != value);
            let event = Pattern::EVENTS.iter().find(|event| on && event.code() == value);
            if let Some(event) = event {
                plan.events.push((*event, at));
            }
        }
        // Another name is another person.
        ["own_name", place] => {
            let stem = [&own_stem(plan, place), "-"].concat();
            plan.answers.drop_values(&stem);
        }
        ["safety", person] if value != Safety::Some.code() => {
            plan.answers.clear(&field(&["reasons", person]));
        }
        ["interpreter", person] if value != Interpreter::Professional.code() => {
            plan.answers.clear(&field(&["interpreter_name", person]));
            plan.answers.clear(&field(&["interpreter_link", person]));
        }
        ["part", person] => {
            if value != Part::NotAsked.code() {
                plan.answers.clear(&field(&["not_asked", person]));
            }
            // Asked after all, it is to be looked at again. What was found unsafe stays found.
            let safe = plan.safety(person) == Some(Safety::NoneOfThese);
            if value != Part::Asked.code() && safe {
                plan.answers.clear_below(&field(&["safety", person]));
            }
        }
        _ => {}
    }
}

fn continued(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Practitioner(at) = &mut state.mode else { return Vec::new() };
    if !DeskScreen::PLAN.contains(&at.screen) {
        return Vec::new();
    }
    at.problems = rules::problems(at.screen, &state.desk.plan, inputs, stamp.at);
    if !at.problems.is_empty() {
        return Vec::new();
    }
    match step_beside(at.screen, 1) {
        Some(next) => {
            *at = AtDesk::at(next);
            Vec::new()
        }
        None => keep_plan(state, inputs, stamp),
    }
}

/// Only whole: a step may have been left behind, or have opened another question.
fn keep_plan(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    for screen in DeskScreen::PLAN {
        let problems = rules::problems(screen, &state.desk.plan, inputs, stamp.at);
        if !problems.is_empty() {
            state.mode = Mode::Practitioner(AtDesk { screen, problems });
            return Vec::new();
        }
    }
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
        (None, Some(_)) => from == DeskScreen::Start && desk.plan.is_there(),
        (_, None) => false,
    }
}
