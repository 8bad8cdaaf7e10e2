//! The answers of a form: which field says what. A field that may say several
//! things stands several times.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    /// What a field says, where it can say only one thing.
    pub fn one(&self, field: &str) -> Option<&str> {
        let said = self.0.iter().find(|(known, _)| known == field)?;
        Some(&said.1)
    }

    pub fn all<'a>(&'a self, field: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let field = field.to_owned();
        let said = self.0.iter().filter(move |(known, _)| *known == field);
        said.map(|(_, value)| value.as_str())
    }

    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).any(|said| said == value)
    }

    /// A written text without its outer white space; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        self.one(field).unwrap_or_default().trim()
    }

    /// Instead of anything that the field said before.
    pub fn set(&mut self, field: &str, value: &str) {
        self.clear(field);
        if !value.is_empty() {
            self.0.push((field.to_owned(), value.to_owned()));
        }
    }

    /// Beside what the field says already.
    pub fn mark(&mut self, field: &str, value: &str, on: bool) {
        self.0.retain(|(known, said)| known != field || said != value);
        if on {
            self.0.push((field.to_owned(), value.to_owned()));
        }
    }

    /// Forgets, wherever it was said, what begins like this.
    pub fn drop_values(&mut self, stem: &str) {
        self.0.retain(|(_, said)| !said.starts_with(stem));
    }

    pub fn clear(&mut self, field: &str) {
        self.0.retain(|(known, _)| known != field);
    }

    /// Forgets a field and every field below it: `need.early-help` and
    /// `need.early-help.child-health`.
    pub fn clear_below(&mut self, stem: &str) {
        self.0.retain(|(known, _)| match known.strip_prefix(stem) {
            Some(rest) => !rest.is_empty() && !rest.starts_with('.'),
            None => true,
        });
    }

    pub fn entries(&self) -> &[(String, String)] {
        &self.0
    }
}

/// The id of a field: its name and whom or what it is about.
pub fn field(parts: &[&str]) -> String {
    parts.join(".")
}
