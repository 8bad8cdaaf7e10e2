//! Our own drawings, in lines of the colour of the words beside them. They say
//! nothing that the words do not, so they are hidden from whoever cannot see them.

use yew::Html;

use super::markup::Markup;

/// By how the ids of blocks begin: one line drawing for each idea, 48 by 48.
static IDEAS: [(&str, &str); 6] = [
    // A heart: help.
    (
        "F2",
        "M24 41C10 31 5 24 5 16.5A9 9 0 0 1 24 12a9 9 0 0 1 19 4.5C43 24 38 31 24 41ZM15 22l6 6 12-12",
    ),
    // A sheet with lines.
    ("F3", "M10 5h20l8 8v30H10ZM30 5v8h8M16 20h16M16 27h16M16 34h9"),
    // Two people, and what goes from one to the other.
    (
        "F4",
        "M6 41v-6a8 8 0 0 1 16 0v6M14 23a5 5 0 1 1 0-10 5 5 0 0 1 0 10M26 41v-6a8 8 0 0 1 16 0v6M34 23a5 5 0 1 1 0-10 5 5 0 0 1 0 10M18 6h12M26 2l4 4-4 4",
    ),
    // A letter.
    ("F5", "M5 11h38v26H5ZM5 12l19 15 19-15"),
    // A page of a calendar.
    ("F6", "M6 10h36v32H6ZM6 19h36M15 5v9M33 5v9M14 27h4M22 27h4M30 27h4M14 34h4M22 34h4"),
    // A shield: somebody is kept safe.
    ("F7", "M24 4l16 6v12c0 10-6 17-16 22C14 39 8 32 8 22V10ZM24 15v11M24 32v1"),
];

/// A speech bubble with a question in it.
pub const ASKED: &str = "M5 7h38v26H23l-10 9v-9H5ZM19 16a5 5 0 1 1 7 5c-1.6.8-2 1.6-2 3M24 28v.5";

pub fn of_idea(block: &str) -> Option<&'static str> {
    let found = IDEAS.iter().find(|(idea, _)| block.starts_with(idea));
    found.map(|(_, shape)| *shape)
}

pub fn drawing(class: &str, shape: &str) -> Html {
    let path = Markup::new("path").with("d", shape).done();
    let drawn = Markup::classed("svg", class);
    drawn.fixed(&[("viewBox", "0 0 48 48"), ("aria-hidden", "true")]).holding(path).done()
}
