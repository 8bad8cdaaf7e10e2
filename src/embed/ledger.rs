//! `openLedger`: the records in the page, asked without a server.

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::given::value_of;
use super::verify::faults_json;
use crate::domain::time::{Instant, parse_instant};
use crate::ledger::OpenLedger;
use crate::wire::{Fault, FaultCode};

/// Handed to `element.js`, which gives its questions their names.
#[wasm_bindgen]
pub struct Ledger(OpenLedger);

#[wasm_bindgen]
impl Ledger {
    /// `now` is an ISO 8601 instant.
    ///
    /// # Errors
    /// The faults, as `verify` gives them.
    #[wasm_bindgen(constructor)]
    pub fn new(
        config: &JsValue,
        case: &JsValue,
        records: &JsValue,
        now: &str,
    ) -> Result<Ledger, JsValue> {
        open(config, case, records, now).map(Ledger).map_err(thrown)
    }

    /// Answers one question, by its name, with a list of what it is about.
    ///
    /// # Errors
    /// The faults of what was asked.
    pub fn ask(&self, question: &str, about: &JsValue, now: &str) -> Result<JsValue, JsValue> {
        self.answer(question, about, now).map(|answer| given_out(&answer)).map_err(thrown)
    }
}

impl Ledger {
    fn answer(&self, question: &str, about: &JsValue, now: &str) -> Result<Value, Vec<Fault>> {
        let about = value_of(about)?;
        let first = about.get(0).unwrap_or(&Value::Null);
        let second = about.get(1).unwrap_or(&Value::Null);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match question {
            "permission" => self.0.permission(first),
            "whatMayBeShared" => self.0.what_may_be_shared(&text(first), &text(second)),
            "changes" => self.0.changes(&text(first), &text(second)),
            "tasks" => self.0.tasks(&text(first)),
            _ => self.0.family_copy(&text(first), second, instant(now)?),
        }
    }
}

fn open(
    config: &JsValue,
    case: &JsValue,
    records: &JsValue,
    now: &str,
) -> Result<OpenLedger, Vec<Fault>> {
    let records = if records.is_falsy() { Value::Array(Vec::new()) } else { value_of(records)? };
    let Value::Array(records) = records else {
        return Err(vec![fault("$.records", "a list of records")]);
    };
    OpenLedger::open(&value_of(config)?, &value_of(case)?, &records, instant(now)?.date_naive())
}

fn instant(text: &str) -> Result<Instant, Vec<Fault>> {
    parse_instant(text).ok_or_else(|| vec![fault("$.now", "an ISO 8601 instant with its offset")])
}

fn fault(path: &str, expected: &str) -> Fault {
    let (path, expected) = (path.to_owned(), expected.to_owned());
    Fault { path, code: FaultCode::BadFormat, expected, found: None }
}

fn thrown(faults: Vec<Fault>) -> JsValue {
    given_out(&Value::Array(faults_json(&faults)))
}

fn given_out(value: &Value) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
