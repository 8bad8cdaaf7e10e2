//! Headings at the level that the host chose.

use yew::{Html, html};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The screen's own heading; focus comes here when the screen changes.
    Screen(u8),
    /// A part of the screen.
    Part(u8),
    /// A part of a part.
    Small(u8),
}

pub fn heading(heading: Heading, words: &str) -> Html {
    let (level, class, tabindex) = match heading {
        Heading::Screen(level) => (level, "heading-screen", Some("-1")),
        Heading::Part(level) => (level + 1, "heading-part", None),
        Heading::Small(level) => (level + 2, "heading-small", None),
    };
    // HTML has no heading beyond the sixth level.
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    html! { <@{tag} {class} {tabindex} data-heading={tabindex}>{ words }</@> }
}
