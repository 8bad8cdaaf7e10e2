//! A text in every language and for every audience that it is written for.

use serde::{Deserialize, Serialize};

use super::codes::codes;

codes! {
    /// Whom a text is written for.
    #[derive(Hash, PartialOrd, Ord)]
    Audience {
        Adult = "adult",
        YoungPerson = "young_person",
        Child = "child",
        EasyRead = "easy_read",
    }
}

/// The language and the audience that one person is spoken to in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// BCP 47, as the configuration spells it.
    pub language: String,
    pub audience: Audience,
}

impl Voice {
    pub fn new(language: &str, audience: Audience) -> Self {
        Self { language: language.to_owned(), audience }
    }
}

/// One text in several voices. The adult text of a language serves every audience
/// that has none of its own; another language never stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    texts: Vec<(Voice, String)>,
}

impl Words {
    pub fn new(texts: Vec<(Voice, String)>) -> Self {
        Self { texts }
    }

    /// The text for this voice; empty when the language is not written at all, which
    /// a decoded configuration excludes for every language that it offers.
    pub fn get(&self, voice: &Voice) -> &str {
        self.exact(&voice.language, voice.audience)
            .or_else(|| self.exact(&voice.language, Audience::Adult))
            .unwrap_or_default()
    }

    /// The voices that have a text of their own.
    pub fn voices(&self) -> impl Iterator<Item = &Voice> {
        self.texts.iter().map(|(voice, _)| voice)
    }

    fn exact(&self, language: &str, audience: Audience) -> Option<&str> {
        self.texts
            .iter()
            .find(|(voice, _)| voice.audience == audience && voice.language == language)
            .map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(vec![
            (Voice::new("en", Audience::Adult), "grown".into()),
            (Voice::new("en", Audience::Child), "small".into()),
            (Voice::new("cy", Audience::Adult), "oedolyn".into()),
        ])
    }

    #[test]
    fn an_audience_without_a_text_hears_the_adult_text_of_its_language() {
        let words = words();
        assert_eq!(words.get(&Voice::new("en", Audience::Child)), "small");
        assert_eq!(words.get(&Voice::new("en", Audience::EasyRead)), "grown");
        assert_eq!(words.get(&Voice::new("cy", Audience::Child)), "oedolyn");
    }

    #[test]
    fn no_language_stands_in_for_another() {
        assert_eq!(words().get(&Voice::new("pl", Audience::Adult)), "");
    }
}
