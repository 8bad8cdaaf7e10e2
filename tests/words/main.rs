//! The language packs: every key that the code asks for is there, none is there
//! for nothing, and what a family reads is short and plain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod gates;
mod keys;
mod packs;
mod source;
