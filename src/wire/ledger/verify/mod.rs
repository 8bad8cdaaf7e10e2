//! Records that prove themselves: is each the one that was sealed, and do they follow
//! from each other?

mod chain;
mod entry;
mod relations;
mod restated;

use serde_json::{Map, Value};

use super::{at, bare, member};
use crate::domain::case::Anchor;
use crate::domain::codes::codes;
use crate::wire::fault::{Fault, FaultCode, clip};
use crate::wire::json::MAX_INTEGER;
use crate::wire::path;

codes! {
    Severity {
        /// Nothing may rest on these records until it is looked into.
        Fault = "fault",
        /// Worth a look; the records still say what they say.
        Warning = "warning",
    }
}

/// Something that is wrong with a record or between records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Absent where there is no record, or none with an id.
    pub record_id: Option<String>,
    pub severity: Severity,
    /// The path counts from the list of records, or is that of an anchor.
    pub fault: Fault,
}

/// Every fault of these records, whatever their order; never only the first. Without
/// the host's anchors a dropped last record cannot be noticed. A record that was
/// lawfully disposed of leaves no gap.
pub fn verify(records: &[Value], anchors: &[Anchor]) -> Vec<Finding> {
    verify_all(&records.iter().collect::<Vec<_>>(), anchors)
}

/// The same of records that are kept in several places.
pub fn verify_all(records: &[&Value], anchors: &[Anchor]) -> Vec<Finding> {
    let mut findings = Findings { records, list: Vec::new() };
    let mut index = Index::default();
    for place in 0..records.len() {
        entry::check(place, &mut findings);
        index.add(place, &mut findings);
    }
    chain::check(&index, anchors, &mut findings);
    relations::check(&index, &mut findings);
    restated::check(&index, &mut findings);
    findings.list
}

struct Findings<'a> {
    records: &'a [&'a Value],
    list: Vec<Finding>,
}

impl<'a> Findings<'a> {
    fn record(&self, place: usize) -> Option<&'a Map<String, Value>> {
        bare(self.records.get(place)?)
    }

    /// A text of the record's header.
    fn header(&self, place: usize, name: &str) -> &'a str {
        self.text(place, "record", name)
    }

    fn text(&self, place: usize, section: &str, name: &str) -> &'a str {
        let found = self.record(place).and_then(|record| member(record, section, name));
        found.and_then(Value::as_str).unwrap_or_default()
    }

    fn path(&self, place: usize, inner: &str) -> String {
        match self.records.get(place) {
            Some(entry) => at(place, entry, inner),
            None => String::new(),
        }
    }

    fn note(&mut self, place: usize, inner: &str, code: FaultCode, expected: &str, found: &str) {
        let path = self.path(place, inner);
        self.push(Some(place), path, code, expected, found);
    }

    fn push(
        &mut self,
        place: Option<usize>,
        path: String,
        code: FaultCode,
        expected: &str,
        found: &str,
    ) {
        let found = Some(clip(found)).filter(|found| !found.is_empty());
        self.fault(place, Fault { path, code, expected: expected.to_owned(), found });
    }

    fn fault(&mut self, place: Option<usize>, fault: Fault) {
        let id = place.map(|place| self.header(place, "record_id").to_owned());
        let severity = match fault.code {
            // What began to count too early is held back until it may (permission.md 4.3).
            FaultCode::SequenceGap
            | FaultCode::UnknownRelation
            | FaultCode::ClockBackwards
            | FaultCode::BeforeExplanation => Severity::Warning,
            _ => Severity::Fault,
        };
        let record_id = id.filter(|id| !id.is_empty());
        self.list.push(Finding { record_id, severity, fault });
    }
}

/// Where the records stand. In maps of the JSON library, for it has them in the bundle
/// already, in their order and quickly found.
#[derive(Default)]
struct Index {
    /// By ledger and sequence.
    places: Map<String, Value>,
    /// By record id.
    ids: Map<String, Value>,
    /// What was lawfully disposed of, by ledger and sequence: the place of the disposal.
    gone: Map<String, Value>,
    /// The same by record id.
    gone_ids: Map<String, Value>,
}

impl Index {
    fn add(&mut self, place: usize, findings: &mut Findings) {
        let Some(record) = findings.record(place) else { return };
        let id = findings.header(place, "record_id");
        match place_in(&self.ids, id) {
            None => {
                self.ids.insert(id.to_owned(), Value::from(place));
            }
            Some(known) if is_elsewhere(findings, known, place) => {
                let expected = "an id that no other record has";
                findings.note(place, "record.record_id", FaultCode::Duplicate, expected, id);
            }
            // The chain finds it.
            Some(_) => {}
        }
        let ledger = findings.header(place, "ledger_id");
        if let Some(sequence) = number(member(record, "record", "sequence")) {
            let key = [&link(ledger, sequence), "/", &padded(place as u64)].concat();
            self.places.insert(key, Value::from(place));
        }
        if let Some(sequence) = number(member(record, "disposal", "sequence")) {
            let id = findings.text(place, "disposal", "record_id").to_owned();
            self.gone.insert(link(ledger, sequence), Value::from(place));
            self.gone_ids.insert(id, Value::from(place));
        }
    }
}

fn is_elsewhere(findings: &Findings, one: usize, other: usize) -> bool {
    let sequence = |place| {
        number(findings.record(place).and_then(|record| member(record, "record", "sequence")))
    };
    findings.header(one, "ledger_id") != findings.header(other, "ledger_id")
        || sequence(one) != sequence(other)
}

/// As far as JSON counts: what is beyond has a fault of its own, and is not counted on.
fn number(value: Option<&Value>) -> Option<u64> {
    let number = value.and_then(Value::as_u64)?;
    (1..=MAX_INTEGER.unsigned_abs()).contains(&number).then_some(number)
}

fn place_in(map: &Map<String, Value>, key: &str) -> Option<usize> {
    usize::try_from(map.get(key)?.as_u64()?).ok()
}

/// A ledger's links sort by their numbers.
fn link(ledger: &str, sequence: u64) -> String {
    [ledger, "/", &padded(sequence)].concat()
}

fn padded(number: u64) -> String {
    let digits = number.to_string();
    let zeros = "00000000000000000000".get(digits.len()..).unwrap_or_default();
    [zeros, &digits].concat()
}

/// The path of an anchor.
fn anchor_path(ledger: &str) -> String {
    path::member("$.anchors", ledger)
}
