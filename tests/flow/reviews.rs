//! J7: P20 and F16. What was agreed is looked at again, and silence renews nothing.

use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{
    ErrandFact, Fact, HandOverFact, ReviewFact, TalkFact, WithdrawFact, review,
};
use serde_json::{Value, json};

use super::errands::{ON, assert_sound, begin};
use crate::kit::*;

const KEEP: Fact = Fact::Review(ReviewFact::KeepChosen);
const CHANGE: Fact = Fact::Review(ReviewFact::ChangeChosen);

/// Priya's yes of 14 September, looked at on 7 December, a week before it is due.
pub fn three_months_on(change: impl FnOnce(Given) -> Given) -> (Vec<Value>, Sitting) {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", &["yes"]);
    let records = before.records();
    let mut sitting = Sitting::days_on(84, &change(Given::after(&records)));
    sitting.play([begin(DeskScreen::Advice), Fact::Errand(ErrandFact::WentBack)]);
    (records, sitting)
}

pub fn at_review(sitting: &mut Sitting) {
    sitting.play([begin(DeskScreen::Review), choose("person", "priya"), choose("safe", "yes"), ON]);
    assert_eq!(sitting.screen(), "P8", "{:?}", sitting.problems());
    sitting.play([choose("still_safe", "yes"), choose("alone", "yes")]);
    sitting.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
    assert_eq!(sitting.screen(), "F16", "{:?}", sitting.problems());
}

#[test]
fn j7_dom_c03_p0_knows_what_is_due_for_review_and_for_whom() {
    let (_, sitting) = three_months_on(|given| given);
    let due = |person| review::due(&sitting.state, &sitting.inputs(), person, sitting.at);
    assert_eq!(due("priya"), chrono::NaiveDate::from_ymd_opt(2026, 12, 13));
    assert_eq!(due("daniel"), None);
    let tasks = &sitting.state.kept.tasks;
    assert!(tasks.iter().all(|task| task.task == "review"), "{tasks:?}");
    assert_eq!(tasks.len(), 6);
}

#[test]
fn j7_what_can_no_longer_be_renewed_with_them_is_not_due_with_them() {
    let due = |change: &dyn Fn(Given) -> Given| {
        let (_, sitting) = three_months_on(change);
        review::due(&sitting.state, &sitting.inputs(), "priya", sitting.at)
    };
    let status = "/people/0/authority/0/status";
    assert_eq!(due(&|given| given.case_with(status, json!("ended"))), None);
    let one = "/recipients/0/active_to";
    let retired = |given: Given, path: &str| given.config_with(path, json!("2026-11-01"));
    assert!(due(&|given| retired(given, one)).is_some(), "the others of hers still are");
    let all = |given| {
        let given = retired(retired(given, one), "/recipients/1/active_to");
        given.case_with("/recipients/0/active_to", json!("2026-11-01"))
    };
    assert_eq!(due(&all), None);
}

#[test]
fn j7_f16_says_what_was_agreed_what_happened_and_what_is_new() {
    let (_, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    let words = bodies(sitting.family());
    for key in ["f16.title", "f16.agreed", "f16.happened", "f16.not_told", "f16.nothing_new"] {
        assert!(says(&words, key), "{key} in {words}");
    }
    assert!(words.contains("14 September 2026"), "{words}");
    let (_, mut changed) = three_months_on(|given| {
        given.config_with("/purposes/0/material_change_from", json!("2026-11-01"))
    });
    at_review(&mut changed);
    assert!(says(&bodies(changed.family()), "f16.changed"));
}

#[test]
fn j7_yeses_of_before_are_not_said_to_wait_for_this_talk() {
    for last in ["no", "yes"] {
        let (_, mut sitting) = three_months_on(|given| given);
        at_review(&mut sitting);
        sitting.read();
        sitting.play([CHANGE]);
        sitting.explain();
        sitting.agree(&["yes", "yes", "yes", "yes", "yes", last]);
        assert_eq!(sitting.screen(), "F11");
        assert!(says(&bodies(sitting.family()), "f11.contact_on"), "{last}");
    }
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes", "no"]);
    // A yes that is new does.
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.agree(&["yes"]);
    assert!(says(&bodies(sitting.family()), "f11.contact"));
}

#[test]
fn inv_i8_a_no_that_was_given_at_a_review_is_kept_when_they_stop() {
    let (_, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.read();
    sitting.play([CHANGE]);
    sitting.explain();
    let rows: Vec<_> = sitting.family().rows().map(|row| row.item.clone()).collect();
    let nurse = |item: &consent_disclosure::domain::item::Item| {
        item.pii_id == "child-health" && item.recipient_id == "school-nurse"
    };
    let place = rows.iter().position(nurse).unwrap();
    sitting.play([item(place, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "withdrawn_in_part"));
    assert_eq!(decision_on(&record, "child-health", "school-nurse"), Some("withdrawn"));
}

/// Every word of these blocks is among the record's.
fn assert_recorded(record: &Value, seen: &[(String, String)]) {
    let shown = record.pointer("/pii_processing/statement_shown").unwrap().as_array().unwrap();
    let kept = |screen: &str, text: &str| {
        let same =
            |said: &&Value| text_at(said, "/screen") == screen && text_at(said, "/text") == text;
        shown.iter().any(|said| same(&said))
    };
    for (screen, text) in seen {
        assert!(kept(screen, text), "{screen}: {text}\n{shown:#?}");
    }
}

fn seen(sitting: &Sitting) -> Vec<(String, String)> {
    let blocks = sitting.family().blocks.iter();
    blocks.map(|block| (sitting.screen().to_owned(), block.text())).collect()
}

#[test]
fn inv_i19_the_words_of_f12_f13_and_f16_are_in_the_record_that_they_lead_to() {
    let (_, mut sitting) = three_months_on(|given| given);
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.read();
    let mut words = seen(&sitting);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    words.extend(seen(&sitting));
    assert!(words.len() >= 2 && sitting.screen() == "F13");
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_recorded(&sitting.records()[0], &words);
    let (_, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    let words = seen(&sitting);
    assert!(words.len() >= 3 && sitting.screen() == "F16");
    sitting.read();
    sitting.play([KEEP, choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.finish();
    assert_recorded(&sitting.records()[0], &words);
}

#[test]
fn j7_what_is_kept_is_renewed_by_the_persons_own_act() {
    let (before, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.play([KEEP]);
    assert_eq!(sitting.screen(), "F10");
    assert!(sitting.records().is_empty(), "nothing yet");
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "renewed"));
    assert_eq!(text_at(&record, "/record/relates_to/0/relation"), "renews");
    let origin = text_at(&before[0], "/record/record_id");
    assert_eq!(text_at(&record, "/record/relates_to/0/record_id"), origin);
    assert_eq!(choices(&record).len(), 6);
    for choice in choices(&record) {
        assert_eq!(
            (&choice["decision"], &choice["valid_until"]),
            (&json!("agreed"), &json!("2027-06-06"))
        );
    }
    let all = [before, vec![record]].concat();
    assert_sound(&all);
    assert!(fold_of(&all, "priya").iter().all(|(_, _, said)| *said == "agreed"));
    let due = review::due(&sitting.state, &sitting.inputs(), "priya", sitting.at);
    assert_eq!(due, None, "the next review is months away");
}

#[test]
fn j7_inv_i7_who_answers_nothing_renews_nothing() {
    for back in [TalkFact::StopConfirmed, TalkFact::StopDeclined] {
        let (before, mut sitting) = three_months_on(|given| given);
        at_review(&mut sitting);
        // Kept, but never confirmed on F10.
        sitting.play([KEEP]);
        sitting.talk(TalkFact::StopChosen);
        sitting.talk(back.clone());
        if back == TalkFact::StopDeclined {
            assert_eq!(sitting.screen(), "F10");
            assert!(sitting.records().is_empty());
            continue;
        }
        let record = sitting.records().remove(0);
        assert_eq!(head(&record), ("consent_event", "reviewed"));
        assert!(choices(&record).iter().all(|choice| choice.get("from_record").is_some()));
        assert!(record["record"].get("relates_to").is_none());
        let all = [before.clone(), vec![record]].concat();
        assert_sound(&all);
        let said = reads(&all).live_yeses("priya", "2027-03-13".parse().unwrap());
        assert_eq!(said.len(), 6);
        let later = reads(&all).live_yeses("priya", "2027-03-14".parse().unwrap());
        assert!(later.is_empty(), "they run out on the day that they always did");
    }
}

#[test]
fn j7_inv_i2_a_change_leads_through_the_whole_explanation_to_the_choices() {
    let (before, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.play([CHANGE]);
    sitting.explain();
    assert!(sitting.family().answers.iter().all(Option::is_none), "nothing is preselected");
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "given_in_part"));
    assert_sound(&[before, vec![record]].concat());
}

#[test]
fn j7_inv_i4_stopping_is_f12_and_leaves_no_second_record() {
    let (before, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(sitting.screen(), "F12");
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    sitting.give_back();
    assert_eq!(
        sitting.records().iter().map(head).collect::<Vec<_>>(),
        [("consent_event", "withdrawn")]
    );
    assert_sound(&[before, sitting.records()].concat());
}

#[test]
fn j7_inv_i5_nobody_is_asked_again_about_a_no_or_where_it_is_not_safe() {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", &["no", "not_sure"]);
    before.play([begin(DeskScreen::Review), choose("person", "priya"), ON]);
    assert_eq!(before.problems(), ["p20.problem.person"], "there is no yes to renew");

    let (_, mut sitting) = three_months_on(|given| given);
    sitting.play([
        begin(DeskScreen::Review),
        choose("person", "priya"),
        choose("safe", "not_sure"),
        ON,
    ]);
    assert_eq!(
        (sitting.screen(), sitting.problems()),
        ("P20", vec!["p20.problem.not_safe".into()])
    );
    sitting.play([Fact::Errand(ErrandFact::Begun {
        screen: DeskScreen::Advice,
        about: String::new(),
    })]);
    assert_eq!(sitting.screen(), "P13", "advice is one activation away (H01)");
    sitting.play([Fact::Errand(ErrandFact::WentBack)]);
    assert_eq!(sitting.screen(), "P20");
    sitting
        .play([Fact::Prepare(consent_disclosure::flow::PrepareFact::JourneyChosen(Journey::Talk))]);
    assert_eq!(sitting.screen(), "P20");
}

#[test]
fn j7_inv_i2_who_takes_one_thing_back_after_keeping_all_is_told_everything_before_f8() {
    let (before, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.play([KEEP]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.play([choose("take", "0")]);
    sitting.withdraw(WithdrawFact::SomeChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(sitting.screen(), "F11");
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F1");
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    let last = head(records.last().unwrap());
    assert_eq!(last, ("consent_event", "given"), "what was taken back is not renewed");
    assert_sound(&[before, records].concat());
}

#[test]
fn inv_i4_who_stops_with_a_yes_of_before_reads_that_it_still_counts() {
    let (_, mut sitting) = three_months_on(|given| given);
    at_review(&mut sitting);
    sitting.talk(TalkFact::StopChosen);
    assert!(says(&bodies(sitting.family()), "stop.before"));
    sitting.talk(TalkFact::StopConfirmed);
    assert!(says(&bodies(sitting.family()), "stop.before"));
    let mut first = Sitting::at_choices(Given::s01().inputs());
    first.talk(TalkFact::StopChosen);
    assert!(!says(&bodies(first.family()), "stop.before"), "nothing stands");
    first.talk(TalkFact::StopConfirmed);
    assert!(!says(&bodies(first.family()), "stop.before"));
}

#[test]
fn j7_inv_i1_a_review_has_nothing_of_a_plan_that_the_person_must_not_know_of() {
    let (_, mut sitting) = three_months_on(|given| given);
    let mut steps = plan_answers(&["daniel"], &["priya"]);
    steps[0].push(choose("part.priya", "must_not_know"));
    steps[1].push(write("leave_out", "the flat above the bakery"));
    sitting.prepare(steps);
    assert!(sitting.state.desk.plan.items(&sitting.inputs().config).len() > 1);
    at_review(&mut sitting);
    let (_, mut without) = three_months_on(|given| given);
    at_review(&mut without);
    assert_eq!(sitting.family().pass.script, without.family().pass.script);
}

#[test]
fn j7_inv_i2_how_often_was_agreed_is_what_a_review_tells_and_renews() {
    let mut before = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[1].push(choose(&format!("frequency.{PURPOSE}"), "once"));
    before.prepare(steps);
    before.whole_pass("priya", &["yes"]);
    let given = Given::after(&before.records());
    for change in [false, true] {
        // No plan is at hand: only the records know.
        let mut sitting = Sitting::days_on(84, &given);
        at_review(&mut sitting);
        sitting.play([if change { CHANGE } else { KEEP }]);
        if change {
            let script = serde_json::to_string(&sitting.family().pass.script).unwrap();
            assert!(says(&script, "f5.once") && !says(&script, "f5.as_needed"), "{script}");
            sitting.explain();
            sitting.agree(&["yes"]);
        } else {
            sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
            sitting.talk(TalkFact::Continued);
        }
        sitting.give_back();
        sitting.finish();
        let record = sitting.records().remove(0);
        assert_eq!(choices(&record).len(), 6);
        assert!(choices(&record).iter().all(|choice| choice["frequency"] == "once"), "{record}");
    }
}
