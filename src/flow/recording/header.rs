//! What a record says of itself, and which records it speaks of.

use super::choices::NewChoice;
use super::{Making, Source};
use crate::domain::choice::Decision;
use crate::domain::time::write_instant;
use crate::flow::fact::Stamp;
use crate::flow::inputs::Inputs;
use crate::flow::review::is_renewal;
use crate::flow::state::State;
use crate::wire::record as wire;

pub fn header(source: &Source, id: &str, new: &[NewChoice]) -> wire::Header {
    let kind = match source.making {
        Making::Stopped => wire::RecordKind::TalkNotCompleted,
        Making::Noticed => wire::RecordKind::Notice,
        _ => wire::RecordKind::ConsentEvent,
    };
    wire::Header {
        relates_to: relates_to(source, new),
        language: source.family.pass.voice.language.clone(),
        setting: match source.elsewhere {
            Some(elsewhere) => elsewhere.setting,
            None if source.family.pass.by_phone => wire::Setting::Phone,
            None => wire::Setting::InPerson,
        },
        ..header_of(kind, id, source.state, source.inputs, source.stamp)
    }
}

/// What a record of any kind says of itself; in the organisation's own language,
/// in the room, and about no other record.
pub fn header_of(
    kind: wire::RecordKind,
    id: &str,
    state: &State,
    inputs: &Inputs,
    stamp: &Stamp,
) -> wire::Header {
    wire::Header {
        schema_version: wire::SCHEMA_VERSION,
        record_id: id.to_owned(),
        record_kind: kind,
        case_ref: inputs.case.case_ref.clone(),
        ledger_id: inputs.ledger_id.clone(),
        sequence: state.outbox.next_sequence(),
        previous: state.outbox.previous(),
        relates_to: Vec::new(),
        created: write_instant(stamp.at),
        time_zone: inputs.zone().name(),
        language: inputs.voice_of(None).language,
        jurisdiction: inputs.config.jurisdiction.code(),
        generator: wire::Generator::THIS,
        config: inputs.config_ref.clone(),
        setting: wire::Setting::InPerson,
    }
}

/// A withdrawal names the records whose yeses it takes back.
fn relates_to(source: &Source, new: &[NewChoice]) -> Vec<wire::RelatesTo> {
    let named = source.elsewhere.map(|elsewhere| elsewhere.relates_to.clone());
    let mut related: Vec<wire::RelatesTo> = named.unwrap_or_default();
    let standing = source.state.said.standing_of(&source.family.pass.person);
    let renews = source.making == Making::Answered && is_renewal(source.family);
    let (decision, relation) = match renews {
        true => (Decision::Agreed, wire::Relation::Renews),
        false => (Decision::Withdrawn, wire::Relation::Withdraws),
    };
    let taken = new.iter().filter(|c| c.decision == decision);
    for (_, origin) in
        taken.filter_map(|choice| standing.iter().find(|(item, _)| *item == choice.item))
    {
        let origin = &origin.statement;
        // What was taken back at F12 since, with everything else, is no yes any more.
        if origin.decision == Decision::Agreed
            && !related.iter().any(|known| known.record_id == origin.record_id)
        {
            related.push(wire::RelatesTo {
                relation,
                record_id: origin.record_id.clone(),
                digest: origin.digest.clone(),
            });
        }
    }
    related
}
