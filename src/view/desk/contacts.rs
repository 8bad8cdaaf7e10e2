//! Who to ask: the organisation's own people, and the emergency number.

use super::Page;
use super::errand::begin;
use crate::domain::config::ContactRole;
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

pub fn contacts(page: &Page) -> Part {
    let mut known = Vec::new();
    for role in ADVICE {
        for contact in page.inputs.config.contacts_for(role) {
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
    let emergency = Part::Box("emergency", vec![Part::Says(page.say("desk.emergency"))]);
    let title = Part::Heading(page.say("desk.contacts"));
    Part::Box("contacts", vec![title, Part::Points(known), emergency])
}

/// In immediate danger: whom to ring, and the way to write it down and act (J5).
pub fn act_now(page: &Page) -> Part {
    let words = page.pack.say("urgent.act");
    let act = Part::Actions(vec![begin(page, DeskScreen::Urgent, "", words)]);
    Part::Status("notice", vec![Part::Says(page.say("p2.immediate_act")), contacts(page), act])
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
