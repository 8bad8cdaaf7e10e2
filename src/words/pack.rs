//! One language's texts for one audience: keys to texts with `{{name}}` places
//! (i18next JSON v4 form).

use std::rc::Rc;

use serde_json::Value;

use crate::domain::config::Config;
use crate::domain::order;
use crate::domain::words::{Audience, Voice};
use crate::wire::read_json;

/// The practitioner's own texts have a file of their own.
pub const BUILT_IN: [(&str, &str, &str); 2] = [
    ("en", "adult", include_str!("../../content/en/adult.json")),
    ("en", "practitioner", include_str!("../../content/en/practitioner.json")),
];

#[derive(Debug, Default, PartialEq)]
pub struct Pack {
    pub language: String,
    /// `content/en/adult`, as the record names it.
    pub id: String,
    /// In the order of their keys.
    texts: Vec<(String, String)>,
}

impl Pack {
    /// `None` where the text is no JSON object.
    pub fn read(language: &str, audience: &str, json: &str) -> Option<Pack> {
        let mut texts = Vec::new();
        flatten("", &read_json(json).ok()?, &mut texts);
        let id = ["content", language, audience].join("/");
        (!texts.is_empty()).then(|| Pack { language: language.to_owned(), id, texts })
    }

    /// The practitioner's own words, where there is no configuration to speak from.
    pub fn practitioner() -> Pack {
        let [_, (language, name, json)] = BUILT_IN;
        Pack::read(language, name, json).unwrap_or_default()
    }

    /// The text of a key. A key that no text has is a fault of the build, which
    /// a test finds; its name is then better than nothing.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        let found = self.find(key).and_then(|place| self.texts.get(place));
        found.map_or(key, |(_, text)| text)
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.texts.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()
    }

    /// The text of a key with its `{{name}}` places filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values)
    }

    /// The organisation's own words in place of ours.
    fn put(&mut self, key: &str, text: &str) {
        if let Some((_, ours)) = self.find(key).and_then(|place| self.texts.get_mut(place)) {
            text.clone_into(ours);
        }
    }

    /// Every key with its text.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }
}

/// The packs that a configuration is spoken in.
#[derive(Debug, Default)]
pub struct Packs {
    family: Vec<(Voice, Rc<Pack>)>,
    practitioner: Rc<Pack>,
}

impl Packs {
    /// The built-in packs with the organisation's own wording in their place.
    pub fn for_config(config: &Config) -> Packs {
        let mut packs = Packs::default();
        for (language, audience, json) in BUILT_IN {
            let Some(mut pack) = Pack::read(language, audience, json) else { continue };
            match Audience::from_code(audience) {
                None => packs.practitioner = Rc::new(pack),
                Some(audience) => {
                    let voice = Voice::new(language, audience);
                    for own in &config.wording {
                        if own.voice == voice {
                            pack.put(&own.key, &own.text);
                        }
                    }
                    packs.family.push((voice, Rc::new(pack)));
                }
            }
        }
        packs
    }

    /// The texts for one voice: exactly this language and audience, or none.
    pub fn family(&self, voice: &Voice) -> Option<Rc<Pack>> {
        self.family.iter().find(|(known, _)| known == voice).map(|(_, pack)| pack.clone())
    }

    pub fn practitioner(&self) -> Rc<Pack> {
        self.practitioner.clone()
    }
}

fn flatten(prefix: &str, value: &Value, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let dot = if prefix.is_empty() { "" } else { "." };
                flatten(&[prefix, dot, name].concat(), value, texts);
            }
        }
        Value::String(text) => {
            order::put(texts, (prefix.to_owned(), text.clone()), |(a, _), (b, _)| a < b);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {}
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split(rest, b"{{") {
        filled.push_str(before);
        let Some((name, after)) = split(after, b"}}") else {
            rest = after;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// `split_once` by hand: searching for a text of any length is 2 kB of brotli.
fn split<'t>(text: &'t str, sign: &[u8; 2]) -> Option<(&'t str, &'t str)> {
    let place = text.as_bytes().windows(2).position(|pair| pair == sign)?;
    Some((text.get(..place)?, text.get(place + 2..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_values_are_never_read_again() {
        let values = [("name", "{{other}}"), ("other", "Priya")];
        assert_eq!(fill("Hello, {{name}}. {{other}}!", &values), "Hello, {{other}}. Priya!");
        assert_eq!(fill("{{nobody}}x{{", &values), "x");
    }
}
