//! Recipients of the family's own, written down at P3: Nan, a club leader.

use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Fact, PrepareFact};

use crate::kit::*;

const NAN: [(&str, &str); 3] = [
    ("own_name.1", "Nan"),
    ("own_role.1", "Asha’s grandmother"),
    ("own_why.1", "She takes Asha to school on Mondays."),
];

fn written() -> Vec<Fact> {
    let mut facts: Vec<Fact> = NAN.iter().map(|(field, text)| write(field, text)).collect();
    facts.push(choose("own_how.1", "phone"));
    facts
}

fn to_what_and_who() -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
    sitting.play(std::mem::take(&mut steps[0]));
    sitting.play([go_on()]);
    sitting.play(std::mem::take(&mut steps[1]));
    sitting
}

fn own(sitting: &Sitting) -> Vec<String> {
    let known = &sitting.inputs().case.recipients;
    let own = known.iter().filter(|one| one.organisation.is_empty());
    own.map(|one| one.id.clone()).collect()
}

/// With Nan alone as recipient, as far as a kept plan.
fn planned() -> Sitting {
    let mut sitting = to_what_and_who();
    sitting.play(written());
    let [nan] = own(&sitting).try_into().unwrap();
    sitting.play(RECIPIENTS.map(|known| unmark("recipients.early-help", known)));
    sitting.play([choose("recipients.early-help", &nan), go_on()]);
    let [_, _, choice, safe, help] = plan_answers(&["priya"], &["daniel"]);
    for step in [choice, safe, help] {
        sitting.play(step);
        sitting.play([go_on()]);
    }
    assert_eq!((sitting.screen(), sitting.plans().len()), ("P0", 1), "{:?}", sitting.problems());
    sitting
}

#[test]
fn grd_g1_somebody_of_the_familys_own_is_offered_only_when_written_down_whole() {
    let mut sitting = to_what_and_who();
    for (place, fact) in written().into_iter().enumerate() {
        assert_eq!(own(&sitting).len(), 0, "offered after {place} of four answers");
        sitting.play([fact]);
    }
    assert_eq!(own(&sitting).len(), 1);
    sitting.play([write("own_why.1", " ")]);
    sitting.play([go_on()]);
    assert_eq!((sitting.screen(), own(&sitting).len()), ("P3", 0));
    assert!(sitting.problems().contains(&"p3.problem.own_why".to_owned()));
}

/// A yes to telling Nan never becomes a yes to telling somebody else.
#[test]
fn dom_b10_another_name_is_another_recipient_and_was_chosen_for_nothing() {
    let mut sitting = to_what_and_who();
    sitting.play(written());
    let [nan] = own(&sitting).try_into().unwrap();
    let plan = &sitting.state.desk.plan.plan_id;
    assert!(nan.starts_with(&format!("own-{plan}-1-")), "nobody of another plan: {nan}");
    sitting.play([choose("recipients.early-help", &nan)]);
    assert!(sitting.state.desk.plan.answers.has("recipients.early-help", &nan));
    sitting.play([write("own_name.1", "Coach")]);
    let [coach] = own(&sitting).try_into().unwrap();
    assert_ne!(nan, coach);
    let chosen = &sitting.state.desk.plan.answers;
    assert!(!chosen.has("recipients.early-help", &nan));
    assert!(!chosen.has("recipients.early-help", &coach));
}

#[test]
fn dom_b03_the_family_is_told_by_name_why_and_how_and_the_record_names_a_person() {
    let mut sitting = planned();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.read();
    sitting.talk(consent_disclosure::flow::TalkFact::Continued);
    let words = bodies(sitting.family());
    assert!(words.contains("Nan, Asha’s grandmother: She takes Asha to school"), "{words}");
    sitting.read();
    sitting.talk(consent_disclosure::flow::TalkFact::Continued);
    sitting.read();
    sitting.talk(consent_disclosure::flow::TalkFact::Continued);
    assert_eq!(sitting.family().pass.groups[0].rows[0].tell, "Tell Nan");
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    assert_records(&records);
    let [nan] = own(&sitting).try_into().unwrap();
    assert_eq!(text_at(&records[0], "/choices/0/recipient_id"), nan);
    let parties = records[0]["party_identification"].as_array().unwrap();
    let party = parties.iter().find(|party| party["party_id"] == nan.as_str()).unwrap();
    assert_eq!((&party["party_type"], &party["party_name"]), (&"person".into(), &"Nan".into()));
    assert_eq!(party["relationship"], "Asha’s grandmother");
    assert!(party.get("organisation").is_none());
}

#[test]
fn issue_4_a_kept_plan_brings_its_own_recipients_back() {
    let made = planned().plans().remove(0);
    let mut sitting = Sitting::new(Given::s01().with_plan(&made).inputs());
    assert_eq!(own(&sitting).len(), 1);
    sitting.play([Fact::Prepare(PrepareFact::StepChosen(DeskScreen::WhatAndWho))]);
    sitting.play([go_on()]);
    assert_eq!(sitting.screen(), "P4", "{:?}", sitting.problems());
    sitting.play([(); 3].map(|()| Fact::Prepare(PrepareFact::WentBack)));
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    assert_eq!(sitting.family().pass.groups[0].rows[0].tell, "Tell Nan");
}

#[test]
fn p3_two_of_the_familys_own_with_one_name_are_asked_about_in_different_words() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    let screen = consent_disclosure::flow::screen::DeskScreen::WhatAndWho;
    sitting.play([consent_disclosure::flow::Fact::Prepare(
        consent_disclosure::flow::PrepareFact::StepChosen(screen),
    )]);
    sitting.play([write("own_name.1", "Nan"), write("own_name.2", "Nan")]);
    let plan = &sitting.state.desk.plan;
    let asked =
        consent_disclosure::flow::prepare::questions(screen, plan, &sitting.inputs(), sitting.at);
    let mut words: Vec<&str> = asked
        .iter()
        .filter(|question| question.field.starts_with("own_"))
        .map(|question| question.words.as_str())
        .collect();
    assert_eq!(words.len(), 9, "two that are named, and the place for a third: {words:?}");
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), 9, "{words:?}");
}

#[test]
fn grd_g1_whatever_of_the_four_is_left_blank_nobody_is_offered() {
    for blank in 0..written().len() {
        let mut sitting = to_what_and_who();
        let others = written().into_iter().enumerate().filter(|(place, _)| *place != blank);
        sitting.play(others.map(|(_, fact)| fact));
        assert_eq!(own(&sitting).len(), 0, "without answer {blank}");
    }
}
