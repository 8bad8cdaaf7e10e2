//! Text in Unicode's form NFC (record.md, rule 1). In the page the browser brings every
//! text into that form before it is read, so what was not shows as a wrong digest; its
//! tables would cost the bundle more than all the shapes together.

use serde_json::Value;
use unicode_normalization::is_nfc;

use crate::wire::fault::FaultCode;
use crate::wire::node::Node;

pub fn check(node: &Node) {
    if is_normal(node.value) {
        return;
    }
    match node.value {
        Value::Object(members) => {
            for name in members.keys() {
                node.member(name).iter().for_each(check);
            }
        }
        Value::Array(_) => node.list().unwrap_or_default().iter().for_each(check),
        _ => node.fault(FaultCode::NotNormalised, "text in the form NFC"),
    }
}

/// Names too; one that is not normal is no member that we know, and found as such.
fn is_normal(value: &Value) -> bool {
    match value {
        Value::String(text) => is_nfc(text),
        Value::Array(entries) => entries.iter().all(is_normal),
        Value::Object(members) => members.values().all(is_normal),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}
