//! Records that prove themselves: the published schema, two validators that are not
//! ours and our own walk give the same verdict; and verification finds what was done to
//! a ledger.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod command;
mod domain_rules;
#[cfg(feature = "cli")]
mod emitted;
mod fixtures;
mod rules;
mod to_do;
mod transitions;
mod validators;
mod verdicts;
mod verifying;

#[path = "../contract/mutations.rs"]
#[allow(dead_code, reason = "the contract's tests use the rest of it")]
mod mutations;
