//! RFC 8785 canonical JSON and its SHA-256 digest (record.md, rule 1).
//!
//! Our documents hold only integers, so the one hard part of the RFC, writing
//! floating-point numbers, does not arise.

use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};

use crate::domain::order;

/// Object keys sorted by UTF-16 code units, no white space.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

pub fn canonical_map(members: &Map<String, Value>) -> String {
    let mut text = String::new();
    write_object(members, None, &mut text);
    text
}

/// `sha-256:` and the digest in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    let mut text = String::from("sha-256:");
    for byte in Sha256::digest(bytes) {
        push_hex(byte, &mut text);
    }
    text
}

/// The digest of a whole record: of its canonical form without `integrity`.
pub fn record_digest(record: &Map<String, Value>) -> String {
    let mut text = String::new();
    write_object(record, Some("integrity"), &mut text);
    digest(text.as_bytes())
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => write_object(members, None, text),
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::String(string) => write_string(string, text),
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => write_number(number, text),
    }
}

/// By hand, for `Number` prints floating-point numbers too, and they are most of
/// the code.
pub(super) fn write_number(number: &Number, text: &mut String) {
    match (number.as_i64(), number.as_u64()) {
        (Some(integer), _) => text.push_str(&integer.to_string()),
        (None, Some(integer)) => text.push_str(&integer.to_string()),
        // No document of ours has one; a foreign one then has another digest.
        (None, None) => text.push_str(NOT_AN_INTEGER),
    }
}

const NOT_AN_INTEGER: &str = "0.0";

/// `left_out` is the name of a member that does not count.
fn write_object(members: &Map<String, Value>, left_out: Option<&str>, text: &mut String) {
    let mut sorted: Vec<(&String, &Value)> = Vec::new();
    for (name, value) in members {
        if left_out != Some(name.as_str()) {
            order::put(&mut sorted, (name, value), |(a, _), (b, _)| comes_before(a, b));
        }
    }
    text.push('{');
    for (place, (name, value)) in sorted.into_iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        write_string(name, text);
        text.push(':');
        write(value, text);
    }
    text.push('}');
}

/// By UTF-16 code units, which for ASCII is the order that the map has them in.
fn comes_before(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one < other;
    }
    one.encode_utf16().lt(other.encode_utf16())
}

pub(super) fn write_string(string: &str, text: &mut String) {
    text.push('"');
    let mut rest = string;
    // Whole stretches at a time: hardly a text holds anything that is escaped.
    while let Some(place) = rest.bytes().position(is_escaped) {
        let (plain, from) = rest.split_at(place);
        text.push_str(plain);
        let (escaped, after) = from.split_at(1);
        for byte in escaped.bytes() {
            escape(byte, text);
        }
        rest = after;
    }
    text.push_str(rest);
    text.push('"');
}

/// Always a character by itself.
fn is_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

fn escape(byte: u8, text: &mut String) {
    text.push('\\');
    match byte {
        b'\n' => text.push('n'),
        b'\r' => text.push('r'),
        b'\t' => text.push('t'),
        8 => text.push('b'),
        12 => text.push('f'),
        b'"' | b'\\' => text.push(byte.into()),
        _ => {
            text.push_str("u00");
            push_hex(byte, text);
        }
    }
}

fn push_hex(byte: u8, text: &mut String) {
    for nibble in [byte >> 4, byte & 15] {
        text.push(char::from_digit(nibble.into(), 16).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_by_utf16_code_units() {
        // U+1D11E is written D834 DD1E in UTF-16 and so comes before U+FB33,
        // although its code point is higher.
        let value = json!({"\u{fb33}": 1, "\u{1d11e}": 2, "b": 3, "a": [true, null, "x\n\u{1}"]});
        assert_eq!(
            canonical(&value),
            "{\"a\":[true,null,\"x\\n\\u0001\"],\"b\":3,\"\u{1d11e}\":2,\"\u{fb33}\":1}"
        );
    }

    #[test]
    fn the_digest_is_sha256() {
        assert_eq!(
            digest(b"abc"),
            "sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
