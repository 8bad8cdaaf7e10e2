//! What may stand where: tables that mirror the JSON Schemas, and the one walk that
//! holds a document against them. Rules between members stand beside the object that
//! they speak of.

use serde_json::Value;

use super::context::{Context, List};
use super::fault::{FaultCode, one_of};
use super::names;
use super::node::{Node, Object};
use super::text::{
    is_address, is_code, is_digest, is_forbidden, is_host_id, is_id, is_language, is_offset,
    is_random_uuid, is_too_long, is_utc, is_uuid,
};
use crate::domain::time::{DateOrInstant, Period, parse_date, parse_instant};

pub enum Shape {
    /// Closed: no other members than these.
    Object(&'static [Member], Rule),
    List(&'static Shape, Least, Distinct),
    Text,
    /// What somebody wrote or was shown, of any length and on any number of lines.
    Prose,
    Formed(&'static Form),
    Boolean,
    Integer(i64, i64),
    Code(&'static [&'static str]),
    Reference(List),
    /// A text by language, perhaps by audience.
    Words,
    /// These texts by language and audience.
    Names(&'static [&'static str]),
    /// Whatever this function finds right.
    By(Rule),
}

/// What must hold beyond the shape. Called even where the shape has faults.
pub type Rule = fn(&Node, &Context);

pub const NO_RULE: Rule = |_, _| {};

pub struct Member {
    name: &'static str,
    required: bool,
    shape: Shape,
}

pub const fn required(name: &'static str, shape: Shape) -> Member {
    Member { name, required: true, shape }
}

pub const fn optional(name: &'static str, shape: Shape) -> Member {
    Member { name, required: false, shape }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Least {
    None,
    One,
}

/// What no two entries of a list may share.
#[derive(Clone, Copy)]
pub enum Distinct {
    /// This member.
    Member(&'static str),
    /// Themselves.
    Entry,
    Nothing,
}

/// The entries of a list of ours have their `id` for themselves.
pub const BY_ID: Distinct = Distinct::Member("id");

/// How a text that is no prose is written.
pub struct Form {
    pub is: fn(&str) -> bool,
    pub expected: &'static str,
}

pub const ID: Shape = Shape::Formed(&Form {
    is: is_id,
    expected: "an id: 1 to 64 of a-z, 0-9 and -, a letter first",
});

pub const HOST_ID: Shape = Shape::Formed(&Form {
    is: is_host_id,
    expected: "an id: 1 to 64 of letters, digits, - and _, a letter or digit first",
});

pub const LANGUAGE: Shape =
    Shape::Formed(&Form { is: is_language, expected: "a BCP 47 language tag such as en or cy" });

pub const ADDRESS: Shape = Shape::Formed(&Form {
    is: is_address,
    expected: "an address that starts with https:, mailto: or tel:",
});

pub const DATE: Shape = Shape::Formed(&Form {
    is: |text| parse_date(text).is_some(),
    expected: "a date as YYYY-MM-DD",
});

pub const INSTANT: Shape = Shape::Formed(&Form {
    is: |text| parse_instant(text).is_some(),
    expected: "an ISO 8601 instant with its offset",
});

pub const DATE_OR_INSTANT: Shape = Shape::Formed(&Form {
    is: |text| DateOrInstant::parse(text).is_some(),
    expected: "a date as YYYY-MM-DD, or an ISO 8601 instant with its offset",
});

pub const PERIOD: Shape = Shape::Formed(&Form {
    is: |text| Period::parse(text).is_some(),
    expected: "a period of one unit: P10D, P6W, P3M or P1Y",
});

pub const CODE: Shape = Shape::Formed(&Form {
    is: is_code,
    expected: "a code: 1 to 64 of a-z, 0-9 and _, a letter first",
});

pub const UUID: Shape = Shape::Formed(&Form { is: is_uuid, expected: "a UUID in small letters" });

/// Of version 4, as every id of our own making is.
pub const RANDOM_UUID: Shape =
    Shape::Formed(&Form { is: is_random_uuid, expected: "a UUID of version 4 in small letters" });

pub const DIGEST: Shape =
    Shape::Formed(&Form { is: is_digest, expected: "sha-256: and 64 of 0-9 and a-f" });

/// As records carry instants.
pub const UTC: Shape = Shape::Formed(&Form {
    is: |text| is_utc(text) && parse_instant(text).is_some(),
    expected: "an instant in UTC, in whole seconds: 2026-09-14T09:40:00Z",
});

pub const DATE_OR_UTC: Shape = Shape::Formed(&Form {
    is: |text| DateOrInstant::parse(text).is_some() && (text.len() == 10 || is_utc(text)),
    expected: "a date as YYYY-MM-DD, or an instant in UTC, in whole seconds",
});

pub const UTC_OFFSET: Shape =
    Shape::Formed(&Form { is: is_offset, expected: "an offset from UTC such as +01:00" });

pub const TRUE: Shape = Shape::By(|node, _| {
    if node.value.as_bool() != Some(true) {
        node.fault(FaultCode::NotAllowed, "true; otherwise it is left out");
    }
});

/// A version or a sequence: from 1 as far as JSON counts.
pub const ORDINAL: Shape = Shape::Integer(1, super::json::MAX_INTEGER);

pub fn check(node: &Node, shape: &Shape, context: &Context) {
    match shape {
        Shape::Object(members, rule) => {
            if let Some(object) = node.object() {
                check_members(&object, members, context);
                rule(node, context);
            }
        }
        Shape::List(entry, least, distinct) => {
            for node in list(node, *least, *distinct) {
                check(&node, entry, context);
            }
        }
        Shape::Text => check_text(node),
        Shape::Prose => {
            if node.string().is_some_and(|text| text.trim().is_empty()) {
                node.fault(FaultCode::Empty, SOMETHING);
            }
        }
        Shape::Formed(form) => {
            if node.string().is_some_and(|text| !(form.is)(text)) {
                node.fault(FaultCode::BadFormat, form.expected);
            }
        }
        Shape::Boolean => {
            if !node.value.is_boolean() {
                node.fault(FaultCode::WrongType, "true or false");
            }
        }
        Shape::Integer(least, most) => check_integer(node, *least, *most),
        Shape::Code(known) => {
            if node.string().is_some_and(|text| !known.contains(&text)) {
                node.fault(FaultCode::UnknownCode, &one_of(known));
            }
        }
        Shape::Reference(list) => {
            let known = context.known(*list);
            if node.string().is_some_and(|id| !known.contains(&id)) {
                node.fault(FaultCode::UnknownReference, list.expected());
            }
        }
        Shape::Words => names::check_words(node, context),
        Shape::Names(members) => names::check_names(node, members, context),
        Shape::By(rule) => rule(node, context),
    }
}

fn check_members(object: &Object, members: &[Member], context: &Context) {
    for (name, node) in object.entries() {
        match members.iter().find(|member| member.name == name) {
            Some(member) => check(&node, &member.shape, context),
            None => {
                let mut known = Vec::new();
                for member in members {
                    known.push(member.name);
                }
                node.fault(FaultCode::UnknownMember, &one_of(&known));
            }
        }
    }
    for member in members {
        if member.required && !object.has(member.name) {
            object.lacks(member.name, "to be there");
        }
    }
}

fn list<'a>(node: &Node<'a>, least: Least, distinct: Distinct) -> Vec<Node<'a>> {
    let list = node.list().unwrap_or_default();
    if least == Least::One && list.is_empty() && node.value.is_array() {
        node.fault(FaultCode::Empty, "at least one entry");
    }
    let mut seen = Vec::new();
    for node in &list {
        let member = match distinct {
            Distinct::Member(name) => node.member(name),
            Distinct::Entry | Distinct::Nothing => None,
        };
        let named = match distinct {
            Distinct::Member(_) => member.as_ref(),
            Distinct::Entry => Some(node),
            Distinct::Nothing => None,
        };
        note_repeated(named, &mut seen);
    }
    list
}

fn note_repeated<'a>(node: Option<&Node<'a>>, seen: &mut Vec<&'a str>) {
    let Some(node) = node else { return };
    let Some(text) = node.value.as_str() else {
        return;
    };
    if seen.contains(&text) {
        node.fault(FaultCode::Duplicate, "something that no earlier entry has");
    }
    seen.push(text);
}

const SOMETHING: &str = "a text with something in it";

pub fn check_text(node: &Node) {
    let Some(text) = node.string() else { return };
    if text.chars().any(is_forbidden) {
        let expected = "no control characters and none that turn the text round";
        node.fault(FaultCode::ForbiddenCharacter, expected);
    } else if text.trim().is_empty() {
        node.fault(FaultCode::Empty, SOMETHING);
    } else if is_too_long(text) {
        node.fault(FaultCode::TooLong, "at most 2000 characters");
    }
}

fn check_integer(node: &Node, least: i64, most: i64) {
    match node.value.as_i64() {
        None => node.fault(FaultCode::WrongType, "a whole number"),
        Some(value) if value < least || most < value => {
            let (least, most) = (least.to_string(), most.to_string());
            let expected = ["a whole number from ", &least, " to ", &most].concat();
            node.fault(FaultCode::OutOfRange, &expected);
        }
        Some(_) => {}
    }
}

/// An object that a decoder of its own reads.
pub const WHOLE: Shape = Shape::By(|node, _| {
    if !matches!(node.value, Value::Object(_)) {
        node.fault(FaultCode::WrongType, "an object");
    }
});
