//! F8 and F10: each choice in words, and the answer read back.

use super::explain::{is_sensitive, purposes, without_it};
use super::{Speaker, block};
use crate::domain::choice::Answer;
use crate::domain::item::{Frequency, Item};
use crate::domain::once::distinct;
use crate::domain::plan::Plan;
use crate::flow::family::{Block, FamilyState, Group, Line, Row, StandingYes};
use crate::flow::siblings::{Siblings, alone};
use crate::words::{date_in_words, list_in_words, time_in_words};

pub fn groups(
    speaker: &Speaker,
    plan: &Plan,
    items: &[Item],
    standing: &[StandingYes],
) -> Vec<Group> {
    let one = |purpose: &crate::domain::config::Purpose| {
        let frequency = plan.frequency(&purpose.id);
        let asked: Vec<&Item> = items.iter().filter(|item| item.purpose_id == purpose.id).collect();
        let mut rows = Vec::new();
        // Children come one after the other, so that they can share a row.
        for same in asked.chunk_by(|one, other| one.pii_id == other.pii_id) {
            for own in [true, false] {
                let of = same.iter().filter(|item| (item.about == speaker.person) == own);
                rows.extend(of.map(|item| row(speaker, item, frequency, standing)));
            }
        }
        Group {
            purpose_id: purpose.id.clone(),
            heading: purpose.plain_name.get(&speaker.voice).to_owned(),
            if_yes: speaker.say("f8.if_yes"),
            if_no: speaker.fill("f8.if_no", &[("without_it", &without_it(speaker, purpose))]),
            if_not_sure: speaker.say("f8.if_not_sure"),
            siblings: siblings(speaker, &rows),
            rows,
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
        kind: in_words(speaker, item, kind_key(sensitive)),
        tell: in_words(speaker, item, "f8.tell"),
        short: short(speaker, item),
        sensitive,
        own_yes_stands: standing.iter().any(|yes| yes.item == *item),
        frequency,
        methods: recipient.map(|known| known.methods.clone()).unwrap_or_default(),
    }
}

/// Where the same is asked about several children, one after the other.
fn siblings(speaker: &Speaker, rows: &[Row]) -> Vec<Siblings> {
    let (mut found, mut first) = (Vec::new(), 0);
    while let Some(rest) = rows.get(first..).filter(|rest| !rest.is_empty()) {
        let told = alone(rest);
        let children = alike(speaker, rest, told);
        if children > 1 {
            found.push(of_siblings(speaker, rest, (first, told, children)));
        }
        first += told * children.max(1);
    }
    found
}

/// How many children in a row this person answers for, with the same to the same people.
fn alike(speaker: &Speaker, rows: &[Row], told: usize) -> usize {
    let (Some(one), true) = (rows.get(..told), told > 0) else { return 0 };
    let same = |other: &&[Row]| {
        let pairs = one.iter().zip(other.iter());
        alone(other) == told
            && pairs.into_iter().all(|(one, other)| {
                let (one, other) = (&one.item, &other.item);
                one.pii_id == other.pii_id && one.recipient_id == other.recipient_id
            })
    };
    let own = rows.first().is_some_and(|row| row.item.about == speaker.person);
    if own { 1 } else { rows.chunks(told).take_while(same).count() }
}

fn of_siblings(
    speaker: &Speaker,
    rows: &[Row],
    (first, told, children): (usize, usize, usize),
) -> Siblings {
    let about: Vec<&str> =
        rows.chunks(told).take(children).filter_map(|of| Some(&*of.first()?.item.about)).collect();
    let each = |words: &dyn Fn(&str) -> String| {
        let words: Vec<String> = about.iter().map(|id| words(id)).collect();
        list_in_words(&speaker.pack, &words)
    };
    let (names, whose) = (each(&|id| speaker.name(id)), each(&|id| speaker.whose(id)));
    let in_words = |row: &Row, key: &str| of_whom(speaker, &row.item, key, &whose);
    let of = rows.get(..told).unwrap_or_default();
    Siblings {
        first,
        children,
        told,
        kind: of.first().map(|row| in_words(row, kind_key(row.sensitive))).unwrap_or_default(),
        same: speaker.fill("f8.same", &[("names", &names)]),
        apart: speaker.say("f8.apart"),
        shorts: of.iter().map(|row| in_words(row, "f8.short")).collect(),
    }
}

const fn kind_key(sensitive: bool) -> &'static str {
    if sensitive { "f8.kind_sensitive" } else { "f8.kind" }
}

/// `Sam Okoro about Asha’s health`.
pub fn short(speaker: &Speaker, item: &Item) -> String {
    in_words(speaker, item, "f8.short")
}

fn in_words(speaker: &Speaker, item: &Item, key: &str) -> String {
    of_whom(speaker, item, key, &speaker.whose(&item.about))
}

fn of_whom(speaker: &Speaker, item: &Item, key: &str, whose: &str) -> String {
    let values =
        [("kind", speaker.kind(item)), ("whose", whose), ("recipient", speaker.recipient(item))];
    speaker.fill(key, &values)
}

/// What the record holds of F8: every question, and what yes and no would mean.
pub fn blocks(family: &FamilyState) -> Vec<Block> {
    let one = |place: usize| {
        let group = family.pass.groups.get(place)?;
        let mut lines = vec![
            Line::Says(group.if_yes.clone()),
            Line::Says(group.if_no.clone()),
            Line::Says(group.if_not_sure.clone()),
        ];
        for asked in family.lines(place) {
            lines.push(Line::Says(asked.kind.to_owned()));
            lines.extend(family.how_shared(&asked).map(|words| Line::Says(words.to_owned())));
            let rows = family.rows().skip(asked.questions.start).take(asked.questions.len());
            lines.extend(rows.map(|row| Line::Point(row.tell.clone())));
        }
        let id = ["F8", &group.purpose_id].join(".");
        Some(Block { lines, ..block(&id, group.heading.clone(), []) })
    };
    family.groups_shown().filter_map(one).collect()
}

/// F10: everything read back, then when it is, and for whom they answer.
pub fn read_back(speaker: &Speaker, family: &FamilyState) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (answer, key) in
        [(Answer::Yes, "f10.yes"), (Answer::No, "f10.no"), (Answer::NotSure, "f10.not_sure")]
    {
        let mut lines = Vec::new();
        for place in family.all_questions() {
            if family.answers.get(place).copied().flatten().is_some_and(|g| g.answer == answer) {
                lines.push(Line::Point(family.short(place).to_owned()));
            }
        }
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
    let others: Vec<String> = distinct(family.rows().map(|row| row.item.about.as_str()).collect())
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
