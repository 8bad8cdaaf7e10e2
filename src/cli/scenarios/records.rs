//! The records of a scenario, sealed and chained ledger by ledger.

use serde_json::{Value, json};

use super::ids::Ids;
use super::record::{Frame, record};
use super::sections::Short;
use super::value::{at, set};
use crate::wire::canonical::digest;
use crate::wire::context::{entries, text};

/// The ledger of records that name none.
const ONE_LEDGER: &str = "ledger";

struct Made {
    ledger: String,
    sequence: u64,
    short: String,
    created: String,
    record: Value,
}

/// Each is made once all that it names is made: the one before it in its ledger, and
/// those that it relates to. They come out in the order of the file.
pub fn full(
    scenario: &Value,
    config: &Value,
    case: &Value,
    ids: &mut Ids,
) -> Result<Vec<Value>, String> {
    let mut waiting = read(scenario)?;
    let mut made: Vec<Made> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |one: &Short| {
            let before = waiting
                .iter()
                .any(|other| other.ledger == one.ledger && other.sequence < one.sequence);
            let named = one.relates_to().is_some_and(|(_, target)| {
                target != one.id && waiting.iter().any(|other| other.id == target)
            });
            !before && !named
        };
        // Two that wait for each other: the chain comes first.
        let first = |one: &Short| {
            !waiting.iter().any(|other| other.ledger == one.ledger && other.sequence < one.sequence)
        };
        let place = waiting.iter().position(is_ready).or_else(|| waiting.iter().position(first));
        let short = waiting.remove(place.unwrap_or_default());
        let next = make(&short, &made, config, case, ids);
        made.push(next);
    }
    let in_file = |short: &Value| {
        let id = text(short, "id");
        made.iter().find(|made| made.short == id).map(|made| made.record.clone())
    };
    Ok(entries(scenario, "records").iter().filter_map(in_file).collect())
}

fn read(scenario: &Value) -> Result<Vec<Short>, String> {
    let mut list: Vec<Short> = Vec::new();
    for (place, value) in entries(scenario, "records").iter().enumerate() {
        let ledger = match text(value, "ledger") {
            "" => ONE_LEDGER,
            ledger => ledger,
        };
        let last = list.iter().filter(|one| one.ledger == ledger).map(|one| one.sequence).max();
        let sequence = value.get("seq").and_then(Value::as_u64);
        let sequence = sequence.unwrap_or(last.unwrap_or_default() + 1);
        let short = Short::read(value, ledger, sequence);
        list.push(short.map_err(|fault| format!(".records[{place}]{fault}"))?);
    }
    Ok(list)
}

fn make(short: &Short, made: &[Made], config: &Value, case: &Value, ids: &mut Ids) -> Made {
    let before = made.iter().filter(|made| made.ledger == short.ledger);
    let before = before.max_by_key(|made| made.sequence);
    let previous = match before.filter(|before| before.sequence + 1 == short.sequence) {
        Some(before) => Some(reference(&before.record)),
        None if short.sequence <= 1 => None,
        // The one before is not in the file, and so it is not in the ledger.
        None => Some(missing(ids, &format!("{} {}", short.ledger, short.sequence - 1))),
    };
    let relates_to = short.relates_to().map(|(relation, target)| {
        let known = made.iter().find(|made| made.short == target);
        let mut to = known.map_or_else(|| missing(ids, target), |made| reference(&made.record));
        set(&mut to, "relation", json!(relation));
        to
    });
    // Written down when it was said, or later where the ledger had gone on.
    let created = before.map_or("", |before| &before.created).max(&short.at).to_owned();
    let frame = Frame { config, case, previous, relates_to, created: created.clone() };
    Made {
        ledger: short.ledger.clone(),
        sequence: short.sequence,
        short: short.id.clone(),
        record: record(short, &frame, ids),
        created,
    }
}

fn reference(record: &Value) -> Value {
    json!({
        "record_id": at(at(record, "record"), "record_id"),
        "digest": at(at(record, "integrity"), "digest"),
    })
}

fn missing(ids: &Ids, what: &str) -> Value {
    json!({ "record_id": ids.uuid("record", what), "digest": digest(what.as_bytes()) })
}
