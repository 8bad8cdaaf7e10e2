//! Screens of the person who holds the tablet. They are made from the family's
//! state, and from nothing else.

mod change;
mod choices;
mod hear;
mod next;
mod words;

use yew::Html;

use super::part::{Drawing, Look, Markup, Part, action, draw, error_summary};
use super::send::Send;
use crate::flow::family::FamilyState;
use crate::flow::screen::FamilyScreen;
use crate::flow::{Fact, TalkFact, WithdrawFact};
use crate::words::Pack;

/// What a family screen is made from.
pub struct Page<'a> {
    pub family: &'a FamilyState,
    pub pack: &'a Pack,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.pack.say(key).to_owned()
    }
}

pub fn screen(family: &FamilyState, pack: &Pack, level: u8, send: &Send) -> Vec<Html> {
    let page = Page { family, pack };
    let with = Drawing { pack, problems: &family.problems, level, send, saving: "saving" };
    let parts = match family.screen {
        FamilyScreen::Hello | FamilyScreen::WhyWhatWho | FamilyScreen::HowLongLimits => {
            words::explain(&page)
        }
        FamilyScreen::Think | FamilyScreen::Told => hear::screen(&page),
        FamilyScreen::Choices => choices::choices(&page),
        FamilyScreen::Answer => choices::answer(&page),
        FamilyScreen::Next => next::next(&page),
        FamilyScreen::ChangeMind => change::change_mind(&page),
        FamilyScreen::WhatChanges => change::what_changes(&page),
        FamilyScreen::Stop => words::stop(&page),
        FamilyScreen::Unlock => next::unlock(&page),
        FamilyScreen::Ended => next::ended(&page),
    };
    let mut main = Markup::classed("div", "main").with("data-region", "main");
    if !words::is_reading_on(family) {
        main = main.all(error_summary(pack.say("talk.problem"), &with));
    }
    let main = main.all(draw(&parts, &with)).done();
    match bar(&page, &with) {
        Some(bar) => vec![bar, main],
        None => vec![main],
    }
}

/// Always there: stop, and change my mind, which is on every screen of the pass (I4).
/// On the way back there is nothing left to stop.
fn bar(page: &Page, with: &Drawing) -> Option<Html> {
    if page.family.screen == FamilyScreen::Ended {
        return None;
    }
    let change = Fact::Withdraw(WithdrawFact::ChangeOfMindChosen);
    let mut buttons = vec![action(Look::Quiet, page.pack.say("bar.change_mind"), change)];
    if page.family.screen != FamilyScreen::Unlock {
        let stop = Fact::Talk(TalkFact::StopChosen);
        buttons.push(action(Look::Quiet, page.pack.say("bar.stop"), stop));
    }
    let buttons = Part::Actions(buttons);
    let place = Markup::classed("span", "bar-place").text(&place(page)).done();
    let bar = Markup::classed("div", "bar").with("role", "group");
    let bar = bar.with("aria-label", page.pack.say("bar.label"));
    Some(bar.holding(place).all(draw(&[buttons], with)).done())
}

/// "3 of 7", in words.
fn place(page: &Page) -> String {
    let screens = &page.family.pass.route;
    match screens.iter().position(|screen| *screen == page.family.screen) {
        None => String::new(),
        Some(place) => {
            let (place, all) = ((place + 1).to_string(), screens.len().to_string());
            page.pack.fill("talk.progress", &[("place", &place), ("all", &all)])
        }
    }
}
