//! JSON text to a value, and nothing that passes in silence: a member that stands
//! twice, numbers that are no safe integers, half a character, endless nesting.
//!
//! Read by hand. `serde_json`'s reader brings floating-point numbers with it, for it
//! reads and prints them: 20 kB of brotli for something that no document of ours
//! may hold. A test holds this reader to it on any document.

use serde_json::{Map, Value};

use super::fault::{Fault, FaultCode, Log, clip};
use super::path;

/// The largest integer that JavaScript and JSON share: 2^53 - 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;
const MAX_DEPTH: usize = 32;

fn is_safe(value: &i64) -> bool {
    (-MAX_INTEGER..=MAX_INTEGER).contains(value)
}

/// Reads one JSON document, or says everything that is wrong with how it is written.
///
/// # Errors
/// Every fault, with its path; a syntax fault last, for nothing can be read after it.
pub fn read_json(text: &str) -> Result<Value, Vec<Fault>> {
    let mut reader = Reader { text, at: 0, log: Log::default() };
    let value = reader.document();
    reader.log.verdict(|| value)
}

/// Where in the document a value is about to be read.
struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
    depth: usize,
}

enum Step<'p> {
    Root,
    Member(&'p str),
    Entry(usize),
}

impl<'p> Place<'p> {
    /// Written out only for a fault: most documents have none.
    fn path(&self) -> String {
        let above = self.above.map(Place::path).unwrap_or_default();
        match self.step {
            Step::Root => "$".to_owned(),
            Step::Member(name) => path::member(&above, name),
            Step::Entry(place) => path::entry(&above, place),
        }
    }

    fn below<'q>(&'q self, step: Step<'q>) -> Place<'q> {
        Place { above: Some(self), step, depth: self.depth + 1 }
    }
}

/// Stands for the end of the text, where it is as wrong as anywhere outside a string.
const END: u8 = 0;

/// What cannot be read on has been noted when a method answers `None`.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    log: Log,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Option<Value> {
        let value = self.value(&Place { above: None, step: Step::Root, depth: 0 })?;
        self.space();
        if self.at < self.text.len() {
            return self.stop();
        }
        Some(value)
    }

    fn value(&mut self, place: &Place) -> Option<Value> {
        self.space();
        match self.peek() {
            b'{' => self.object(place),
            b'[' => self.list(place),
            b'"' => self.string(place).map(Value::String),
            b'-' | b'0'..=b'9' => self.number(place),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.stop(),
        }
    }

    fn object(&mut self, place: &Place) -> Option<Value> {
        self.open(place)?;
        let mut members = Map::new();
        while self.follows(members.is_empty(), b'}')? {
            self.space();
            let name = self.string(place)?;
            self.space();
            self.need(b':')?;
            let inner = place.below(Step::Member(&name));
            if members.contains_key(&name) {
                self.fault(&inner, FaultCode::DuplicateMember, "each member once", None);
            }
            let value = self.value(&inner)?;
            members.insert(name, value);
        }
        Some(Value::Object(members))
    }

    fn list(&mut self, place: &Place) -> Option<Value> {
        self.open(place)?;
        let mut list = Vec::new();
        while self.follows(list.is_empty(), b']')? {
            let value = self.value(&place.below(Step::Entry(list.len())))?;
            list.push(value);
        }
        Some(Value::Array(list))
    }

    /// An object or a list starts here. Nothing is read beyond the deepest level.
    fn open(&mut self, place: &Place) -> Option<()> {
        if place.depth >= MAX_DEPTH {
            let expected = "at most 32 objects and lists in one another";
            self.fault(place, FaultCode::TooDeep, expected, None);
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// Whether there is another entry before the end of an object or a list.
    fn follows(&mut self, first: bool, end: u8) -> Option<bool> {
        self.space();
        if self.eat(end) {
            return Some(false);
        }
        if !first {
            self.need(b',')?;
        }
        Some(true)
    }

    fn number(&mut self, place: &Place) -> Option<Value> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        match written.parse().ok().filter(is_safe) {
            Some(value) if written != "-0" => Some(Value::from(value)),
            _ => {
                let expected = "a whole number, at most 2^53 - 1 in size";
                self.fault(place, FaultCode::NotAnInteger, expected, Some(clip(written)));
                Some(Value::Null)
            }
        }
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start { self.stop() } else { Some(()) }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        for b in word.bytes() {
            self.need(b)?;
        }
        Some(value)
    }

    fn string(&mut self, place: &Place) -> Option<String> {
        self.need(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | END..b' ') {
                self.at += 1;
            }
            string.push_str(self.text.get(start..self.at).unwrap_or_default());
            if self.eat(b'"') {
                return Some(string);
            }
            self.need(b'\\')?;
            let c = self.escaped(place)?;
            string.push(c);
        }
    }

    /// What stands for a character after a backslash.
    fn escaped(&mut self, place: &Place) -> Option<char> {
        let c = match self.peek() {
            b @ (b'"' | b'\\' | b'/') => b.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode(place);
            }
            _ => return self.stop(),
        };
        self.at += 1;
        Some(c)
    }

    /// Four hexadecimal digits, or twice four where two units make one character.
    fn unicode(&mut self, place: &Place) -> Option<char> {
        let mut code = self.unit()?;
        let after = self.text.get(self.at..self.at + 2);
        if (0xD800..0xDC00).contains(&code) && after == Some("\\u") {
            let first = self.at;
            self.at += 2;
            let low = self.unit()?;
            if (0xDC00..0xE000).contains(&low) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            } else {
                self.at = first;
            }
        }
        let c = char::from_u32(code);
        if c.is_none() {
            let expected = "whole characters, not one half of a surrogate pair";
            self.fault(place, FaultCode::ForbiddenCharacter, expected, None);
        }
        Some(c.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return self.stop();
            };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Some(unit)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == wanted;
        if found {
            self.at += 1;
        }
        found
    }

    fn need(&mut self, wanted: u8) -> Option<()> {
        if self.eat(wanted) { Some(()) } else { self.stop() }
    }

    fn fault(&self, place: &Place, code: FaultCode, expected: &str, found: Option<String>) {
        self.log.note(place.path(), code, expected, found);
    }

    /// This is no JSON any more.
    fn stop<T>(&self) -> Option<T> {
        let (mut line, mut column) = (1_usize, 1_usize);
        for c in self.text.get(..self.at).unwrap_or_default().chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        let found = ["line ", &line.to_string(), " column ", &column.to_string()].concat();
        let expected = "one JSON document";
        self.log.note("$".to_owned(), FaultCode::Syntax, expected, Some(found));
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
