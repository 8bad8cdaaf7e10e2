//! A pass in two halves (J8): fourteen-year-old Asha, and the moves of it.

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{ErrandFact, Fact, HandOverFact, SaveFact, TalkFact, Unlock};
use serde_json::{Value, json};

use super::{Given, PASSCODE, Sitting, UNLOCKED, choose, head, plan_answers, write};

pub const FACTORS: [&str; 7] =
    ["what", "why", "who", "consequences", "alternatives", "explains", "not_pressed"];
pub const OF_P6C: &str = "canary-of-the-practitioner";

/// Asha is fourteen.
pub fn fourteen() -> Given {
    Given::s01().case_with("/people/2/dob", json!("2012-02-20"))
}

pub fn steps_of_halves(asked: &[&str], purposes: &[&str]) -> [Vec<Fact>; 5] {
    let mut steps = plan_answers(asked, &["daniel"]);
    if purposes.len() > 1 {
        let other = purposes[1];
        steps[1].push(choose("purposes", other));
        steps[1].push(choose(&format!("need.{other}.child-education"), "needed"));
        for kind in ["child-health", "family-situation", "child-send"] {
            steps[1].push(choose(&format!("need.{other}.{kind}"), "left_out"));
            steps[1].push(write(&format!("why.{other}.{kind}"), "Not needed"));
        }
        steps[1].push(choose(&format!("recipients.{other}"), "school-dsl"));
        steps[1].push(choose(&format!("frequency.{other}"), "as_needed"));
        steps[2].push(choose(&format!("choice.{other}"), "you_choose"));
    }
    steps[4].push(choose("audience.asha", "young_person"));
    steps
}

pub fn planned_halves(given: &Given, purposes: &[&str]) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps_of_halves(&["priya", "asha"], purposes));
    assert_eq!(sitting.screen(), "P0", "{:?}", sitting.problems());
    sitting
}

/// F1 to F7, up to F9.
#[track_caller]
pub fn hear_it(sitting: &mut Sitting) {
    sitting.hand_over(Journey::Talk, "asha", "yes");
    listen(sitting);
}

/// The same, where the tablet has been handed over.
#[track_caller]
fn listen(sitting: &mut Sitting) {
    for screen in ["F1", "F2 F3 F4", "F5 F6 F7"] {
        assert_eq!(sitting.screen(), screen, "{:?}", sitting.problems());
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F9");
}

pub fn unlock_now(sitting: &mut Sitting) {
    assert_eq!(sitting.screen(), "unlock");
    if sitting.inputs().unlock == Unlock::Passcode {
        sitting.play([write("passcode", PASSCODE)]);
    }
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([UNLOCKED]);
}

/// The whole first half, as far as P6c.
#[track_caller]
pub fn first_half(sitting: &mut Sitting) {
    sitting.hand_over(Journey::Talk, "asha", "yes");
    say_it_back(sitting);
}

/// From F1 to P6c.
#[track_caller]
pub fn say_it_back(sitting: &mut Sitting) {
    listen(sitting);
    sitting.play([write("said_back", "They tell the nurse, I can stop it")]);
    sitting.talk(TalkFact::SaidBack);
    unlock_now(sitting);
    assert_eq!(sitting.screen(), "P6c");
}

pub fn factors(purpose: &str, said: &str) -> Vec<Fact> {
    FACTORS.iter().map(|factor| choose(&format!("{factor}.{purpose}"), said)).collect()
}

/// What is found for one purpose.
pub fn find(sitting: &mut Sitting, purpose: &str, outcome: &str) {
    let said = if outcome == "competent" { "yes" } else { "no" };
    sitting.play(factors(purpose, said));
    sitting.play([
        choose(&format!("outcome.{purpose}"), outcome),
        write(&format!("reasons.{purpose}"), OF_P6C),
    ]);
}

pub fn go_on_from_p6c(sitting: &mut Sitting) -> Vec<String> {
    sitting.play([Fact::Errand(ErrandFact::Continued)]);
    sitting.problems()
}

/// The assessment is saved, and the tablet goes back.
#[track_caller]
pub fn hand_back(sitting: &mut Sitting, alone: &str) {
    assert_eq!(go_on_from_p6c(sitting), Vec::<String>::new());
    assert_eq!(sitting.screen(), "P22");
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(SaveFact::Finished)]);
    assert_eq!(sitting.screen(), "P8");
    sitting.play([choose("still_safe", "yes"), choose("alone", alone)]);
    sitting.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
    assert_eq!(sitting.screen(), "F14", "{:?}", sitting.problems());
}

/// Found able or not for each purpose, and F14 stands.
#[track_caller]
pub fn second_half(given: &Given, found: &[(&str, &str)]) -> Sitting {
    let purposes: Vec<&str> = found.iter().map(|(purpose, _)| *purpose).collect();
    let mut sitting = planned_halves(given, &purposes);
    first_half(&mut sitting);
    for (purpose, outcome) in found {
        find(&mut sitting, purpose, outcome);
    }
    hand_back(&mut sitting, "yes");
    sitting
}

/// From F11 to P0.
#[track_caller]
pub fn close_pass(sitting: &mut Sitting) {
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    if sitting.screen() == "P9" {
        sitting.finish();
    } else {
        sitting.acknowledge_pass();
        sitting.play([Fact::Save(SaveFact::Finished)]);
    }
}

pub fn heads(sitting: &Sitting) -> Vec<(String, String)> {
    let owned = |record: &Value| (head(record).0.to_owned(), head(record).1.to_owned());
    sitting.records().iter().map(owned).collect()
}

pub fn states(sitting: &Sitting) -> Vec<String> {
    heads(sitting).into_iter().map(|(_, state)| state).collect()
}
