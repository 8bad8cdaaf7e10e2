//! Screens of the person who holds the tablet.

mod answer;
mod change;
mod choices;
mod next;
mod words;

use std::rc::Rc;

use yew::{Html, html};

use super::component::{Look, action};
use super::send::Send;
use crate::flow::family::FamilyState;
use crate::flow::screen::FamilyScreen;
use crate::flow::{Fact, TalkFact, WithdrawFact};
use crate::words::Pack;

/// What every family screen is drawn with.
pub struct Page<'a> {
    pub family: &'a FamilyState,
    pub pack: &'a Pack,
    pub level: u8,
    pub send: &'a Send,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.pack.say(key).to_owned()
    }
}

pub fn screen(family: &FamilyState, pack: &Rc<Pack>, level: u8, send: &Send) -> Html {
    let page = Page { family, pack, level, send };
    let main = match family.screen {
        FamilyScreen::Hello | FamilyScreen::WhyWhatWho | FamilyScreen::HowLongLimits => {
            words::explain(&page)
        }
        FamilyScreen::Choices => choices::screen(&page),
        FamilyScreen::Answer => answer::screen(&page),
        FamilyScreen::Next => next::screen(&page),
        FamilyScreen::ChangeMind => change::change_mind(&page),
        FamilyScreen::WhatChanges => change::what_changes(&page),
        FamilyScreen::Stop => words::stop(&page),
        FamilyScreen::Unlock => next::unlock(&page),
        FamilyScreen::Ended => next::ended(&page),
    };
    html! {
        <>
            { bar(&page) }
            <div class="main" data-region="main">{ main }</div>
        </>
    }
}

/// Always there: stop, and change my mind. Not on the way back, where nothing
/// of the talk is left.
fn bar(page: &Page) -> Html {
    let leaving = matches!(page.family.screen, FamilyScreen::Unlock | FamilyScreen::Ended);
    if leaving {
        return Html::default();
    }
    let stop = page.send.click(Fact::Talk(TalkFact::StopChosen));
    let change = page.send.click(Fact::Withdraw(WithdrawFact::ChangeOfMindChosen));
    html! {
        <div class="bar" role="group" aria-label={page.say("bar.label")}>
            <span class="bar-place">{ place(page) }</span>
            { action(page.pack.say("bar.change_mind"), Look::Quiet, change) }
            { action(page.pack.say("bar.stop"), Look::Quiet, stop) }
        </div>
    }
}

/// "3 of 7", in words.
fn place(page: &Page) -> String {
    let screens = FamilyScreen::TALK;
    match screens.iter().position(|screen| *screen == page.family.screen) {
        None => String::new(),
        Some(place) => {
            let (place, all) = ((place + 1).to_string(), screens.len().to_string());
            page.pack.fill("talk.progress", &[("place", &place), ("all", &all)])
        }
    }
}

fn back_fact() -> Fact {
    Fact::Talk(TalkFact::WentBack)
}

fn continue_fact() -> Fact {
    Fact::Talk(TalkFact::Continued)
}
