//! "May I share this?" through the public functions, from full records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod decider;
mod domain_rules;
mod impossible;
mod kit;
mod laws;
mod more;
mod of_a_day;
mod program;
mod said;
mod scenarios;
mod table;
mod table_said;
mod ties;
mod time;
mod who;
