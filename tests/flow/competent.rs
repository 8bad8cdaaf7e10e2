//! P6c: what is found out between the halves of a child's pass, and what follows from it
//! (J8).

use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{ErrandFact, Fact, HandOverFact, PrepareFact, SaveFact, TalkFact};
use serde_json::{Value, json};

use crate::kit::halves::*;
use crate::kit::*;

#[test]
fn flow_j8_a_child_found_able_decides_after_the_assessment_and_not_before() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    sitting.play([write("think", "Only Sam, please")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
    sitting.answer(&["yes", "no"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F10", "what was said back in the first half is not asked again");
    sitting.agree_to_what_stands();
    close_pass(&mut sitting);
    assert_eq!(states(&sitting), ["competent", "given_in_part"]);
    let records = sitting.records();
    assert_records(&records);
    let (found, said) = (&records[0], &records[1]);
    assert_eq!(found["record"]["record_kind"], "competence");
    assert_eq!(found["event"]["entity_id"], json!(["maya-thompson"]));
    assert_eq!(found["event"]["held_by"], json!([]));
    let capacity = &found["capacity"][0];
    assert_eq!((&capacity["about"], &capacity["purposes"]), (&json!("asha"), &json!([PURPOSE])));
    assert_eq!(capacity["assessed_by"], "maya-thompson");
    assert_eq!(capacity["reasons"], OF_P6C);
    assert_eq!(text_at(capacity, "/factors").lines().count(), 7);
    assert_eq!(said["capacity"][0]["basis"], "child_assessed_competent");
    assert_eq!(said["views"][0]["view"], "Only Sam, please");
    assert_eq!(said["understanding"]["method"], "said_back");
    assert_eq!(said["understanding"]["in_their_words"], "They tell the nurse, I can stop it");
    assert_eq!(said["understanding"]["explained"].as_array().unwrap().len(), 9);
    let assessed = text_at(capacity, "/assessed_at");
    for choice in choices(said) {
        assert!(text_at(choice, "/decided_at") > assessed, "{choice:#}");
    }
}

#[test]
fn grd_g4_nothing_is_asked_before_it_is_found_out_who_decides() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    hear_it(&mut sitting);
    assert_eq!(sitting.family().rows().count(), 0);
    sitting.play([item(0, "yes"), choose("way", "ticked"), choose("tick", "yes")]);
    assert!(sitting.family().answers.is_empty());
    sitting.talk(TalkFact::SaidBack);
    assert_eq!(sitting.screen(), "unlock");
    assert!(bodies(sitting.family()).contains("You will get it back soon."));
    // And nobody gets past P6c without it.
    unlock_now(&mut sitting);
    sitting.play([
        Fact::Errand(ErrandFact::WentBack),
        Fact::HandOver(HandOverFact::TabletHandedOver),
        Fact::Save(SaveFact::Finished),
    ]);
    assert_eq!(sitting.screen(), "P6c");
    assert_eq!(go_on_from_p6c(&mut sitting).len(), FACTORS.len());
    assert_eq!(sitting.records(), Vec::<Value>::new());
}

#[test]
fn flow_j8_who_is_not_found_able_is_heard_and_the_holders_decide() {
    for outcome in ["not_competent", "undecided"] {
        let mut sitting = second_half(&fourteen(), &[(PURPOSE, outcome)]);
        assert_eq!(sitting.family().rows().count(), 0);
        assert!(bodies(sitting.family()).contains("Someone else says yes or no for you"));
        sitting.play([write("think", "I do not mind the nurse")]);
        sitting.talk(TalkFact::Continued);
        close_pass(&mut sitting);
        assert_eq!(states(&sitting), [outcome, "told"], "{outcome}");
        let records = sitting.records();
        assert_records(&records);
        assert_eq!(records[1]["views"][0]["view"], "I do not mind the nurse");
        assert_eq!(records[1]["understanding"]["explained"].as_array().unwrap().len(), 9);
        assert!(fold_of(&records, "asha").is_empty());
        // Her mother decides.
        sitting.hand_over(Journey::Talk, "priya", "yes");
        assert_eq!(sitting.family().rows().count(), 6);
        sitting.explain();
        sitting.reach_answer(&["yes"]);
        assert!(says(&bodies(sitting.family()), "f10.child_heard"));
    }
}

#[test]
fn dom_b14_able_for_one_purpose_and_not_for_another_each_goes_its_own_way() {
    let found = [(PURPOSE, "competent"), ("school-support", "not_competent")];
    let mut sitting = second_half(&fourteen(), &found);
    let (asked, heard): (Vec<String>, Vec<String>) = {
        let family = sitting.family();
        let rows = family.rows().map(|row| row.item.purpose_id.clone()).collect();
        (rows, family.pass.hears.iter().map(|item| item.purpose_id.clone()).collect())
    };
    assert!(asked.iter().all(|purpose| purpose == PURPOSE) && asked.len() == 6);
    assert!(heard.iter().all(|purpose| purpose == "school-support") && heard.len() == 1);
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    close_pass(&mut sitting);
    assert_eq!(states(&sitting), ["competent", "not_competent", "given"]);
    assert_records(&sitting.records());
    // The other purpose is her mother's.
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let rows: Vec<&str> = sitting.family().rows().map(|row| &*row.item.purpose_id).collect();
    assert_eq!(rows, ["school-support"]);
}

#[test]
fn flow_j8_what_a_parent_says_of_what_a_child_decides_is_a_view_and_only_where_p6_hears_them() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    close_pass(&mut sitting);
    sitting.insist(Journey::Talk, "priya");
    assert_eq!(sitting.problems(), ["p8.problem.locked"]);
    sitting.play([Fact::HandOver(HandOverFact::WentBack)]);
    let mut steps = steps_of_halves(&["priya"], &[PURPOSE]);
    steps[0].push(choose("part.asha", "not_asked"));
    steps[3].push(choose("hear.priya", "views"));
    sitting.prepare(steps);
    assert_eq!(sitting.screen(), "P0", "{:?}", sitting.problems());
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!((sitting.screen(), sitting.family().rows().count()), ("F14", 0));
    sitting.play([write("think", "I would say no")]);
    sitting.talk(TalkFact::Continued);
    close_pass(&mut sitting);
    let record = sitting.records().pop().unwrap();
    assert_eq!(
        (head(&record), &record["views"][0]["view"]),
        (("notice", "told"), &json!("I would say no"))
    );
    assert_records(&sitting.records());
    assert!(fold_of(&sitting.records(), "priya").is_empty());
}

#[test]
fn inv_i12_the_practitioner_finds_and_nothing_is_found_for_them() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    first_half(&mut sitting);
    let outcome = format!("outcome.{PURPOSE}");
    // Not offered before everything is looked at.
    sitting.play([choose(&outcome, "competent")]);
    assert_eq!(sitting.state.desk.errands[0].answers.one(&outcome), None);
    sitting.play(factors(PURPOSE, "yes"));
    assert_eq!(sitting.state.desk.errands[0].answers.one(&outcome), None, "nothing preselected");
    assert_eq!(go_on_from_p6c(&mut sitting), ["p6c.problem.answer"]);
    // A finding stands on what it was found from.
    sitting.play([choose(&outcome, "competent"), choose(&format!("why.{PURPOSE}"), "not_sure")]);
    assert_eq!(go_on_from_p6c(&mut sitting), ["p6c.problem.answer"]);
    // Where something is open or missing, nobody is found able.
    sitting.play([choose(&outcome, "competent")]);
    assert_eq!(sitting.state.desk.errands[0].answers.one(&outcome), None);
    sitting.play([choose(&outcome, "undecided")]);
    assert_eq!(go_on_from_p6c(&mut sitting), ["p6c.problem.reasons"]);
    sitting.play([write(&format!("reasons.{PURPOSE}"), "Tired today")]);
    assert_eq!(go_on_from_p6c(&mut sitting), Vec::<String>::new());
    // More careful than the answers is always possible.
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    first_half(&mut sitting);
    sitting.play(factors(PURPOSE, "yes"));
    sitting.play([choose(&outcome, "not_competent"), write(&format!("reasons.{PURPOSE}"), "Fear")]);
    assert_eq!(go_on_from_p6c(&mut sitting), Vec::<String>::new());
    assert_eq!(states(&sitting), ["not_competent"]);
}

#[test]
fn inv_i9_who_is_not_sure_at_p6c_can_ask_for_advice_and_comes_back() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    first_half(&mut sitting);
    sitting.play(factors(PURPOSE, "not_sure"));
    let begun = ErrandFact::Begun { screen: DeskScreen::Advice, about: String::new() };
    sitting.play([Fact::Errand(begun)]);
    assert_eq!(sitting.screen(), "P13");
    assert!(!sitting.state.desk.errands[1].answers.text("summary").contains("Asha"));
    sitting.play([Fact::Errand(ErrandFact::WentBack)]);
    assert_eq!(sitting.screen(), "P6c");
    let said = sitting.state.desk.errands[0].answers.one(&format!("why.{PURPOSE}"));
    assert_eq!(said, Some("not_sure"));
}

#[test]
fn inv_i1_nothing_of_p6c_is_in_what_the_child_holds() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    let held = serde_json::to_string(sitting.family()).unwrap();
    for canary in [OF_P6C, "not_pressed", "competent", "canary"] {
        assert!(!held.contains(canary), "{canary}: {held}");
    }
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    let held = serde_json::to_string(sitting.family()).unwrap();
    assert!(!held.contains(OF_P6C), "{held}");
}

#[test]
fn flow_j8_an_earlier_assessment_that_still_speaks_is_not_made_again() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    close_pass(&mut sitting);
    let given = Given { ledger_id: "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002".into(), ..fourteen() };
    let given = given.with_records(&sitting.records());
    let mut sitting = planned_halves(&given, &[PURPOSE]);
    sitting.wait(60);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    assert_eq!(sitting.family().pass.half, None);
    sitting.explain();
    sitting.agree(&["no", "yes"]);
    // What was never settled is found out.
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "undecided")]);
    sitting.talk(TalkFact::Continued);
    close_pass(&mut sitting);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    assert!(sitting.family().pass.comes_again());
}

#[test]
fn flow_j8_whom_age_alone_lets_decide_is_not_assessed() {
    for (born, config) in [("2010-09-14", 16), ("2012-02-20", 12)] {
        let given = Given::s01()
            .case_with("/people/2/dob", json!(born))
            .config_with("/people_rules/child_decides_from", json!(config));
        let mut sitting = planned_halves(&given, &[PURPOSE]);
        sitting.hand_over(Journey::Talk, "asha", "yes");
        assert_eq!(sitting.family().pass.half, None, "{born}");
        assert_eq!(sitting.family().rows().count(), 6, "{born}");
    }
}

#[test]
fn flow_j8_somebody_on_the_childs_side_is_a_party_of_what_was_found() {
    for (outcome, basis) in
        [("competent", "child_assessed_competent"), ("not_competent", "views_only")]
    {
        let mut sitting = Sitting::new(fourteen().inputs());
        let mut steps = steps_of_halves(&["priya", "asha"], &[PURPOSE]);
        steps[4].push(write("advocate.asha", "Ruth Adeyemi"));
        sitting.prepare(steps);
        sitting.play([
            Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
            choose("person", "asha"),
            choose("still_safe", "yes"),
            choose("alone", "no"),
            choose("present", "advocate"),
            Fact::HandOver(HandOverFact::TabletHandedOver),
        ]);
        say_it_back(&mut sitting);
        find(&mut sitting, PURPOSE, outcome);
        assert_eq!(go_on_from_p6c(&mut sitting), Vec::<String>::new());
        let records = sitting.records();
        assert_records(&records);
        assert_eq!(records[0]["capacity"][0]["basis"], basis);
        assert_eq!(records[0]["event"]["present"], json!(["maya-thompson", "asha", "advocate"]));
        let parties = records[0]["party_identification"].as_array().unwrap();
        let advocate = parties.iter().find(|party| party["party_id"] == "advocate").unwrap();
        assert_eq!(advocate["party_name"], "Ruth Adeyemi");
    }
}

#[test]
fn flow_j12_a_child_who_is_found_able_by_phone_can_say_yes() {
    let mut sitting = Sitting::new(fourteen().inputs());
    let mut steps = steps_of_halves(&["priya", "asha"], &[PURPOSE]);
    steps[4].push(choose("phone.asha", "phone"));
    sitting.prepare(steps);
    let ring = || {
        [
            choose("identity", "known_voice"),
            choose("still_safe", "yes"),
            choose("alone", "yes"),
            choose("safe_to_write", "yes"),
            Fact::HandOver(HandOverFact::TabletHandedOver),
        ]
    };
    sitting
        .play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)), choose("person", "asha")]);
    sitting.play(ring());
    say_it_back(&mut sitting);
    find(&mut sitting, PURPOSE, "competent");
    assert_eq!(go_on_from_p6c(&mut sitting), Vec::<String>::new());
    assert_eq!(sitting.records()[0]["record"]["setting"], "phone");
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(SaveFact::Finished)]);
    assert_eq!(sitting.screen(), "P8");
    sitting.play(ring());
    assert_eq!(sitting.screen(), "F14", "{:?}", sitting.problems());
    sitting.talk(TalkFact::Continued);
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    sitting.play([choose("heard", "yes")]);
    sitting.talk(TalkFact::Continued);
    close_pass(&mut sitting);
    assert_eq!(states(&sitting), ["competent", "given"]);
    assert_records(&sitting.records());
}

#[test]
fn perm_s1_who_could_decide_is_judged_when_it_was_said_and_not_when_it_was_saved() {
    let given = Given::s01().case_with("/people/2/dob", json!("2010-09-15"));
    let mut sitting = planned_halves(&given, &[PURPOSE]);
    let at = |text: &str| consent_disclosure::domain::time::parse_instant(text).unwrap();
    // Ten to midnight in London, on the last day on which her mother decides.
    sitting.at = at("2026-09-14T22:50:00Z");
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.agree(&["yes"]);
    assert!(sitting.at < at("2026-09-14T23:00:00Z"));
    sitting.at = at("2026-09-14T23:05:00Z");
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().remove(0);
    assert_records(std::slice::from_ref(&record));
    let of_asha = record["capacity"].as_array().unwrap().iter().find(|one| one["about"] == "asha");
    assert_eq!(of_asha.unwrap()["basis"], "parental_responsibility");
}
