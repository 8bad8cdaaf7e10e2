//! A block of words, as the record holds it. Its end says when it was shown in
//! full.

use yew::{Html, html};

use crate::flow::family::{Block, Line};
use crate::view::component::heading;
use crate::view::component::page::Heading;

pub fn block(block: &Block, level: u8, more_words: &str) -> Html {
    let id = ["block", &block.id].join("-");
    html! {
        <div class="block" id={id} data-block={block.id.clone()}>
            if !block.heading.is_empty() {
                { heading(Heading::Part(level), &block.heading) }
            }
            { lines(&block.lines) }
            { more(&block.more, more_words) }
            <span class="block-end" data-end={block.id.clone()}></span>
        </div>
    }
}

/// The second layer, closed until somebody wants it.
fn more(texts: &[String], words: &str) -> Html {
    if texts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="more">
            <summary>{ words }</summary>
            <div class="more-text">
                { for texts.iter().map(|text| html! { <p>{ text }</p> }) }
            </div>
        </details>
    }
}

/// Points that follow each other are one list, pairs likewise.
fn lines(lines: &[Line]) -> Html {
    let runs = lines.chunk_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b));
    runs.map(run).collect()
}

fn run(run: &[Line]) -> Html {
    match run.first() {
        None => Html::default(),
        Some(Line::Says(_)) => run.iter().map(one).collect(),
        Some(Line::Point(_)) => html! { <ul>{ for run.iter().map(one) }</ul> },
        Some(Line::Pair { .. }) => html! { <dl>{ for run.iter().map(one) }</dl> },
    }
}

fn one(line: &Line) -> Html {
    match line {
        Line::Says(says) => html! { <p>{ says }</p> },
        Line::Point(says) => html! { <li>{ says }</li> },
        Line::Pair { term, says } => html! { <><dt>{ term }</dt><dd>{ says }</dd></> },
    }
}
