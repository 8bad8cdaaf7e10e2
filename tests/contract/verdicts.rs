//! Schema and decoder agree on every document and on every change to it.

use consent_disclosure::wire::{Fault, FaultCode};
use jsonschema::Validator;
use serde_json::Value;

use super::documents::{case, cases, config, configs, document, named};
use super::mutations::{Change, Mutation, all};

/// What a schema cannot say, because it looks at one place at a time.
const BEYOND_A_SCHEMA: [FaultCode; 9] = [
    FaultCode::UnknownReference,
    FaultCode::Duplicate,
    FaultCode::NotOffered,
    FaultCode::NotAllowed,
    FaultCode::EndsBeforeStart,
    FaultCode::LongerThanLimit,
    FaultCode::ArticleNineMissing,
    FaultCode::GatewayNotInForce,
    FaultCode::GatewayOfOtherJurisdiction,
];

struct Side {
    schema: Validator,
    documents: Vec<(String, Value)>,
    decode: fn(&Value) -> Result<(), Vec<Fault>>,
}

fn schema(name: &str) -> Validator {
    let schema = document(&format!("schema/{name}.schema.json"));
    jsonschema::meta::validate(&schema).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).unwrap()
}

fn config_side() -> Side {
    Side { schema: schema("config"), documents: configs(), decode: |value| config(value).map(drop) }
}

fn case_side() -> Side {
    Side { schema: schema("case"), documents: cases(), decode: |value| case(value).map(drop) }
}

/// A language or an audience that is missing is nothing that a schema could know, nor
/// which keys our texts have.
fn is_beyond(fault: &Fault) -> bool {
    let is_voice = fault.code == FaultCode::Missing && fault.expected.contains("every language");
    let is_key = fault.code == FaultCode::UnknownMember && fault.path.starts_with("$.words.");
    is_voice || is_key || BEYOND_A_SCHEMA.contains(&fault.code)
}

fn both_accept_the_documents(side: &Side) {
    assert!(side.documents.len() >= 3);
    for (name, document) in &side.documents {
        let errors: Vec<_> = side.schema.iter_errors(document).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert_eq!((side.decode)(document), Ok(()), "{name}");
    }
}

/// The same verdict on every change; and wrong in one place is found in that place.
fn both_judge_every_change_alike(side: &Side) {
    let (mut refused, mut accepted) = (0, 0);
    for (name, document) in &side.documents {
        for mutation in all(document) {
            let what = format!("{name}: {:?} {}", mutation.change, mutation.path);
            let valid = side.schema.is_valid(&mutation.document);
            match (side.decode)(&mutation.document) {
                Ok(()) => {
                    assert!(valid, "{what}: only the schema refuses");
                    accepted += 1;
                }
                Err(faults) if valid => {
                    assert!(faults.iter().all(is_beyond), "{what}: only the decoder: {faults:#?}");
                }
                Err(faults) => {
                    assert!(is_found(&mutation, &faults), "{what}: {:#?}", named(&faults));
                    refused += 1;
                }
            }
        }
    }
    println!("{refused} changes refused by both, {accepted} accepted by both");
    assert!(refused > 500 && accepted > 30, "{refused} {accepted}");
}

fn is_found(mutation: &Mutation, faults: &[Fault]) -> bool {
    let mut paths = faults.iter().map(|fault| fault.path.as_str());
    match mutation.change {
        Change::Emptied | Change::Retyped => paths.any(|path| path.starts_with(&mutation.path)),
        Change::Removed => paths.any(|path| path == mutation.path || is_either_contact(path)),
        Change::Spoiled | Change::Added => paths.any(|path| path == mutation.path),
    }
}

/// A contact without its email address is told that it lacks a phone number or one.
fn is_either_contact(path: &str) -> bool {
    path.starts_with("$.contacts[") && path.ends_with("].phone")
}

#[test]
fn config_samples_and_fixtures_are_accepted_by_both() {
    both_accept_the_documents(&config_side());
}

#[test]
fn case_samples_and_fixtures_are_accepted_by_both() {
    both_accept_the_documents(&case_side());
}

#[test]
fn config_changes_are_judged_alike() {
    both_judge_every_change_alike(&config_side());
}

#[test]
fn case_changes_are_judged_alike() {
    both_judge_every_change_alike(&case_side());
}

#[test]
fn both_schemas_say_the_same_of_what_they_share() {
    let config = document("schema/config.schema.json");
    let case = document("schema/case.schema.json");
    let config = config["$defs"].as_object().unwrap();
    let shared: Vec<_> = case["$defs"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| config.contains_key(*name))
        .collect();
    assert!(shared.len() >= 8);
    for (name, definition) in shared {
        assert_eq!(definition, &config[name], "{name}");
    }
}
