//! F12 and F13: everything in one tap, or some of it; then what it changes.

use super::Page;
use super::words::with_title;
use crate::domain::answers::Answers;
use crate::domain::item::Item;
use crate::flow::form::{Kind, Question};
use crate::flow::withdraw::own_yeses;
use crate::flow::{Fact, TalkFact, WithdrawFact};
use crate::view::part::{Action, Look, Part, action};

pub fn change_mind(page: &Page) -> Vec<Part> {
    let yeses = own_yeses(page.family);
    let mut parts = with_title(&page.family.blocks);
    let mut buttons = Vec::new();
    if yeses.is_empty() {
        let stop = Fact::Talk(TalkFact::StopChosen);
        buttons.push(action(Look::Second, page.pack.say("bar.stop"), stop));
    } else {
        let everything = button(page, "f12.everything", WithdrawFact::EverythingChosen);
        parts.push(Part::Actions(vec![everything]));
        parts.push(list(page, &yeses));
        buttons.push(button(page, "f12.some", WithdrawFact::SomeChosen));
    }
    if !page.family.trail.is_empty() {
        buttons.push(button(page, "talk.back", WithdrawFact::WentBack));
    }
    parts.push(Part::Actions(buttons));
    parts
}

fn button(page: &Page, key: &str, fact: WithdrawFact) -> Action {
    action(Look::Second, page.pack.say(key), Fact::Withdraw(fact))
}

fn list(page: &Page, yeses: &[Item]) -> Part {
    let mut question = Question::new("take".into(), Kind::Any, page.say("f12.list"));
    let mut marked = Answers::default();
    for (place, item) in yeses.iter().enumerate() {
        let place = place.to_string();
        question.option(&place, words_of(page, item), "");
        marked.mark("take", &place, page.family.marked.contains(item));
    }
    Part::Asks(question.into(), marked)
}

fn words_of<'a>(page: &'a Page, item: &Item) -> &'a str {
    let standing = page.family.pass.standing.iter().find(|yes| yes.item == *item);
    let row = || page.family.rows().find(|row| row.item == *item).map(|row| row.short.as_str());
    standing.map(|yes| yes.says.as_str()).or_else(row).unwrap_or_default()
}

pub fn what_changes(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    parts.push(Part::Actions(vec![
        button(page, "f13.confirm", WithdrawFact::Confirmed),
        button(page, "talk.back", WithdrawFact::WentBack),
    ]));
    parts
}
