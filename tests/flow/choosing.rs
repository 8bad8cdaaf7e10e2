//! F8: each thing on its own, all at once where there is much of it, and what is
//! said back.

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::flow::family::{FamilyState, Line};
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact, WithdrawFact};
use serde_json::Value;

use crate::kit::*;

fn all(group: usize, answer: Answer) -> Fact {
    Fact::Talk(TalkFact::AllAnswered(group, answer))
}

fn given(family: &FamilyState) -> Vec<Option<Answer>> {
    family.answers.iter().map(|given| given.map(|given| given.answer)).collect()
}

fn choices() -> Sitting {
    Sitting::at_choices(Given::s01().inputs())
}

fn said(family: &FamilyState) -> String {
    let id = family.pass.groups[0].said_id();
    let said = family.blocks.iter().find(|block| block.id.starts_with(&id));
    said.map(|block| block.text().trim().to_owned()).unwrap_or_default()
}

/// Health is sensitive, school life is not: three rows of each.
#[test]
fn exp_b2_yes_to_all_leaves_out_what_is_sensitive_and_no_to_all_does_not() {
    let mut sitting = choices();
    sitting.play([all(0, Answer::Yes)]);
    let (none, yes, no) = (None, Some(Answer::Yes), Some(Answer::No));
    assert_eq!(given(sitting.family()), [none, none, none, yes, yes, yes]);
    assert_eq!(said(sitting.family()), "I say yes to all but the sensitive ones.");
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.problems().len()), ("F8", 3));
    sitting.play([all(0, Answer::No)]);
    assert_eq!(given(sitting.family()), [no; 6]);
    assert_eq!(
        (said(sitting.family()).as_str(), sitting.problems()),
        ("I say no to all of these.", vec![])
    );
}

#[test]
fn exp_b2_after_all_at_once_every_answer_is_still_its_own_and_can_be_changed() {
    let mut sitting = choices();
    sitting.play([all(0, Answer::No), item(4, "yes"), item(5, "not_sure")]);
    sitting.agree_to_what_stands();
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    let decisions: Vec<&str> = records[0]["choices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|choice| choice["decision"].as_str().unwrap())
        .collect();
    assert_eq!(decisions, ["refused", "refused", "refused", "refused", "agreed", "undecided"]);
}

#[test]
fn inv_i3_nothing_is_answered_at_once_where_there_are_few_things_or_nobody_asked_for_it() {
    let given_few = Given::s01();
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    for known in &RECIPIENTS[1..] {
        steps[1].push(unmark("recipients.early-help", known));
    }
    let mut few = Sitting::new(given_few.inputs());
    few.prepare(steps);
    few.hand_over(Journey::Talk, "priya", "yes");
    few.explain();
    assert_eq!(few.family().answers.len(), 2);
    few.play([all(0, Answer::Yes), all(0, Answer::No), all(7, Answer::No)]);
    assert_eq!(given(few.family()), [None, None]);

    let mut usual = choices();
    usual.play([all(0, Answer::NotSure), all(1, Answer::Yes)]);
    assert_eq!(given(usual.family()), [None; 6]);
}

#[test]
fn inv_i19_each_answer_is_said_back_and_its_words_are_recorded() {
    let mut sitting = choices();
    for (answer, words) in [
        ("yes", "I say yes to telling Sam Okoro about Asha’s health."),
        ("no", "I say no to telling Sam Okoro about Asha’s health."),
        ("not_sure", "I am not sure about telling Sam Okoro about Asha’s health."),
    ] {
        sitting.play([item(0, answer)]);
        assert_eq!(said(sitting.family()), words);
        assert!(sitting.family().shown.iter().any(|shown| shown.text.contains(words)), "{words}");
    }
}

/// What is read on F8 is one text: the question's two halves, where they stand.
#[test]
fn inv_i19_the_two_halves_of_every_question_are_recorded_as_they_stand() {
    let sitting = choices();
    let family = sitting.family();
    let block = &family.blocks[0];
    for row in family.rows() {
        let whole = [&row.tell, " ", &row.kind].concat();
        assert!(whole.starts_with("Tell ") && whole.contains(" About Asha’s "), "{whole}");
        assert!(block.lines.contains(&Line::Point(row.tell.clone())));
        let kinds = block.lines.iter().filter(|line| **line == Line::Says(row.kind.clone()));
        assert_eq!(kinds.count(), 1, "each kind is said once");
    }
}

#[test]
fn inv_i8_what_was_said_back_of_an_unconfirmed_yes_goes_with_it() {
    let mut sitting = choices();
    sitting.play([item(0, "yes"), item(1, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_eq!(records.len(), 2);
    let words = records.iter().map(Value::to_string).collect::<String>();
    assert!(!words.contains("I say yes"), "{words}");
    assert!(words.contains("I say no"), "a no is kept with its words: {words}");
}

/// From F8's first paint: one to all, on, how, the act, and that it is right; from
/// F12's: everything, and yes.
#[test]
fn inv_i4_taking_everything_back_costs_no_more_than_the_shortest_yes_to_all() {
    let mut yes = choices();
    let agreeing = [
        all(0, Answer::Yes),
        Fact::Talk(TalkFact::Continued),
        Fact::Talk(TalkFact::SayBackSkipped),
        choose("way", "ticked"),
        choose("tick", "yes"),
        Fact::Talk(TalkFact::Continued),
    ];
    let cost = agreeing.len();
    yes.play([item(0, "yes"), item(1, "yes"), item(2, "yes")]);
    yes.play(agreeing);
    assert_eq!(yes.screen(), "F11");
    yes.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(yes.screen(), "F12");
    let back = [WithdrawFact::EverythingChosen, WithdrawFact::Confirmed].map(Fact::Withdraw);
    assert!(back.len() <= cost);
    yes.play(back);
    assert_eq!(yes.screen(), "F11");
}

#[test]
fn issue_4_a_mark_to_come_back_to_reaches_p9_and_the_practitioners_notes_alone() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let mark = |id: &str| Fact::Talk(TalkFact::BlockMarked(id.into()));
    sitting.play([mark("F4"), mark("F1"), mark("nonsense")]);
    assert_eq!(sitting.family().asks_about, ["F1"], "only what stands can be marked");
    sitting.play([mark("F1")]);
    assert!(sitting.family().asks_about.is_empty(), "a second press takes the mark away");
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.play([mark("F4"), mark("F2.early-help")]);
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    sitting.give_back();
    let words = "Priya wanted to ask about: Why: Early help for your family and Who we would tell.";
    let heard = sitting.state.desk.heard.as_ref().unwrap();
    let inputs = sitting.inputs();
    let asked = consent_disclosure::flow::attest::asks_about(heard, &inputs);
    assert_eq!(asked.as_deref(), Some(words));
    sitting.finish();
    let record = sitting.records().remove(0);
    let notes = text_at(&record, "/practitioner_only/notes");
    assert!(notes.contains(PRIVATE_NOTES[4]) && notes.ends_with(words), "{notes}");
    let mut without = record.clone();
    without.as_object_mut().unwrap().remove("practitioner_only");
    assert!(!without.to_string().contains("wanted to ask"));
    assert!(choices_of(&record).iter().all(|choice| choice["decision"] == "agreed"));
}

fn choices_of(record: &Value) -> &Vec<Value> {
    record["choices"].as_array().unwrap()
}
