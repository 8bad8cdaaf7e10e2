//! F16: what the person agreed to, what has happened with it, and what is new.

use super::languages::Known;
use super::{Speaker, block, choices};
use crate::domain::item::Item;
use crate::domain::standing::Statement;
use crate::domain::time::Instant;
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

fn happened(speaker: &Speaker, known: &Known, items: &[Item]) -> Block {
    let mut lines = Vec::new();
    for item in items {
        if let Some(at) = known.kept.openly_shared(item, &speaker.person) {
            lines.push(told(speaker, item, at));
        }
    }
    if lines.is_empty() {
        lines.push(Line::Says(speaker.say("f16.not_told")));
    }
    Block { lines, ..block("F16.happened", speaker.say("f16.happened"), []) }
}

/// That this was shared, and when last.
pub fn told(speaker: &Speaker, item: &Item, at: Instant) -> Line {
    let date = date_in_words(&speaker.pack, speaker.inputs.today(at));
    let says = speaker.fill("f16.told", &[("date", &date)]);
    Line::Pair { term: choices::short(speaker, item), says }
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
