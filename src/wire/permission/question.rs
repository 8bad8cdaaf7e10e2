//! A question in JSON.

use serde_json::Value;

use crate::domain::item::Item;
use crate::domain::permission::{Known, Query};
use crate::domain::time::DateOrInstant;
use crate::wire::fault::{Fault, FaultCode, Log, clip};
use crate::wire::node::{Node, Object};

const MEMBERS: [&str; 5] = ["about", "pii_id", "purpose_id", "recipient_id", "at"];
const TIME: &str = "a date, or an ISO 8601 instant with its offset";

pub fn query(value: &Value, known: &Known) -> Result<Query, Vec<Fault>> {
    let log = Log::default();
    let root = Node::root(value, &log);
    let object = root.object();
    let query = object.as_ref().and_then(|object| members(object, known));
    log.verdict(|| query)
}

fn members(object: &Object, known: &Known) -> Option<Query> {
    for (name, node) in object.entries() {
        if !MEMBERS.contains(&name) {
            node.fault(FaultCode::UnknownMember, &MEMBERS.join(", "));
        } else if node.string().is_some_and(str::is_empty) {
            node.fault(FaultCode::Empty, "a text");
        }
    }
    for name in MEMBERS {
        if !object.has(name) {
            object.lacks(name, if name == "at" { TIME } else { "an id" });
        }
    }
    let text = |name: &str| object.text(name);
    let is_known = |name: &str, expected: &str, is: bool| {
        if !is && !text(name).is_empty() {
            object.fault(name, FaultCode::UnknownReference, expected);
        }
    };
    is_known("about", "the id of one of the people", known.knows_person(text("about")));
    is_known("pii_id", "the id of a kind", known.knows_kind(text("pii_id")));
    is_known("purpose_id", "the id of a purpose", known.knows_purpose(text("purpose_id")));
    let at = DateOrInstant::parse(text("at"));
    if at.is_none() && !text("at").is_empty() {
        object.fault("at", FaultCode::BadFormat, TIME);
    }
    let item = Item {
        about: text("about").to_owned(),
        pii_id: text("pii_id").to_owned(),
        purpose_id: text("purpose_id").to_owned(),
        recipient_id: text("recipient_id").to_owned(),
    };
    Some(Query { item, at: at? })
}

pub fn time(text: &str, path: &str) -> Result<DateOrInstant, Vec<Fault>> {
    DateOrInstant::parse(text).ok_or_else(|| {
        let (path, expected) = (path.to_owned(), TIME.to_owned());
        vec![Fault { path, code: FaultCode::BadFormat, expected, found: Some(clip(text)) }]
    })
}
