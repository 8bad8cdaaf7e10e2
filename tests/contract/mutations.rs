//! One change at a time, at every place of a document.

use serde_json::{Value, json};

#[derive(Clone, Debug)]
pub struct Mutation {
    pub change: Change,
    /// The JSON path of what was changed, as a fault names it.
    pub path: String,
    pub document: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A member is gone.
    Removed,
    /// A member that nobody knows has come.
    Added,
    /// Another type stands there.
    Retyped,
    /// The list has no entry, the object no member, the text no character.
    Emptied,
    /// The text holds something that no text may.
    Spoiled,
}

const LONG: usize = 50;
const STRANGER: &str = "surprise";

/// Every change at every place, in the first and the last entry of each list.
pub fn all(document: &Value) -> Vec<Mutation> {
    let mut found = Vec::new();
    for (path, pointer) in edges(document) {
        let value = document.pointer(&pointer).unwrap();
        let mut note = |change, path: &str, document| {
            found.push(Mutation { change, path: path.to_owned(), document });
        };
        for other in replacements(value) {
            note(Change::Retyped, &path, replaced(document, &pointer, other));
        }
        if let Some(empty) = emptied(value) {
            note(Change::Emptied, &path, replaced(document, &pointer, empty));
        }
        if let Value::String(text) = value {
            for spoiled in [format!("{text}\u{202e}"), format!("{text}\n"), "x".repeat(2001)] {
                note(Change::Spoiled, &path, replaced(document, &pointer, json!(spoiled)));
            }
        }
        if let Value::Object(members) = value {
            for (place, (name, value)) in members.iter().enumerate() {
                if is_passed_over(place, members.len(), value) {
                    continue;
                }
                let mut fewer = members.clone();
                fewer.remove(name);
                let path = format!("{path}{}", step(name));
                note(Change::Removed, &path, replaced(document, &pointer, json!(fewer)));
            }
            let mut more = members.clone();
            more.insert(STRANGER.into(), json!(true));
            let path = format!("{path}.{STRANGER}");
            note(Change::Added, &path, replaced(document, &pointer, json!(more)));
        }
    }
    found
}

pub fn replaced(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

/// Path and pointer of every value of a document.
pub fn places(document: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect("$".into(), String::new(), document, &mut found, &|_, _| true);
    found
}

/// The same, with the first and the last entry of each list for all.
pub fn edges(document: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let enters = |place, count| place == 0 || place + 1 == count;
    collect("$".into(), String::new(), document, &mut found, &enters);
    found
}

/// Of an object as long as a language pack, the nested sections and some texts are
/// enough.
fn is_passed_over(place: usize, count: usize, value: &Value) -> bool {
    count > LONG && value.is_string() && !place.is_multiple_of(30)
}

fn collect(
    path: String,
    pointer: String,
    value: &Value,
    found: &mut Vec<(String, String)>,
    enters: &dyn Fn(usize, usize) -> bool,
) {
    found.push((path.clone(), pointer.clone()));
    match value {
        Value::Object(members) => {
            for (place, (name, value)) in members.iter().enumerate() {
                if is_passed_over(place, members.len(), value) {
                    continue;
                }
                let token = name.replace('~', "~0").replace('/', "~1");
                collect(
                    format!("{path}{}", step(name)),
                    format!("{pointer}/{token}"),
                    value,
                    found,
                    enters,
                );
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                if enters(place, entries.len()) {
                    collect(
                        format!("{path}[{place}]"),
                        format!("{pointer}/{place}"),
                        value,
                        found,
                        enters,
                    );
                }
            }
        }
        _ => {}
    }
}

fn step(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| !c.is_ascii_digit());
    if plain { format!(".{name}") } else { format!("[{}]", json!(name)) }
}

fn replacements(value: &Value) -> Vec<Value> {
    let others = [json!(null), json!(true), json!(-7), json!("x"), json!(["x"]), json!({"x": 1})];
    let mut others = others.to_vec();
    others.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(value));
    others
}

fn emptied(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(json!("")),
        Value::Array(_) => Some(json!([])),
        Value::Object(_) => Some(json!({})),
        _ => None,
    }
}
