//! Who decides, as the records of the case say (permission.md 1).

use consent_disclosure::flow::guards::Barrier;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::wire::canonical::record_digest;
use serde_json::{Value, json};

use super::kit::{Given, Sitting, choose, plan_answers};

/// One of the published examples, of this family, changed and sealed again.
fn sealed(example: &str, changes: &[(&str, Value)]) -> Value {
    let file =
        format!("{}/tests/fixtures/record/accepted/{example}.json", env!("CARGO_MANIFEST_DIR"));
    let mut record: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    for (pointer, value) in changes {
        *record.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
    }
    let members = record.as_object_mut().unwrap();
    members["record"].as_object_mut().unwrap().remove("previous");
    members["record"].as_object_mut().unwrap().remove("relates_to");
    members["record"]["sequence"] = json!(1);
    let digest = record_digest(members);
    record["integrity"]["digest"] = json!(digest);
    record
}

/// Priya's authority, which the case holds, as a record found it.
fn authority(status: &str) -> Value {
    sealed(
        "authority-held",
        &[("/event/event_state", json!(status)), ("/authority/status", json!(status))],
    )
}

fn unknown_in_the_case() -> Given {
    let unknown = json!([{"over": "asha", "kind": "parental_responsibility", "status": "unknown"}]);
    Given::s01()
        .case_with("/people/0/authority", unknown)
        .case_with("/people/1/authority", json!([]))
}

#[test]
fn grd_g4_authority_that_a_record_established_lets_a_parent_answer() {
    let locked = Sitting::planned(&unknown_in_the_case(), |_| {});
    assert_eq!(locked.barriers(), [Barrier::DeciderUnknown]);
    let given = unknown_in_the_case().with_records(&[authority("held")]);
    let mut sitting = Sitting::planned(&given, |_| {});
    assert_eq!(sitting.barriers(), []);
    sitting.whole_pass("priya", &["yes", "no"]);
    let records = sitting.records();
    let capacity = &records.last().unwrap()["capacity"];
    assert_eq!(capacity.as_array().unwrap().len(), 1);
    assert_eq!(
        (&capacity[0]["about"], &capacity[0]["basis"]),
        (&json!("asha"), &json!("parental_responsibility"))
    );
}

#[test]
fn inv_i18_authority_that_a_record_calls_disputed_or_ended_locks_whom_the_case_lets_in() {
    for status in ["disputed", "ended", "unknown"] {
        let given = Given::s01()
            .case_with("/people/1/authority", json!([]))
            .with_records(&[authority(status)]);
        let sitting = Sitting::planned(&given, |_| {});
        assert_eq!(sitting.barriers(), [Barrier::DeciderUnknown], "{status}");
    }
}

#[test]
fn flow_j8_a_child_who_was_found_able_to_decide_answers_and_the_record_says_on_what_ground() {
    let about = |change: &str| {
        let changes = [
            ("/capacity/0/about", json!("asha")),
            ("/capacity/0/decision_maker", json!("asha")),
            ("/capacity/0/purposes", json!([change])),
            ("/party_identification/2/party_id", json!("asha")),
            ("/event/present/0", json!("asha")),
            ("/event/event_time", json!("2026-09-08T10:05:00Z")),
            ("/capacity/0/assessed_at", json!("2026-09-08T10:05:00Z")),
            ("/record/created", json!("2026-09-08T10:05:00Z")),
        ];
        sealed("competence-competent", &changes)
    };
    let grown = || Given::s01().case_with("/people/2/dob", json!("2012-05-02"));
    let given = grown().with_records(&[about("early-help")]);
    let mut steps = plan_answers(&["asha"], &["priya", "daniel"]);
    steps[4].push(choose("audience.asha", "young_person"));
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare_in_jumps(steps.clone());
    sitting.whole_pass("asha", &["yes", "no"]);
    let records = sitting.records();
    let capacity = &records.last().unwrap()["capacity"][0];
    assert_eq!(capacity["basis"], "child_assessed_competent");
    // Her parents are not asked about it any more.
    let sitting = Sitting::planned(&given, |_| {});
    assert!(!sitting.barriers().is_empty());
    // Found able for another purpose: this one is still her parents' to decide, and
    // whether she can decide it too is found out between the halves of her pass.
    let given = grown().with_records(&[about("school-support")]);
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare_in_jumps(steps);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    assert_eq!(sitting.screen(), "F1");
    assert!(sitting.family().pass.comes_again());
    assert_eq!(Sitting::planned(&given, |_| {}).barriers(), []);
}
