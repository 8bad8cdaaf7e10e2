//! P11: after a no. Respecting it is one activation.

use super::Page;
use super::contacts::{advice, contacts};
use crate::domain::choice::Answer;
use crate::flow::after_no::may_respect;
use crate::flow::{AfterNoFact, Fact};
use crate::view::part::{Look, Part, action};

pub fn screen(page: &Page) -> Vec<Part> {
    let desk = &page.state.desk;
    let Some(heard) = desk.heard.as_deref() else { return Vec::new() };
    let title = page.fill("p11.title", &[("name", &heard.pass.name)]);
    let noes = heard.answered().filter(|(_, given)| given.is_some_and(|g| g.answer == Answer::No));
    let noes: Vec<String> = noes.map(|(row, _)| page.item(&row.item)).collect();
    let mut parts = vec![Part::Title(title), Part::Points(noes), Part::Says(page.say("p11.lead"))];
    let respect = may_respect(desk);
    let later =
        |look, key| action(look, page.pack.say(key), Fact::AfterNo(AfterNoFact::LeftForLater));
    if respect {
        let worry = vec![Part::Says(page.say("p22.respected_worry")), contacts(page)];
        parts.push(Part::More(page.say("p22.worried"), worry));
        let fact = Fact::AfterNo(AfterNoFact::Respected);
        parts.push(Part::Actions(vec![
            action(Look::Main, page.pack.say("p11.respect"), fact),
            later(Look::Second, "p11.later"),
        ]));
    } else {
        parts.push(advice(page, "p11.reasonable_cause"));
        parts.push(Part::Actions(vec![later(Look::Main, "p11.advice_first")]));
    }
    parts
}
