//! Whose answer it is, and when a yes can count.

use serde_json::Value;

use super::follows::word;
use super::state::{is_new, relates};
use super::whole::{party, section};
use crate::domain::element::Element;
use crate::domain::time::parse_instant;
use crate::wire::context::{entries, text};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::path::in_entry;

/// The rules of a `consent_event`.
pub fn rules(record: &Node, event: &Value) {
    let act_of = entries(event, "entity_id");
    if let Some(second) = act_of.get(1) {
        let expected = "one person: each has a record of their own";
        record.note("event.entity_id[1]", Some(second), FaultCode::NotAllowed, expected);
    }
    let grounds = entries(record.value, "capacity");
    for (place, capacity) in grounds.iter().enumerate() {
        deciding(record, place, capacity, word(act_of.first()));
    }
    let everything = record.value.get("withdraws_everything").is_some();
    for (place, choice) in entries(record.value, "choices").iter().enumerate() {
        let about = text(choice, "about");
        if !about.is_empty() && !grounds.iter().any(|ground| text(ground, "about") == about) {
            let expected = "somebody for whom capacity says the ground";
            let code = FaultCode::UnknownReference;
            record.note(&in_entry(CHOICES, place, "about"), choice.get("about"), code, expected);
        }
        let decision = text(choice, "decision");
        let fits = if is_new(choice) { decision == "withdrawn" } else { decision != "agreed" };
        if everything && !fits {
            let expected = "no yes, for everything is taken back";
            let inner = in_entry(CHOICES, place, "decision");
            record.note(&inner, choice.get("decision"), FaultCode::NotAllowed, expected);
        }
    }
    yeses(record);
}

const CHOICES: &str = "choices";

/// One adult never answers for another.
fn deciding(node: &Node, place: usize, capacity: &Value, entity: &str) {
    let not_theirs = |name: &str, expected: &str| {
        let inner = in_entry("capacity", place, name);
        node.note(&inner, capacity.get(name), FaultCode::NotTheirs, expected);
    };
    let record = node.value;
    let maker = text(capacity, "decision_maker");
    let about = text(capacity, "about");
    let basis = text(capacity, "basis");
    if !is_same(record, maker, entity) {
        not_theirs("decision_maker", "the person whose act it is");
    }
    let own = is_same(record, maker, about);
    let for_oneself = matches!(basis, "self" | "child_assessed_competent");
    let adult = party(record, about).is_some_and(|about| text(about, "age_band") == "adult");
    if basis == "views_only" {
        return;
    }
    if own != for_oneself {
        not_theirs("basis", "self for oneself, and an authority for another");
    } else if !own && adult && basis != "court_appointed" {
        not_theirs("basis", "no answer for another adult, unless a court says so");
    }
}

/// Under one of their ids or another.
fn is_same(record: &Value, one: &str, other: &str) -> bool {
    let found = party(record, one);
    one == other || (found.is_some() && found == party(record, other))
}

/// A yes that counts rests on all nine elements, explained before it was said.
fn yeses(record: &Node) {
    let understanding = section(record.value, "understanding");
    if word(understanding.get("valid")) != "true" || relates(record.value, "renews") {
        return;
    }
    let (mut last, mut elements) = (None, Vec::new());
    for explained in entries(understanding, "explained") {
        last = last.max(parse_instant(text(explained, "at")));
        elements.push(text(explained, "element"));
    }
    let mut said = false;
    for (place, choice) in entries(record.value, CHOICES).iter().enumerate() {
        if !is_new(choice) || text(choice, "decision") != "agreed" {
            continue;
        }
        said = true;
        let at = parse_instant(text(choice, "decided_at"));
        if at.is_some() && at < last {
            let inner = in_entry(CHOICES, place, "decided_at");
            let expected = "an instant after the explanation ended";
            let code = FaultCode::BeforeExplanation;
            record.note(&inner, choice.get("decided_at"), code, expected);
        }
    }
    if said && !Element::CODES.iter().all(|element| elements.contains(element)) {
        let (inner, expected) = ("understanding.explained", "all nine elements, or valid: false");
        record.note(inner, None, FaultCode::Missing, expected);
    }
}
