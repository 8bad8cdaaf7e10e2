//! Records as the host hands them back: checked against themselves and each
//! other, and read for what they say.

mod asked;
mod impossible;
mod read;
mod verify;

use serde_json::{Map, Value};

use super::fault::{Fault, FaultCode, Log, clip};
use crate::domain::permission::{Does, Facts, Source};

pub use asked::{Reference, Shared, Sought, reference, shared, sought};
pub use impossible::forget_impossible;
pub use verify::{Finding, Severity, verify, verify_all};

/// What the records of one case establish.
///
/// # Errors
/// Every fault of every record, each with its path.
pub fn read_records(records: &[Value], case_ref: &str) -> Result<Facts, Vec<Fault>> {
    let records: Vec<&Value> = records.iter().collect();
    let mut faults = of_other_cases(&records, case_ref);
    for finding in verify_all(&records, &[]) {
        if finding.severity == Severity::Fault {
            faults.push(finding.fault);
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut facts = facts_of(&records)?;
    let corrects = facts.relations.iter().filter(|relation| relation.does == Does::Corrects);
    facts.said.corrected = corrects.map(|relation| relation.to.clone()).collect();
    facts.said.drop_corrected();
    Ok(facts)
}

/// Records that do not belong here: ledgers never span two cases.
pub fn of_other_cases(records: &[&Value], case_ref: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
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
    faults
}

/// The place of the record that a path begins with: `$[7].event`.
pub fn place_of(path: &str) -> Option<usize> {
    let (place, _) = path.strip_prefix("$[")?.split_once(']')?;
    place.parse().ok()
}

/// What the records establish, kind by kind; whether they verify is not asked.
///
/// # Errors
/// Every member that cannot be read as its kind demands, with its path.
pub fn facts(records: &[Value]) -> Result<Facts, Vec<Fault>> {
    facts_of(&records.iter().collect::<Vec<_>>())
}

/// The same of records that are kept in several places.
///
/// # Errors
/// As [`facts`].
pub fn facts_of(records: &[&Value]) -> Result<Facts, Vec<Fault>> {
    let log = Log::default();
    let facts = read::facts(records, &log);
    log.verdict(|| Some(facts))
}

/// Of the record at this place, as far as it can be read.
pub fn source(record: &Value) -> Option<Source> {
    let log = Log::default();
    read::source(&read::Reading::new(0, record, &log)?)
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
