//! The one way in: a fact arrives, the state answers, effects go out.

use std::rc::Rc;

use super::effect::Effect;
use super::fact::{Fact, HostFact, Message, Stamp};
use super::form::take;
use super::inputs::Inputs;
use super::kept::Kept;
use super::screen::{DeskScreen, Journey};
use super::state::{AtDesk, Mode, State};
use super::{
    after_no, attest, copying, errand, handover, hide, prepare, review, saving, talk, unlock, ways,
    withdraw,
};

/// Total and deterministic: the same state and message always give the same
/// answer, and a fact that does not fit the moment changes nothing.
pub fn update(mut state: State, message: Message) -> (State, Vec<Effect>) {
    let Message { stamp, fact } = message;
    let before = state.screen_code();
    let was_family = state.is_family();
    let kept = state.outbox.records.len();
    let by_host = matches!(fact, Fact::Host(HostFact::Supplied(_)));
    let mut effects = match fact {
        fact if hide::is_out_of_reach(&state, &fact) => Vec::new(),
        Fact::Host(fact) => host(&mut state, fact, &stamp),
        Fact::QuestionAnswered { field, value, on } => {
            said(&mut state, &field, &value, on, &stamp);
            Vec::new()
        }
        Fact::TextWritten { field, text } => {
            said(&mut state, &field, &text, true, &stamp);
            Vec::new()
        }
        Fact::Prepare(fact) => prepare::update(&mut state, fact, &stamp),
        Fact::HandOver(fact) => handover::update(&mut state, fact, &stamp),
        Fact::Talk(fact) => talk::update(&mut state, fact, &stamp),
        Fact::Ink(fact) => {
            ways::drawing(&mut state, fact);
            Vec::new()
        }
        Fact::Withdraw(fact) => withdraw::update(&mut state, fact, &stamp),
        Fact::Attest(fact) => attest::update(&mut state, fact),
        Fact::Save(fact) => saving::update(&mut state, fact, &stamp),
        Fact::AfterNo(fact) => after_no::update(&mut state, fact, &stamp),
        Fact::Hide(fact) => hide::update(&mut state, fact, &stamp),
        Fact::Copy(fact) => copying::update(&mut state, fact, &stamp),
        Fact::TextSizeChosen(size) => {
            state.text_size = size;
            Vec::new()
        }
        Fact::Errand(fact) => errand::update(&mut state, fact, &stamp),
        Fact::Review(fact) => review::update(&mut state, fact, &stamp),
    };
    state.at = Some(stamp.at);
    state.today = state.inputs.as_ref().map(|inputs| inputs.today(stamp.at));
    let moved = state.screen_code() != before || state.is_family() != was_family;
    let news = moved || state.outbox.records.len() != kept;
    if by_host || (news && !state.is_family()) {
        take_stock(&mut state, &stamp);
    }
    if moved && !by_host {
        effects.insert(0, step(&state));
    }
    (state, effects)
}

/// An answer goes to the screen that stands, and to no other.
fn said(state: &mut State, field: &str, value: &str, on: bool, stamp: &Stamp) {
    let Some(inputs) = state.inputs.clone() else { return };
    let at = match &mut state.mode {
        Mode::Family(family) => return talk::answered(family, &inputs, field, value, on, stamp),
        Mode::Practitioner(at) => at.screen,
    };
    match at {
        DeskScreen::PeopleAndDanger
        | DeskScreen::WhatAndWho
        | DeskScreen::RealChoice
        | DeskScreen::SafeAndWho
        | DeskScreen::Help => {
            prepare::answered(state, &inputs, at, (field, value, on), stamp.at);
        }
        DeskScreen::HandOver => {
            handover::answered(state, &inputs, (field, value, on), stamp.at);
        }
        DeskScreen::Attest => {
            let asked = attest::questions(&state.desk, &inputs);
            take(&asked, &mut state.desk.attestation, field, value, on);
        }
        DeskScreen::Advice
        | DeskScreen::Told
        | DeskScreen::StopSharing
        | DeskScreen::Correct
        | DeskScreen::Import
        | DeskScreen::Authority
        | DeskScreen::Urgent
        | DeskScreen::Review
        | DeskScreen::Assess => {
            errand::answered(state, &inputs, (field, value, on), stamp.at);
        }
        DeskScreen::Start | DeskScreen::Save | DeskScreen::AfterNo | DeskScreen::Differing => {}
    }
}

/// What there is to do is looked up whenever the practitioner comes to another screen.
fn take_stock(state: &mut State, stamp: &Stamp) {
    let Some(inputs) = state.inputs.clone() else { return };
    let kept = Kept::of(state, &inputs, stamp.at);
    // What was established in this sitting counts from now on.
    if let Some(found) = kept.found.clone().filter(|found| *found != *inputs.found) {
        state.inputs = Some(Rc::new(Inputs { found: Rc::new(found), ..(*inputs).clone() }));
    }
    state.kept = Rc::new(kept);
}

fn step(state: &State) -> Effect {
    let person = match &state.mode {
        Mode::Family(family) => Some(family.pass.person.clone()),
        Mode::Practitioner(_) => None,
    };
    Effect::StepTaken { screen: state.screen_code(), person, family: state.is_family() }
}

fn host(state: &mut State, fact: HostFact, stamp: &Stamp) -> Vec<Effect> {
    match fact {
        HostFact::Supplied(inputs) => {
            supplied(state, inputs);
            Vec::new()
        }
        HostFact::JourneyRequested(journey) => {
            journey_requested(state, journey, stamp);
            Vec::new()
        }
        HostFact::RecordAcknowledged { key, reference } => {
            saving::acknowledged(state, &key, reference)
        }
        HostFact::RecordRefused { key, message } => saving::failed(state, &key, &message),
        HostFact::RecordTimedOut { key } => saving::failed(state, &key, ""),
        HostFact::UnlockAnswered(granted) => unlock::host_answered(state, granted),
    }
}

/// What has been said here is kept beside what the host's records say. A state
/// without inputs is new, or was written down and is taken up again.
fn supplied(state: &mut State, inputs: Rc<Inputs>) {
    let same_case =
        state.inputs.as_ref().is_none_or(|before| before.case.case_ref == inputs.case.case_ref);
    let before = state.inputs.as_ref().filter(|_| same_case);
    // Handed in once more it is the plan of then, and may have been changed here since.
    let old_plan = before.is_some_and(|before| before.plan == inputs.plan);
    let mut said = inputs.said.clone();
    said.under_one_id(&inputs.case);
    if same_case {
        let ours = |id: &str| state.outbox.find(id).is_some();
        let known: Vec<String> =
            said.statements.iter().map(|stated| stated.record_id.clone()).collect();
        let new = |id: &String| ours(id) && !known.contains(id);
        let here = &state.said;
        said.statements
            .extend(here.statements.iter().filter(|stated| new(&stated.record_id)).cloned());
        said.taken_back.extend(here.taken_back.iter().filter(|back| new(&back.record_id)).cloned());
        let is_new = |id: &&String| !inputs.said.corrected.contains(id);
        said.corrected.extend(here.corrected.iter().filter(is_new).cloned());
        said.drop_corrected();
    } else {
        state.outbox = Default::default();
        state.desk = Default::default();
        state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start));
    }
    state.said = said;
    // A plan that is being worked on is not replaced under the hand.
    if let Some(plan) = inputs.plan.as_ref().filter(|_| !old_plan && !state.is_planning()) {
        state.desk.plan = plan.clone();
        state.desk.plan_kept = true;
    }
    state.inputs = Some(Rc::new(inputs.with_own(&state.desk.plan)));
}

/// `start()`: never in the middle of somebody's pass. A plan that is half filled in is
/// gone on with, and not thrown away for an empty one.
fn journey_requested(state: &mut State, journey: Journey, stamp: &Stamp) {
    let Some(inputs) = state.inputs.clone() else { return };
    if !state.is_between_talks() {
        return;
    }
    let unfinished = state.desk.plan.is_there() && !state.desk.plan_kept;
    if journey != Journey::Plan || !unfinished {
        prepare::begin(state, &inputs, journey, stamp);
    } else if !state.is_planning() {
        state.desk.journey = Some(journey);
        state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::PeopleAndDanger));
    }
}
