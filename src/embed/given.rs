//! What the host has handed in, as it came, and what it decodes to.

use std::rc::Rc;
use std::sync::Arc;

use js_sys::{JSON, JsString};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::domain::layout::Layout;
use crate::domain::permission::{Found, lacking};
use crate::domain::time::Instant;
use crate::flow::{Inputs, Unlock};
use crate::wire::canonical::{canonical, digest};
use crate::wire::ledger::read_records;
use crate::wire::plan::decode_plan;
use crate::wire::record::ConfigRef;
use crate::wire::{Fault, FaultCode, decode_case, decode_config, read_json};
use crate::words::Packs;
use crate::words::lint::lint;

/// The raw values. Nothing of one is used before all of them are right.
#[derive(Clone, Default)]
pub struct Given {
    pub config: JsValue,
    pub case: JsValue,
    pub records: JsValue,
}

/// Faults and what they are about: `config`, `case` or `records`.
pub type Refused = (&'static str, Vec<Fault>);

impl Given {
    pub fn is_whole(&self) -> bool {
        !self.config.is_falsy() && !self.case.is_falsy()
    }

    /// All or nothing, and everything that is wrong at once. Beside it, what families
    /// would find hard to read.
    pub fn decode(&self, at: Instant, made: Made) -> Result<(Inputs, Vec<String>), Vec<Refused>> {
        let config_value = value_of(&self.config).map_err(|found| vec![("config", found)])?;
        let today = at.date_naive();
        let config =
            decode_config(&config_value, today).map_err(|found| vec![("config", found)])?;
        let decoded = value_of(&self.case).and_then(|value| decode_case(&value, &config));
        let decoded = decoded.map_err(|found| vec![("case", found)])?;
        let mut refused: Vec<Refused> = Vec::new();
        let plan = decoded.plan.map(|plan| decode_plan(&plan, &config, &decoded.case));
        let plan = plan.transpose().map_err(in_plan).unwrap_or_else(|found| {
            refused.push(("case", found));
            None
        });
        let mut records = decoded.records;
        match self.own_records() {
            Ok(own) => records.extend(own),
            Err(found) => refused.push(("records", found)),
        }
        let case_ref = &decoded.case.case_ref;
        let facts = read_records(&records, case_ref).unwrap_or_else(|found| {
            refused.push(("records", found));
            Default::default()
        });
        if !refused.is_empty() {
            return Err(refused);
        }
        let config_ref = ConfigRef {
            config_id: config.config_id.clone(),
            version: config.version,
            digest: digest(canonical(&config_value).as_bytes()),
        };
        // Nobody is kept from talking by a record that the host has lost.
        let mut warnings = lint(&config_value);
        for anchor in lacking(&facts.kept, &decoded.case.anchors) {
            let path = ["$.anchors.", &anchor.ledger_id].concat();
            let last = anchor.sequence.to_string();
            warnings.push([&path, ": records up to sequence ", &last].concat());
        }
        let packs = Packs::for_config(&config);
        let Made { ledger_id, unlock, layout, language } = made;
        let inputs = Inputs {
            config_ref,
            packs,
            plan,
            said: facts.said,
            found: Rc::new(Found {
                established: facts.established,
                assessments: facts.assessments,
            }),
            records: Rc::new(records),
            ledger_id,
            unlock,
            layout,
            language: language.filter(|language| config.languages.contains(language)),
            case: decoded.case,
            config: Arc::new(config),
        };
        Ok((inputs, warnings))
    }

    fn own_records(&self) -> Result<Vec<Value>, Vec<Fault>> {
        if self.records.is_falsy() {
            return Ok(Vec::new());
        }
        match value_of(&self.records)? {
            Value::Array(records) => Ok(records),
            _ => Err(vec![fault("$", FaultCode::WrongType, "a list of records")]),
        }
    }
}

/// What the element adds to what the host handed in.
pub struct Made {
    pub ledger_id: String,
    pub unlock: Unlock,
    pub layout: Layout,
    pub language: Option<String>,
}

/// A plan is a member of the case, and its faults are found there.
fn in_plan(faults: Vec<Fault>) -> Vec<Fault> {
    let inside = |mut fault: Fault| {
        fault.path = fault.path.replacen('$', "$.plan", 1);
        fault
    };
    faults.into_iter().map(inside).collect()
}

fn fault(path: &str, code: FaultCode, expected: &str) -> Fault {
    Fault { path: path.to_owned(), code, expected: expected.to_owned(), found: None }
}

/// A JSON string or a plain object. All texts are brought into Unicode's
/// normal form C, so that the same words always have the same digest.
pub fn value_of(given: &JsValue) -> Result<Value, Vec<Fault>> {
    let text = match given.as_string() {
        Some(text) => Some(text),
        // Throws where it would never come to an end.
        None => JSON::stringify(given).ok().and_then(|text| text.as_string()),
    };
    match text {
        Some(text) => read_json(&normal(text)),
        None => {
            let expected = "a JSON string or a plain object, and no cycle";
            Err(vec![fault("$", FaultCode::WrongType, expected)])
        }
    }
}

pub fn normal(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let form = JsString::from(text).normalize("NFC");
    form.into()
}
