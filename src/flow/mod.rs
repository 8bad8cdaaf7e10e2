//! The talk as a state machine: `update(State, Message) -> (State, Vec<Effect>)`.
//!
//! Pure: time and ids arrive inside messages, effects are the only way out. One
//! file a journey.

pub mod after_no;
pub mod attest;
mod beside;
mod block;
mod choosing;
pub mod competence;
pub mod copying;
pub mod differing;
mod effect;
pub mod errand;
mod fact;
pub mod family;
pub mod form;
pub mod guards;
pub mod handover;
pub mod hearing;
pub mod hide;
pub mod idle;
mod inputs;
mod kept;
mod language;
pub mod layout;
pub mod phone;
pub mod prepare;
mod problem;
mod recording;
pub mod review;
pub mod saving;
pub mod say_back;
pub mod screen;
mod script;
pub mod siblings;
pub mod state;
mod talk;
pub mod text_size;
mod unlock;
mod update;
mod ways;
pub mod withdraw;

pub use choosing::item_field;
pub use effect::{Effect, Summary};
pub use fact::{
    AfterNoFact, AttestFact, CopyFact, ErrandFact, Fact, HandOverFact, HideFact, HostFact, InkFact,
    Message, PrepareFact, ReviewFact, SaveFact, Stamp, TalkFact, WithdrawFact,
};
pub use inputs::{Inputs, Unlock, is_active};
pub use kept::Kept;
pub use problem::Problem;
pub use state::State;
pub use text_size::TextSize;
pub use update::update;
