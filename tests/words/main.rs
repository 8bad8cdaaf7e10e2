//! The language packs: every key that the code asks for is there, none is there
//! for nothing, and what a family reads is short and plain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod audiences;
mod gates;
mod keys;
#[path = "../flow/kit/mod.rs"]
#[allow(dead_code, unused_imports)]
mod kit;
mod packs;
mod points;
mod prompts;
#[allow(dead_code)]
mod pseudo;
mod pseudo_locale;
mod readable;
mod screens;
mod source;
