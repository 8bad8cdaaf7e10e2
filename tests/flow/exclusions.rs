//! Named exclusions (product.md, feature 10): who must not be told, and what must not
//! travel even with a yes. The practitioner's own, unless somebody may read it.

use consent_disclosure::copy::CopyForm;
use consent_disclosure::domain::plan::Part;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Effect, Fact, PrepareFact, ReviewFact, TalkFact, WithdrawFact};
use consent_disclosure::wire::permission::open_ledger;
use serde_json::{Value, json};

use super::copies::copy_at;
use super::errands::{ON, paper};
use super::reviews::at_review;
use crate::kit::*;

const HIDDEN: [&str; 3] = ["Ravi Nair", "the flat above the bakery", "the new school"];

/// Priya and Dan are asked; of what is left out, only these may read.
fn planned(readers: &[&str]) -> Sitting {
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[0].push(write("not_told", " Ravi Nair \n\n"));
    steps[1].push(write("leave_out", "the flat above the bakery\n  the new school"));
    for reader in readers {
        steps[1].push(choose("leave_out_read", reader));
    }
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting
}

/// F1 to F11 of this person: all that a family screen is drawn from, screen by screen.
fn pass_of(sitting: &mut Sitting, person: &str, answers: &[&str]) -> String {
    sitting.hand_over(Journey::Talk, person, "yes");
    let mut held = String::new();
    let mut hold =
        |sitting: &Sitting| held.push_str(&serde_json::to_string(sitting.family()).unwrap());
    for _ in 0..3 {
        hold(sitting);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    hold(sitting);
    sitting.agree(answers);
    hold(sitting);
    sitting.give_back();
    sitting.finish();
    held
}

#[test]
fn inv_i11_no_copy_holds_what_must_not_travel_or_who_must_not_know() {
    let mut sitting = planned(&[]);
    pass_of(&mut sitting, "priya", &["yes"]);
    let records = sitting.records();
    let written = records[0].to_string();
    assert!(HIDDEN.iter().all(|text| written.contains(text)), "it goes with each yes: {written}");
    let given = Given::s01().with_records(&records);
    for form in [CopyForm::Plain, CopyForm::Discreet] {
        let (copy, data, page) = copy_at(&given, "priya", form, "2026-09-20T09:00:00Z");
        assert_eq!(copy.yes.len(), 6);
        let all = [data.to_string(), page].concat();
        assert!(HIDDEN.iter().all(|text| !all.contains(text)), "{all}");
    }
}

#[test]
fn inv_i1_what_is_left_out_and_who_must_not_know_is_in_nobodys_pass_unless_they_may_read_it() {
    for person in ["priya", "daniel"] {
        let held = pass_of(&mut planned(&[]), person, &["yes"]);
        assert!(held.len() > 1000 && HIDDEN.iter().all(|text| !held.contains(text)), "{person}");
    }
    let mut sitting = planned(&["priya"]);
    let held = pass_of(&mut sitting, "priya", &["yes"]);
    assert!(
        held.contains("the flat above the bakery and the new school, or your whole file."),
        "{held}"
    );
    assert!(!held.contains(HIDDEN[0]), "who must not be told is on no family screen");
    let held = pass_of(&mut sitting, "daniel", &["yes"]);
    assert!(HIDDEN.iter().all(|text| !held.contains(text)), "Priya alone may read it");
}

#[test]
fn dom_b18_every_yes_carries_what_it_leaves_out_and_the_answer_to_may_i_share_says_so() {
    let mut sitting = planned(&[]);
    pass_of(&mut sitting, "priya", &["yes", "no", "not_sure"]);
    let records = sitting.records();
    assert_records(&records);
    let said = "Leave out: the flat above the bakery; the new school. Not to be told: Ravi Nair.";
    for choice in choices(&records[0]) {
        let expected = (choice["decision"] == "agreed").then_some(said);
        assert_eq!(choice.get("conditions").and_then(Value::as_str), expected);
    }
    let given = Given::s01();
    let ledger = open_ledger(&given.config, &given.case, &records, today()).unwrap();
    let ask = |recipient: &str| {
        ledger.permission(&json!({
            "about": "asha", "pii_id": NEEDED[0], "purpose_id": PURPOSE,
            "recipient_id": recipient, "at": "2026-09-20",
        }))
    };
    let yes = ask(RECIPIENTS[0]).unwrap();
    assert_eq!((&yes["answer"], &yes["conditions"]), (&json!("yes"), &json!([said])));
    assert_eq!(ask(RECIPIENTS[1]).unwrap()["conditions"], json!([]));
}

/// What is emitted while a family member holds the tablet holds none of it (I1).
#[test]
fn inv_i1_a_no_that_is_emitted_at_once_carries_no_word_of_the_practitioners() {
    let mut sitting = planned(&[]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    let out = sitting.talk(TalkFact::Continued);
    let record = out.iter().find_map(|effect| match effect {
        Effect::RecordMade { sealed, .. } => Some(&sealed.json),
        _ => None,
    });
    let record = record.expect("a no needs nothing");
    assert!(HIDDEN.iter().all(|text| !record.contains(text)));
}

#[test]
fn dom_b18_a_restated_yes_keeps_what_it_leaves_out_but_not_in_the_familys_hands() {
    let mut sitting = planned(&[]);
    pass_of(&mut sitting, "priya", &["yes"]);
    sitting.play([
        Fact::Prepare(PrepareFact::StepChosen(DeskScreen::WhatAndWho)),
        unmark("recipients.early-help", RECIPIENTS[2]),
    ]);
    sitting.play([(); 4].map(|()| go_on()));
    pass_of(&mut sitting, "priya", &["yes"]);
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.play([choose("take", "0")]);
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let records = sitting.records();
    assert_records(&records);
    let kept = |record: &Value| -> Vec<bool> {
        let restated = choices(record).iter().filter(|one| one.get("from_record").is_some());
        restated.map(|choice| choice.get("conditions").is_some()).collect()
    };
    assert_eq!((kept(&records[1]), kept(&records[2])), (vec![true; 2], vec![false; 5]));
}

#[test]
fn issue_4_exclusions_are_kept_in_the_plan() {
    let made = planned(&["priya"]).plans().remove(0);
    let given = Given::s01().with_plan(&made);
    let plan = given.inputs().plan.clone().unwrap();
    assert_eq!(plan.lines("not_told"), ["Ravi Nair"]);
    assert_eq!(plan.lines("leave_out"), ["the flat above the bakery", "the new school"]);
    assert!(plan.answers.has("leave_out_read", "priya"));
    assert!(!plan.answers.has("leave_out_read", "daniel"));
    assert_eq!(plan.part("priya"), Some(Part::Asked));
}

/// Who must not know is named by the host's id, and nowhere in Priya's pass.
#[test]
fn inv_i1_whom_p1_says_must_not_know_is_a_condition_of_the_yes_and_on_no_screen() {
    let mut steps = plan_answers(&["priya"], &[]);
    steps[0].push(choose("part.daniel", "must_not_know"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    let held = pass_of(&mut sitting, "priya", &["yes"]);
    assert!(!held.contains("daniel") && !held.contains("Dan"), "{held}");
    let records = sitting.records();
    assert_eq!(text_at(&records[0], "/choices/0/conditions"), "Not to be told: daniel.");
}

#[test]
fn j15_what_a_plan_leaves_out_is_no_condition_of_an_older_agreement_on_paper() {
    let mut sitting = planned(&["priya"]);
    sitting.play(paper());
    sitting.play([ON, Fact::Save(consent_disclosure::flow::SaveFact::SaveChosen)]);
    let record = sitting.records().pop().unwrap();
    assert_eq!(record["record"]["setting"], "paper");
    assert_eq!(record["choices"][0]["decision"], "agreed");
    assert!(HIDDEN.iter().all(|text| !record.to_string().contains(text)), "{record:#}");
}

#[test]
fn dom_b18_what_was_left_out_of_a_yes_stays_left_out_when_it_is_renewed() {
    let mut before = planned(&[]);
    pass_of(&mut before, "priya", &["yes"]);
    // Three months on nobody has that plan at hand.
    let mut sitting = Sitting::days_on(84, &Given::after(&before.records()));
    at_review(&mut sitting);
    sitting.play([Fact::Review(ReviewFact::KeepChosen)]);
    sitting.agree_to_what_stands();
    sitting.give_back();
    sitting.finish();
    let renewed = sitting.records().pop().unwrap();
    assert_eq!(renewed["event"]["event_state"], "renewed");
    let said = "Leave out: the flat above the bakery; the new school. Not to be told: Ravi Nair.";
    for choice in renewed["choices"].as_array().unwrap() {
        assert_eq!(choice["conditions"], said);
    }
}
