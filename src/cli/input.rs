//! Reading JSON from a file or the standard input.

use std::fs;
use std::io::{Read, stdin};

use serde_json::Value;

use super::Unusable;
use crate::wire::{Fault, FaultCode, read_json};

/// What stands in a file; `-` is `input`.
///
/// # Errors
/// A line for the standard error, where it cannot be read as UTF-8.
pub fn text(file: &str, input: &mut dyn Read) -> Result<String, Vec<String>> {
    let mut text = String::new();
    let read = match file {
        "-" => input.read_to_string(&mut text).map(|_| text),
        _ => fs::read_to_string(file),
    };
    read.map_err(|error| vec![format!("{file}: {error}")])
}

pub fn document(file: &str) -> Result<Value, Unusable> {
    let text = text(file, &mut stdin()).map_err(Unusable)?;
    read_json(&text).map_err(|faults| Unusable(lines(file, &faults)))
}

/// One record, a list of them, or one on each line.
pub fn records(file: &str) -> Result<Vec<Value>, Unusable> {
    let mut gathered = Gathered::default();
    gathered.read(file, &mut stdin());
    if gathered.unusable.is_empty() {
        Ok(gathered.records)
    } else {
        Err(Unusable(gathered.unusable))
    }
}

/// Records, and where each of them stood.
#[derive(Default)]
pub struct Gathered {
    pub records: Vec<Value>,
    /// `ledger.jsonl[3]`
    pub origins: Vec<String>,
    /// A line for the standard error for each thing that could not be read.
    pub unusable: Vec<String>,
}

impl Gathered {
    pub fn read(&mut self, file: &str, input: &mut dyn Read) {
        match text(file, input) {
            Ok(text) => self.add(file, &text),
            Err(lines) => self.unusable.extend(lines),
        }
    }

    fn add(&mut self, file: &str, text: &str) {
        let lines: Vec<(usize, &str)> =
            text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let in_lines = lines.len() > 1 && lines.first().is_some_and(|(_, line)| is_whole(line));
        let mut count = 0;
        if !in_lines {
            return self.parse(file, file, text, &mut count);
        }
        for (number, line) in lines {
            self.parse(file, &format!("{file} line {}", number + 1), line, &mut count);
        }
    }

    fn parse(&mut self, file: &str, place: &str, text: &str, count: &mut usize) {
        let entries = match read_json(text) {
            Ok(Value::Array(entries)) => entries,
            Ok(value) => vec![value],
            Err(faults) => return self.unusable.extend(lines(place, &faults)),
        };
        for entry in entries {
            self.origins.push(format!("{file}[{count}]"));
            self.records.push(entry);
            *count += 1;
        }
    }
}

/// Whether this is a JSON document of its own, be it a good one or not.
fn is_whole(line: &str) -> bool {
    read_json(line).err().unwrap_or_default().iter().all(|fault| fault.code != FaultCode::Syntax)
}

/// `file: $.path code: expected ..., found ...`
pub fn lines(file: &str, faults: &[Fault]) -> Vec<String> {
    let line = |fault: &Fault| {
        let found = fault.found.as_ref().map_or(String::new(), |found| format!(", found {found}"));
        format!("{file}: {} {}: expected {}{found}", fault.path, fault.code.code(), fault.expected)
    };
    faults.iter().map(line).collect()
}
