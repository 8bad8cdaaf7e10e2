//! Language packs as they are written: objects in objects, dotted keys, or both
//! (i18next JSON v4 form), with `{{name}}` for what is filled in.

use serde_json::Value;

use super::fault::{FaultCode, Log};
use super::json::read_json;
use super::node::Node;
use super::shape::check_text;

/// Language, audience and texts. The practitioner's own have a file of their own.
pub const BUILT_IN: [(&str, &str, &str); 3] = [
    ("en", "adult", include_str!("../../content/en/adult.json")),
    ("en", "practitioner", include_str!("../../content/en/practitioner.json")),
    ("en", "young_person", include_str!("../../content/en/young_person.json")),
];

/// The texts of a pack by their keys.
pub type Texts = Vec<(String, String)>;

pub fn built_in(language: &str, audience: &str) -> Option<&'static str> {
    let pack = BUILT_IN.iter().find(|(l, a, _)| *l == language && *a == audience)?;
    Some(pack.2)
}

/// What every family's pack has to say: our own texts, by whose keys and places the
/// others are measured. Read once for a configuration, and only for one that says
/// something of its own.
pub fn ours() -> Texts {
    let [(_, _, adult), ..] = BUILT_IN;
    read_json(adult).map(|value| texts(&value)).unwrap_or_default()
}

/// The texts of a pack that has been checked, or is our own.
pub fn texts(pack: &Value) -> Texts {
    let log = Log::default();
    let mut found = Vec::new();
    for (key, node) in leaves(Node::root(pack, &log)) {
        if let Some(text) = node.value.as_str() {
            found.push((key, text.to_owned()));
        }
    }
    found
}

fn find<'t>(texts: &'t Texts, key: &str) -> Option<&'t str> {
    for (known, text) in texts {
        if known == key {
            return Some(text);
        }
    }
    None
}

/// Whatever is no object, with its whole key.
fn leaves<'a>(node: Node<'a>) -> Vec<(String, Node<'a>)> {
    let mut found = Vec::new();
    leaves_below("", node, &mut found);
    found
}

fn leaves_below<'a>(key: &str, node: Node<'a>, found: &mut Vec<(String, Node<'a>)>) {
    if let Value::Object(_) = node.value
        && let Some(object) = node.object()
    {
        let dot = if key.is_empty() { "" } else { "." };
        for (name, node) in object.entries() {
            leaves_below(&[key, dot, name].concat(), node, found);
        }
    } else {
        found.push((key.to_owned(), node));
    }
}

/// A pack, or as much as an organisation wants to say in its own words: texts that
/// we know, each once, filled in with what ours are filled in with.
pub fn check_pack(pack: Node, ours: &Texts) {
    let mut seen: Vec<String> = Vec::new();
    for (key, node) in leaves(pack) {
        match find(ours, &key) {
            None => {
                let expected = ["a key of our texts; the nearest is ", nearest(&key, ours)];
                node.fault(FaultCode::UnknownMember, &expected.concat());
            }
            Some(our_text) => {
                check_text(&node);
                check_places(&node, our_text);
            }
        }
        if seen.contains(&key) {
            node.fault(FaultCode::Duplicate, "a text that stands here once");
        }
        seen.push(key);
    }
}

/// A text that fills in what we do not give would show nothing there.
fn check_places(node: &Node, our_text: &str) {
    let given = places(our_text).unwrap_or_default();
    let text = node.value.as_str().unwrap_or_default();
    let mut fits = false;
    if let Some(used) = places(text) {
        fits = true;
        for name in used {
            fits &= given.contains(&name);
        }
    }
    if !fits {
        let expected = ["no other places than: ", &given.join(", ")].concat();
        node.fault(FaultCode::NotAllowed, &expected);
    }
}

/// Every text of a language and an audience that are offered is there: ours, or the
/// organisation's. Nothing else ever stands in.
pub fn check_whole(pack: &Node, ours: &Texts) {
    let given = texts(pack.value);
    for (key, _) in ours {
        if find(&given, key).is_none() {
            pack.lacks(key, "this text in every language and for every audience offered");
        }
    }
}

/// The key that differs in the fewest letters, where they differ in one place.
fn nearest<'k>(key: &str, known: &'k Texts) -> &'k str {
    let (mut nearest, mut least) = ("", usize::MAX);
    for (candidate, _) in known {
        let distance = distance(key.as_bytes(), candidate.as_bytes());
        if distance < least {
            (nearest, least) = (candidate, distance);
        }
    }
    nearest
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let shorter = a.len().min(b.len());
    let mut before = 0;
    while before < shorter && a.get(before) == b.get(before) {
        before += 1;
    }
    let mut after = 0;
    while after < shorter - before && a.get(a.len() - 1 - after) == b.get(b.len() - 1 - after) {
        after += 1;
    }
    a.len().max(b.len()) - before - after
}

/// The names between the braces of a text; `None` where some are never closed.
pub fn places(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = split(rest, b"{{") {
        let (name, after) = split(after, b"}}")?;
        names.push(name);
        rest = after;
    }
    Some(names)
}

/// `split_once` by hand: searching for a text of any length is 2 kB of brotli.
pub fn split<'t>(text: &'t str, sign: &[u8; 2]) -> Option<(&'t str, &'t str)> {
    let place = text.as_bytes().windows(2).position(|pair| pair == sign)?;
    Some((text.get(..place)?, text.get(place + 2..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_the_one_that_was_meant() {
        let known = ours();
        for (written, meant) in [
            ("f1.titel", "f1.title"),
            ("f8.notsure", "f8.not_sure"),
            ("f11.copy_non", "f11.copy_none"),
        ] {
            assert_eq!(nearest(written, &known), meant);
        }
    }

    #[test]
    fn what_is_the_same_at_both_ends_is_counted_once() {
        assert_eq!(distance(b"aa", b"aaa"), 1);
        assert_eq!(distance(b"abca", b"aba"), 1);
        assert_eq!(distance(b"", b"ab"), 2);
    }

    #[test]
    fn places_are_named_and_closed() {
        assert_eq!(places("{{a}} and {{b}}"), Some(vec!["a", "b"]));
        assert_eq!(places("plain }} text"), Some(vec![]));
        assert_eq!(places("{{a}} and {{b"), None);
    }
}
