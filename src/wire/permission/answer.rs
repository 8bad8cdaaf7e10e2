//! Answers in JSON. Absent means absent.

use serde_json::Value;

use crate::domain::item::Item;
use crate::domain::permission::{Change, Interval, Outcome, Permitted, REMINDER, Shareable, Task};
use crate::domain::time::{DateOrInstant, write_instant};
use crate::wire::members::Members;

pub fn permitted_json(permitted: &Permitted) -> Members {
    let mut members = outcome(&permitted.outcome);
    members.maybe("valid_until", permitted.valid_until.map(write_instant).as_deref());
    let mut intervals = Vec::new();
    for one in &permitted.intervals {
        intervals.push(interval(one));
    }
    members.some("intervals", intervals);
    if !permitted.outcome.is_yes() {
        members.text("reminder", REMINDER);
    }
    members
}

fn outcome(outcome: &Outcome) -> Members {
    let mut members = Members::new();
    members.text("answer", outcome.answer.code());
    members.maybe("basis", outcome.basis.map(|basis| basis.code()));
    members.text("reason", outcome.reason.code());
    members.texts("records", outcome.records.iter().map(|source| source.record_id.as_str()));
    let mut conditions = Vec::new();
    for out in &outcome.leave_out {
        conditions.push(Value::String(["LEAVE_OUT:", &out.about, "/", &out.pii_id].concat()));
    }
    conditions.extend(outcome.conditions.iter().cloned().map(Value::String));
    members.list("conditions", conditions);
    members.texts("warnings", outcome.warnings.iter().map(|warning| warning.code()));
    members
}

fn interval(interval: &Interval) -> Value {
    let mut members = Members::new();
    members.text("from", &write_instant(interval.from));
    members.text("to", &write_instant(interval.to));
    members.text("answer", interval.answer.code());
    members.text("reason", interval.reason.code());
    members.into()
}

/// The four ids of an item, as every record and answer writes them.
pub fn item_json(item: &Item) -> Members {
    let mut members = Members::new();
    members.text("about", &item.about);
    members.text("pii_id", &item.pii_id);
    members.text("purpose_id", &item.purpose_id);
    members.text("recipient_id", &item.recipient_id);
    members
}

/// {item, permission}
pub fn shareable_json(shareable: &Shareable) -> Value {
    let mut members = Members::new();
    members.object("item", item_json(&shareable.item));
    members.object("permission", permitted_json(&shareable.permitted));
    members.into()
}

/// {item, at, before, after}
pub fn change_json(change: &Change) -> Value {
    let mut members = Members::new();
    members.object("item", item_json(&change.item));
    members.text("at", &write_instant(change.at));
    members.object("before", outcome(&change.before));
    members.object("after", outcome(&change.after));
    members.into()
}

/// {task, about, item?, due?, records}
pub fn task_json(task: &Task) -> Value {
    let mut members = Members::new();
    members.text("task", &task.task);
    members.text("about", &task.about);
    if let Some(about) = &task.item {
        members.object("item", item_json(about));
    }
    members.maybe("due", task.due.map(DateOrInstant::write).as_deref());
    members.strings("records", &task.records);
    members.into()
}
