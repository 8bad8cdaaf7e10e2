//! Drawing the parts.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::VNode;

use super::both::{self, Beside, line, within};
use super::cell::cell;
use super::idea::aside;
use super::markup::Markup;
use super::pad::pad;
use super::question::question;
use super::{Action, Look, Part, action};
use crate::flow::family::{Block, Line};
use crate::flow::saving::SaveState;
use crate::flow::{Fact, Problem, SaveFact};
use crate::view::focus::FocusField;
use crate::view::send::Send;
use crate::words::Pack;

/// What every part is drawn with.
pub struct Drawing<'a> {
    pub pack: &'a Rc<Pack>,
    pub problems: &'a [Problem],
    pub level: u8,
    pub send: &'a Send,
    /// Where two languages stand one beside the other.
    pub beside: Option<Beside<'a>>,
    /// Which words there are for saving: `saving` for the family, `p22` for the
    /// practitioner.
    pub saving: &'static str,
}

/// Each part keeps its node, and so the focus, when others come or go beside it:
/// a question goes by its field, the rest by kind and number. A box is of its first
/// class, whatever else it comes to be.
pub fn draw(parts: &[Part], with: &Drawing) -> Vec<Html> {
    draw_both(parts, &[], with)
}

/// The same with the parts of the second language, which are as many, of the same kinds
/// and in the same order.
pub fn draw_both(parts: &[Part], others: &[Part], with: &Drawing) -> Vec<Html> {
    let mut drawn = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let kind = match part {
            Part::Asks(asked, _) => asked.field.as_str(),
            Part::Status(..) => "?status",
            Part::Saving { .. } => "?saving",
            Part::Box(class, _) => class.split(' ').next().unwrap_or(class),
            Part::Heading(_) => "?heading",
            _ => "?other",
        };
        let mut number = 0;
        // No two questions have one field, and there may be hundreds of them.
        if !matches!(part, Part::Asks(..)) {
            number = seen.iter().filter(|known| **known == kind).count();
            seen.push(kind);
        }
        let (other, key) = (others.get(place), [kind, &number.to_string()].join("#"));
        drawn.push(match part {
            Part::Asks(asked, answers) if !asked.ends_in.is_empty() => {
                cell((asked, both::asked(other)), answers, key, with)
            }
            _ => keyed(one(part, other, with), key),
        });
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

fn one(part: &Part, other: Option<&Part>, with: &Drawing) -> Html {
    let both =
        |own: Html, words: &str, class: &str| both::pair(own, words, line(other), class, with);
    let all = |parts: &[Part]| draw_both(parts, within(other), with);
    match part {
        Part::Title(words) => {
            let title = heading(with.level, "heading-screen", words);
            let title = title.fixed(&[("tabindex", "-1"), ("data-heading", "")]).done();
            both(title, words, "other-screen")
        }
        Part::Heading(words) => {
            both(heading(with.level + 1, "heading-part", words).done(), words, "other-part")
        }
        Part::Small(words) => {
            both(heading(with.level + 2, "heading-small", words).done(), words, "other-small")
        }
        Part::Named(below, id, words) => {
            let name = heading(with.level + below, "heading-small", words).with("id", id);
            name.gloss(words, line(other), with).done()
        }
        Part::Says(words) => both(Markup::new("p").text(words).done(), words, "other"),
        Part::Hint(words) => both(Markup::classed("p", "hint").text(words).done(), words, "other"),
        Part::Points(points) => listed("ul", points),
        Part::Numbered(points) => listed("ol", points),
        Part::Pairs(pairs) => paired(pairs),
        Part::Words(words) => block(words, Vec::new(), other, with),
        Part::Idea { words, name, asked } => {
            block(words, vec![aside(words, name, *asked, with)], other, with)
        }
        Part::More(summary, parts) => {
            let summary = Markup::new("summary").text(summary).gloss(summary, line(other), with);
            more(summary, all(parts))
        }
        Part::Asks(asked, answers) => {
            question(asked, answers, both::asked(other).map(AsRef::as_ref), with)
        }
        Part::Actions(list) => actions(list, both::listed(other), with),
        Part::Pad(field, name, ink) => pad(field, name, line(other), ink, with),
        Part::Saving { key, now } => saving(key, now, with),
        Part::Box(class, parts) => Markup::classed("div", class).all(all(parts)).done(),
        Part::Jump(words, to) => jump(words, line(other), to, with),
        Part::Seen(class, parts) => {
            Markup::classed("div", class).with("aria-hidden", "true").all(all(parts)).done()
        }
        Part::Status(class, parts) => {
            Markup::classed("div", class).with("role", "status").all(all(parts)).done()
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

fn block(words: &Block, beside: Vec<Html>, twin: Option<&Part>, with: &Drawing) -> Html {
    let id = ["block-", &words.id].concat();
    let mut found = Markup::classed("div", "block").with("id", &id);
    let mut own = Vec::new();
    if !words.heading.is_empty() {
        own.push(heading(with.level + 1, "heading-part", &words.heading).done());
    }
    own.extend(beside);
    own.extend(lines(&words.lines));
    let twin = match twin {
        Some(Part::Words(twin) | Part::Idea { words: twin, .. }) => Some(twin),
        _ => None,
    };
    found = match twin {
        None => found.all(own),
        Some(twin) => found.holding(side_by_side(own, twin, with)),
    };
    if !words.more.is_empty() {
        let says = |texts: &[String]| -> Vec<Part> {
            let mut parts = Vec::new();
            for text in texts {
                parts.push(Part::Says(text.clone()));
            }
            parts
        };
        let others = twin.map(|twin| says(&twin.more)).unwrap_or_default();
        let summary = Markup::new("summary").says("talk.more", with);
        found = found.holding(more(summary, draw_both(&says(&words.more), &others, with)));
    }
    // Below both: what was shown in full was shown in each language.
    let end = Markup::classed("span", "block-end").with("data-end", &words.id);
    found.holding(end.done()).done()
}

fn side_by_side(own: Vec<Html>, twin: &Block, with: &Drawing) -> Html {
    let mut other = both::other("div", "other", with);
    if !twin.heading.is_empty() {
        other = other.holding(Markup::classed("p", "other-part").text(&twin.heading).done());
    }
    let own = Markup::new("div").all(own).done();
    Markup::classed("div", "both").holding(own).holding(other.all(lines(&twin.lines)).done()).done()
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

fn more(summary: Markup, texts: Vec<Html>) -> Html {
    let text = Markup::classed("div", "more-text").all(texts);
    Markup::classed("details", "more").holding(summary.done()).holding(text.done()).done()
}

fn actions(list: &[Action], others: &[Action], with: &Drawing) -> Html {
    let mut row = Markup::classed("div", "actions");
    for (place, action) in list.iter().enumerate() {
        let class = match action.look {
            Look::Main => "button button-main",
            Look::Second => "button button-second",
            Look::Quiet => "button button-quiet",
        };
        let twin = others.get(place).map_or("", |other| &other.words);
        row = row.holding(button(class, action, twin, with));
    }
    row.done()
}

fn jump(words: &str, twin: &str, to: &str, with: &Drawing) -> Html {
    let button = Markup::classed("button", "button button-second").with("type", "button");
    button.text(words).gloss(words, twin, with).on(FocusField(to.to_owned())).done()
}

fn button(class: &str, action: &Action, twin: &str, with: &Drawing) -> Html {
    let mut button = Markup::classed("button", class).with("type", "button");
    // The name of a language stands there in that language alone.
    let mut twin = twin;
    if !action.language.is_empty() {
        button = button.with("lang", &action.language);
        twin = "";
    }
    if !action.described_by.is_empty() {
        button = button.with("aria-describedby", &action.described_by);
    }
    let button = button.text(&action.words).gloss(&action.words, twin, with);
    button.on(with.send.clicked(&action.fact)).done()
}

/// "Saved" only after the host has said so.
fn saving(key: &str, now: &SaveState, with: &Drawing) -> Html {
    let (class, part) = match now {
        SaveState::Sending => ("saving", "sending"),
        SaveState::Saved { reference: Some(_) } => ("saving saved", "saved_reference"),
        SaveState::Saved { reference: None } => ("saving saved", "saved"),
        SaveState::Failed { .. } => ("saving failed", "failed"),
    };
    let reference = match now {
        SaveState::Saved { reference: Some(reference) } => reference,
        _ => "",
    };
    let word = |part: &str, pack: &Pack| {
        pack.fill(&[with.saving, part].join("."), &[("reference", reference)])
    };
    let status = Markup::new("p").with("role", "status").text(&word(part, with.pack)).done();
    let mut found = Markup::classed("div", class).with("data-saving", key).holding(status);
    if let Some(beside) = &with.beside {
        let twin = both::other("p", "other", with).text(&word(part, beside.pack));
        found = found.holding(twin.done());
    }
    if matches!(now, SaveState::Failed { .. }) {
        let buttons = |pack: &Pack| {
            let (retry, file) = (key.to_owned(), key.to_owned());
            let button = |part, fact| action(Look::Second, &word(part, pack), Fact::Save(fact));
            [
                button("retry", SaveFact::RetryChosen { key: retry }),
                button("download", SaveFact::DownloadChosen { key: file }),
            ]
        };
        let others = with.beside.as_ref().map(|beside| buttons(beside.pack));
        let others = others.as_ref().map_or(&[][..], |others| &others[..]);
        found = found.holding(actions(&buttons(with.pack), others, with));
    }
    found.done()
}
