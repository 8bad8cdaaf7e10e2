//! Words as they stand on a screen and in the record, letter for letter (I19).

use serde::{Deserialize, Serialize};

use super::screen::FamilyScreen;
use crate::domain::element::Element;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScreenWords {
    pub screen: FamilyScreen,
    pub blocks: Vec<Block>,
}

/// One block of words: what stands on the screen is what the record holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub id: String,
    /// The elements of informed consent that it explains.
    pub elements: Vec<Element>,
    pub heading: String,
    pub lines: Vec<Line>,
    /// The second layer, behind "Read more".
    pub more: Vec<String>,
    /// The same in the language that stands beside the person's own.
    #[serde(default)]
    pub beside: Option<Box<Block>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    Says(String),
    /// One point of a list.
    Point(String),
    /// A name and what is said of it.
    Pair {
        term: String,
        says: String,
    },
}

impl Block {
    /// The block's words as the record holds them: one line each.
    pub fn text(&self) -> String {
        let mut text = self.heading.clone();
        for line in &self.lines {
            text.push('\n');
            match line {
                Line::Says(says) | Line::Point(says) => text.push_str(says),
                Line::Pair { term, says } => {
                    text.push_str(term);
                    text.push_str(": ");
                    text.push_str(says);
                }
            }
        }
        for more in &self.more {
            text.push('\n');
            text.push_str(more);
        }
        text
    }
}
