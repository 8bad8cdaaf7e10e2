//! The documents that every test of the contract starts from.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::NaiveDate;
use consent_disclosure::domain::config::Config;
use consent_disclosure::wire::{DecodedCase, Fault, decode_case, decode_config, read_json};
use consent_disclosure::words::BUILT_IN;
use serde_json::Value;

use crate::pseudo;

const BILINGUAL: &str = "bilingual.json";

/// The day that gateways are held against.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 14).unwrap()
}

pub fn document(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    read_json(&text).unwrap_or_else(|faults| panic!("{path}: {faults:#?}"))
}

/// Every document of a folder, by its path.
fn folder(path: &str, wanted: fn(&str) -> bool) -> Vec<(String, Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| wanted(name))
        .collect();
    names.sort();
    let paths = names.into_iter().map(|name| format!("{path}/{name}"));
    paths.map(|path| (path.clone(), document(&path))).collect()
}

/// A configuration with whole packs of the organisation's own, nested and dotted: the
/// fixture holds its wording, the rest is made here.
pub fn bilingual() -> Value {
    let mut document = document("tests/fixtures/config/bilingual.json");
    for (language, audience) in [("cy", "adult"), ("cy", "child"), ("en", "child")] {
        let mut pack = pseudo::pack(BUILT_IN[0].2);
        let said = &mut document["words"][language][audience];
        for (key, text) in said.as_object().into_iter().flatten() {
            let (section, name) = key.split_once('.').unwrap();
            pack[section][name] = text.clone();
        }
        let nested: &[&str] = if audience == "adult" { &["say", "f1"] } else { &[] };
        *said = pseudo::dotted(&pack, nested);
    }
    document
}

fn is_whole(name: &str) -> bool {
    !name.starts_with("faulty")
}

pub fn configs() -> Vec<(String, Value)> {
    let mut found = folder("tests/fixtures/config", |name| is_whole(name) && name != BILINGUAL);
    found.push((BILINGUAL.into(), bilingual()));
    found.push(("northfield".into(), northfield()));
    found
}

pub fn cases() -> Vec<(String, Value)> {
    let mut found = folder("tests/fixtures/case", is_whole);
    found.extend(folder("content/samples", |name| name.starts_with("case-")));
    found
}

pub fn northfield() -> Value {
    document("content/samples/northfield.json")
}

pub fn config(value: &Value) -> Result<Config, Vec<Fault>> {
    decode_config(value, today())
}

/// A case under the sample organisation.
pub fn case(value: &Value) -> Result<DecodedCase, Vec<Fault>> {
    static SAMPLE: OnceLock<Config> = OnceLock::new();
    decode_case(value, SAMPLE.get_or_init(|| config(&northfield()).unwrap()))
}

/// Path and code of each fault, as a test names them.
pub fn named(faults: &[Fault]) -> Vec<(String, &'static str)> {
    let mut named: Vec<_> =
        faults.iter().map(|fault| (fault.path.clone(), fault.code.code())).collect();
    named.sort();
    named
}
