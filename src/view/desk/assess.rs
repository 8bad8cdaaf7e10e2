//! P6c: what the child said, and the questions for each purpose.

use super::Page;
use super::contacts::advice;
use super::errand::asking;
use crate::domain::plan::Judged;
use crate::flow::errand::assess::{heading_id, of_purpose};
use crate::flow::{ErrandFact, Fact, attest};
use crate::view::part::{Action, Look, Part, action};

pub fn screen(page: &Page) -> Vec<Part> {
    let Some(errand) = page.state.desk.errands.last() else { return Vec::new() };
    let name = [("name", page.inputs.name(&errand.about))];
    let mut parts = vec![
        Part::Title(page.fill("p6c.title", &name)),
        Part::Says(page.fill("p6c.lead", &name)),
        page.help("p6c.help"),
    ];
    parts.extend(heard(page));
    parts.push(Part::Heading(page.say("p6c.each")));
    for purpose in errand.answers.all("purpose") {
        let known = page.inputs.config.purpose(purpose);
        let words = known.map_or(purpose, |known| known.plain_name.get(&page.voice));
        parts.push(Part::Named(1, heading_id(purpose), words.to_owned()));
        let mut doubt = false;
        for question in of_purpose(&asking(page, errand), purpose) {
            doubt |= errand.answers.has(&question.field, Judged::NotSure.code());
            parts.push(Part::Asks(question.into(), errand.answers.clone()));
        }
        if doubt {
            parts.push(advice(page, ""));
        }
    }
    let on = Fact::Errand(ErrandFact::Continued);
    parts.push(Part::Actions(vec![action(Look::Main, page.pack.say("p6c.save"), on), stop(page)]));
    parts
}

/// The pass ends here, between its halves.
pub fn stop(page: &Page) -> Action {
    action(Look::Second, page.pack.say("p6c.stop"), Fact::Errand(ErrandFact::TalkStopped))
}

/// What was said back on F9, and what they want to come back to.
fn heard(page: &Page) -> Option<Part> {
    let heard = page.state.desk.heard.as_deref()?;
    let mut words = Vec::new();
    let said = heard.say_back.words.trim();
    if !said.is_empty() {
        let values = [("name", heard.pass.name.as_str()), ("words", said)];
        words.push(Part::Says(page.fill("p6c.said", &values)));
    }
    words.extend(attest::asks_about(heard, page.inputs).map(Part::Says));
    (!words.is_empty()).then_some(Part::Box("notice", words))
}
