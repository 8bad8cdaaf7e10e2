//! JSON text to a value, without what `serde_json` lets pass in silence: a member
//! that stands twice, numbers that are no safe integers, endless nesting.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
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
        path: "$".to_owned(),
        depth: 0,
        log: &log,
    };
    let value = place.deserialize(&mut source);
    match value.and_then(|value| source.end().map(|()| value)) {
        Ok(value) => log.verdict(Some(value)),
        Err(error) => {
            if !error.is_data() {
                let found = clip(&error.to_string());
                log.note("$".to_owned(), FaultCode::Syntax, "one JSON document", Some(found));
            }
            log.verdict(None)
        }
    }
}

/// Where in the document a value is about to be read.
struct Place<'log> {
    path: String,
    depth: usize,
    log: &'log Log,
}

impl<'log> Place<'log> {
    /// One level further in; too deep ends the reading.
    fn inside<E: serde::de::Error>(&self, path: String) -> Result<Place<'log>, E> {
        if self.depth == MAX_DEPTH {
            self.log.note(path, FaultCode::TooDeep, "at most 32 levels", None);
            return Err(E::custom(""));
        }
        Ok(Place {
            path,
            depth: self.depth + 1,
            log: self.log,
        })
    }

    fn integer(&self, value: Option<i64>, found: String) -> Value {
        match value {
            Some(value) if (-MAX_INTEGER..=MAX_INTEGER).contains(&value) => Value::from(value),
            _ => {
                let expected = "a whole number, at most 2^53 - 1 in size";
                self.log.note(self.path.clone(), FaultCode::NotAnInteger, expected, Some(found));
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
        let mut list = Vec::new();
        loop {
            let place = self.inside(path::entry(&self.path, list.len()))?;
            match source.next_element_seed(place)? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = source.next_key::<String>()? {
            let place = self.inside(path::member(&self.path, &name))?;
            if members.contains_key(&name) {
                let expected = "each member once";
                self.log.note(place.path.clone(), FaultCode::DuplicateMember, expected, None);
            }
            members.insert(name, source.next_value_seed(place)?);
        }
        Ok(Value::Object(members))
    }
}
