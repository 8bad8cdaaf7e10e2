//! A copy as headings, paragraphs and points, in their order: whoever draws it, on a
//! page of its own or in a file, draws the same.

use super::{CopyChoice, FamilyCopy};
use crate::words::Pack;

/// The element of one point of a list.
pub const POINT: &str = "li";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyPage {
    pub language: String,
    pub title: String,
    /// The name of an element, and its words.
    pub parts: Vec<(&'static str, String)>,
}

impl CopyPage {
    pub fn of(copy: &FamilyCopy, pack: &Pack) -> CopyPage {
        let mut parts = vec![("h1", copy.title.clone()), ("p", copy.lead.clone())];
        let answers =
            [("copy.yes", &copy.yes), ("copy.no", &copy.no), ("copy.not_sure", &copy.not_sure)];
        for (heading, choices) in answers {
            let lines: Vec<String> = choices.iter().map(line).collect();
            list(pack.say(heading), &lines, &mut parts);
        }
        if answers.iter().all(|(_, choices)| choices.is_empty()) {
            parts.push(("p", pack.say("copy.nothing").to_owned()));
        }
        for part in &copy.parts {
            list(&part.heading, &part.lines, &mut parts);
        }
        CopyPage { language: copy.voice.language.clone(), title: copy.title.clone(), parts }
    }
}

fn line(choice: &CopyChoice) -> String {
    let more = [choice.why.as_str(), &choice.until_words];
    let more: Vec<&str> = more.into_iter().filter(|text| !text.is_empty()).collect();
    if more.is_empty() {
        return choice.says.clone();
    }
    [&choice.says, ". ", &more.join(". "), "."].concat()
}

/// Nothing at all where there are no lines.
fn list(heading: &str, lines: &[String], parts: &mut Vec<(&'static str, String)>) {
    if lines.is_empty() {
        return;
    }
    parts.push(("h2", heading.to_owned()));
    for line in lines {
        parts.push((POINT, line.clone()));
    }
}
