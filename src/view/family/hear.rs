//! F14: what a child thinks. F15: what will be shared, and what they say to it. Nothing
//! on them is answered with yes or no.

use super::Page;
use super::words::{back, on, unread, with_title};
use crate::flow::hearing::{may_draw, questions};
use crate::flow::screen::FamilyScreen;
use crate::view::part::Part;

pub fn screen(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = with_title(&family.blocks);
    let asked = questions(&family.pass, family.screen, page.pack);
    // Whom a child can talk to stands below what they say.
    let thinks = family.screen == FamilyScreen::Think;
    let helps = if thinks && family.blocks.len() > 2 { parts.pop() } else { None };
    if !thinks {
        parts = vec![Part::Box("told", parts)];
    }
    for question in asked {
        let draws = question.field == "think" && may_draw(&family.pass);
        parts.push(Part::Asks(question.into(), family.said.clone()));
        if draws {
            parts.push(super::ways::pad(page, "drawn", "f14.draw", &family.drawn));
        }
    }
    parts.extend(helps);
    parts.extend(unread(page));
    let mut buttons = vec![on(page, "talk.continue")];
    if !family.trail.is_empty() {
        buttons.push(back(page));
    }
    parts.push(Part::Actions(buttons));
    parts
}
