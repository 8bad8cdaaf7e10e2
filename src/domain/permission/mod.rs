//! "May I share this?" (permission.md): who decides, what counts, and when.
//!
//! [`Known`] puts in order, once, what the configuration, the case and the records
//! establish; [`Known::permission`] answers from it. A pure function: no clock, no JSON,
//! no words.

mod deciding;
mod facts;
mod grants;
mod keeping;
mod known;
mod look;
mod moments;
mod names;
mod outcome;
mod relations;
mod review;
mod rows;
mod said;
mod tasks;
mod voices;

pub use deciding::Found;
pub use facts::*;
pub use keeping::lacking;
pub use known::{Asked, Known};
pub use outcome::*;
pub use review::{Change, Shareable};
pub use tasks::Task;
