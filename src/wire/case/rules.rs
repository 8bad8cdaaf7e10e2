//! What must hold between the members of a case, beyond their shape.

use crate::domain::case::AuthorityStatus;
use crate::domain::config::Config;
use crate::wire::config::{NOBODY_ELSES, OURS, ends_before_start};
use crate::wire::context::{Context, names_of};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::shape::{ORDINAL, check};
use crate::wire::text::is_uuid;

/// An id or alias that stands twice would make two people one.
pub fn people_are_distinct(case: &Node, _: &Context) {
    let mut seen = OURS.to_vec();
    for node in ids(case) {
        let Some(id) = node.value.as_str() else { continue };
        if seen.contains(&id) {
            node.fault(FaultCode::Duplicate, NOBODY_ELSES);
        }
        seen.push(id);
    }
}

/// Of the practitioner and of all people, under all their names.
fn ids<'a>(case: &Node<'a>) -> Vec<Node<'a>> {
    let practitioner = case.member("practitioner").and_then(|one| one.member("id"));
    let mut ids: Vec<Node> = practitioner.into_iter().collect();
    for person in case.entries("people") {
        ids.extend(person.member("id"));
        ids.extend(person.entries("aliases"));
    }
    ids
}

/// A family's own recipient may not pass for one of the organisation's, nor anybody
/// here for whoever is told.
pub fn strangers(case: &Node, config: &Config) {
    let mut ids = ids(case);
    let here: Vec<&str> = ids.iter().filter_map(|node| node.value.as_str()).collect();
    let own = case.entries("recipients");
    for node in own.iter().filter_map(|recipient| recipient.member("id")) {
        if node.value.as_str().is_some_and(|id| here.contains(&id)) {
            node.fault(FaultCode::Duplicate, NOBODY_ELSES);
        } else {
            ids.push(node);
        }
    }
    for node in ids {
        if node.value.as_str().is_some_and(|id| config.recipient(id).is_some()) {
            node.fault(FaultCode::Duplicate, NOBODY_ELSES);
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
