//! What already went where, and when: told on F16 and F13 as far as it is theirs to know,
//! and on P19.

use consent_disclosure::flow::errand::{Asking, questions};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::withdraw::own_yeses;
use consent_disclosure::flow::{ErrandFact, Fact, SaveFact, WithdrawFact};
use consent_disclosure::wire::canonical::record_digest;
use serde_json::{Value, json};

use super::errands::begin;
use super::reviews::{at_review, three_months_on};
use crate::kit::*;

/// What went to the school nurse, by agreement or by a decision of ours.
pub fn shared(after: &Value, kind: &str, kept_from: Value) -> Value {
    let mut record: Value = serde_json::from_str(include_str!(
        "../fixtures/record/accepted/disclosure-by-agreement.json"
    ))
    .unwrap();
    record["record"]["ledger_id"] = json!("3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0007");
    record["record"]["sequence"] = json!(1);
    record["record"].as_object_mut().unwrap().remove("previous");
    record["record"].as_object_mut().unwrap().remove("relates_to");
    record["record"]["created"] = json!("2026-10-01T10:00:00Z");
    record["event"]["event_time"] = json!("2026-10-01T10:00:00Z");
    record["disclosure"]["at"] = json!("2026-10-01T10:00:00Z");
    record["disclosure"]["authority"]["kind"] = json!(kind);
    record["disclosure"]["authority"]["record_id"] = after["record"]["record_id"].clone();
    record["disclosure"]["authority"]["digest"] = after["integrity"]["digest"].clone();
    record["disclosure"]["recipient_id"] = json!("school-nurse");
    record["disclosure"]["items"] = json!([{
        "about": "asha", "pii_id": "child-health", "purpose_id": "early-help", "recipient_id": "school-nurse",
    }]);
    record["disclosure"]["not_to_be_disclosed_to"] = kept_from;
    let digest = record_digest(record.as_object().unwrap());
    record["integrity"]["digest"] = json!(digest);
    record
}

/// Three months on, after this was shared.
fn after_sharing(kind: &str, kept_from: Value) -> Sitting {
    let (_, sitting) = three_months_on(|given| {
        let record = shared(&given.records[0], kind, kept_from);
        let records = [given.records.clone(), vec![record]].concat();
        given.with_records(&records)
    });
    sitting
}

/// By agreement, by a decision that nobody told her, and by agreement kept from her.
fn openly_or_not(told: impl Fn(Sitting) -> bool) -> [bool; 3] {
    let kept_from = json!([{ "party": "priya", "reason": "It is not safe" }]);
    [("agreement", json!([])), ("recorded_decision", json!([])), ("agreement", kept_from)]
        .map(|(kind, kept_from)| told(after_sharing(kind, kept_from)))
}

#[test]
fn j7_inv_i1_f16_tells_what_was_shared_by_agreement_and_no_decision_that_nobody_told() {
    let told = openly_or_not(|mut sitting| {
        at_review(&mut sitting);
        bodies(sitting.family()).contains("1 October 2026")
    });
    assert_eq!(told, [true, false, false]);
}

#[test]
fn flow_j6_inv_i1_f13_tells_what_already_went_where_and_no_decision_that_nobody_told() {
    let told = openly_or_not(|mut sitting| {
        sitting.hand_over(Journey::Withdraw, "priya", "yes");
        sitting.withdraw(WithdrawFact::EverythingChosen);
        assert_eq!(sitting.screen(), "F13");
        let words = bodies(sitting.family());
        let told = says(&words, "f13.told");
        assert_eq!(told, words.contains("Told on 1 October 2026."), "{words}");
        told
    });
    assert_eq!(told, [true, false, false]);
    // What is not being taken back is not spoken of.
    let mut sitting = after_sharing("agreement", json!([]));
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    let yeses = own_yeses(sitting.family());
    let other = yeses.iter().position(|item| item.recipient_id != "school-nurse").unwrap();
    sitting.play([choose("take", &other.to_string())]);
    sitting.withdraw(WithdrawFact::SomeChosen);
    assert_eq!(sitting.screen(), "F13");
    assert!(!says(&bodies(sitting.family()), "f13.told"));
}

#[test]
fn inv_i11_what_went_on_one_parents_yes_is_not_told_to_the_other() {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare(plan_answers(&["priya", "daniel"], &[]));
    before.whole_pass("priya", &["yes"]);
    before.whole_pass("daniel", &["yes"]);
    let mut records = before.records();
    records.push(shared(records.last().unwrap(), "agreement", json!([])));
    for (person, told) in [("priya", false), ("daniel", true)] {
        let mut sitting = Sitting::days_on(84, &Given::after(&records));
        sitting.play([begin(DeskScreen::Advice), Fact::Errand(ErrandFact::WentBack)]);
        sitting.hand_over(Journey::Withdraw, person, "yes");
        sitting.withdraw(WithdrawFact::EverythingChosen);
        assert_eq!(sitting.screen(), "F13");
        assert_eq!(says(&bodies(sitting.family()), "f13.told"), told, "{person}");
    }
}

#[test]
fn p19_says_when_what_was_taken_back_was_shared_and_not_what_else_was() {
    let hint = |pii_id: &str| {
        let (_, mut sitting) = three_months_on(|given| {
            let mut record = shared(&given.records[0], "agreement", json!([]));
            record["disclosure"]["items"][0]["pii_id"] = json!(pii_id);
            let digest = record_digest(record.as_object().unwrap());
            record["integrity"]["digest"] = json!(digest);
            let records = [given.records.clone(), vec![record]].concat();
            given.with_records(&records)
        });
        sitting.hand_over(Journey::Withdraw, "priya", "yes");
        sitting.withdraw(WithdrawFact::EverythingChosen);
        sitting.withdraw(WithdrawFact::Confirmed);
        sitting.give_back();
        sitting.acknowledge_pass();
        sitting.play([Fact::Save(SaveFact::Finished)]);
        assert_eq!(sitting.screen(), "P19");
        let (inputs, state) = (sitting.inputs(), &sitting.state);
        let errand = state.desk.errands.last().unwrap();
        let asked = questions(&Asking { state, inputs: &inputs, errand, at: sitting.at });
        let nurse = asked.iter().find(|asked| asked.field == "tell.school-nurse").unwrap();
        (nurse.hint.clone(), nurse.options.len())
    };
    let had = "Told before: Sam Okoro about Asha’s health. Last on 1 October 2026.";
    assert_eq!(hint("child-health"), (had.into(), 2));
    // Theirs by another purpose or agreement: they may never have had what was taken back.
    assert_eq!(hint("address"), ("Nothing is recorded as shared with them.".into(), 3));
}
