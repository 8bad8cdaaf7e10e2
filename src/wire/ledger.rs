//! Records as the host hands them back: checked against themselves and each
//! other, and read for what they say.

mod read;
mod verify;

use serde_json::{Map, Value};

use super::fault::{Fault, FaultCode, Log, clip};
use crate::domain::standing::Said;

pub use verify::{Finding, Severity, verify};

/// What the records of one case say.
///
/// # Errors
/// Every fault of every record, each with its path.
pub fn read_records(records: &[Value], case_ref: &str) -> Result<Said, Vec<Fault>> {
    let mut faults = Vec::new();
    for finding in verify(records, &[]) {
        if finding.severity == Severity::Fault {
            faults.push(finding.fault);
        }
    }
    for (place, entry) in records.iter().enumerate() {
        let found = bare(entry).and_then(|record| member(record, "record", "case_ref"));
        if let Some(Value::String(found)) = found
            && found != case_ref
        {
            faults.push(Fault {
                path: at(place, entry, "record.case_ref"),
                code: FaultCode::OtherCase,
                expected: case_ref.to_owned(),
                found: Some(clip(found)),
            });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let log = Log::default();
    let said = read::said(records, &log);
    log.verdict(|| Some(said))
}

/// The record itself: an entry is bare, or {record, received_at, reference}. A
/// bare record has a member `record` too, its header, but that holds no `event`.
fn bare(entry: &Value) -> Option<&Map<String, Value>> {
    let entry = entry.as_object()?;
    let inner = entry.get("record").and_then(Value::as_object);
    match inner {
        Some(inner) if inner.contains_key("integrity") => Some(inner),
        _ => Some(entry),
    }
}

fn member<'a>(record: &'a Map<String, Value>, section: &str, name: &str) -> Option<&'a Value> {
    record.get(section)?.get(name)
}

/// The path of a member of the record at this place.
fn at(place: usize, entry: &Value, member: &str) -> String {
    let wrapped = entry.get("record").is_some_and(|inner| inner.get("integrity").is_some());
    let wrapper = if wrapped { ".record." } else { "." };
    ["$[", &place.to_string(), "]", wrapper, member].concat()
}
