//! Each rule of the configuration, broken alone; and many broken at once.

use consent_disclosure::wire::decode_config;
use serde_json::{Map, Value, json};

use super::documents::{config, document, named, northfield, today};

/// The faults of the sample after one or more values are set.
fn faults_of(mut document: Value, changes: &[(&str, Value)]) -> Vec<(String, &'static str)> {
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent}"));
        match parent {
            Value::Object(members) => drop(members.insert(name.to_owned(), value.clone())),
            Value::Array(entries) => entries.push(value.clone()),
            _ => panic!("{pointer}"),
        }
    }
    named(&config(&document).err().unwrap_or_default())
}

fn sample(changes: &[(&str, Value)]) -> Vec<(String, &'static str)> {
    faults_of(northfield(), changes)
}

fn without(document: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent: &mut Map<_, _> = document.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    assert!(parent.remove(name).is_some());
}

fn one(path: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), code)]
}

#[test]
fn config_ids_are_unique_in_their_list() {
    for list in ["purposes", "kinds", "recipients", "methods"] {
        let mut document = northfield();
        let first = document[list][0].clone();
        let place = document[list].as_array().unwrap().len();
        document[list].as_array_mut().unwrap().push(first);
        let faults = named(&config(&document).unwrap_err());
        assert_eq!(faults, one(&format!("$.{list}[{place}].id"), "duplicate"));
    }
    let faults = sample(&[(
        "/law/gateways/-",
        json!({"id": "ca1989-s47", "title": "Twice", "kind": "duty"}),
    )]);
    assert_eq!(faults, one("$.law.gateways[3].id", "duplicate"));
}

#[test]
fn config_every_reference_resolves() {
    for (pointer, path) in [
        ("/purposes/0/usual_kinds/-", "$.purposes[0].usual_kinds[5]"),
        ("/purposes/0/usual_recipients/-", "$.purposes[0].usual_recipients[5]"),
        ("/recipients/0/methods/-", "$.recipients[0].methods[3]"),
        ("/recipients/0/replaced_by", "$.recipients[0].replaced_by"),
    ] {
        assert_eq!(sample(&[(pointer, json!("nobody"))]), one(path, "unknown_reference"));
    }
    for (list, pointer, expected) in [
        ("purposes", "/0/usual_kinds/0", "the id of a kind"),
        ("purposes", "/0/usual_recipients/0", "the id of a recipient"),
        ("recipients", "/0/methods/0", "the id of a method"),
    ] {
        let mut document = northfield();
        *document[list].pointer_mut(pointer).unwrap() = json!("nobody");
        assert_eq!(config(&document).unwrap_err()[0].expected, expected);
    }
    let mut nowhere = northfield();
    nowhere["time_zone"] = json!("Europe/Nowhere");
    let expected = &config(&nowhere).unwrap_err()[0].expected;
    assert!(expected.starts_with("one of: Europe/London, "), "{expected}");
    let code = json!({"code": "nobody"});
    let path = "$.purposes[0].lawful_basis[2].code";
    assert_eq!(sample(&[("/purposes/0/lawful_basis/-", code)]), one(path, "unknown_reference"));
}

#[test]
fn config_a_list_of_ids_names_each_once() {
    let faults = sample(&[("/purposes/2/usual_recipients/-", json!("housing"))]);
    assert_eq!(faults, one("$.purposes[2].usual_recipients[1]", "duplicate"));
}

#[test]
fn config_a_recipient_does_not_succeed_itself() {
    let faults = sample(&[("/recipients/0/replaced_by", json!("school-nurse"))]);
    assert_eq!(faults, one("$.recipients[0].replaced_by", "not_allowed"));
}

#[test]
fn config_agreement_and_consent_in_law_never_mix() {
    let path = "$.purposes[0].consent_meaning";
    let faults = sample(&[("/purposes/0/consent_meaning", json!("uk_gdpr_consent"))]);
    assert_eq!(faults, one(path, "not_allowed"));
    let faults = sample(&[("/purposes/3/consent_meaning", json!("confidentiality_agreement"))]);
    assert_eq!(faults, one("$.purposes[3].consent_meaning", "not_allowed"));
    let mut document = northfield();
    without(&mut document, "/purposes/0/consent_meaning");
    assert_eq!(faults_of(document, &[]), one(path, "missing"));
}

#[test]
fn config_what_is_only_told_offers_no_yes_and_no_loss() {
    let meaning = ("/purposes/4/consent_meaning", json!("confidentiality_agreement"));
    let loss = ("/purposes/4/without_it", json!({"effect": "service_continues"}));
    assert_eq!(sample(&[meaning]), one("$.purposes[4].consent_meaning", "not_allowed"));
    assert_eq!(sample(&[loss]), one("$.purposes[4].without_it", "not_allowed"));
}

#[test]
fn config_a_loss_has_its_reason_and_no_other_can_be_named() {
    let mut document = northfield();
    without(&mut document, "/purposes/2/without_it/reason");
    assert_eq!(faults_of(document, &[]), one("$.purposes[2].without_it.reason", "missing"));
    let faults = sample(&[("/purposes/0/without_it/reason", json!({"en": "No help at all."}))]);
    assert_eq!(faults, one("$.purposes[0].without_it.reason", "not_allowed"));
    let mut document = northfield();
    without(&mut document, "/purposes/0/without_it");
    assert_eq!(faults_of(document, &[]), one("$.purposes[0].without_it", "missing"));
}

#[test]
fn config_a_special_kind_needs_a_code_of_article_nine() {
    let basis = ("/purposes/0/lawful_basis", json!([{"code": "A6-1-e"}]));
    assert_eq!(sample(&[basis]), one("$.purposes[0].lawful_basis", "article_9_missing"));
    let kinds = ("/purposes/2/usual_kinds/-", json!("child-health"));
    assert_eq!(sample(&[kinds]), one("$.purposes[2].lawful_basis", "article_9_missing"));
}

#[test]
fn config_a_gateway_is_named_only_while_it_is_in_force() {
    let not_commenced = || {
        let code = json!({"code": "ca2004-s16la"});
        ("/purposes/4/lawful_basis/-", code)
    };
    let path = "$.purposes[4].lawful_basis[3].code";
    assert_eq!(sample(&[not_commenced()]), one(path, "gateway_not_in_force"));
    let from = |date: &str| ("/law/gateways/2/in_force_from", json!(date));
    assert_eq!(sample(&[not_commenced(), from("2026-09-14")]), []);
    assert_eq!(sample(&[not_commenced(), from("2026-09-15")]), one(path, "gateway_not_in_force"));
    let to = |date: &str| ("/law/gateways/0/in_force_to", json!(date));
    assert_eq!(sample(&[to("2026-09-14")]), []);
    let path = "$.purposes[4].lawful_basis[2].code";
    assert_eq!(sample(&[to("2026-09-13")]), one(path, "gateway_not_in_force"));
}

#[test]
fn config_a_gateway_is_of_this_jurisdiction_or_of_all() {
    let path = "$.purposes[4].lawful_basis[2].code";
    let faults = sample(&[("/law/gateways/0/jurisdiction", json!("GB-SCT"))]);
    assert_eq!(faults, one(path, "gateway_of_other_jurisdiction"));
    let everywhere = ("/purposes/4/lawful_basis/-", json!({"code": "cda1998-s115"}));
    assert_eq!(sample(&[everywhere]), []);
}

#[test]
fn config_no_period_is_longer_than_the_one_that_limits_it() {
    for (pointer, path, limit) in [
        ("/purposes/0/review_interval", "$.purposes[0].review_interval", ["P6M", "P183D"]),
        ("/override/default_length", "$.override.default_length", ["P3M", "P92D"]),
    ] {
        assert_eq!(sample(&[(pointer, json!(limit[0]))]), []);
        assert_eq!(sample(&[(pointer, json!(limit[1]))]), one(path, "longer_than_limit"));
    }
}

#[test]
fn config_nothing_ends_before_it_starts() {
    let to = |date: &str| ("/recipients/11/active_to", json!(date));
    assert_eq!(sample(&[to("2022-09-01")]), []);
    assert_eq!(sample(&[to("2022-08-31")]), one("$.recipients[11].active_to", "ends_before_start"));
    // 23:30 on 31 August in London is half an hour before the day begins.
    let late = to("2022-08-31T22:30:00Z");
    assert_eq!(sample(&[late]), one("$.recipients[11].active_to", "ends_before_start"));
    let gateway = ("/law/gateways/1/in_force_to", json!("1998-09-29"));
    assert_eq!(sample(&[gateway]), one("$.law.gateways[1].in_force_to", "ends_before_start"));
}

#[test]
fn config_every_language_offered_is_written() {
    let mut faults = sample(&[("/languages/-", json!("cy"))]);
    faults.retain(|(path, _)| !path.starts_with("$.words."));
    assert!(faults.len() > 50);
    assert!(faults.iter().all(|(path, code)| path.ends_with(".cy") && *code == "missing"));
    assert!(faults.iter().any(|(path, _)| path == "$.privacy.withdraw_routes[2].cy"));
}

#[test]
fn config_no_other_language_is_written() {
    let faults = sample(&[("/purposes/0/form/cy", json!("Ar gyfrifiadur."))]);
    assert_eq!(faults, one("$.purposes[0].form.cy", "not_offered"));
}

#[test]
fn config_an_audience_offered_anywhere_is_named_everywhere() {
    let child = json!({"plain_name": "a call"});
    let mut faults = sample(&[("/methods/0/names/en/child", child)]);
    assert!(faults.iter().any(|(path, _)| path == r#"$.words.en.child["f1.title"]"#));
    faults.retain(|(path, _)| !path.starts_with("$.words."));
    assert_eq!(faults.len(), 5 + 10 + 12 + 4);
    assert!(
        faults.iter().all(|(path, code)| path.ends_with(".names.en.child") && *code == "missing")
    );
}

#[test]
fn config_text_for_one_audience_has_the_adult_text_beside_it() {
    let faults = sample(&[("/privacy/rights/en", json!({"child": "You can ask."}))]);
    assert_eq!(faults, one("$.privacy.rights.en.adult", "missing"));
}

#[test]
fn config_addresses_open_write_or_ring() {
    for address in
        ["javascript:alert(1)", "http://northfield.example", "//northfield.example", "https://a b"]
    {
        let faults = sample(&[("/privacy/privacy_notice_url", json!(address))]);
        assert_eq!(faults, one("$.privacy.privacy_notice_url", "bad_format"), "{address}");
    }
}

#[test]
fn config_text_is_text_and_markup_is_no_fault() {
    let text = json!({"en": "<script>alert(1)</script> & <b>bold</b>"});
    assert_eq!(sample(&[("/privacy/rights", text)]), []);
    let turned = json!({"en": "safe \u{202e}efas"});
    assert_eq!(
        sample(&[("/privacy/rights", turned)]),
        one("$.privacy.rights.en", "forbidden_character")
    );
}

#[test]
fn config_names_of_the_prototype_are_ordinary_unknown_members() {
    let faults = sample(&[("/safety/__proto__", json!({"idle_minutes": 1}))]);
    assert_eq!(faults, one("$.safety.__proto__", "unknown_member"));
}

#[test]
fn config_faults_come_all_at_once_with_what_was_expected() {
    let document = document("tests/fixtures/config/faulty.json");
    let faults = decode_config(&document, today()).unwrap_err();
    assert_eq!(
        named(&faults),
        [
            ("$.kinds[0].names.en.adult.exampel".to_owned(), "unknown_member"),
            ("$.kinds[0].names.en.adult.example".to_owned(), "missing"),
            ("$.privacy.privacy_notice_url".to_owned(), "bad_format"),
            ("$.purposes[0].retention.plain.en".to_owned(), "empty"),
            ("$.purposes[0].usual_recipients[0]".to_owned(), "unknown_reference"),
            ("$.safety.idle_minutes".to_owned(), "out_of_range"),
        ]
    );
    let idle = faults.iter().find(|fault| fault.path == "$.safety.idle_minutes").unwrap();
    assert_eq!(idle.expected, "a whole number from 1 to 60");
    assert_eq!(idle.found.as_deref(), Some("61"));
    let gone = faults.iter().find(|fault| fault.path.ends_with(".example")).unwrap();
    assert_eq!(gone.found, None);
}

#[test]
fn config_what_was_found_is_clipped() {
    let document = json!("x".repeat(500));
    let fault = config(&document).unwrap_err().remove(0);
    assert_eq!(fault.found.map(|found| found.chars().count()), Some(61));
}
