//! What stands beside an idea: its drawing, and "ask about this".

use yew::Html;

use super::draw::Drawing;
use super::drawing::{ASKED, drawing, of_idea};
use super::markup::Markup;
use crate::flow::family::Block;
use crate::flow::{Fact, TalkFact};

/// A button that stays pressed: nothing is answered by it, and nothing is sent.
pub fn aside(words: &Block, name: &str, asked: bool, with: &Drawing) -> Html {
    let mut beside = Markup::classed("div", "beside");
    if let Some(shape) = of_idea(&words.id) {
        beside = beside.holding(drawing("drawing", shape));
    }
    let mark = Fact::Talk(TalkFact::BlockMarked(words.id.clone()));
    let button = Markup::classed("button", "button ask")
        .fixed(&[
            ("type", "button"),
            ("aria-pressed", if asked { "true" } else { "false" }),
            ("aria-label", &with.pack.fill("talk.ask_about", &[("name", name)])),
        ])
        .holding(drawing("ask-drawing", ASKED))
        .text(with.pack.say("talk.ask"));
    // Beside it, for its name is not its words alone.
    let twin = with.beside.as_ref().map_or("", |other| other.pack.say("talk.ask"));
    beside.holding(button.on(with.send.clicked(&mark)).done()).gloss("", twin, with).done()
}
