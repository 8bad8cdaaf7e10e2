//! P13: advice for whoever is not sure, in which nobody is named.

use consent_disclosure::flow::Fact;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use serde_json::{Value, json};

use super::errands::{BACK, ON, about, acknowledge_and_finish, assert_sound, begin};
use crate::kit::*;

pub(crate) fn advice(identified: &str) -> Vec<Fact> {
    vec![
        choose("adviser", "safeguarding_lead"),
        write("question", "May we ask the other parent?"),
        choose("identified", identified),
        choose("answered", "no"),
    ]
}

#[test]
fn dom_h01_advice_leads_back_to_where_it_was_sought_and_loses_nothing() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([begin(DeskScreen::Advice)]);
    assert_eq!(sitting.screen(), "P13");
    sitting.play([BACK]);
    assert_eq!(sitting.screen(), "P0");
    sitting
        .play([Fact::Prepare(consent_disclosure::flow::PrepareFact::JourneyChosen(Journey::Plan))]);
    for (step, screen) in
        plan_answers(&["priya"], &["daniel"]).into_iter().zip(["P1 P2", "P3", "P4", "P5 P6", "P7"])
    {
        sitting.play(step);
        sitting.play([begin(DeskScreen::Advice)]);
        assert_eq!(sitting.screen(), "P13", "from {screen}");
        sitting.play([BACK]);
        assert_eq!(sitting.screen(), screen);
        sitting.play([go_on()]);
    }
    assert_eq!(sitting.plans().len(), 1, "what was answered is still there");
    sitting.play([
        Fact::Prepare(consent_disclosure::flow::PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("still_safe", "not_sure"),
        begin(DeskScreen::Advice),
        BACK,
    ]);
    assert_eq!(sitting.screen(), "P8");
    assert_eq!(sitting.state.desk.hand_over.one("still_safe"), Some("not_sure"));
    sitting.play([choose("still_safe", "yes"), choose("alone", "yes")]);
    sitting.play([Fact::HandOver(consent_disclosure::flow::HandOverFact::TabletHandedOver)]);
    sitting.play([begin(DeskScreen::Advice)]);
    assert_eq!(sitting.screen(), "F1", "never while the family holds the tablet");
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.play(attest_answers("yes", "not_sure", "understood"));
    sitting.play([begin(DeskScreen::Advice)]);
    sitting.play(advice("no"));
    sitting.play([ON]);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P9", "the pass is still there to be attested");
    sitting.finish();
    assert_sound(&sitting.records());
}

fn takes_advice(sitting: &mut Sitting) {
    sitting.play([begin(DeskScreen::Advice)]);
    sitting.play(advice("no"));
    sitting.play([ON]);
    acknowledge_and_finish(sitting);
}

#[test]
fn grd_g14_who_is_not_sure_can_take_advice_and_only_an_answer_of_their_own_opens() {
    let unsure = choose("danger", "not_sure");
    let mut sitting = Sitting::planned(&Given::s01(), |steps| steps[0].push(unsure.clone()));
    for _ in ["before the advice", "after it"] {
        assert_eq!(sitting.problems(), ["p2.problem.not_sure"]);
        takes_advice(&mut sitting);
        sitting.play([go_on()]);
        assert_eq!(sitting.screen(), "P1 P2", "advice is no answer");
    }
    sitting.play([choose("danger", "no"), go_on()]);
    assert_eq!(sitting.screen(), "P3");

    let over = Fact::HandOver(consent_disclosure::flow::HandOverFact::TabletHandedOver);
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    sitting.play([
        Fact::Prepare(consent_disclosure::flow::PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("still_safe", "not_sure"),
        choose("alone", "yes"),
        over.clone(),
    ]);
    assert_eq!((sitting.screen(), sitting.problems().len()), ("P8", 1));
    takes_advice(&mut sitting);
    sitting.play([over.clone()]);
    assert_eq!(sitting.screen(), "P8", "advice is no answer");
    sitting.play([choose("still_safe", "yes"), over]);
    assert_eq!(sitting.screen(), "F1");
    assert_eq!(sitting.records().len(), 1);
    assert_sound(&sitting.records());
}

#[test]
fn dom_h07_advice_is_recorded_when_it_is_sought_and_again_when_it_is_given() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([begin(DeskScreen::Advice), ON]);
    let missing = ["adviser", "question", "identified", "answered"];
    assert_eq!(sitting.problems(), missing.map(|name| format!("p13.problem.{name}")));
    sitting.play(advice("no"));
    sitting.play([ON]);
    let sought = sitting.records().remove(0);
    assert_eq!(head(&sought), ("advice", "sought"));
    assert_eq!(sitting.screen(), "P22");
    assert_eq!(sought["advice"]["identity_shared"], false);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P0");
    let open = sitting.state.kept.sought.clone();
    assert_eq!(open.len(), 1);
    sitting.wait(60 * 60);
    sitting.play([about(DeskScreen::Advice, &open[0].record_id), ON]);
    assert_eq!(sitting.problems(), ["p13.problem.answer", "p13.problem.followed"]);
    sitting.play([write("answer", "Ask her alone."), choose("followed", "no"), ON]);
    assert_eq!(sitting.problems(), ["p13.problem.why_not"]);
    sitting.play([write("why_not", "She is away."), ON]);
    acknowledge_and_finish(&mut sitting);
    let records = sitting.records();
    assert_eq!(head(&records[1]), ("advice", "given"));
    assert_eq!(records[1]["advice"]["followed"], false);
    assert_eq!(text_at(&records[1], "/record/relates_to/0/relation"), "answers");
    assert_eq!(text_at(&records[1], "/advice/question"), text_at(&sought, "/advice/question"));
    assert!(sitting.state.kept.sought.is_empty(), "answered");
    assert_sound(&records);
}

/// Every text of the case, and the names of all recipients.
fn names_of(given: &Given) -> Vec<String> {
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|one| texts(one, found)),
            Value::Object(members) => members.values().for_each(|one| texts(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let case = &given.case;
    for person in case["people"].as_array().unwrap() {
        for name in ["id", "name", "called", "dob", "aliases"] {
            texts(&person[name], &mut found);
        }
        for authority in person["authority"].as_array().into_iter().flatten() {
            texts(&authority["evidence"], &mut found);
            texts(&authority["from"], &mut found);
        }
    }
    texts(&case["people"][0]["relationship"], &mut found);
    texts(&case["case_ref"], &mut found);
    texts(&case["practitioner"]["name"], &mut found);
    for recipient in [&case["recipients"], &given.config["recipients"]]
        .iter()
        .flat_map(|r| r.as_array().unwrap())
    {
        texts(&recipient["names"]["en"]["adult"]["plain_name"], &mut found);
        texts(&recipient["id"], &mut found);
        texts(&recipient["organisation"], &mut found);
    }
    let people = case["people"].as_array().unwrap().iter().map(|person| &person["name"]);
    let known = case["recipients"].as_array().unwrap().iter();
    let known = known.chain(given.config["recipients"].as_array().unwrap().iter().take(5));
    let known = known.map(|one| &one["names"]["en"]["adult"]["plain_name"]);
    let mut parts = Vec::new();
    for name in people.chain(known).map(|name| name.as_str().unwrap()) {
        parts.extend(name.split([' ', '-']).filter(|part| part.len() > 2).map(str::to_owned));
    }
    found.extend(parts);
    found
}

#[test]
fn dom_h08_dom_d12_inv_i9_the_summary_names_and_identifies_nobody() {
    let given = Given::s01()
        .case_with("/people/0/relationship", json!("mother of Asha, 14 Larch Road"))
        .case_with("/people/2/name", json!("Asha-Rose O'Reid"));
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[0].push(choose("danger", "reasonable_cause"));
    steps[0].push(choose("patterns", "domestic_abuse"));
    steps[3].push(choose("safety.priya", "some"));
    steps[3].push(choose("reasons.priya", "child_at_risk"));
    steps[3].push(write("safety_note.priya", "Daniel Reid is at 14 Larch Road since 3 May."));
    steps[1].push(write("why.early-help.family-situation", "Oakfield Primary told us on 2 May"));
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    sitting.play([begin(DeskScreen::Advice)]);
    sitting.play(advice("no"));
    sitting.play([ON]);
    let record = sitting.records().pop().unwrap();
    let summary = text_at(&record, "/advice/summary");
    for name in names_of(&given).iter().chain([&"Larch".to_owned(), &"2 May".to_owned()]) {
        let found = summary.to_lowercase().contains(&name.to_lowercase());
        assert!(!found, "{name} in {summary}");
    }
    for pieces in ["child of 5 to 11 (1)", "adult (2)", "a school", "Domestic abuse", "health"] {
        assert!(summary.contains(pieces), "{pieces} in {summary}");
    }
    // The rest of the record does not tell an adviser's copy who it is either.
    assert!(!record["advice"].to_string().contains("Asha"));
}

#[test]
fn dom_h08_a_name_that_was_written_in_is_found_unless_the_adviser_must_know_it() {
    for (field, text) in [
        ("question", "May ASHA's school know?"),
        ("summary", "It is about Mr Reid"),
        ("summary", "Oakfield primary school rang"),
        ("summary", "Case NFH-2026-0417"),
        ("question", "Sam Okoro wants to know"),
    ] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.play([begin(DeskScreen::Advice)]);
        sitting.play(advice("no"));
        sitting.play([write(field, text), ON]);
        assert_eq!(sitting.problems(), ["p13.problem.named"], "{text}");
        sitting.play([choose("identified", "yes"), ON]);
        assert_eq!(sitting.problems(), ["p13.problem.why_identified"]);
        sitting.play([write("why_identified", "They know the family"), ON]);
        let record = sitting.records().pop().unwrap();
        assert_eq!(record["advice"]["identity_shared"], true);
        assert_sound(&[record]);
    }
}

#[test]
fn dom_h08_a_name_is_found_however_it_is_written() {
    for (name, text) in [
        ("Νίκος Reid", "May ΝΊΚΟΣ’s school know?"),
        ("ΝΊΚΟΣ Reid", "Is “Νίκος” safe?"),
        ("Zoë Reid", "Is ZOË—of all—safe?"),
    ] {
        let given = Given::s01().case_with("/people/2/name", json!(name));
        let mut sitting = Sitting::new(given.inputs());
        sitting.play([begin(DeskScreen::Advice)]);
        sitting.play(advice("no"));
        sitting.play([write("question", text), ON]);
        assert_eq!(sitting.problems(), ["p13.problem.named"], "{text}");
    }
}

#[test]
fn dom_h02_dom_h03_dom_h04_dom_h05_dom_h06_dom_h12_everybody_who_can_be_asked_is_offered() {
    use consent_disclosure::flow::errand::{Asking, questions};
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([begin(DeskScreen::Advice)]);
    let (state, inputs) = (&sitting.state, sitting.inputs());
    let errand = state.desk.errands.last().unwrap();
    let asked = questions(&Asking { state, inputs: &inputs, errand, at: sitting.at });
    let offered: Vec<&str> = asked[0].options.iter().map(|one| one.value.as_str()).collect();
    for adviser in [
        "manager",
        "safeguarding_lead",
        "caldicott_guardian",
        "dpo",
        "ig_lead",
        "legal",
        "small_charity_advice",
        "colleague",
        "knows_the_child",
    ] {
        assert!(offered.contains(&adviser), "{adviser} in {offered:?}");
    }
    assert!(asked[0].options[0].hint.contains("01632 960033"), "and how to reach them");
}

#[test]
fn dom_h09_an_identity_is_kept_until_somebody_says_why_it_must_be_known() {
    for danger in ["no", "reasonable_cause"] {
        let mut sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[0].push(choose("danger", danger));
        });
        sitting.play([begin(DeskScreen::Advice)]);
        sitting.play(advice("yes"));
        sitting.play([ON]);
        assert_eq!(sitting.problems(), ["p13.problem.why_identified"], "{danger}");
        sitting.play([choose("identified", "no"), ON]);
        let record = sitting.records().pop().unwrap();
        assert_eq!(record["advice"]["identity_shared"], false);
        for name in ["Priya", "Asha", "Daniel"] {
            assert!(!text_at(&record, "/advice/summary").contains(name), "{record:#}");
        }
    }
}

#[test]
fn dom_h11_there_is_somebody_to_ask_even_where_no_adviser_is_configured() {
    let given = Given::s01().config_with("/contacts", json!([]));
    let mut sitting = Sitting::new(given.inputs());
    sitting.play([begin(DeskScreen::Advice)]);
    sitting.play([choose("adviser", "knows_the_child")]);
    sitting.play(advice("no").split_off(1));
    sitting.play([ON]);
    let record = sitting.records().pop().unwrap();
    assert_eq!(head(&record), ("advice", "sought"));
    assert_eq!(text_at(&record, "/advice/adviser_role"), "knows_the_child");
}
