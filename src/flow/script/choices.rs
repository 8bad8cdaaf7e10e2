//! F8 and F10: each choice in words, and the answer read back.

use super::explain::{is_sensitive, purposes, without_it};
use super::{Speaker, block};
use crate::domain::choice::Answer;
use crate::domain::item::{Frequency, Item};
use crate::domain::plan::Plan;
use crate::flow::family::{Block, FamilyState, Group, Line, Row, StandingYes};
use crate::words::{date_in_words, list_in_words, time_in_words};

pub fn groups(
    speaker: &Speaker,
    plan: &Plan,
    items: &[Item],
    standing: &[StandingYes],
) -> Vec<Group> {
    let one = |purpose: &crate::domain::config::Purpose| {
        let frequency = plan.frequency(&purpose.id);
        let rows = items.iter().filter(|item| item.purpose_id == purpose.id);
        Group {
            purpose_id: purpose.id.clone(),
            heading: purpose.plain_name.get(&speaker.voice).to_owned(),
            if_yes: speaker.say("f8.if_yes"),
            if_no: speaker.fill("f8.if_no", &[("without_it", &without_it(speaker, purpose))]),
            if_not_sure: speaker.say("f8.if_not_sure"),
            rows: rows.map(|item| row(speaker, item, frequency, standing)).collect(),
        }
    };
    purposes(speaker, items).into_iter().map(one).collect()
}

fn row(
    speaker: &Speaker,
    item: &Item,
    frequency: Option<Frequency>,
    standing: &[StandingYes],
) -> Row {
    let recipient = speaker.inputs.recipient(&item.recipient_id);
    let sensitive = is_sensitive(speaker, item);
    Row {
        item: item.clone(),
        kind: in_words(speaker, item, if sensitive { "f8.kind_sensitive" } else { "f8.kind" }),
        tell: in_words(speaker, item, "f8.tell"),
        short: short(speaker, item),
        sensitive,
        own_yes_stands: standing.iter().any(|yes| yes.item == *item),
        frequency: frequency.unwrap_or(Frequency::AsNeeded),
        methods: recipient.map(|known| known.methods.clone()).unwrap_or_default(),
    }
}

/// `Sam Okoro about Asha’s health`.
pub fn short(speaker: &Speaker, item: &Item) -> String {
    in_words(speaker, item, "f8.short")
}

fn in_words(speaker: &Speaker, item: &Item, key: &str) -> String {
    let whose = speaker.whose(&item.about);
    let values =
        [("kind", speaker.kind(item)), ("whose", &*whose), ("recipient", speaker.recipient(item))];
    speaker.fill(key, &values)
}

/// What the record holds of F8: every question, and what yes and no would mean.
pub fn blocks(family: &FamilyState) -> Vec<Block> {
    let one = |group: &Group| {
        let mut lines = vec![
            Line::Says(group.if_yes.clone()),
            Line::Says(group.if_no.clone()),
            Line::Says(group.if_not_sure.clone()),
        ];
        let mut kind = "";
        for row in &group.rows {
            if row.kind != kind {
                kind = &row.kind;
                lines.push(Line::Says(row.kind.clone()));
            }
            lines.push(Line::Point(row.tell.clone()));
        }
        let id = ["F8", &group.purpose_id].join(".");
        Block { lines, ..block(&id, group.heading.clone(), []) }
    };
    let shown = family.groups_shown();
    let groups = family.pass.groups.iter().skip(shown.start).take(shown.len());
    groups.map(one).collect()
}

/// F10: everything read back, then when it is, and for whom they answer.
pub fn read_back(speaker: &Speaker, family: &FamilyState) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (answer, key) in
        [(Answer::Yes, "f10.yes"), (Answer::No, "f10.no"), (Answer::NotSure, "f10.not_sure")]
    {
        let given =
            family.answered().filter(|(_, given)| given.is_some_and(|g| g.answer == answer));
        let lines: Vec<Line> = given.map(|(row, _)| Line::Point(row.short.clone())).collect();
        if !lines.is_empty() {
            blocks.push(Block { lines, ..block(key, speaker.say(key), []) });
        }
    }
    blocks.push(when(speaker, family));
    blocks
}

fn when(speaker: &Speaker, family: &FamilyState) -> Block {
    let inputs = speaker.inputs;
    let date = date_in_words(&speaker.pack, inputs.today(speaker.at));
    let time = time_in_words(inputs.zone().clock_time_of(speaker.at));
    let mut lines = vec![speaker.fill("f10.when", &[("date", &date), ("time", &time)])];
    let others: Vec<String> = super::distinct(family.rows().map(|row| row.item.about.as_str()))
        .into_iter()
        .filter(|about| *about != speaker.person)
        .map(|about| speaker.name(about))
        .collect();
    if !others.is_empty() {
        let names = list_in_words(&speaker.pack, &others);
        lines.push(speaker.fill("f10.for", &[("names", &names)]));
    }
    if !family.pass.heard.is_empty() {
        let names = list_in_words(&speaker.pack, &family.pass.heard);
        lines.push(speaker.fill("f10.child_heard", &[("names", &names)]));
    }
    block("F10.when", String::new(), lines)
}
