//! One language's texts for one audience: keys to texts with `{{name}}` places
//! (i18next JSON v4 form).

use std::rc::Rc;

use crate::domain::config::Config;
use crate::domain::order;
use crate::domain::words::Voice;
use crate::wire::pack::{built_in, split, texts};
use crate::wire::read_json;

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
        let value = read_json(json).ok()?;
        let mut pack = Pack::empty(language, audience);
        for (key, text) in texts(&value) {
            pack.put(&key, text);
        }
        (!pack.texts.is_empty()).then_some(pack)
    }

    fn empty(language: &str, audience: &str) -> Pack {
        let id = ["content", language, audience].join("/");
        Pack { language: language.to_owned(), id, texts: Vec::new() }
    }

    /// The practitioner's own words, where there is no configuration to speak from.
    pub fn practitioner() -> Pack {
        ours("en", "practitioner")
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

    /// A text, in place of the one that was there.
    fn put(&mut self, key: &str, text: String) {
        match self.find(key).and_then(|place| self.texts.get_mut(place)) {
            Some((_, before)) => *before = text,
            None => order::put(&mut self.texts, (key.to_owned(), text), |(a, _), (b, _)| a < b),
        }
    }

    /// Every key with its text.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }
}

/// The packs that a configuration is spoken in.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    family: Vec<(Voice, Rc<Pack>)>,
    practitioner: Rc<Pack>,
}

impl Packs {
    /// A pack for every language and audience that the configuration offers: ours
    /// with the organisation's own wording in its place, or the organisation's.
    pub fn for_config(config: &Config) -> Packs {
        let mut packs = Packs::default();
        let audiences = config.audiences();
        for language in &config.languages {
            for audience in &audiences {
                let voice = Voice::new(language, *audience);
                packs.family.push((voice.clone(), Rc::new(of_voice(config, &voice))));
            }
        }
        packs.practitioner = Rc::new(Pack::practitioner());
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

fn of_voice(config: &Config, voice: &Voice) -> Pack {
    let mut pack = ours(&voice.language, voice.audience.code());
    for own in &config.wording {
        if own.voice == *voice {
            pack.put(&own.key, own.text.clone());
        }
    }
    pack
}

/// Our own pack, or an empty one.
fn ours(language: &str, audience: &str) -> Pack {
    let built_in = built_in(language, audience);
    let pack = built_in.and_then(|json| Pack::read(language, audience, json));
    pack.unwrap_or_else(|| Pack::empty(language, audience))
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
