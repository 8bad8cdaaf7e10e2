//! `verify [--json] [--anchors FILE] FILE...`: everything that is wrong with the records
//! of these files, read as one case. A file is one record, an array, or JSON Lines;
//! `-` is standard input.

use std::io::{self, Read};

use serde_json::Value;

use super::input::{self, Gathered};
use super::{Console, Status};
use crate::domain::case::Anchor;
use crate::wire::case::decode_anchors;
use crate::wire::ledger::{Finding, Severity, verify};
use crate::wire::members::Members;
use crate::wire::{canonical, read_json};
use crate::words::Verdicts;

const USAGE: &str = "usage: verify [--json] [--anchors FILE] FILE...   (- is standard input)";

#[derive(Default)]
struct Options<'a> {
    json: bool,
    anchors: Option<&'a str>,
    files: Vec<&'a str>,
}

/// # Errors
/// Only what standard output and standard error say.
pub fn run(args: &[String], console: &mut Console) -> io::Result<Status> {
    let Some(options) = options(args) else {
        writeln!(console.err, "{USAGE}")?;
        return Ok(Status::Unusable);
    };
    let mut gathered = Gathered::default();
    for file in &options.files {
        gathered.read(file, console.input);
    }
    let mut anchors = Vec::new();
    if let Some(file) = options.anchors {
        match anchors_of(file, console.input) {
            Ok(found) => anchors = found,
            Err(faults) => gathered.unusable.extend(faults),
        }
    }
    if !gathered.unusable.is_empty() {
        for line in &gathered.unusable {
            writeln!(console.err, "{line}")?;
        }
        return Ok(Status::Unusable);
    }
    report(&gathered, &verify(&gathered.records, &anchors), options.json, console)
}

fn options(args: &[String]) -> Option<Options<'_>> {
    let mut options = Options::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => options.json = true,
            "--anchors" => options.anchors = Some(args.next()?),
            "-" => options.files.push("-"),
            unknown if unknown.starts_with('-') => return None,
            file => options.files.push(file),
        }
    }
    (!options.files.is_empty()).then_some(options)
}

fn anchors_of(file: &str, from: &mut dyn Read) -> Result<Vec<Anchor>, Vec<String>> {
    let text = input::text(file, from)?;
    let anchors = read_json(&text).and_then(|value| decode_anchors(&value));
    anchors.map_err(|faults| input::lines(file, &faults))
}

fn report(
    gathered: &Gathered,
    findings: &[Finding],
    json: bool,
    console: &mut Console,
) -> io::Result<Status> {
    let words = Verdicts::new();
    for finding in findings {
        let path = path_in(&gathered.origins, &finding.fault.path);
        let sentence = words.of(finding.fault.code);
        if json {
            let line = as_json(finding, &path, &sentence);
            writeln!(console.out, "{}", canonical::canonical(&line))?;
        } else {
            let id = finding.record_id.as_deref().unwrap_or("-");
            let (severity, code) = (finding.severity.code(), finding.fault.code.code());
            writeln!(console.out, "{severity} {path} {code} {id} {sentence}")?;
        }
    }
    if !json {
        let faults = findings.iter().filter(|found| found.severity == Severity::Fault).count();
        let (records, warnings) = (gathered.records.len(), findings.len() - faults);
        writeln!(console.out, "{records} records, {faults} faults, {warnings} warnings")?;
    }
    Ok(if findings.is_empty() { Status::Good } else { Status::Findings })
}

/// `$[3].record` as `ledger.jsonl[3].record`.
fn path_in(origins: &[String], path: &str) -> String {
    let parts = path.strip_prefix("$[").and_then(|rest| rest.split_once(']'));
    let found = parts.and_then(|(place, rest)| {
        let origin = origins.get(place.parse::<usize>().ok()?)?;
        Some(format!("{origin}{rest}"))
    });
    found.unwrap_or_else(|| path.to_owned())
}

fn as_json(finding: &Finding, path: &str, sentence: &str) -> Value {
    let mut members = Members::new();
    members.maybe("record_id", finding.record_id.as_deref());
    members.text("path", path);
    members.text("code", finding.fault.code.code());
    members.text("severity", finding.severity.code());
    members.text("sentence", sentence);
    members.text("expected", &finding.fault.expected);
    members.maybe("found", finding.fault.found.as_deref());
    members.into()
}
