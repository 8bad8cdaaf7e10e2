//! P20 and F16: is this still OK? (J7). Silence renews nothing (I7): only what the person
//! says on F10 does.

use super::effect::Effect;
use super::errand::{Asking, Errand};
use super::fact::{ReviewFact, Stamp};
use super::family::{FamilyState, Given, Outcome};
use super::form::{Kind, Question};
use super::guards::{Barrier, barriers_to_change, decides, is_complete};
use super::inputs::Inputs;
use super::prepare::coded;
use super::problem::Problem;
use super::screen::{DeskScreen, FamilyScreen, Journey};
use super::state::{AtDesk, Mode, State};
use super::talk::{enter, go_on, mark_all_shown};
use crate::domain::choice::Answer;
use crate::domain::item::Item;
use crate::domain::plan::{Event, Judged};
use crate::domain::standing::Statement;
use crate::domain::time::{DateOrInstant, Instant};

/// So long before it is due, a review is spoken of.
const AHEAD: chrono::TimeDelta = chrono::TimeDelta::days(28);

/// The yeses of this person that are still theirs to renew: another is not looked at again
/// with them, and so it is not due with them either.
fn theirs(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<Statement> {
    let live = state.said.live_yeses(person, inputs.today(at)).into_iter();
    let renews = |yes: &Statement| {
        decides(inputs, person, &yes.item, at) && is_complete(inputs, &yes.item, at)
    };
    live.map(|stands| stands.statement).filter(renews).collect()
}

/// What F16 asks this person about again.
pub fn renewable(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<Item> {
    theirs(state, inputs, person, at).into_iter().map(|yes| yes.item).collect()
}

/// The first local day on which something of this person's is due, where it is near.
pub fn due(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Option<chrono::NaiveDate> {
    let yeses = theirs(state, inputs, person, at);
    let first = yeses.iter().filter_map(|yes| yes.review_due).min();
    let near =
        |day: &chrono::NaiveDate| DateOrInstant::Date(*day).ends(inputs.zone()) <= at + AHEAD;
    let events = events_since(state, inputs, person, at);
    let events = events.into_iter().map(|(_, event)| inputs.today(event));
    first.filter(near).into_iter().chain(events).min()
}

/// What has happened since the oldest yes of this person that counts.
pub fn events_since(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<Event> {
    let yeses = theirs(state, inputs, person, at);
    let mut events = state.desk.plan.events.clone();
    events.retain(|(_, event)| yeses.iter().any(|yes| yes.decided_at < *event));
    events
}

/// What keeps a person from F16.
pub fn barriers(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<Barrier> {
    let mut found = barriers_to_change(&state.desk.plan, inputs, person, at);
    if renewable(state, inputs, person, at).is_empty() {
        found.push(Barrier::NothingComplete);
    }
    found
}

/// P20: for whom, and is it safe?
pub fn questions(asking: &Asking) -> Vec<Question> {
    let inputs = asking.inputs;
    let pack = inputs.packs.practitioner();
    let mut who = Question::new("person".into(), Kind::One, pack.say("p20.person").into());
    for person in &inputs.case.people {
        if barriers(asking.state, inputs, &person.id, asking.at).is_empty() {
            who.option(&person.id, person.spoken_name(), "");
        }
    }
    let mut asked = vec![who.inline().required("p20.problem.person", "")];
    if let Some(person) = asking.errand.answers.one("person") {
        let name = inputs.name(person);
        let safe = coded(&pack, "safe".into(), "p20.safe", name, "desk", Judged::CODES);
        asked.push(safe.inline().required("p20.problem.safe", name));
    }
    asked
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    let said = asking.errand.answers.one("safe").and_then(Judged::from_code);
    if said.is_some_and(|said| said != Judged::Yes) {
        found.push(Problem::new("safe", "p20.problem.not_safe"));
    }
}

/// On to P8, where it is confirmed in the room.
pub fn hand_over(state: &mut State, errand: &Errand) {
    let desk = &mut state.desk;
    desk.errands.clear();
    desk.journey = Some(Journey::Review);
    desk.hand_over = Default::default();
    let person = errand.answers.text("person");
    desk.hand_over.set("person", person);
    desk.hand_over.mark("present", person, true);
    state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::HandOver));
}

pub fn update(state: &mut State, fact: ReviewFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if family.screen != FamilyScreen::Review || family.outcome != Outcome::Open {
        return Vec::new();
    }
    mark_all_shown(family, stamp);
    family.forget_act();
    match fact {
        ReviewFact::KeepChosen => {
            for slot in &mut family.answers {
                *slot = Some(Given { answer: Answer::Yes, at: stamp.at, takes_back: false });
            }
            go_on(family, &inputs, FamilyScreen::Answer, stamp);
        }
        // Choices rest on a whole explanation (I2).
        ReviewFact::ChangeChosen => {
            family.answers.fill(None);
            family.trail.push(FamilyScreen::Review);
            enter(family, &inputs, FamilyScreen::Hello, stamp);
        }
    }
    Vec::new()
}

/// Everything that was looked at again was agreed to again, and nothing of it was taken
/// back in between.
pub fn is_renewal(family: &FamilyState) -> bool {
    let mut rows = family.answered();
    family.pass.journey == Journey::Review
        && !family.answers.is_empty()
        && rows.all(|(row, given)| {
            row.own_yes_stands && given.is_some_and(|given| given.answer == Answer::Yes)
        })
}
