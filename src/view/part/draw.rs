//! Drawing the parts.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::VNode;

use super::idea::aside;
use super::markup::Markup;
use super::pad::pad;
use super::question::question;
use super::{Action, Look, Part};
use crate::flow::family::{Block, Line};
use crate::flow::saving::SaveState;
use crate::flow::{Fact, Problem, SaveFact};
use crate::view::focus::FocusField;
use crate::view::send::Send;
use crate::words::Pack;

/// What every part is drawn with.
pub struct Drawing<'a> {
    pub pack: &'a Pack,
    pub problems: &'a [Problem],
    pub level: u8,
    pub send: &'a Send,
    /// Which words there are for saving: `saving` for the family, `p22` for the
    /// practitioner.
    pub saving: &'static str,
}

/// Each part keeps its node, and so the focus, when others come or go beside it:
/// a question goes by its field, the rest by kind and number. A box is of its first
/// class, whatever else it comes to be.
pub fn draw(parts: &[Part], with: &Drawing) -> Vec<Html> {
    let mut drawn = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for part in parts {
        let kind = match part {
            Part::Asks(asked, _) => asked.field.as_str(),
            Part::Status(..) => "?status",
            Part::Saving { .. } => "?saving",
            Part::Box(class, _) => class.split(' ').next().unwrap_or(class),
            Part::Heading(_) => "?heading",
            _ => "?other",
        };
        let number = seen.iter().filter(|known| **known == kind).count();
        seen.push(kind);
        drawn.push(keyed(one(part, with), [kind, &number.to_string()].join("#")));
    }
    drawn
}

pub fn keyed(html: Html, key: String) -> Html {
    match html {
        VNode::VTag(mut tag) => {
            Rc::make_mut(&mut tag).key = Some(key.into());
            VNode::VTag(tag)
        }
        other => other,
    }
}

fn one(part: &Part, with: &Drawing) -> Html {
    match part {
        Part::Title(words) => {
            let title = heading(with.level, "heading-screen", words);
            title.fixed(&[("tabindex", "-1"), ("data-heading", "")]).done()
        }
        Part::Heading(words) => heading(with.level + 1, "heading-part", words).done(),
        Part::Small(words) => heading(with.level + 2, "heading-small", words).done(),
        Part::Named(id, words) => {
            heading(with.level + 2, "heading-small", words).with("id", id).done()
        }
        Part::Says(words) => Markup::new("p").text(words).done(),
        Part::Hint(words) => Markup::classed("p", "hint").text(words).done(),
        Part::Points(points) => listed("ul", points),
        Part::Numbered(points) => listed("ol", points),
        Part::Pairs(pairs) => paired(pairs),
        Part::Words(words) => block(words, Vec::new(), with),
        Part::Idea { words, name, asked } => {
            block(words, vec![aside(words, name, *asked, with)], with)
        }
        Part::More(summary, parts) => more(summary, parts, with),
        Part::Asks(asked, answers) => question(asked, answers, with),
        Part::Actions(list) => actions(list, with),
        Part::Pad(field, name, ink) => pad(field, name, ink, with),
        Part::Saving { key, now } => saving(key, now, with),
        Part::Box(class, parts) => Markup::classed("div", class).all(draw(parts, with)).done(),
        Part::Jump(words, to) => jump(words, to),
        Part::Seen(class, parts) => {
            let seen = Markup::classed("div", class).with("aria-hidden", "true");
            seen.all(draw(parts, with)).done()
        }
        Part::Status(class, parts) => {
            let status = Markup::classed("div", class).with("role", "status");
            status.all(draw(parts, with)).done()
        }
    }
}

/// At the level that the host chose. HTML has none beyond the sixth.
fn heading(level: u8, class: &str, words: &str) -> Markup {
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    Markup::classed(tag, class).text(words)
}

fn listed(tag: &'static str, points: &[String]) -> Html {
    let mut list = Markup::new(tag);
    for point in points {
        list = list.holding(Markup::new("li").text(point).done());
    }
    list.done()
}

fn paired(pairs: &[(String, String)]) -> Html {
    let mut list = Markup::classed("dl", "standing");
    for (term, says) in pairs {
        list = pair(list, term, says);
    }
    list.done()
}

fn pair(list: Markup, term: &str, says: &str) -> Markup {
    let list = list.holding(Markup::new("dt").text(term).done());
    list.holding(Markup::new("dd").text(says).done())
}

fn block(words: &Block, beside: Vec<Html>, with: &Drawing) -> Html {
    let id = ["block-", &words.id].concat();
    let mut found = Markup::classed("div", "block").with("id", &id);
    if !words.heading.is_empty() {
        found = found.holding(heading(with.level + 1, "heading-part", &words.heading).done());
    }
    found = found.all(beside).all(lines(&words.lines));
    if !words.more.is_empty() {
        let mut parts = Vec::new();
        for more in &words.more {
            parts.push(Part::Says(more.clone()));
        }
        found = found.holding(more(with.pack.say("talk.more"), &parts, with));
    }
    let end = Markup::classed("span", "block-end").with("data-end", &words.id);
    found.holding(end.done()).done()
}

/// Points that follow each other are one list, pairs likewise.
fn lines(lines: &[Line]) -> Vec<Html> {
    let mut drawn = Vec::new();
    let same = |a: &Line, b: &Line| std::mem::discriminant(a) == std::mem::discriminant(b);
    for run in lines.chunk_by(same) {
        let mut list = match run.first() {
            Some(Line::Point(_)) => Some(Markup::new("ul")),
            Some(Line::Pair { .. }) => Some(Markup::new("dl")),
            Some(Line::Says(_)) | None => None,
        };
        for line in run {
            match line {
                Line::Says(says) => drawn.push(Markup::new("p").text(says).done()),
                Line::Point(says) => {
                    let point = Markup::new("li").text(says).done();
                    list = list.map(|list| list.holding(point));
                }
                Line::Pair { term, says } => list = list.map(|list| pair(list, term, says)),
            }
        }
        drawn.extend(list.map(Markup::done));
    }
    drawn
}

fn more(summary: &str, parts: &[Part], with: &Drawing) -> Html {
    let text = Markup::classed("div", "more-text").all(draw(parts, with));
    let summary = Markup::new("summary").text(summary);
    Markup::classed("details", "more").holding(summary.done()).holding(text.done()).done()
}

fn actions(list: &[Action], with: &Drawing) -> Html {
    let mut row = Markup::classed("div", "actions");
    for action in list {
        let class = match action.look {
            Look::Main => "button button-main",
            Look::Second => "button button-second",
            Look::Quiet => "button button-quiet",
        };
        row = row.holding(button(class, action, with));
    }
    row.done()
}

fn jump(words: &str, to: &str) -> Html {
    let button = Markup::classed("button", "button button-second").with("type", "button");
    button.text(words).on(FocusField(to.to_owned())).done()
}

fn button(class: &str, action: &Action, with: &Drawing) -> Html {
    let mut button = Markup::classed("button", class).with("type", "button");
    if !action.language.is_empty() {
        button = button.with("lang", &action.language);
    }
    if !action.described_by.is_empty() {
        button = button.with("aria-describedby", &action.described_by);
    }
    button.text(&action.words).on(with.send.clicked(&action.fact)).done()
}

/// "Saved" only after the host has said so.
fn saving(key: &str, now: &SaveState, with: &Drawing) -> Html {
    let word = |part: &str| with.pack.say(&[with.saving, part].join(".")).to_owned();
    let (class, words) = match now {
        SaveState::Sending => ("saving", word("sending")),
        SaveState::Saved { reference: Some(reference) } => {
            let key = [with.saving, ".saved_reference"].concat();
            ("saving saved", with.pack.fill(&key, &[("reference", reference)]))
        }
        SaveState::Saved { reference: None } => ("saving saved", word("saved")),
        SaveState::Failed { .. } => ("saving failed", word("failed")),
    };
    let status = Markup::new("p").with("role", "status").text(&words).done();
    let mut found = Markup::classed("div", class).with("data-saving", key).holding(status);
    if matches!(now, SaveState::Failed { .. }) {
        let (retry, file) = (key.to_owned(), key.to_owned());
        let buttons = [
            super::action(
                Look::Second,
                &word("retry"),
                Fact::Save(SaveFact::RetryChosen { key: retry }),
            ),
            super::action(
                Look::Second,
                &word("download"),
                Fact::Save(SaveFact::DownloadChosen { key: file }),
            ),
        ];
        found = found.holding(actions(&buttons, with));
    }
    found.done()
}
