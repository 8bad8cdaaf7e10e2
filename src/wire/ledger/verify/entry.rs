//! One record against its own seal, and against what a record is.

use serde_json::Value;

use super::super::member;
use super::Findings;
use crate::wire::canonical::{digest, record_digest};
use crate::wire::context::Context;
use crate::wire::fault::{FaultCode, Log};
use crate::wire::node::Node;
use crate::wire::path;
use crate::wire::record::{SCHEMA_VERSION, check_record};
use crate::wire::shape::{
    INSTANT, NO_RULE, Shape, WHOLE, check as check_shape, optional, required,
};

/// A record as the host received it.
const RECEIVED: Shape = Shape::Object(
    &[
        required("record", WHOLE),
        optional("received_at", INSTANT),
        optional("reference", Shape::Text),
    ],
    NO_RULE,
);

pub fn check(place: usize, findings: &mut Findings) {
    let Some(entry) = findings.records.get(place) else { return };
    let Some(record) = findings.record(place) else {
        let path = path::entry("$", place);
        return findings.push(None, path, FaultCode::WrongType, "a record", "");
    };
    let version = findings.header(place, "schema_version");
    if !version.is_empty() && version != SCHEMA_VERSION {
        let (inner, code) = ("record.schema_version", FaultCode::UnknownSchemaVersion);
        findings.note(place, inner, code, SCHEMA_VERSION, version);
    } else {
        whole(place, entry, findings);
    }
    let sealed = findings.text(place, "integrity", "digest");
    let actual = record_digest(record);
    if sealed != actual {
        findings.note(place, "integrity.digest", FaultCode::DigestMismatch, &actual, sealed);
    }
    let shown = member(record, "pii_processing", "statement_shown").and_then(Value::as_array);
    for (which, statement) in shown.into_iter().flatten().enumerate() {
        let text = |name| statement.get(name).and_then(Value::as_str).unwrap_or_default();
        let actual = digest(text("text").as_bytes());
        if text("digest") != actual {
            let which = which.to_string();
            let inner = ["pii_processing.statement_shown[", &which, "].digest"].concat();
            findings.note(place, &inner, FaultCode::WordsAltered, &actual, text("digest"));
        }
    }
}

/// What the published schema says.
fn whole(place: usize, entry: &Value, findings: &mut Findings) {
    let log = Log::default();
    let path = path::entry("$", place);
    match entry.get("record").filter(|inner| inner.get("integrity").is_some()) {
        Some(inner) => {
            check_shape(&Node::at(entry, path.clone(), &log), &RECEIVED, &Context::of_record(None));
            check_record(&Node::at(inner, path::member(&path, "record"), &log));
        }
        None => check_record(&Node::at(entry, path, &log)),
    }
    for fault in log.into_faults() {
        findings.fault(Some(place), fault);
    }
}
