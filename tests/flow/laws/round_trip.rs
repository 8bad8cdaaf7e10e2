//! A talk that was written down and taken up again goes on as if nothing had been.

use consent_disclosure::domain::time::Instant;
use consent_disclosure::flow::{Effect, Fact, HostFact, Message, State, update};
use proptest::prelude::*;

use super::run::Run;
use super::{families, rolls, runner};
use crate::kit::{Given, stamp};

/// The clock of a run, second by second.
fn played(state: State, facts: &[Fact], from: u32, start: Instant) -> (String, Vec<Effect>) {
    let (mut state, mut moment, mut out) = (state, from, Vec::new());
    for fact in facts {
        moment += 1;
        let at = start + chrono::TimeDelta::seconds(i64::from(moment));
        let message = Message { stamp: stamp(at, moment), fact: fact.clone() };
        let (next, effects) = update(state, message);
        state = next;
        out.extend(effects);
    }
    (serde_json::to_string(&state).unwrap(), out)
}

#[test]
fn laws_a_talk_written_down_and_taken_up_again_goes_on_the_same() {
    let mut families = families();
    families.push(crate::both_languages::planned_in_both());
    let inputs: Vec<_> = families.iter().map(Given::inputs).collect();
    let rolls = (rolls(), any::<u32>());
    runner(48)
        .run(&rolls, |((family, rolls), cut)| {
            let which = usize::from(family) % families.len();
            let mut run = Run::new(inputs[which].clone(), &families[which].records);
            let start = run.sitting.at;
            for roll in rolls {
                run.step(roll);
            }
            let cut = cut as usize % (run.history.len() + 1);
            let (before, after) = run.history.split_at(cut);
            let mut state = State::default();
            let supplied = Fact::Host(HostFact::Supplied(inputs[which].clone()));
            let mut moment = 0;
            for fact in std::iter::once(&supplied).chain(before) {
                moment += 1;
                let at = start + chrono::TimeDelta::seconds(i64::from(moment));
                (state, _) =
                    update(state, Message { stamp: stamp(at, moment), fact: fact.clone() });
            }
            let written = serde_json::to_string(&state).unwrap();
            let restored: State = serde_json::from_str(&written).unwrap();
            prop_assert!(restored.inputs.is_none(), "the host hands them in again");
            let facts = [&[supplied], after].concat();
            let went_on = played(state, &facts, moment, start);
            let taken_up = played(restored, &facts, moment, start);
            prop_assert_eq!(went_on.0, taken_up.0);
            prop_assert_eq!(went_on.1, taken_up.1);
            Ok(())
        })
        .unwrap();
}
