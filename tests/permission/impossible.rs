//! What a record says that it does, and cannot: verification tells, and no answer rests on it.

use serde_json::{Value, json};

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const T3: &str = "2026-09-03T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

fn reference(record: &Value) -> Value {
    json!({ "record_id": record["record"]["record_id"], "digest": record["integrity"]["digest"] })
}

/// The record relates to another that was told before it.
fn relating(story: Story, id: &str, to: &str, relation: &str) -> Story {
    let (_, records) = story.told();
    let place: usize = to.trim_start_matches('R').parse().unwrap();
    let mut related = reference(&records[place - 1]);
    related["relation"] = json!(relation);
    story.edit(id, move |record| record["record"]["relates_to"] = json!([related.clone()]))
}

#[test]
fn perm_s3_r2_what_speaks_of_somebody_else_lifts_no_restriction() {
    let lifted = |about: &'static str| {
        let story = Story::new()
            .yes("R1", "ann", T1, BEA)
            .restricts("R2", T2, "bea", "health", "*")
            .restricts("R3", T3, about, "health", "*");
        relating(story, "R3", "R2", "supersedes")
            .edit("R3", |record| record["event"]["event_state"] = json!("lifted"))
    };
    lifted("bea").gives(BEA, LATER, "yes AGREED R1");
    lifted("cal").gives(BEA, LATER, "no PROTECTED R2");
}

#[test]
fn perm_s3_r3_an_incomplete_decision_completes_none() {
    let story = |incomplete: bool| {
        Story::new()
            .decides("R1", T1, BEA, "share", "2026-12-01")
            .with("incomplete", json!(true))
            .with("complete_by", json!(T3))
            .decides("R2", T2, BEA, "share", "2026-12-01")
            .with("completes", json!("R1"))
            .with("incomplete", json!(incomplete))
            .with("complete_by", if incomplete { json!(T3) } else { Value::Null })
    };
    let answer = line(&story(true).ask(BEA, LATER));
    assert!(!answer.starts_with("yes"), "{answer}");
    story(false).gives(BEA, LATER, "yes DECISION_TO_SHARE R1 R2");
}

/// Jo's yes of T2, with nothing explained, that says it renews what was said at T1.
fn renewal(before: &str) -> Story {
    let story = Story::new().says("R1", "jo", T1, JO, before).yes("R2", "jo", T2, JO);
    relating(story, "R2", "R1", "renews").edit("R2", |record| {
        record["event"]["event_state"] = json!("renewed");
        record["understanding"]["explained"] = json!([]);
    })
}

#[test]
fn perm_s2_r1_a_renewal_of_what_was_never_agreed_explains_nothing() {
    renewal("agreed").gives(JO, LATER, "yes AGREED R2");
    renewal("refused").gives(JO, LATER, "no REFUSED R1");
    let (_, records) = renewal("refused").told();
    let found = consent_disclosure::wire::ledger::verify(&records, &[]);
    assert!(found.iter().any(|one| one.fault.path == "$[1].choices[0].decision"), "{found:#?}");
    let (_, records) = renewal("agreed").told();
    let found = consent_disclosure::wire::ledger::verify(&records, &[]);
    assert!(!found.iter().any(|one| one.fault.path.contains("choices")), "{found:#?}");
}

#[test]
fn perm_s3_two_records_under_one_id_are_a_fault_and_one_record_twice_is_none() {
    let story = || Story::new().yes("R1", "ann", T1, BEA).restricts("R2", T2, "bea", "health", "*");
    let (told, mut records) = story().told();
    records.push(records[1].clone());
    assert!(told.open(&records).is_ok());
    let twice = story().edit("R2", |record| {
        let kinds = record["restriction"]["pii_ids"].as_array_mut().unwrap();
        kinds.push(kinds[0].clone());
    });
    let (told, records) = twice.told();
    let faults = told.open(&records).unwrap_err();
    assert!(faults.iter().any(|fault| fault.path.contains("pii_ids")), "{faults:#?}");
}

#[test]
fn perm_s2_r1_an_impossible_yes_takes_no_other_answer_with_it() {
    let story = renewal("refused").yes("R3", "ann", T1, BEA);
    story.gives(JO, LATER, "no REFUSED R1");
    story.gives(BEA, LATER, "yes AGREED R3");
}

#[test]
fn perm_s2_r1_a_renewal_that_leaves_out_one_element_has_not_explained_everything() {
    let story = renewal("refused").edit("R2", |record| {
        let all = consent_disclosure::domain::element::Element::CODES;
        let but_one = all.iter().skip(1);
        let explained =
            but_one.map(|element| json!({ "element": element, "at": T1, "how": "read_aloud" }));
        record["understanding"]["explained"] = explained.collect();
    });
    story.gives(JO, LATER, "no REFUSED R1");
    let (_, records) = story.told();
    let found = consent_disclosure::wire::ledger::verify(&records, &[]);
    assert!(found.iter().any(|one| one.fault.path == "$[1].choices[0].decision"), "{found:#?}");
}

#[test]
fn perm_s2_r1_a_renewal_that_explains_everything_anew_is_an_answer_of_its_own() {
    let story = Story::new().no("R1", "jo", T1, JO).yes("R2", "jo", T2, JO);
    let story = relating(story, "R2", "R1", "renews")
        .edit("R2", |record| record["event"]["event_state"] = json!("renewed"));
    story.gives(JO, LATER, "yes AGREED R2");
}

#[test]
fn perm_s3_r3_what_cannot_complete_a_decision_leaves_what_can() {
    let story = Story::new()
        .decides("R1", T1, BEA, "share", "2026-12-01")
        .with("incomplete", json!(true))
        .with("complete_by", json!(T3))
        .decides("R2", T2, BEA, "share", "2026-12-01")
        .with("completes", json!("R1"))
        .decides("R3", T3, BEA, "share", "2026-12-01")
        .with("completes", json!("R1"))
        .with("incomplete", json!(true))
        .with("complete_by", json!(T3));
    story.gives(BEA, LATER, "yes DECISION_TO_SHARE R1 R2");
}

#[test]
fn perm_s2_r5_a_correction_that_could_not_be_takes_the_yes_away_all_the_same() {
    let story = Story::new().corrects("R1", T2, "R2").yes("R2", "ann", T1, BEA).numbered();
    let answer = line(&story.ask(BEA, LATER));
    assert!(!answer.starts_with("yes"), "{answer}");
}
