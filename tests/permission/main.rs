//! "May I share this?" through the public functions, from full records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod kit;
mod scenarios;
mod who;
