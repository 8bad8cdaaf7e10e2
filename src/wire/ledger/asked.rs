//! What the desk asks of records: advice that was sought, what was shared, and what a
//! record is known by.

use serde_json::Value;

use super::read::item;
use super::{bare, member};
use crate::domain::item::Item;
use crate::domain::time::{Instant, parse_instant};
use crate::wire::context::{entries, text};
use crate::wire::record::RecordRef;

/// A question for advice that has no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    pub record_id: String,
    pub adviser: String,
    pub question: String,
    pub summary: String,
    /// Why the adviser was told who it is; empty where they were not.
    pub why_identified: String,
}

/// What a record is known by, and whose act it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub to: RecordRef,
    pub by: String,
}

pub fn reference(entry: &Value) -> Option<Reference> {
    let record = bare(entry)?;
    let word = |section, name| member(record, section, name).and_then(Value::as_str);
    let by = member(record, "event", "entity_id").and_then(|ids| ids.get(0));
    Some(Reference {
        to: RecordRef {
            record_id: word("record", "record_id")?.to_owned(),
            digest: word("integrity", "digest")?.to_owned(),
        },
        by: by.and_then(Value::as_str).unwrap_or_default().to_owned(),
    })
}

/// Oldest first, as the records come.
pub fn sought(records: &[&Value]) -> Vec<Sought> {
    let (mut found, mut answered): (Vec<Sought>, Vec<&str>) = (Vec::new(), Vec::new());
    for record in records.iter().filter_map(|entry| bare(entry)) {
        let header = record.get("record").unwrap_or(&Value::Null);
        for related in entries(header, "relates_to") {
            if text(related, "relation") == "answers" {
                answered.push(text(related, "record_id"));
            }
        }
        let Some(advice) = record.get("advice").filter(|advice| advice.get("answer").is_none())
        else {
            continue;
        };
        let own = |name| text(advice, name).to_owned();
        found.push(Sought {
            record_id: text(header, "record_id").to_owned(),
            adviser: own("adviser_role"),
            question: own("question"),
            summary: own("summary"),
            why_identified: own("why_identified"),
        });
    }
    found.retain(|sought| !answered.contains(&sought.record_id.as_str()));
    found
}

/// Something went to its recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub item: Item,
    pub at: Instant,
    /// The record of the agreement that it rests on; none for a decision without them.
    pub agreement: Option<String>,
    /// People who are not to know of it.
    pub kept_from: Vec<String>,
}

pub fn shared(records: &[&Value]) -> Vec<Shared> {
    let mut found = Vec::new();
    for record in records.iter().filter_map(|entry| bare(entry)) {
        let Some(disclosure) = record.get("disclosure") else { continue };
        let Some(at) = parse_instant(text(disclosure, "at")) else { continue };
        let authority = disclosure.get("authority").unwrap_or(&Value::Null);
        let agreed = text(authority, "kind") == "agreement";
        let agreement = agreed.then(|| text(authority, "record_id").to_owned());
        let mut kept_from = Vec::new();
        for party in entries(disclosure, "not_to_be_disclosed_to") {
            kept_from.push(text(party, "party").to_owned());
        }
        for one in entries(disclosure, "items") {
            found.push(Shared {
                item: item(one),
                at,
                agreement: agreement.clone(),
                kept_from: kept_from.clone(),
            });
        }
    }
    found
}
