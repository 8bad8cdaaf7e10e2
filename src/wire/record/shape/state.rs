//! The state of the event follows from the content of the record.

use serde_json::Value;

use super::whole::{STATE, section};
use crate::domain::choice::{ConsentState, Decision};
use crate::wire::context::{entries, text};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::path::in_entry;
use crate::wire::record::RecordKind;

pub fn follows(node: &Node, kind: RecordKind, state: &str) {
    let section = |name: &str| section(node.value, name);
    let expected = match kind {
        RecordKind::ConsentEvent => of_consent(node.value),
        RecordKind::Authority => text(section("authority"), "status"),
        RecordKind::Competence => return competence(node, state),
        RecordKind::DisclosureDecision => match text(section("decision"), "outcome") {
            "share" => "decided_to_disclose",
            "do_not_share" => "decided_not_to_disclose",
            "deferred" => "decision_deferred",
            _ => return,
        },
        RecordKind::Request => text(section("request"), "outcome"),
        RecordKind::Advice if section("advice").get("answer").is_some() => "given",
        RecordKind::Advice => "sought",
        RecordKind::Restriction if relates(node.value, "supersedes") => "lifted",
        RecordKind::Restriction => "in_force",
        RecordKind::Notice
        | RecordKind::Disclosure
        | RecordKind::TalkNotCompleted
        | RecordKind::Disposal => return,
    };
    if state != expected {
        let expected = [expected, ", as its content says"].concat();
        let found = section("event").get("event_state");
        node.note(STATE, found, FaultCode::StateMismatch, &expected);
    }
}

/// Whether the record has this relation to any other.
pub fn relates(record: &Value, relation: &str) -> bool {
    let header = section(record, "record");
    entries(header, "relates_to").iter().any(|related| text(related, "relation") == relation)
}

fn of_consent(record: &Value) -> &'static str {
    if relates(record, "corrects") {
        return "entered_in_error";
    }
    if relates(record, "renews") {
        return "renewed";
    }
    let everything = record.get("withdraws_everything").is_some();
    let (mut now, mut yes_left, mut answered) = (Vec::new(), false, everything);
    for choice in entries(record, "choices") {
        let decision = Decision::from_code(text(choice, "decision"));
        if is_new(choice) {
            answered = true;
            now.extend(decision);
        } else if decision == Some(Decision::Agreed) {
            yes_left = true;
        }
    }
    if !answered {
        return "reviewed";
    }
    ConsentState::derive(&now, yes_left, everything).code()
}

/// Said now; what only restates an earlier record counts there.
pub fn is_new(choice: &Value) -> bool {
    choice.get("from_record").is_none()
}

fn competence(record: &Node, state: &str) {
    let assessed = entries(record.value, "capacity");
    if assessed.is_empty() {
        record.note("capacity", None, FaultCode::Empty, "who was assessed");
    }
    for (place, one) in assessed.iter().enumerate() {
        let code = match one.get("outcome") {
            None => FaultCode::Missing,
            Some(_) if text(one, "outcome") != state => FaultCode::StateMismatch,
            Some(_) => continue,
        };
        let inner = in_entry("capacity", place, "outcome");
        record.note(&inner, one.get("outcome"), code, "the same as event_state");
    }
}
