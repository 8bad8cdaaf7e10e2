//! What a record says that it does, and cannot do, has no effect.

use serde_json::Value;

use super::{bare, member, place_of};
use crate::domain::permission::{Does, Facts};
use crate::wire::context::text;

/// Takes from the facts what verification found to be impossible at this path: a relation,
/// or a yes that was never explained. A correction stays, for it only takes yeses away.
pub fn forget_impossible(facts: &mut Facts, records: &[&Value], path: &str) {
    let place = place_of(path).and_then(|place| records.get(place));
    let Some(record) = place.and_then(|entry| bare(entry)) else { return };
    let Some(header) = record.get("record") else { return };
    let id = text(header, "record_id");
    let related = member(record, "record", "relates_to");
    if let Some(related) = entry(related, path, ".relates_to[") {
        let to = text(related, "record_id");
        facts.relations.retain(|relation| {
            relation.does == Does::Corrects || relation.source.record_id != id || relation.to != to
        });
    }
    if let Some(choice) = entry(record.get("choices"), path, ".choices[") {
        for said in &mut facts.said.statements {
            if said.record_id == id && said.choice_id == text(choice, "choice_id") {
                said.valid = false;
            }
        }
    }
}

/// The entry that a path goes through: `$[7].choices[2].decision`.
fn entry<'a>(list: Option<&'a Value>, path: &str, name: &str) -> Option<&'a Value> {
    let (_, rest) = path.split_once(name)?;
    let place: usize = rest.split_once(']')?.0.parse().ok()?;
    list?.get(place)
}
