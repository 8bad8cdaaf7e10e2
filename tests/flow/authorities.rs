//! What shows who holds authority, written down at P6 (permission.md 1.4).

use chrono::TimeDelta;
use consent_disclosure::domain::authority::Decider;
use consent_disclosure::domain::time::parse_instant;
use consent_disclosure::flow::guards::{Barrier, decider_of};
use consent_disclosure::flow::screen::DeskScreen;
use consent_disclosure::flow::{Fact, PrepareFact};
use consent_disclosure::wire::permission::open_ledger;
use serde_json::{Value, json};

use super::errands::{BACK, ON, about, acknowledge_and_finish, assert_sound, begin};
use crate::kit::*;

/// Nobody is known to hold authority for Asha.
fn nobody() -> Given {
    let unknown = json!([{"over": "asha", "kind": "parental_responsibility", "status": "unknown"}]);
    Given::s01()
        .case_with("/people/0/authority", unknown)
        .case_with("/people/1/authority", json!([]))
}

fn evidence(status: &str, seen: &str) -> Vec<Fact> {
    vec![
        choose("person", "priya"),
        choose("over", "asha"),
        choose("kind", "parental_responsibility"),
        choose("status", status),
        choose("seen", seen),
    ]
}

/// The errand from where the practitioner is, to the host's word and back.
fn establish(sitting: &mut Sitting, status: &str) -> Value {
    let from = sitting.screen();
    sitting.play([begin(DeskScreen::Authority)]);
    assert_eq!(sitting.screen(), "authority");
    sitting.play(evidence(status, "birth_certificate"));
    sitting.play([ON]);
    assert_eq!((sitting.screen(), sitting.problems()), ("P22", vec![]), "kept at once");
    let record = sitting.records().pop().unwrap();
    acknowledge_and_finish(sitting);
    assert_eq!(sitting.screen(), from, "back where it was begun");
    record
}

fn decider(sitting: &Sitting) -> Option<Decider> {
    decider_of(&sitting.inputs(), "asha", PURPOSE, sitting.at)
}

#[test]
fn perm_s1_r4_grd_g4_evidence_at_p6_makes_a_record_and_says_afresh_who_decides() {
    let mut sitting = Sitting::new(nobody().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    let help = std::mem::take(&mut steps[4]);
    sitting.prepare_in_jumps(steps);
    sitting.play([Fact::Prepare(PrepareFact::WentBack)]);
    assert_eq!((sitting.screen(), decider(&sitting)), ("P5 P6", Some(Decider::Nobody)));
    assert!(sitting.barriers().contains(&Barrier::DeciderUnknown));
    let record = establish(&mut sitting, "held");
    assert_eq!(head(&record), ("authority", "held"));
    assert_eq!(record["authority"]["person"], "priya");
    assert_eq!(record["authority"]["over"], "asha");
    assert_eq!(record["authority"]["evidence"], "Birth certificate");
    assert_eq!(record["authority"]["checked_by"], record["event"]["recorded_by"]);
    assert_eq!(decider(&sitting), Some(Decider::Holders(vec!["priya".into()])));
    assert!(!sitting.barriers().contains(&Barrier::DeciderUnknown));
    sitting.play([go_on()]);
    sitting.play(help);
    sitting.play([go_on()]);
    sitting.whole_pass("priya", &["yes", "no"]);
    let records = sitting.records();
    assert_eq!(records[1]["capacity"][0]["basis"], "parental_responsibility");
    assert_records(&records);
}

#[test]
fn inv_i18_what_is_only_claimed_is_not_held_and_never_yields_a_yes() {
    let mut sitting = Sitting::new(nobody().inputs());
    sitting.play([begin(DeskScreen::Authority)]);
    sitting.play(evidence("held", "told_only"));
    sitting.play([ON]);
    assert_eq!(sitting.problems(), ["authority.problem.claimed"]);
    assert!(sitting.records().is_empty());
    for status in ["unknown", "disputed", "ended"] {
        let mut sitting = Sitting::new(nobody().inputs());
        sitting.play([begin(DeskScreen::Authority)]);
        sitting.play(evidence(status, "told_only"));
        sitting.play([ON]);
        acknowledge_and_finish(&mut sitting);
        assert_eq!(head(&sitting.records()[0]), ("authority", status));
        assert_eq!(decider(&sitting), Some(Decider::Nobody), "{status}");
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        steps[3].push(choose("hear.priya", "not_heard"));
        sitting.prepare(steps);
        assert_eq!(sitting.barriers(), [Barrier::DeciderUnknown], "{status}");
        assert_sound(&sitting.records());
    }
}

#[test]
fn inv_i18_a_parent_whose_authority_is_disputed_in_this_sitting_no_longer_decides() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let before = decider(&sitting);
    assert_eq!(before, Some(Decider::Holders(vec!["priya".into(), "daniel".into()])));
    let record = establish(&mut sitting, "disputed");
    assert_eq!(head(&record), ("authority", "disputed"));
    assert_eq!(decider(&sitting), Some(Decider::Holders(vec!["daniel".into()])));
}

#[test]
fn perm_s1_r4_everything_that_is_missing_or_cannot_be_is_said_at_once() {
    let mut sitting = Sitting::new(nobody().inputs());
    sitting.play([begin(DeskScreen::Authority), ON]);
    let missing = ["person", "over", "kind", "status", "seen"];
    assert_eq!(sitting.problems(), missing.map(|name| format!("authority.problem.{name}")));
    sitting.play([choose("over", "asha")]);
    sitting.play(evidence("held", "court_order"));
    sitting.play([choose("person", "asha")]);
    sitting.play([write("from", "3 May 2024"), write("until", "2 May 2024"), ON]);
    assert_eq!(sitting.problems(), ["authority.problem.over", "authority.problem.until"]);
    sitting.play([choose("person", "daniel"), write("until", "soon"), ON]);
    assert_eq!(sitting.problems(), ["when.problem.date_unclear"]);
    sitting.play([choose("kind", "care_order"), write("until", "1 May 2030")]);
    sitting.play([write("evidence", "Made on 3 May 2024"), ON]);
    let record = sitting.records().pop().unwrap();
    assert_eq!(
        (&record["authority"]["from"], &record["authority"]["to"]),
        (&json!("2024-05-03"), &json!("2030-05-01"))
    );
    assert_eq!(record["authority"]["evidence"], "Court order\nMade on 3 May 2024");
    assert_records(&[record]);
    // A care order goes before parental responsibility (permission.md 1.3).
    assert_eq!(decider(&sitting), Some(Decider::Holders(vec!["daniel".into()])));
}

#[test]
fn perm_s1_r4_it_can_be_written_down_at_p0_and_at_p6_and_nowhere_else() {
    for screen in ["P0", "P1 P2", "P3", "P4", "P5 P6", "P7"] {
        let mut sitting = Sitting::new(nobody().inputs());
        if let Some(place) = DeskScreen::PLAN.iter().position(|step| step.code() == screen) {
            sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(
                consent_disclosure::flow::screen::Journey::Plan,
            ))]);
            for step in plan_answers(&["priya"], &["daniel"]).into_iter().take(place) {
                sitting.play(step);
                sitting.play([choose("hear.priya", "not_heard")]);
                sitting.play([go_on()]);
            }
        }
        assert_eq!(sitting.screen(), screen);
        sitting.play([about(DeskScreen::Authority, "asha")]);
        let may = ["P0", "P5 P6"].contains(&screen);
        assert_eq!(sitting.screen(), if may { "authority" } else { screen });
        if may {
            let errand = sitting.state.desk.errands.last().unwrap();
            assert_eq!(errand.answers.one("over"), Some("asha"), "the child is known");
            sitting.play([BACK]);
            assert_eq!(sitting.screen(), screen);
        }
    }
}

/// The hour of a day in London, on the clock that the host gives.
fn at(sitting: &mut Sitting, instant: &str) {
    sitting.at = parse_instant(instant).unwrap() - TimeDelta::seconds(1);
}

#[test]
fn scenario_n14_authority_is_established_disputed_and_held_again() {
    let mut sitting = Sitting::new(nobody().inputs());
    at(&mut sitting, "2026-09-01T10:00:00+01:00");
    establish(&mut sitting, "held");
    at(&mut sitting, "2026-09-01T11:00:00+01:00");
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    at(&mut sitting, "2026-11-01T09:00:00Z");
    let disputed = establish(&mut sitting, "disputed");
    at(&mut sitting, "2026-12-10T09:00:00Z");
    let again = establish(&mut sitting, "held");
    for (record, before) in [(&disputed, 0), (&again, 2)] {
        let before = &sitting.records()[before]["record"]["record_id"];
        let related = &record["record"]["relates_to"];
        assert_eq!(related[0]["relation"], "supersedes");
        assert_eq!((&related[0]["record_id"], related.as_array().unwrap().len()), (before, 1));
    }
    let records = sitting.records();
    assert_records(&records);
    let given = nobody();
    let ledger = open_ledger(&given.config, &given.case, &records, today()).unwrap();
    for (at, answer, reason) in [
        ("2026-10-01", "yes", "AGREED"),
        ("2026-12-01", "no", "AUTHORITY_ENDED"),
        ("2026-12-15", "no", "AUTHORITY_ENDED"),
    ] {
        let query = json!({
            "about": "asha", "pii_id": NEEDED[0], "purpose_id": PURPOSE,
            "recipient_id": RECIPIENTS[0], "at": at,
        });
        let said = ledger.permission(&query).unwrap();
        assert_eq!((&said["answer"], &said["reason"]), (&json!(answer), &json!(reason)), "{at}");
    }
}
