//! Faces of our own: a ring, two eyes and a mouth, drawn in the colour of the words
//! beside them, so that forced colours keep them. The words say what they show.

use yew::Html;

use super::markup::Markup;

/// What every face has.
const FACE: &str = "M24 3a21 21 0 1 0 .1 0M16 17v3M32 17v3";

const MOUTHS: [(&str, &str); 4] = [
    ("happy", "M14 29q10 11 20 0"),
    ("not_sure", "M15 33h18"),
    ("sad", "M14 36q10-11 20 0"),
    ("worried", "M14 34q3-5 7 0t7 0t7 0"),
];

pub fn face(name: &str) -> Html {
    let mouth = MOUTHS.iter().find(|(known, _)| *known == name);
    let path = [FACE, mouth.map_or("", |(_, mouth)| mouth)].concat();
    let path = Markup::new("path").with("d", &path).done();
    let picture = Markup::classed("svg", "face").with("viewBox", "0 0 48 48");
    picture.with("aria-hidden", "true").holding(path).done()
}
