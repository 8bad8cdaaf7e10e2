//! The flat account beside a record, in the practitioner's words.

use super::choices::NewChoice;
use super::parties::items;
use super::{Making, Source, is_discarded, said_at};
use crate::copy::escape;
use crate::domain::choice::Decision;
use crate::domain::item::{people_of, recipients_of};
use crate::domain::time::write_date;
use crate::flow::effect::Summary;
use crate::flow::review::is_renewal;
use crate::flow::screen::Journey;
use crate::wire::record::Record;
use crate::words::{date_in_words, time_in_words};

pub fn of(source: &Source, record: &Record, new: &[NewChoice]) -> Summary {
    let sentence = sentence(source, record, new);
    let items = items(source, new);
    Summary {
        kind: record.record.record_kind.code().to_owned(),
        state: record.event.event_state.to_owned(),
        person: source.family.pass.person.clone(),
        person_name: source.family.pass.name.clone(),
        about: people_of(&items).into_iter().map(str::to_owned).collect(),
        recipients: recipients_of(&items).into_iter().map(str::to_owned).collect(),
        event_time: record.event.event_time.clone(),
        valid_until: new.iter().filter_map(|choice| choice.valid_until).min().map(write_date),
        html: html(source, &sentence, new),
        sentence,
    }
}

/// "On 14 September 2026 at 10:40 Priya said yes to 4 and no to 2 of 6."
fn sentence(source: &Source, record: &Record, new: &[NewChoice]) -> String {
    let pack = source.inputs.packs.practitioner();
    let at = said_at(source);
    let count = |decision| new.iter().filter(|c| c.decision == decision).count().to_string();
    let valid = record.understanding.as_ref().is_none_or(|found| found.valid);
    let key = match source.making {
        Making::Stopped if is_discarded(source) => "summary.discarded",
        Making::Stopped if !source.state.is_family() => "summary.stopped_between",
        Making::Stopped => "summary.stopped",
        Making::TakenBack if record.withdraws_everything => "summary.took_back_all",
        Making::TakenBack => "summary.took_back",
        Making::RefusedAll | Making::NoesKept => "summary.refused",
        Making::Imported => "summary.imported",
        Making::InError => "summary.in_error",
        Making::Noted => "summary.noted",
        Making::Reviewed => "summary.reviewed",
        Making::Answered if is_renewal(source.family) => "summary.renewed",
        Making::Noticed if source.family.pass.journey == Journey::Explain => "summary.explained",
        Making::Noticed if source.family.pass.told.is_empty() => "summary.heard",
        Making::Noticed => "summary.told",
        Making::Answered if !valid => "summary.not_valid",
        Making::Answered => "summary.answered",
    };
    let taken = new.iter().filter(|c| c.decision == Decision::Withdrawn).count();
    let refused = new.iter().filter(|c| c.decision == Decision::Refused).count();
    pack.fill(
        key,
        &[
            ("name", &source.family.pass.name),
            ("date", &date_in_words(&pack, source.inputs.today(at))),
            ("time", &time_in_words(source.inputs.zone().clock_time_of(at))),
            ("yes", &count(Decision::Agreed)),
            ("no", &(refused + taken).to_string()),
            ("not_sure", &count(Decision::Undecided)),
            ("taken_back", &taken.to_string()),
            ("all", &new.len().to_string()),
        ],
    )
}

/// A page that a host can print as it is: text only, everything escaped.
fn html(source: &Source, sentence: &str, new: &[NewChoice]) -> String {
    let pack = source.inputs.packs.practitioner();
    let voice = source.inputs.voice_of(None);
    let mut page = String::from("<!doctype html><meta charset=\"utf-8\"><title>");
    escape(pack.say("summary.title"), &mut page);
    page.push_str("</title><h1>");
    escape(pack.say("summary.title"), &mut page);
    page.push_str("</h1><p>");
    escape(sentence, &mut page);
    page.push_str("</p><ul>");
    for choice in new {
        page.push_str("<li>");
        let decision = ["summary.decision", choice.decision.code()].join(".");
        let words = [pack.say(&decision), &source.inputs.item_in_words(&choice.item, &voice)];
        escape(&words.join(": "), &mut page);
        page.push_str("</li>");
    }
    page.push_str("</ul>");
    page
}
