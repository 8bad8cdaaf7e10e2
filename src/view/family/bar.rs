//! What is on every family screen, whatever else is: hide, stop, change my mind (I4),
//! language and text size; and beside it the news for whoever does not press anything.

use yew::Html;

use super::Page;
use crate::domain::layout::Layout;
use crate::flow::hide::can_hide;
use crate::flow::screen::FamilyScreen;
use crate::flow::{Fact, HideFact, TalkFact, TextSize, WithdrawFact, layout};
use crate::view::part::{Action, Drawing, Look, Markup, Part, action, draw_both};

/// Nothing where nothing of the case stands. On the way back there is nothing left to
/// stop.
pub fn bar(page: &Page, other: Option<&Page>, size: TextSize, with: &Drawing) -> Vec<Html> {
    if !can_hide(page.family.screen) {
        return Vec::new();
    }
    let place = Markup::classed("span", "bar-place").text(&place(page)).done();
    let bar = Markup::classed("div", "bar").with("role", "group");
    let bar = bar.with("aria-label", page.pack.say("bar.label")).holding(place);
    let two = page.family.pass.is_in_two();
    let others: Vec<Part> = other.map(|other| buttons(other, two, size)).into_iter().collect();
    let bar = bar.all(draw_both(&[buttons(page, two, size)], &others, with)).done();
    let news = Markup::classed("div", "news").with("role", "status").with("tabindex", "-1");
    let others = other.map(news_parts).unwrap_or_default();
    vec![bar, news.all(draw_both(&news_parts(page), &others, with)).done()]
}

#[cfg(not(target_arch = "wasm32"))]
pub fn parts(page: &Page, size: TextSize) -> Vec<Part> {
    if !can_hide(page.family.screen) {
        return Vec::new();
    }
    let mut parts = vec![buttons(page, page.family.pass.is_in_two(), size)];
    parts.append(&mut news_parts(page));
    parts
}

/// `two` where a second language can stand beside theirs.
fn buttons(page: &Page, two: bool, size: TextSize) -> Part {
    let family = page.family;
    let quiet = |words: &str, fact| action(Look::Quiet, words, fact);
    let say = |key| page.pack.say(key);
    let change = Fact::Withdraw(WithdrawFact::ChangeOfMindChosen);
    let mut buttons = vec![
        quiet(say("bar.hide"), Fact::Hide(HideFact::Chosen)),
        quiet(say("bar.change_mind"), change),
    ];
    if layout::may_choose(family) {
        buttons.insert(1, other_layout(page));
    }
    buttons.push(match family.screen {
        FamilyScreen::Unlock => quiet(say("bar.urgent"), Fact::Talk(TalkFact::UrgentUnlockTried)),
        _ => quiet(say("bar.stop"), Fact::Talk(TalkFact::StopChosen)),
    });
    for (code, name) in &family.pass.languages {
        if *code != family.pass.voice.language {
            let fact = Fact::Talk(TalkFact::LanguageChosen(code.clone()));
            let mut other = quiet(name, fact);
            other.language.clone_from(code);
            buttons.push(other);
        }
    }
    if two {
        buttons.push(one_language(page));
    }
    buttons.push(text_size(size, say("bar.larger"), say("bar.usual")));
    Part::Actions(buttons)
}

/// The same words, more or fewer at a time, whenever somebody wants them so.
fn other_layout(page: &Page) -> Action {
    let (key, other) = match page.family.layout {
        Layout::Together => ("bar.one_at_a_time", Layout::OneAtATime),
        Layout::OneAtATime => ("bar.together", Layout::Together),
    };
    action(Look::Quiet, page.pack.say(key), Fact::Talk(TalkFact::LayoutChosen(other)))
}

/// The practitioner's language beside their own, or not.
fn one_language(page: &Page) -> Action {
    let one = page.family.one_language;
    let key = if one { "bar.both_languages" } else { "bar.one_language" };
    action(Look::Quiet, page.pack.say(key), Fact::Talk(TalkFact::OneLanguageChosen(!one)))
}

/// One button, which says what it leads to.
pub fn text_size(size: TextSize, larger: &str, usual: &str) -> Action {
    let next = size.next();
    let words = if next == TextSize::Usual { usual } else { larger };
    action(Look::Quiet, words, Fact::TextSizeChosen(next))
}

/// "3 of 7", in words.
fn place(page: &Page) -> String {
    let screens = layout::path(page.family);
    match screens.iter().position(|screen| *screen == page.family.screen) {
        None => String::new(),
        Some(place) => {
            let (place, all) = ((place + 1).to_string(), screens.len().to_string());
            page.pack.fill("talk.progress", &[("place", &place), ("all", &all)])
        }
    }
}

/// Always there, so that what comes into it is read out. It lies over the page: when
/// it goes, nothing moves under a finger.
fn news_parts(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    let key = match page.family.shifts.len() {
        _ if page.family.warned => "idle.warning",
        0 => "",
        1 => "hide.two",
        _ => "hide.one",
    };
    if !key.is_empty() {
        parts.push(Part::Says(page.say(key)));
    }
    if page.family.warned {
        let here = Fact::Hide(HideFact::Quiet { seconds: 0 });
        parts.push(Part::Actions(vec![action(Look::Second, page.pack.say("idle.here"), here)]));
    }
    if !parts.is_empty() {
        parts = vec![Part::Box("notice", parts)];
    }
    parts
}
