//! The configuration, decoded whole or refused whole (`schema/config.schema.json`).

mod read;
mod rules;
mod shape;

use chrono::NaiveDate;
use serde_json::Value;

pub(super) use read::recipient;
pub(super) use rules::{NOBODY_ELSES, OURS, ends_before_start, meaning_of_a_yes, time_zone};
pub(super) use shape::RECIPIENT;

use super::context::Context;
use super::fault::{Fault, Log};
use super::node::Node;
use super::read::Part;
use super::shape::check;
use crate::domain::config::Config;

/// Decodes a configuration as it stands on `today`, the day that gateways are held
/// against.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn decode_config(value: &Value, today: NaiveDate) -> Result<Config, Vec<Fault>> {
    let log = Log::default();
    let context = Context::of_config(value, today);
    check(&Node::root(value, &log), &shape::CONFIG, &context);
    log.verdict(|| read::config(Part(value)))
}
