//! Our RFC 8785 against two other writers of it, on documents that hold only
//! what ours may hold: integers, texts, truth values, lists and objects.

use consent_disclosure::wire::canonical::{canonical, digest, record_digest};
use consent_disclosure::wire::read_json;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const MAX: i64 = 9_007_199_254_740_991;

/// Any text, and texts made of what is escaped or sorts oddly.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '"',
        '\\',
        '/',
        '\n',
        '\t',
        '\u{8}',
        '\u{c}',
        '\u{1f}',
        '\u{7f}',
        '\u{e9}',
        '\u{2028}',
        '\u{fb33}',
        '\u{1d11e}',
        '\u{10ffff}',
        '\u{d7ff}',
        '\u{e000}',
        'a',
        'Z',
    ]);
    prop_oneof![".{0,8}", prop::collection::vec(odd, 0..8).prop_map(String::from_iter)]
}

fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-MAX..=MAX).prop_map(Value::from),
        prop::sample::select(vec![0, -1, MAX, -MAX]).prop_map(Value::from),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(text(), inner, 0..6)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn rec_r1_canonical_form_is_that_of_two_other_writers(value in document()) {
        let ours = canonical(&value);
        prop_assert_eq!(&ours, &serde_jcs::to_string(&value).unwrap());
        prop_assert_eq!(&ours, &serde_json_canonicalizer::to_string(&value).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn canonical_form_reads_back_as_the_same_document(value in document()) {
        let ours = canonical(&value);
        let read = read_json(&ours);
        prop_assert_eq!(read.as_ref(), Ok(&value));
        prop_assert_eq!(canonical(&read.unwrap()), ours);
    }

    #[test]
    fn a_digest_leaves_out_integrity_and_nothing_else(members in document()) {
        let mut record = Map::new();
        record.insert("record".into(), members);
        let expected = digest(canonical(&Value::Object(record.clone())).as_bytes());
        record.insert("integrity".into(), json!({ "digest": "anything" }));
        prop_assert_eq!(record_digest(&record), expected.clone());
        record.insert("more".into(), json!(1));
        prop_assert_ne!(record_digest(&record), expected);
    }
}

#[test]
fn a_member_without_a_name_is_part_of_the_document() {
    assert_eq!(canonical(&json!({ "": 1 })), r#"{"":1}"#);
    let record = json!({ "record": { "sequence": 1 } });
    let slipped_in = json!({ "record": { "sequence": 1, "": "more" } });
    let digest = |value: &Value| record_digest(value.as_object().unwrap());
    assert_ne!(digest(&record), digest(&slipped_in));
}
