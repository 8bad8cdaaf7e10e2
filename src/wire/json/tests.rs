use proptest::prelude::*;
use serde_json::json;

use super::*;

fn faults(text: &str) -> Vec<(String, FaultCode)> {
    let faults = read_json(text).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

fn fault(path: &str, code: FaultCode) -> (String, FaultCode) {
    (path.to_owned(), code)
}

#[test]
fn a_document_is_read_as_serde_json_reads_it() {
    let text = r#"{"a": [1, -2, true, null, "\u00e9"], "__proto__": {"b": {}}}"#;
    assert_eq!(read_json(text).unwrap(), serde_json::from_str::<Value>(text).unwrap());
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
    for text in ["1.5", "1.0", "1e3", "1e999", "-0", "9007199254740992", "-9007199254740992"] {
        assert_eq!(faults(text), [fault("$", FaultCode::NotAnInteger)], "{text}");
    }
}

#[test]
fn what_is_no_json_says_where_it_stops_being_it() {
    for text in ["", "{", "{} {}", "{'a': 1}", "[1,]", "01", "-", "\"\n\""] {
        assert_eq!(faults(text), [fault("$", FaultCode::Syntax)], "{text}");
    }
    let found = read_json("{\n  \"a\" 1\n}").unwrap_err().remove(0).found.unwrap();
    assert!(found.ends_with("line 2 column 7"), "{found}");
}

#[test]
fn nesting_ends_at_the_thirty_second_level() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read_json(&nested(32)).is_ok());
    assert_eq!(
        faults(&nested(33)),
        [fault(&("$".to_owned() + &"[0]".repeat(32)), FaultCode::TooDeep)]
    );
    assert_eq!(faults(&nested(100_000)).len(), 1);
}

#[test]
fn half_a_character_is_a_fault_with_its_place() {
    assert_eq!(read_json(r#""\ud83d\ude00""#).unwrap(), json!("\u{1f600}"));
    for half in [r"\ud83d", r"\ude00", r"\ud83d\u0041", r"\ud83d\ud83d", r"\ud83dx"] {
        let text = format!(r#"{{"a": ["{half}"]}}"#);
        let found = faults(&text);
        assert!(found.contains(&fault("$.a[0]", FaultCode::ForbiddenCharacter)), "{text}");
        assert!(found.iter().all(|(path, _)| path == "$.a[0]"), "{text}");
    }
}

/// JSON, or nearly: the signs that documents are made of, in any order.
fn signs() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        " ",
        "\n",
        "\"a\":",
        "\"b\":",
        "\"a\"",
        "-",
        "0",
        "1",
        "27",
        ".5",
        "e3",
        "E-2",
        "9007199254740993",
        "true",
        "false",
        "null",
        "nul",
        "\\n",
        "\\x",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "\u{e9}",
        "\u{1f600}",
        "\u{1}",
        "\u{7f}",
        "\u{feff}",
    ]);
    prop::collection::vec(sign, 0..12).prop_map(|signs| signs.concat())
}

fn documents() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        let members = prop::collection::vec((any::<String>(), inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            members.prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// A document with some signs put in somewhere.
fn disturbed() -> impl Strategy<Value = String> {
    (documents(), signs(), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(document, signs, place, pretty)| {
            let text = if pretty { format!("{document:#}") } else { document.to_string() };
            let mut chars: Vec<char> = text.chars().collect();
            let place = place.index(chars.len() + 1);
            chars.splice(place..place, signs.chars());
            chars.into_iter().collect()
        },
    )
}

/// What `serde_json` reads and this reader refuses.
const STRICTER: [FaultCode; 3] =
    [FaultCode::DuplicateMember, FaultCode::NotAnInteger, FaultCode::TooDeep];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_text_is_read_as_serde_json_reads_it(
        text in prop_oneof![signs(), disturbed(), documents().prop_map(|it| it.to_string())]
    ) {
        match (read_json(&text), serde_json::from_str::<Value>(&text)) {
            (Ok(ours), theirs) => prop_assert_eq!(ours, theirs.unwrap()),
            (Err(ours), Ok(_)) => {
                prop_assert!(ours.iter().all(|fault| STRICTER.contains(&fault.code)), "{:?}", ours);
            }
            (Err(ours), Err(_)) => prop_assert!(!ours.is_empty()),
        }
    }
}
