//! What must hold between the sections of a record.

use serde_json::Value;

use super::follows::word;
use super::{KINDS, KindShape, answering, state};
use crate::wire::context::{Context, entries, text, texts};
use crate::wire::fault::{FaultCode, one_of};
use crate::wire::node::Node;
use crate::wire::path::in_entry;
use crate::wire::record::RecordKind;

pub fn record(node: &Node, _: &Context) {
    let event = section(node.value, "event");
    parties(node, event);
    let kind = RecordKind::from_code(text(section(node.value, "record"), "record_kind"));
    let Some(kind) = KINDS.iter().find(|known| Some(known.kind) == kind) else { return };
    sections(node, kind, event);
    let found = text(event, "event_state");
    if kind.states.contains(&found) {
        state::follows(node, kind.kind, found);
    } else if !found.is_empty() {
        let known = one_of(kind.states);
        node.note(STATE, event.get("event_state"), FaultCode::UnknownCode, &known);
    }
    made_with_the_family(node, kind.kind, event);
    if kind.kind == RecordKind::ConsentEvent {
        answering::rules(node, event);
    } else if kind.kind == RecordKind::Disposal {
        disposal(node);
    }
}

pub const STATE: &str = "event.event_state";

/// A section, or nothing that has members.
pub fn section<'a>(record: &'a Value, name: &str) -> &'a Value {
    record.get(name).unwrap_or(&Value::Null)
}

/// Every section that the kind has, and none that only others have.
fn sections(node: &Node, kind: &KindShape, event: &Value) {
    for name in kind.sections {
        if node.value.get(name).is_none() {
            node.note(name, None, FaultCode::Missing, "to be there in a record of this kind");
        }
    }
    let consent = kind.kind == RecordKind::ConsentEvent;
    let expected = "nothing in a record of this kind";
    let Some(members) = node.value.as_object() else { return };
    for (name, section) in members {
        let name = name.as_str();
        let kinds_own = KINDS.iter().any(|known| known.sections.contains(&name));
        let known = match name {
            "withdraws_everything" => consent,
            _ => !kinds_own || kind.sections.contains(&name),
        };
        if !known {
            node.note(name, Some(section), FaultCode::NotAllowed, expected);
        }
    }
    let how = event.get("expression_method");
    if event.is_object() && consent != how.is_some() {
        let code = if consent { FaultCode::Missing } else { FaultCode::NotAllowed };
        let expected = if consent { "how the person said it" } else { expected };
        node.note("event.expression_method", how, code, expected);
    }
}

/// All whom the event names are among the parties.
fn parties(node: &Node, event: &Value) {
    let one = |inner: &str, named: &Value| {
        let id = word(Some(named));
        if !id.is_empty() && party(node.value, id).is_none() {
            let expected = "one of party_identification";
            node.note(inner, Some(named), FaultCode::UnknownReference, expected);
        }
    };
    if let Some(named) = event.get("recorded_by") {
        one("event.recorded_by", named);
    }
    for list in ["entity_id", "held_by", "present"] {
        for (place, named) in entries(event, list).iter().enumerate() {
            one(&in_entry(&["event.", list].concat(), place, ""), named);
        }
    }
}

/// The party with this id or alias.
pub fn party<'a>(record: &'a Value, id: &str) -> Option<&'a Value> {
    entries(record, "party_identification")
        .iter()
        .find(|party| text(party, "party_id") == id || texts(party, "aliases").contains(&id))
}

/// A record that left while the family held the tablet holds nothing of the
/// practitioner's.
fn made_with_the_family(node: &Node, kind: RecordKind, event: &Value) {
    let at_once = text(event, "expression_method") == "tapped";
    let held = !entries(event, "held_by").is_empty();
    if !held || !(at_once || kind == RecordKind::TalkNotCompleted) {
        return;
    }
    for name in ["practitioner_only", "release"] {
        if let Some(section) = node.value.get(name) {
            let expected = "nothing, for the family held the tablet; it is a record of its own";
            node.note(name, Some(section), FaultCode::NotAllowed, expected);
        }
    }
}

/// It names what it disposes of among its relations too.
fn disposal(node: &Node) {
    let related = entries(section(node.value, "record"), "relates_to");
    let Some(named) = related.iter().find(|related| text(related, "relation") == "disposes") else {
        let expected = "the record that is disposed of";
        return node.note("record.relates_to", None, FaultCode::Missing, expected);
    };
    let gone = section(node.value, "disposal");
    for name in ["record_id", "digest"] {
        if let Some(given) = gone.get(name)
            && word(Some(given)) != text(named, name)
        {
            let inner = ["disposal.", name].concat();
            let expected = "the same as in relates_to";
            node.note(&inner, Some(given), FaultCode::UnknownReference, expected);
        }
    }
}
