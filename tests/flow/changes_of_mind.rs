//! J6: F12 and F13, from the middle of a talk, after it, and from P0.

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, Inputs, TalkFact, WithdrawFact};
use std::rc::Rc;

use crate::errands::assert_sound;
use crate::kit::*;

/// Priya has said yes to all six items in an earlier sitting.
fn after_yes() -> Given {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    Given::after(&sitting.records())
}

fn a_week_later(inputs: Rc<Inputs>) -> Sitting {
    let mut sitting = Sitting::new(inputs);
    sitting.moment = 5000;
    sitting.wait(60 * 60 * 24 * 7);
    sitting
}

fn all_of(before: &Given, sitting: &Sitting) -> Vec<serde_json::Value> {
    [before.records.clone(), sitting.records()].concat()
}

#[test]
fn j6_everything_is_taken_back_from_p0_and_emitted_at_once() {
    let before = after_yes();
    let mut sitting = a_week_later(before.inputs());
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!(sitting.screen(), "F12");
    assert_eq!(sitting.family().pass.standing.len(), 6);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    assert_eq!(sitting.screen(), "F13");
    assert!(sitting.records().is_empty());
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(sitting.screen(), "F11");
    let records = sitting.records();
    assert_eq!(records.iter().map(head).collect::<Vec<_>>(), [("consent_event", "withdrawn")]);
    assert_eq!(records[0]["withdraws_everything"], true);
    assert_eq!(text_at(&records[0], "/event/expression_method"), "tapped");
    assert_eq!(text_at(&records[0], "/record/relates_to/0/relation"), "withdraws");
    assert_eq!(
        text_at(&records[0], "/record/relates_to/0/digest"),
        text_at(&before.records[0], "/integrity/digest")
    );
    let fold = fold_of(&all_of(&before, &sitting), "priya");
    assert!(fold.len() == 6 && fold.iter().all(|(_, _, said)| *said == "withdrawn"));
    sitting.give_back();
    assert_eq!(sitting.screen(), "P22", "nothing to attest");
}

#[test]
fn j6_some_is_taken_back_and_the_rest_stands() {
    let before = after_yes();
    let mut sitting = a_week_later(before.inputs());
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.withdraw(WithdrawFact::SomeChosen);
    assert_eq!((sitting.screen(), sitting.problems()), ("F12", vec!["f12.problem".to_owned()]));
    sitting.play([
        choose("take", "0"),
        choose("take", "3"),
        choose("take", "4"),
        unmark("take", "4"),
    ]);
    let taken: Vec<_> = [0, 3].map(|n| sitting.family().pass.standing[n].item.clone()).to_vec();
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let record = &sitting.records()[0];
    assert_eq!(head(record), ("consent_event", "withdrawn_in_part"));
    assert!(record.get("withdraws_everything").is_none());
    for (kind, recipient, said) in fold_of(&all_of(&before, &sitting), "priya") {
        let gone = taken.iter().any(|item| item.pii_id == kind && item.recipient_id == recipient);
        assert_eq!(said, if gone { "withdrawn" } else { "agreed" }, "{kind} {recipient}");
    }
}

#[test]
fn j6_changing_ones_mind_about_the_change_changes_nothing() {
    let before = after_yes();
    let mut sitting = a_week_later(before.inputs());
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::WentBack);
    assert_eq!(sitting.screen(), "F12");
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(sitting.screen(), "F12");
    assert!(sitting.records().is_empty());
    assert_eq!(sitting.family().pass.standing.len(), 6);
}

#[test]
fn j6_with_nothing_to_take_back_f12_says_so_and_offers_to_stop() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!(sitting.screen(), "F12");
    assert!(says(&bodies(sitting.family()), "f12.nothing"));
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::SomeChosen);
    assert_eq!(sitting.screen(), "F12");
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    assert_eq!(sitting.screen(), "F11");
    assert_eq!(head(&sitting.records()[0]), ("talk_not_completed", "stopped"));
}

#[test]
fn j6_in_the_middle_of_a_talk_the_talk_can_go_on() {
    let before = after_yes();
    let mut sitting = a_week_later(before.inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(head(&sitting.records()[0]), ("consent_event", "withdrawn"));
    assert_eq!(sitting.screen(), "F11");
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F2 F3 F4");
    for _ in 0..2 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    assert_eq!(head(&records[1]), ("consent_event", "given_in_part"));
    assert_eq!(decision_on(&records[1], "child-health", "school-dsl"), Some("refused"));
}

#[test]
fn j6_after_two_changes_in_one_talk_the_talk_can_still_go_on() {
    let mut sitting = a_week_later(after_yes().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    for _ in 0..2 {
        sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
        sitting.play([choose("take", "0")]);
        sitting.withdraw(WithdrawFact::SomeChosen);
        sitting.withdraw(WithdrawFact::Confirmed);
        assert_eq!(sitting.screen(), "F11");
    }
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
}

#[test]
fn j6_taking_back_from_f10_leads_on_to_the_choices_that_are_open_again() {
    let mut sitting = a_week_later(after_yes().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.reach_answer(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8", "F10 needs an answer to every row (I2)");
}

#[test]
fn j6_a_yes_confirmed_a_minute_ago_can_be_taken_back_before_it_is_saved() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(head(&sitting.records()[0]), ("consent_event", "withdrawn"));
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    assert_eq!(records.len(), 2);
    assert!(fold_of(&records, "priya").iter().all(|(_, _, said)| *said != "agreed"));
    assert_eq!(head(&records[1]), ("consent_event", "withdrawn"));
    assert_sound(&records);
}

#[test]
fn inv_i8_a_no_that_came_before_the_change_of_mind_took_a_yes_back_all_the_same() {
    let mut sitting = a_week_later(after_yes().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
    sitting.talk(TalkFact::Continued);
    let record = sitting.records().pop().unwrap();
    let new = choices(&record).iter().filter(|choice| choice.get("from_record").is_none());
    let decisions: Vec<&str> = new.map(|choice| text_at(choice, "/decision")).collect();
    assert!(
        !decisions.is_empty() && decisions.iter().all(|said| *said == "withdrawn"),
        "{record:#}"
    );
}

#[test]
fn j6_a_no_on_f8_to_an_own_yes_takes_that_yes_back() {
    let before = after_yes();
    let mut sitting = a_week_later(before.inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.play([item(0, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let record = &sitting.records()[0];
    assert_eq!(decision_on(record, "child-health", "school-nurse"), Some("withdrawn"));
    assert_eq!(head(record), ("consent_event", "withdrawn_in_part"));
}

/// A tablet of its own, which has seen these records.
fn tablet(number: u8, records: &[serde_json::Value]) -> Given {
    let ledger_id = format!("3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d00{number:02}");
    Given { ledger_id, ..Given::s01().with_records(records) }
}

#[test]
fn j6_everything_taken_back_on_another_tablet_is_not_restated_as_the_yes_that_it_was() {
    let first = after_yes().records;
    let mut second = Sitting::new(tablet(3, &[]).inputs());
    second.moment = 1000;
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[1].push(choose("need.early-help.child-health", "left_out"));
    steps[1].push(write("why.early-help.child-health", "not now"));
    second.prepare(steps);
    second.whole_pass("priya", &["yes"]);
    second.wait(60 * 60);
    second.hand_over(Journey::Withdraw, "priya", "yes");
    second.withdraw(WithdrawFact::EverythingChosen);
    second.withdraw(WithdrawFact::Confirmed);
    let seen = [first, second.records()].concat();

    let mut third = a_week_later(tablet(4, &seen).inputs());
    third.prepare_usual();
    third.hand_over(Journey::Talk, "priya", "yes");
    third.explain();
    third.play([item(5, "no")]);
    third.talk(TalkFact::StopChosen);
    third.talk(TalkFact::StopConfirmed);
    let record = &third.records()[0];
    assert_restates_truly(record, &seen);
    let restated = choices(record).iter().filter(|choice| choice.get("from_record").is_some());
    assert_eq!(restated.count(), 2, "what the second tablet took back by name");
    assert_eq!(head(record), ("consent_event", "refused"));
}

/// What F12 offers from where a sitting stands.
fn offered(mut sitting: Sitting) -> usize {
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(sitting.screen(), "F12");
    consent_disclosure::flow::withdraw::own_yeses(sitting.family()).len()
}

#[test]
fn j6_what_was_refused_in_this_pass_is_not_there_to_be_taken_back() {
    let at_choices = || {
        let mut sitting = a_week_later(after_yes().inputs());
        sitting.prepare_usual();
        sitting.hand_over(Journey::Talk, "priya", "yes");
        sitting.explain();
        sitting
    };
    let mut all_no = at_choices();
    all_no.answer(&["no"]);
    all_no.talk(TalkFact::Continued);
    assert_eq!(all_no.screen(), "F11");
    assert_eq!(offered(all_no), 0);

    let mut stopped = at_choices();
    stopped.play([item(0, "no"), item(1, "no"), item(2, "yes")]);
    stopped.talk(TalkFact::StopChosen);
    stopped.talk(TalkFact::StopConfirmed);
    assert_eq!(offered(stopped), 4);

    let mut some_no = at_choices();
    some_no.agree(&["yes", "no", "not_sure"]);
    assert_eq!(offered(some_no), 4, "until it is saved, not sure takes no yes away");

    let mut tapped = at_choices();
    tapped.answer(&["no"]);
    assert_eq!(offered(tapped), 6, "nothing is confirmed yet");
}

#[test]
fn j6_a_yes_tapped_on_f8_goes_with_the_yes_that_is_taken_back() {
    let mut sitting = a_week_later(after_yes().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.play([choose("take", "0")]);
    let gone = sitting.family().pass.standing[0].item.clone();
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let given = |sitting: &Sitting| {
        let family = sitting.family();
        let open = family.answered().filter(|(_, given)| given.is_none());
        open.map(|(row, _)| row.item.clone()).collect::<Vec<_>>()
    };
    assert_eq!(given(&sitting), [gone]);
}

#[test]
fn j6_only_ones_own_yes_is_there_to_be_taken_back() {
    let mut sitting = a_week_later(after_yes().inputs());
    sitting.hand_over(Journey::Withdraw, "daniel", "yes");
    assert_eq!(sitting.screen(), "F12");
    assert!(sitting.family().pass.standing.is_empty());
    sitting.play([choose("take", "0")]);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.play([Fact::Withdraw(WithdrawFact::Confirmed)]);
    assert!(sitting.records().is_empty());
}
