//! F10: the answer read back, and the person's own act.

use super::Page;
use super::words::{back, on};
use crate::domain::answers::Answers;
use crate::flow::family::Way;
use crate::flow::form::{Kind, Question};
use crate::view::part::Part;

pub fn answer(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = vec![Part::Title(page.say("f10.title"))];
    parts.extend(family.blocks.iter().cloned().map(Part::Words));
    let mut answers = Answers::default();
    answers.set("typed", &family.typed);
    answers.mark("tick", "yes", family.ticked);
    if let Some(way) = family.way {
        answers.set("way", way.code());
    }
    let mut ways = Question::new("way".into(), Kind::One, page.say("f10.way")).inline();
    for code in Way::CODES {
        ways.option(code, page.pack.say(&["f10.way_", code].concat()), "");
    }
    parts.push(Part::Asks(ways, answers.clone()));
    let act = match family.way {
        None => None,
        Some(Way::Ticked) => {
            let mut tick = Question::new("tick".into(), Kind::Any, page.say("f10.title"));
            tick.option("yes", page.pack.say("f10.tick"), "");
            Some(tick)
        }
        Some(Way::TypedName) => {
            Some(Question::new("typed".into(), Kind::Line, page.say("f10.typed")))
        }
    };
    parts.extend(act.map(|act| Part::Asks(act, answers)));
    parts.push(Part::Actions(vec![on(page, "f10.confirm"), back(page)]));
    parts
}
