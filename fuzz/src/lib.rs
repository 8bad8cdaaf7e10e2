//! What every target needs: samples to hold something against, and the day that they
//! are held against.

use chrono::NaiveDate;
use consent_disclosure::wire::read_json;
use serde_json::Value;

pub const CONFIG: &str = include_str!("../../tests/fixtures/config/bilingual.json");
pub const SCENARIOS: &str = include_str!("../../tests/fixtures/scenarios/permission.json");

/// The same on every machine and in every year.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 14).unwrap_or_default()
}

/// As the module and the command line read it.
pub fn strict(data: &[u8]) -> Option<Value> {
    read_json(std::str::from_utf8(data).ok()?).ok()
}

/// As a back end may hand it in: with numbers that no contract of ours allows.
pub fn any(data: &[u8]) -> Option<Value> {
    serde_json::from_slice(data).ok()
}

pub fn member<'a>(value: &'a mut Value, path: &[&str]) -> Option<&'a mut Value> {
    let mut found = value;
    for name in path {
        found = found.get_mut(*name)?;
    }
    Some(found)
}
