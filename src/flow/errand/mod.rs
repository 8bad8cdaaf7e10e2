//! What the practitioner does at the desk besides the plan and the talk: a page of
//! questions, what the record will say (P22), and back to where it was begun.

pub mod advice;
pub mod anonymous;
pub mod assess;
pub mod authority;
pub mod correct;
pub mod import;
mod lower;
pub mod stop_sharing;
pub mod told;
pub mod urgent;
pub mod when;

use serde::{Deserialize, Serialize};

use super::competence;
use super::effect::Effect;
use super::fact::{ErrandFact, Stamp};
use super::form::{Question, take, unanswered};
use super::inputs::Inputs;
use super::problem::Problem;
use super::review;
use super::screen::DeskScreen;
use super::state::{AtDesk, Mode, State};
use crate::domain::answers::Answers;
use crate::domain::time::Instant;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Errand {
    pub screen: DeskScreen,
    /// Where it was begun, and where it leads back to.
    pub from: DeskScreen,
    /// The record or the person that it is about; empty where it is about none.
    pub about: String,
    pub answers: Answers,
    /// Of the records that it has made.
    pub keys: Vec<String>,
}

/// What an errand's questions are put together from.
pub struct Asking<'a> {
    pub state: &'a State,
    pub inputs: &'a Inputs,
    pub errand: &'a Errand,
    pub at: Instant,
}

/// What one errand asks, what else must hold, and the record that it makes.
struct Steps {
    screen: DeskScreen,
    questions: fn(&Asking) -> Vec<Question>,
    problems: fn(&Asking, &mut Vec<Problem>),
    make: fn(&mut State, &Inputs, &Errand, &Stamp) -> Vec<Effect>,
}

const STEPS: &[Steps] = &[
    Steps {
        screen: DeskScreen::Advice,
        questions: advice::questions,
        problems: advice::problems,
        make: advice::make,
    },
    Steps {
        screen: DeskScreen::Told,
        questions: told::questions,
        problems: told::problems,
        make: told::make,
    },
    Steps {
        screen: DeskScreen::StopSharing,
        questions: stop_sharing::questions,
        problems: no_more,
        make: stop_sharing::make,
    },
    Steps {
        screen: DeskScreen::Correct,
        questions: correct::questions,
        problems: no_more,
        make: correct::make,
    },
    Steps {
        screen: DeskScreen::Import,
        questions: import::questions,
        problems: import::problems,
        make: import::make,
    },
    Steps {
        screen: DeskScreen::Review,
        questions: review::questions,
        problems: review::problems,
        make: |_, _, _, _| Vec::new(),
    },
    Steps {
        screen: DeskScreen::Authority,
        questions: authority::questions,
        problems: authority::problems,
        make: authority::make,
    },
    Steps {
        screen: DeskScreen::Urgent,
        questions: urgent::questions,
        problems: urgent::problems,
        make: urgent::make,
    },
    Steps {
        screen: DeskScreen::Assess,
        questions: assess::questions,
        problems: no_more,
        make: assess::make,
    },
];

fn no_more(_: &Asking, _: &mut Vec<Problem>) {}

fn steps(screen: DeskScreen) -> Option<&'static Steps> {
    STEPS.iter().find(|steps| steps.screen == screen)
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    steps(asking.errand.screen).map(|steps| (steps.questions)(asking)).unwrap_or_default()
}

pub fn update(state: &mut State, fact: ErrandFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Practitioner(at) = &state.mode else { return Vec::new() };
    let at = at.screen;
    match fact {
        ErrandFact::Begun { screen, about } => {
            if may_begin(at, screen) {
                begin(state, &inputs, screen, &about, stamp);
            }
        }
        ErrandFact::Continued if steps(at).is_some() => {
            return continued(state, &inputs, stamp);
        }
        // The person waits for their second half.
        ErrandFact::WentBack if at == DeskScreen::Assess => {}
        ErrandFact::WentBack => went_back(state, at),
        ErrandFact::TalkStopped => return competence::stop(state, &inputs, stamp),
        ErrandFact::Continued => {}
    }
    Vec::new()
}

/// Advice can be sought wherever somebody is not sure, and what shows who decides be
/// written down where it is said who does. In an emergency nothing comes first (I10).
/// The rest begins at P0.
fn may_begin(from: DeskScreen, screen: DeskScreen) -> bool {
    match screen {
        DeskScreen::Urgent => return from != DeskScreen::Urgent,
        DeskScreen::Authority if from == DeskScreen::SafeAndWho => return true,
        _ => {}
    }
    let doubt = matches!(from, DeskScreen::HandOver | DeskScreen::Attest | DeskScreen::AfterNo)
        || DeskScreen::PLAN.contains(&from)
        || (steps(from).is_some() && from != DeskScreen::Advice);
    steps(screen).is_some()
        && screen != DeskScreen::Assess
        && (from == DeskScreen::Start || (screen == DeskScreen::Advice && doubt))
}

pub fn begin(state: &mut State, inputs: &Inputs, screen: DeskScreen, about: &str, stamp: &Stamp) {
    let Some(mut errand) = new(state, screen, about) else { return };
    match screen {
        DeskScreen::Advice => advice::prefill(&mut errand, state, inputs, stamp.at),
        DeskScreen::Review => errand.answers.set("person", about),
        DeskScreen::Authority => errand.answers.set("over", about),
        _ => {}
    }
    enter(state, errand);
}

/// From wherever the practitioner is.
pub fn begin_urgent(state: &mut State) {
    if let Some(errand) = new(state, DeskScreen::Urgent, "") {
        enter(state, errand);
    }
}

fn new(state: &State, screen: DeskScreen, about: &str) -> Option<Errand> {
    let Mode::Practitioner(at) = &state.mode else { return None };
    Some(Errand {
        screen,
        from: at.screen,
        about: about.to_owned(),
        answers: Answers::default(),
        keys: Vec::new(),
    })
}

fn enter(state: &mut State, errand: Errand) {
    state.mode = Mode::Practitioner(AtDesk::at(errand.screen));
    state.desk.errands.push(errand);
}

/// An answer to a question of the errand that stands.
pub fn answered(
    state: &mut State,
    inputs: &Inputs,
    (field, value, on): (&str, &str, bool),
    at: Instant,
) {
    let Some(mut errand) = state.desk.errands.pop() else { return };
    let asked = questions(&Asking { state, inputs, errand: &errand, at });
    if take(&asked, &mut errand.answers, field, value, on) {
        if field == "person" {
            // What was marked was another person's.
            for name in ["all", "take", "safe_to_write", "safe"] {
                errand.answers.clear(name);
            }
        }
        assess::follow(&mut errand.answers, field);
    }
    state.desk.errands.push(errand);
}

fn continued(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Some(errand) = state.desk.errands.last().cloned() else { return Vec::new() };
    let Some(steps) = steps(errand.screen) else { return Vec::new() };
    let asking = Asking { state, inputs, errand: &errand, at: stamp.at };
    let mut problems = unanswered(&questions(&asking), &errand.answers);
    (steps.problems)(&asking, &mut problems);
    if !problems.is_empty() {
        state.mode = Mode::Practitioner(AtDesk { screen: errand.screen, problems });
        return Vec::new();
    }
    if errand.screen == DeskScreen::Review {
        review::hand_over(state, &errand);
        return Vec::new();
    }
    state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Save));
    // Kept at once: nothing in these awaits a second look, and what is urgent no look.
    match errand.screen {
        DeskScreen::Advice | DeskScreen::Assess | DeskScreen::Authority | DeskScreen::Urgent => {
            save(state, inputs, stamp)
        }
        _ => Vec::new(),
    }
}

fn went_back(state: &mut State, at: DeskScreen) {
    let Some(errand) = state.desk.errands.last() else { return };
    if at == DeskScreen::Save && errand.keys.is_empty() {
        state.mode = Mode::Practitioner(AtDesk::at(errand.screen));
    } else if at == errand.screen {
        let from = errand.from;
        state.desk.errands.pop();
        state.mode = Mode::Practitioner(AtDesk::at(from));
    }
}

/// Makes the records of the errand that stands, once.
pub fn save(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Some(errand) = state.desk.errands.last().cloned() else { return Vec::new() };
    let Some(steps) = steps(errand.screen).filter(|_| errand.keys.is_empty()) else {
        return Vec::new();
    };
    let before = state.outbox.records.len();
    let effects = (steps.make)(state, inputs, &errand, stamp);
    let made = state.outbox.records.iter().skip(before);
    let made: Vec<String> = made.map(|out| out.key.clone()).collect();
    if let Some(errand) = state.desk.errands.last_mut() {
        errand.keys = made;
    }
    effects
}

/// The records are in hand: back to where it was begun, or on to who must be told.
pub fn finish(state: &mut State, inputs: &Inputs, stamp: &Stamp) {
    let Some(errand) = state.desk.errands.pop() else { return };
    state.mode = Mode::Practitioner(AtDesk::at(errand.from));
    if errand.screen == DeskScreen::Told
        && let Some(person) = errand.answers.one("person")
    {
        stop_sharing::begin_if_any(state, inputs, person, stamp);
    }
}
