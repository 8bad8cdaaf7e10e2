//! Reading JSON from a file or the standard input.

use std::fs;
use std::io::{Read, stdin};

use serde_json::Value;

use super::Unusable;
use crate::wire::{Fault, read_json};

fn text(file: &str) -> Result<String, Unusable> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => stdin().read_to_end(&mut bytes).map(|_| bytes),
        _ => fs::read(file),
    };
    let bytes = read.map_err(|error| Unusable::because(format!("{file}: {error}")))?;
    String::from_utf8(bytes).map_err(|_| Unusable::because(format!("{file}: not UTF-8")))
}

pub fn document(file: &str) -> Result<Value, Unusable> {
    read_json(&text(file)?).map_err(|faults| Unusable(lines(file, &faults)))
}

/// One record, a list of them, or one on each line.
pub fn records(file: &str) -> Result<Vec<Value>, Unusable> {
    let text = text(file)?;
    match read_json(&text) {
        Ok(Value::Array(records)) => Ok(records),
        Ok(record) => Ok(vec![record]),
        Err(faults) => by_line(&text).ok_or_else(|| Unusable(lines(file, &faults))),
    }
}

fn by_line(text: &str) -> Option<Vec<Value>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let records: Option<Vec<Value>> = lines.map(|line| read_json(line).ok()).collect();
    records.filter(|records| records.len() > 1)
}

/// `file: $.path: code: expected ..., found ...`
pub fn lines(file: &str, faults: &[Fault]) -> Vec<String> {
    let line = |fault: &Fault| {
        let found = fault.found.as_ref().map_or(String::new(), |found| format!(", found {found}"));
        format!("{file}: {}: {}: expected {}{found}", fault.path, fault.code.code(), fault.expected)
    };
    faults.iter().map(line).collect()
}
