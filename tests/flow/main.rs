//! The talk as a pure machine, held against the guards, the invariants and the
//! journeys that it is made for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod after_a_no;
mod canonical;
mod changes_of_mind;
mod copies;
mod differing;
mod domain_rules;
mod explaining;
mod guards_desk;
mod guards_pass;
mod guards_room;
mod invariants;
mod invariants_later;
mod journeys;
mod kit;
mod laws;
mod ledgers;
mod plans;
mod saving;
mod telling;
mod unlocking;
mod views;
