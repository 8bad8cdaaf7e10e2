//! The words: language packs as data, looked up by key, values filled in.
//! Nothing that a person reads stands in Rust.

mod item;
mod pack;
mod say;
mod verdict;

pub use item::item_in_words;
pub use pack::{BUILT_IN, Pack, Packs};
pub use say::{date_in_words, list_in_words, time_in_words};
pub use verdict::Verdicts;
