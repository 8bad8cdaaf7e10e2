//! Writing an object member by member. What is absent is left out: no nulls.

use serde_json::{Map, Value};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members(Map<String, Value>);

impl Members {
    pub fn new() -> Members {
        Members::default()
    }

    pub fn value(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.value(name, Value::String(text.to_owned()));
    }

    pub fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub fn number(&mut self, name: &str, number: i64) {
        self.value(name, Value::Number(number.into()));
    }

    pub fn flag(&mut self, name: &str, on: bool) {
        self.value(name, Value::Bool(on));
    }

    /// Written only where it is true.
    pub fn mark(&mut self, name: &str, on: bool) {
        if on {
            self.flag(name, true);
        }
    }

    pub fn object(&mut self, name: &str, members: Members) {
        self.value(name, members.into());
    }

    pub fn list(&mut self, name: &str, entries: Vec<Value>) {
        self.value(name, Value::Array(entries));
    }

    /// A list that is left out where it is empty.
    pub fn some(&mut self, name: &str, entries: Vec<Value>) {
        if !entries.is_empty() {
            self.list(name, entries);
        }
    }

    pub fn texts<'a>(&mut self, name: &str, texts: impl Iterator<Item = &'a str>) {
        let mut entries = Vec::new();
        for text in texts {
            entries.push(Value::String(text.to_owned()));
        }
        self.list(name, entries);
    }

    pub fn strings(&mut self, name: &str, texts: &[String]) {
        self.texts(name, texts.iter().map(String::as_str));
    }
}

impl From<Members> for Value {
    fn from(members: Members) -> Value {
        Value::Object(members.0)
    }
}

impl Members {
    pub fn into_map(self) -> Map<String, Value> {
        self.0
    }
}
