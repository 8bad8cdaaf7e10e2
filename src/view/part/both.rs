//! What stands in a second language: for an interpreter and the practitioner, each in
//! its own `lang` and direction. Controls keep one name, in the page's own language: what
//! stands in them besides is for the eye.

use std::rc::Rc;

use yew::Html;

use super::draw::Drawing;
use super::markup::Markup;
use super::{Action, Part};
use crate::flow::Problem;
use crate::flow::form::Question;
use crate::words::Pack;

/// The language beside the page's own, and what is wrong in its words.
pub struct Beside<'a> {
    pub pack: &'a Rc<Pack>,
    pub problems: &'a [Problem],
}

pub fn direction(pack: &Pack) -> &'static str {
    if pack.say("say.direction") == "rtl" { "rtl" } else { "ltr" }
}

/// An element in the second language.
pub fn other(tag: &'static str, class: &str, with: &Drawing) -> Markup {
    let markup = Markup::classed(tag, class);
    let Some(beside) = &with.beside else { return markup };
    markup.fixed(&[("lang", &beside.pack.language), ("dir", direction(beside.pack))])
}

impl Markup {
    /// A control's words once more. What is the same in both, such as a name, stands
    /// there once.
    pub fn gloss(self, words: &str, twin: &str, with: &Drawing) -> Markup {
        if twin.is_empty() || twin == words {
            return self;
        }
        let gloss = other("span", "gloss", with).with("aria-hidden", "true");
        self.holding(gloss.text(twin).done())
    }

    /// The text of a key as a control's words, in each language.
    pub fn says(self, key: &str, with: &Drawing) -> Markup {
        let twin = with.beside.as_ref().map_or("", |beside| beside.pack.say(key));
        let words = with.pack.say(key);
        self.text(words).gloss(words, twin, with)
    }
}

/// One under the other, or side by side where there is room.
pub fn pair(own: Html, words: &str, twin: &str, class: &str, with: &Drawing) -> Html {
    if twin.is_empty() || twin == words {
        return own;
    }
    let twin = other("p", class, with).text(twin).done();
    Markup::classed("div", "both").holding(own).holding(twin).done()
}

/// The words of a part that is a line of them; empty where there is no such part.
pub fn line(part: Option<&Part>) -> &str {
    match part {
        Some(
            Part::Title(words)
            | Part::Heading(words)
            | Part::Small(words)
            | Part::Named(_, _, words)
            | Part::Says(words)
            | Part::Hint(words)
            | Part::Pad(_, words, _)
            | Part::Jump(words, _)
            | Part::More(words, _),
        ) => words,
        _ => "",
    }
}

/// The parts in a part.
pub fn within(part: Option<&Part>) -> &[Part] {
    match part {
        Some(
            Part::Box(_, parts)
            | Part::Seen(_, parts)
            | Part::Status(_, parts)
            | Part::More(_, parts),
        ) => parts,
        _ => &[],
    }
}

pub fn asked(part: Option<&Part>) -> Option<&Rc<Question>> {
    match part {
        Some(Part::Asks(asked, _)) => Some(asked),
        _ => None,
    }
}

pub fn listed(part: Option<&Part>) -> &[Action] {
    match part {
        Some(Part::Actions(list)) => list,
        _ => &[],
    }
}
