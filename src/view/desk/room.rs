//! P8 and P9: before the tablet goes, and after it is back.

use super::Page;
use super::contacts::asks;
use super::locked::locked;
use crate::flow::competence::is_between;
use crate::flow::guards::may_hold_tablet;
use crate::flow::phone::is_by_phone;
use crate::flow::screen::Journey;
use crate::flow::{AttestFact, Fact, HandOverFact, attest as p9, handover};
use crate::view::part::{Look, Part, action};

pub fn hand_over(page: &Page) -> Vec<Part> {
    let desk = &page.state.desk;
    let between = is_between(desk);
    let chosen = desk.hand_over.one("person");
    let by_phone = chosen.is_some_and(|person| is_by_phone(desk, person));
    let title = match desk.journey {
        _ if between => "p8.title_again",
        Some(Journey::Withdraw) => "p8.title_withdraw",
        Some(Journey::Explain) => "p8.title_explain",
        Some(Journey::Review) => "p8.title_review",
        _ if by_phone => "p8.title_phone",
        _ => "p8.title",
    };
    let mut parts = vec![Part::Title(page.say(title))];
    for question in handover::questions(page.state, page.inputs, page.at()) {
        if question.field == "person" && question.options.is_empty() {
            parts.push(Part::Box("notice", vec![Part::Says(page.say("p8.nobody"))]));
            continue;
        }
        asks(page, question, &desk.hand_over, &mut parts);
    }
    parts.extend(locked_to_change(page));
    let words = match chosen {
        Some(person) if by_phone => page.fill("p8.ring", &[("name", page.inputs.name(person))]),
        Some(person) => page.fill("p8.hand_over", &[("name", page.inputs.name(person))]),
        None => page.say("p8.hand_over_nobody"),
    };
    let back = page.pack.say("desk.back");
    parts.push(Part::Actions(vec![
        action(Look::Main, &words, Fact::HandOver(HandOverFact::TabletHandedOver)),
        match between {
            true => super::assess::stop(page),
            false => action(Look::Second, back, Fact::HandOver(HandOverFact::WentBack)),
        },
    ]));
    parts
}

/// For a change of mind P0 has not said who stays locked.
fn locked_to_change(page: &Page) -> Option<Part> {
    let desk = &page.state.desk;
    if desk.journey != Some(Journey::Withdraw) {
        return None;
    }
    let mut people = Vec::new();
    for person in &page.inputs.case.people {
        if may_hold_tablet(page.inputs, &person.id, page.at()) {
            people.push(person.id.as_str());
        }
    }
    let keeps = |id: &str| handover::may_take_tablet(page.state, page.inputs, id, page.at());
    locked(page, &people, &keeps, Part::Heading).0
}

pub fn attest(page: &Page) -> Vec<Part> {
    let desk = &page.state.desk;
    let name = desk.heard.as_ref().map_or("", |heard| heard.pass.name.as_str());
    let mut parts = vec![Part::Title(page.fill("p9.title", &[("name", name)]))];
    if !desk.heard.as_ref().is_some_and(|heard| heard.pass.is_notice()) {
        parts.push(page.help("p9.help"));
    }
    let asks_about = desk.heard.as_ref().and_then(|heard| p9::asks_about(heard, page.inputs));
    parts.extend(asks_about.map(|words| Part::Box("notice", vec![Part::Says(words)])));
    for question in p9::questions(desk, page.inputs) {
        asks(page, question, &desk.attestation, &mut parts);
    }
    let on =
        action(Look::Main, page.pack.say("desk.continue"), Fact::Attest(AttestFact::Continued));
    parts.push(Part::Actions(vec![on]));
    parts
}
