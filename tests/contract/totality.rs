//! No document, however strange, makes a decoder panic, and no refusal is silent.

use consent_disclosure::wire::{Fault, read_json};
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::documents::{case, cases, config, configs, northfield};
use super::mutations::{places, replaced};

/// Any JSON, with names and texts that our documents know often enough to get far.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let members = prop::collection::vec((any_text(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "id",
        "names",
        "en",
        "adult",
        "purposes",
        "kinds",
        "usual_kinds",
        "mode",
        "agreement",
        "law",
        "gateways",
        "code",
        "ca1989-s47",
        "people",
        "aliases",
        "authority",
        "over",
        "dob",
        "active_to",
        "2026-02-29",
        "2026-10-25T01:30:00+01:00",
        "P3M",
        "P9999Y",
        "0000-01-01",
        "9999-12-31",
    ]);
    prop_oneof![known.prop_map(str::to_owned), any::<String>()]
}

/// A sample with some of its values replaced by anything.
fn disturbed(documents: Vec<(String, Value)>) -> impl Strategy<Value = Value> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..5);
    (prop::sample::select(documents), changes).prop_map(|((_, mut document), changes)| {
        for (place, value) in changes {
            let places = places(&document);
            let (_, pointer) = place.get(&places);
            document = replaced(&document, pointer, value);
        }
        document
    })
}

fn says_why<T>(verdict: Result<T, Vec<Fault>>) -> bool {
    let Err(faults) = verdict else { return true };
    !faults.is_empty()
        && faults.iter().all(|fault| fault.path.starts_with('$') && !fault.expected.is_empty())
}

proptest! {
    #[test]
    fn config_decoder_is_total(value in prop_oneof![any_json(), disturbed(configs())]) {
        prop_assert!(says_why(config(&value)));
    }

    #[test]
    fn case_decoder_is_total(value in prop_oneof![any_json(), disturbed(cases())]) {
        prop_assert!(says_why(case(&value)));
    }

    #[test]
    fn json_reader_is_total(text in any::<String>()) {
        prop_assert!(says_why(read_json(&text)));
    }

    #[test]
    fn json_reader_reads_what_was_written(value in any_json()) {
        // A number that is no safe integer is the one thing that it refuses.
        match read_json(&value.to_string()) {
            Ok(read) => prop_assert_eq!(read, value),
            Err(faults) => prop_assert!(faults.iter().all(|fault| fault.code.code() == "not_an_integer")),
        }
    }

    #[test]
    fn json_reader_survives_a_broken_end(cut in any::<prop::sample::Index>()) {
        let text = northfield().to_string();
        let mut end = cut.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let faults = read_json(&text[..end]).unwrap_err();
        prop_assert_eq!(faults[0].code.code(), "syntax");
    }
}
