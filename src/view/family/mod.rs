//! Screens of the person who holds the tablet. They are made from the family's
//! state, and from nothing else.

mod bar;
mod change;
mod choices;
mod hear;
mod neutral;
mod next;
mod review;
mod say_back;
mod ways;
mod words;

pub use bar::text_size;
#[cfg(not(target_arch = "wasm32"))]
pub use words::is_reading_on;

use std::rc::Rc;

use yew::Html;

use super::part::{Beside, Drawing, Markup, Part, draw_both, error_summary};
use super::send::Send;
use crate::flow::TextSize;
use crate::flow::family::FamilyState;
use crate::flow::hide;
use crate::flow::screen::FamilyScreen;
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

/// `beside` holds the words of the language that stands beside theirs, where one does.
pub fn screen(
    family: &FamilyState,
    (pack, beside): (&Rc<Pack>, Option<&Rc<Pack>>),
    size: TextSize,
    level: u8,
    send: &Send,
) -> Vec<Html> {
    let page = Page { family, pack };
    let twin = family.beside();
    let other = twin.as_ref().zip(beside).map(|(family, pack)| Page { family, pack });
    let other = other.as_ref();
    let beside = other.zip(beside).map(|(it, pack)| Beside { pack, problems: &it.family.problems });
    let problems = &family.problems;
    let with = Drawing { pack, problems, level, send, beside, saving: "saving" };
    let mut main = Markup::classed("div", "main").with("data-region", "main");
    if !words::is_reading_on(family) {
        main = main.all(error_summary("talk.problem", &with));
    }
    let others = other.map(main_parts).unwrap_or_default();
    let main = main.all(draw_both(&main_parts(&page), &others, &with)).done();
    let mut drawn = bar::bar(&page, other, size, &with);
    drawn.push(main);
    drawn
}

/// The bar with its news, and the screen's own.
#[cfg(not(target_arch = "wasm32"))]
pub fn parts(family: &FamilyState, pack: &Pack, size: TextSize) -> (Vec<Part>, Vec<Part>) {
    let page = Page { family, pack };
    (bar::parts(&page, size), main_parts(&page))
}

fn main_parts(page: &Page) -> Vec<Part> {
    let mut parts = match page.family.screen {
        FamilyScreen::Hello
        | FamilyScreen::WhyWhatWho
        | FamilyScreen::HowLongLimits
        | FamilyScreen::Why
        | FamilyScreen::What
        | FamilyScreen::Who
        | FamilyScreen::How
        | FamilyScreen::HowLong
        | FamilyScreen::Limits => words::explain(page),
        FamilyScreen::Think | FamilyScreen::Told => hear::screen(page),
        FamilyScreen::Choices => choices::choices(page),
        FamilyScreen::SayBack => say_back::say_back(page),
        FamilyScreen::Answer => ways::answer(page),
        FamilyScreen::Next => next::next(page),
        FamilyScreen::ChangeMind => change::change_mind(page),
        FamilyScreen::WhatChanges => change::what_changes(page),
        FamilyScreen::Review => review::review(page),
        FamilyScreen::Stop => words::stop(page),
        FamilyScreen::Unlock => next::unlock(page),
        FamilyScreen::Ended => next::ended(page),
        FamilyScreen::Hidden => neutral::hidden(page),
    };
    if page.family.pass.by_phone && hide::can_hide(page.family.screen) {
        let name = [("name", page.family.pass.name.as_str())];
        let words = Part::Says(page.pack.fill("talk.read_out", &name));
        parts.insert(1.min(parts.len()), Part::Box("notice", vec![words]));
    }
    parts
}
