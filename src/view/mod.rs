//! The screens. They render a state and send facts; nothing is decided here.
//!
//! A screen is a list of parts: data, drawn by one place. So every screen looks
//! alike, and what a screen is made of can be read at a glance.

mod desk;
mod family;
mod focus;
/// Never in the page, which has its controls.
#[cfg(not(target_arch = "wasm32"))]
pub mod offer;
mod part;
mod root;
mod send;
mod shown;
pub mod theme;

pub use root::{Root, RootProps};
