//! Whose answer it is, and when a yes can count.

use serde_json::Value;

use super::follows::word;
use super::state::{is_new, relates};
use super::whole::party;
use crate::domain::element::Element;
use crate::domain::time::parse_instant;
use crate::wire::context::{entries, text};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;

/// The rules of a `consent_event`.
pub fn rules(record: &Node) {
    let event = record.value.get("event").unwrap_or(&Value::Null);
    if let Some(event) = record.member("event")
        && let Some(second) = event.entries("entity_id").get(1)
    {
        second.fault(FaultCode::NotAllowed, "one person: each has a record of their own");
    }
    let entity = entries(event, "entity_id").first();
    for capacity in record.entries("capacity") {
        deciding(record.value, &capacity, word(entity));
    }
    let everything = record.value.get("withdraws_everything").is_some();
    for choice in record.entries("choices") {
        let about = text(choice.value, "about");
        let mut grounds = entries(record.value, "capacity").iter();
        if !about.is_empty()
            && !grounds.any(|capacity| text(capacity, "about") == about)
            && let Some(about) = choice.member("about")
        {
            about.fault(FaultCode::UnknownReference, "somebody for whom capacity says the ground");
        }
        if everything {
            nothing_agreed(&choice);
        }
    }
    yeses(record);
}

/// One adult never answers for another.
fn deciding(record: &Value, capacity: &Node, entity: &str) {
    let member = |name: &str| text(capacity.value, name);
    let (maker, about, basis) = (member("decision_maker"), member("about"), member("basis"));
    if !is_same(record, maker, entity) {
        not_theirs(capacity, "decision_maker", "the person whose act it is");
    }
    let own = is_same(record, maker, about);
    let for_oneself = matches!(basis, "self" | "child_assessed_competent");
    if own != for_oneself && basis != "views_only" {
        not_theirs(capacity, "basis", "self for oneself, and an authority for another");
    }
    let adult = party(record, about).is_some_and(|about| text(about, "age_band") == "adult");
    if !own && adult && !matches!(basis, "court_appointed" | "views_only") {
        not_theirs(capacity, "basis", "no answer for another adult, unless a court says so");
    }
}

fn not_theirs(capacity: &Node, name: &str, expected: &str) {
    if let Some(member) = capacity.member(name) {
        member.fault(FaultCode::NotTheirs, expected);
    }
}

/// Under one of their ids or another.
fn is_same(record: &Value, one: &str, other: &str) -> bool {
    let found = party(record, one);
    one == other || (found.is_some() && found == party(record, other))
}

fn nothing_agreed(choice: &Node) {
    let decision = text(choice.value, "decision");
    let fits = if is_new(choice.value) { decision == "withdrawn" } else { decision != "agreed" };
    if !fits && let Some(decision) = choice.member("decision") {
        decision.fault(FaultCode::NotAllowed, "no yes, for everything is taken back");
    }
}

/// A yes that counts rests on all nine elements, explained before it was said.
fn yeses(record: &Node) {
    let Some(understanding) = record.member("understanding") else { return };
    if word(understanding.value.get("valid")) != "true" || relates(record.value, "renews") {
        return;
    }
    let (mut last, mut elements) = (None, Vec::new());
    for explained in entries(understanding.value, "explained") {
        last = last.max(parse_instant(text(explained, "at")));
        elements.push(text(explained, "element"));
    }
    let mut said = false;
    for choice in record.entries("choices") {
        if !is_new(choice.value) || text(choice.value, "decision") != "agreed" {
            continue;
        }
        said = true;
        if let Some(at) = choice.member("decided_at")
            && let Some(said_at) = parse_instant(word(Some(at.value)))
            && Some(said_at) < last
        {
            at.fault(FaultCode::BeforeExplanation, "an instant after the explanation ended");
        }
    }
    let whole = Element::CODES.iter().all(|element| elements.contains(element));
    if said
        && !whole
        && let Some(explained) = understanding.member("explained")
    {
        explained.fault(FaultCode::Missing, "all nine elements, or valid: false");
    }
}
