//! What the rules speak of. No clock, no random, no text for people, no JSON.

pub mod answers;
pub mod authority;
pub mod case;
pub mod choice;
pub(crate) mod codes;
pub mod config;
pub mod element;
pub mod ink;
pub mod item;
pub mod layout;
pub(crate) mod once;
pub(crate) mod order;
pub mod permission;
pub mod plan;
pub mod standing;
pub mod time;
pub mod words;
