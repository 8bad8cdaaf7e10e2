//! F8: each thing on its own; yes, no and not sure look and cost the same.

use super::Page;
use super::words::{back, on};
use crate::domain::answers::Answers;
use crate::domain::choice::Answer;
use crate::flow::family::Group;
use crate::flow::form::{Kind, Question};
use crate::flow::item_field;
use crate::view::part::Part;

pub fn choices(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = vec![Part::Title(page.say("f8.title"))];
    let mut answers = Answers::default();
    for (place, given) in family.answers.iter().enumerate() {
        if let Some(given) = given {
            answers.set(&item_field(place), given.answer.code());
        }
    }
    let mut place = 0;
    for group in &family.pass.groups {
        let first = place;
        place += group.rows.len();
        parts.push(Part::Box("choices", of_group(page, group, first, &answers)));
    }
    answers.set("note", &family.note);
    let note = Question::new("note".into(), Kind::Paragraph, page.say("f8.note"));
    parts.push(Part::Asks(note, answers));
    parts.push(Part::Actions(vec![on(page, "talk.continue"), back(page)]));
    parts
}

fn of_group(page: &Page, group: &Group, first: usize, answers: &Answers) -> Vec<Part> {
    let consequence = |title: &str, says: &str| {
        let parts = vec![Part::Small(page.say(title)), Part::Says(says.to_owned())];
        Part::Box("consequence", parts)
    };
    let both = vec![
        consequence("f8.if_yes_title", &group.if_yes),
        consequence("f8.if_no_title", &group.if_no),
    ];
    let mut parts = vec![
        Part::Heading(group.heading.clone()),
        Part::Box("consequences", both),
        Part::Says(group.if_not_sure.clone()),
    ];
    for (place, row) in group.rows.iter().enumerate() {
        let mut question =
            Question::new(item_field(first + place), Kind::One, row.says.clone()).inline();
        for code in Answer::CODES {
            question.option(code, page.pack.say(&["f8.", code].concat()), "");
        }
        parts.push(Part::Box("row", vec![Part::Asks(question, answers.clone())]));
    }
    parts
}
