//! A choice that only restates what stood before, held against the record that it is
//! from: restating changes neither what was said, nor when, nor how long it holds.

use serde_json::Value;

use super::relations::{Record, choices, ids_of, of_one_person};
use super::{Findings, Index, place_in};
use crate::domain::time::{DateOrInstant, parse_instant};
use crate::wire::context::text;
use crate::wire::fault::FaultCode;

pub fn check(index: &Index, findings: &mut Findings) {
    for place in 0..findings.records.len() {
        let Some(record) = findings.record(place) else { continue };
        for (which, choice) in choices(record).iter().enumerate() {
            let from = text(choice, "from_record");
            let origin = place_in(&index.ids, from).and_then(|origin| findings.record(origin));
            // With what is not here it cannot be compared: the sequences tell what is missing.
            if origin.is_some_and(|origin| !holds(origin, record, choice)) {
                let inner = ["choices[", &which.to_string(), "].from_record"].concat();
                let expected = "the record in which this person made this choice";
                findings.note(place, &inner, FaultCode::UnknownRelation, expected, from);
            }
        }
    }
}

fn holds(origin: &Record, record: &Record, restated: &Value) -> bool {
    let same = |made: &Value, name: &str| text(made, name) == text(restated, name);
    let about = ids_of(record, text(restated, "about"));
    let is_it = |made: &Value| {
        made.get("from_record").is_none()
            && ["pii_id", "purpose_id", "recipient_id", "decision"]
                .iter()
                .all(|name| same(made, name))
            && ids_of(origin, text(made, "about")).iter().any(|id| about.contains(id))
            && parse_instant(text(made, "decided_at"))
                == parse_instant(text(restated, "decided_at"))
            && (holds_until(made) == holds_until(restated)
                || made.get("validity_duration").is_some())
    };
    of_one_person(record, origin) && choices(origin).iter().any(is_it)
}

fn holds_until(choice: &Value) -> Option<DateOrInstant> {
    DateOrInstant::parse(text(choice, "valid_until"))
}
