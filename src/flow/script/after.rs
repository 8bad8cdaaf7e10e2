//! F11 to F13: what happens next, and a change of mind.

use super::explain::{purposes, without_it};
use super::review::told;
use super::telling::recipients;
use super::{Speaker, block};
use crate::domain::choice::Answer;
use crate::domain::config::ContactRole;
use crate::domain::item::Item;
use crate::domain::once::push_once;
use crate::flow::family::{Block, FamilyState, Line, Outcome, Row};
use crate::flow::screen::Journey;
use crate::flow::withdraw::{items_taken_back, own_yeses};
use crate::words::date_in_words;

pub fn next(speaker: &Speaker, family: &FamilyState) -> Vec<Block> {
    let mut blocks = vec![what_happened(speaker, family)];
    if family.outcome == Outcome::Answered {
        blocks.push(contacted(speaker, family));
    }
    blocks.push(rights(speaker));
    blocks
}

fn what_happened(speaker: &Speaker, family: &FamilyState) -> Block {
    let count = |answer| family.count(answer).to_string();
    let any_no = family.answers.iter().flatten().any(|given| given.answer == Answer::No);
    let lead = match family.outcome {
        // Every yes was taken back after all: a count of nothing would be cold.
        Outcome::Answered if count(Answer::Yes) == "0" => speaker.say(refused(family)),
        Outcome::Answered => speaker.fill(
            "f11.answered",
            &[
                ("yes", &count(Answer::Yes)),
                ("no", &count(Answer::No)),
                ("not_sure", &count(Answer::NotSure)),
            ],
        ),
        Outcome::Heard if family.pass.journey == Journey::Explain => speaker.say("f11.explained"),
        Outcome::Heard if family.pass.hears.is_empty() => speaker.say("f11.told"),
        Outcome::Heard => speaker.say("f11.heard"),
        Outcome::RefusedAll => speaker.say(refused(family)),
        Outcome::Stopped if !asks(family) => speaker.say("f11.stopped_heard"),
        Outcome::Stopped if any_no => speaker.say("f11.stopped_no"),
        Outcome::Stopped => speaker.say("f11.stopped"),
        Outcome::TookBack => speaker.say("f11.took_back"),
        Outcome::Open => speaker.say("f11.took_back_open"),
    };
    let stopped = family.outcome == Outcome::Stopped;
    let lines = std::iter::once(lead).chain(still_counts(speaker, family).filter(|_| stopped));
    if family.say_back.given_up() {
        let before = ["f11.another_way", "f11.not_you", "f11.offer"].map(|key| speaker.say(key));
        let lines = before.into_iter().chain(lines);
        return block("F11.happened", speaker.say("f11.stop_here"), lines);
    }
    block("F11.happened", speaker.say("f11.title"), lines)
}

/// What was told in the same pass is no question, and a no to the rest leaves it be.
const fn refused(family: &FamilyState) -> &'static str {
    if family.pass.told.is_empty() { "f11.refused" } else { "f11.refused_asked" }
}

const fn asks(family: &FamilyState) -> bool {
    !family.pass.groups.is_empty()
}

/// Whoever stops with a yes of before may think that it stopped too.
fn still_counts(speaker: &Speaker, family: &FamilyState) -> Option<String> {
    (!own_yeses(family).is_empty()).then(|| speaker.say("stop.before"))
}

pub fn stop(speaker: &Speaker, family: &FamilyState) -> Block {
    let before = still_counts(speaker, family);
    let keeps = if family.pass.is_notice() { "stop.keeps_asks" } else { "stop.keeps" };
    let keeps = (asks(family) || before.is_none()).then(|| speaker.say(keeps));
    block("stop", speaker.say("stop.title"), keeps.into_iter().chain(before))
}

/// Whom we may tell once it is saved, and when we check again.
fn contacted(speaker: &Speaker, family: &FamilyState) -> Block {
    let yes = family.answered().filter(|(_, g)| g.is_some_and(|g| g.answer == Answer::Yes));
    let yes: Vec<&Row> = yes.map(|(row, _)| row).collect();
    // What they said yes to before has not waited for this talk.
    let stood = yes.iter().all(|row| row.own_yes_stands);
    let items: Vec<Item> = yes.iter().map(|row| row.item.clone()).collect();
    let names = recipients(speaker, &items);
    let today = speaker.inputs.today(speaker.at);
    let purposes = purposes(speaker, &items);
    let review = purposes.iter().map(|purpose| purpose.review_interval.last_day(today)).min();
    let mut lines = Vec::new();
    if !names.is_empty() {
        let key = if stood { "f11.contact_on" } else { "f11.contact" };
        lines.push(speaker.fill(key, &[("recipients", &names)]));
    }
    if let Some(review) = review {
        let date = date_in_words(&speaker.pack, review);
        lines.push(speaker.fill("f11.review", &[("date", &date)]));
    }
    block("F11.contact", String::new(), lines)
}

fn rights(speaker: &Speaker) -> Block {
    let (config, voice) = (&speaker.inputs.config, &speaker.voice);
    let privacy = &config.privacy;
    let mut lines = vec![Line::Says(speaker.say("f11.change"))];
    let routes = privacy.withdraw_routes.iter();
    lines.extend(routes.map(|route| Line::Point(route.get(voice).to_owned())));
    let mut more = vec![
        privacy.rights.get(voice).to_owned(),
        speaker.fill("f11.notice", &[("url", &privacy.privacy_notice_url)]),
        privacy.complaints.own_route.get(voice).to_owned(),
        speaker.say("f11.answer_in"),
        privacy.complaints.regulator.get(voice).to_owned(),
    ];
    for dpo in config.contacts_for(ContactRole::Dpo) {
        let reach: Vec<&str> = dpo.phone.iter().chain(&dpo.email).map(String::as_str).collect();
        let reach = reach.join(", ");
        more.push(speaker.fill("f11.dpo", &[("name", &dpo.name), ("reach", &reach)]));
    }
    Block { lines, more, ..block("F11.rights", String::new(), []) }
}

pub fn change_mind(speaker: &Speaker, family: &FamilyState) -> Vec<Block> {
    let title = speaker.say("f12.title");
    if own_yeses(family).is_empty() {
        let line = match family.outcome {
            Outcome::Open if !family.pass.groups.is_empty() => "f12.nothing_yet",
            _ => "f12.nothing",
        };
        return vec![block("F12", title, [speaker.say(line)])];
    }
    vec![block("F12", title, [speaker.say("f12.fine"), speaker.say("f12.choose")])]
}

pub fn what_changes(speaker: &Speaker, family: &FamilyState) -> Vec<Block> {
    let items = items_taken_back(family);
    let mut lines = vec![Line::Says(speaker.say("f13.from_now"))];
    lines.extend(items.iter().map(|item| Line::Point(super::choices::short(speaker, item))));
    let names = recipients(speaker, &items);
    lines.push(Line::Says(speaker.fill("f13.tell", &[("recipients", &names)])));
    let shared: Vec<Line> = family
        .pass
        .standing
        .iter()
        .filter_map(|yes| {
            let at = yes.shared.filter(|_| items.contains(&yes.item))?;
            Some(told(speaker, &yes.item, at))
        })
        .collect();
    if !shared.is_empty() {
        lines.push(Line::Says(speaker.say("f13.told")));
        lines.extend(shared);
    }
    lines.push(Line::Says(speaker.say("f13.already")));
    let mut losses: Vec<String> = Vec::new();
    for item in &items {
        let purpose = speaker.inputs.config.purpose(&item.purpose_id);
        let words = purpose.map(|purpose| without_it(speaker, purpose)).unwrap_or_default();
        if !words.is_empty() {
            push_once(&mut losses, words);
        }
    }
    lines.extend(losses.into_iter().map(Line::Says));
    lines.push(Line::Says(speaker.say("f13.safe")));
    vec![Block { lines, ..block("F13", speaker.say("f13.title"), []) }]
}
