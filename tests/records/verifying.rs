//! Verification of a whole case: everything that was done to it is found, each with
//! its record and path, and what was done lawfully is not.

use consent_disclosure::domain::case::Anchor;
use consent_disclosure::wire::ledger::{Finding, Severity, verify};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures::{ledgers, seal_again};
use super::mutations::{places, replaced};

/// Path and code of each finding.
pub fn named(findings: Vec<Finding>) -> Vec<(String, &'static str)> {
    findings.into_iter().map(|found| (found.fault.path, found.fault.code.code())).collect()
}

fn found(records: &[Value], anchors: &[Anchor]) -> Vec<(String, &'static str)> {
    named(verify(records, anchors))
}

/// The records of one ledger in their order.
fn chain(which: &str) -> Vec<Value> {
    let (mut records, _) = ledgers();
    let sequence = |record: &Value| record["record"]["sequence"].as_u64().unwrap();
    let of = |name: &str| super::fixtures::example(name)["record"]["ledger_id"].clone();
    let ledger = if which == "tablet" { of("authority-held") } else { of("disposal-erasure") };
    records.retain(|record| record["record"]["ledger_id"] == ledger);
    records.sort_by_key(sequence);
    records
}

fn place(records: &[Value], sequence: u64) -> usize {
    records.iter().position(|record| record["record"]["sequence"] == sequence).unwrap()
}

fn anchor(records: &[Value], sequence: u64) -> Vec<Anchor> {
    let ledger_id = records[0]["record"]["ledger_id"].as_str().unwrap().to_owned();
    vec![Anchor { ledger_id, sequence }]
}

fn one(path: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), code)]
}

#[test]
fn rec_r3_a_whole_case_has_no_fault_in_any_order_and_form() {
    let (mut records, anchors) = ledgers();
    assert_eq!(verify(&records, &anchors), []);
    records.reverse();
    assert_eq!(verify(&records, &anchors), []);
    records.rotate_left(7);
    let bare = records[3].take();
    records[3] =
        json!({ "record": bare, "received_at": "2027-01-01T10:00:00.5+00:00", "reference": "R/3" });
    assert_eq!(verify(&records, &anchors), []);
}

#[test]
fn rec_r3_lawful_disposal_is_no_fault_and_keeps_the_chain_whole() {
    let desk = chain("desk");
    let sequences: Vec<u64> =
        desk.iter().map(|record| record["record"]["sequence"].as_u64().unwrap()).collect();
    let last = *sequences.last().unwrap();
    assert_eq!(last as usize, sequences.len() + 3, "three records are gone: {sequences:?}");
    let restriction = found(&desk, &anchor(&desk, last));
    // What the desk's records speak of is in the tablet's ledger.
    assert!(restriction.iter().all(|(_, code)| *code == "unknown_relation"), "{restriction:?}");
    for disposal in ["disposal-retention", "disposal-erasure", "disposal-by-a-court"] {
        let gone = super::fixtures::example(disposal)["disposal"]["sequence"].as_u64().unwrap();
        let mut left = desk.clone();
        left.retain(|record| record["disposal"]["sequence"] != gone);
        let missing = found(&left, &anchor(&desk, last));
        assert!(missing.iter().any(|(_, code)| *code == "ledger_incomplete"), "{missing:?}");
    }
}

#[test]
fn rec_r3_a_disposal_of_another_record_does_not_close_the_chain() {
    let mut desk = chain("desk");
    let next =
        desk.iter().position(|record| record["record"]["record_kind"] == "disposal").unwrap();
    desk[next]["record"]["previous"]["digest"] = desk[0]["integrity"]["digest"].clone();
    seal_again(&mut desk[next]);
    let path = format!("$[{next}].record.previous");
    assert!(found(&desk, &[]).contains(&(path, "broken_chain")));
}

#[test]
fn rec_r2_an_anchor_finds_a_dropped_last_record() {
    let mut tablet = chain("tablet");
    let all = anchor(&tablet, tablet.len() as u64);
    tablet.pop();
    assert_eq!(found(&tablet, &[]), [], "without an anchor nobody can tell");
    let path = format!("$.anchors[\"{}\"]", all[0].ledger_id);
    let findings = verify(&tablet, &all);
    assert_eq!(findings[0].severity, Severity::Fault);
    assert_eq!(findings[0].fault.found.as_deref(), Some(tablet.len().to_string().as_str()));
    assert_eq!(named(findings), one(&path, "ledger_incomplete"));
    assert_eq!(found(&[], &all), one(&path, "ledger_incomplete"), "and a dropped ledger");
}

#[test]
fn rec_r2_a_gap_warns_without_an_anchor_and_is_a_fault_below_one() {
    let mut tablet = chain("tablet");
    // Nobody speaks of it.
    let gone = place(&tablet, 7);
    tablet.remove(gone);
    let path = "$[6].record.sequence";
    let findings = verify(&tablet, &[]);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(named(findings), one(path, "sequence_gap"));
    assert_eq!(found(&tablet, &anchor(&tablet, 6)), one(path, "sequence_gap"));
    let findings = verify(&tablet, &anchor(&tablet, 7));
    assert_eq!(findings[0].severity, Severity::Fault);
    assert_eq!(named(findings), one(path, "ledger_incomplete"));
}

#[test]
fn rec_r3_an_anchor_as_high_as_numbers_go_costs_nothing() {
    let tablet = chain("tablet");
    let faults = found(&tablet, &anchor(&tablet, u64::MAX));
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].1, "ledger_incomplete");
}

#[test]
fn rec_r3_an_id_that_stands_twice_is_found_wherever_it_stands() {
    let mut tablet = chain("tablet");
    let mut copy = tablet[4].clone();
    copy["record"]["ledger_id"] = json!("99999999-0000-4000-8000-000000000001");
    copy["record"]["sequence"] = json!(1);
    copy["record"].as_object_mut().unwrap().remove("previous");
    seal_again(&mut copy);
    tablet.push(copy);
    let path = format!("$[{}].record.record_id", tablet.len() - 1);
    assert!(found(&tablet, &[]).contains(&(path.clone(), "duplicate")));
    // Also under the number that it has here.
    let last = tablet.len() - 1;
    tablet[last]["record"]["sequence"] = tablet[4]["record"]["sequence"].clone();
    seal_again(&mut tablet[last]);
    assert!(found(&tablet, &[]).contains(&(path, "duplicate")));
}

#[test]
fn rec_r3_a_clock_that_runs_backwards_is_found() {
    let mut tablet = chain("tablet");
    let last = tablet.len() - 1;
    tablet[last]["record"]["created"] = json!("2026-09-07T10:00:00Z");
    seal_again(&mut tablet[last]);
    let findings = verify(&tablet, &[]);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(named(findings), one(&format!("$[{last}].record.created"), "clock_backwards"));
}

#[test]
fn rec_r3_a_version_that_is_unknown_is_not_judged_by_our_schema() {
    let mut record = super::fixtures::example("authority-held");
    record["record"]["schema_version"] = json!("urn:consent-disclosure:record:2");
    record["something_new"] = json!(true);
    seal_again(&mut record);
    assert_eq!(found(&[record], &[]), one("$[0].record.schema_version", "unknown_schema_version"));
}

#[test]
fn rec_r3_every_fault_of_every_record_is_told_at_once() {
    let mut tablet = chain("tablet");
    let words = place(&tablet, 5);
    tablet[words]["pii_processing"]["statement_shown"][0]["text"] = json!("You agreed.");
    seal_again(&mut tablet[words]);
    tablet[0]["authority"]["person"] = json!("daniel");
    tablet[1]["authority"]["surprise"] = json!(1);
    seal_again(&mut tablet[1]);
    let all = verify(&tablet, &[]);
    let ids = all.iter().map(|finding| finding.record_id.clone().unwrap());
    let expected = [0, 1, words, 2, words + 1, 2];
    let id_of = |place: usize| tablet[place]["record"]["record_id"].as_str().unwrap().to_owned();
    assert_eq!(ids.collect::<Vec<_>>()[..3], expected.map(id_of)[..3]);
    let found = named(all);
    let shown = format!("$[{words}].pii_processing.statement_shown[0].digest");
    let after = format!("$[{}].record.previous", words + 1);
    for expected in [
        ("$[0].integrity.digest".to_owned(), "digest_mismatch"),
        ("$[1].authority.surprise".to_owned(), "unknown_member"),
        (shown, "words_altered"),
        ("$[2].record.previous".to_owned(), "broken_chain"),
        (after, "broken_chain"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever stands in whatever place: an answer, no panic, and the change is found.
    #[test]
    fn rec_r3_no_change_of_an_examples_content_passes(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        with in prop_oneof![
            Just(json!(null)),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
            Just(json!([[], {}, [[1]]])),
            Just(json!({ "record": {}, "relates_to": [[]], "record_id": 1 })),
        ],
    ) {
        let (mut records, anchors) = ledgers();
        let place = which.index(records.len());
        let (path, pointer) = at.get(&places(&records[place])).clone();
        let changed = replaced(&records[place], &pointer, with);
        prop_assume!(changed != records[place]);
        records[place] = changed;
        prop_assert_ne!(verify(&records, &anchors), [], "{} {}", place, path);
    }
}

#[test]
fn rec_r10_strangers_around_a_record_are_found() {
    let record = super::fixtures::example("authority-held");
    let wrapped = json!({ "record": record, "received_at": "yesterday", "note": "x" });
    assert_eq!(
        found(&[wrapped], &[]),
        [one("$[0].note", "unknown_member"), one("$[0].received_at", "bad_format")].concat()
    );
    for stranger in [json!(null), json!([]), json!("{}"), json!(1)] {
        assert_eq!(found(&[stranger], &[]), one("$[0]", "wrong_type"));
    }
    assert!(found(&[json!({})], &[]).contains(&("$[0].record".to_owned(), "missing")));
}

#[test]
fn rec_r3_a_sequence_beyond_what_json_counts_is_a_fault_and_not_counted_on() {
    let mut tablet = chain("tablet");
    let anchors = anchor(&tablet, 1);
    for record in &mut tablet {
        record["record"]["sequence"] = json!(u64::MAX);
        seal_again(record);
    }
    let found = found(&tablet, &anchors);
    for place in 0..tablet.len() {
        let path = format!("$[{place}].record.sequence");
        assert!(found.contains(&(path, "wrong_type")), "{found:?}");
    }
}

#[test]
fn rec_r2_an_anchor_speaks_of_its_own_ledger_alone() {
    let (records, anchors) = ledgers();
    assert!(anchors.len() > 1);
    for anchor in &anchors {
        let beyond = Anchor { sequence: anchor.sequence + 1, ..anchor.clone() };
        let path = format!("$.anchors[\"{}\"]", anchor.ledger_id);
        let incomplete = |anchors: &[Anchor]| {
            let mut found = verify(&records, anchors);
            found.retain(|one| one.fault.code.code() == "ledger_incomplete");
            found
        };
        assert_eq!(incomplete(std::slice::from_ref(anchor)), []);
        let found = incomplete(&[beyond]);
        assert_eq!(found[0].fault.found.as_deref(), Some(&*anchor.sequence.to_string()));
        assert_eq!(named(found), one(&path, "ledger_incomplete"));
    }
}

#[test]
fn rec_r3_another_record_in_the_place_of_one_is_a_fork_whatever_it_is_called() {
    let tablet = chain("tablet");
    let last = tablet.len() - 1;
    let path = format!("$[{}].record.sequence", last + 1);
    let twice = |change: fn(&mut Value)| {
        let mut records = tablet.clone();
        let mut other = tablet[last].clone();
        change(&mut other);
        records.push(other);
        found(&records, &[])
    };
    assert_eq!(twice(|_| {}), one(&path, "duplicate"));
    let again = [tablet.clone(), vec![tablet[last].clone()]].concat();
    let sequence = tablet[last]["record"]["sequence"].as_u64().unwrap();
    let expected = verify(&again, &[]).remove(0).fault.expected;
    assert_eq!(expected, (sequence + 1).to_string(), "the number that a new record would have");
    let same_name = twice(|other| {
        other["record"]["created"] = json!("2026-12-24T10:00:00Z");
        seal_again(other);
    });
    assert!(same_name.contains(&(path.clone(), "fork")), "{same_name:?}");
    let same_seal = twice(|other| {
        other["record"]["record_id"] = json!("99999999-0000-4000-8000-000000000003");
    });
    assert!(same_seal.contains(&(path, "fork")), "{same_seal:?}");
}
