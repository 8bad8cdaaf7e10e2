//! The case, decoded whole or refused whole (`schema/case.schema.json`).

mod read;
mod rules;
mod shape;

use serde_json::Value;

use super::context::Context;
use super::fault::{Fault, Log};
use super::node::Node;
use super::read::Part;
use super::shape::check;
use crate::domain::case::{Anchor, Case};
use crate::domain::config::Config;

/// A case, and what came with it and is read by its own decoder.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodedCase {
    pub case: Case,
    /// An object from an earlier `consent-plan`.
    pub plan: Option<Value>,
    /// Objects: bare records, or records as the host received them.
    pub records: Vec<Value>,
}

/// Decodes what the host knows of its ledgers: `{ledger_id: last sequence}`.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn decode_anchors(value: &Value) -> Result<Vec<Anchor>, Vec<Fault>> {
    let log = Log::default();
    rules::anchors(&Node::root(value, &log), &Context::of_record(None));
    log.verdict(|| Some(read::anchors(Part(value))))
}

/// Decodes a case against the configuration that it is to be talked about under.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn decode_case(value: &Value, config: &Config) -> Result<DecodedCase, Vec<Fault>> {
    let log = Log::default();
    let context = Context::of_case(value, config);
    let root = Node::root(value, &log);
    check(&root, &shape::CASE, &context);
    rules::strangers(&root, config);
    log.verdict(|| read::case(Part(value)))
}
