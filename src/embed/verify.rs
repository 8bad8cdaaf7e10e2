//! `verify(records)`: every fault of a list of records, for whoever keeps them.

use serde::Serialize;
use serde_json::{Value, json};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::given::value_of;
use crate::wire::Fault;
use crate::wire::ledger;

#[wasm_bindgen]
pub fn verify(records: JsValue) -> JsValue {
    let faults = match value_of(&records) {
        Ok(Value::Array(records)) => ledger::verify(&records),
        Ok(record) => ledger::verify(&[record]),
        Err(faults) => faults,
    };
    let list: Vec<Value> = faults.iter().map(fault_json).collect();
    list.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

pub fn fault_json(fault: &Fault) -> Value {
    let mut found = json!({
        "path": fault.path,
        "code": fault.code.code(),
        "expected": fault.expected,
    });
    if let Some(text) = &fault.found {
        found["found"] = text.as_str().into();
    }
    found
}
