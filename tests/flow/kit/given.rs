//! What the host hands in, from the sample organisation and family, with small
//! changes where a test needs them.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use chrono::NaiveDate;
use consent_disclosure::domain::layout::Layout;
use consent_disclosure::domain::permission::Found;
use consent_disclosure::flow::{Inputs, Unlock};
use consent_disclosure::wire::canonical::{canonical, digest};
use consent_disclosure::wire::ledger::read_records;
use consent_disclosure::wire::plan::decode_plan;
use consent_disclosure::wire::record::ConfigRef;
use consent_disclosure::wire::{decode_case, decode_config, read_json};
use consent_disclosure::words::Packs;
use serde_json::{Value, json};

/// The day that gateways are held against.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 14).unwrap()
}

fn document(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    read_json(&text).unwrap_or_else(|faults| panic!("{path}: {faults:#?}"))
}

/// Documents as the host holds them, before they are decoded.
pub struct Given {
    pub config: Value,
    pub case: Value,
    pub plan: Option<Value>,
    pub records: Vec<Value>,
    pub unlock: Unlock,
    pub ledger_id: String,
    pub layout: Layout,
    pub language: Option<String>,
}

impl Given {
    fn of(case: &str) -> Given {
        Given {
            config: document("content/samples/northfield.json"),
            case: document(case),
            plan: None,
            records: Vec::new(),
            unlock: Unlock::Host,
            ledger_id: "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0001".into(),
            layout: Layout::Together,
            language: None,
        }
    }

    /// Priya and Daniel, who both hold authority for Asha, aged seven.
    pub fn s01() -> Given {
        Given::of("content/samples/case-s01.json")
    }

    /// A mother whose age nobody knows, and authority that is disputed.
    pub fn unknowns() -> Given {
        Given::of("content/samples/case-unknowns.json")
    }

    /// Asha has a brother and a sister, younger than she, and Priya decides for all.
    pub fn with_siblings(mut self) -> Given {
        for (id, name, born) in [("rohan", "Rohan", "2020-06-01"), ("mina", "Mina", "2022-01-09")] {
            let child = json!({
                "id": id, "name": name, "dob": born, "relationship": "child", "languages": ["en"],
            });
            let held = json!({
                "over": id, "kind": "parental_responsibility", "from": born, "status": "held",
            });
            put(&mut self.case, "/people/-", child);
            put(&mut self.case, "/people/0/authority/-", held);
        }
        self
    }

    pub fn with_passcode(mut self) -> Given {
        self.unlock = Unlock::Passcode;
        self
    }

    /// What another tablet is given later: a ledger of its own, and these records.
    pub fn after(records: &[Value]) -> Given {
        Given {
            ledger_id: "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002".into(),
            ..Given::s01().with_records(records)
        }
    }

    pub fn with_records(mut self, records: &[Value]) -> Given {
        self.records = records.to_vec();
        self
    }

    pub fn with_plan(mut self, plan: &str) -> Given {
        self.plan = Some(read_json(plan).unwrap());
        self
    }

    /// Puts a value at a JSON pointer of the case.
    pub fn case_with(mut self, pointer: &str, value: Value) -> Given {
        put(&mut self.case, pointer, value);
        self
    }

    /// Puts a value at a JSON pointer of the configuration.
    pub fn config_with(mut self, pointer: &str, value: Value) -> Given {
        put(&mut self.config, pointer, value);
        self
    }

    /// Decoded as the embedding decodes it: whole, or a test has asked too much.
    pub fn inputs(&self) -> Rc<Inputs> {
        let config = decode_config(&self.config, today()).unwrap();
        let decoded = decode_case(&self.case, &config).unwrap();
        let plan = self.plan.as_ref();
        let plan = plan.map(|plan| decode_plan(plan, &config, &decoded.case).unwrap());
        let facts = read_records(&self.records, &decoded.case.case_ref).unwrap();
        let config_ref = ConfigRef {
            config_id: config.config_id.clone(),
            version: config.version,
            digest: digest(canonical(&self.config).as_bytes()),
        };
        Rc::new(Inputs {
            config_ref,
            packs: Packs::for_config(&config),
            plan,
            said: facts.said,
            found: Rc::new(Found {
                established: facts.established,
                assessments: facts.assessments,
            }),
            records: Rc::new(self.records.clone()),
            ledger_id: self.ledger_id.clone(),
            unlock: self.unlock,
            layout: self.layout,
            language: self.language.clone(),
            case: decoded.case,
            config: config.into(),
        })
    }
}

fn put(document: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(entries) if name == "-" => entries.push(value),
        Value::Array(entries) => entries[name.parse::<usize>().unwrap()] = value,
        other => panic!("{pointer}: {other}"),
    }
}
