//! Who to ask: the organisation's own people, and the emergency number.

use super::Page;
use super::errand::begin;
use crate::domain::answers::Answers;
use crate::domain::config::ContactRole;
use crate::domain::plan::Judged;
use crate::flow::form::Question;
use crate::flow::screen::DeskScreen;
use crate::view::part::Part;

/// For whoever is not sure, or must not ask: advice first, then emergencies.
const ADVICE: [ContactRole; 6] = [
    ContactRole::SafeguardingLead,
    ContactRole::Manager,
    ContactRole::DutyTeam,
    ContactRole::OutOfHours,
    ContactRole::IgLead,
    ContactRole::Police,
];

/// For whoever must act now.
const RING: [ContactRole; 5] = [
    ContactRole::Police,
    ContactRole::DutyTeam,
    ContactRole::OutOfHours,
    ContactRole::SafeguardingLead,
    ContactRole::Manager,
];

pub fn contacts(page: &Page) -> Part {
    let [title, known] = listed(page, &ADVICE);
    Part::Box("contacts", vec![title, known, emergency(page)])
}

/// The emergency number before any other.
pub fn numbers(page: &Page) -> Part {
    let [title, known] = listed(page, &RING);
    Part::Box("contacts", vec![emergency(page), title, known])
}

fn emergency(page: &Page) -> Part {
    Part::Box("emergency", vec![Part::Says(page.say("desk.emergency"))])
}

fn listed(page: &Page, roles: &[ContactRole]) -> [Part; 2] {
    let mut known = Vec::new();
    for role in roles {
        for contact in page.inputs.config.contacts_for(*role) {
            let mut words = page.say(&["contact.", role.code()].concat());
            words.push_str(": ");
            words.push_str(&contact.name);
            for reach in contact.phone.iter().chain(&contact.email) {
                words.push_str(page.pack.say("say.comma"));
                words.push_str(reach);
            }
            known.push(words);
        }
    }
    [Part::Heading(page.say("desk.contacts")), Part::Points(known)]
}

/// In immediate danger: whom to ring, and the way to write it down and act (J5).
pub fn act_now(page: &Page) -> Part {
    let words = page.pack.say("urgent.act");
    let act = Part::Actions(vec![begin(page, DeskScreen::Urgent, "", words)]);
    Part::Status("notice", vec![Part::Says(page.say("p2.immediate_act")), contacts(page), act])
}

/// A question; and whom to ask, where they are not sure (H01, I9), or it is not safe.
pub fn asks(page: &Page, question: Question, answers: &Answers, parts: &mut Vec<Part>) {
    let said = |judged: Judged| answers.has(&question.field, judged.code());
    let doubt = said(Judged::NotSure) || (question.field.ends_with("safe") && said(Judged::No));
    parts.push(Part::Asks(question.into(), answers.clone()));
    if doubt {
        parts.push(advice(page, ""));
    }
}

/// A notice that is read out when it comes, and whom to ask.
pub fn advice(page: &Page, key: &str) -> Part {
    let mut parts = Vec::new();
    if !key.is_empty() {
        parts.push(Part::Says(page.say(key)));
    }
    parts.push(contacts(page));
    // Wherever somebody is not sure, asking is one activation away (H01, I9).
    let seek = begin(page, DeskScreen::Advice, "", page.pack.say("p13.seek"));
    parts.push(Part::Actions(vec![seek]));
    Part::Status("notice", parts)
}
