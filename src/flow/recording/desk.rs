//! Records of what the practitioner did at the desk, whose act it is their own.

use super::header::header_of;
use super::parties::Naming;
use super::send::send;
use crate::copy::escape;
use crate::domain::time::{Instant, write_instant};
use crate::flow::effect::{Effect, Summary};
use crate::flow::fact::Stamp;
use crate::flow::inputs::Inputs;
use crate::flow::state::State;
use crate::wire::record as wire;
use crate::words::{date_in_words, time_in_words};

/// What such a record says beyond who and when.
pub struct Own {
    pub kind: wire::RecordKind,
    pub state: &'static str,
    pub section: wire::Section,
    pub relates_to: Vec<wire::RelatesTo>,
    /// Whom and what it speaks of, besides the organisation and the practitioner.
    pub parties: Vec<wire::Party>,
    /// The practitioner's own words beside it; empty where there are none.
    pub notes: String,
    /// Whom or what the sentence about it names; empty where nobody.
    pub name: String,
}

/// The parties by the ids of people and recipients whom the host knows.
pub fn named(
    inputs: &Inputs,
    people: Vec<&str>,
    recipients: Vec<&str>,
    at: Instant,
) -> Vec<wire::Party> {
    let voice = inputs.voice_of(None);
    let mut parties = Naming { inputs, voice: &voice, at }.parties(people, recipients);
    // The organisation and the practitioner are in every record anyway.
    parties.drain(..parties.len().min(2));
    parties
}

/// Makes the record and puts it on its way.
pub fn make_own(state: &mut State, inputs: &Inputs, own: Own, stamp: &Stamp) -> Vec<Effect> {
    let Some(id) = stamp.ids.first() else { return Vec::new() };
    let mut record = of_practitioner(state, inputs, (own.kind, own.state), stamp, id);
    record.record.relates_to = own.relates_to;
    record.own = Some(own.section);
    record.party_identification.extend(own.parties);
    if !own.notes.is_empty() {
        let notes = Some(own.notes);
        record.practitioner_only =
            Some(wire::PractitionerOnly { notes, ..wire::PractitionerOnly::default() });
    }
    let pack = inputs.packs.practitioner();
    let key = match (record.record.record_kind, record.event.event_state) {
        (wire::RecordKind::Authority, _) => "summary.authority",
        (wire::RecordKind::DisclosureDecision, _) => "summary.urgent",
        (_, "sought") => "summary.advice_sought",
        _ => "summary.advice_given",
    };
    let (date, time) = when(inputs, stamp);
    let sentence = pack.fill(key, &[("date", &date), ("time", &time), ("name", &own.name)]);
    let summary = summary(&record, inputs, sentence);
    vec![send(state, &record, summary)]
}

/// A record of the practitioner's own act, with nobody else in it yet.
pub fn of_practitioner(
    state: &State,
    inputs: &Inputs,
    (kind, event_state): (wire::RecordKind, &'static str),
    stamp: &Stamp,
    id: &str,
) -> wire::Record {
    let practitioner = inputs.case.practitioner.id.clone();
    let voice = inputs.voice_of(None);
    let naming = Naming { inputs, voice: &voice, at: stamp.at };
    wire::Record {
        record: header_of(kind, id, state, inputs, stamp),
        pii_processing: None,
        party_identification: naming.parties(Vec::new(), Vec::new()),
        event: wire::Event {
            event_state,
            event_type: "not_applicable",
            event_time: write_instant(stamp.at),
            event_time_accuracy: "second",
            utc_offset: inputs.zone().offset_at(stamp.at),
            clock: stamp.clock.clone(),
            entity_id: vec![practitioner.clone()],
            recorded_by: practitioner.clone(),
            held_by: Vec::new(),
            present: vec![practitioner],
            expression_method: None,
            ink: None,
            typed: None,
        },
        capacity: None,
        choices: None,
        withdraws_everything: false,
        understanding: None,
        free_choice: None,
        views: Vec::new(),
        own: None,
        practitioner_only: None,
    }
}

/// The local day and time, in the practitioner's words.
pub fn when(inputs: &Inputs, stamp: &Stamp) -> (String, String) {
    let date = date_in_words(&inputs.packs.practitioner(), inputs.today(stamp.at));
    (date, time_in_words(inputs.zone().clock_time_of(stamp.at)))
}

/// The flat account of such a record, with its one sentence.
pub fn summary(record: &wire::Record, inputs: &Inputs, sentence: String) -> Summary {
    let of_role = |role: &str| {
        let parties = record.party_identification.iter();
        let of_role = parties.filter(|party| party.party_role.contains(&role));
        of_role.map(|party| party.party_id.clone()).collect()
    };
    let mut html = String::from("<!doctype html><meta charset=\"utf-8\"><p>");
    escape(&sentence, &mut html);
    Summary {
        kind: record.record.record_kind.code().to_owned(),
        state: record.event.event_state.to_owned(),
        person: inputs.case.practitioner.id.clone(),
        person_name: inputs.case.practitioner.name.clone(),
        about: of_role("pii_principal"),
        recipients: of_role("recipient"),
        event_time: record.event.event_time.clone(),
        valid_until: None,
        html,
        sentence,
    }
}
