//! The sample organisation is fit to be shown: what families read is short and plain.

use serde_json::Value;

use super::documents::northfield;

/// Words that no family screen may use (domain.md 4.1) and acronyms nobody explained.
const BANNED: &[&str] = &[
    "disclose",
    "disclosure",
    "processing",
    "data",
    "controller",
    "statutory",
    "lawful",
    "basis",
    "proportionate",
    "consent",
    "safeguarding",
    "multi-agency",
    "agency",
    "agencies",
    "stakeholder",
    "dsl",
    "csc",
    "isa",
    "ehcp",
    "regarding",
    "appropriate",
    "facilitate",
];

const FOR_FAMILIES: &[&str] = &[
    "names",
    "retention",
    "form",
    "why_needed",
    "security",
    "rights",
    "withdraw_routes",
    "own_route",
    "regulator",
    "without_it",
];

fn family_texts(value: &Value, inside: bool, found: &mut Vec<String>) {
    match value {
        Value::String(text) if inside => found.push(text.clone()),
        Value::Array(entries) => {
            entries.iter().for_each(|value| family_texts(value, inside, found))
        }
        Value::Object(members) => {
            for (name, value) in members {
                let code = ["effect", "class"].contains(&name.as_str());
                let inside = (inside || FOR_FAMILIES.contains(&name.as_str())) && !code;
                family_texts(value, inside, found);
            }
        }
        _ => {}
    }
}

fn texts() -> Vec<String> {
    let mut found = Vec::new();
    family_texts(&northfield(), false, &mut found);
    assert!(found.len() > 100, "{}", found.len());
    found
}

fn words(sentence: &str) -> Vec<String> {
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    sentence.split_whitespace().map(trim).filter(|word| !word.is_empty()).collect()
}

#[test]
fn exp_b16_sample_sentences_have_at_most_twenty_words() {
    for text in texts() {
        for sentence in
            text.split_inclusive(['.', '?', '!']).filter(|part| part.ends_with(['.', '?', '!']))
        {
            let count = words(sentence).len();
            assert!(count <= 20, "{count} words: {sentence}");
        }
    }
}

#[test]
fn exp_b16_sample_texts_use_no_word_of_the_office() {
    for text in texts() {
        for word in words(&text) {
            assert!(!BANNED.contains(&word.as_str()), "{word}: {text}");
        }
    }
}

#[test]
fn config_sample_numbers_belong_to_nobody() {
    let text = northfield().to_string();
    let numbers: Vec<_> =
        text.match_indices("01632 ").chain(text.match_indices("07700 ")).collect();
    assert!(numbers.len() > 12);
    for (start, area) in numbers {
        let rest = &text[start + area.len()..];
        let reserved = if area.starts_with("016") { "960" } else { "900" };
        assert!(rest.starts_with(reserved), "{area}{}", &rest[..6]);
    }
}
