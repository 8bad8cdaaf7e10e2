//! A language that nobody speaks, made from ours: accents on every letter, two
//! vowels for one (some 40 % longer), and a first letter that is written from right
//! to left. Marks that turn the text round are refused in every configuration, so a
//! strong letter stands for them.

use serde_json::{Map, Value, json};

/// As CLDR tags it: from right to left, and of a primary language that checkers know.
pub const PSEUDO: &str = "ar-XB";

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";

/// The text as the pseudo-locale has it; what stands between braces is left alone.
pub fn pseudo(text: &str) -> String {
    let mut made = String::from("א");
    let (mut rest, mut inside) = (text, false);
    while let Some(c) = rest.chars().next() {
        if let Some(brace) = rest.get(..2).filter(|two| *two == "{{" || *two == "}}") {
            inside = brace == "{{";
            made.push_str(brace);
            rest = &rest[2..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let place = PLAIN.chars().position(|plain| plain == c).filter(|_| !inside);
        let accented = place.and_then(|place| ACCENTED.chars().nth(place));
        made.push(accented.unwrap_or(c));
        if let Some(vowel) = accented.filter(|_| "aeiouyAEIOUY".contains(c)) {
            made.push(vowel);
        }
    }
    made
}

/// A whole pack, from one of ours.
pub fn pack(json: &str) -> Value {
    let mut pack = turned(&serde_json::from_str(json).unwrap());
    pack["say"]["direction"] = json!("rtl");
    pack["say"]["comma"] = json!(", ");
    pack
}

fn turned(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(pseudo(text)),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.clone(), turned(value))).collect(),
        ),
        other => other.clone(),
    }
}

/// Every text of a configuration or a case that stands there in English stands there
/// in the pseudo-locale too.
pub fn beside_english(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(beside_english);
            if let Some(english) = members.get("en").filter(|en| en.is_string() || en.is_object()) {
                let turned = turned(english);
                members.insert(PSEUDO.to_owned(), turned);
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(beside_english),
        _ => {}
    }
}

/// Packs for `words`: in this language, for these audiences.
pub fn packs(json: &str, audiences: &[&str]) -> Value {
    let packs = audiences.iter().map(|audience| ((*audience).to_owned(), pack(json)));
    Value::Object(packs.collect::<Map<_, _>>())
}

/// The same pack with dotted keys, but for these sections.
pub fn dotted(pack: &Value, but: &[&str]) -> Value {
    fn below(key: &str, value: &Value, found: &mut Map<String, Value>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    below(&[key, ".", name].concat(), value, found);
                }
            }
            text => drop(found.insert(key.to_owned(), text.clone())),
        }
    }
    let mut found = Map::new();
    for (section, value) in pack.as_object().unwrap() {
        if but.contains(&section.as_str()) {
            found.insert(section.clone(), value.clone());
        } else {
            below(section, value, &mut found);
        }
    }
    Value::Object(found)
}
