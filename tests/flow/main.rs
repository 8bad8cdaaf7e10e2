//! The talk as a pure machine, held against the guards, the invariants and the
//! journeys that it is made for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod advices;
mod after_a_no;
mod authorities;
mod both_languages;
mod by_phone;
mod canonical;
mod changes_of_mind;
mod choosing;
mod competent;
mod competent_s02;
mod copies;
#[cfg(feature = "web")]
mod crawl;
mod deciding;
mod differing;
mod domain_rules;
mod errands;
mod events;
mod exclusions;
mod explaining;
mod giving_copies;
mod guards_desk;
mod guards_pass;
mod guards_room;
mod halves;
mod hiding;
mod ink;
mod invariants;
mod invariants_later;
mod journeys;
mod kit;
mod languages;
mod laws;
mod layout;
mod ledgers;
mod no_authority;
mod openness;
mod own_recipients;
mod plans;
#[path = "../words/pseudo.rs"]
#[allow(dead_code)]
mod pseudo;
mod restating;
mod reviews;
mod saving;
mod say_back;
mod siblings;
mod telling;
mod told_before;
mod unlocking;
mod urgent;
mod views;
mod ways;
