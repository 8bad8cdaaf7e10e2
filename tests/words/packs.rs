//! The packs as they are built in.

use consent_disclosure::words::{BUILT_IN, Pack};
use serde_json::Value;

pub fn pack(audience: &str) -> Pack {
    Pack::read("en", audience, built_in(audience)).unwrap()
}

pub fn built_in(audience: &str) -> &'static str {
    BUILT_IN.into_iter().find(|pack| pack.1 == audience).unwrap().2
}

pub fn has(pack: &Pack, key: &str) -> bool {
    pack.texts().iter().any(|(known, _)| known == key)
}

/// The names between the braces of a text.
pub fn places(text: &str) -> Vec<&str> {
    let after = text.split("{{").skip(1);
    after.map(|rest| rest.split_once("}}").unwrap_or_else(|| panic!("{text}")).0).collect()
}

fn leaves<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(members) => members.values().for_each(|inner| leaves(inner, found)),
        leaf => found.push(leaf),
    }
}

#[test]
fn words_every_pack_is_read_whole() {
    for (language, audience, json) in BUILT_IN {
        let value: Value = serde_json::from_str(json).unwrap();
        let mut found = Vec::new();
        leaves(&value, &mut found);
        let texts = pack(audience);
        assert_eq!(texts.texts().len(), found.len());
        assert_eq!(texts.id, format!("content/{language}/{audience}"));
        for leaf in found {
            let text = leaf.as_str().unwrap_or_else(|| panic!("{leaf}"));
            assert!(!text.trim().is_empty() && text.trim() == text || text == ", ", "{text:?}");
        }
    }
}

/// One talk, two texts: what is asked for is there for every audience, filled in
/// with the same things.
#[test]
fn words_every_family_pack_says_everything() {
    let adult = pack("adult");
    for audience in ["young_person"] {
        let pack = pack(audience);
        let keys =
            |pack: &Pack| pack.texts().iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&pack), keys(&adult), "{audience}");
        for (key, text) in pack.texts() {
            let (mut here, mut there) = (places(text), places(adult.say(key)));
            here.sort_unstable();
            there.sort_unstable();
            assert_eq!(here, there, "{audience} {key}");
        }
    }
}

#[test]
fn words_every_place_is_a_name_between_two_pairs_of_braces() {
    for (_, audience, _) in BUILT_IN {
        for (key, text) in pack(audience).texts() {
            for place in places(text) {
                let plain = place.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                assert!(plain && !place.is_empty(), "{key}: {text}");
            }
            let bare = places(text)
                .iter()
                .fold(text.clone(), |text, place| text.replace(&["{{", place, "}}"].concat(), ""));
            assert!(!bare.contains(['{', '}', '<', '>']), "{key}: {text}");
        }
    }
}

#[test]
fn words_of_both_packs_are_filled_from_what_they_are_given() {
    let adult = pack("adult");
    assert_eq!(adult.fill("f1.title", &[("name", "Priya")]), "Hello, Priya");
    assert_eq!(adult.say("no.such.key"), "no.such.key");
}
