//! The JSON contract, held from both sides: the published schemas and the decoders
//! give the same verdict on the same documents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod case_rules;
mod config_rules;
mod documents;
mod mutations;
mod packs;
#[path = "../words/pseudo.rs"]
#[allow(dead_code)]
mod pseudo;
mod reading;
mod samples;
mod totality;
mod types;
mod verdicts;
