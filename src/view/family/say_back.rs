//! F9: in your own words. Two equal answers, about the explaining and not about the
//! person.

use super::Page;
use super::words::{back, with_title};
use crate::domain::answers::Answers;
use crate::flow::form::{Kind, Question};
use crate::flow::{Fact, TalkFact};
use crate::view::part::{Look, Part, action};

pub fn say_back(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    let mut said = Answers::default();
    said.set("said_back", &page.family.say_back.words);
    let words = Question::new("said_back".into(), Kind::Paragraph, page.say("f9.words"));
    parts.push(Part::Asks(words.into(), said));
    let button = |look, key: &str, fact| action(look, page.pack.say(key), Fact::Talk(fact));
    parts.push(Part::Box(
        "equal",
        vec![Part::Actions(vec![
            button(Look::Second, "f9.clear", TalkFact::SaidBack),
            button(Look::Second, "f9.again", TalkFact::ExplainingAgainChosen),
        ])],
    ));
    let mut quiet = vec![back(page)];
    if !page.family.pass.interpreted {
        quiet.push(button(Look::Quiet, "f9.skip", TalkFact::SayBackSkipped));
    }
    parts.push(Part::Actions(quiet));
    parts
}
