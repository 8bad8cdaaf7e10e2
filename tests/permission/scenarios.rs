//! The scenarios, as they are and with every id renamed.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use consent_disclosure::cli::scenarios::{ask, full};
use consent_disclosure::wire::ledger::{Severity, verify};
use consent_disclosure::wire::read_json;
use serde_json::Value;

fn fixture() -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(file.join("tests/fixtures/scenarios/permission.json")).unwrap();
    read_json(&text).unwrap()
}

/// How many queries came out as expected; panics over the first that did not.
fn all_good(document: &Value) -> usize {
    let mut count = 0;
    for scenario in full(document).unwrap() {
        let findings = verify(&scenario.records, &[]);
        let faults: Vec<_> =
            findings.iter().filter(|found| found.severity == Severity::Fault).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", scenario.id);
        for asked in ask(&scenario).unwrap_or_else(|faults| panic!("{}: {faults:#?}", scenario.id))
        {
            assert!(asked.good, "{} {:#} -> {:#}", asked.scenario, asked.query, asked.result);
            count += 1;
        }
    }
    count
}

#[test]
fn every_scenario_comes_out_as_it_should() {
    assert_eq!(all_good(&fixture()), 66);
}

/// Members whose text is an id, or a list of ids.
const IDS: [&str; 22] = [
    "id",
    "by",
    "subject",
    "category",
    "purpose",
    "recipient",
    "over",
    "person",
    "target",
    "ledger",
    "completes",
    "replaced_by",
    "records",
    "purposes",
    "categories",
    "recipients",
    "overrides_restriction",
    "aliases",
    "not_to_be_disclosed_to",
    "scenario",
    "role",
    "conditions",
];

/// The same story about others: ids that no contract of ours would take.
#[derive(Default)]
struct Renaming {
    new: BTreeMap<String, String>,
}

impl Renaming {
    fn id(&mut self, old: &str) -> String {
        if let Some(rest) = old.strip_prefix("LEAVE_OUT:") {
            let (about, kind) = rest.split_once('/').unwrap();
            return format!("LEAVE_OUT:{}/{}", self.id(about), self.id(kind));
        }
        if old == "*" || old == "all" {
            return old.to_owned();
        }
        let next = self.new.len();
        self.new
            .entry(old.to_owned())
            .or_insert_with(|| format!("{next}_Né W.{}", next * 7919 % 101))
            .clone()
    }

    fn rename(&mut self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    self.member(name, value);
                }
            }
            Value::Array(entries) => entries.iter_mut().for_each(|entry| self.rename(entry)),
            _ => {}
        }
    }

    fn member(&mut self, name: &str, value: &mut Value) {
        match value {
            Value::String(text) if IDS.contains(&name) => *text = self.id(text),
            Value::Array(entries) if IDS.contains(&name) => {
                for entry in entries {
                    match entry {
                        Value::String(text) => *text = self.id(text),
                        other => self.rename(other),
                    }
                }
            }
            Value::Object(anchors) if name == "anchors" => {
                let old = std::mem::take(anchors);
                anchors.extend(old.into_iter().map(|(ledger, last)| (self.id(&ledger), last)));
            }
            other => self.rename(other),
        }
    }
}

#[test]
fn nothing_depends_on_the_names() {
    let mut document = fixture();
    Renaming::default().rename(&mut document);
    assert!(!document.to_string().contains("asha"));
    assert_eq!(all_good(&document), all_good(&fixture()));
}
