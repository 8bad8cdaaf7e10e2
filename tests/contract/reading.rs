//! Nothing that is accepted is dropped on the way into the domain.

use consent_disclosure::domain::case::{Age, AuthorityStatus};
use consent_disclosure::domain::config::{ConsentMeaning, ContactRole, Mode, WithoutIt};
use consent_disclosure::domain::time::{DateOrInstant, Period, parse_date};
use consent_disclosure::domain::words::{Audience, Voice};
use serde_json::{Value, json};

use super::documents::{case, cases, config, configs, document, northfield};
use super::mutations::{edges, replaced};

/// Other values of the same kind, whichever of them the place allows.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            vec![json!(number + 1), json!(number - 1)]
        }
        Value::String(text) => {
            let mut others = vec![json!(format!("{text}x")), json!(format!("{text} x"))];
            others.extend(CODES.iter().filter(|code| *code != text).map(|code| json!(code)));
            others
        }
        _ => Vec::new(),
    }
}

/// One more of each closed list, each format.
const CODES: &[&str] = &[
    "other",
    "school",
    "GB-SCT",
    "GB-NIR",
    "UTC",
    "legal",
    "consent_basis",
    "uk_gdpr_explicit_consent",
    "uk_gdpr_consent",
    "parent",
    "child",
    "health",
    "genetic",
    "lapse",
    "flag",
    "ask",
    "implied",
    "accept",
    "review_only",
    "duty",
    "power",
    "none",
    "discreet",
    "employed",
    "volunteer",
    "care_order",
    "court_appointed",
    "disputed",
    "unknown",
    "2020-02-02",
    "2026-04-05",
    "2031-01-01",
    "2026-09-14T10:40:01Z",
    "P9D",
    "P2M",
    "fr",
    "phone",
    "letter",
    "gp",
    "fh-team",
    "sami",
    "sami-old",
    "A9-2-h",
    "to-come",
    "school-dsl",
    "2012-02-28",
];

fn every_leaf_makes_a_difference<T: PartialEq>(
    name: &str,
    document: &Value,
    decode: impl Fn(&Value) -> Option<T>,
) -> usize {
    let original = decode(document).unwrap();
    let mut tried = 0;
    for (path, pointer) in edges(document) {
        let others = others(document.pointer(&pointer).unwrap());
        let decoded = others.into_iter().map(|other| decode(&replaced(document, &pointer, other)));
        if let Some(decoded) = decoded.flatten().next() {
            assert!(decoded != original, "{name}: {path} is accepted and dropped");
            tried += 1;
        }
    }
    tried
}

#[test]
fn config_keeps_every_value() {
    let mut tried = 0;
    for (name, document) in configs() {
        tried += every_leaf_makes_a_difference(&name, &document, |value| config(value).ok());
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn case_keeps_every_value() {
    let mut tried = 0;
    for (name, document) in cases() {
        tried += every_leaf_makes_a_difference(&name, &document, |value| case(value).ok());
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn config_sample_is_read_as_it_is_written() {
    let config = config(&northfield()).unwrap();
    let adult = Voice::new("en", Audience::Adult);
    let help = config.purpose("early-help").unwrap();
    assert_eq!(help.plain_name.get(&adult), "Early help for your family");
    assert_eq!(help.used_for.get(&adult), "They use it to make a plan with you.");
    assert_eq!(help.without_it, Some(WithoutIt::ServiceContinues));
    assert_eq!(help.max_validity, Period::Months(6));
    let school = config.purpose("school-support").unwrap();
    let changed = parse_date("2025-09-01").map(DateOrInstant::Date);
    assert_eq!(school.material_change_from, changed);
    let course = config.purpose("mh-support").unwrap();
    assert_eq!(course.mode, Mode::ConsentBasis);
    assert_eq!(course.consent_meaning, Some(ConsentMeaning::UkGdprExplicitConsent));
    assert_eq!(config.purpose("safeguarding").unwrap().without_it, None);
    assert!(config.recipient("fh-team").unwrap().internal);
    assert_eq!(config.contacts_for(ContactRole::Police).count(), 1);
    assert_eq!(config.audiences(), [Audience::Adult]);
    assert!(config.kind("nothing").is_none() && config.method("phone").is_some());
}

#[test]
fn config_wording_is_found_for_exactly_its_voice() {
    let config = config(&document("tests/fixtures/config/bilingual.json")).unwrap();
    let wording = |language, audience| config.wording("f1.title", &Voice::new(language, audience));
    assert_eq!(wording("en", Audience::Child), Some("Hi"));
    assert_eq!(wording("cy", Audience::Adult), Some("Helo"));
    assert_eq!(wording("cy", Audience::Child), None);
    assert_eq!(config.audiences(), [Audience::Adult, Audience::Child]);
}

#[test]
fn case_keeps_what_is_unknown_unknown() {
    let unknowns = case(&document("content/samples/case-unknowns.json")).unwrap().case;
    let leanne = unknowns.person("leanne").unwrap();
    assert_eq!(leanne.age, Age::Unknown);
    assert_eq!(leanne.authority[0].status, AuthorityStatus::Unknown);
    assert_eq!(leanne.contact_safe, None);
    assert_eq!(unknowns.person("karen").unwrap().age, Age::Adult);
    assert_eq!(unknowns.person("karen").unwrap().spoken_name(), "Nan");
}

#[test]
fn case_finds_a_person_by_an_alias_and_hands_records_on_untouched() {
    let document = document("tests/fixtures/case/everything.json");
    let decoded = case(&document).unwrap();
    let person = decoded.case.person("sami-old").unwrap();
    assert_eq!(person.id, "sami");
    assert!(decoded.case.person("nobody").is_none());
    assert_eq!(decoded.case.recipient("7_Tutor").unwrap().organisation, "Moss Tuition");
    assert_eq!(Some(&decoded.plan.unwrap()), document.get("plan"));
    assert_eq!(json!(decoded.records), document["records"]);
    assert_eq!(decoded.case.anchors[0].sequence, 4);
}
