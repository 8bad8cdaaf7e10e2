//! What a record leaves to be done.

use consent_disclosure::domain::time::DateOrInstant;
use consent_disclosure::wire::ledger::facts;
use serde_json::{Value, json};

use super::fixtures::example;

/// Task, about whom, and until when.
fn left(record: &Value) -> Vec<(String, String, Option<String>)> {
    let facts = facts(std::slice::from_ref(record)).unwrap();
    let chores = facts.chores.into_iter();
    chores.map(|chore| (chore.task, chore.about, chore.due.map(DateOrInstant::write))).collect()
}

fn tasks(record: &Value) -> Vec<String> {
    left(record).into_iter().map(|(task, ..)| task).collect()
}

#[test]
fn issue_3_a_request_is_to_be_answered_until_it_is_and_the_answer_explained() {
    let request = |outcome: &str, explained: Value| {
        let mut record = example("request-received");
        record["request"]["outcome"] = json!(outcome);
        record["request"]["explained_to_requester"] = explained;
        record
    };
    let done = || json!({ "status": "done" });
    for open in ["received", "on_hold", "asked_back"] {
        assert_eq!(tasks(&request(open, done())), ["answer_request"], "{open}");
    }
    assert_eq!(tasks(&request("declined", done())), [""; 0]);
    let later = json!({ "status": "not_yet", "planned_for": "2026-12-01" });
    let (task, about, due) = left(&request("declined", later)).remove(0);
    let item = &example("request-received")["request"]["items"][0];
    assert_eq!((&*task, due.as_deref()), ("explain_to_requester", Some("2026-12-01")));
    assert_eq!(about, item["about"]);
}

#[test]
fn issue_3_an_objection_is_answered_within_thirty_days_unless_somebody_has_it_in_hand() {
    let objecting = |tasks: Value| {
        let mut record = example("consent-given-in-part");
        let said = |by: &str| json!({ "party_id": by, "view": "", "objections": "Not the school" });
        record["views"] = json!([said("priya"), said("daniel")]);
        record["practitioner_only"] = json!({ "tasks": tasks });
        record["event"]["event_time"] = json!("2026-09-14T09:40:00Z");
        let mut left = left(&record);
        left.retain(|(task, ..)| task.starts_with("answer"));
        left
    };
    let open = |by: &str| {
        ("answer_objection".to_owned(), by.to_owned(), Some("2026-10-14T09:40:00Z".to_owned()))
    };
    assert_eq!(objecting(json!([])), [open("priya"), open("daniel")]);
    let in_hand = json!([{ "task": "answer_complaint", "about": "priya", "due": "2026-09-20" }]);
    let found = objecting(in_hand);
    let own = ("answer_complaint".to_owned(), "priya".to_owned(), Some("2026-09-20".to_owned()));
    assert_eq!(found, [open("daniel"), own]);
    // Something else that is to be done about her is no answer.
    let other = json!([{ "task": "give_copy", "about": "priya" }]);
    assert_eq!(objecting(other), [open("priya"), open("daniel")]);
}

#[test]
fn dom_i09_what_was_told_aloud_is_confirmed_in_writing() {
    let told = |method: &str, confirmed: bool| {
        let mut record = example("disclosure-by-agreement");
        record["disclosure"]["method"] = json!(method);
        let section = record["disclosure"].as_object_mut().unwrap();
        section.remove("confirmed_in_writing_at");
        if confirmed {
            section.insert("confirmed_in_writing_at".into(), json!("2026-09-15T09:40:00Z"));
        }
        tasks(&record)
    };
    assert_eq!(told("phone", false), ["confirm_in_writing"]);
    assert_eq!(told("talk", false), ["confirm_in_writing"]);
    assert_eq!(told("talk", true), [""; 0]);
    assert_eq!(told("email", false), [""; 0]);
}
