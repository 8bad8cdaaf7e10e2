//! J12: a talk by phone, read out word for word and answered aloud.

use consent_disclosure::domain::plan::PHONE;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, HandOverFact, PrepareFact, TalkFact};
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use crate::kit::*;

fn planned() -> Sitting {
    Sitting::planned(&Given::s01(), |steps| {
        steps[4].push(choose("phone.priya", PHONE));
    })
}

/// P8: who speaks, and what is safe for them.
fn ring(sitting: &mut Sitting, identity: &str, safe: &str, write_to: &str) {
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        // Who is in the room is no company for who is on the phone.
        choose("present", "daniel"),
        choose("person", "priya"),
        choose("identity", identity),
        choose("still_safe", safe),
        choose("alone", "yes"),
        choose("safe_to_write", write_to),
        write("others", "I ring from the office"),
        Fact::HandOver(HandOverFact::TabletHandedOver),
    ]);
}

/// The whole talk, to the record that the host has kept.
fn talked(write_to: &str, answers: &[&str]) -> (Sitting, Value) {
    let mut sitting = planned();
    ring(&mut sitting, "number_held", "yes", write_to);
    sitting.explain();
    sitting.answer(answers);
    sitting.talk(TalkFact::Continued);
    if sitting.screen() == "F9" {
        sitting.talk(TalkFact::SaidBack);
        sitting.play([choose("heard", "yes")]);
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().remove(0);
    (sitting, record)
}

#[test]
fn j12_nobody_is_talked_to_by_phone_until_it_is_known_who_speaks_and_that_it_is_safe() {
    for (identity, safe, problems) in [
        ("", "yes", &["phone.problem.identity"][..]),
        ("not_sure", "yes", &["phone.problem.not_sure"]),
        ("known_voice", "not_sure", &["p8.problem.not_safe"]),
        ("known_voice", "no", &["p8.problem.not_safe"]),
        ("known_voice", "yes", &[]),
    ] {
        let mut sitting = planned();
        ring(&mut sitting, identity, safe, "no");
        assert_eq!(sitting.problems(), problems, "{identity} {safe}");
        assert_eq!(sitting.screen() == "F1", problems.is_empty());
    }
    let mut sitting = planned();
    ring(&mut sitting, "known_voice", "yes", "");
    assert_eq!(sitting.problems(), ["phone.problem.safe_to_write"]);
}

#[test]
fn j12_grd_g10_what_was_said_is_read_back_and_heard_and_there_is_no_other_way() {
    let mut sitting = planned();
    ring(&mut sitting, "number_held", "yes", "yes");
    sitting.explain();
    sitting.reach_answer(&["yes", "no"]);
    assert!(bodies(sitting.family()).contains("You said yes to telling"));
    for way in ["ticked", "typed_name", "drawn"] {
        sitting.play([choose("way", way), choose("tick", "yes"), write("typed", "Priya Nair")]);
        sitting.talk(TalkFact::Continued);
        assert_eq!(
            (sitting.screen(), sitting.problems()[0].as_str()),
            ("F10", "f10.problem.heard")
        );
    }
    sitting.play([choose("heard", "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
}

#[test]
fn j12_the_record_says_that_it_was_by_phone_and_who_pressed() {
    let (sitting, record) = talked("yes", &["yes", "no"]);
    assert_eq!(record_faults(&record), vec![], "{record:#}");
    assert_eq!(verify(&sitting.records(), &[]), vec![]);
    assert_eq!(record["record"]["setting"], "phone");
    assert_eq!(text_at(&record, "/event/expression_method"), "said");
    assert_eq!(text_at(&record, "/event/entity_id/0"), "priya");
    for of_practitioner in ["/event/recorded_by", "/event/held_by/0", "/event/present/0"] {
        assert_eq!(text_at(&record, of_practitioner), "maya-thompson", "{of_practitioner}");
    }
    assert_eq!(record["event"]["present"], json!(["maya-thompson"]), "she was not in the room");
    let shown = record["pii_processing"]["statement_shown"].as_array().unwrap();
    assert!(shown.len() > 5 && shown.iter().all(|shown| shown["how"] == "spoken"));
    let explained = record["understanding"]["explained"].as_array().unwrap();
    assert!(explained.len() == 9 && explained.iter().all(|element| element["how"] == "spoken"));
    let checked = text_at(&record, "/practitioner_only/room_check");
    for said in ["I rang the number that we hold", "Safe to write: Yes", "I ring from the office"] {
        assert!(checked.contains(said), "{said}: {checked}");
    }
}

#[test]
fn j12_inv_i15_a_no_by_phone_is_kept_at_once_as_it_was_said() {
    let mut sitting = planned();
    ring(&mut sitting, "number_held", "yes", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    let record = sitting.records().remove(0);
    assert_eq!(record_faults(&record), vec![]);
    assert_eq!(head(&record), ("consent_event", "refused"));
    assert_eq!(text_at(&record, "/event/expression_method"), "said");
    assert!(record.get("practitioner_only").is_none());
}

#[test]
fn j12_it_is_confirmed_in_writing_only_where_it_is_safe_to_write() {
    let tasks = |record: &Value| record["practitioner_only"]["tasks"].clone();
    let (sitting, safe) = talked("yes", &["yes"]);
    let expected = json!([
        { "task": "confirm_in_writing", "due": "2026-09-14", "about": "priya" }
    ]);
    assert_eq!(tasks(&safe), expected);
    assert!(!sitting.state.desk.heard.as_ref().is_some_and(|heard| heard.pass.by_phone));
    for unsafe_to_write in ["no", "not_sure"] {
        let (_, record) = talked(unsafe_to_write, &["yes"]);
        assert_eq!(tasks(&record), Value::Null);
    }
}

#[test]
fn j12_no_copy_is_offered_where_it_is_not_safe_to_write() {
    for (write_to, offered) in [("yes", true), ("no", false), ("not_sure", false)] {
        let mut sitting = planned();
        ring(&mut sitting, "number_held", "yes", write_to);
        assert_eq!(!sitting.family().pass.copy_options.is_empty(), offered, "{write_to}");
    }
}

#[test]
fn j12_a_room_is_asked_about_where_nobody_is_on_the_phone() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert!(!sitting.family().pass.by_phone);
    assert_eq!(sitting.family().way, None, "none of the four is preselected");
    // A change of mind that is handed over is no call, whatever the plan says.
    let mut sitting = planned();
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!(sitting.screen(), "F12");
    assert!(!sitting.family().pass.by_phone);
}

#[test]
fn p7_somebody_on_their_side_is_among_those_present_where_they_came() {
    let with = |came: bool| {
        let mut sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[4].push(write("advocate.priya", "Ruth Adeyemi, Northfield Advocacy"));
        });
        sitting.play([
            Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
            choose("person", "priya"),
            choose("still_safe", "yes"),
            choose("alone", "no"),
        ]);
        if came {
            sitting.play([choose("present", "advocate")]);
        }
        sitting.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
        sitting.explain();
        sitting.agree(&["yes"]);
        sitting.give_back();
        sitting.finish();
        let record = sitting.records().remove(0);
        assert_eq!(record_faults(&record), vec![], "{record:#}");
        record
    };
    let record = with(true);
    let present = record["event"]["present"].as_array().unwrap();
    assert!(present.contains(&json!("advocate")), "{present:?}");
    let parties = record["party_identification"].as_array().unwrap();
    let advocate = parties.iter().find(|party| party["party_id"] == "advocate").unwrap();
    assert_eq!(advocate["party_name"], "Ruth Adeyemi, Northfield Advocacy");
    assert_eq!(advocate["party_role"], json!(["advocate"]));
    let record = with(false);
    assert!(!record.to_string().contains("Ruth Adeyemi"));
}

#[test]
fn p8_nobody_is_alone_with_somebody_on_their_side_beside_them() {
    let mut sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[4].push(write("advocate.priya", "Ruth Adeyemi"));
    });
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("present", "advocate"),
        choose("still_safe", "yes"),
        choose("alone", "yes"),
        Fact::HandOver(HandOverFact::TabletHandedOver),
    ]);
    assert_eq!(sitting.problems(), ["p8.problem.not_alone"]);
}

#[test]
fn p8_somebody_on_one_persons_side_is_not_marked_present_for_another() {
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[4].push(write("advocate.priya", "Ruth Adeyemi, Northfield Advocacy"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("present", "advocate"),
        choose("person", "daniel"),
        choose("still_safe", "yes"),
    ]);
    assert!(!sitting.state.desk.hand_over.has("present", "advocate"));
}
