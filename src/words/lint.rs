//! What is hard to read in an organisation's own words for families: long sentences,
//! and words of the office (domain.md 4.1). Warnings, never faults: the organisation
//! answers for its words. Grades are measured in the tests, on whole screens.

use serde_json::Value;

use crate::wire::path;

/// The most words of one sentence.
pub const LONGEST: usize = 20;

/// English words that no family should have to know.
pub const BANNED: [&str; 27] = [
    "agencies",
    "agency",
    "appropriate",
    "assessment",
    "consent",
    "controller",
    "data",
    "disclose",
    "disclosed",
    "disclosure",
    "facilitate",
    "intervention",
    "lawful",
    "legislation",
    "multi-agency",
    "processed",
    "processing",
    "professionals",
    "proportionate",
    "pursuant",
    "referral",
    "regarding",
    "safeguarding",
    "stakeholder",
    "statutory",
    "third-party",
    "whereby",
];

/// The members of a configuration that hold texts for families, by language.
const FOR_FAMILIES: [&str; 11] = [
    "form",
    "names",
    "own_route",
    "plain",
    "reason",
    "regulator",
    "rights",
    "security",
    "why_needed",
    "withdraw_routes",
    "words",
];

/// What families would stumble over, each with its path: none, or a line for each
/// text and word.
pub fn lint(config: &Value) -> Vec<String> {
    let mut warnings = Vec::new();
    walk(config, "$", None, &mut warnings);
    warnings
}

/// `language`: none outside the texts for families, empty until it is known.
fn walk(value: &Value, path: &str, language: Option<&str>, warnings: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = path::member(path, name);
                let language = match language {
                    Some("") => Some(name.as_str()),
                    None if FOR_FAMILIES.contains(&name.as_str()) => Some(""),
                    known => known,
                };
                walk(value, &path, language, warnings);
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                walk(value, &path::entry(path, place), language, warnings);
            }
        }
        Value::String(text) => {
            if let Some(language) = language {
                check(text, path, language.starts_with("en"), warnings);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn check(text: &str, path: &str, english: bool, warnings: &mut Vec<String>) {
    for sentence in sentences(text) {
        if sentence.count > LONGEST {
            let count = sentence.count.to_string();
            warnings.push([path, ": ", &count, " words in a sentence; at most 20"].concat());
        }
        for word in sentence.words {
            if english && BANNED.iter().any(|banned| word.eq_ignore_ascii_case(banned)) {
                warnings.push([path, ": a plainer word than ", word].concat());
            }
        }
    }
}

/// What ends in a full stop, a question or an exclamation mark; a heading too.
#[derive(Default)]
pub struct Sentence<'t> {
    /// Without the marks around them.
    pub words: Vec<&'t str>,
    /// How many words there are, a proper name counting as one: a run of words with
    /// capitals, from the second word on.
    pub count: usize,
    in_name: bool,
}

impl<'t> Sentence<'t> {
    fn add(&mut self, word: &'t str, ends_name: bool) {
        let capital = word.bytes().next().is_some_and(|first| first.is_ascii_uppercase());
        let is_name = self.count > 0 && capital;
        if !(is_name && self.in_name) {
            self.count += 1;
        }
        self.in_name = is_name && !ends_name;
        self.words.push(word);
    }
}

/// By hand, and by bytes: for so small a matter the standard library's splitting and
/// trimming would be the larger part.
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let (mut found, mut sentence) = (Vec::new(), Sentence::default());
    for piece in text.split(' ') {
        let bytes = piece.as_bytes();
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        if let Some(start) = bytes.iter().position(is_letter)
            && let Some(last) = bytes.iter().rposition(is_letter)
        {
            let word = piece.get(start..=last).unwrap_or_default();
            sentence.add(word, last + 1 < bytes.len());
        }
        if matches!(bytes.last(), Some(b'.' | b'?' | b'!')) && sentence.count > 0 {
            found.push(std::mem::take(&mut sentence));
        }
    }
    if sentence.count > 0 {
        found.push(sentence);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Vec<usize> {
        sentences(text).iter().map(|sentence| sentence.count).collect()
    }

    #[test]
    fn a_proper_name_counts_as_one_word() {
        assert_eq!(counts("We ask Northfield Community Health for help."), [5]);
        assert_eq!(counts("I am Maya Thompson - from Northfield Family Help."), [5]);
        assert_eq!(counts("We tell Sam Okoro, Ms Ellis and Helen Price."), [6]);
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(counts("One. Two more? Three! Four"), [1, 2, 1, 1]);
        assert_eq!(counts("Write to a.b@c.example now."), [4]);
        assert_eq!(counts("... ?"), [0; 0]);
        let words = sentences("(Is it?)").pop().map(|sentence| sentence.words);
        assert_eq!(words, Some(vec!["Is", "it"]));
    }
}
