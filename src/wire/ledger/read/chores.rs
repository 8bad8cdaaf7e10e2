//! What records leave to be done.

use chrono::TimeDelta;
use serde_json::Value;

use super::Reading;
use crate::domain::permission::{Chore, DisclosureDecision, Facts, Source};
use crate::domain::time::{DateOrInstant, parse_date};
use crate::wire::context::{entries, text};

/// What was said while the family held the tablet has no task of the practitioner's
/// beside it, and is to be answered all the same: within this time.
const ANSWER_WITHIN: TimeDelta = TimeDelta::days(30);

pub fn open(
    facts: &mut Facts,
    source: &Source,
    task: &str,
    due: Option<DateOrInstant>,
    about: &str,
) {
    let (source, task, about) = (source.clone(), task.to_owned(), about.to_owned());
    facts.chores.push(Chore { source, task, due, about });
}

/// Objections, and what the practitioner wrote down to do.
pub fn of_any(reading: &Reading, source: &Source, facts: &mut Facts) {
    let tasks = entries(reading.section("practitioner_only"), "tasks");
    for view in reading.list("views") {
        let by = text(view, "party_id");
        let is_answer = |task: &&Value| {
            matches!(text(task, "task"), "answer_objection" | "answer_complaint")
                && text(task, "about") == by
        };
        if !text(view, "objections").is_empty() && !tasks.iter().any(|task| is_answer(&task)) {
            let due = DateOrInstant::Instant(source.at + ANSWER_WITHIN);
            open(facts, source, "answer_objection", Some(due), by);
        }
    }
    for task in tasks {
        let due = parse_date(text(task, "due")).map(DateOrInstant::Date);
        open(facts, source, text(task, "task"), due, text(task, "about"));
    }
}

pub fn decision(reading: &Reading, decision: &DisclosureDecision, facts: &mut Facts) {
    let source = &decision.source;
    let about = decision.items.first().map_or("", |item| item.about.as_str());
    if decision.incomplete {
        open(facts, source, "write_up", decision.complete_by, about);
    }
    let section = reading.section("decision");
    let informed = section.get("person_informed").unwrap_or(&Value::Null);
    if matches!(text(informed, "status"), "later" | "deferred") {
        open(
            facts,
            source,
            "tell_later",
            DateOrInstant::parse(text(informed, "planned_for")),
            about,
        );
    }
    if let Some(revisit) = parse_date(text(section, "revisit_on")) {
        open(facts, source, "revisit_decision", Some(DateOrInstant::Date(revisit)), about);
    }
}

pub fn request(reading: &Reading, source: &Source, facts: &mut Facts) {
    let section = reading.section("request");
    let about = entries(section, "items").first().map_or("", |item| text(item, "about"));
    if matches!(text(section, "outcome"), "received" | "on_hold" | "asked_back") {
        open(facts, source, "answer_request", None, about);
    }
    let explained = section.get("explained_to_requester").unwrap_or(&Value::Null);
    if text(explained, "status") == "not_yet" {
        let due = DateOrInstant::parse(text(explained, "planned_for"));
        open(facts, source, "explain_to_requester", due, about);
    }
}
