//! F1 to F7: hello, why, what, who, how, how long, and when we might share
//! without asking (domain.md 4.2).

use super::{Speaker, block};
use crate::domain::config::{Kind, Purpose, Recipient, WithoutIt};
use crate::domain::element::Element;
use crate::domain::item::{Frequency, Item, people_of, recipients_of};
use crate::domain::once::{distinct, push_once};
use crate::domain::plan::{Need, Plan};
use crate::flow::family::{Block, Line};
use crate::flow::prepare::people_of_talk;
use crate::flow::screen::FamilyScreen;
use crate::words::{date_in_words, list_in_words};

pub fn blocks(speaker: &Speaker, plan: &Plan, items: &[Item], screen: FamilyScreen) -> Vec<Block> {
    match screen {
        FamilyScreen::Hello => vec![hello(speaker, items)],
        FamilyScreen::Why => why(speaker, items),
        FamilyScreen::What => vec![what(speaker, plan, items)],
        FamilyScreen::Who => vec![who(speaker, items)],
        FamilyScreen::How => vec![how(speaker, plan, items)],
        FamilyScreen::HowLong => how_long(speaker, items),
        FamilyScreen::Limits => vec![limits(speaker)],
        FamilyScreen::WhyWhatWho
        | FamilyScreen::HowLongLimits
        | FamilyScreen::Choices
        | FamilyScreen::SayBack
        | FamilyScreen::Answer
        | FamilyScreen::Next
        | FamilyScreen::ChangeMind
        | FamilyScreen::WhatChanges
        | FamilyScreen::Review
        | FamilyScreen::Think
        | FamilyScreen::Told
        | FamilyScreen::Stop
        | FamilyScreen::Unlock
        | FamilyScreen::Ended
        | FamilyScreen::Hidden => Vec::new(),
    }
}

fn hello(speaker: &Speaker, items: &[Item]) -> Block {
    let practitioner = &speaker.inputs.case.practitioner;
    let organisation = &speaker.inputs.config.organisation.plain_name;
    let name = speaker.inputs.person(&speaker.person).map_or("", |known| known.spoken_name());
    let about: Vec<String> = people_of(items).iter().map(|id| speaker.name(id)).collect();
    let about = list_in_words(&speaker.pack, &about);
    let mut lines = vec![
        speaker.fill("f1.who", &[("name", &practitioner.name), ("organisation", organisation)]),
        speaker.fill("f1.about", &[("about", &about)]),
        speaker.say("f1.answers"),
    ];
    let purposes = purposes(speaker, items);
    // Where a no does not mean the same each time, it is said of what.
    let named = purposes.len() > 1
        && purposes.iter().any(|purpose| cannot_work(speaker, purpose).is_some());
    for purpose in purposes {
        let mut words = match cannot_work(speaker, purpose) {
            Some(reason) => speaker.fill("f1.if_no", &[("without_it", reason)]),
            None => speaker.say("f1.continues"),
        };
        if named {
            let name = purpose.plain_name.get(&speaker.voice);
            words = speaker.fill("f1.of", &[("purpose", name), ("says", &words)]);
        }
        push_once(&mut lines, words);
    }
    lines.extend(["f1.stop", "f1.limits", "f1.help"].map(|key| speaker.say(key)));
    Block {
        elements: vec![Element::ChangeOfMind],
        ..block("F1", speaker.fill("f1.title", &[("name", name)]), lines)
    }
}

/// Why their help cannot go on after a no, where it cannot.
fn cannot_work<'a>(speaker: &Speaker, purpose: &'a Purpose) -> Option<&'a str> {
    match &purpose.without_it {
        Some(WithoutIt::ServiceCannotWork { reason }) => Some(reason.get(&speaker.voice)),
        Some(WithoutIt::ServiceContinues) | None => None,
    }
}

/// What a no means for the help they get. No other loss is ever named.
pub fn without_it(speaker: &Speaker, purpose: &Purpose) -> String {
    let continues = || speaker.say("without_it.service_continues");
    cannot_work(speaker, purpose).map_or_else(continues, str::to_owned)
}

pub fn purposes<'a>(speaker: &Speaker<'a>, items: &[Item]) -> Vec<&'a Purpose> {
    speaker.inputs.config.purposes_of(items)
}

fn why(speaker: &Speaker, items: &[Item]) -> Vec<Block> {
    let voice = &speaker.voice;
    let one = |purpose: &Purpose| Block {
        id: ["F2", &purpose.id].join("."),
        elements: vec![Element::Purpose, Element::Use],
        heading: speaker.fill("f2.title", &[("purpose", purpose.plain_name.get(voice))]),
        lines: vec![
            Line::Says(purpose.how_it_helps.get(voice).to_owned()),
            Line::Says(purpose.used_for.get(voice).to_owned()),
            Line::Says(purpose.if_not_shared.get(voice).to_owned()),
        ],
        more: vec![purpose.not_for.get(voice).to_owned()],
        ..Block::default()
    };
    purposes(speaker, items).into_iter().map(one).collect()
}

fn what(speaker: &Speaker, plan: &Plan, items: &[Item]) -> Block {
    let mut lines = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for item in items {
        if seen.contains(&(&item.pii_id, &item.about)) {
            continue;
        }
        seen.push((&item.pii_id, &item.about));
        lines.push(Line::Point(kind_in_words(speaker, item)));
    }
    let left_out = left_out(speaker, plan, items);
    let not = if left_out.is_empty() {
        speaker.say("f3.not_file")
    } else {
        let kinds = list_in_words(&speaker.pack, &left_out);
        speaker.fill("f3.not", &[("kinds", &kinds)])
    };
    lines.push(Line::Says(not));
    let any_sensitive = items.iter().any(|item| is_sensitive(speaker, item));
    let mut more = vec![speaker.say("f3.means")];
    if any_sensitive {
        more.push(speaker.say("f3.sensitive_means"));
    }
    Block { more, lines, ..block("F3", speaker.say("f3.title"), []) }
}

pub fn kind_in_words(speaker: &Speaker, item: &Item) -> String {
    let kind = speaker.inputs.config.kind(&item.pii_id);
    let example = kind.map_or("", |kind| kind.example.get(&speaker.voice));
    let key = if is_sensitive(speaker, item) { "f3.kind_sensitive" } else { "f3.kind" };
    let whose = speaker.whose(&item.about);
    speaker.fill(key, &[("kind", speaker.kind(item)), ("whose", &whose), ("example", example)])
}

pub fn is_sensitive(speaker: &Speaker, item: &Item) -> bool {
    let kind = speaker.inputs.config.kind(&item.pii_id);
    kind.is_some_and(|kind| kind.special.is_some() || kind.criminal)
}

/// The kinds that were considered and left out, by name only: the reasons are
/// the practitioner's.
pub fn left_out(speaker: &Speaker, plan: &Plan, items: &[Item]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut whose = people_of(items);
    whose.push(&speaker.person);
    for purpose in purposes(speaker, items) {
        for id in &purpose.usual_kinds {
            let shared = items.iter().any(|item| item.pii_id == *id);
            let left_out = plan.need(&purpose.id, id) == Some(Need::LeftOut) && !shared;
            let known = speaker.inputs.config.kind(id).filter(|_| left_out);
            // A child does not hear what might be known of a parent.
            let is_heard = |kind: &&Kind| {
                !people_of_talk(speaker.inputs, kind.about, speaker.at, &whose).is_empty()
            };
            if let Some(kind) = known.filter(is_heard) {
                let name = kind.plain_name.get(&speaker.voice);
                push_once(&mut names, name.to_owned());
            }
        }
    }
    if plan.answers.has("leave_out_read", &speaker.person) {
        names.extend(plan.lines("leave_out").into_iter().map(str::to_owned));
    }
    names
}

fn who(speaker: &Speaker, items: &[Item]) -> Block {
    let recipients = recipients_of(items);
    let known = recipients.into_iter().filter_map(|id| speaker.inputs.recipient(id));
    let lines: Vec<Line> = known.map(|recipient| recipient_in_words(speaker, recipient)).collect();
    let more = ["f4.each", "f4.others", "f4.safe"].map(|key| speaker.say(key)).to_vec();
    Block { elements: vec![Element::Who], lines, more, ..block("F4", speaker.say("f4.title"), []) }
}

pub fn recipient_in_words(speaker: &Speaker, recipient: &Recipient) -> Line {
    let voice = &speaker.voice;
    Line::Pair {
        term: speaker.fill(
            if recipient.organisation.is_empty() { "f4.recipient_own" } else { "f4.recipient" },
            &[
                ("name", recipient.plain_name.get(voice)),
                ("role", recipient.role.get(voice)),
                ("organisation", &recipient.organisation),
            ],
        ),
        says: recipient.why_needed.get(voice).to_owned(),
    }
}

fn how(speaker: &Speaker, plan: &Plan, items: &[Item]) -> Block {
    let voice = &speaker.voice;
    let recipients = recipients_of(items);
    let known = recipients.iter().filter_map(|id| speaker.inputs.recipient(id));
    let ids: Vec<&str> = known.flat_map(|known| known.methods.iter().map(String::as_str)).collect();
    let methods: Vec<_> =
        distinct(ids).into_iter().filter_map(|id| speaker.inputs.config.method(id)).collect();
    let names: Vec<&str> = methods.iter().map(|method| method.plain_name.get(voice)).collect();
    let names = list_in_words(&speaker.pack, &names);
    let mut lines: Vec<String> = Vec::new();
    for purpose in purposes(speaker, items) {
        let frequency = plan.frequency(&purpose.id);
        let key = frequency_key(frequency.unwrap_or(Frequency::AsNeeded));
        let words = speaker.fill(key, &[("methods", &names)]);
        push_once(&mut lines, words);
    }
    let mut more = vec![speaker.say("f5.facts")];
    more.extend(methods.iter().map(|method| method.security.get(voice).to_owned()));
    more.push(speaker.say("f5.see"));
    let has_internal = recipients
        .iter()
        .any(|id| speaker.inputs.recipient(id).is_some_and(|recipient| recipient.internal));
    if !has_internal && implied_inside(speaker) {
        more.push(speaker.say("f5.colleagues"));
    }
    Block { elements: vec![Element::How], more, ..block("F5", speaker.say("f5.title"), lines) }
}

pub fn implied_inside(speaker: &Speaker) -> bool {
    speaker.inputs.config.people_rules.internal_sharing
        == crate::domain::config::InternalSharing::Implied
}

const fn frequency_key(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "f5.once",
        Frequency::AsNeeded => "f5.as_needed",
        Frequency::Regular => "f5.regular",
    }
}

/// One block for all purposes that say the same.
fn how_long(speaker: &Speaker, items: &[Item]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for purpose in purposes(speaker, items) {
        let lines = how_long_lines(speaker, purpose);
        if blocks.iter().any(|block| block.lines == lines) {
            continue;
        }
        let many = purposes(speaker, items).len() > 1;
        let name = purpose.plain_name.get(&speaker.voice);
        let heading = if many && !blocks.is_empty() {
            speaker.fill("f6.title_for", &[("purpose", name)])
        } else {
            speaker.say("f6.title")
        };
        let id = ["F6", &purpose.id].join(".");
        let elements = vec![Element::HowLong, Element::Form];
        blocks.push(Block { elements, lines, ..block(&id, heading, []) });
    }
    blocks
}

fn how_long_lines(speaker: &Speaker, purpose: &Purpose) -> Vec<Line> {
    let voice = &speaker.voice;
    let today = speaker.inputs.today(speaker.at);
    let until = date_in_words(&speaker.pack, purpose.max_validity.last_day(today));
    let review = date_in_words(&speaker.pack, purpose.review_interval.last_day(today));
    vec![
        Line::Says(purpose.form.get(voice).to_owned()),
        Line::Says(purpose.retention.plain.get(voice).to_owned()),
        Line::Says(speaker.fill("f6.lasts", &[("until", &until), ("review", &review)])),
    ]
}

pub fn limits(speaker: &Speaker) -> Block {
    let points = ["f7.harm", "f7.crime", "f7.law", "f7.no_time"];
    let mut lines = Vec::new();
    lines.extend(points.map(|key| Line::Point(speaker.say(key))));
    lines.push(Line::Says(speaker.say("f7.tell")));
    lines.push(Line::Says(speaker.say("f7.secret")));
    Block {
        elements: vec![Element::WithoutConsent, Element::ConfidentialityLimits],
        lines,
        ..block("F7", speaker.say("f7.title"), [])
    }
}
