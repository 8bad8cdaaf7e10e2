//! The JSON contract. What a host hands in is decoded whole or refused whole, with
//! every fault at once.

pub mod canonical;
pub mod case;
pub mod config;
pub(crate) mod context;
pub mod fault;
pub mod json;
pub mod ledger;
pub mod members;
mod names;
pub mod node;
pub mod pack;
pub mod path;
pub mod permission;
pub mod plan;
mod read;
pub mod record;
mod shape;
pub(crate) mod text;

pub use case::{DecodedCase, decode_case};
pub use config::decode_config;
pub use fault::{Fault, FaultCode, one_of};
pub use json::read_json;
