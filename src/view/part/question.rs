//! A question and its control. What is typed may reach no spelling service, no
//! password manager and no memory of the browser's.

use yew::Html;

use super::draw::Drawing;
use super::markup::Markup;
use super::picture::face;
use crate::domain::answers::Answers;
use crate::flow::Problem;
use crate::flow::form::{Choice, Kind, Question};
use crate::words::Pack;

/// `twin` is the same question in the second language.
pub fn question(
    asked: &Question,
    answers: &Answers,
    twin: Option<&Question>,
    with: &Drawing,
) -> Html {
    let problem = with.problems.iter().find(|problem| problem.field == asked.field);
    let mut class = String::from("group");
    if problem.is_some() {
        class.push_str(" group-wrong");
    }
    if asked.follows {
        class.push_str(" follow-up");
    }
    let tag = match asked.kind {
        Kind::One | Kind::Any => "fieldset",
        Kind::Line | Kind::Paragraph | Kind::Secret => "div",
    };
    let group = Markup::classed(tag, &class);
    match asked.kind {
        Kind::One | Kind::Any => options(group, asked, answers, (problem, twin), with),
        Kind::Line | Kind::Paragraph | Kind::Secret => {
            text(group, asked, answers, (problem, twin), with)
        }
    }
}

fn part_id(asked: &Question, part: &str) -> String {
    [&asked.field, "-", part].concat()
}

fn words_of(twin: Option<&Question>) -> &str {
    twin.map_or("", |twin| &twin.words)
}

fn hint(group: Markup, asked: &Question, twin: Option<&Question>, with: &Drawing) -> Markup {
    if asked.hint.is_empty() {
        return group;
    }
    let hint = Markup::classed("p", "hint").with("id", &part_id(asked, "hint")).text(&asked.hint);
    group.holding(hint.gloss(&asked.hint, twin.map_or("", |twin| &twin.hint), with).done())
}

/// The problem in words, beside the control.
fn error(group: Markup, asked: &Question, problem: Option<&Problem>, with: &Drawing) -> Markup {
    let Some(problem) = problem else { return group };
    let error = Markup::classed("p", "field-error").with("id", &part_id(asked, "error"));
    group.holding(error.wrong(problem, with).done())
}

impl Markup {
    /// What is wrong, in each language.
    pub fn wrong(self, problem: &Problem, with: &Drawing) -> Markup {
        let words = in_words(problem, with.pack);
        let twin = with.beside.as_ref().and_then(|beside| {
            let same = beside.problems.iter().find(|other| other.field == problem.field)?;
            Some(in_words(same, beside.pack))
        });
        self.text(&words).gloss(&words, &twin.unwrap_or_default(), with)
    }
}

pub fn in_words(problem: &Problem, pack: &Pack) -> String {
    pack.fill(&problem.words, &[("name", &problem.name)])
}

fn options(
    mut group: Markup,
    asked: &Question,
    answers: &Answers,
    (problem, twin): (Option<&Problem>, Option<&Question>),
    with: &Drawing,
) -> Html {
    if problem.is_some() {
        group = group.with("aria-describedby", &part_id(asked, "error"));
    } else if !asked.hint.is_empty() {
        group = group.with("aria-describedby", &part_id(asked, "hint"));
    }
    let legend = Markup::new("legend").text(&asked.words);
    let mut legend = legend.gloss(&asked.words, words_of(twin), with);
    if !asked.ends_in.is_empty() {
        let begins_in = part_id(asked, "begins");
        group = group.with("aria-labelledby", &[&*begins_in, " ", &asked.ends_in].concat());
        legend = legend.with("id", &begins_in);
    }
    group = group.holding(legend.done());
    group = hint(group, asked, twin, with);
    group = error(group, asked, problem, with);
    let layout = if asked.inline { "options options-inline" } else { "options" };
    let mut list = Markup::classed("div", layout);
    for (place, choice) in asked.options.iter().enumerate() {
        let other = twin.and_then(|twin| twin.options.get(place));
        list = list.holding(option(asked, (choice, other), place, answers, with));
    }
    group.holding(list.done()).done()
}

/// The first option carries the field's own id: that is where a link in the
/// error summary leads.
pub fn option_id(asked: &Question, place: usize) -> String {
    match place {
        0 => asked.field.clone(),
        place => part_id(asked, &place.to_string()),
    }
}

fn option(
    asked: &Question,
    (choice, twin): (&Choice, Option<&Choice>),
    place: usize,
    answers: &Answers,
    with: &Drawing,
) -> Html {
    let id = option_id(asked, place);
    let (kind, class) = match asked.kind {
        Kind::One => ("radio", "radio"),
        Kind::Any | Kind::Line | Kind::Paragraph | Kind::Secret => ("checkbox", "tick"),
    };
    let input = Markup::classed("input", class)
        .fixed(&[("type", kind), ("id", &id), ("name", &asked.field)])
        .checked(answers.has(&asked.field, &choice.value))
        .on(with.send.option(&asked.field, &choice.value));
    let mut label = Markup::new("label").with("for", &id);
    if choice.pictured {
        label = label.holding(face(&choice.value));
    }
    let twin = twin.map_or("", |twin| &twin.words);
    label = label.text(&choice.words).gloss(&choice.words, twin, with);
    if !choice.hint.is_empty() {
        label = label.holding(Markup::classed("span", "option-hint").text(&choice.hint).done());
    }
    Markup::classed("div", "option").holding(input.done()).holding(label.done()).done()
}

fn text(
    mut group: Markup,
    asked: &Question,
    answers: &Answers,
    (problem, twin): (Option<&Problem>, Option<&Question>),
    with: &Drawing,
) -> Html {
    let label = Markup::classed("label", "label").with("for", &asked.field);
    let label = label.text(&asked.words).gloss(&asked.words, words_of(twin), with);
    group = group.holding(label.done());
    group = hint(group, asked, twin, with);
    group = error(group, asked, problem, with);
    let control = match asked.kind {
        Kind::Paragraph => Markup::new("textarea").with("rows", "3"),
        Kind::Secret => {
            Markup::new("input").fixed(&[("type", "password"), ("autocomplete", "new-password")])
        }
        Kind::Line | Kind::One | Kind::Any => Markup::new("input").with("type", "text"),
    };
    let mut control = control.fixed(&[
        ("class", "text"),
        ("id", &asked.field),
        ("dir", "auto"),
        ("autocapitalize", "off"),
        ("autocorrect", "off"),
        ("spellcheck", "false"),
        ("writingsuggestions", "false"),
        ("data-gramm", "false"),
        ("data-lpignore", "true"),
    ]);
    if asked.kind != Kind::Secret {
        control = control.with("autocomplete", "off");
    }
    if problem.is_some() {
        control = control.with("aria-invalid", "true");
        control = control.with("aria-describedby", &part_id(asked, "error"));
    } else if !asked.hint.is_empty() {
        control = control.with("aria-describedby", &part_id(asked, "hint"));
    }
    let value = answers.one(&asked.field).unwrap_or_default();
    group.holding(control.value(value).on(with.send.written(&asked.field)).done()).done()
}
