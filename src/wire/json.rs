//! JSON text to a value, without what `serde_json` lets pass in silence: a member
//! that stands twice, numbers that are no safe integers, endless nesting.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::fault::{Fault, FaultCode, Log, clip};
use super::path;

/// The largest integer that JavaScript and JSON share: 2^53 - 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;
const MAX_DEPTH: usize = 32;

/// Reads one JSON document, or says everything that is wrong with how it is written.
///
/// # Errors
/// Every fault, with its path; a syntax fault alone, for nothing can be read after it.
pub fn read_json(text: &str) -> Result<Value, Vec<Fault>> {
    let log = Log::default();
    let mut source = serde_json::Deserializer::from_str(text);
    let place = Place {
        above: None,
        step: Step::Root,
        depth: 0,
        log: &log,
    };
    let value = place.deserialize(&mut source);
    match value.and_then(|value| source.end().map(|()| value)) {
        Ok(value) => log.verdict(|| Some(value)),
        Err(error) => {
            if !error.is_data() {
                let found = clip(&error.to_string());
                log.note(
                    "$".to_owned(),
                    FaultCode::Syntax,
                    "one JSON document",
                    Some(found),
                );
            }
            log.verdict(|| None)
        }
    }
}

/// Where in the document a value is about to be read.
struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
    depth: usize,
    log: &'p Log,
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
        Place {
            above: Some(self),
            step,
            depth: self.depth + 1,
            log: self.log,
        }
    }

    /// An object or a list starts here. Nothing is read beyond the deepest level.
    fn open<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth < MAX_DEPTH {
            return Ok(());
        }
        let expected = "at most 32 objects and lists in one another";
        self.log
            .note(self.path(), FaultCode::TooDeep, expected, None);
        Err(E::custom(""))
    }

    fn integer(&self, value: Option<i64>, found: String) -> Value {
        match value {
            Some(value) if (-MAX_INTEGER..=MAX_INTEGER).contains(&value) => Value::from(value),
            _ => {
                let expected = "a whole number, at most 2^53 - 1 in size";
                self.log
                    .note(self.path(), FaultCode::NotAnInteger, expected, Some(found));
                Value::Null
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(self.integer(Some(value), value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(self.integer(i64::try_from(value).ok(), value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(self.integer(None, Value::from(value).to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.open()?;
        let mut list = Vec::new();
        while let Some(value) = source.next_element_seed(self.below(Step::Entry(list.len())))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.open()?;
        let mut members = Map::new();
        while let Some(name) = source.next_key::<String>()? {
            let place = self.below(Step::Member(&name));
            if members.contains_key(&name) {
                let expected = "each member once";
                self.log
                    .note(place.path(), FaultCode::DuplicateMember, expected, None);
            }
            let value = source.next_value_seed(place)?;
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(String, FaultCode)> {
        let faults = read_json(text).err().unwrap_or_default();
        faults
            .into_iter()
            .map(|fault| (fault.path, fault.code))
            .collect()
    }

    fn fault(path: &str, code: FaultCode) -> (String, FaultCode) {
        (path.to_owned(), code)
    }

    #[test]
    fn a_document_is_read_as_serde_json_reads_it() {
        let text = r#"{"a": [1, -2, true, null, "\u00e9"], "__proto__": {"b": {}}}"#;
        assert_eq!(
            read_json(text).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }

    #[test]
    fn a_member_that_stands_twice_is_a_fault_wherever_it_stands() {
        assert_eq!(
            faults(r#"{"a": 1, "b": [{"c": 1, "c": 2, "c": 3}], "a": 2}"#),
            [
                fault("$.b[0].c", FaultCode::DuplicateMember),
                fault("$.b[0].c", FaultCode::DuplicateMember),
                fault("$.a", FaultCode::DuplicateMember),
            ]
        );
    }

    #[test]
    fn only_safe_integers_are_numbers() {
        assert!(read_json("[9007199254740991, -9007199254740991, 0]").is_ok());
        for text in [
            "1.5",
            "1.0",
            "1e3",
            "-0",
            "9007199254740992",
            "-9007199254740992",
        ] {
            assert_eq!(
                faults(text),
                [fault("$", FaultCode::NotAnInteger)],
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_json_says_where_it_stops_being_it() {
        for text in ["", "{", "{} {}", "{'a': 1}", "[1,]", "1e999", "\"\\ud800\""] {
            assert_eq!(faults(text), [fault("$", FaultCode::Syntax)], "{text}");
        }
        let found = read_json("{\n  \"a\" 1\n}")
            .unwrap_err()
            .remove(0)
            .found
            .unwrap();
        assert!(found.ends_with("line 2 column 7"), "{found}");
    }

    #[test]
    fn nesting_ends_at_the_thirty_second_level() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read_json(&nested(32)).is_ok());
        assert_eq!(
            faults(&nested(33)),
            [fault(
                &("$".to_owned() + &"[0]".repeat(32)),
                FaultCode::TooDeep
            )]
        );
        assert_eq!(faults(&nested(100_000)).len(), 1);
    }
}
