//! What screens are made of.

mod both;
mod cell;
mod draw;
mod drawing;
mod idea;
mod markup;
mod pad;
mod picture;
mod question;
mod summary;

use std::rc::Rc;

use crate::domain::answers::Answers;
use crate::domain::ink::Ink;
use crate::flow::Fact;
use crate::flow::family::Block;
use crate::flow::form::Question;
use crate::flow::saving::SaveState;

pub use both::{Beside, direction};
pub use draw::{Drawing, draw, draw_both};
pub use markup::Markup;
#[cfg(not(target_arch = "wasm32"))]
pub use question::option_id;
pub use summary::error_summary;

pub enum Part {
    /// The screen's own heading; focus comes here when the screen changes.
    Title(String),
    Heading(String),
    Small(String),
    /// A heading that questions end in: so many levels under the screen's own, its id,
    /// and its words.
    Named(u8, String, String),
    Says(String),
    Hint(String),
    Points(Vec<String>),
    Numbered(Vec<String>),
    Pairs(Vec<(String, String)>),
    /// Words as the record holds them; their end says when they were shown in full.
    Words(Block),
    /// The same with its drawing, and with a mark to come back to it.
    Idea {
        words: Block,
        /// Its heading, wherever that stands.
        name: String,
        asked: bool,
    },
    /// The second layer, closed until somebody wants it: its summary and its texts.
    More(String, Vec<Part>),
    /// A question, and where its answer stands.
    Asks(Rc<Question>, Answers),
    Actions(Vec<Action>),
    /// A way to a control of this screen: words, and the control's id.
    Jump(String, String),
    /// A pad to draw on: the id of its field, its name, and what is drawn.
    Pad(&'static str, String, Ink),
    /// Whether the host has kept a record.
    Saving {
        key: String,
        now: SaveState,
    },
    /// Parts that belong together, under one class of the style sheet.
    Box(&'static str, Vec<Part>),
    /// What stands here for the eye, and elsewhere for the ear.
    Seen(&'static str, Vec<Part>),
    /// News for whoever does not look: read out when it comes.
    Status(&'static str, Vec<Part>),
}

pub struct Action {
    pub look: Look,
    pub words: String,
    pub fact: Fact,
    /// Where the words are in another language than the page.
    pub language: String,
    /// The id of words that say more of it; empty where its own say all.
    pub described_by: String,
}

/// One main action a screen; yes and no never differ in look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Main,
    Second,
    Quiet,
}

pub fn action(look: Look, words: &str, fact: Fact) -> Action {
    Action {
        look,
        words: words.to_owned(),
        fact,
        language: String::new(),
        described_by: String::new(),
    }
}
