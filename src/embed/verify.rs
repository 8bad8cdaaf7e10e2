//! `verify(records, anchors)`: everything that is wrong with a list of records, for
//! whoever keeps them.

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::given::value_of;
use crate::wire::Fault;
use crate::wire::case::decode_anchors;
use crate::wire::ledger::{self, Finding, Severity};
use crate::wire::members::Members;
use crate::words::Verdicts;

#[wasm_bindgen]
pub fn verify(records: JsValue, anchors: JsValue) -> JsValue {
    let (mut list, words) = (Vec::new(), Verdicts::new());
    for finding in findings(&records, &anchors) {
        let mut members = fault_json(&finding.fault);
        members.maybe("record_id", finding.record_id.as_deref());
        members.text("severity", finding.severity.code());
        members.text("sentence", &words.of(finding.fault.code));
        list.push(members.into());
    }
    Value::Array(list).serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

fn findings(records: &JsValue, anchors: &JsValue) -> Vec<Finding> {
    let anchors = match anchors.is_falsy() {
        true => Ok(Vec::new()),
        false => value_of(anchors).and_then(|anchors| decode_anchors(&anchors)),
    };
    let unusable = |faults: Vec<Fault>| {
        let mut findings = Vec::new();
        for fault in faults {
            findings.push(Finding { record_id: None, severity: Severity::Fault, fault });
        }
        findings
    };
    match (value_of(records), anchors) {
        (Ok(Value::Array(records)), Ok(anchors)) => ledger::verify(&records, &anchors),
        (Ok(record), Ok(anchors)) => ledger::verify(&[record], &anchors),
        (records, anchors) => {
            let mut faults = records.err().unwrap_or_default();
            faults.append(&mut anchors.err().unwrap_or_default());
            unusable(faults)
        }
    }
}

pub fn faults_json(faults: &[Fault]) -> Vec<Value> {
    let mut list = Vec::new();
    for fault in faults {
        list.push(fault_json(fault).into());
    }
    list
}

fn fault_json(fault: &Fault) -> Members {
    let mut members = Members::new();
    members.text("path", &fault.path);
    members.text("code", fault.code.code());
    members.text("expected", &fault.expected);
    members.maybe("found", fault.found.as_deref());
    members
}
