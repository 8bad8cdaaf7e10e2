//! P22 and the way of a record to the host. "Saved" is said only after the host
//! has said so; silence is not saved (embedding.md C1).

use serde::{Deserialize, Serialize};

use super::after_no;
use super::effect::{Effect, Summary};
use super::errand::{self, stop_sharing};
use super::fact::{SaveFact, Stamp};
use super::family::Outcome;
use super::recording::{self, Making};
use super::screen::DeskScreen;
use super::state::{AtDesk, Desk, Mode, State};
use crate::wire::record::{RecordRef, Sealed};

/// Records of this sitting, oldest first, and where the chain goes on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outbox {
    pub records: Vec<Outgoing>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The idempotency key: the record's id, the same on every retry.
    pub key: String,
    pub sealed: Sealed,
    pub summary: Summary,
    pub person: String,
    pub saving: SaveState,
    /// The practitioner has a file of it, whatever the host says.
    #[serde(default)]
    pub downloaded: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveState {
    Sending,
    Saved { reference: Option<String> },
    Failed { message: String },
}

impl Outbox {
    pub fn has_unsaved(&self) -> bool {
        self.unsaved().next().is_some()
    }

    pub fn unsaved(&self) -> impl Iterator<Item = &Outgoing> {
        self.records.iter().filter(|out| !matches!(out.saving, SaveState::Saved { .. }))
    }

    pub fn find(&self, key: &str) -> Option<&Outgoing> {
        self.records.iter().find(|out| out.key == key)
    }

    /// The place of the next record in this ledger.
    pub fn next_sequence(&self) -> u64 {
        self.records.len() as u64 + 1
    }

    pub fn previous(&self) -> Option<RecordRef> {
        self.records.last().map(|out| out.sealed.reference.clone())
    }
}

/// Whether P22 has something to save: the answer of F10 or what was heard, once attested.
pub fn is_to_be_saved(desk: &Desk) -> bool {
    if let Some(errand) = desk.errands.last() {
        return errand.keys.is_empty();
    }
    let outcome = desk.heard.as_ref().map(|heard| heard.outcome);
    desk.answer_record.is_none() && matches!(outcome, Some(Outcome::Answered | Outcome::Heard))
}

/// The records of the pass that has come back, or of the errand, oldest first.
pub fn of_pass(state: &State) -> Vec<&Outgoing> {
    let mut found = Vec::new();
    if let Some(errand) = state.desk.errands.last() {
        found.extend(errand.keys.iter().filter_map(|key| state.outbox.find(key)));
        return found;
    }
    for out in &state.outbox.records {
        let desk = &state.desk;
        let given = desk.heard.iter().flat_map(|heard| &heard.records);
        let mut keys = given.map(|given| &given.key).chain(&desk.answer_record);
        if keys.any(|key| *key == out.key) {
            found.push(out);
        }
    }
    found
}

/// P22 is left with every record of the pass in the host's hands; where the host
/// fails, with a file of it in the practitioner's.
pub fn can_finish(state: &State) -> bool {
    let in_hand = |out: &&Outgoing| match out.saving {
        SaveState::Saved { .. } => true,
        SaveState::Failed { .. } => out.downloaded,
        SaveState::Sending => false,
    };
    !is_to_be_saved(&state.desk) && of_pass(state).iter().all(in_hand)
}

pub fn update(state: &mut State, fact: SaveFact, stamp: &Stamp) -> Vec<Effect> {
    match fact {
        SaveFact::SaveChosen => save_answer(state, stamp),
        SaveFact::RetryChosen { key } if is_in_reach(state, &key) => retry(state, &key),
        SaveFact::DownloadChosen { key } if is_in_reach(state, &key) => {
            let at_desk = !state.is_family();
            for out in state.outbox.records.iter_mut().filter(|out| out.key == key) {
                out.downloaded |= at_desk;
            }
            vec![Effect::DownloadAsked { key }]
        }
        SaveFact::RetryChosen { .. } | SaveFact::DownloadChosen { .. } => Vec::new(),
        SaveFact::Finished => finish(state, stamp),
    }
}

/// Who holds the tablet reaches the records of this pass alone: those before it may
/// be another adult's, and hold what is the practitioner's.
fn is_in_reach(state: &State, key: &str) -> bool {
    match &state.mode {
        Mode::Family(family) => family.records.iter().any(|given| given.key == key),
        Mode::Practitioner(_) => state.outbox.find(key).is_some(),
    }
}

pub fn acknowledged(state: &mut State, key: &str, reference: Option<String>) -> Vec<Effect> {
    let saved = SaveState::Saved { reference: reference.clone() };
    let changed = set(state, key, |now| (!matches!(now, SaveState::Saved { .. })).then_some(saved));
    let key = key.to_owned();
    changed.then_some(Effect::RecordSaved { key, reference }).into_iter().collect()
}

/// The host refused, or was silent for too long. A later acknowledgement still
/// saves; a refusal after it changes nothing.
pub fn failed(state: &mut State, key: &str, message: &str) -> Vec<Effect> {
    let failed = SaveState::Failed { message: message.to_owned() };
    let changed = set(state, key, |now| (*now == SaveState::Sending).then_some(failed));
    let (key, message) = (key.to_owned(), message.to_owned());
    changed.then_some(Effect::SaveFailed { key, message }).into_iter().collect()
}

fn set(state: &mut State, key: &str, next: impl FnOnce(&SaveState) -> Option<SaveState>) -> bool {
    let Some(out) = state.outbox.records.iter_mut().find(|out| out.key == key) else {
        return false;
    };
    let Some(next) = next(&out.saving) else { return false };
    out.saving = next.clone();
    if let Mode::Family(family) = &mut state.mode {
        for given in family.records.iter_mut().filter(|given| given.key == key) {
            given.saving = next.clone();
        }
    }
    true
}

fn save_answer(state: &mut State, stamp: &Stamp) -> Vec<Effect> {
    let at_save = matches!(&state.mode, Mode::Practitioner(at) if at.screen == DeskScreen::Save);
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    if !at_save || !is_to_be_saved(&state.desk) {
        return Vec::new();
    }
    if !state.desk.errands.is_empty() {
        return errand::save(state, &inputs, stamp);
    }
    let heard = state.desk.heard.as_ref().is_some_and(|heard| heard.outcome == Outcome::Heard);
    let making = if heard { Making::Noticed } else { Making::Answered };
    let effects = recording::make(state, &inputs, making, stamp, 0);
    state.desk.answer_record = state.outbox.records.last().map(|out| out.key.clone());
    effects
}

fn retry(state: &mut State, key: &str) -> Vec<Effect> {
    let again = set(state, key, |now| {
        matches!(now, SaveState::Failed { .. }).then_some(SaveState::Sending)
    });
    let out = state.outbox.find(key).filter(|_| again);
    out.map(|out| Effect::RecordMade {
        sealed: out.sealed.clone(),
        summary: Box::new(out.summary.clone()),
    })
    .into_iter()
    .collect()
}

fn finish(state: &mut State, stamp: &Stamp) -> Vec<Effect> {
    let at_save = matches!(&state.mode, Mode::Practitioner(at) if at.screen == DeskScreen::Save);
    if !at_save || !can_finish(state) {
        return Vec::new();
    }
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    if !state.desk.errands.is_empty() {
        errand::finish(state, &inputs, stamp);
        return Vec::new();
    }
    if after_no::said_no(&state.desk) {
        state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::AfterNo));
        return Vec::new();
    }
    close_pass(state, stamp)
}

/// Back to P0; nobody's pass is under way any more.
pub fn close_pass(state: &mut State, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let took_back = of_pass(state).iter().any(|out| out.summary.state.starts_with("withdrawn"));
    let heard = state.desk.heard.take().map(|heard| heard.pass.person);
    state.desk.done.extend(heard.clone().filter(|person| !state.desk.done.contains(person)));
    state.desk.answer_record = None;
    state.desk.print_refused = false;
    state.desk.hand_over = Default::default();
    state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start));
    // Those who have it are told to stop before anything else is begun (P19).
    if let Some(person) = heard.filter(|_| took_back) {
        stop_sharing::begin_if_any(state, &inputs, &person, stamp);
    }
    vec![Effect::Closed { reason: "finished" }]
}
