//! Stateless leaves: plain functions from data to markup.

mod action;
mod block;
mod field;
mod options;
mod page;
mod problems;
mod saving;

pub use action::{Look, action, actions};
pub use block::block;
pub use field::{TextField, text_area, text_field};
pub use options::{Choice, Group, Tick, radios, ticks};
pub use page::{Heading, heading};
pub use problems::error_summary;
pub use saving::saving;
