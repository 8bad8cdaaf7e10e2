//! F10: the answer read back, and the person's own act: draw, type, tick or say.

use super::Page;
use super::words::{back, on};
use crate::domain::answers::Answers;
use crate::domain::ink::Ink;
use crate::flow::family::Way;
use crate::flow::form::{Kind, Question};
use crate::flow::{Fact, InkFact};
use crate::view::part::{Look, Part, action};

pub fn answer(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = vec![Part::Title(page.say("f10.title"))];
    parts.extend(family.blocks.iter().cloned().map(Part::Words));
    let mut answers = Answers::default();
    answers.set("typed", &family.typed);
    answers.set("witness", &family.witness);
    answers.mark("tick", "yes", family.ticked);
    answers.mark("heard", "yes", family.heard);
    if let Some(way) = family.way {
        answers.set("way", way.code());
    }
    if !family.pass.by_phone {
        let mut ways = Question::new("way".into(), Kind::One, page.say("f10.way")).inline();
        for code in Way::CODES {
            ways.option(code, page.pack.say(&["f10.way_", code].concat()), "");
        }
        parts.push(Part::Box("ways", vec![Part::Asks(ways.into(), answers.clone())]));
    }
    act(page, answers, &mut parts);
    parts.push(Part::Actions(vec![on(page, "f10.confirm"), back(page)]));
    parts
}

/// What the chosen way asks for.
fn act(page: &Page, answers: Answers, parts: &mut Vec<Part>) {
    let tick = |field: &str, words: &str, option: &str| {
        let mut tick = Question::new(field.to_owned(), Kind::Any, page.say(words));
        tick.option("yes", option, "");
        Part::Asks(tick.into(), answers.clone())
    };
    let line = |field: &str, words: &str| {
        let line = Question::new(field.to_owned(), Kind::Line, page.say(words));
        Part::Asks(line.into(), answers.clone())
    };
    match page.family.way {
        None => {}
        Some(Way::Drawn) => parts.push(pad(page, "ink", "f10.draw", &page.family.ink)),
        Some(Way::TypedName) => parts.push(line("typed", "f10.typed")),
        Some(Way::Ticked) => parts.push(tick("tick", "f10.title", page.pack.say("f10.tick"))),
        Some(Way::Said) => {
            let name = [("name", page.family.pass.practitioner.as_str())];
            parts.push(tick("heard", "f10.say", &page.pack.fill("f10.heard", &name)));
            parts.push(line("witness", "f10.witness"));
        }
    }
}

/// A pad, and the ways to take back what was drawn.
pub fn pad(page: &Page, field: &'static str, words: &str, ink: &Ink) -> Part {
    let button = |key: &str, fact| action(Look::Second, page.pack.say(key), Fact::Ink(fact));
    let buttons =
        vec![button("f10.undo", InkFact::StrokeUndone), button("f10.clear", InkFact::Cleared)];
    let pad = Part::Pad(field, page.say(words), ink.clone());
    Part::Box("signing", vec![pad, Part::Actions(buttons)])
}
