//! What the parts of a document are held against. It is read beforehand and
//! leniently, so that a fault in one part never hides a fault in another.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::config::Config;
use crate::domain::time::Zone;
use crate::domain::words::Audience;

#[derive(Default)]
pub struct Context<'a> {
    /// Everything is written in all of them. Empty where they could not be read: then
    /// any will do, for the fault is noted where it is.
    pub languages: Vec<&'a str>,
    /// Everything is named for all of them: adult always, another as soon as any
    /// names have it.
    pub audiences: Vec<Audience>,
    /// Dates begin and end by it.
    pub zone: Option<Zone>,
    pub today: NaiveDate,
    pub jurisdiction: &'a str,
    pub special_kinds: Vec<&'a str>,
    pub gateways: &'a [Value],
    kinds: Vec<&'a str>,
    recipients: Vec<&'a str>,
    methods: Vec<&'a str>,
    people: Vec<&'a str>,
}

/// A list whose entries are named elsewhere by their ids.
#[derive(Clone, Copy)]
pub enum List {
    Kinds,
    Recipients,
    Methods,
    People,
}

impl List {
    pub fn expected(self) -> &'static str {
        match self {
            List::Kinds => "the id of a kind",
            List::Recipients => "the id of a recipient",
            List::Methods => "the id of a method",
            List::People => "the id of one of the people",
        }
    }
}

impl<'a> Context<'a> {
    pub fn of_config(root: &'a Value, today: NaiveDate) -> Self {
        let law = root.get("law").unwrap_or(&Value::Null);
        let mut special_kinds = Vec::new();
        for kind in entries(root, "kinds") {
            if kind.get("special").is_some() {
                special_kinds.push(id(kind));
            }
        }
        Self {
            languages: texts(root, "languages"),
            audiences: audiences(root),
            zone: Zone::from_name(text(root, "time_zone")),
            today,
            jurisdiction: text(root, "jurisdiction"),
            special_kinds,
            gateways: entries(law, "gateways"),
            kinds: ids(root, "kinds"),
            recipients: ids(root, "recipients"),
            methods: ids(root, "methods"),
            people: Vec::new(),
        }
    }

    /// What a case is held against: the configuration, its own recipients and people.
    pub fn of_case(root: &'a Value, config: &'a Config) -> Self {
        let mut recipients = ids(root, "recipients");
        for recipient in &config.recipients {
            recipients.push(recipient.id.as_str());
        }
        let mut methods = Vec::new();
        for method in &config.methods {
            methods.push(method.id.as_str());
        }
        let mut languages = Vec::new();
        for language in &config.languages {
            languages.push(language.as_str());
        }
        let mut people = Vec::new();
        for person in entries(root, "people") {
            people.append(&mut names_of(person));
        }
        Self {
            languages,
            audiences: config.audiences(),
            zone: Some(config.time_zone),
            recipients,
            methods,
            people,
            ..Self::default()
        }
    }

    /// What a record is held against: its own time zone, and nothing outside it.
    pub fn of_record(zone: Option<Zone>) -> Self {
        Self { zone, ..Self::default() }
    }

    pub fn known(&self, list: List) -> &[&'a str] {
        match list {
            List::Kinds => &self.kinds,
            List::Recipients => &self.recipients,
            List::Methods => &self.methods,
            List::People => &self.people,
        }
    }
}

/// A person's id and aliases.
pub fn names_of(person: &Value) -> Vec<&str> {
    let mut names = vec![id(person)];
    names.append(&mut texts(person, "aliases"));
    names
}

/// A member's entries; none where there is no list.
pub fn entries<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    match value.get(list) {
        Some(Value::Array(entries)) => entries,
        _ => &[],
    }
}

/// A member's text; empty where there is none.
pub fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn id(value: &Value) -> &str {
    text(value, "id")
}

fn ids<'a>(root: &'a Value, list: &str) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for entry in entries(root, list) {
        ids.push(id(entry));
    }
    ids
}

/// The texts of a list.
pub fn texts<'a>(value: &'a Value, list: &str) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for entry in entries(value, list) {
        if let Some(text) = entry.as_str() {
            texts.push(text);
        }
    }
    texts
}

fn audiences(root: &Value) -> Vec<Audience> {
    let mut found = vec![Audience::Adult];
    for list in ["purposes", "kinds", "recipients", "methods"] {
        for entry in entries(root, list) {
            note_audiences(entry.get("names").unwrap_or(&Value::Null), &mut found);
        }
    }
    found
}

fn note_audiences(names: &Value, found: &mut Vec<Audience>) {
    let Value::Object(languages) = names else {
        return;
    };
    for voices in languages.values() {
        for audience in Audience::ALL {
            if voices.get(audience.code()).is_some() && !found.contains(audience) {
                found.push(*audience);
            }
        }
    }
}
