//! The screens. They render a state and send facts; nothing is decided here.

mod component;
mod desk;
mod family;
mod focus;
mod root;
mod send;
mod shown;

pub use root::{Root, RootProps};
