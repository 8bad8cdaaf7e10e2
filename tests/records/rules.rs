//! One refused example for each rule, and exactly what is found wrong with it.

use consent_disclosure::wire::fault::FaultCode;
use consent_disclosure::wire::ledger::{Finding, verify};
use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use super::fixtures::{accepted, example, refused, seal_again};
use super::validators::Validators;
use super::verdicts::is_beyond;

/// Each file and what is wrong with it: one rule, and what follows from breaking it.
const REFUSED: &[(&str, &str, &str)] = &[
    ("advice-anonymous-with-a-reason", "$.advice.why_identified", "not_allowed"),
    ("advice-followed-before-it-came", "$.advice.followed", "not_allowed"),
    ("advice-identified-for-no-reason", "$.advice.why_identified", "missing"),
    ("advice-not-followed-for-no-reason", "$.advice.why_not", "missing"),
    ("authority-ends-before-it-starts", "$.authority.to", "ends_before_start"),
    ("authority-over-oneself", "$.authority.over", "not_theirs"),
    ("choice-before-the-explanation-ended", "$.choices[0].decided_at", "before_explanation"),
    ("choice-id-twice", "$.choices[1].choice_id", "duplicate"),
    ("choice-review-at-an-instant", "$.choices[0].review_due", "bad_format"),
    ("choice-validity-of-two-units", "$.choices[1].validity_duration", "bad_format"),
    ("choice-yes-without-all-nine-elements", "$.understanding.explained", "missing"),
    ("competence-of-nobody", "$.capacity", "empty"),
    ("competence-without-an-outcome", "$.capacity[0].outcome", "missing"),
    ("consent-by-another-than-whose-act-it-is", "$.capacity[0].decision_maker", "not_theirs"),
    ("consent-by-another-than-whose-act-it-is", "$.capacity[0].basis", "not_theirs"),
    ("consent-for-another-adult", "$.capacity[0].basis", "not_theirs"),
    ("consent-of-two-people", "$.event.entity_id[1]", "not_allowed"),
    ("consent-self-for-another", "$.capacity[0].basis", "not_theirs"),
    ("consent-without-a-ground", "$.choices[0].about", "unknown_reference"),
    ("decision-breaks-a-confidence-without-weighing", "$.decision.article_8", "missing"),
    ("decision-complete-with-a-time", "$.decision.complete_by", "not_allowed"),
    ("decision-complete-without-facts", "$.decision.facts", "missing"),
    ("decision-ends-before-it-starts", "$.decision.valid_until", "ends_before_start"),
    ("decision-incomplete-without-a-time", "$.decision.complete_by", "missing"),
    ("decision-no-referral-for-no-reason", "$.decision.referral.why_not", "missing"),
    ("decision-not-sought-without-a-reason", "$.decision.why_not_sought", "empty"),
    ("decision-of-no-item", "$.decision.items", "empty"),
    ("decision-person-not-told-for-no-reason", "$.decision.person_informed.why_not", "missing"),
    ("decision-person-told-at-no-time", "$.decision.person_informed.at", "missing"),
    ("decision-person-told-later-at-no-time", "$.decision.person_informed.planned_for", "missing"),
    ("decision-without-an-end", "$.decision.valid_until", "missing"),
    ("disclosure-of-no-item", "$.disclosure.items", "empty"),
    ("disclosure-under-no-record", "$.disclosure.authority.record_id", "missing"),
    ("disposal-of-another-than-it-relates-to", "$.disposal.record_id", "unknown_reference"),
    ("disposal-without-its-relation", "$.record.relates_to", "missing"),
    ("event-drawn-without-ink", "$.event.ink", "missing"),
    ("event-entity-is-no-party", "$.event.entity_id[0]", "unknown_reference"),
    ("event-entity-is-no-party", "$.capacity[0].decision_maker", "not_theirs"),
    ("event-entity-nobody", "$.event.entity_id", "empty"),
    ("event-expression-elsewhere", "$.event.expression_method", "not_allowed"),
    ("event-expression-missing", "$.event.expression_method", "missing"),
    ("event-ink-without-drawing", "$.event.ink", "not_allowed"),
    ("event-offset-without-a-sign", "$.event.utc_offset", "bad_format"),
    ("event-present-is-no-party", "$.event.present[1]", "unknown_reference"),
    ("event-recorder-is-no-party", "$.event.recorded_by", "unknown_reference"),
    ("event-state-of-another-kind", "$.event.event_state", "unknown_code"),
    ("event-typed-without-a-name", "$.event.typed", "missing"),
    ("family-mode-holds-practitioner-only", "$.practitioner_only", "not_allowed"),
    ("family-mode-holds-release-marks", "$.release", "not_allowed"),
    ("header-first-names-a-previous", "$.record.previous", "not_allowed"),
    ("header-id-of-another-version", "$.record.record_id", "bad_format"),
    ("header-later-names-no-previous", "$.record.previous", "missing"),
    ("header-local-time", "$.record.created", "bad_format"),
    ("header-member-unknown", "$.record.surprise", "unknown_member"),
    ("header-part-of-a-second", "$.record.created", "bad_format"),
    ("header-sequence-from-nought", "$.record.sequence", "out_of_range"),
    ("header-unknown-relation", "$.record.relates_to[0].relation", "unknown_code"),
    ("header-unknown-zone", "$.record.time_zone", "unknown_code"),
    (
        "information-fact-reported-by-somebody",
        "$.pii_processing.purposes[0].pii_information[0].reported_by",
        "not_allowed",
    ),
    (
        "information-reported-by-nobody",
        "$.pii_processing.purposes[0].pii_information[1].reported_by",
        "missing",
    ),
    ("integrity-digest-in-capitals", "$.integrity.digest", "bad_format"),
    ("integrity-missing", "$.integrity", "missing"),
    ("null-is-no-value", "$.views", "wrong_type"),
    ("party-nobody", "$.party_identification", "empty"),
    ("party-nobody", "$.event.recorded_by", "unknown_reference"),
    ("party-nobody", "$.event.entity_id[0]", "unknown_reference"),
    ("party-nobody", "$.event.held_by[0]", "unknown_reference"),
    ("party-nobody", "$.event.present[0]", "unknown_reference"),
    ("party-nobody", "$.event.present[1]", "unknown_reference"),
    ("party-twice", "$.party_identification[5].party_id", "duplicate"),
    (
        "purpose-mixes-agreement-and-basis",
        "$.pii_processing.purposes[0].consent_meaning",
        "not_allowed",
    ),
    (
        "purpose-only-told-has-no-meaning-of-a-yes",
        "$.pii_processing.purposes[0].consent_meaning",
        "not_allowed",
    ),
    ("release-of-no-section", "$.release.secrets", "unknown_member"),
    ("release-withheld-for-no-reason", "$.release.advice.reason", "missing"),
    ("request-answered-with-a-refusal", "$.request.declined_because", "not_allowed"),
    (
        "request-declined-and-never-explained",
        "$.request.explained_to_requester.status",
        "not_allowed",
    ),
    ("request-declined-for-no-reason", "$.request.declined_because", "missing"),
    ("request-received-and-sent", "$.request.outcome", "not_allowed"),
    (
        "request-to-be-explained-at-no-time",
        "$.request.explained_to_requester.planned_for",
        "missing",
    ),
    ("restriction-for-most", "$.restriction.recipient_ids", "unknown_code"),
    ("restriction-for-nobody", "$.restriction.recipient_ids", "empty"),
    ("section-missing", "$.free_choice", "missing"),
    ("section-of-another-kind", "$.choices", "not_allowed"),
    ("section-stopped-elsewhere", "$.stopped", "not_allowed"),
    ("state-deferred-though-refused", "$.event.event_state", "state_mismatch"),
    ("state-error-without-what-it-corrects", "$.event.event_state", "state_mismatch"),
    ("state-given-though-one-was-refused", "$.event.event_state", "state_mismatch"),
    ("state-in-force-though-it-lifts", "$.event.event_state", "state_mismatch"),
    ("state-lifted-without-what-it-lifts", "$.event.event_state", "state_mismatch"),
    ("state-of-a-decision", "$.event.event_state", "state_mismatch"),
    ("state-of-a-request", "$.event.event_state", "state_mismatch"),
    ("state-of-advice", "$.event.event_state", "state_mismatch"),
    ("state-of-authority", "$.event.event_state", "state_mismatch"),
    ("state-of-competence", "$.capacity[0].outcome", "state_mismatch"),
    ("state-refused-though-not-sure", "$.event.event_state", "state_mismatch"),
    ("state-renewed-without-what-it-renews", "$.event.event_state", "state_mismatch"),
    ("state-renewed-without-what-it-renews", "$.understanding.explained", "missing"),
    ("state-reviewed-though-answered", "$.event.event_state", "state_mismatch"),
    ("state-withdrawn-in-part-though-nothing-is-left", "$.event.event_state", "state_mismatch"),
    ("state-withdrawn-though-a-yes-is-left", "$.event.event_state", "state_mismatch"),
    ("text-blank", "$.views[0].view", "empty"),
    ("text-not-in-nfc", "$.views[0].view", "not_normalised"),
    ("understanding-invalid-without-a-reason", "$.understanding.invalid_because", "missing"),
    ("understanding-valid-with-a-reason", "$.understanding.invalid_because", "not_allowed"),
    ("withdraws-everything-agrees-to-nothing", "$.choices[0].decision", "not_allowed"),
    ("withdraws-everything-is-never-false", "$.withdraws_everything", "not_allowed"),
    ("withdraws-everything-only-in-consent", "$.withdraws_everything", "not_allowed"),
];

#[test]
fn rec_r3_every_broken_rule_is_found_with_its_path() {
    let validators = Validators::of_records();
    let examples = refused();
    let mut found = Vec::new();
    for (name, record) in &examples {
        let faults = record_faults(record);
        let valid = validators.accept(record, name);
        assert_eq!(valid, faults.iter().all(is_beyond), "{name}: {faults:#?}");
        for fault in faults {
            found.push((name.clone(), fault.path, fault.code.code()));
        }
    }
    let expected: Vec<_> = REFUSED
        .iter()
        .map(|(name, path, code)| ((*name).to_owned(), (*path).to_owned(), *code))
        .collect();
    assert_eq!(found, expected);
}

/// A decision to share, as one of the three ways in which asking fails.
fn decided(position: &str, why: &[&str], attempts: &Value) -> Value {
    let mut record = example("decision-to-share");
    record["decision"]["consent_position"] = position.into();
    record["decision"]["why_not_sought"] = why.into();
    record["decision"]["attempts"] = attempts.clone();
    seal_again(&mut record);
    record
}

#[test]
fn dom_b17_dom_d09_refused_not_reached_and_unsafe_to_ask_are_three_different_things() {
    let tried = json!([
        { "at": "2026-10-05T09:00:00Z", "how": "Rang; no answer." },
        { "at": "2026-10-06T10:00:00Z", "how": "Called at the house; nobody in." }
    ]);
    let none = json!([]);
    let validators = Validators::of_records();
    for (position, why, attempts) in [
        ("refused", &[][..], &none),
        ("not_possible", &["impossible"], &tried),
        ("not_sought", &["child_at_risk"], &none),
    ] {
        let record = decided(position, why, attempts);
        assert!(record_faults(&record).is_empty(), "{position}: {:?}", record_faults(&record));
        assert!(validators.accept(&record, position), "{position}");
    }
    for (position, attempts) in [
        ("not_asked", &none),
        ("not_sought", &none),
        ("refused", &json!([{ "at": "2026-10-05T09:00:00Z" }])),
    ] {
        let record = decided(position, &[], attempts);
        assert!(!record_faults(&record).is_empty(), "{position}");
        assert!(!validators.accept(&record, position), "{position}");
    }
}

#[test]
fn rec_states_of_a_decision_are_the_ones_of_its_outcome() {
    for (outcome, state) in [
        ("share", "decided_to_disclose"),
        ("do_not_share", "decided_not_to_disclose"),
        ("deferred", "decision_deferred"),
    ] {
        let of_outcome = |(_, record): &(String, Value)| record["decision"]["outcome"] == outcome;
        let (_, mut record) = accepted().into_iter().find(of_outcome).unwrap();
        assert_eq!(record["event"]["event_state"], state);
        let others = ["decided_to_disclose", "decided_not_to_disclose", "decision_deferred"];
        for other in others.into_iter().filter(|other| *other != state) {
            record["event"]["event_state"] = json!(other);
            let found = verify(std::slice::from_ref(&record), &[]);
            let mismatch = |found: &Finding| found.fault.code == FaultCode::StateMismatch;
            assert!(found.iter().any(mismatch), "{outcome} called {other}");
        }
    }
}

#[test]
fn rec_r10_an_instant_of_a_record_is_a_real_one_and_in_utc() {
    for (time, good) in [
        ("2026-09-30T09:40:00Z", true),
        ("2026-09-31T09:40:00Z", false),
        ("2026-09-30T10:40:00+01:00", false),
        ("2026-09-30T09:40:00.5Z", false),
    ] {
        let mut record = example("authority-held");
        record["event"]["event_time"] = json!(time);
        let faults = record_faults(&record);
        let path = "$.event.event_time";
        let found =
            faults.iter().any(|fault| fault.path == path && fault.code == FaultCode::BadFormat);
        assert_eq!(found, !good, "{time}");
    }
}

#[test]
fn rec_r10_until_when_a_yes_holds_is_a_real_day_or_instant() {
    for (until, good) in [
        ("2027-03-13", true),
        ("2027-03-13T00:00:00Z", true),
        ("2027-02-29", false),
        ("2027-02-29T00:00:00Z", false),
        ("2027-03-13T00:00:00+00:00", false),
    ] {
        let mut record = example("consent-given-in-part");
        record["choices"][0]["valid_until"] = json!(until);
        let path = "$.choices[0].valid_until";
        let faults = record_faults(&record);
        let found = faults.iter().any(|fault| fault.path == path);
        assert_eq!(found, !good, "{until}");
    }
}
