//! F8: each thing on its own; yes, no and not sure look and cost the same. What is
//! told, by rows; who is told, by cells: a grid where there is room, a list where
//! there is none, and the same nodes for both.

use super::Page;
use super::words::{back, on};
use crate::domain::answers::Answers;
use crate::domain::choice::Answer;
use crate::flow::family::{FamilyState, Group, Line, Row};
use crate::flow::form::{Kind, Question};
use crate::flow::siblings::ChoiceLine;
use crate::flow::{Fact, TalkFact, item_field};
use crate::view::part::{Look, Part, action};

/// With more rows than this a talk says how many are left, and leads to them.
const MANY: usize = 6;

/// As many fit side by side under their names, and the names stay in sight.
const COLUMNS: usize = 4;
const ROWS: usize = 5;

pub fn choices(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = vec![Part::Title(page.say("f8.title"))];
    for place in family.groups_shown() {
        if let Some(group) = family.pass.groups.get(place) {
            parts.push(Part::Box("choices", of_group(page, place, group)));
        }
    }
    if family.groups_shown().end == family.pass.groups.len() {
        let mut answers = Answers::default();
        answers.set("note", &family.note);
        let note = Question::new("note".into(), Kind::Paragraph, page.say("f8.note"));
        parts.push(Part::Asks(note.into(), answers));
    }
    parts.push(Part::Actions(vec![on(page, "talk.continue"), back(page)]));
    parts.extend(left(page));
    parts
}

fn of_group(page: &Page, place: usize, group: &Group) -> Vec<Part> {
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
    if page.family.all_questions().len() > MANY {
        parts.push(Part::Hint(count(page, place)));
    }
    parts.extend(all_at_once(page, place, group));
    parts.push(grid(page, place, group));
    let id = group.said_id();
    let said = page.family.blocks.iter().find(|block| block.id.starts_with(&id));
    let said = said.and_then(|block| block.lines.first());
    let said = match said {
        Some(Line::Says(words)) => vec![Part::Says(words.clone())],
        _ => Vec::new(),
    };
    parts.push(Part::Status("said", said));
    parts
}

/// Yes and no to all: the same look, the same cost. What is sensitive is not in the
/// yes, and the button says so.
fn all_at_once(page: &Page, place: usize, group: &Group) -> Option<Part> {
    let yes = if group.any_sensitive() { "f8.all_yes_but" } else { "f8.all_yes" };
    let button = |key: &str, answer: Answer| {
        let fact = TalkFact::AllAnswered(place, answer);
        action(Look::Second, page.pack.say(key), Fact::Talk(fact))
    };
    let both = vec![button(yes, Answer::Yes), button("f8.all_no", Answer::No)];
    group
        .may_answer_all(page.family.questions(place).len())
        .then(|| Part::Box("all", vec![Part::Actions(both)]))
}

fn grid(page: &Page, place: usize, group: &Group) -> Part {
    let lines = page.family.lines(place);
    let first = page.family.places_of(place).start;
    let rows = |line: &ChoiceLine| -> &[Row] {
        let of = line.questions.start - first..line.questions.end - first;
        group.rows.get(of).unwrap_or_default()
    };
    let columns = lines.first().map(rows).filter(|columns| {
        let fits = (2..=ROWS).contains(&lines.len()) && (2..=COLUMNS).contains(&columns.len());
        fits && lines.iter().all(|line| same_people(columns, rows(line)))
    });
    let mut parts = Vec::new();
    if let Some(columns) = columns {
        let mut names = vec![Part::Says(String::new())];
        names.extend(columns.iter().map(|row| Part::Says(row.tell.clone())));
        parts.push(Part::Seen("grid-head", names));
    }
    for line in &lines {
        let id = ["kind-", &line.questions.start.to_string()].concat();
        let mut cells = vec![kind(page, line, &id)];
        for (row, at) in rows(line).iter().zip(line.questions.clone()) {
            cells.push(Part::Asks(cell(page, at, row, &id).into(), given(page.family, at)));
        }
        parts.push(Part::Box("grid-row", cells));
    }
    Part::Box(if columns.is_some() { "grid grid-headed" } else { "grid" }, parts)
}

/// Who is told, side by side where every kind is for the same people and they fit.
fn same_people(one: &[Row], other: &[Row]) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.all(|(a, b)| a.item.recipient_id == b.item.recipient_id)
}

/// What is told; and where siblings could share the answer, a way to part and to join
/// them.
fn kind(page: &Page, line: &ChoiceLine, id: &str) -> Part {
    let name = Part::Named(2, id.to_owned(), line.kind.to_owned());
    if line.siblings.is_none() {
        return name;
    }
    let mut parts = vec![name];
    let mut says = Vec::new();
    if let Some(words) = page.family.how_shared(line) {
        says.push(Part::Says(words.to_owned()));
        let key = if line.together { "f8.split" } else { "f8.join" };
        let fact = TalkFact::SameForAllChosen(line.questions.start, !line.together);
        let mut button = action(Look::Second, page.pack.say(key), Fact::Talk(fact));
        id.clone_into(&mut button.described_by);
        parts.push(Part::Actions(vec![button]));
    }
    parts.insert(1, Part::Status("same", says));
    Part::Box("kind", parts)
}

fn cell(page: &Page, place: usize, row: &Row, kind: &str) -> Question {
    let mut question = Question::new(item_field(place), Kind::One, row.tell.clone()).inline();
    kind.clone_into(&mut question.ends_in);
    for code in Answer::CODES {
        question.option(code, page.pack.say(&["f8.", code].concat()), "");
    }
    question
}

/// One answer alone: every cell with all of them would be as many copies as cells.
fn given(family: &FamilyState, place: usize) -> Answers {
    let mut answers = Answers::default();
    if let Some(given) = family.answers.get(place).copied().flatten() {
        answers.set(&item_field(place), given.answer.code());
    }
    answers
}

/// "4 of 12 answered".
fn count(page: &Page, group: usize) -> String {
    let places = page.family.questions(group);
    let all = places.len();
    let done = places.into_iter().filter(|place| answered(page.family, *place)).count();
    page.pack.fill("f8.count", &[("place", &done.to_string()), ("all", &all.to_string())])
}

fn answered(family: &FamilyState, place: usize) -> bool {
    family.answers.get(place).is_some_and(Option::is_some)
}

/// The way to the next question without an answer, after the newest one.
fn left(page: &Page) -> Option<Part> {
    let family = page.family;
    let all = family.all_questions();
    let mut newest = (None, 0);
    for (number, place) in all.iter().enumerate() {
        let at = family.answers.get(*place).copied().flatten().map(|given| given.at);
        if at.is_some() && at >= newest.0 {
            newest = (at, number);
        }
    }
    let shown = family.groups_shown();
    let here = |place: &&usize| {
        !answered(family, **place)
            && family.group_of(**place).is_some_and(|group| shown.contains(&group))
    };
    let (before, after) = all.split_at(newest.1);
    let next = after.iter().chain(before).find(here)?;
    let jump = Part::Jump(page.say("f8.next_open"), item_field(*next));
    (all.len() > MANY).then(|| Part::Box("left", vec![jump]))
}
