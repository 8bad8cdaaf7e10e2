//! Verification: what was altered, taken out, put in twice or forked is found,
//! with the record and the path.

use consent_disclosure::flow::WithdrawFact;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::wire::canonical::{digest, record_digest};
use consent_disclosure::wire::fault::FaultCode;
use consent_disclosure::wire::ledger::{Finding, read_records, verify};
use serde_json::{Value, json};

use crate::kit::*;

/// Three records of one sitting: a yes, another answer, an all-no.
fn ledger() -> Vec<Value> {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    sitting.whole_pass("priya", &["no", "yes"]);
    sitting.whole_pass("priya", &["not_sure"]);
    assert_eq!(verify(&sitting.records(), &[]), []);
    sitting.records()
}

fn found(records: &[Value]) -> Vec<(String, FaultCode)> {
    let named = |finding: Finding| (finding.fault.path, finding.fault.code);
    verify(records, &[]).into_iter().map(named).collect()
}

/// As somebody would who knows how to seal.
pub fn seal_again(record: &mut Value) {
    let digest = record_digest(record.as_object().unwrap());
    record["integrity"]["digest"] = json!(digest);
}

fn one(path: &str, code: FaultCode) -> Vec<(String, FaultCode)> {
    vec![(path.to_owned(), code)]
}

#[test]
fn ledger_an_altered_record_is_found_wherever_it_was_altered() {
    let records = ledger();
    for (pointer, value) in [
        ("/choices/0/decision", json!("refused")),
        ("/choices/0/valid_until", json!("2036-01-01")),
        ("/event/event_time", json!("2026-09-14T09:00:00Z")),
        ("/event/entity_id/0", json!("daniel")),
        ("/understanding/valid", json!(false)),
        ("/record/sequence", json!(7)),
    ] {
        let mut altered = records.clone();
        *altered[0].pointer_mut(pointer).unwrap() = value;
        let fault = ("$[0].integrity.digest".to_owned(), FaultCode::DigestMismatch);
        assert!(found(&altered).contains(&fault), "{pointer}");
    }
    let mut added = records.clone();
    added[2]["more"] = json!(true);
    let stranger = one("$[2].more", FaultCode::UnknownMember);
    let altered = one("$[2].integrity.digest", FaultCode::DigestMismatch);
    assert_eq!(found(&added), [stranger, altered].concat());
    let mut bare = records;
    bare[1].as_object_mut().unwrap().remove("integrity");
    assert!(found(&bare).contains(&("$[1].integrity.digest".into(), FaultCode::DigestMismatch)));
}

#[test]
fn ledger_an_altered_record_that_was_sealed_again_breaks_the_chain() {
    let mut records = ledger();
    records[0]["choices"][0]["valid_until"] = json!("2036-01-01");
    seal_again(&mut records[0]);
    let next = one("$[1].record.previous", FaultCode::BrokenChain);
    let withdrawal = one("$[1].record.relates_to[0].digest", FaultCode::BrokenChain);
    assert_eq!(found(&records), [next, withdrawal].concat());
}

#[test]
fn ledger_altered_words_are_found_even_under_a_new_seal() {
    let mut records = ledger();
    records[2]["pii_processing"]["statement_shown"][3]["text"] = json!("You agreed to everything");
    seal_again(&mut records[2]);
    let path = "$[2].pii_processing.statement_shown[3].digest";
    assert_eq!(found(&records), one(path, FaultCode::WordsAltered));
}

#[test]
fn ledger_a_gap_is_found_and_a_dropped_last_record_is_not() {
    let records = ledger();
    let without = |gone: usize| {
        let mut left = records.clone();
        left.remove(gone);
        found(&left)
    };
    let taken_back = one("$[0].record.relates_to[0].record_id", FaultCode::UnknownRelation);
    let gap = one("$[0].record.sequence", FaultCode::SequenceGap);
    assert_eq!(without(0), [gap, taken_back].concat());
    assert_eq!(without(1), one("$[1].record.sequence", FaultCode::SequenceGap));
    assert_eq!(without(2), [], "only the host's anchor can tell");
}

#[test]
fn ledger_a_fork_and_a_duplicate_are_told_apart() {
    let mut twice = ledger();
    twice.push(twice[1].clone());
    assert_eq!(found(&twice), one("$[3].record.sequence", FaultCode::Duplicate));
    let mut forked = ledger();
    let mut other = forked[2].clone();
    other["record"]["record_id"] = json!("99999999-0000-4000-8000-000000000001");
    seal_again(&mut other);
    forked.push(other);
    assert_eq!(found(&forked), one("$[3].record.sequence", FaultCode::Fork));
}

#[test]
fn ledger_a_first_record_names_nothing_before_it() {
    let mut records = ledger();
    records.truncate(1);
    let id = records[0]["record"]["ledger_id"].clone();
    records[0]["record"]["previous"] =
        json!({ "record_id": id, "digest": records[0]["integrity"]["digest"] });
    seal_again(&mut records[0]);
    assert_eq!(found(&records), one("$[0].record.previous", FaultCode::NotAllowed));
}

#[test]
fn ledger_what_is_no_record_or_of_another_version_is_named() {
    let mut records = ledger();
    records[0]["record"]["schema_version"] = json!("urn:consent-disclosure:record:99");
    seal_again(&mut records[0]);
    records.truncate(1);
    assert_eq!(found(&records), one("$[0].record.schema_version", FaultCode::UnknownSchemaVersion));
    assert_eq!(found(&[json!("record")]), one("$[0]", FaultCode::WrongType));
}

#[test]
fn ledger_records_come_in_any_order_bare_or_as_they_were_received() {
    let mut records = ledger();
    records.reverse();
    let bare = records[1].take();
    records[1] = json!({
        "record": bare,
        "received_at": "2026-09-14T09:41:00Z",
        "reference": "r",
    });
    assert_eq!(found(&records), []);
    records[1]["record"]["choices"][0]["explicit"] = json!(false);
    assert_eq!(found(&records), one("$[1].record.integrity.digest", FaultCode::DigestMismatch));
}

#[test]
fn ledger_two_ledgers_of_one_case_do_not_disturb_each_other() {
    let mut records = ledger();
    let mut second = records[0].clone();
    second["record"]["ledger_id"] = json!("3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0009");
    second["record"]["record_id"] = json!("99999999-0000-4000-8000-000000000001");
    seal_again(&mut second);
    records.push(second);
    assert_eq!(found(&records), []);
}

#[test]
fn ledger_records_of_another_case_are_refused() {
    let records = ledger();
    let faults = read_records(&records, "another case").unwrap_err();
    let paths: Vec<_> = faults.iter().map(|fault| (fault.path.as_str(), fault.code)).collect();
    assert_eq!(paths[0], ("$[0].record.case_ref", FaultCode::OtherCase));
    assert_eq!(paths.len(), 3);
    assert!(read_records(&records, "NFH-2026-0417").is_ok());
}

#[test]
fn ledger_every_fault_is_told_at_once() {
    let mut records = ledger();
    records[0]["choices"][0]["valid_until"] = json!("2036-01-01");
    records[2]["pii_processing"]["statement_shown"][0]["text"] = json!("x");
    records.remove(1);
    let codes: Vec<FaultCode> = found(&records).into_iter().map(|(_, code)| code).collect();
    let all = [
        FaultCode::DigestMismatch,
        FaultCode::DigestMismatch,
        FaultCode::WordsAltered,
        FaultCode::SequenceGap,
    ];
    assert_eq!(codes, all);
}

#[test]
fn rec_kinds_what_the_talk_emits_is_valid_by_the_published_schema() {
    let schema = include_str!("../../schema/record.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let mut stopped = Sitting::at_choices(Given::s01().inputs());
    stopped.talk(consent_disclosure::flow::TalkFact::StopChosen);
    stopped.talk(consent_disclosure::flow::TalkFact::StopConfirmed);
    let records = [ledger(), stopped.records()].concat();
    assert_eq!(records.len(), 4);
    for record in records {
        let errors: Vec<_> = validator.iter_errors(&record).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn ledger_words_are_sealed_letter_for_letter() {
    for record in ledger() {
        for said in record["pii_processing"]["statement_shown"].as_array().unwrap() {
            assert_eq!(text_at(said, "/digest"), digest(text_at(said, "/text").as_bytes()));
        }
    }
}

#[test]
fn inv_i15_a_no_on_f8_and_then_everything_taken_back_name_the_same_yes_once() {
    let mut first = Sitting::new(Given::s01().inputs());
    first.prepare_usual();
    first.whole_pass("priya", &["yes"]);
    let given = Given::after(&first.records());
    let mut sitting = Sitting::new(given.inputs());
    sitting.moment = 5000;
    sitting.wait(60 * 60);
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.agree(&["no", "yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    sitting.save();
    let records = [first.records(), sitting.records()].concat();
    assert_eq!(verify(&records, &[]), []);
    assert_eq!(head(records.last().unwrap()), ("consent_event", "withdrawn"));
}
