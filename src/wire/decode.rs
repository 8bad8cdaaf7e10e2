//! Reading a value member by member. Every fault is noted with its path and reading
//! goes on; what could not be read is `None`, and [`Log::verdict`] has the last word.

use serde_json::{Map, Value};

use super::fault::{FaultCode, Log, clip};
use super::json::MAX_INTEGER;
use super::path;
use super::text::{TEXT_LIMIT, is_address, is_forbidden, is_id, is_language};
use crate::domain::time::{DateOrInstant, Period, parse_date, parse_instant};

/// A value and where it stands.
pub struct Node<'a> {
    pub value: &'a Value,
    pub path: String,
    log: &'a Log,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value, log: &'a Log) -> Self {
        Self {
            value,
            path: "$".to_owned(),
            log,
        }
    }

    pub fn fault(&self, code: FaultCode, expected: &str) {
        self.log.note(
            self.path.clone(),
            code,
            expected,
            Some(describe(self.value)),
        );
    }

    /// An object with no other members than these.
    pub fn object(&self, known: &'static [&'static str]) -> Option<Object<'a>> {
        let object = self.open_object()?;
        for (name, value) in object.members {
            if !known.contains(&name.as_str()) {
                let expected = "one of: ".to_owned() + &known.join(", ");
                object
                    .at(name, value)
                    .fault(FaultCode::UnknownMember, &expected);
            }
        }
        Some(object)
    }

    /// An object whose members' names are data.
    pub fn open_object(&self) -> Option<Object<'a>> {
        match self.value {
            Value::Object(members) => Some(Object {
                path: self.path.clone(),
                members,
                log: self.log,
            }),
            _ => {
                self.fault(FaultCode::WrongType, "an object");
                None
            }
        }
    }

    pub fn list(&self, at_least_one: bool) -> Vec<Node<'a>> {
        let Value::Array(entries) = self.value else {
            self.fault(FaultCode::WrongType, "a list");
            return Vec::new();
        };
        if at_least_one && entries.is_empty() {
            self.fault(FaultCode::Empty, "at least one entry");
        }
        let nodes = entries.iter().enumerate().map(|(place, value)| Node {
            value,
            path: path::entry(&self.path, place),
            log: self.log,
        });
        nodes.collect()
    }

    pub fn boolean(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value {
            return Some(*value);
        }
        self.fault(FaultCode::WrongType, "true or false");
        None
    }

    pub fn integer(&self, least: i64, most: i64) -> Option<i64> {
        let Some(value) = self.value.as_i64() else {
            self.fault(FaultCode::WrongType, "a whole number");
            return None;
        };
        if value < least || most < value {
            let expected = format!("a whole number from {least} to {most}");
            self.fault(FaultCode::OutOfRange, &expected);
            return None;
        }
        Some(value)
    }

    /// A whole number that counts something.
    pub fn count(&self, least: u32, most: u32) -> Option<u32> {
        let value = self.integer(least.into(), most.into())?;
        u32::try_from(value).ok()
    }

    /// A version or a sequence: from 1 as far as JSON counts.
    pub fn ordinal(&self) -> Option<u64> {
        let value = self.integer(1, MAX_INTEGER)?;
        u64::try_from(value).ok()
    }

    /// A text for people, or one that names something outside.
    pub fn text(&self) -> Option<String> {
        let text = self.string("a text")?;
        let fault = if text.chars().any(is_forbidden) {
            let expected = "no control characters and none that turn the text round";
            Some((FaultCode::ForbiddenCharacter, expected))
        } else if text.trim().is_empty() {
            Some((FaultCode::Empty, "a text with something in it"))
        } else if text.chars().nth(TEXT_LIMIT).is_some() {
            Some((FaultCode::TooLong, "at most 2000 characters"))
        } else {
            None
        };
        if let Some((code, expected)) = fault {
            self.fault(code, expected);
            return None;
        }
        Some(text.to_owned())
    }

    pub fn id(&self) -> Option<String> {
        self.formed(is_id, "an id: 1 to 64 of a-z, 0-9 and -, a letter first")
    }

    pub fn language(&self) -> Option<String> {
        self.formed(is_language, "a BCP 47 language tag such as en or cy")
    }

    pub fn address(&self) -> Option<String> {
        let expected = "an address that starts with https:, mailto: or tel:";
        let formed = self.formed(is_address, expected);
        formed.and_then(|_| self.text())
    }

    pub fn date(&self) -> Option<chrono::NaiveDate> {
        self.parsed(parse_date, "a date as YYYY-MM-DD")
    }

    pub fn instant(&self) -> Option<crate::domain::time::Instant> {
        self.parsed(parse_instant, "an ISO 8601 instant with its offset")
    }

    pub fn date_or_instant(&self) -> Option<DateOrInstant> {
        let expected = "a date as YYYY-MM-DD, or an ISO 8601 instant with its offset";
        self.parsed(DateOrInstant::parse, expected)
    }

    pub fn period(&self) -> Option<Period> {
        self.parsed(Period::parse, "a period of one unit: P10D, P6W, P3M or P1Y")
    }

    /// One of a closed list.
    pub fn code(&self, known: &[&str]) -> Option<&'a str> {
        let text = self.string("a code")?;
        if known.contains(&text) {
            return Some(text);
        }
        self.fault(
            FaultCode::UnknownCode,
            &("one of: ".to_owned() + &known.join(", ")),
        );
        None
    }

    /// The id of something that is listed elsewhere.
    pub fn reference(&self, known: &[&str], expected: &str) -> Option<String> {
        let id = self.id()?;
        if known.contains(&id.as_str()) {
            return Some(id);
        }
        self.fault(FaultCode::UnknownReference, expected);
        None
    }

    pub fn formed(&self, is_formed: fn(&str) -> bool, expected: &str) -> Option<String> {
        let text = self.string("a text")?;
        if is_formed(text) {
            return Some(text.to_owned());
        }
        self.fault(FaultCode::BadFormat, expected);
        None
    }

    pub fn parsed<T>(&self, parse: fn(&str) -> Option<T>, expected: &str) -> Option<T> {
        let parsed = parse(self.string("a text")?);
        if parsed.is_none() {
            self.fault(FaultCode::BadFormat, expected);
        }
        parsed
    }

    fn string(&self, expected: &str) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.fault(FaultCode::WrongType, expected);
        }
        text
    }
}

/// An object whose members are being read.
pub struct Object<'a> {
    pub path: String,
    pub members: &'a Map<String, Value>,
    log: &'a Log,
}

impl<'a> Object<'a> {
    pub fn optional(&self, name: &str) -> Option<Node<'a>> {
        let value = self.members.get(name)?;
        Some(self.at(name, value))
    }

    pub fn required(&self, name: &str) -> Option<Node<'a>> {
        let node = self.optional(name);
        if node.is_none() {
            self.lacks(name, "to be there");
        }
        node
    }

    /// Every member, for objects whose names are data.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let members = self.members.iter();
        members.map(|(name, value)| (name.as_str(), self.at(name, value)))
    }

    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// Notes that a member is missing, and why it is wanted.
    pub fn lacks(&self, name: &str, expected: &str) {
        let path = path::member(&self.path, name);
        self.log.note(path, FaultCode::Missing, expected, None);
    }

    /// Notes a member that another member rules out.
    pub fn refuse(&self, name: &str, expected: &str) {
        if let Some(node) = self.optional(name) {
            node.fault(FaultCode::NotAllowed, expected);
        }
    }

    fn at(&self, name: &str, value: &'a Value) -> Node<'a> {
        Node {
            value,
            path: path::member(&self.path, name),
            log: self.log,
        }
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => clip(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
