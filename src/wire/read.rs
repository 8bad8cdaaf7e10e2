//! Reading what has been checked. Nothing is judged here any more, so a member that
//! is absent reads as empty; the shape has seen to it that it may be.

use serde_json::Value;

use super::context::{entries, text};
use crate::domain::words::{Audience, Voice, Words};

#[derive(Clone, Copy)]
pub struct Part<'a>(pub &'a Value);

impl<'a> Part<'a> {
    pub fn part(self, name: &str) -> Part<'a> {
        Part(self.0.get(name).unwrap_or(&Value::Null))
    }

    /// What can be read of a list's entries. A loop, for each chain of iterators is
    /// code of its own for every type.
    pub fn list<T>(self, name: &str, read: fn(Part<'a>) -> Option<T>) -> Vec<T> {
        let mut list = Vec::new();
        for entry in entries(self.0, name) {
            if let Some(entry) = read(Part(entry)) {
                list.push(entry);
            }
        }
        list
    }

    pub fn str(self, name: &str) -> &'a str {
        text(self.0, name)
    }

    pub fn text(self, name: &str) -> String {
        self.str(name).to_owned()
    }

    pub fn maybe_text(self, name: &str) -> Option<String> {
        let text = self.0.get(name).and_then(Value::as_str);
        text.map(str::to_owned)
    }

    pub fn texts(self, name: &str) -> Vec<String> {
        self.list(name, |part| part.0.as_str().map(str::to_owned))
    }

    pub fn flag(self, name: &str) -> bool {
        self.maybe_flag(name).unwrap_or_default()
    }

    pub fn maybe_flag(self, name: &str) -> Option<bool> {
        self.0.get(name).and_then(Value::as_bool)
    }

    pub fn ordinal(self, name: &str) -> u64 {
        self.0.get(name).and_then(Value::as_u64).unwrap_or_default()
    }

    pub fn count(self, name: &str) -> u32 {
        u32::try_from(self.ordinal(name)).unwrap_or(u32::MAX)
    }

    pub fn words(self, name: &str) -> Words {
        self.part(name).all_words()
    }

    /// This itself as `Words`.
    pub fn all_words(self) -> Words {
        self.voices(|text, _| text.as_str(), "")
    }

    /// One of the `names`, in every voice.
    pub fn name(self, member: &str) -> Words {
        self.part("names").voices(|texts, member| texts.get(member)?.as_str(), member)
    }

    fn voices(self, text: fn(&'a Value, &str) -> Option<&'a str>, member: &str) -> Words {
        let mut found = Vec::new();
        for (voice, value) in self.by_voice() {
            if let Some(text) = text(value, member) {
                found.push((voice, text.to_owned()));
            }
        }
        Words::new(found)
    }

    /// What stands under each voice. A text alone stands under adult, which serves
    /// every audience.
    pub fn by_voice(self) -> Vec<(Voice, &'a Value)> {
        let mut found = Vec::new();
        let Value::Object(languages) = self.0 else {
            return found;
        };
        for (language, value) in languages {
            if value.is_string() {
                found.push((Voice::new(language, Audience::Adult), value));
            }
            for audience in Audience::ALL {
                if let Some(value) = value.get(audience.code()) {
                    found.push((Voice::new(language, *audience), value));
                }
            }
        }
        found
    }
}
