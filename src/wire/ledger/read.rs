//! What records establish, kind by kind. Whether they have the right shape is held
//! elsewhere; here every member that counts is read or noted, and nothing that cannot
//! be read ever counts as a yes.

mod answers;
mod chores;
mod others;

use serde_json::{Map, Value};

use super::{at, bare, member};
use crate::domain::case::Anchor;
use crate::domain::item::Item;
use crate::domain::permission::{Does, Facts, Relation, Source};
use crate::domain::standing::Day;
use crate::domain::time::{DateOrInstant, Instant, Zone, parse_instant};
use crate::wire::context::{entries, text};
use crate::wire::fault::{FaultCode, Log, clip};

pub fn facts(records: &[&Value], log: &Log) -> Facts {
    let mut facts = Facts::default();
    for (place, entry) in records.iter().enumerate() {
        let Some(reading) = Reading::new(place, entry, log) else { continue };
        let Some(source) = source(&reading) else {
            reading.fault(
                "event.event_time",
                "an ISO 8601 instant with its offset",
                reading.text("event", "event_time"),
            );
            continue;
        };
        one(&reading, &source, &mut facts);
    }
    facts
}

type Read = fn(&Reading, &Source, &mut Facts);

/// The kinds that establish something beyond what all records say.
const KINDS: [(&str, Read); 8] = [
    ("consent_event", answers::consent_event),
    ("competence", others::competence),
    ("authority", others::authority),
    ("disclosure_decision", others::decision),
    ("restriction", others::restriction),
    ("disclosure", others::disclosure),
    ("request", chores::request),
    ("disposal", others::disposal),
];

fn one(reading: &Reading, source: &Source, facts: &mut Facts) {
    facts.kept.push(Anchor { ledger_id: source.ledger_id.clone(), sequence: source.sequence });
    facts.clock_skew |= reading.is_skewed();
    let kind = reading.text("record", "record_kind");
    relations(reading, source, kind, facts);
    chores::of_any(reading, source, facts);
    for (known, read) in KINDS {
        if known == kind {
            read(reading, source, facts);
        }
    }
}

/// What a relation does, where only records of one kind and in one state can do it.
const RELATIONS: [(&str, &str, &str, Does); 7] = [
    ("corrects", "consent_event", "entered_in_error", Does::Corrects),
    ("completes", "disclosure_decision", "", Does::Completes),
    ("supersedes", "restriction", "lifted", Does::Lifts),
    ("completes", "", "", Does::Settles),
    ("answers", "", "", Does::Settles),
    ("reconsiders", "", "", Does::Settles),
    ("supersedes", "", "", Does::Settles),
];

fn relations(reading: &Reading, source: &Source, kind: &str, facts: &mut Facts) {
    let state = reading.text("event", "event_state");
    let header = reading.record.get("record").unwrap_or(&Value::Null);
    for related in entries(header, "relates_to") {
        for (relation, of_kind, in_state, does) in RELATIONS {
            if text(related, "relation") == relation
                && (of_kind.is_empty() || of_kind == kind)
                && (in_state.is_empty() || in_state == state)
            {
                let to = text(related, "record_id").to_owned();
                facts.relations.push(Relation { source: source.clone(), does, to });
            }
        }
    }
}

pub fn source(reading: &Reading) -> Option<Source> {
    let at = parse_instant(reading.text("event", "event_time"))?;
    let sequence = member(reading.record, "record", "sequence").and_then(Value::as_u64);
    Some(Source {
        record_id: reading.text("record", "record_id").to_owned(),
        ledger_id: reading.text("record", "ledger_id").to_owned(),
        sequence: sequence.unwrap_or_default(),
        at,
    })
}

pub struct Reading<'a> {
    place: usize,
    entry: &'a Value,
    pub record: &'a Map<String, Value>,
    log: &'a Log,
}

impl<'a> Reading<'a> {
    pub fn new(place: usize, entry: &'a Value, log: &'a Log) -> Option<Reading<'a>> {
        Some(Reading { place, entry, record: bare(entry)?, log })
    }

    pub fn text(&self, section: &str, name: &str) -> &'a str {
        member(self.record, section, name).and_then(Value::as_str).unwrap_or_default()
    }

    /// A section of the record; null where there is none.
    pub fn section(&self, name: &str) -> &'a Value {
        self.record.get(name).unwrap_or(&Value::Null)
    }

    pub fn list(&self, section: &str) -> &'a [Value] {
        match self.record.get(section) {
            Some(Value::Array(entries)) => entries,
            _ => &[],
        }
    }

    pub fn fault(&self, inner: &str, expected: &str, found: &str) {
        let path = at(self.place, self.entry, inner);
        self.log.note(path, FaultCode::BadFormat, expected, Some(clip(found)));
    }

    pub fn instant(&self, inner: impl Fn() -> String, text: &str) -> Option<Instant> {
        let at = parse_instant(text);
        if at.is_none() {
            self.fault(&inner(), "an ISO 8601 instant with its offset", text);
        }
        at
    }

    /// A bound that has to be there.
    pub fn bound(&self, section: &str, name: &str) -> Option<DateOrInstant> {
        let text = self.text(section, name);
        let found = DateOrInstant::parse(text);
        if found.is_none() {
            let inner = [section, ".", name].concat();
            self.fault(&inner, "a date, or an ISO 8601 instant with its offset", text);
        }
        found
    }

    /// A bound that may be left out, but not be unreadable.
    pub fn maybe_bound(&self, section: &str, name: &str) -> Option<DateOrInstant> {
        member(self.record, section, name)?;
        self.bound(section, name)
    }

    /// One of a closed list, under its code. The path is written where it is needed.
    pub fn code<T>(
        &self,
        inner: impl Fn() -> String,
        text: &str,
        from: fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        let found = from(text);
        if found.is_none() {
            self.fault(&inner(), &known.join(", "), text);
        }
        found
    }

    /// The local day of the event, where no more than that is known.
    pub fn day(&self, at: Instant) -> Option<Day> {
        if self.text("event", "event_time_accuracy") != "day" {
            return None;
        }
        let name = self.text("record", "time_zone");
        let Some(zone) = Zone::from_name(name) else {
            self.fault("record.time_zone", "a time zone that is built in", name);
            return None;
        };
        let date = zone.date_of(at);
        Some(Day { from: zone.start_of(date), to: zone.end_of(date) })
    }

    /// The items of a section.
    pub fn items(&self, section: &str) -> Vec<Item> {
        let mut items = Vec::new();
        for found in entries(self.section(section), "items") {
            items.push(item(found));
        }
        items
    }

    /// Received by the host more than five minutes before or after it was written.
    fn is_skewed(&self) -> bool {
        const LIMIT: chrono::TimeDelta = chrono::TimeDelta::minutes(5);
        let received = parse_instant(text(self.entry, "received_at"));
        let created = parse_instant(self.text("record", "created"));
        match (received, created) {
            (Some(received), Some(created)) => (received - created).abs() > LIMIT,
            _ => false,
        }
    }
}

pub fn item(value: &Value) -> Item {
    Item {
        about: text(value, "about").to_owned(),
        pii_id: text(value, "pii_id").to_owned(),
        purpose_id: text(value, "purpose_id").to_owned(),
        recipient_id: text(value, "recipient_id").to_owned(),
    }
}

pub fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}
