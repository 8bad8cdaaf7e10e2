//! J8: who may be able to decide hears first what it is about. The tablet goes back, P6c
//! finds out for what they can decide, and then it comes again, for what they say. So a
//! yes of theirs is never older than the assessment that it rests on.

use super::effect::Effect;
use super::errand::Errand;
use super::fact::Stamp;
use super::family::{FamilyState, Outcome, Way};
use super::guards::{heard_items_for, is_below, items_for};
use super::inputs::Inputs;
use super::layout::path;
use super::recording::{self, Making};
use super::screen::{DeskScreen, FamilyScreen, Journey};
use super::script;
use super::state::{AtDesk, Desk, Mode, State};
use super::talk::enter;
use crate::domain::answers::Answers;
use crate::domain::authority::Competence;
use crate::domain::codes::codes;
use crate::domain::plan::Judged;
use crate::domain::time::Instant;

codes! {
    /// Of a pass that comes in two.
    Half {
        /// F1 to F7 and F9: nothing is asked.
        Explains = "explains",
        /// F14, and F8 for what is theirs to decide.
        Hears = "hears",
    }
}

/// The purposes that this person may be able to decide, which is to be found out: from
/// `ask_competence_from`, until their age alone lets them decide.
pub fn to_assess(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<String> {
    let again = state.desk.hand_over.has("assess_again", Judged::Yes.code());
    let mut open = Vec::new();
    for (purpose, found) in assessed(state, inputs, person, at) {
        if again || !settles(found) {
            open.push(purpose);
        }
    }
    open
}

/// An earlier assessment speaks, and would not be made again.
pub fn is_settled(state: &State, inputs: &Inputs, person: &str, at: Instant) -> bool {
    assessed(state, inputs, person, at).into_iter().any(|(_, found)| settles(found))
}

fn settles(found: Option<Competence>) -> bool {
    matches!(found, Some(Competence::Competent | Competence::NotCompetent))
}

/// The purposes for which it matters, with what the newest assessment found.
fn assessed(
    state: &State,
    inputs: &Inputs,
    person: &str,
    at: Instant,
) -> Vec<(String, Option<Competence>)> {
    let (rules, plan) = (&inputs.config.people_rules, &state.desk.plan);
    let mut found: Vec<(String, Option<Competence>)> = Vec::new();
    let Some(known) = inputs.person(person) else { return found };
    if !is_below(inputs, person, rules.child_decides_from, at)
        || is_below(inputs, person, rules.ask_competence_from, at)
    {
        return found;
    }
    let mut items = items_for(plan, inputs, person, at);
    items.retain(|item| item.about == person);
    items.extend(heard_items_for(plan, inputs, person, at));
    for item in items {
        let purpose = item.purpose_id;
        if !found.iter().any(|(other, _)| *other == purpose) {
            let grounds = ((&inputs.case, &*inputs.config), (known, purpose.as_str()));
            let newest = inputs.found.with_grounds(grounds.0, grounds.1, at, |it| it.assessed);
            found.push((purpose, newest));
        }
    }
    found
}

/// Everything was explained, and nothing has been asked.
pub fn is_first_half(family: &FamilyState) -> bool {
    family.pass.comes_again() && family.outcome == Outcome::Open
}

/// The tablet is back, and goes to the same person again.
pub fn is_between(desk: &Desk) -> bool {
    desk.heard.as_deref().is_some_and(is_first_half)
}

/// On to P6c. The room is looked at again before the tablet goes back.
pub fn take_back(state: &mut State) {
    let Some(inputs) = state.inputs.clone() else { return };
    let at = AtDesk::at(DeskScreen::HandOver);
    let Mode::Family(family) = std::mem::replace(&mut state.mode, Mode::Practitioner(at)) else {
        return;
    };
    for field in ["still_safe", "alone"] {
        state.desk.hand_over.clear(field);
    }
    let about = family.pass.person.clone();
    state.desk.heard = Some(family);
    let mut answers = Answers::default();
    for purpose in to_assess(state, &inputs, &about, state.at.unwrap_or_default()) {
        answers.mark("purpose", &purpose, true);
    }
    if answers.one("purpose").is_some() {
        let (screen, from) = (DeskScreen::Assess, DeskScreen::HandOver);
        state.desk.errands.push(Errand { screen, from, about, answers, keys: Vec::new() });
        state.mode = Mode::Practitioner(AtDesk::at(screen));
    }
}

/// The second half begins. What was explained and said back stays so; what is asked
/// follows from who decides now.
pub fn go_on(state: &mut State, inputs: &Inputs, stamp: &Stamp) {
    let Some(first) = state.desk.heard.take() else { return };
    let first = *first;
    let half = (Journey::Talk, Some(Half::Hears));
    let Some(pass) = script::pass(state, inputs, &first.pass.person, half, stamp.at) else {
        state.desk.heard = Some(Box::new(first));
        return;
    };
    let mut family = Box::new(FamilyState {
        layout: first.layout,
        shown: first.shown,
        shown_from: first.shown_from,
        beside_shown: first.beside_shown,
        one_language: first.one_language,
        explained: first.explained,
        asks_about: first.asks_about,
        say_back: first.say_back,
        records: first.records,
        ..FamilyState::new(pass)
    });
    // By phone there is one way: it is said, and heard.
    family.way = family.pass.by_phone.then_some(Way::Said);
    let language = &first.pass.voice.language;
    if family.pass.voice.language != *language {
        let known = script::Known::of(state, inputs, stamp.at);
        script::say_in(&mut family, &known, language);
    }
    let mut screen = FamilyScreen::Next;
    for next in path(&family) {
        if next.ideas().is_empty() {
            screen = next;
            break;
        }
        family.trail.push(next);
    }
    enter(&mut family, inputs, screen, stamp);
    state.mode = Mode::Family(family);
}

/// The pass ends between its halves, where nothing was asked yet.
pub fn stop(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let here = match &state.mode {
        Mode::Practitioner(at) => matches!(at.screen, DeskScreen::Assess | DeskScreen::HandOver),
        Mode::Family(_) => false,
    };
    if !here || !is_between(&state.desk) {
        return Vec::new();
    }
    if let Some(heard) = &mut state.desk.heard {
        heard.outcome = Outcome::Stopped;
    }
    state.desk.errands.clear();
    let effects = recording::make(state, inputs, Making::Stopped, stamp, 0);
    state.desk.answer_record = state.outbox.records.last().map(|out| out.key.clone());
    state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Save));
    effects
}
