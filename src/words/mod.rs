//! The words: language packs as data, looked up by key, values filled in.
//! Nothing that a person reads stands in Rust.

mod item;
pub mod lint;
mod pack;
mod say;
mod verdict;

pub use crate::wire::pack::BUILT_IN;
pub use item::item_in_words;
pub use pack::{Pack, Packs};
pub use say::{date_in_words, list_in_words, month_key, time_in_words};
pub use verdict::Verdicts;
