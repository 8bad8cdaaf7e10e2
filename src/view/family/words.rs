//! F1 to F7, and "do you want to stop?": words and a way on.

use super::Page;
use crate::flow::family::{Block, FamilyState};
use crate::flow::screen::FamilyScreen;
use crate::flow::{Fact, TalkFact};
use crate::view::part::{Action, Look, Part, action};

pub fn explain(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    for block in &page.family.blocks {
        let (mut words, name) = (block.clone(), block.heading.clone());
        if parts.is_empty() {
            parts.push(Part::Title(std::mem::take(&mut words.heading)));
        }
        let asked = page.family.asks_about.contains(&words.id);
        parts.push(Part::Idea { words, name, asked });
    }
    parts.extend(unread(page));
    let mut buttons = vec![on(page, "talk.continue")];
    if page.family.screen != FamilyScreen::Hello {
        buttons.push(back(page));
    }
    parts.push(Part::Actions(buttons));
    parts
}

/// Says that there is more to read, to who wanted to go on.
pub fn unread(page: &Page) -> Option<Part> {
    let problem = page.family.problems.first()?;
    Some(Part::Status("read-on", vec![Part::Says(page.say(&problem.words))]))
}

/// What is not read yet is pointed at, not called a problem.
pub fn is_reading_on(family: &FamilyState) -> bool {
    family.screen.is_read()
}

pub fn on(page: &Page, key: &str) -> Action {
    action(Look::Main, page.pack.say(key), Fact::Talk(TalkFact::Continued))
}

pub fn back(page: &Page) -> Action {
    action(Look::Second, page.pack.say("talk.back"), Fact::Talk(TalkFact::WentBack))
}

/// The first block's heading is the screen's own.
pub fn with_title(blocks: &[Block]) -> Vec<Part> {
    let mut parts = Vec::new();
    for block in blocks {
        let mut block = block.clone();
        if parts.is_empty() {
            parts.push(Part::Title(std::mem::take(&mut block.heading)));
        }
        parts.push(Part::Words(block));
    }
    parts
}

pub fn stop(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    let (stop, go_on) = (TalkFact::StopConfirmed, TalkFact::StopDeclined);
    parts.push(Part::Actions(vec![
        action(Look::Second, page.pack.say("stop.confirm"), Fact::Talk(stop)),
        action(Look::Second, page.pack.say("stop.decline"), Fact::Talk(go_on)),
    ]));
    parts
}
