//! What must hold between the sections of a record.

use serde_json::Value;

use super::follows::word;
use super::{KINDS, KindShape, answering, state};
use crate::wire::context::{Context, entries, text, texts};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::record::RecordKind;
use crate::wire::shape::one_of;

pub fn record(node: &Node, _: &Context) {
    parties(node);
    let header = node.value.get("record").unwrap_or(&Value::Null);
    let kind = RecordKind::from_code(text(header, "record_kind"));
    let Some(kind) = KINDS.iter().find(|known| Some(known.kind) == kind) else { return };
    sections(node, kind);
    if let Some(found) = node.member("event").and_then(|event| event.member("event_state")) {
        if word(Some(found.value)).is_empty() {
            return;
        }
        if kind.states.contains(&word(Some(found.value))) {
            state::follows(node, kind.kind, &found);
        } else {
            found.fault(FaultCode::UnknownCode, &one_of(kind.states));
        }
    }
    made_with_the_family(node, kind.kind);
    match kind.kind {
        RecordKind::ConsentEvent => answering::rules(node),
        RecordKind::Disposal => disposal(node),
        _ => {}
    }
}

/// Every section that the kind has, and none that only others have.
fn sections(node: &Node, kind: &KindShape) {
    let Some(object) = node.object() else { return };
    for name in kind.sections {
        if !object.has(name) {
            object.lacks(name, "to be there in a record of this kind");
        }
    }
    let consent = kind.kind == RecordKind::ConsentEvent;
    for (name, section) in object.entries() {
        let kinds_own = KINDS.iter().any(|known| known.sections.contains(&name));
        let known = match name {
            "withdraws_everything" => consent,
            _ => !kinds_own || kind.sections.contains(&name),
        };
        if !known {
            section.fault(FaultCode::NotAllowed, "no such section in a record of this kind");
        }
    }
    const HOW: &str = "expression_method";
    let Some(event) = node.member("event").filter(|event| event.value.is_object()) else { return };
    let Some(event) = event.object() else { return };
    if consent && !event.has(HOW) {
        event.lacks(HOW, "how the person said it");
    } else if !consent {
        event.fault(HOW, FaultCode::NotAllowed, "nothing, for nobody agreed or refused here");
    }
}

/// All whom the event names are among the parties.
fn parties(node: &Node) {
    let Some(event) = node.member("event") else { return };
    let mut named: Vec<Node> = event.member("recorded_by").into_iter().collect();
    for list in ["entity_id", "held_by", "present"] {
        named.extend(event.entries(list));
    }
    for named in named {
        let id = word(Some(named.value));
        if !id.is_empty() && party(node.value, id).is_none() {
            named.fault(FaultCode::UnknownReference, "one of party_identification");
        }
    }
}

/// The party with this id or alias.
pub fn party<'a>(record: &'a Value, id: &str) -> Option<&'a Value> {
    let is =
        |party: &&Value| text(party, "party_id") == id || texts(party, "aliases").contains(&id);
    entries(record, "party_identification").iter().find(is)
}

/// A record that left while the family held the tablet holds nothing of the
/// practitioner's.
fn made_with_the_family(node: &Node, kind: RecordKind) {
    let event = node.value.get("event").unwrap_or(&Value::Null);
    let at_once = text(event, "expression_method") == "tapped";
    let held = !entries(event, "held_by").is_empty();
    if !held || !(at_once || kind == RecordKind::TalkNotCompleted) {
        return;
    }
    for name in ["practitioner_only", "release"] {
        if let Some(section) = node.member(name) {
            let expected = "nothing, for the family held the tablet; it is a record of its own";
            section.fault(FaultCode::NotAllowed, expected);
        }
    }
}

/// It names what it disposes of among its relations too.
fn disposal(node: &Node) {
    let Some(gone) = node.member("disposal") else { return };
    let header = node.value.get("record").unwrap_or(&Value::Null);
    let mut related = entries(header, "relates_to").iter();
    let Some(named) = related.find(|related| text(related, "relation") == "disposes") else {
        if let Some(object) = node.member("record").and_then(|header| header.object()) {
            object.lacks("relates_to", "the record that is disposed of");
        }
        return;
    };
    for name in ["record_id", "digest"] {
        if let Some(given) = gone.member(name)
            && text(gone.value, name) != text(named, name)
        {
            given.fault(FaultCode::UnknownReference, "the same as in relates_to");
        }
    }
}
