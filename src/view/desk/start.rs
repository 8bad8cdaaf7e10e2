//! P0: what stands today, the plan, and what can be begun.

use super::Page;
use super::due::due;
use super::errand::others;
use super::locked::locked;
use crate::domain::choice::Decision;
use crate::domain::standing::Standing;
use crate::domain::time::DateOrInstant;
use crate::flow::differing::differences;
use crate::flow::guards::barriers;
use crate::flow::screen::{DeskScreen, Journey};
use crate::flow::{Fact, PrepareFact};
use crate::view::part::{Action, Look, Part, action};
use crate::words::{date_in_words, list_in_words};

pub fn screen(page: &Page) -> Vec<Part> {
    let mut parts = vec![Part::Title(page.say("p0.title"))];
    parts.extend(unsaved(page));
    if !page.state.desk.done.is_empty() {
        let names: Vec<&str> = page.state.desk.done.iter().map(|id| page.inputs.name(id)).collect();
        let names = list_in_words(page.pack, &names);
        let words = page.fill("p0.done", &[("names", &names)]);
        parts.push(Part::Status("notice", vec![Part::Says(words)]));
    }
    if !page.state.desk.for_later.is_empty() {
        let names: Vec<&str> =
            page.state.desk.for_later.iter().map(|id| page.inputs.name(id)).collect();
        let names = list_in_words(page.pack, &names);
        parts.push(Part::Says(page.fill("p0.for_later", &[("names", &names)])));
    }
    parts.push(Part::Box("today", today(page)));
    parts.push(Part::Box("due", due(page)));
    parts.push(Part::Box("plan", plan(page)));
    parts.push(Part::Box("others", others(page)));
    parts
}

fn begin(page: &Page, journey: Journey, key: &str, look: Look) -> Action {
    action(look, page.pack.say(key), Fact::Prepare(PrepareFact::JourneyChosen(journey)))
}

fn unsaved(page: &Page) -> Option<Part> {
    let mut records = Vec::new();
    for out in page.state.outbox.unsaved() {
        records.push(Part::Says(out.summary.sentence.clone()));
        records.push(Part::Saving { key: out.key.clone(), now: out.saving.clone() });
    }
    if records.is_empty() {
        return None;
    }
    records.insert(0, Part::Heading(page.say("p0.unsaved")));
    records.insert(1, Part::Says(page.say("p0.unsaved_lead")));
    Some(Part::Box("unsaved", records))
}

fn today(page: &Page) -> Vec<Part> {
    let mut parts = vec![Part::Heading(page.say("p0.today"))];
    for person in &page.inputs.case.people {
        let mut pairs = Vec::new();
        for (item, stands) in page.state.said.standing_of(&person.id) {
            pairs.push((page.item(&item), stands_in_words(page, &stands)));
        }
        if !pairs.is_empty() {
            let title = page.fill("p0.standing", &[("name", person.spoken_name())]);
            parts.push(Part::Small(title));
            parts.push(Part::Pairs(pairs));
        }
    }
    if parts.len() == 1 {
        parts.push(Part::Says(page.say("p0.nothing")));
        parts.push(Part::Hint(page.say("reminder")));
        return parts;
    }
    parts.push(Part::Hint(page.say("reminder")));
    let mut buttons = vec![begin(page, Journey::Withdraw, "p0.withdraw", Look::Second)];
    if !differences(&page.state.said, &page.inputs.case).is_empty() {
        let differ = Fact::Prepare(PrepareFact::DifferencesChosen);
        buttons.push(action(Look::Second, page.pack.say("p0.differ"), differ));
    }
    parts.push(Part::Actions(buttons));
    parts
}

pub fn stands_in_words(page: &Page, stands: &Standing) -> String {
    let today = page.inputs.today(page.at());
    let last = stands.statement.valid_until.map(DateOrInstant::day);
    let key = match stands.decision {
        Decision::Agreed if !stands.statement.valid => "p0.not_valid",
        Decision::Agreed if last.is_some_and(|last| last < today) => "p0.expired",
        Decision::Agreed => "p0.agreed",
        Decision::Refused => "p0.refused",
        Decision::Undecided => "p0.undecided",
        Decision::Withdrawn => "p0.withdrawn",
    };
    let mut words = page.say(key);
    if let Some(last) = last.filter(|_| key == "p0.agreed") {
        words.push(' ');
        words.push_str(&page.fill("p0.until", &[("date", &date_in_words(page.pack, last))]));
    }
    words
}

fn plan(page: &Page) -> Vec<Part> {
    let desk = &page.state.desk;
    let mut parts = vec![Part::Heading(page.say("p0.plan"))];
    if !desk.plan.is_there() {
        parts.push(Part::Says(page.say("p0.no_plan")));
        parts.push(Part::Actions(vec![
            begin(page, Journey::Plan, "p0.new_plan", Look::Main),
            begin(page, Journey::Explain, "p0.explain", Look::Quiet),
        ]));
        return parts;
    }
    about_plan(page, &mut parts);
    let mut buttons = Vec::new();
    if !desk.plan_kept {
        parts.push(Part::Says(page.say("p0.plan_open")));
    } else {
        let keeps = |id: &str| barriers(&desk.plan, page.inputs, id, page.at());
        let (locked, anybody) = locked(page, &desk.plan.asked(), &keeps, Part::Small);
        parts.extend(locked);
        if anybody {
            buttons.push(begin(page, Journey::Talk, "p0.talk", Look::Main));
        }
    }
    let change = Fact::Prepare(PrepareFact::StepChosen(DeskScreen::PeopleAndDanger));
    buttons.push(action(Look::Second, page.pack.say("p0.change_plan"), change));
    buttons.push(begin(page, Journey::Plan, "p0.new_plan", Look::Quiet));
    buttons.push(begin(page, Journey::Explain, "p0.explain", Look::Quiet));
    parts.push(Part::Actions(buttons));
    parts
}

fn about_plan(page: &Page, parts: &mut Vec<Part>) {
    let plan = &page.state.desk.plan;
    let names: Vec<&str> = plan.asked().into_iter().map(|id| page.inputs.name(id)).collect();
    let names = list_in_words(page.pack, &names);
    let count = plan.items(&page.inputs.config).len().to_string();
    parts.push(Part::Says(page.fill("p0.plan_for", &[("names", &names), ("count", &count)])));
    if let Some(at) = plan.created {
        let date = date_in_words(page.pack, page.inputs.today(at));
        parts.push(Part::Hint(page.fill("p0.plan_made", &[("date", &date)])));
    }
}
