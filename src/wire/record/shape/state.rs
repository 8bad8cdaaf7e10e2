//! The state of the event follows from the content of the record.

use serde_json::Value;

use super::follows::word;
use crate::domain::choice::{ConsentState, Decision};
use crate::wire::context::{entries, text};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::record::RecordKind;

pub fn follows(record: &Node, kind: RecordKind, state: &Node) {
    let section = |name: &str| record.value.get(name).unwrap_or(&Value::Null);
    let expected = match kind {
        RecordKind::ConsentEvent => of_consent(record.value),
        RecordKind::Authority => text(section("authority"), "status"),
        RecordKind::Competence => return competence(record, word(Some(state.value))),
        RecordKind::DisclosureDecision => match text(section("decision"), "outcome") {
            "share" => "decided_to_disclose",
            "do_not_share" => "decided_not_to_disclose",
            "deferred" => "decision_deferred",
            _ => return,
        },
        RecordKind::Request => text(section("request"), "outcome"),
        RecordKind::Advice if section("advice").get("answer").is_some() => "given",
        RecordKind::Advice => "sought",
        RecordKind::Restriction if relates(record.value, "supersedes") => "lifted",
        RecordKind::Restriction => "in_force",
        RecordKind::Notice
        | RecordKind::Disclosure
        | RecordKind::TalkNotCompleted
        | RecordKind::Disposal => return,
    };
    if word(Some(state.value)) != expected {
        state.fault(FaultCode::StateMismatch, &[expected, ", as its content says"].concat());
    }
}

/// Whether the record has this relation to any other.
pub fn relates(record: &Value, relation: &str) -> bool {
    let header = record.get("record").unwrap_or(&Value::Null);
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
    let assessed = record.entries("capacity");
    if assessed.is_empty()
        && let Some(capacity) = record.member("capacity").filter(|list| list.value.is_array())
    {
        capacity.fault(FaultCode::Empty, "who was assessed");
    }
    for one in assessed {
        let Some(object) = one.object() else { continue };
        if !object.has("outcome") {
            object.lacks("outcome", "what the assessment found");
        } else if object.text("outcome") != state {
            object.fault("outcome", FaultCode::StateMismatch, "the same as event_state");
        }
    }
}
