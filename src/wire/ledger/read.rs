//! What records say of people's answers. Only `consent_event` speaks here.

use serde_json::{Map, Value};

use super::{at, bare, member};
use crate::domain::choice::Decision;
use crate::domain::item::Item;
use crate::domain::standing::{Said, Statement, TakenBack};
use crate::domain::time::{Instant, parse_date, parse_instant};
use crate::wire::fault::{FaultCode, Log, clip};
use crate::wire::record::RecordKind;

pub fn said(records: &[Value], log: &Log) -> Said {
    let mut said = Said::default();
    for (place, entry) in records.iter().enumerate() {
        let Some(record) = bare(entry) else { continue };
        let kind = member(record, "record", "record_kind").and_then(Value::as_str);
        // Another kind says nothing here.
        if kind.and_then(RecordKind::from_code) == Some(RecordKind::ConsentEvent) {
            consent_event(&Reading { place, entry, record, log }, &mut said);
        }
    }
    said
}

struct Reading<'a> {
    place: usize,
    entry: &'a Value,
    record: &'a Map<String, Value>,
    log: &'a Log,
}

impl Reading<'_> {
    fn text(&self, section: &str, name: &str) -> &str {
        member(self.record, section, name).and_then(Value::as_str).unwrap_or_default()
    }

    fn fault(&self, inner: &str, expected: &str, found: &str) {
        let path = at(self.place, self.entry, inner);
        self.log.note(path, FaultCode::BadFormat, expected, Some(clip(found)));
    }

    fn instant(&self, inner: &str, text: &str) -> Option<Instant> {
        let at = parse_instant(text);
        if at.is_none() {
            self.fault(inner, "an ISO 8601 instant with its offset", text);
        }
        at
    }
}

fn consent_event(reading: &Reading, said: &mut Said) {
    let by = member(reading.record, "event", "entity_id").and_then(|ids| ids.get(0));
    let Some(by) = by.and_then(Value::as_str) else {
        reading.fault("event.entity_id", "the person whose act it is", "");
        return;
    };
    let sequence = member(reading.record, "record", "sequence").and_then(Value::as_u64);
    let sequence = sequence.unwrap_or_default();
    if is_true(reading.record.get("withdraws_everything")) {
        let event_time = reading.text("event", "event_time");
        if let Some(at) = reading.instant("event.event_time", event_time) {
            let record_id = reading.text("record", "record_id").to_owned();
            said.taken_back.push(TakenBack { by: by.to_owned(), at, sequence, record_id });
        }
    }
    let choices = reading.record.get("choices").and_then(Value::as_array);
    for (which, choice) in choices.into_iter().flatten().enumerate() {
        // What only restates an earlier record has been counted there.
        if choice.get("from_record").is_none() {
            let stated = statement(reading, by, sequence, which, choice);
            said.statements.extend(stated);
        }
    }
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}

fn statement(
    reading: &Reading,
    by: &str,
    sequence: u64,
    which: usize,
    choice: &Value,
) -> Option<Statement> {
    let inner = ["choices[", &which.to_string(), "]"].concat();
    let text = |name: &str| choice.get(name).and_then(Value::as_str).unwrap_or_default();
    let decision = Decision::from_code(text("decision"));
    if decision.is_none() {
        let expected = Decision::CODES.join(", ");
        reading.fault(&[&inner, ".decision"].concat(), &expected, text("decision"));
    }
    let decided_at = reading.instant(&[&inner, ".decided_at"].concat(), text("decided_at"));
    let item = Item {
        about: text("about").to_owned(),
        pii_id: text("pii_id").to_owned(),
        purpose_id: text("purpose_id").to_owned(),
        recipient_id: text("recipient_id").to_owned(),
    };
    let ids = [&item.about, &item.pii_id, &item.purpose_id, &item.recipient_id];
    if ids.iter().any(|id| id.is_empty()) {
        reading.fault(&inner, "about, pii_id, purpose_id and recipient_id", "");
        return None;
    }
    let valid = member(reading.record, "understanding", "valid");
    Some(Statement {
        by: by.to_owned(),
        item,
        decision: decision?,
        decided_at: decided_at?,
        sequence,
        record_id: reading.text("record", "record_id").to_owned(),
        digest: reading.text("integrity", "digest").to_owned(),
        choice_id: text("choice_id").to_owned(),
        // Only a record that says so makes a yes count.
        valid: is_true(valid),
        valid_until: parse_date(text("valid_until")),
        review_due: parse_date(text("review_due")),
    })
}
