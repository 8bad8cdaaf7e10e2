//! Ids of the short form may be anything; those of the contract may not.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::wire::canonical::digest;
use crate::wire::text::is_id;

/// From short ids to full ones and back.
pub struct Ids {
    scenario: String,
    /// By the full one.
    short: BTreeMap<String, String>,
}

impl Ids {
    pub fn new(scenario: &str) -> Ids {
        Ids { scenario: scenario.to_owned(), short: BTreeMap::new() }
    }

    /// The id of a person, a kind, a purpose or a recipient.
    pub fn id(&mut self, short: &str) -> String {
        let full = self.known(short);
        self.short.insert(full.clone(), short.to_owned());
        full
    }

    /// As [`Ids::id`], for an id that may be nowhere else.
    pub fn known(&self, short: &str) -> String {
        // One that begins so may be ours: then it is made anew too.
        if is_id(short) && !short.starts_with("id-") || short.is_empty() {
            return short.to_owned();
        }
        format!("id-{}", hex(&["id", short], 24))
    }

    pub fn record(&mut self, short: &str) -> String {
        let full = self.uuid("record", short);
        self.short.insert(full.clone(), short.to_owned());
        full
    }

    pub fn ledger(&self, short: &str) -> String {
        self.uuid("ledger", short)
    }

    /// A UUID that looks like version 4 and is always the same.
    pub fn uuid(&self, what: &str, short: &str) -> String {
        let hex = hex(&[what, &self.scenario, short], 32);
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().to_owned();
        let (third, fourth) = (part(13, 16), part(17, 20));
        format!("{}-{}-4{third}-a{fourth}-{}", part(0, 8), part(8, 12), part(20, 32))
    }

    /// An answer with the short ids.
    pub fn shortened(&self, mut answer: Value) -> Value {
        for name in ["records", "conditions"] {
            let Some(list) = answer.get_mut(name).and_then(Value::as_array_mut) else { continue };
            for entry in list {
                let text = entry.as_str().unwrap_or_default();
                *entry = Value::String(match text.strip_prefix("LEAVE_OUT:") {
                    Some(rest) => {
                        let (about, kind) = rest.split_once('/').unwrap_or((rest, ""));
                        format!("LEAVE_OUT:{}/{}", self.short_of(about), self.short_of(kind))
                    }
                    None => self.short_of(text).to_owned(),
                });
            }
        }
        answer
    }

    fn short_of<'a>(&'a self, full: &'a str) -> &'a str {
        self.short.get(full).map_or(full, String::as_str)
    }
}

fn hex(parts: &[&str], length: usize) -> String {
    // Each part with its length: no two lists of parts run together alike.
    let joined: String = parts.iter().map(|part| format!("{}:{part};", part.len())).collect();
    let digest = digest(joined.as_bytes());
    let hex = digest.strip_prefix("sha-256:").unwrap_or_default();
    hex.get(..length).unwrap_or_default().to_owned()
}

/// A name for a folder.
pub fn file_name(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !id.is_empty() && id.len() <= 64 && id.chars().all(plain) {
        return id.to_owned();
    }
    format!("scenario-{}", hex(&["file", id], 16))
}
