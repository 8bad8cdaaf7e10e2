//! Schema and walk agree on every example, on every refused one, and on every change.

use std::collections::BTreeMap;
use std::thread;

use consent_disclosure::wire::canonical::record_digest;
use consent_disclosure::wire::record::{RecordKind, record_faults};
use consent_disclosure::wire::{Fault, FaultCode};
use serde_json::Value;

use super::fixtures::accepted;
use super::mutations::{Change, Mutation, all};
use super::validators::Validators;

/// What a schema cannot say: it compares no two values of a document.
pub const BEYOND_A_SCHEMA: [FaultCode; 6] = [
    FaultCode::UnknownReference,
    FaultCode::Duplicate,
    FaultCode::EndsBeforeStart,
    FaultCode::NotTheirs,
    FaultCode::BeforeExplanation,
    FaultCode::NotNormalised,
];

pub fn is_beyond(fault: &Fault) -> bool {
    BEYOND_A_SCHEMA.contains(&fault.code)
}

#[test]
fn rec_kinds_have_three_examples_each_that_all_accept() {
    let validators = Validators::of_records();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (name, record) in accepted() {
        assert!(validators.accept(&record, &name), "{name}: {:#?}", validators.complaints(&record));
        assert_eq!(record_faults(&record), [], "{name}");
        *kinds.entry(record["record"]["record_kind"].as_str().unwrap().to_owned()).or_default() +=
            1;
    }
    for kind in RecordKind::CODES {
        assert!(kinds.get(*kind).is_some_and(|count| *count >= 3), "{kind}: {kinds:?}");
    }
    assert_eq!(kinds.len(), RecordKind::CODES.len());
}

#[test]
fn rec_states_of_the_table_have_an_example_each() {
    let states = [
        ("consent_event", "given"),
        ("consent_event", "refused"),
        ("consent_event", "deferred"),
        ("consent_event", "given_in_part"),
        ("consent_event", "withdrawn"),
        ("consent_event", "withdrawn_in_part"),
        ("consent_event", "renewed"),
        ("consent_event", "reviewed"),
        ("consent_event", "entered_in_error"),
        ("notice", "told"),
        ("notice", "explained"),
        ("competence", "competent"),
        ("competence", "not_competent"),
        ("competence", "undecided"),
        ("disclosure_decision", "decided_to_disclose"),
        ("disclosure_decision", "decided_not_to_disclose"),
        ("disclosure_decision", "decision_deferred"),
        ("request", "sent"),
        ("request", "declined"),
        ("restriction", "lifted"),
    ];
    let found: Vec<(String, String)> = accepted()
        .into_iter()
        .map(|(_, record)| {
            let text = |pointer| record.pointer(pointer).unwrap().as_str().unwrap().to_owned();
            (text("/record/record_kind"), text("/event/event_state"))
        })
        .collect();
    for (kind, state) in states {
        assert!(found.contains(&(kind.into(), state.into())), "{kind} {state}");
    }
}

#[test]
fn rec_r1_examples_are_sealed() {
    for (name, record) in accepted() {
        let digest = record_digest(record.as_object().unwrap());
        assert_eq!(record["integrity"]["digest"], Value::from(digest), "{name}");
    }
}

/// One verdict of three; and what is strange in one place is found in that place.
#[test]
fn rec_r10_every_change_at_every_level_is_judged_alike_by_three() {
    let examples = accepted();
    let (even, odd) = examples.split_at(examples.len() / 2);
    let [one, other] = thread::scope(|scope| {
        [even, odd].map(|half| scope.spawn(|| judged(half))).map(|half| half.join().unwrap())
    });
    let (refused, accepted_by_all) = (one.0 + other.0, one.1 + other.1);
    println!("{refused} changes refused by all three, {accepted_by_all} accepted by all three");
    assert!(refused > 10_000 && accepted_by_all > 500, "{refused} {accepted_by_all}");
}

fn judged(examples: &[(String, Value)]) -> (usize, usize) {
    let validators = Validators::of_records();
    let (mut refused, mut accepted_by_all) = (0, 0);
    for (name, record) in examples {
        for mutation in all(record) {
            let what = format!("{name}: {:?} {}", mutation.change, mutation.path);
            let valid = validators.accept(&mutation.document, &what);
            let faults = record_faults(&mutation.document);
            if valid {
                assert!(faults.iter().all(is_beyond), "{what}: only ours refuses: {faults:#?}");
                accepted_by_all += usize::from(faults.is_empty());
            } else {
                assert!(
                    !faults.is_empty(),
                    "{what}: {:#?}",
                    validators.complaints(&mutation.document)
                );
                assert!(is_found(&mutation, &faults), "{what}: {faults:#?}");
                refused += 1;
            }
        }
    }
    (refused, accepted_by_all)
}

fn is_found(mutation: &Mutation, faults: &[Fault]) -> bool {
    let mut paths = faults.iter().map(|fault| fault.path.as_str());
    match mutation.change {
        // A rule may ask for something elsewhere once something is gone.
        Change::Removed | Change::Emptied => true,
        Change::Retyped => paths.any(|path| path.starts_with(&mutation.path)),
        Change::Spoiled | Change::Added => paths.any(|path| path == mutation.path),
    }
}
