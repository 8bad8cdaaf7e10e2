//! Is each record the one that was sealed, and do they follow each other?

use serde_json::{Map, Value};

use super::{at, bare, member};
use crate::domain::order;
use crate::wire::canonical::{digest, record_digest};
use crate::wire::fault::{Fault, FaultCode, clip};
use crate::wire::record::SCHEMA_VERSION;

/// Every fault of these records, in their order: altered record, altered words,
/// unknown schema version, broken chain, gap, fork. Without the host's anchors a
/// dropped last record cannot be noticed.
pub fn verify(records: &[Value]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut links: Vec<Link> = Vec::new();
    for (place, entry) in records.iter().enumerate() {
        let Some(record) = bare(entry) else {
            let path = ["$[", &place.to_string(), "]"].concat();
            faults.push(fault(path, FaultCode::WrongType, "a record", None));
            continue;
        };
        one(place, entry, record, &mut faults);
        if let Some(link) = link(place, entry, record, &mut faults) {
            order::put(&mut links, link, |a, b| (a.ledger, a.sequence) < (b.ledger, b.sequence));
        }
    }
    for ledger in links.chunk_by(|a, b| a.ledger == b.ledger) {
        chain(ledger, records, &mut faults);
    }
    faults
}

struct Link<'a> {
    ledger: &'a str,
    place: usize,
    sequence: u64,
    digest: &'a str,
    record_id: &'a str,
    previous: Option<&'a Value>,
}

fn fault(path: String, code: FaultCode, expected: &str, found: Option<&str>) -> Fault {
    Fault { path, code, expected: expected.to_owned(), found: found.map(clip) }
}

/// One record against its own seal.
fn one(place: usize, entry: &Value, record: &Map<String, Value>, faults: &mut Vec<Fault>) {
    let version = member(record, "record", "schema_version").and_then(Value::as_str);
    if version != Some(SCHEMA_VERSION) {
        let path = at(place, entry, "record.schema_version");
        faults.push(fault(path, FaultCode::UnknownCode, SCHEMA_VERSION, version));
    }
    let sealed = member(record, "integrity", "digest").and_then(Value::as_str);
    let actual = record_digest(record);
    if sealed != Some(actual.as_str()) {
        let path = at(place, entry, "integrity.digest");
        faults.push(fault(path, FaultCode::DigestMismatch, &actual, sealed));
    }
    let shown = member(record, "pii_processing", "statement_shown").and_then(Value::as_array);
    for (which, statement) in shown.into_iter().flatten().enumerate() {
        let text = statement.get("text").and_then(Value::as_str).unwrap_or_default();
        let sealed = statement.get("digest").and_then(Value::as_str);
        let actual = digest(text.as_bytes());
        if sealed != Some(actual.as_str()) {
            let which = which.to_string();
            let inner = ["pii_processing.statement_shown[", &which, "].digest"].concat();
            let path = at(place, entry, &inner);
            faults.push(fault(path, FaultCode::WordsAltered, &actual, sealed));
        }
    }
}

fn link<'a>(
    place: usize,
    entry: &'a Value,
    record: &'a Map<String, Value>,
    faults: &mut Vec<Fault>,
) -> Option<Link<'a>> {
    let text = |section, name| member(record, section, name).and_then(Value::as_str);
    let ledger = text("record", "ledger_id");
    let sequence = member(record, "record", "sequence").and_then(Value::as_u64);
    let (Some(ledger), Some(sequence)) = (ledger, sequence.filter(|number| *number > 0)) else {
        let path = at(place, entry, "record.sequence");
        faults.push(fault(path, FaultCode::Missing, "a ledger_id, and a sequence from 1", None));
        return None;
    };
    Some(Link {
        ledger,
        place,
        sequence,
        digest: text("integrity", "digest").unwrap_or_default(),
        record_id: text("record", "record_id").unwrap_or_default(),
        previous: member(record, "record", "previous"),
    })
}

/// Sorted links of one ledger: each names the one before.
fn chain(links: &[Link], records: &[Value], faults: &mut Vec<Fault>) {
    let mut before: Option<&Link> = None;
    for link in links {
        let path = |inner| match records.get(link.place) {
            Some(entry) => at(link.place, entry, inner),
            None => String::new(),
        };
        let expected = before.map_or(1, |before| before.sequence + 1);
        let found = link.sequence.to_string();
        if before.is_some_and(|before| before.sequence == link.sequence) {
            let code = match before {
                Some(before) if before.digest == link.digest => FaultCode::Duplicate,
                _ => FaultCode::Fork,
            };
            faults.push(fault(path("record.sequence"), code, &expected.to_string(), Some(&found)));
            continue;
        }
        if link.sequence != expected {
            let code = FaultCode::SequenceGap;
            faults.push(fault(path("record.sequence"), code, &expected.to_string(), Some(&found)));
        } else if !follows(link, before) {
            let expected = before.map_or("no previous record", |before| before.digest);
            faults.push(fault(path("record.previous"), FaultCode::BrokenChain, expected, None));
        }
        before = Some(link);
    }
}

fn follows(link: &Link, before: Option<&Link>) -> bool {
    let text = |name| link.previous.and_then(|previous| previous.get(name)).and_then(Value::as_str);
    match before {
        None => link.previous.is_none(),
        Some(before) => {
            text("digest") == Some(before.digest) && text("record_id") == Some(before.record_id)
        }
    }
}
