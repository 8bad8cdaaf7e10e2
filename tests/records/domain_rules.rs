//! What the sources ask of a record of sharing, of not sharing and of a request: our
//! own reading and both validators accept the example, and refuse it without the part
//! that a rule asks for.

use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use super::fixtures::{example, seal_again};
use super::validators::Validators;

/// A record of the examples, and the pointer to the section that a rule speaks of.
struct Speaking {
    record: Value,
    section: &'static str,
    validators: Validators,
}

impl Speaking {
    fn of(name: &str, section: &'static str) -> Speaking {
        Speaking { record: example(name), section, validators: Validators::of_records() }
    }

    /// The example with one change in that section, and whether everybody accepts it.
    #[track_caller]
    fn accepted_with(&self, change: impl FnOnce(&mut Value)) -> bool {
        let mut record = self.record.clone();
        change(record.pointer_mut(self.section).unwrap());
        seal_again(&mut record);
        let faults = record_faults(&record);
        assert_eq!(self.validators.accept(&record, self.section), faults.is_empty(), "{faults:#?}");
        faults.is_empty()
    }

    #[track_caller]
    fn needs(&self, names: &[&str]) {
        assert!(self.accepted_with(|_| ()), "the example as it is");
        for name in names {
            let lacking = self.accepted_with(|section| {
                section.as_object_mut().unwrap().remove(*name).expect("it was there");
            });
            assert!(!lacking, "{} without {name}", self.section);
        }
    }

    #[track_caller]
    fn refuses(&self, name: &str, value: &Value) {
        let accepted = self.accepted_with(|section| section[name] = value.clone());
        assert!(!accepted, "{}: {name} is {value}", self.section);
    }

    #[track_caller]
    fn takes(&self, name: &str, value: &Value) {
        let accepted = self.accepted_with(|section| section[name] = value.clone());
        assert!(accepted, "{}: {name} is {value}", self.section);
    }
}

#[test]
fn dom_i03_it_is_recorded_who_was_given_what_and_why_and_why_something_was_withheld() {
    let given = Speaking::of("disclosure-under-a-decision", "/disclosure");
    given.needs(&["recipient_id", "items", "authority", "at", "method"]);
    given.refuses("items", &json!([]));
    let withheld = Speaking::of("decision-not-to-share", "/decision");
    assert_eq!(withheld.record["decision"]["outcome"], "do_not_share");
    withheld.needs(&["items", "ground", "facts", "if_not_shared", "consent_position"]);
    withheld.refuses("items", &json!([]));
}

#[test]
fn dom_i04_a_request_that_is_declined_says_why_and_that_it_was_explained() {
    let declined = Speaking::of("request-declined", "/request");
    declined.needs(&["declined_because", "explained_to_requester"]);
    declined.refuses("declined_because", &json!([]));
    declined.refuses("explained_to_requester", &json!({ "status": "not_needed" }));
    declined.refuses("explained_to_requester", &json!({ "status": "not_yet" }));
    let promised = json!({ "status": "not_yet", "planned_for": "2026-12-01" });
    declined.takes("explained_to_requester", &promised);
}

#[test]
fn dom_i06_dom_i07_a_request_says_for_what_and_on_what_basis_whoever_makes_it() {
    for (name, direction) in [("request-received", "received"), ("request-sent", "sent")] {
        let request = Speaking::of(name, "/request");
        assert_eq!(request.record["request"]["direction"], direction);
        request.needs(&["requester", "purpose", "legal_basis", "items", "urgency"]);
        request.refuses("purpose", &json!(" "));
        request.refuses("legal_basis", &json!([{}]));
    }
}

#[test]
fn dom_i06_a_request_that_names_no_basis_yet_can_be_asked_back() {
    let request = Speaking::of("request-received", "/request");
    let accepted = request.accepted_with(|section| {
        section["legal_basis"] = json!([]);
        section["outcome"] = json!("received");
    });
    assert!(accepted);
}

#[test]
fn dom_i08_a_decision_names_the_power_or_duty_that_it_stands_on() {
    let decision = Speaking::of("decision-to-share", "/decision");
    decision.needs(&["lawful_basis"]);
    decision.refuses("lawful_basis", &json!([{ "reference": "section 47" }]));
    decision.refuses("lawful_basis", &json!("legal_obligation"));
}

#[test]
fn dom_i09_it_is_kept_by_what_way_something_was_shared_or_asked_for() {
    Speaking::of("disclosure-by-agreement", "/disclosure").needs(&["method"]);
    let request = Speaking::of("request-received", "/request");
    request.needs(&["in_writing"]);
    request.refuses("in_writing", &json!("by letter"));
}

#[test]
fn dom_i11_whom_it_must_not_be_disclosed_to_is_named_with_the_reason_and_who_looked_at_it() {
    let given = Speaking::of("disclosure-under-a-decision", "/disclosure");
    given.needs(&["not_to_be_disclosed_to"]);
    let party = given.record["party_identification"][0]["party_id"].clone();
    let reason = "Serious harm to the child is likely.";
    let whole = json!([{ "party": party, "reason": reason, "reviewed_by": party }]);
    given.takes("not_to_be_disclosed_to", &whole);
    given.refuses("not_to_be_disclosed_to", &json!([{ "party": party }]));
    given.refuses("not_to_be_disclosed_to", &json!([{ "reason": reason }]));
}

#[test]
fn dom_i12_every_purpose_says_how_long_what_is_shared_is_kept() {
    let purpose = Speaking::of("consent-given-in-part", "/pii_processing/purposes/0");
    purpose.needs(&["retention_period"]);
}

#[test]
fn dom_i13_advice_is_kept_with_what_came_of_it() {
    let followed = Speaking::of("advice-given", "/advice");
    followed.needs(&["adviser_role", "question", "summary"]);
    let not_followed = Speaking::of("advice-not-followed", "/advice");
    not_followed.needs(&["why_not"]);
}

#[test]
fn dom_i14_each_of_the_three_ways_to_decide_is_a_record() {
    for (name, outcome) in [
        ("decision-to-share", "share"),
        ("decision-not-to-share", "do_not_share"),
        ("decision-deferred", "deferred"),
    ] {
        let decision = Speaking::of(name, "/decision");
        assert_eq!(decision.record["decision"]["outcome"], outcome);
        decision.needs(&["ground", "facts"]);
        decision.refuses("outcome", &json!("nothing"));
    }
}

#[test]
fn dom_i15_why_something_matters_can_stand_beside_it_and_is_never_blank() {
    let told =
        Speaking::of("consent-given-in-part", "/pii_processing/purposes/0/pii_information/0");
    told.takes("significance", &json!("The third missed appointment in a month."));
    told.refuses("significance", &json!(""));
}

/// Everything that breaking a confidence needs, and nothing else, taken away.
fn without_weighing(decision: &Speaking, test: &[bool; 3]) -> bool {
    decision.accepted_with(|section| {
        for name in ["public_interest_for", "public_interest_against", "article_8"] {
            section.as_object_mut().unwrap().remove(name);
        }
        let [sensitive, not_public, given_in_confidence] = test;
        section["confidentiality_test"] = json!({
            "sensitive": sensitive,
            "not_public": not_public,
            "given_in_confidence": given_in_confidence,
        });
    })
}

#[test]
fn dom_k02_it_is_confidential_where_all_three_answers_are_yes() {
    let decision = Speaking::of("decision-to-share", "/decision");
    decision.needs(&["confidentiality_test"]);
    for name in ["sensitive", "not_public", "given_in_confidence"] {
        let lacking = decision.accepted_with(|section| {
            section["confidentiality_test"].as_object_mut().unwrap().remove(name);
        });
        assert!(!lacking, "without {name}");
    }
    assert!(!without_weighing(&decision, &[true; 3]));
}

#[test]
fn dom_k01_dom_k03_what_is_not_confidential_here_needs_no_weighing_of_a_confidence() {
    let decision = Speaking::of("decision-to-share", "/decision");
    for not in 0..3 {
        let mut test = [true; 3];
        test[not] = false;
        assert!(without_weighing(&decision, &test), "{test:?}");
    }
}
