//! A plan on its way to the host and back.

use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Fact, HostFact, PrepareFact};
use consent_disclosure::wire::canonical::canonical;
use consent_disclosure::wire::plan::{decode_plan, encode_plan};
use consent_disclosure::wire::{FaultCode, read_json};
use serde_json::{Value, json};

use crate::kit::*;

fn plan() -> (Sitting, Value) {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    let plan = read_json(&sitting.plans()[0]).unwrap();
    (sitting, plan)
}

fn found(change: impl FnOnce(&mut Value)) -> Vec<(String, FaultCode)> {
    let (sitting, mut plan) = plan();
    change(&mut plan);
    let inputs = sitting.inputs();
    let faults = decode_plan(&plan, &inputs.config, &inputs.case).unwrap_err();
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

#[test]
fn plan_comes_back_as_it_went() {
    let (sitting, value) = plan();
    let inputs = sitting.inputs();
    let read = decode_plan(&value, &inputs.config, &inputs.case).unwrap();
    assert_eq!(read.plan_id, sitting.state.desk.plan.plan_id);
    assert_eq!(read.created, sitting.state.desk.plan.created);
    let mut kept = sitting.state.desk.plan.answers.entries().to_vec();
    let mut back = read.answers.entries().to_vec();
    kept.sort();
    back.sort();
    assert_eq!(kept, back);
    let again = encode_plan(&read, &inputs.config_ref, &inputs.case.case_ref);
    assert_eq!(again, sitting.plans()[0]);
    assert_eq!(again, canonical(&value));
    assert_eq!(value["asked"], json!(["priya"]));
}

#[test]
fn p3_a_purpose_that_is_not_meant_any_more_takes_its_answers_along() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    let about = |sitting: &Sitting| {
        let entries = sitting.state.desk.plan.answers.entries();
        entries.iter().filter(|(field, _)| field.contains(".early-help")).count()
    };
    assert!(about(&sitting) > 5);
    let step = Fact::Prepare(PrepareFact::StepChosen(DeskScreen::WhatAndWho));
    sitting.play([step, unmark("purposes", "early-help")]);
    assert_eq!(about(&sitting), 0);
}

#[test]
fn emb_c20_a_page_that_starts_a_plan_again_throws_none_away_that_is_half_filled_in() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let start = || Fact::Host(HostFact::JourneyRequested(Journey::Plan));
    sitting.play([start(), choose("part.priya", "asked"), start()]);
    let asked = |sitting: &Sitting| sitting.state.desk.plan.answers.has("part.priya", "asked");
    assert!((sitting.screen(), asked(&sitting)) == ("P1 P2", true));
    sitting.play([Fact::Prepare(PrepareFact::WentBack)]);
    assert_eq!(sitting.screen(), "P0");
    sitting.play([start()]);
    assert!((sitting.screen(), asked(&sitting)) == ("P1 P2", true));
    // One that was finished is kept by the host: the next is a new one.
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    let before = sitting.state.desk.plan.plan_id.clone();
    sitting.play([start()]);
    assert_ne!(sitting.state.desk.plan.plan_id, before);
}

#[test]
fn p0_without_a_plan_no_step_of_one_opens() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([Fact::Prepare(PrepareFact::StepChosen(DeskScreen::WhatAndWho))]);
    assert_eq!(sitting.screen(), "P0");
}

#[test]
fn plan_comes_back_whichever_codes_it_holds() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &[]);
    steps[0].push(choose("part.daniel", "must_not_know"));
    steps[0].push(choose("patterns", "missing"));
    steps[0].push(choose("patterns", "domestic_abuse"));
    steps[0].push(choose("patterns", "moved_area"));
    steps[3].extend(not_to_ask("priya", &["impossible", "enquiry"]));
    sitting.prepare(steps);
    let plan = sitting.plans().remove(0);
    let inputs = Given::s01().with_plan(&plan).inputs();
    let read = inputs.plan.clone().unwrap();
    assert_eq!(encode_plan(&read, &inputs.config_ref, &inputs.case.case_ref), plan);
    let all = |field: &str| read.answers.all(field).collect::<Vec<_>>();
    assert_eq!(all("patterns"), ["missing", "domestic_abuse", "moved_area"]);
    let [(event, at)] = read.events.as_slice() else { panic!("{:?}", read.events) };
    assert!(event.code() == "moved_area" && *at > read.created.unwrap());
    assert_eq!(all("reasons.priya"), ["impossible", "enquiry"]);
}

#[test]
fn plan_of_another_case_is_refused() {
    let found = found(|plan| plan["case_ref"] = json!("another"));
    assert_eq!(found, [("$.case_ref".to_owned(), FaultCode::OtherCase)]);
}

#[test]
fn plan_faults_in_its_frame_are_named_with_their_path() {
    for (member, value, code) in [
        ("plan_version", json!(2), FaultCode::OutOfRange),
        ("plan_version", json!("1"), FaultCode::WrongType),
        ("plan_id", json!(1), FaultCode::WrongType),
        ("created", json!("yesterday"), FaultCode::BadFormat),
        ("config", json!("northfield"), FaultCode::WrongType),
        ("answers", json!([]), FaultCode::WrongType),
        ("notes", json!("more"), FaultCode::UnknownMember),
    ] {
        let found = found(|plan| plan[member] = value.clone());
        assert_eq!(found, [(format!("$.{member}"), code)], "{member}: {value}");
    }
    for member in ["plan_version", "plan_id", "case_ref", "config", "asked", "answers"] {
        let found = found(|plan| {
            plan.as_object_mut().unwrap().remove(member);
        });
        assert_eq!(found, [(format!("$.{member}"), FaultCode::Missing)], "{member}");
    }
}

#[test]
fn plan_faults_in_its_answers_are_named_with_their_path() {
    for (field, value, place, code) in [
        ("nonsense", json!(["x"]), "", FaultCode::UnknownMember),
        ("danger.now", json!(["no"]), "", FaultCode::UnknownMember),
        ("part.nobody", json!(["asked"]), "", FaultCode::UnknownMember),
        ("choice.no-such-purpose", json!(["you_choose"]), "", FaultCode::UnknownMember),
        ("need.early-help.no-such-kind", json!(["needed"]), "", FaultCode::UnknownMember),
        ("danger", json!(["perhaps"]), "[0]", FaultCode::UnknownCode),
        ("danger", json!("no"), "", FaultCode::WrongType),
        ("danger", json!([1]), "[0]", FaultCode::WrongType),
        ("patterns", json!(["missing", "bored"]), "[1]", FaultCode::UnknownCode),
        ("purposes", json!(["no-such-purpose"]), "[0]", FaultCode::UnknownReference),
        ("recipients.early-help", json!(["gp", "retired"]), "[1]", FaultCode::UnknownReference),
        ("about.early-help.child-health", json!(["nobody"]), "[0]", FaultCode::UnknownReference),
        ("language.priya", json!(["xx"]), "[0]", FaultCode::UnknownReference),
    ] {
        let found = found(|plan| plan["answers"][field] = value.clone());
        let [(path, given)] = found.as_slice() else { panic!("{field}: {found:?}") };
        assert_eq!(*given, code, "{field}: {value}");
        assert!(path.starts_with("$.answers") && path.contains(field), "{path}");
        assert!(path.ends_with(place), "{path}");
    }
}

#[test]
fn plan_faults_are_told_all_at_once() {
    let found = found(|plan| {
        plan["case_ref"] = json!("another");
        plan["plan_version"] = json!(9);
        plan["answers"]["danger"] = json!(["perhaps"]);
        plan["answers"]["purposes"] = json!(["x", "y"]);
    });
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn plan_is_checked_again_on_the_day_of_the_talk() {
    let (_, plan) = plan();
    let given = Given::s01().with_plan(&plan.to_string());
    let gone = |mut given: Given| {
        given.case["recipients"] = json!([]);
        let config = consent_disclosure::wire::decode_config(&given.config, today()).unwrap();
        let case = consent_disclosure::wire::decode_case(&given.case, &config).unwrap().case;
        decode_plan(given.plan.as_ref().unwrap(), &config, &case)
    };
    let faults = gone(given).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, FaultCode::UnknownReference);
    assert_eq!(faults[0].found.as_deref(), Some("class-teacher"));
}
