//! What must hold between the members of a case, beyond their shape.

use crate::domain::case::AuthorityStatus;
use crate::domain::config::Config;
use crate::wire::config::ends_before_start;
use crate::wire::context::{Context, names_of};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::shape::{ORDINAL, check};
use crate::wire::text::is_uuid;

/// An id or alias that stands twice would make two people one.
pub fn people_are_distinct(case: &Node, _: &Context) {
    let mut seen = Vec::new();
    for person in case.entries("people") {
        let mut ids: Vec<_> = person.member("id").into_iter().collect();
        ids.extend(person.entries("aliases"));
        for node in ids {
            let Some(id) = node.value.as_str() else {
                continue;
            };
            if seen.contains(&id) {
                node.fault(FaultCode::Duplicate, "an id that no other person has");
            }
            seen.push(id);
        }
    }
}

/// A family's own recipient may not pass for one of the organisation's.
pub fn strangers(case: &Node, config: &Config) {
    for recipient in case.entries("recipients") {
        let Some(node) = recipient.member("id") else {
            continue;
        };
        if config.recipient(node.value.as_str().unwrap_or_default()).is_some() {
            node.fault(FaultCode::Duplicate, "an id that no configured recipient has");
        }
    }
}

/// Unknown is left out, so that `false` cannot be mistaken for a child's age.
pub fn adult(node: &Node, _: &Context) {
    if node.value.as_bool() != Some(true) {
        let expected = "true; a child has a dob, and what is unknown is left out";
        node.fault(FaultCode::NotAllowed, expected);
    }
}

pub fn person(node: &Node, _: &Context) {
    if let Some(adult) = node.member("adult")
        && adult.value.as_bool() == Some(true)
        && node.member("dob").is_some()
    {
        adult.fault(FaultCode::NotAllowed, "either dob or adult, not both");
    }
    for authority in node.entries("authority") {
        let Some(over) = authority.member("over") else {
            continue;
        };
        let id = over.value.as_str().unwrap_or_default();
        if !id.is_empty() && names_of(node.value).contains(&id) {
            over.fault(FaultCode::NotAllowed, "another person");
        }
    }
}

pub fn authority(node: &Node, context: &Context) {
    if let Some(object) = node.object() {
        if object.text("status") != AuthorityStatus::Unknown.code() && !object.has("from") {
            object.lacks("from", "to be there, unless the status is unknown");
        }
        ends_before_start(&object, "from", "to", context);
    }
}

/// `{ledger_id: sequence}`
pub fn anchors(node: &Node, context: &Context) {
    let Some(object) = node.object() else { return };
    for (ledger_id, node) in object.entries() {
        if !is_uuid(ledger_id) {
            let expected = "a ledger's id: a UUID in small letters";
            node.fault(FaultCode::UnknownMember, expected);
        }
        check(&node, &ORDINAL, context);
    }
}
