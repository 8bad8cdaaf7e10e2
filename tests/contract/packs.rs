//! What a host may say in its own words: whole packs, and single texts in place of
//! ours.

use std::time::Instant;

use consent_disclosure::domain::words::{Audience, Voice};
use consent_disclosure::wire::{Fault, decode_config};
use consent_disclosure::words::{BUILT_IN, Pack, Packs};
use serde_json::{Value, json};

use super::documents::{bilingual, config, named, northfield, today};
use crate::pseudo::{self, PSEUDO};

fn faults_of(words: Value) -> Vec<Fault> {
    let mut document = northfield();
    document["words"] = words;
    decode_config(&document, today()).err().unwrap_or_default()
}

#[track_caller]
fn only(faults: &[Fault], path: &str, code: &str) -> String {
    assert_eq!(named(faults), [(path.to_owned(), config_code(code))]);
    faults[0].expected.clone()
}

/// The code as `named` gives it.
fn config_code(code: &str) -> &'static str {
    let known = consent_disclosure::wire::FaultCode::CODES.iter();
    known.copied().find(|known| *known == code).unwrap()
}

/// The sample organisation, speaking one more language.
fn with_pseudo() -> Value {
    let mut document = northfield();
    pseudo::beside_english(&mut document);
    document["languages"] = json!(["en", PSEUDO]);
    document["words"] = json!({ PSEUDO: pseudo::packs(BUILT_IN[0].2, &["adult", "young_person"]) });
    document
}

#[test]
fn config_words_take_texts_nested_dotted_and_both() {
    for words in [
        json!({"en": {"adult": {"f1": {"title": "Good morning, {{name}}"}}}}),
        json!({"en": {"adult": {"f1.title": "Good morning, {{name}}"}}}),
        json!({"en": {"adult": {"f1": {"title": "Good morning, {{name}}"}, "f1.help": "Help?"}}}),
    ] {
        let mut document = northfield();
        document["words"] = words.clone();
        let config = config(&document).unwrap_or_else(|faults| panic!("{words}: {faults:?}"));
        let pack = Packs::for_config(&config).family(&Voice::new("en", Audience::Adult)).unwrap();
        assert_eq!(pack.fill("f1.title", &[("name", "Priya")]), "Good morning, Priya");
        assert_eq!(pack.say("f8.yes"), "Yes", "what is not said is ours");
    }
}

#[test]
fn config_words_of_a_key_that_nobody_asks_for_name_the_nearest() {
    let expected = only(
        &faults_of(json!({"en": {"adult": {"f1": {"titel": "Hello"}}}})),
        "$.words.en.adult.f1.titel",
        "unknown_member",
    );
    assert!(expected.ends_with("the nearest is f1.title"), "{expected}");
    let expected = only(
        &faults_of(json!({"en": {"young_person": {"f8.notsure": "Hm"}}})),
        r#"$.words.en.young_person["f8.notsure"]"#,
        "unknown_member",
    );
    assert!(expected.ends_with("the nearest is f8.not_sure"), "{expected}");
    // A section where a text is meant, and the other way round.
    only(
        &faults_of(json!({"en": {"adult": {"f1": "Hi"}}})),
        "$.words.en.adult.f1",
        "unknown_member",
    );
    let deeper = json!({"en": {"adult": {"f1": {"title": {"long": "Hi"}}}}});
    only(&faults_of(deeper), "$.words.en.adult.f1.title.long", "unknown_member");
}

#[test]
fn config_words_stand_once() {
    let twice = json!({"en": {"adult": {"f1": {"title": "Hi"}, "f1.title": "Hello"}}});
    let faults = faults_of(twice);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code.code(), "duplicate");
}

#[test]
fn config_words_fill_in_only_what_ours_fill_in() {
    let title = |text: &str| faults_of(json!({"en": {"adult": {"f1": {"title": text}}}}));
    assert_eq!(title("Hello"), [], "a place may be left out");
    assert_eq!(title("Hello, {{name}}. Yes, {{name}}!"), []);
    for text in ["Hello, {{person}}", "Hello, {{name", "Hello, {{name, uppercase}}", "{{ name }}"] {
        let expected = only(&title(text), "$.words.en.adult.f1.title", "not_allowed");
        assert_eq!(expected, "no other places than: name", "{text}");
    }
    let stop = faults_of(json!({"en": {"adult": {"f1": {"stop": "Stop, {{name}}"}}}}));
    assert_eq!(only(&stop, "$.words.en.adult.f1.stop", "not_allowed"), "no other places than: ");
}

#[test]
fn config_a_language_of_the_hosts_own_is_spoken_whole() {
    let config = config(&with_pseudo()).unwrap_or_else(|faults| panic!("{:?}", named(&faults)));
    let packs = Packs::for_config(&config);
    let made = pseudo::pack(BUILT_IN[0].2).to_string();
    let whole = Pack::read(PSEUDO, "adult", &made).unwrap();
    assert_eq!(*packs.family(&Voice::new(PSEUDO, Audience::Adult)).unwrap(), whole);
    let young = packs.family(&Voice::new(PSEUDO, Audience::YoungPerson)).unwrap();
    assert_eq!(young.id, "content/ar-XB/young_person");
}

#[test]
fn config_a_text_that_an_offered_language_lacks_is_a_fault_that_names_it() {
    let path = r#"$.words["ar-XB"].adult["f8.yes"]"#;
    let mut document = with_pseudo();
    let adult = document["words"][PSEUDO]["adult"].as_object_mut().unwrap();
    adult["f8"].as_object_mut().unwrap().remove("yes");
    let faults = decode_config(&document, today()).unwrap_err();
    let expected = only(&faults, path, "missing");
    assert!(expected.contains("every language"), "{expected}");

    // The other spelling is as good.
    document["words"][PSEUDO]["adult"]["f8.yes"] = json!("Ja");
    assert_eq!(decode_config(&document, today()).err(), None);
}

#[test]
fn config_a_whole_pack_that_is_lacking_is_named_text_by_text() {
    let all = Pack::read("en", "adult", BUILT_IN[0].2).unwrap().texts().len();
    let mut document = with_pseudo();
    document["words"][PSEUDO].as_object_mut().unwrap().remove("young_person");
    let faults = decode_config(&document, today()).unwrap_err();
    assert_eq!(faults.len(), all);
    let path = r#"$.words["ar-XB"].young_person["#;
    assert!(faults.iter().all(|fault| fault.path.starts_with(path)), "{faults:?}");
    document.as_object_mut().unwrap().remove("words");
    assert_eq!(decode_config(&document, today()).unwrap_err().len(), 2 * all);
}

#[test]
fn config_an_audience_that_is_not_built_in_brings_its_own_pack() {
    assert!(config(&bilingual()).is_ok());
    let mut document = bilingual();
    document["words"]["en"].as_object_mut().unwrap().remove("child");
    let faults = decode_config(&document, today()).unwrap_err();
    assert!(faults.iter().all(|fault| fault.path.starts_with("$.words.en.child[")), "{faults:?}");
}

#[test]
fn config_only_what_is_offered_is_spoken() {
    let mut document = northfield();
    for list in ["purposes", "kinds", "recipients", "methods"] {
        for entry in document[list].as_array_mut().unwrap() {
            entry["names"]["en"].as_object_mut().unwrap().remove("young_person");
        }
    }
    let packs = Packs::for_config(&config(&document).unwrap());
    assert!(packs.family(&Voice::new("en", Audience::Adult)).is_some());
    assert!(packs.family(&Voice::new("en", Audience::YoungPerson)).is_none());
    assert!(packs.family(&Voice::new("cy", Audience::Adult)).is_none());
}

/// A configuration with two hundred texts to compare must not keep anybody waiting.
#[test]
fn config_packs_are_compared_in_a_moment() {
    let document = with_pseudo();
    let before = Instant::now();
    assert!(config(&document).is_ok());
    assert!(before.elapsed().as_millis() < 2000, "{:?}", before.elapsed());
}
