//! What a test plays a talk with: inputs from the samples, a clock that ticks,
//! ids that count, and the usual moves.

mod given;
pub mod halves;
mod held;
mod look;
mod moves;
mod planned;
mod sitting;

pub use given::{Given, today};
pub use held::assert_records;
pub use look::{
    assert_restates_truly, bodies, choices, decision_on, derived_state, fold_of, head, reads, says,
    text_at,
};
pub use moves::{
    LEFT_OUT, NEEDED, PRIVATE_NOTES, PURPOSE, RECIPIENTS, attest_answers, choose, go_on, housing,
    item, not_to_ask, plan_answers, unmark, write,
};
pub use sitting::{PASSCODE, Sitting, UNLOCKED, stamp};
