//! A value and where it stands. Whatever is wrong with it is noted with its path,
//! and reading goes on.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::canonical;
use super::fault::{FaultCode, Log, clip};
use super::path;

pub struct Node<'a> {
    pub value: &'a Value,
    place: Rc<Place<'a>>,
    log: &'a Log,
}

/// Where a value stands. Written out only for a fault: most values have none, and their
/// paths would cost more than all the rest of the checking.
enum Place<'a> {
    Root(String),
    Member(Rc<Place<'a>>, &'a str),
    Entry(Rc<Place<'a>>, usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        match self {
            Place::Root(path) => path.clone(),
            Place::Member(above, name) => path::member(&above.path(), name),
            Place::Entry(above, place) => path::entry(&above.path(), *place),
        }
    }
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value, log: &'a Log) -> Self {
        Self::at(value, "$".to_owned(), log)
    }

    /// A value that stands somewhere in a larger document.
    pub fn at(value: &'a Value, path: String, log: &'a Log) -> Self {
        Self { value, place: Rc::new(Place::Root(path)), log }
    }

    pub fn fault(&self, code: FaultCode, expected: &str) {
        let found = Some(describe(self.value));
        self.log.note(self.place.path(), code, expected, found);
    }

    /// Notes something about what stands below this value, or should: `choices[0].about`.
    pub fn note(&self, inner: &str, found: Option<&Value>, code: FaultCode, expected: &str) {
        let path = [&self.place.path(), ".", inner].concat();
        self.log.note(path, code, expected, found.map(describe));
    }

    pub fn object(&self) -> Option<Object<'a>> {
        if let Value::Object(members) = self.value {
            return Some(Object { members, place: self.place.clone(), log: self.log });
        }
        self.fault(FaultCode::WrongType, "an object");
        None
    }

    pub fn list(&self) -> Option<Vec<Node<'a>>> {
        let Value::Array(entries) = self.value else {
            self.fault(FaultCode::WrongType, "a list");
            return None;
        };
        let mut nodes = Vec::with_capacity(entries.len());
        for (place, value) in entries.iter().enumerate() {
            let place = Rc::new(Place::Entry(self.place.clone(), place));
            nodes.push(Node { value, place, log: self.log });
        }
        Some(nodes)
    }

    pub fn string(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.fault(FaultCode::WrongType, "a text");
        }
        text
    }

    /// The entries of a member, if it is a list.
    pub fn entries(&self, name: &str) -> Vec<Node<'a>> {
        let list = self.member(name).filter(|node| node.value.is_array());
        list.and_then(|node| node.list()).unwrap_or_default()
    }

    /// A member of this value, if it is an object and has it.
    pub fn member(&self, name: &str) -> Option<Node<'a>> {
        let (name, value) = self.value.as_object()?.get_key_value(name)?;
        Some(below(&self.place, name, value, self.log))
    }

    /// A member of this value, or null in its place, so that what is not there can
    /// be named.
    pub fn part(&self, name: &str) -> Node<'a> {
        let value = self.value.get(name).unwrap_or(&Value::Null);
        Node::at(value, path::member(&self.place.path(), name), self.log)
    }

    /// Notes that a member is missing.
    pub fn lacks(&self, name: &str, expected: &str) {
        let path = path::member(&self.place.path(), name);
        self.log.note(path, FaultCode::Missing, expected, None);
    }
}

fn below<'a>(above: &Rc<Place<'a>>, name: &'a str, value: &'a Value, log: &'a Log) -> Node<'a> {
    Node { value, place: Rc::new(Place::Member(above.clone(), name)), log }
}

pub struct Object<'a> {
    pub members: &'a Map<String, Value>,
    place: Rc<Place<'a>>,
    log: &'a Log,
}

impl<'a> Object<'a> {
    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        let (name, value) = self.members.get_key_value(name)?;
        Some(below(&self.place, name, value, self.log))
    }

    /// The member's text; empty where there is none.
    pub fn text(&self, name: &str) -> &'a str {
        let text = self.members.get(name).and_then(Value::as_str);
        text.unwrap_or_default()
    }

    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        let node = |(name, value): (&'a String, &'a Value)| {
            (name.as_str(), below(&self.place, name, value, self.log))
        };
        self.members.iter().map(node)
    }

    /// Notes that a member is missing.
    pub fn lacks(&self, name: &str, expected: &str) {
        let path = path::member(&self.place.path(), name);
        self.log.note(path, FaultCode::Missing, expected, None);
    }

    /// Notes something about a member that is there.
    pub fn fault(&self, name: &str, code: FaultCode, expected: &str) {
        if let Some(node) = self.get(name) {
            node.fault(code, expected);
        }
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Number(number) => {
            let mut text = String::new();
            canonical::write_number(number, &mut text);
            text
        }
        Value::String(text) => clip(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
