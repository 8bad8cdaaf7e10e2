//! What records may do to each other, and what they may not.

use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::{RecordKind, Relation};
use serde_json::{Value, json};

use super::fixtures::{accepted, example, ledgers, seal_again};
use super::verifying::named;

/// This example with one relation to that one, in a ledger of its own so that nothing
/// else is wrong between the two.
fn related(from: &str, relation: &str, to: &Value) -> Value {
    let mut record = example(from);
    let header = record["record"].as_object_mut().unwrap();
    header.remove("previous");
    header.insert("ledger_id".into(), json!("99999999-0000-4000-8000-000000000001"));
    header.insert("sequence".into(), json!(1));
    header.insert(
        "relates_to".into(),
        json!([{
            "relation": relation,
            "record_id": to["record"]["record_id"],
            "digest": to["integrity"]["digest"],
        }]),
    );
    seal_again(&mut record);
    record
}

/// What is found about the relation alone.
fn about_the_relation(from: &str, relation: &str, to: &Value) -> Vec<(String, &'static str)> {
    let mut to = to.clone();
    if to["record"]["record_id"] == example(from)["record"]["record_id"] {
        to["record"]["record_id"] = json!("99999999-0000-4000-8000-000000000002");
        seal_again(&mut to);
    }
    let mut found = named(verify(&[related(from, relation, &to), to], &[]));
    found.retain(|(path, _)| path.starts_with("$[0].record.relates_to"));
    found
}

#[track_caller]
fn lawful(from: &str, relation: &str, to: &str) {
    assert_eq!(about_the_relation(from, relation, &example(to)), [], "{from} {relation} {to}");
}

#[track_caller]
fn impossible(from: &str, relation: &str, to: &str) {
    let found = about_the_relation(from, relation, &example(to));
    let expected = ("$[0].record.relates_to[0].relation".to_owned(), "impossible_transition");
    assert_eq!(found, [expected], "{from} {relation} {to}");
}

/// record.md has no such table: this is what the kinds are for.
fn may(relation: Relation, from: RecordKind, to: RecordKind) -> bool {
    use RecordKind as K;
    match relation {
        Relation::Supersedes => from == to && from != K::Disposal,
        Relation::Renews | Relation::Withdraws | Relation::Corrects => {
            (from, to) == (K::ConsentEvent, K::ConsentEvent)
        }
        Relation::Overrides => {
            from == K::DisclosureDecision && matches!(to, K::ConsentEvent | K::Restriction)
        }
        Relation::Reconsiders => {
            [from, to].iter().all(|kind| matches!(kind, K::DisclosureDecision | K::Request))
        }
        Relation::Completes => (from, to) == (K::DisclosureDecision, K::DisclosureDecision),
        Relation::Answers => {
            matches!(to, K::Request | K::Advice)
                && matches!(
                    from,
                    K::Request | K::Advice | K::DisclosureDecision | K::Disclosure | K::Notice
                )
        }
        Relation::Under => to != K::Disposal,
        Relation::Disposes => from == K::Disposal && to != K::Disposal,
    }
}

#[test]
fn inv_i6_no_kind_stands_in_a_relation_that_is_not_for_it() {
    let mut examples: Vec<(RecordKind, String, Value)> = Vec::new();
    for (name, record) in accepted() {
        let kind = record["record"]["record_kind"].as_str().and_then(RecordKind::from_code);
        examples.push((kind.unwrap(), name, record));
    }
    let mut tried = 0;
    for from in RecordKind::ALL {
        let (_, name, _) = examples.iter().find(|(kind, ..)| kind == from).unwrap();
        for relation in Relation::ALL {
            for (to, other, target) in &examples {
                let found = about_the_relation(name, relation.code(), target);
                tried += 1;
                if !may(*relation, *from, *to) {
                    let what = format!("{name} {} {other}: {found:?}", relation.code());
                    assert!(
                        found.iter().any(|(_, code)| *code == "impossible_transition"),
                        "{what}"
                    );
                }
            }
        }
    }
    assert_eq!(tried, 11 * 10 * examples.len());
}

#[test]
fn dom_i05_a_decision_not_to_share_and_a_declined_request_can_be_reconsidered() {
    lawful("decision-to-share", "reconsiders", "decision-not-to-share");
    lawful("decision-not-to-share", "reconsiders", "decision-to-share");
    lawful("request-received", "reconsiders", "request-declined");
    lawful("decision-to-share", "reconsiders", "request-declined");
    impossible("consent-given-in-part", "reconsiders", "decision-not-to-share");
    impossible("decision-to-share", "reconsiders", "consent-refused");
}

#[test]
fn dom_c01_a_withdrawal_takes_back_a_yes_of_the_same_person_to_the_same_thing() {
    lawful("consent-withdrawn-in-part", "withdraws", "consent-given-in-part");
    lawful("consent-withdrawn-everything", "withdraws", "consent-given-in-part");
    lawful("consent-withdrawn-everything", "withdraws", "consent-renewed");
    impossible("consent-withdrawn-in-part", "withdraws", "consent-refused");
    impossible("consent-withdrawn-in-part", "withdraws", "consent-given-drawn");
    impossible("consent-withdrawn-in-part", "withdraws", "consent-imported");
    impossible("consent-refused", "withdraws", "consent-given-in-part");
    let mut daniels = example("consent-given-in-part");
    daniels["event"]["entity_id"] = json!(["daniel"]);
    seal_again(&mut daniels);
    let found = about_the_relation("consent-withdrawn-in-part", "withdraws", &daniels);
    assert_eq!(found.len(), 1, "the same things, agreed to by another: {found:?}");
}

#[test]
fn dom_c02_a_review_renews_an_answer_of_the_same_person_under_any_id() {
    lawful("consent-renewed", "renews", "consent-withdrawn-in-part");
    lawful("consent-renewed", "renews", "consent-given-in-part");
    impossible("consent-renewed", "renews", "consent-refused");
    impossible("consent-renewed", "renews", "notice-told");
}

#[test]
fn perm_s3_r2_a_restriction_is_lifted_by_one_of_the_same_person() {
    lawful("restriction-lifted", "supersedes", "restriction-for-everybody");
    impossible("restriction-lifted", "supersedes", "restriction-for-some");
    impossible("restriction-lifted", "supersedes", "decision-to-share");
}

#[test]
fn dom_c05_only_an_incomplete_decision_is_completed_and_only_by_a_whole_one() {
    lawful("decision-completed", "completes", "decision-urgent");
    impossible("decision-completed", "completes", "decision-to-share");
    impossible("decision-urgent", "completes", "decision-urgent");
    lawful("decision-deferred", "reconsiders", "decision-not-to-share");
    lawful("decision-to-share", "overrides", "consent-refused");
}

#[test]
fn perm_s1_r4_authority_is_superseded_for_the_same_two_people() {
    lawful("authority-held-again", "supersedes", "authority-disputed");
    impossible("authority-held-again", "supersedes", "authority-held");
    lawful("competence-competent", "supersedes", "competence-undecided");
    let mut another = example("competence-undecided");
    another["capacity"][0]["about"] = json!("another-child");
    seal_again(&mut another);
    assert_eq!(about_the_relation("competence-competent", "supersedes", &another).len(), 1);
}

#[test]
fn inv_i6_a_record_speaks_only_of_what_was_there_before_it() {
    let (mut early, late) = (example("authority-disputed"), example("authority-held-again"));
    early["record"]["relates_to"] = json!([{
        "relation": "supersedes",
        "record_id": late["record"]["record_id"],
        "digest": late["integrity"]["digest"],
    }]);
    seal_again(&mut early);
    let found = verify(&[early, late], &[]);
    let path = "$[0].record.relates_to[0].relation";
    let about = found.into_iter().find(|found| found.fault.path == path).unwrap().fault;
    assert_eq!(about.code.code(), "impossible_transition");
    assert_eq!(about.expected, "a record of the same kind, and of the same person");
}

#[test]
fn rec_r3_a_relation_to_no_record_or_to_an_altered_one_is_found() {
    let target = example("consent-given-in-part");
    let record = related("consent-withdrawn-in-part", "withdraws", &target);
    let path = "$[0].record.relates_to[0].record_id".to_owned();
    assert!(
        named(verify(std::slice::from_ref(&record), &[])).contains(&(path, "unknown_relation"))
    );
    let mut altered = target;
    altered["understanding"]["in_their_words"] = json!("Tell everybody.");
    seal_again(&mut altered);
    let path = "$[0].record.relates_to[0].digest".to_owned();
    assert!(named(verify(&[record, altered], &[])).contains(&(path, "broken_chain")));
}

#[test]
fn inv_i6_what_is_lawfully_gone_can_be_related_to_by_whom_it_may() {
    let disposal = example("disposal-erasure");
    let gone = &disposal["disposal"];
    let to = |from: &str, relation: &str| {
        let mut record = related(from, relation, &disposal);
        record["record"]["relates_to"][0]["record_id"] = gone["record_id"].clone();
        seal_again(&mut record);
        let mut found = named(verify(&[record, disposal.clone()], &[]));
        found.retain(|(path, _)| path.starts_with("$[0].record.relates_to"));
        found
    };
    let impossible = ("$[0].record.relates_to[0].relation".to_owned(), "impossible_transition");
    assert_eq!(to("consent-withdrawn-in-part", "withdraws"), []);
    for (from, relation) in [("decision-to-share", "withdraws"), ("consent-renewed", "completes")] {
        let found = to(from, relation);
        assert_eq!(found, std::slice::from_ref(&impossible), "{from} {relation}");
    }
}

#[test]
fn inv_i6_an_answer_supersedes_only_an_answer_of_the_same_person() {
    lawful("consent-renewed", "supersedes", "consent-given-in-part");
    impossible("consent-renewed", "supersedes", "consent-refused");
}

/// What is found of a record that restates, where its first restated choice, or the
/// record that this is from, was changed.
fn restating(change: impl FnOnce(&mut Value, &mut Value)) -> Vec<&'static str> {
    let (mut records, _) = ledgers();
    let mut take = |id: &Value| {
        let place = records.iter().position(|record| record["record"]["record_id"] == *id);
        records.swap_remove(place.unwrap())
    };
    let mut record = take(&example("consent-reviewed")["record"]["record_id"]);
    let choices = record["choices"].as_array_mut().unwrap();
    let choice = choices.iter_mut().find(|choice| choice.get("from_record").is_some()).unwrap();
    let mut origin = take(&choice["from_record"]);
    change(choice, &mut origin);
    seal_again(&mut record);
    seal_again(&mut origin);
    records.extend([record, origin]);
    let mut found = named(verify(&records, &[]));
    found.retain(|(path, _)| path.ends_with(".from_record"));
    found.into_iter().map(|(_, code)| code).collect()
}

#[test]
fn perm_s2_what_is_only_restated_is_held_against_its_origin() {
    assert!(restating(|_, _| {}).is_empty());
    for (name, value) in [
        ("decision", "undecided"),
        ("decided_at", "2026-01-01T00:00:00Z"),
        ("valid_until", "2099-01-01"),
        ("about", "somebody-else"),
        ("pii_id", "something-else"),
        ("purpose_id", "another-purpose"),
        ("recipient_id", "somebody-new"),
    ] {
        let found = restating(|choice, _| choice[name] = json!(value));
        assert_eq!(found, ["unknown_relation"], "{name}");
    }
}

#[test]
fn perm_s2_a_choice_is_restated_from_where_that_person_made_it() {
    let others = |_: &mut Value, origin: &mut Value| {
        origin["event"]["entity_id"] = json!(["somebody-else"]);
    };
    assert!(!restating(others).is_empty(), "another person's answer");
    let nowhere = |choice: &mut Value, origin: &mut Value| {
        for made in origin["choices"].as_array_mut().unwrap() {
            made["from_record"] = choice["from_record"].clone();
        }
    };
    assert!(!restating(nowhere).is_empty(), "a choice that is made nowhere");
    let period = |_: &mut Value, origin: &mut Value| {
        for made in origin["choices"].as_array_mut().unwrap() {
            made.as_object_mut().unwrap().remove("valid_until");
            made["validity_duration"] = json!("P6M");
        }
    };
    let not_here = |choice: &mut Value, _: &mut Value| {
        choice["from_record"] = json!("00000000-0000-4000-8000-000000000000")
    };
    assert!(restating(not_here).is_empty(), "the sequences tell what is missing");
    assert!(restating(period).is_empty(), "a period is restated as the day that it comes to");
}
