//! P0: what is to be done, the earliest due first.

use super::Page;
use super::errand::begin;
use crate::domain::case::Person;
use crate::domain::permission::Task;
use crate::domain::time::DateOrInstant;
use crate::flow::errand::stop_sharing;
use crate::flow::review;
use crate::flow::screen::DeskScreen;
use crate::view::part::{Action, Part};
use crate::words::{date_in_words, list_in_words};

pub fn due(page: &Page) -> Vec<Part> {
    let mut parts = vec![Part::Heading(page.say("p0.due"))];
    let mut open: Vec<(String, String)> = Vec::new();
    for task in &page.state.kept.tasks {
        // Said once for each person below, and not for each item.
        if task.task == "review" {
            continue;
        }
        open.push((in_words(page, task), day(page, task)));
    }
    let mut buttons = acts(page, &mut open);
    reviews(page, &mut open, &mut buttons);
    for sought in &page.state.kept.sought {
        let values = [("question", sought.question.as_str())];
        open.push((page.fill("p0.advice_open", &values), page.say("p0.no_day")));
        let words = page.fill("p0.advice_came", &values);
        buttons.push(begin(page, DeskScreen::Advice, &sought.record_id, &words));
    }
    if open.is_empty() {
        parts.push(Part::Says(page.say("p0.nothing_due")));
    } else {
        parts.push(Part::Pairs(open));
    }
    if !buttons.is_empty() {
        parts.push(Part::Actions(buttons));
    }
    parts
}

/// Who changed their mind, and nobody has yet been told.
fn acts(page: &Page, open: &mut Vec<(String, String)>) -> Vec<Action> {
    let mut buttons = Vec::new();
    for person in &page.inputs.case.people {
        let found = stop_sharing::open(page.state, &person.id);
        if found.recipients.is_empty() {
            continue;
        }
        let values = [("name", person.spoken_name())];
        if !stop_sharing::is_listed(page.state, &person.id) {
            open.push((page.fill("p0.act_on", &values), page.say("p0.no_day")));
        }
        let words = page.fill("p0.act", &values);
        buttons.push(begin(page, DeskScreen::StopSharing, &person.id, &words));
    }
    buttons
}

fn reviews(page: &Page, open: &mut Vec<(String, String)>, buttons: &mut Vec<Action>) {
    for person in &page.inputs.case.people {
        let due = review::due(page.state, page.inputs, &person.id, page.at());
        let Some(due) = due.map(DateOrInstant::Date) else { continue };
        let name = person.spoken_name();
        let words = page.fill("p0.review_with", &[("name", name)]);
        let events = review::events_since(page.state, page.inputs, &person.id, page.at());
        let events: Vec<String> =
            events.iter().map(|(event, _)| page.say(&["p2.", event.code()].concat())).collect();
        let told = match events.as_slice() {
            [] => words.clone(),
            _ => {
                let events = list_in_words(page.pack, &events);
                page.fill("p0.review_since", &[("name", name), ("events", &events)])
            }
        };
        open.push((told, on(page, due)));
        buttons.push(begin(page, DeskScreen::Review, &person.id, &words));
    }
}

fn day(page: &Page, task: &Task) -> String {
    task.due.map_or_else(|| page.say("p0.no_day"), |due| on(page, due))
}

fn on(page: &Page, due: DateOrInstant) -> String {
    let zone = page.inputs.zone();
    let day = match due {
        DateOrInstant::Date(day) => day,
        DateOrInstant::Instant(at) => zone.date_of(at),
    };
    let late = due.ends(zone) <= page.at();
    let key = if late { "p0.overdue" } else { "p0.by" };
    page.fill(key, &[("date", &date_in_words(page.pack, day))])
}

fn in_words(page: &Page, task: &Task) -> String {
    let own = ["task.", &task.task].concat();
    let key = if page.pack.say(&own) == own { "task.other" } else { own.as_str() };
    let about = task.about.split(':').next().unwrap_or_default();
    let person = page.inputs.person(about).map(Person::spoken_name);
    let recipient = page.inputs.recipient(about);
    let recipient = recipient.map(|known| known.plain_name.get(&page.voice));
    let name = person.or(recipient).unwrap_or(about);
    let item = task.item.as_ref().map_or_else(|| name.to_owned(), |item| page.item(item));
    page.fill(key, &[("item", &item), ("name", name), ("task", &task.task)])
}
