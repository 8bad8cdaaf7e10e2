//! The words: language packs as data, looked up by key, values filled in.
//! Nothing that a person reads stands in Rust.

pub mod lint;
mod pack;
mod say;

pub use crate::wire::pack::BUILT_IN;
pub use pack::{Pack, Packs};
pub use say::{date_in_words, list_in_words, time_in_words};
