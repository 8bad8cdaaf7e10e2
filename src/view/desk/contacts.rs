//! Who to ask: the organisation's own people, and the emergency number.

use yew::{Html, html};

use super::Page;
use crate::domain::config::{Contact, ContactRole};
use crate::view::component::{Heading, heading};

/// For whoever is not sure, or must not ask: advice first, then emergencies.
const ADVICE: [ContactRole; 6] = [
    ContactRole::SafeguardingLead,
    ContactRole::Manager,
    ContactRole::DutyTeam,
    ContactRole::OutOfHours,
    ContactRole::IgLead,
    ContactRole::Police,
];

pub fn contacts(page: &Page) -> Html {
    let known = ADVICE.iter().flat_map(|role| page.inputs.config.contacts_for(*role));
    html! {
        <div class="contacts">
            { heading(Heading::Part(page.level), page.say("desk.contacts")) }
            <ul>{ for known.map(|contact| one(page, contact)) }</ul>
            <p class="emergency">{ page.say("desk.emergency") }</p>
        </div>
    }
}

fn one(page: &Page, contact: &Contact) -> Html {
    let role = ["contact", contact.role.code()].join(".");
    let reach: Vec<&str> =
        contact.phone.iter().chain(&contact.email).map(String::as_str).collect();
    html! {
        <li>{ page.pack.say(&role) }{ ": " }{ &contact.name }{ ", " }{ reach.join(", ") }</li>
    }
}
