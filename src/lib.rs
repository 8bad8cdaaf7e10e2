//! `<consent-disclosure>`: a talk about sharing information, and the record of
//! what was said.
//!
//! The layers, lowest first. Each may use those above it in this list and none
//! below (ARCHITECTURE.md has the invariants):
//!
//! - [`domain`] what the rules speak of: people, items, answers, time
//! - [`wire`] the JSON contract: configuration, case, plan, record
//! - [`words`] language packs
//! - [`copy`] what a person may take home
//! - [`ledger`] what a host may ask of the records that it keeps
//! - [`flow`] the talk as a state machine
//! - `cli` the program for back ends (feature `cli`)
//! - `view` the screens, and `embed` the browser (feature `web`)

#[cfg(feature = "cli")]
pub mod cli;
pub mod copy;
pub mod domain;
pub mod flow;
pub mod ledger;
pub mod wire;
pub mod words;

#[cfg(feature = "web")]
pub mod embed;
#[cfg(feature = "web")]
pub mod view;

/// One thread, as every page without atomics has.
#[cfg(all(feature = "web", target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
