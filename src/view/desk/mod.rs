//! Practitioner screens. They exist only while the practitioner has the tablet.

mod after_no;
mod assess;
mod contacts;
mod differing;
mod due;
mod errand;
mod locked;
mod plan;
mod room;
mod save;
mod start;

use std::rc::Rc;

use yew::Html;

use super::family::text_size;
use super::part::{Drawing, Look, Markup, Part, action, draw, error_summary};
use super::send::Send;
use crate::domain::item::Item;
use crate::domain::words::Voice;
use crate::flow::screen::DeskScreen;
use crate::flow::state::{AtDesk, State};
use crate::flow::{Fact, Inputs, PrepareFact};
use crate::words::Pack;

/// What a practitioner screen is made from.
pub struct Page<'a> {
    pub state: &'a State,
    pub inputs: &'a Inputs,
    pub pack: &'a Pack,
    pub voice: Voice,
}

impl Page<'_> {
    pub fn say(&self, key: &str) -> String {
        self.pack.say(key).to_owned()
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.pack.fill(key, values)
    }

    pub fn at(&self) -> crate::domain::time::Instant {
        self.state.at.unwrap_or_default()
    }

    pub fn help(&self, key: &str) -> Part {
        Part::More(self.say("desk.help"), vec![Part::Says(self.say(key))])
    }

    /// `Sam Okoro about Asha’s health`.
    pub fn item(&self, item: &Item) -> String {
        self.inputs.item_in_words(item, &self.voice)
    }
}

pub fn screen(
    state: &State,
    at: &AtDesk,
    inputs: &Inputs,
    pack: &Rc<Pack>,
    level: u8,
    send: &Send,
) -> Vec<Html> {
    let problems = &at.problems;
    let with = Drawing { pack, problems, level, send, beside: None, saving: "p22" };
    let main = Markup::classed("div", "main")
        .with("data-region", "main")
        .all(error_summary("desk.problem", &with))
        .all(draw(&parts(state, at, inputs, pack), &with))
        .done();
    let foot = Markup::classed("div", "foot").all(draw(&[foot(state, inputs, pack)], &with));
    vec![main, foot.done()]
}

/// What stands under every screen of the desk. Wherever the practitioner is, nothing
/// comes before somebody's safety (I10).
pub fn foot(state: &State, inputs: &Inputs, pack: &Pack) -> Part {
    let page = Page { state, inputs, pack, voice: inputs.voice_of(None) };
    let mut quick = Vec::new();
    let urgent = DeskScreen::Urgent.code();
    if state.screen_code() != urgent {
        quick.push(errand::begin(&page, DeskScreen::Urgent, "", pack.say("urgent.begin")));
    }
    quick.push(text_size(state.text_size, pack.say("desk.larger"), pack.say("desk.usual")));
    Part::Actions(quick)
}

pub fn parts(state: &State, at: &AtDesk, inputs: &Inputs, pack: &Pack) -> Vec<Part> {
    let page = Page { state, inputs, pack, voice: inputs.voice_of(None) };
    match at.screen {
        DeskScreen::Start => start::screen(&page),
        DeskScreen::PeopleAndDanger
        | DeskScreen::WhatAndWho
        | DeskScreen::RealChoice
        | DeskScreen::SafeAndWho
        | DeskScreen::Help => plan::screen(&page, at.screen),
        DeskScreen::HandOver => room::hand_over(&page),
        DeskScreen::Attest => room::attest(&page),
        DeskScreen::Save => save::screen(&page),
        DeskScreen::Advice
        | DeskScreen::Told
        | DeskScreen::StopSharing
        | DeskScreen::Correct
        | DeskScreen::Import
        | DeskScreen::Authority
        | DeskScreen::Urgent
        | DeskScreen::Review => errand::screen(&page),
        DeskScreen::AfterNo => after_no::screen(&page),
        DeskScreen::Differing => differing::screen(&page),
        DeskScreen::Assess => assess::screen(&page),
    }
}

/// What the host gave had faults, so there is nothing to begin with. The host's own
/// words stand above this.
pub fn not_started(pack: &Pack) -> Vec<Html> {
    if pack.language.is_empty() {
        return Vec::new();
    }
    let words = Markup::new("p").text(pack.say("p0.not_started")).done();
    vec![Markup::classed("div", "notice").with("role", "alert").holding(words).done()]
}

/// The way on and the way back through a plan.
fn plan_actions(page: &Page, on: &str) -> Part {
    Part::Actions(vec![
        action(Look::Main, page.pack.say(on), Fact::Prepare(PrepareFact::Continued)),
        action(Look::Second, page.pack.say("desk.back"), Fact::Prepare(PrepareFact::WentBack)),
    ])
}
