//! Radio buttons and tick boxes in a group with its question.

use yew::{Html, html};

use super::problems::{error_of, field_error};
use crate::flow::{Fact, Problem};
use crate::view::send::Send;
use crate::words::Pack;

/// The question that a group of options answers.
pub struct Group<'a> {
    /// The id of the group and of its first option's home in the error summary.
    pub id: &'a str,
    pub question: &'a str,
    pub hint: &'a str,
    pub problems: &'a [Problem],
    pub pack: &'a Pack,
    /// Side by side where there is room.
    pub inline: bool,
}

pub struct Choice<'a> {
    pub words: &'a str,
    pub hint: &'a str,
    pub chosen: bool,
    pub fact: Fact,
}

pub struct Tick<'a> {
    pub words: &'a str,
    pub hint: &'a str,
    pub ticked: bool,
    pub on: Fact,
    pub off: Fact,
}

/// One of these. Nothing is chosen beforehand.
pub fn radios(group: &Group, choices: Vec<Choice>, send: &Send) -> Html {
    let options = choices.into_iter().enumerate().map(|(place, choice)| {
        let id = option_id(group.id, place);
        html! {
            <div class="option">
                <input type="radio" class="radio" id={id.clone()} name={group.id.to_owned()}
                    checked={choice.chosen} onchange={send.chosen(choice.fact)} />
                <label for={id}>{ words(choice.words, choice.hint) }</label>
            </div>
        }
    });
    fieldset(group, options.collect())
}

/// Any of these.
pub fn ticks(group: &Group, ticks: Vec<Tick>, send: &Send) -> Html {
    let options = ticks.into_iter().enumerate().map(|(place, tick)| {
        let id = option_id(group.id, place);
        html! {
            <div class="option">
                <input type="checkbox" class="tick" id={id.clone()}
                    checked={tick.ticked} onchange={send.ticked(tick.on, tick.off)} />
                <label for={id}>{ words(tick.words, tick.hint) }</label>
            </div>
        }
    });
    fieldset(group, options.collect())
}

/// The first option carries the group's own id: that is where a link in the
/// error summary leads.
fn option_id(group: &str, place: usize) -> String {
    match place {
        0 => group.to_owned(),
        place => [group, &place.to_string()].join("-option-"),
    }
}

fn words(words: &str, hint: &str) -> Html {
    html! {
        <>
            { words }
            if !hint.is_empty() {
                <span class="option-hint">{ hint }</span>
            }
        </>
    }
}

fn fieldset(group: &Group, options: Vec<Html>) -> Html {
    let problem = error_of(group.problems, group.id);
    let error_id = [group.id, "error"].join("-");
    let hint_id = [group.id, "hint"].join("-");
    let described = match (problem, group.hint.is_empty()) {
        (Some(_), _) => Some(error_id.clone()),
        (None, false) => Some(hint_id.clone()),
        (None, true) => None,
    };
    let class = if problem.is_some() { "group group-wrong" } else { "group" };
    let layout = if group.inline { "options options-inline" } else { "options" };
    html! {
        <fieldset {class} aria-describedby={described}>
            <legend>{ group.question }</legend>
            if !group.hint.is_empty() {
                <p class="hint" id={hint_id}>{ group.hint }</p>
            }
            { field_error(problem, &error_id, group.pack) }
            <div class={layout}>{ options }</div>
        </fieldset>
    }
}
