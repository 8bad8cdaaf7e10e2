//! Answers that no tablet saw: told by phone or letter, on paper, or put right later.

use super::{Making, Source, make_of};
use crate::domain::item::Item;
use crate::domain::plan::Plan;
use crate::domain::time::Instant;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::family::{FamilyState, Pass, StandingYes};
use crate::flow::inputs::Inputs;
use crate::flow::screen::Journey;
use crate::flow::state::State;
use crate::wire::record as wire;

/// How such an answer came, and what the practitioner adds to it.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    pub said_at: Instant,
    /// `second`, `minute` or `day`; a day is given by its first instant.
    pub accuracy: &'static str,
    pub setting: wire::Setting,
    pub method: wire::ExpressionMethod,
    pub relates_to: Vec<wire::RelatesTo>,
    /// What an agreement on paper covers.
    pub items: Vec<Item>,
    pub tasks: Vec<wire::Task>,
    pub notes: String,
}

impl Elsewhere {
    /// Written down now, about what was said before.
    pub fn now(stamp: &Stamp) -> Elsewhere {
        Elsewhere {
            said_at: stamp.at,
            accuracy: "second",
            setting: wire::Setting::InPerson,
            method: wire::ExpressionMethod::Said,
            relates_to: Vec::new(),
            items: Vec::new(),
            tasks: Vec::new(),
            notes: String::new(),
        }
    }
}

/// A pass that nobody holds a tablet in: nothing is shown, and nothing is put into words
/// for the person, so it is there for somebody whom it is not safe to show anything.
pub fn pass_of(state: &State, inputs: &Inputs, person: &str, at: Instant) -> FamilyState {
    let voice = inputs.voice_for(&Plan::default(), person, at);
    let mut standing = Vec::new();
    for stands in state.said.live_yeses(person, inputs.today(at)) {
        let said = stands.statement;
        standing.push(StandingYes {
            says: inputs.item_in_words(&said.item, &voice),
            recipient: said.item.recipient_id.clone(),
            frequency: said.frequency,
            shared: None,
            origin: wire::RecordRef { record_id: said.record_id, digest: said.digest },
            item: said.item,
        });
    }
    FamilyState::new(Pass { standing, ..Pass::new(inputs, person, voice, Journey::Withdraw) })
}

/// Makes a record of it, as [`super::make`] does of a pass.
pub fn make(
    state: &mut State,
    inputs: &Inputs,
    family: &FamilyState,
    (making, elsewhere): (Making, &Elsewhere),
    stamp: &Stamp,
) -> Vec<Effect> {
    let Some(id) = stamp.ids.first() else { return Vec::new() };
    let source = Source { state, inputs, family, making, stamp, elsewhere: Some(elsewhere) };
    let made = make_of(&source, id);
    super::put_on_its_way(state, made, stamp.at)
}
