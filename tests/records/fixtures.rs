//! The examples: one case of one family, as two ledgers hold it.

use std::fs;
use std::path::PathBuf;

use consent_disclosure::domain::case::Anchor;
use consent_disclosure::wire::canonical::record_digest;
use consent_disclosure::wire::read_json;
use serde_json::{Value, json};

pub fn document(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    read_json(&text).unwrap_or_else(|faults| panic!("{path}: {faults:#?}"))
}

fn folder(name: &str) -> Vec<(String, Value)> {
    let path = format!("tests/fixtures/record/{name}");
    let mut names: Vec<String> =
        fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
    names.sort();
    let named = |name: String| {
        let value = document(&format!("{path}/{name}"));
        (name.trim_end_matches(".json").to_owned(), value)
    };
    names.into_iter().map(named).collect()
}

pub fn accepted() -> Vec<(String, Value)> {
    folder("accepted")
}

pub fn refused() -> Vec<(String, Value)> {
    folder("refused")
}

#[track_caller]
pub fn example(name: &str) -> Value {
    document(&format!("tests/fixtures/record/accepted/{name}.json"))
}

/// The whole case, and what a host that keeps it knows of its ledgers.
pub fn ledgers() -> (Vec<Value>, Vec<Anchor>) {
    let records: Vec<Value> = accepted().into_iter().map(|(_, record)| record).collect();
    let mut anchors: Vec<Anchor> = Vec::new();
    for record in &records {
        let ledger_id = record["record"]["ledger_id"].as_str().unwrap().to_owned();
        let sequence = record["record"]["sequence"].as_u64().unwrap();
        match anchors.iter_mut().find(|anchor| anchor.ledger_id == ledger_id) {
            Some(anchor) => anchor.sequence = anchor.sequence.max(sequence),
            None => anchors.push(Anchor { ledger_id, sequence }),
        }
    }
    (records, anchors)
}

/// As somebody would who knows how to seal.
pub fn seal_again(record: &mut Value) {
    let digest = record_digest(record.as_object().unwrap());
    record["integrity"]["digest"] = json!(digest);
}
