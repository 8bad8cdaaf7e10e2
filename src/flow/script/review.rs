//! F16: what the person agreed to, what has happened with it, and what is new.

use super::languages::Known;
use super::{Speaker, block, choices};
use crate::domain::item::Item;
use crate::domain::standing::Statement;
use crate::flow::family::{Block, Line};
use crate::words::date_in_words;

pub fn blocks(speaker: &Speaker, known: &Known, items: &[Item]) -> Vec<Block> {
    let live = known.said.live_yeses(&speaker.person, speaker.inputs.today(speaker.at));
    let mut said: Vec<Statement> = Vec::new();
    for stands in live {
        if items.contains(&stands.statement.item) {
            said.push(stands.statement);
        }
    }
    vec![agreed(speaker, &said), happened(speaker, known, items), new(speaker, &said)]
}

/// By the day on which it was agreed.
fn agreed(speaker: &Speaker, said: &[Statement]) -> Block {
    let mut lines = Vec::new();
    let mut days = Vec::new();
    for one in said {
        let day = speaker.inputs.today(one.decided_at);
        if days.contains(&day) {
            continue;
        }
        days.push(day);
        let date = date_in_words(&speaker.pack, day);
        lines.push(Line::Says(speaker.fill("f16.agreed", &[("date", &date)])));
        for other in said.iter().filter(|other| speaker.inputs.today(other.decided_at) == day) {
            lines.push(Line::Point(choices::short(speaker, &other.item)));
        }
    }
    Block { lines, ..block("F16.agreed", speaker.say("f16.title"), []) }
}

/// Only what was shared because somebody agreed: what was decided without asking is told
/// by the practitioner, when that is safe.
fn happened(speaker: &Speaker, known: &Known, items: &[Item]) -> Block {
    let mut lines = Vec::new();
    for item in items {
        let open = |shared: &crate::wire::ledger::Shared| {
            shared.by_agreement && !shared.kept_from.contains(&speaker.person)
        };
        let mut told = known.kept.shared.iter().filter(|one| open(one) && one.item == *item);
        let last = told.by_ref().map(|shared| shared.at).max();
        if let Some(at) = last {
            let date = date_in_words(&speaker.pack, speaker.inputs.today(at));
            lines.push(Line::Pair {
                term: choices::short(speaker, item),
                says: speaker.fill("f16.told", &[("date", &date)]),
            });
        }
    }
    if lines.is_empty() {
        lines.push(Line::Says(speaker.say("f16.not_told")));
    }
    Block { lines, ..block("F16.happened", speaker.say("f16.happened"), []) }
}

/// What we use it for may be another thing since.
fn new(speaker: &Speaker, said: &[Statement]) -> Block {
    let mut lines = Vec::new();
    for purpose in &speaker.inputs.config.purposes {
        let changed = purpose.material_change_from.map(|from| from.begins(speaker.inputs.zone()));
        let since = |one: &&Statement| changed.is_some_and(|from| one.decided_at < from);
        let mut touched = said.iter().filter(|one| one.item.purpose_id == purpose.id);
        if touched.any(|one| since(&one)) {
            let name = purpose.plain_name.get(&speaker.voice);
            lines.push(Line::Says(speaker.fill("f16.changed", &[("purpose", name)])));
        }
    }
    if lines.is_empty() {
        lines.push(Line::Says(speaker.say("f16.nothing_new")));
    }
    Block { lines, ..block("F16.new", speaker.say("f16.new"), []) }
}
