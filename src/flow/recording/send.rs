//! A finished record goes on its way: sealed once, kept until the host has it.

use crate::flow::effect::{Effect, Summary};
use crate::flow::family::GivenRecord;
use crate::flow::saving::{Outgoing, SaveState};
use crate::flow::state::{Mode, State};
use crate::wire::record as wire;

/// Puts the record into the outbox. Who holds the tablet sees how it fares.
pub fn send(state: &mut State, record: &wire::Record, summary: Summary) -> Effect {
    let sealed = wire::seal(record);
    let key = sealed.reference.record_id.clone();
    state.outbox.records.push(Outgoing {
        key: key.clone(),
        sealed: sealed.clone(),
        person: summary.person.clone(),
        summary: summary.clone(),
        saving: SaveState::Sending,
        downloaded: false,
    });
    if let Mode::Family(family) = &mut state.mode {
        family.records.push(GivenRecord { key, saving: SaveState::Sending });
    }
    Effect::RecordMade { sealed, summary: Box::new(summary) }
}
