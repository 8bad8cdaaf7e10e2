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
        let count = count_words(sentence);
        if count > LONGEST {
            let (count, most) = (count.to_string(), LONGEST.to_string());
            warnings.push([path, ": ", &count, " words in a sentence; at most ", &most].concat());
        }
    }
    for word in words(text) {
        if english && is_banned(word) {
            warnings.push([path, ": a plainer word than ", bare(word)].concat());
        }
    }
}

pub fn is_banned(word: &str) -> bool {
    BANNED.iter().any(|banned| bare(word).eq_ignore_ascii_case(banned))
}

/// What ends in a full stop, a question or an exclamation mark before a space; a
/// heading too.
pub fn sentences(text: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        let ends = matches!(byte, b'.' | b'?' | b'!')
            && bytes.get(place + 1).is_none_or(|next| *next == b' ');
        if ends || place + 1 == bytes.len() {
            let sentence = text.get(start..=place).unwrap_or_default();
            if words(sentence).next().is_some() {
                found.push(sentence.trim_ascii());
            }
            start = place + 1;
        }
    }
    found
}

/// A proper name counts as one word: a run of capitals, from the second word on.
pub fn count_words(sentence: &str) -> usize {
    let (mut count, mut in_name) = (0, false);
    for word in words(sentence) {
        let is_name = count > 0 && bare(word).starts_with(|c: char| c.is_ascii_uppercase());
        if !(is_name && in_name) {
            count += 1;
        }
        in_name = is_name && !word.ends_with(|c: char| c.is_ascii_punctuation());
    }
    count
}

pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_ascii_whitespace().filter(|word| !bare(word).is_empty())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proper_name_counts_as_one_word() {
        assert_eq!(count_words("We ask Northfield Community Health for help."), 5);
        assert_eq!(count_words("I am Maya Thompson - from Northfield Family Help."), 5);
        assert_eq!(count_words("Dr Bevan checks."), 3);
        assert_eq!(count_words("..."), 0);
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(sentences("One. Two? Three! Four"), ["One.", "Two?", "Three!", "Four"]);
        assert_eq!(sentences("Write to a.b@c.example now."), ["Write to a.b@c.example now."]);
        assert_eq!(sentences("... ?"), Vec::<&str>::new());
    }
}
