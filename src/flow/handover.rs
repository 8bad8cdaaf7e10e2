//! P8: the tablet goes to one person, after a last look round the room.

use super::competence::{self, is_between};
use super::effect::Effect;
use super::fact::{HandOverFact, Stamp};
use super::form::{Kind, Question, take, unanswered};
use super::guards::{Barrier, barriers, barriers_to_change, barriers_to_explain};
use super::inputs::{Inputs, Unlock};
use super::phone::{self, is_by_phone};
use super::prepare::coded;
use super::problem::Problem;
use super::screen::{DeskScreen, Journey};
use super::state::{AtDesk, Desk, Mode, State};
use super::talk;
use crate::domain::answers::Answers;
use crate::domain::plan::{Judged, Part};
use crate::domain::time::Instant;

pub const PASSCODE_LENGTH: usize = 4;

/// Who is on this person's side, among those present.
pub const ADVOCATE: &str = "advocate";

pub fn update(state: &mut State, fact: HandOverFact, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Practitioner(AtDesk { screen: DeskScreen::HandOver, .. }) = state.mode else {
        return Vec::new();
    };
    match fact {
        // The person waits for their second half.
        HandOverFact::WentBack if is_between(&state.desk) => {}
        HandOverFact::WentBack => state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start)),
        HandOverFact::TabletHandedOver => hand_over_tablet(state, stamp),
    }
    Vec::new()
}

/// What P8 asks. About safety and being alone only once somebody is named.
pub fn questions(state: &State, inputs: &Inputs, at: Instant) -> Vec<Question> {
    let desk = &state.desk;
    let pack = inputs.packs.practitioner();
    let say = |key: &str| pack.say(key).to_owned();
    let chosen = desk.hand_over.one("person");
    let by_phone = chosen.is_some_and(|person| is_by_phone(desk, person));
    let words = say(if by_phone { "phone.person" } else { "p8.person" });
    let mut who = Question::new("person".into(), Kind::One, words).inline();
    let mut present = Question::new("present".into(), Kind::Any, say("p8.present")).inline();
    for person in &inputs.case.people {
        present.option(&person.id, person.spoken_name(), "");
        if may_take_tablet(state, inputs, &person.id, at).is_empty() {
            who.option(&person.id, person.spoken_name(), "");
        }
    }
    let between = is_between(desk);
    let mut asked = Vec::new();
    if !by_phone {
        if let Some(advocate) = chosen.map(|person| desk.plan.advocate(person))
            && !advocate.is_empty()
        {
            present.option(ADVOCATE, &pack.fill("p8.advocate", &[("name", advocate)]), "");
        }
        asked.push(present);
    }
    if !between {
        asked.insert(0, who.required("p8.problem.person", ""));
    }
    asked.push(Question::new("others".into(), Kind::Line, say("p8.others")));
    if let Some(person) = chosen {
        let name = inputs.name(person);
        if by_phone {
            asked.extend(phone::questions(&pack, name));
        } else {
            for (id, words, missing) in [
                ("still_safe", "p8.still_safe", "p8.problem.still_safe"),
                ("alone", "p8.alone", "p8.problem.alone"),
            ] {
                let judged = coded(&pack, id.into(), words, name, "desk", Judged::CODES);
                asked.push(judged.inline().required(missing, name));
            }
        }
        if !between && competence::is_settled(state, inputs, person, at) {
            let words = pack.fill("p8.assess_again", &[("name", name)]);
            let mut again = Question::new("assess_again".into(), Kind::Any, say("p8.assessed"));
            again.option(Judged::Yes.code(), &words, "");
            asked.push(again);
        }
    }
    if inputs.unlock == Unlock::Passcode && !between {
        asked.push(Question::new("passcode".into(), Kind::Secret, say("p8.passcode")));
    }
    asked
}

pub fn answered(
    state: &mut State,
    inputs: &Inputs,
    (field, value, on): (&str, &str, bool),
    at: Instant,
) {
    let asked = questions(state, inputs, at);
    let in_room = !is_by_phone(&state.desk, value);
    let hand_over = &mut state.desk.hand_over;
    let other = !hand_over.has("person", value);
    if take(&asked, hand_over, field, value, on) && field == "person" {
        // What was confirmed of the room was confirmed for somebody else.
        if other {
            for confirmed in ["still_safe", "alone", "assess_again", "identity", "safe_to_write"] {
                hand_over.clear(confirmed);
            }
            hand_over.mark("present", ADVOCATE, false);
        }
        if in_room {
            hand_over.mark("present", value, true);
        } else {
            // Who speaks by phone is not here, nor does it matter who else is.
            hand_over.clear("present");
        }
    }
}

fn hand_over_tablet(state: &mut State, stamp: &Stamp) {
    let Some(inputs) = state.inputs.clone() else { return };
    let problems = problems(state, &inputs, stamp.at);
    let person = state.desk.hand_over.one("person").map(str::to_owned);
    match person {
        Some(person) if problems.is_empty() => talk::begin(state, &inputs, &person, stamp),
        _ => state.mode = Mode::Practitioner(AtDesk { screen: DeskScreen::HandOver, problems }),
    }
}

fn problems(state: &State, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    let desk = &state.desk;
    let hand_over = &desk.hand_over;
    let mut found = unanswered(&questions(state, inputs, at), hand_over);
    if let Some(person) = hand_over.one("person") {
        let name = inputs.name(person);
        if is_by_phone(desk, person) {
            phone::problems(hand_over, name, &mut found);
        } else if !hand_over.has("present", person) {
            found.push(Problem::about("present", "p8.problem.present", name));
        }
        company(desk, inputs, person, &mut found);
        if !matches!(
            hand_over.one("still_safe").map(Judged::from_code),
            None | Some(Some(Judged::Yes))
        ) {
            found.push(Problem::about("still_safe", "p8.problem.not_safe", name));
        }
        if !may_take_tablet(state, inputs, person, at).is_empty() {
            found.push(Problem::about("person", "p8.problem.locked", name));
        }
    }
    if inputs.unlock == Unlock::Passcode && !is_passcode(hand_over) {
        found.push(Problem::new("passcode", "p8.problem.passcode"));
    }
    found
}

/// Who else is in the room. Private questions rest on "alone" (I16), and what
/// somebody must not know is not shown beside them (I1).
fn company(desk: &Desk, inputs: &Inputs, person: &str, found: &mut Vec<Problem>) {
    let alone = desk.hand_over.has("alone", Judged::Yes.code());
    for other in desk.hand_over.all("present").filter(|other| *other != person) {
        let advocate = Some(desk.plan.advocate(person)).filter(|_| other == ADVOCATE);
        let name = advocate.unwrap_or_else(|| inputs.name(other));
        if desk.plan.part(other) == Some(Part::MustNotKnow) {
            found.push(Problem::about("present", "p8.problem.must_not_know", name));
        }
        if alone {
            found.push(Problem::about("alone", "p8.problem.not_alone", name));
        }
    }
    if alone && !is_by_phone(desk, person) && !desk.hand_over.text("others").trim().is_empty() {
        found.push(Problem::new("alone", "p8.problem.others_here"));
    }
}

/// What keeps this person's screens locked at this instant.
pub fn may_take_tablet(state: &State, inputs: &Inputs, person: &str, at: Instant) -> Vec<Barrier> {
    let desk = &state.desk;
    match desk.journey {
        Some(Journey::Review) => super::review::barriers(state, inputs, person, at),
        Some(Journey::Withdraw) => barriers_to_change(&desk.plan, inputs, person, at),
        Some(Journey::Explain) => barriers_to_explain(&desk.plan, inputs, person),
        _ => barriers(&desk.plan, inputs, person, at),
    }
}

fn is_passcode(hand_over: &Answers) -> bool {
    hand_over.one("passcode").is_some_and(|text| text.chars().count() >= PASSCODE_LENGTH)
}
