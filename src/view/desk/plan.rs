//! P1 to P7: the questions of each step, and what a practitioner should know
//! beside them.

use super::contacts::{act_now, advice};
use super::errand::begin;
use super::{Page, plan_actions};
use crate::domain::authority::Decider;
use crate::domain::item::Item;
use crate::domain::once::push_once;
use crate::domain::plan::{Danger, Judged, Safety, UnsafeBecause};
use crate::flow::competence::to_assess;
use crate::flow::guards::decider_of;
use crate::flow::prepare::{prompts, questions};
use crate::flow::screen::DeskScreen;
use crate::view::part::Part;
use crate::words::list_in_words;

pub fn screen(page: &Page, screen: DeskScreen) -> Vec<Part> {
    let plan = &page.state.desk.plan;
    let mut parts = before(page, screen);
    let (mut purpose, mut seven_shown) = (String::new(), false);
    let mut who_shown = screen != DeskScreen::SafeAndWho;
    for question in questions(screen, plan, page.inputs, page.at()) {
        let field = question.field.clone();
        let about: Vec<&str> = field.split('.').collect();
        match *about.as_slice() {
            ["need", id, _] if id != purpose => {
                id.clone_into(&mut purpose);
                parts.push(Part::Heading(purpose_title(page, id)));
            }
            ["safety", _] if !seven_shown => {
                seven_shown = true;
                parts.push(seven(page));
            }
            ["hear" | "holder", _] if !who_shown => {
                who_shown = true;
                doubts(page, &mut parts);
                who_decides(page, &mut parts);
            }
            _ => {}
        }
        parts.push(Part::Asks(question.into(), plan.answers.clone()));
        after(page, &about, &mut parts);
    }
    parts.extend(told_only(page, screen));
    if !who_shown {
        doubts(page, &mut parts);
        who_decides(page, &mut parts);
    }
    let on = if screen == DeskScreen::Help { "p7.save" } else { "desk.continue" };
    parts.push(plan_actions(page, on));
    parts
}

/// The step, the title and the help that open a screen.
fn before(page: &Page, screen: DeskScreen) -> Vec<Part> {
    let (title, help) = match screen {
        DeskScreen::PeopleAndDanger => ("p1.title", "p2.harm_help"),
        DeskScreen::WhatAndWho => ("p3.title", "p3.help"),
        DeskScreen::RealChoice => ("p4.title", "p4.help"),
        DeskScreen::SafeAndWho => ("p5.title", "p5.help"),
        _ => ("p7.title", "p7.help"),
    };
    let steps = DeskScreen::PLAN;
    let place = steps.iter().position(|step| *step == screen).unwrap_or_default() + 1;
    let values = [("place", &*place.to_string()), ("all", &*steps.len().to_string())];
    vec![
        Part::Box("step", vec![Part::Says(page.fill("desk.step", &values))]),
        Part::Title(page.say(title)),
        page.help(help),
    ]
}

/// Advice that an answer calls for.
fn after(page: &Page, field: &[&str], parts: &mut Vec<Part>) {
    let plan = &page.state.desk.plan;
    match *field {
        ["danger"] => parts.extend(match plan.danger() {
            Some(Danger::Immediate) => Some(act_now(page)),
            Some(Danger::ReasonableCause) => Some(advice(page, "p2.referral")),
            Some(Danger::NotSure) => Some(advice(page, "p2.problem.not_sure")),
            Some(Danger::No) | None => None,
        }),
        // Said once below, of everybody.
        ["safety", _] => {}
        _ if plan.code(&field.join("."), &[]) == Some(Judged::NotSure.code()) => {
            parts.push(advice(page, ""));
        }
        _ => {}
    }
    let called_for = prompts(field, plan, &page.inputs.config);
    if !called_for.is_empty() {
        let says = called_for.into_iter().map(|key| Part::Says(page.say(key))).collect();
        parts.push(Part::Status("notice", says));
    }
}

fn purpose_title(page: &Page, id: &str) -> String {
    let purpose = page.inputs.config.purpose(id);
    let name = purpose.map_or(id, |purpose| purpose.plain_name.get(&page.voice));
    page.fill("p3.kinds", &[("name", name)])
}

/// Purposes that are no question.
fn told_only(page: &Page, screen: DeskScreen) -> Vec<Part> {
    let mut parts = Vec::new();
    for id in page.state.desk.plan.purposes() {
        let purpose = page.inputs.config.purpose(id).filter(|purpose| !purpose.is_asked());
        if let Some(purpose) = purpose.filter(|_| screen == DeskScreen::RealChoice) {
            let name = purpose.plain_name.get(&page.voice);
            parts.push(Part::Says(page.fill("p4.inform_only", &[("name", name)])));
        }
    }
    parts
}

/// The seven reasons not to ask, before the question about them.
fn seven(page: &Page) -> Part {
    let mut reasons = Vec::new();
    for code in UnsafeBecause::CODES {
        reasons.push(page.say(&["p5.", code].concat()));
    }
    Part::Box("seven", vec![Part::Numbered(reasons)])
}

/// Whom to ask where it is not clearly safe.
fn doubts(page: &Page, parts: &mut Vec<Part>) {
    let plan = &page.state.desk.plan;
    let doubt = |person| plan.safety(person).is_some_and(|s| s != Safety::NoneOfThese);
    if plan.asked().into_iter().any(doubt) {
        parts.push(advice(page, ""));
    }
}

/// For whom it differs from purpose to purpose, for each.
fn who_decides(page: &Page, parts: &mut Vec<Part>) {
    let mut words: Vec<String> = Vec::new();
    let items = page.state.desk.plan.items(&page.inputs.config);
    let purposes = page.inputs.config.purposes_of(&items);
    for item in &items {
        let mut says = decides(page, item);
        if purposes.len() > 1 {
            let purpose = page.inputs.config.purpose(&item.purpose_id);
            let name = purpose.map_or("", |known| known.plain_name.get(&page.voice));
            says = page.fill("p6.of", &[("purpose", name), ("says", &says)]);
        }
        push_once(&mut words, says);
    }
    parts.push(Part::Heading(page.say("p6.title")));
    parts.push(Part::Points(words));
    for person in page.state.desk.plan.asked() {
        if !to_assess(page.state, page.inputs, person, page.at()).is_empty() {
            let name = page.inputs.name(person);
            parts.push(Part::Says(page.fill("p6.assess", &[("name", name)])));
        }
    }
    parts.push(Part::Says(page.say("p6.help")));
    let words = page.pack.say("authority.begin");
    let open = items.iter().find(|item| is_open(page, item)).map_or("", |item| &item.about);
    parts.push(Part::Actions(vec![begin(page, DeskScreen::Authority, open, words)]));
}

/// Nobody is known who decides.
fn is_open(page: &Page, item: &Item) -> bool {
    let decider = decider_of(page.inputs, &item.about, &item.purpose_id, page.at());
    decider.is_none_or(|decider| decider == Decider::Nobody)
}

pub fn decides(page: &Page, item: &Item) -> String {
    let about = item.about.as_str();
    let (key, names) = match decider_of(page.inputs, about, &item.purpose_id, page.at()) {
        Some(Decider::Themself) => ("p6.themself", String::new()),
        Some(Decider::Holders(holders)) => {
            let names: Vec<&str> = holders.iter().map(|id| page.inputs.name(id)).collect();
            ("p6.holders", list_in_words(page.pack, &names))
        }
        Some(Decider::AgeUnknown) => ("p6.age_unknown", String::new()),
        Some(Decider::Nobody) | None => ("p6.nobody", String::new()),
    };
    page.fill(key, &[("about", page.inputs.name(about)), ("names", &names)])
}
