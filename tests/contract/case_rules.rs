//! Each rule of the case, broken alone; and many broken at once.

use serde_json::{Value, json};

use super::documents::{case, document, named};

/// The faults of the family of scenario S01 after one value is set.
fn sample(pointer: &str, value: Value) -> Vec<(String, &'static str)> {
    faults_of(document("content/samples/case-s01.json"), pointer, value)
}

fn faults_of(mut document: Value, pointer: &str, value: Value) -> Vec<(String, &'static str)> {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}"));
    parent.as_object_mut().unwrap().insert(name.to_owned(), value);
    named(&case(&document).err().unwrap_or_default())
}

fn one(path: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), code)]
}

#[test]
fn case_two_people_never_share_an_id_or_an_alias() {
    assert_eq!(sample("/people/1/id", json!("p-20931")), one("$.people[1].id", "duplicate"));
    let aliases = json!(["dan", "priya"]);
    assert_eq!(sample("/people/1/aliases", aliases), one("$.people[1].aliases[1]", "duplicate"));
}

#[test]
fn case_nobody_in_a_record_stands_under_the_id_of_somebody_else() {
    let person = "$.people[1].id";
    for taken in ["gp", "organisation", "advocate", "interpreter", "witness"] {
        assert_eq!(
            sample("/people/1/id", json!(taken)).last().unwrap(),
            &one(person, "duplicate")[0]
        );
        let own = sample("/recipients/0/id", json!(taken));
        assert_eq!(own, one("$.recipients[0].id", "duplicate"), "{taken}");
    }
    let practitioner = sample("/practitioner/id", json!("daniel"));
    assert_eq!(practitioner, one(person, "duplicate"));
    assert_eq!(
        sample("/recipients/0/id", json!("p-20931")),
        one("$.recipients[0].id", "duplicate")
    );
}

#[test]
fn case_authority_is_over_another_of_the_people() {
    let path = "$.people[0].authority[0].over";
    assert_eq!(
        sample("/people/0/authority/0/over", json!("nobody")),
        one(path, "unknown_reference")
    );
    assert_eq!(sample("/people/0/authority/0/over", json!("priya")), one(path, "not_allowed"));
    assert_eq!(sample("/people/0/authority/0/over", json!("p-20931")), one(path, "not_allowed"));
    assert_eq!(sample("/people/0/authority/0/over", json!("daniel")), []);
}

#[test]
fn case_authority_does_not_end_before_it_starts() {
    let path = "$.people[0].authority[0].to";
    assert_eq!(
        sample("/people/0/authority/0/to", json!("2019-05-01")),
        one(path, "ends_before_start")
    );
    assert_eq!(sample("/people/0/authority/0/to", json!("2019-05-02")), []);
}

#[test]
fn case_authority_has_a_start_unless_it_is_unknown() {
    let without = |status: &str| {
        let held = json!([{ "over": "asha", "kind": "care_order", "status": status }]);
        sample("/people/0/authority", held)
    };
    for status in ["held", "ended", "disputed"] {
        assert_eq!(without(status), one("$.people[0].authority[0].from", "missing"), "{status}");
    }
    assert_eq!(without("unknown"), []);
}

#[test]
fn case_ids_are_the_hosts_own() {
    for id in ["20931", "P_20931", "9F0C6A1E-4f43-4f0c-9d0c-0D2C1A1F0A11"] {
        for place in ["/practitioner/id", "/people/0/id", "/recipients/0/id"] {
            assert_eq!(sample(place, json!(id)), [], "{place}: {id}");
        }
        assert_eq!(sample("/people/0/aliases", json!([id])), []);
    }
    let wrong = one("$.people[0].id", "bad_format");
    for id in ["a.b", "a/b", "-a", "a b"] {
        assert_eq!(sample("/people/0/id", json!(id)), wrong, "{id}");
    }
}

#[test]
fn case_a_person_has_a_birthday_or_is_grown_or_neither() {
    assert_eq!(sample("/people/0/adult", json!(true)), one("$.people[0].adult", "not_allowed"));
    let unknowns = document("content/samples/case-unknowns.json");
    assert_eq!(faults_of(unknowns.clone(), "/people/0/adult", json!(true)), []);
    let faults = faults_of(unknowns, "/people/0/adult", json!(false));
    assert_eq!(faults, one("$.people[0].adult", "not_allowed"));
}

#[test]
fn case_a_familys_own_recipient_does_not_pass_for_a_configured_one() {
    let faults = sample("/recipients/0/id", json!("school-nurse"));
    assert_eq!(faults, one("$.recipients[0].id", "duplicate"));
}

#[test]
fn case_recipients_use_the_methods_and_languages_of_the_configuration() {
    let path = "$.recipients[0].methods[0]";
    assert_eq!(sample("/recipients/0/methods", json!(["pigeon"])), one(path, "unknown_reference"));
    let path = "$.recipients[0].why_needed.en";
    let faults = sample("/recipients/0/why_needed", json!({"pl": "Bo tak."}));
    assert_eq!(
        faults,
        [one(path, "missing"), one("$.recipients[0].why_needed.pl", "not_offered")].concat()
    );
}

#[test]
fn case_anchors_name_ledgers_and_count_from_one() {
    let anchors = json!({"first": 1, "0c9ee1ff-1f0b-4c86-9d0c-0d2c1a1f0a11": 0});
    assert_eq!(
        sample("/anchors", anchors),
        [
            one("$.anchors.first", "unknown_member"),
            one(r#"$.anchors["0c9ee1ff-1f0b-4c86-9d0c-0d2c1a1f0a11"]"#, "out_of_range"),
        ]
        .concat()
    );
}

#[test]
fn case_times_carry_their_offset() {
    for time in ["2026-09-14T10:40:00", "2026-09-14", "10:40", "2026-09-31T10:40:00Z"] {
        assert_eq!(sample("/now", json!(time)), one("$.now", "bad_format"), "{time}");
    }
}

#[test]
fn case_plan_and_records_are_objects() {
    assert_eq!(sample("/plan", json!("{}")), one("$.plan", "wrong_type"));
    assert_eq!(sample("/records", json!([{}, "{}"])), one("$.records[1]", "wrong_type"));
}

#[test]
fn case_faults_come_all_at_once() {
    let faults = case(&document("tests/fixtures/case/faulty.json")).unwrap_err();
    assert_eq!(
        named(&faults),
        [
            ("$.people[0].authority[0].from".to_owned(), "bad_format"),
            ("$.people[0].authority[0].over".to_owned(), "not_allowed"),
            ("$.people[1].adult".to_owned(), "not_allowed"),
            ("$.people[1].aliases[0]".to_owned(), "duplicate"),
            ("$.people[1].name".to_owned(), "empty"),
            ("$.practitioner.employment".to_owned(), "unknown_code"),
        ]
    );
}
