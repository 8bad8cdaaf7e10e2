//! The types that hosts are given know everything that the schemas and the decoders know.

use std::collections::BTreeSet;
use std::fs;

use consent_disclosure::flow::screen::{DeskScreen, FamilyScreen, Journey};
use consent_disclosure::wire::FaultCode;
use serde_json::Value;

use super::documents::document;

fn types() -> String {
    let files = ["consent-disclosure", "record"].map(|name| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/embed/");
        fs::read_to_string(format!("{folder}{name}.d.ts")).unwrap()
    });
    files.concat()
}

/// The names of all members, and the members of all closed lists, of a schema.
fn gather(schema: &Value, members: &mut BTreeSet<String>, codes: &mut BTreeSet<String>) {
    match schema {
        Value::Object(keywords) => {
            if let Some(Value::Object(properties)) = keywords.get("properties") {
                members.extend(properties.keys().cloned());
            }
            if let Some(Value::Array(values)) = keywords.get("enum") {
                codes.extend(values.iter().map(|value| value.as_str().unwrap().to_owned()));
            }
            keywords.values().for_each(|value| gather(value, members, codes));
        }
        Value::Array(entries) => entries.iter().for_each(|value| gather(value, members, codes)),
        _ => {}
    }
}

#[test]
fn types_name_every_member_and_every_code_of_the_schemas() {
    let types = types();
    let (mut members, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for name in ["config", "case", "record"] {
        gather(&document(&format!("schema/{name}.schema.json")), &mut members, &mut codes);
    }
    assert!(members.len() > 90 && codes.len() > 60, "{} {}", members.len(), codes.len());
    for member in members {
        let forms = [format!("{member}: "), format!("{member}?: "), format!("'{member}'")];
        assert!(forms.iter().any(|form| types.contains(form)), "{member}");
    }
    for code in codes {
        assert!(types.contains(&format!("'{code}'")), "{code}");
    }
}

#[test]
fn types_name_every_fault() {
    let types = types();
    let (_, union) = types.split_once("export type FaultCode =").unwrap();
    let (union, _) = union.split_once(';').unwrap();
    let known: BTreeSet<_> = union.split('\'').skip(1).step_by(2).collect();
    assert_eq!(known, FaultCode::CODES.iter().copied().collect());
}

/// `consent-step` names them, and hosts' own tests look for them.
#[test]
fn types_name_every_screen_and_every_journey() {
    let types = types();
    let after = |start: &str, end: char| {
        let (_, rest) = types.split_once(start).unwrap();
        let (union, _) = rest.split_once(end).unwrap();
        union.split('\'').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let codes = |lists: &[&[&str]]| -> BTreeSet<String> {
        lists.concat().into_iter().map(str::to_owned).collect()
    };
    let screens = codes(&[DeskScreen::CODES, FamilyScreen::CODES]);
    assert_eq!(after("export type Screen =", ';'), screens);
    assert_eq!(after("start(journey:", ')'), codes(&[Journey::CODES]));
}
