//! Practitioner screens. They exist only while the practitioner has the tablet.

mod attest;
mod contacts;
mod handover;
mod items;
mod people;
mod real_choice;
mod safe;
mod save;
mod start;
mod understand;

use yew::{Html, html};

use super::component::{Heading, Look, action, actions, error_summary, heading};
use super::send::Send;
use crate::domain::item::Item;
use crate::domain::plan::Judged;
use crate::domain::words::Voice;
use crate::flow::screen::DeskScreen;
use crate::flow::state::{AtDesk, State};
use crate::flow::{Fact, Inputs, PrepareFact, Problem};
use crate::words::Pack;

/// What every practitioner screen is drawn with.
pub struct Page<'a> {
    pub state: &'a State,
    pub inputs: &'a Inputs,
    pub problems: &'a [Problem],
    pub pack: &'a Pack,
    pub level: u8,
    pub send: &'a Send,
}

impl<'a> Page<'a> {
    pub fn say(&self, key: &'a str) -> &'a str {
        self.pack.say(key)
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.pack.fill(key, values)
    }

    pub fn name(&self, person: &'a str) -> &'a str {
        self.inputs.person(person).map_or(person, |known| known.spoken_name())
    }

    /// How the organisation's texts are read at the desk.
    pub fn voice(&self) -> Voice {
        self.inputs.voice_of(None)
    }

    /// `health information about Asha, with Sam Okoro`.
    pub fn item(&self, item: &Item) -> String {
        let voice = self.voice();
        let kind = self.inputs.config.kind(&item.pii_id);
        let recipient = self.inputs.recipient(&item.recipient_id);
        self.fill(
            "p0.item",
            &[
                ("kind", kind.map_or(&item.pii_id, |kind| kind.plain_name.get(&voice))),
                ("about", self.name(&item.about)),
                ("recipient", recipient.map_or(&item.recipient_id, |r| r.plain_name.get(&voice))),
            ],
        )
    }

    fn title(&self, words: &str) -> Html {
        html! {
            <>
                { error_summary(self.say("desk.problem"), self.problems, self.pack) }
                { heading(Heading::Screen(self.level), words) }
            </>
        }
    }
}

pub fn screen(
    state: &State,
    at: &AtDesk,
    inputs: &Inputs,
    pack: &Pack,
    level: u8,
    send: &Send,
) -> Html {
    let page = Page { state, inputs, problems: &at.problems, pack, level, send };
    let main = match at.screen {
        DeskScreen::Start => start::screen(&page),
        DeskScreen::PeopleAndDanger => people::screen(&page),
        DeskScreen::WhatAndWho => items::screen(&page),
        DeskScreen::RealChoice => real_choice::screen(&page),
        DeskScreen::SafeAndWho => safe::screen(&page),
        DeskScreen::Help => understand::screen(&page),
        DeskScreen::HandOver => handover::screen(&page),
        DeskScreen::Attest => attest::screen(&page),
        DeskScreen::Save => save::screen(&page),
    };
    html! { <div class="main" data-region="main">{ step(&page, at.screen) }{ main }</div> }
}

/// "Step 2 of 5" while a plan is made.
fn step(page: &Page, screen: DeskScreen) -> Html {
    let steps = DeskScreen::PLAN;
    match steps.iter().position(|step| *step == screen) {
        None => Html::default(),
        Some(place) => {
            let (place, all) = ((place + 1).to_string(), steps.len().to_string());
            let words = page.fill("desk.step", &[("place", &place), ("all", &all)]);
            html! { <p class="step">{ words }</p> }
        }
    }
}

/// The way on and the way back through a plan.
fn plan_actions(page: &Page, on: &str) -> Html {
    actions(vec![
        action(on, Look::Main, page.send.click(Fact::Prepare(PrepareFact::Continued))),
        action(
            page.say("desk.back"),
            Look::Second,
            page.send.click(Fact::Prepare(PrepareFact::WentBack)),
        ),
    ])
}

fn help(page: &Page, words: &str) -> Html {
    html! {
        <details class="more">
            <summary>{ page.say("desk.help") }</summary>
            <div class="more-text"><p>{ words }</p></div>
        </details>
    }
}

const fn judged_key(judged: Judged) -> &'static str {
    match judged {
        Judged::Yes => "desk.yes",
        Judged::No => "desk.no",
        Judged::NotSure => "desk.not_sure",
    }
}
