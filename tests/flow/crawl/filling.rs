//! Answers to what a screen asks: the usual ones, which lead on, and unusual ones,
//! which lead elsewhere.

use consent_disclosure::view::offer::Control;

use super::node::{Node, Step};
use crate::kit::PASSCODE;

/// What a field usually says, by the first part of its name.
const USUAL: [(&str, &str); 25] = [
    ("all", "everything"),
    ("alone", "yes"),
    ("answered", "yes"),
    ("choice", "you_choose"),
    ("danger", "no"),
    ("identified", "no"),
    ("identifies", "yes"),
    ("interpreter", "none"),
    ("interpreter_link", "no"),
    ("layout", "together"),
    ("legitimate", "yes"),
    ("need", "needed"),
    ("part", "asked"),
    ("pressure", "no"),
    ("purposes", "early-help"),
    ("recipients", "school-nurse"),
    ("safe", "yes"),
    ("safety", "none_of_these"),
    ("still_safe", "yes"),
    ("tick", "yes"),
    ("told_can_refuse", "yes"),
    ("understood", "understood"),
    ("way", "ticked"),
    ("words", "yes"),
    ("language", "en"),
];

/// How a screen is filled in.
#[derive(Clone, Copy, PartialEq)]
pub enum Manner {
    Usual,
    /// The nth option of each question, counted round.
    Nth(usize),
}

impl Manner {
    pub const ALL: [Manner; 4] = [Manner::Usual, Manner::Nth(0), Manner::Nth(1), Manner::Nth(2)];
}

/// Every question of the screen, as they come up; what stands is looked at after each.
pub fn fill(from: &Node, manner: Manner, look: &mut impl FnMut(&Node)) -> Node {
    fill_but(from, manner, Vec::new(), look)
}

fn fill_but(
    from: &Node,
    manner: Manner,
    mut done: Vec<String>,
    look: &mut impl FnMut(&Node),
) -> Node {
    let mut node = from.clone();
    let place = node.state.place();
    while node.state.place() == place {
        let Some(step) = next(&node, manner, &mut done) else { break };
        node.take(&step);
        look(&node);
    }
    node
}

/// What has come up since: the usual way, and only what has no answer.
pub fn fill_open(from: &Node, look: &mut impl FnMut(&Node)) -> Node {
    let mut done: Vec<String> = Vec::new();
    for control in from.offer().controls {
        if let Control::Choose { field, on: true, .. } = control {
            done.push(field);
        }
    }
    fill_but(from, Manner::Usual, done, look)
}

fn next(node: &Node, manner: Manner, done: &mut Vec<String>) -> Option<Step> {
    let controls = node.offer().controls;
    for control in &controls {
        let field = match control {
            Control::Choose { field, .. } | Control::Write { field, .. } => field.as_str(),
            Control::Draw { field } => field,
            _ => continue,
        };
        if done.iter().any(|known| known == field) {
            continue;
        }
        done.push(field.to_owned());
        let step = match control {
            Control::Draw { .. } => Some(Step::Draw),
            // Nobody else is there as a rule, or nobody would be alone.
            Control::Write { field, .. } if field == "others" && manner == Manner::Usual => None,
            Control::Write { secret, .. } => {
                Some(Step::Write(field.to_owned(), text(field, *secret, manner).to_owned()))
            }
            _ => option(node, &controls, field, manner).map(Step::Choose),
        };
        if step.is_some() {
            return step;
        }
    }
    None
}

/// None where what is wanted is chosen already.
fn option(node: &Node, controls: &[Control], wanted: &str, manner: Manner) -> Option<String> {
    let options: Vec<(&String, &String, bool)> = controls
        .iter()
        .filter_map(|control| match control {
            Control::Choose { id, field, value, on, .. } if field == wanted => {
                Some((id, value, *on))
            }
            _ => None,
        })
        .collect();
    let name = wanted.split('.').next().unwrap_or_default();
    let usual = match name {
        "person" | "present" => Some(node.person),
        _ => USUAL.iter().find(|(known, _)| *known == name).map(|(_, usual)| *usual),
    };
    let usual = usual.and_then(|usual| options.iter().find(|(_, value, _)| *value == usual));
    let (id, _, on) = match (manner, usual) {
        (Manner::Usual, Some(usual)) => *usual,
        (Manner::Usual, None) => options[0],
        (Manner::Nth(nth), _) => options[nth % options.len()],
    };
    (!on).then(|| id.clone())
}

fn text(field: &str, secret: bool, manner: Manner) -> &'static str {
    match (field.split('.').next().unwrap_or_default(), manner) {
        _ if secret && manner == Manner::Nth(1) => "wrong",
        _ if secret => PASSCODE,
        ("date", Manner::Nth(1)) => "31 February",
        ("date", _) => "10 September 2026",
        ("time", _) => "9:30",
        _ => "In a few words",
    }
}
