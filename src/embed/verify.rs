//! `verify(records)`: every fault of a list of records, for whoever keeps them.

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::given::value_of;
use crate::wire::Fault;
use crate::wire::ledger;
use crate::wire::members::Members;

#[wasm_bindgen]
pub fn verify(records: JsValue) -> JsValue {
    let faults = match value_of(&records) {
        Ok(Value::Array(records)) => ledger::verify(&records),
        Ok(record) => ledger::verify(&[record]),
        Err(faults) => faults,
    };
    Value::Array(faults_json(&faults))
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

pub fn faults_json(faults: &[Fault]) -> Vec<Value> {
    let mut list = Vec::new();
    for fault in faults {
        let mut members = Members::new();
        members.text("path", &fault.path);
        members.text("code", fault.code.code());
        members.text("expected", &fault.expected);
        members.maybe("found", fault.found.as_deref());
        list.push(members.into());
    }
    list
}
