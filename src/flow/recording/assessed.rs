//! Records of whether somebody is able to decide (P6c).

use super::desk::{of_practitioner, summary, when};
use super::parties::{Naming, advocate};
use super::send::send;
use crate::domain::authority::Competence;
use crate::domain::time::write_instant;
use crate::flow::effect::{Effect, Summary};
use crate::flow::fact::Stamp;
use crate::flow::handover::ADVOCATE;
use crate::flow::inputs::Inputs;
use crate::flow::state::State;
use crate::wire::members::Members;
use crate::wire::record as wire;
use crate::words::list_in_words;

/// What was found of one person, alike for each of these purposes.
pub struct Assessed {
    pub about: String,
    pub outcome: Competence,
    pub found: Vec<Found>,
}

pub struct Found {
    pub purpose: String,
    /// What it was found from, in words.
    pub factors: String,
    pub reasons: String,
}

/// Makes the record and puts it on its way.
pub fn make(
    state: &mut State,
    inputs: &Inputs,
    assessed: &Assessed,
    stamp: &Stamp,
    id: &str,
) -> Effect {
    let outcome = assessed.outcome.code();
    let kind = (wire::RecordKind::Competence, outcome);
    let mut record = of_practitioner(state, inputs, kind, stamp, id);
    let desk = &state.desk;
    let here = desk.hand_over.all("present").filter(|id| *id != ADVOCATE);
    let here: Vec<&str> = here.collect();
    let mut people: Vec<&str> = vec![&assessed.about];
    people.extend(&here);
    let voice = inputs.voice_of(None);
    let naming = Naming { inputs, voice: &voice, at: stamp.at };
    record.party_identification = naming.parties(people, Vec::new());
    record.event.present.extend(here.into_iter().map(str::to_owned));
    if let Some(advocate) = advocate(desk, &assessed.about) {
        record.event.present.push(advocate.party_id.clone());
        record.party_identification.push(advocate);
    }
    if desk.heard.as_ref().is_some_and(|first| first.pass.by_phone) {
        record.record.setting = wire::Setting::Phone;
    }
    let basis = match assessed.outcome {
        Competence::Competent => wire::CapacityBasis::ChildAssessedCompetent,
        Competence::NotCompetent | Competence::Undecided => wire::CapacityBasis::ViewsOnly,
    };
    let mut capacity = Vec::new();
    for found in &assessed.found {
        let mut members = Members::new();
        members.text("outcome", outcome);
        members.text("assessed_by", &record.event.recorded_by);
        members.text("assessed_at", &write_instant(stamp.at));
        members.text("factors", &found.factors);
        members.maybe("reasons", Some(&*found.reasons).filter(|text| !text.is_empty()));
        capacity.push(wire::Capacity {
            about: assessed.about.clone(),
            purposes: vec![found.purpose.clone()],
            decision_maker: assessed.about.clone(),
            basis,
            evidence: None,
            assessed: members,
        });
    }
    record.capacity = Some(capacity);
    let summary = in_short(&record, inputs, assessed, stamp);
    send(state, &record, summary)
}

fn in_short(record: &wire::Record, inputs: &Inputs, assessed: &Assessed, stamp: &Stamp) -> Summary {
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let mut names = Vec::new();
    for found in &assessed.found {
        let purpose = inputs.config.purpose(&found.purpose);
        names.push(purpose.map_or(&*found.purpose, |known| known.plain_name.get(&voice)));
    }
    let (date, time) = when(inputs, stamp);
    let list = list_in_words(&pack, &names);
    let name = inputs.name(&assessed.about);
    let values = [("date", &*date), ("time", &*time), ("name", name), ("list", &*list)];
    let key = ["summary.", assessed.outcome.code()].concat();
    let mut summary = summary(record, inputs, pack.fill(&key, &values));
    // Of whom it speaks, for a list of records by person.
    name.clone_into(&mut summary.person_name);
    summary.person.clone_from(&assessed.about);
    summary.about = vec![assessed.about.clone()];
    summary
}
