//! Content gates for what families read.

use super::packs::{pack, places};

const BANNED: [&str; 14] = [
    "disclose",
    "disclosure",
    "processing",
    "controller",
    "statutory",
    "lawful",
    "proportionate",
    "safeguarding",
    "multi-agency",
    "stakeholder",
    "consent",
    "regarding",
    "facilitate",
    "legislation",
];

/// Each sentence, its places filled by one word; a heading is a sentence too.
fn sentences() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (key, text) in pack("adult").texts() {
        let filled = places(text)
            .iter()
            .fold(text.clone(), |text, place| text.replace(&["{{", place, "}}"].concat(), "Priya"));
        let parts = filled.split_inclusive(['.', '?', '!']).map(str::trim);
        let parts = parts.filter(|part| part.chars().any(char::is_alphanumeric));
        found.extend(parts.map(|sentence| (key.clone(), sentence.to_owned())));
    }
    found
}

fn count(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn exp_b16_no_sentence_is_longer_than_twenty_words() {
    for (key, sentence) in sentences() {
        assert!(count(&sentence) <= 20, "{} words in {key}: {sentence}", count(&sentence));
    }
}

#[test]
fn exp_b16_sentences_have_at_most_twelve_words_on_average() {
    // Labels of one or two words would make the average look better than it reads.
    let all: Vec<usize> = sentences()
        .iter()
        .map(|(_, sentence)| count(sentence))
        .filter(|words| *words > 3)
        .collect();
    assert!(all.len() > 40, "{}", all.len());
    let mean = all.iter().sum::<usize>() as f64 / all.len() as f64;
    println!("{mean:.1} words a sentence, of {}", all.len());
    assert!(mean <= 12.0, "{mean}");
}

#[test]
fn exp_b16_no_word_of_the_office_stands_on_a_family_screen() {
    for (key, text) in pack("adult").texts() {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
        for word in words {
            assert!(!BANNED.contains(&word), "{word} in {key}: {text}");
        }
        for phrase in ["data controller", "lawful basis", "legal basis", "third party"] {
            assert!(!lower.contains(phrase), "{phrase} in {key}: {text}");
        }
    }
}
