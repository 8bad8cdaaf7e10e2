//! Looking into a record without the product's own types.

use consent_disclosure::domain::standing::Said;
use consent_disclosure::wire::ledger::read_records;
use consent_disclosure::words::{BUILT_IN, Pack};
use serde_json::Value;

#[track_caller]
pub fn text_at<'a>(record: &'a Value, pointer: &str) -> &'a str {
    let found = record.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{pointer} of {record:#}"))
}

/// Kind and state.
#[track_caller]
pub fn head(record: &Value) -> (&str, &str) {
    (text_at(record, "/record/record_kind"), text_at(record, "/event/event_state"))
}

pub fn choices(record: &Value) -> &[Value] {
    record.get("choices").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What the record says of these two now; restated choices do not speak.
pub fn decision_on<'a>(record: &'a Value, kind: &str, recipient: &str) -> Option<&'a str> {
    let mut new = choices(record).iter().filter(|choice| choice.get("from_record").is_none());
    let found = new.find(|choice| choice["pii_id"] == kind && choice["recipient_id"] == recipient);
    found.map(|choice| text_at(choice, "/decision"))
}

/// The state of a `consent_event`, derived here from record.md's table alone.
pub fn derived_state(record: &Value) -> &'static str {
    let is_new = |choice: &&Value| choice.get("from_record").is_none();
    let new: Vec<&str> =
        choices(record).iter().filter(is_new).map(|choice| text_at(choice, "/decision")).collect();
    let left = choices(record).iter().any(|c| !is_new(&c) && c["decision"] == "agreed");
    let any = |decision| new.contains(&decision);
    if record.get("withdraws_everything").is_some() {
        "withdrawn"
    } else if any("agreed") {
        if new.iter().all(|decision| *decision == "agreed") { "given" } else { "given_in_part" }
    } else if any("withdrawn") {
        if left { "withdrawn_in_part" } else { "withdrawn" }
    } else if any("refused") {
        "refused"
    } else {
        "deferred"
    }
}

/// What a record restates is what the record that it names says, and counts there.
#[track_caller]
pub fn assert_restates_truly(record: &Value, records: &[Value]) {
    for choice in choices(record) {
        let Some(from) = choice.get("from_record") else { continue };
        let origin = records.iter().find(|known| known["record"]["record_id"] == *from).unwrap();
        let same = |other: &&Value| {
            let names = ["about", "pii_id", "purpose_id", "recipient_id"];
            other.get("from_record").is_none() && names.iter().all(|n| other[n] == choice[n])
        };
        let said = choices(origin).iter().find(same).unwrap_or_else(|| panic!("{choice:#}"));
        assert_eq!(said["decision"], choice["decision"], "{choice:#}");
        let counts = origin["understanding"]["valid"] == true || choice["decision"] != "agreed";
        assert!(counts, "a yes that never counted: {choice:#}");
    }
}

/// The records verify, and are read back.
#[track_caller]
pub fn reads(records: &[Value]) -> Said {
    let case_ref = records.first().map_or("", |record| text_at(record, "/record/case_ref"));
    read_records(records, case_ref).unwrap_or_else(|faults| panic!("{faults:#?}")).said
}

/// What stands of one person after these records: kind, recipient, decision.
pub fn fold_of(records: &[Value], person: &str) -> Vec<(String, String, &'static str)> {
    let stands = reads(records).standing_of(person).into_iter();
    let one = stands.map(|(item, stands)| (item.pii_id, item.recipient_id, stands.decision.code()));
    one.collect()
}

/// The words of every block on a family screen, and its problems' keys.
pub fn bodies(family: &consent_disclosure::flow::family::FamilyState) -> String {
    let blocks = family.blocks.iter().map(|block| block.text());
    blocks.collect::<Vec<_>>().join("\n")
}

/// Whether these words hold the text of a key, whatever its places were filled with.
#[track_caller]
pub fn says(words: &str, key: &str) -> bool {
    let (language, audience, json) = BUILT_IN[0];
    let pack = Pack::read(language, audience, json).unwrap();
    let text = pack.say(key);
    assert_ne!(text, key, "no such key");
    let pieces = text.split("{{").enumerate().map(|(place, piece)| match place {
        0 => piece,
        _ => piece.split_once("}}").unwrap().1,
    });
    pieces.into_iter().all(|piece| words.contains(piece.trim()))
}
