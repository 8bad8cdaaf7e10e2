//! One full record: what every kind has, around the sections of its own kind.

use serde_json::{Value, json};

use super::ids::Ids;
use super::sections::{Short, sections};
use super::value::{at, set};
use crate::domain::time::{Zone, parse_instant};
use crate::wire::canonical::{canonical, digest, record_digest};
use crate::wire::context::{entries, text};
use crate::wire::record::SCHEMA_VERSION;

/// What a record takes from around it.
pub struct Frame<'a> {
    pub config: &'a Value,
    pub case: &'a Value,
    pub previous: Option<Value>,
    pub relates_to: Option<Value>,
    /// UTC.
    pub created: String,
}

pub const PRACTITIONER: &str = "practitioner";

pub fn record(short: &Short, frame: &Frame, ids: &mut Ids) -> Value {
    let sections = sections(short, frame, ids);
    let mut event = event(short, frame, &sections);
    if let Some(method) = sections.expression_method {
        set(&mut event, "expression_method", json!(method));
    }
    let mut record = json!({
        "record": header(short, frame, sections.kind, ids),
        "party_identification": parties(frame.case, &sections.by),
        "event": event,
    });
    for (name, section) in sections.own {
        set(&mut record, name, section);
    }
    let digest = record.as_object().map(record_digest).unwrap_or_default();
    set(
        &mut record,
        "integrity",
        json!({ "canonicalization": "RFC8785", "digest_alg": "sha-256", "digest": digest }),
    );
    record
}

fn header(short: &Short, frame: &Frame, kind: &str, ids: &mut Ids) -> Value {
    let mut header = json!({
        "schema_version": SCHEMA_VERSION,
        "record_id": ids.record(&short.id),
        "record_kind": kind,
        "case_ref": at(frame.case, "case_ref"),
        "ledger_id": ids.ledger(&short.ledger),
        "sequence": short.sequence,
        "created": frame.created,
        "time_zone": at(frame.config, "time_zone"),
        "language": "en",
        "jurisdiction": at(frame.config, "jurisdiction"),
        "generator": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "config": {
            "config_id": at(frame.config, "config_id"),
            "version": at(frame.config, "version"),
            "digest": digest(canonical(frame.config).as_bytes()),
        },
        "setting": "in_person",
    });
    if let Some(previous) = &frame.previous {
        set(&mut header, "previous", previous.clone());
    }
    if let Some(related) = &frame.relates_to {
        set(&mut header, "relates_to", json!([related]));
    }
    header
}

/// Everybody in the case, and whoever else acted.
fn parties(case: &Value, by: &str) -> Vec<Value> {
    let mut parties = vec![party(PRACTITIONER, "practitioner")];
    for person in entries(case, "people") {
        let mut found = party(text(person, "id"), "pii_principal");
        set(&mut found, "aliases", at(person, "aliases").clone());
        parties.push(found);
    }
    let is_known = parties.iter().any(|party| {
        at(party, "party_id") == by || entries(party, "aliases").iter().any(|alias| alias == by)
    });
    if !is_known {
        parties.push(party(by, "pii_principal"));
    }
    parties
}

fn party(id: &str, role: &str) -> Value {
    json!({ "party_id": id, "party_type": "person", "party_role": [role] })
}

fn event(short: &Short, frame: &Frame, sections: &super::sections::Sections) -> Value {
    let zone = Zone::from_name(text(frame.config, "time_zone")).unwrap_or(Zone::Utc);
    let offset = parse_instant(&short.at).map(|at| zone.offset_at(at)).unwrap_or_default();
    let answered = sections.kind == "consent_event";
    json!({
        "event_state": sections.state,
        "event_type": if answered { "explicit" } else { "not_applicable" },
        "event_time": short.at,
        "event_time_accuracy": "second",
        "utc_offset": offset,
        "clock": { "source": "scenario" },
        "entity_id": [sections.by],
        "recorded_by": PRACTITIONER,
        "held_by": [],
        "present": [PRACTITIONER],
    })
}
