//! I1 to I6, one by one, on talks that are walked by hand. The laws hold them
//! against random talks as well.

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::flow::screen::{FamilyScreen, Journey};
use consent_disclosure::flow::{Fact, TalkFact, WithdrawFact};
use serde_json::Value;

use crate::kit::*;

#[test]
fn inv_i1_no_family_screen_for_a_person_who_is_not_to_be_asked() {
    for part in ["must_not_know", "not_asked"] {
        // All else speaks for asking: it is safe, and the words fit.
        let mut steps = plan_answers(&["priya", "daniel"], &[]);
        steps[0].push(choose("part.daniel", part));
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.prepare(steps);
        sitting.state.desk.plan.answers.set("safety.daniel", "none_of_these");
        sitting.state.desk.plan.answers.set("words.daniel", "yes");
        sitting.insist(Journey::Talk, "daniel");
        let locked = vec!["p8.problem.locked".to_owned()];
        assert_eq!((sitting.screen(), sitting.problems()), ("P8", locked), "{part}");
    }
}

#[test]
fn inv_i1_no_change_of_mind_on_screen_while_p5_says_that_it_is_not_safe() {
    let on_withdrawal = |safety: &str, reasons: &[&str]| {
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        steps[3].extend(not_to_ask("priya", reasons));
        steps[3].push(choose("safety.priya", safety));
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.prepare(steps);
        sitting.insist(Journey::Withdraw, "priya");
        sitting
    };
    let locked = vec!["p8.problem.locked".to_owned()];
    for (safety, reasons) in
        [("some", &["enquiry"][..]), ("some", &["impossible"]), ("not_sure", &[])]
    {
        let sitting = on_withdrawal(safety, reasons);
        assert_eq!((sitting.screen(), sitting.problems()), ("P8", locked.clone()), "{reasons:?}");
    }
    assert_eq!(on_withdrawal("none_of_these", &[]).screen(), "F12");
    // Of Daniel P5 was not asked: the check at P8 is the one that counts (J6).
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Withdraw, "daniel", "yes");
    assert_eq!(sitting.screen(), "F12");
}

#[test]
fn inv_i1_what_a_person_may_not_know_is_not_in_what_their_screens_are_drawn_from() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &[]);
    steps[0].push(choose("part.daniel", "must_not_know"));
    steps[0].push(choose("patterns", "domestic_abuse"));
    sitting.prepare(steps);
    sitting.state.desk.plan.answers.set("safety_note.priya", PRIVATE_NOTES[1]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let hidden = ["canary", "domestic_abuse", "must_not_know", "Daniel", "daniel", "left_out"];
    let mut screens = Vec::new();
    for _ in 0..4 {
        screens.push(sitting.screen());
        let held = serde_json::to_string(sitting.family()).unwrap();
        for word in hidden {
            assert!(!held.contains(word), "{word} on {}", sitting.screen());
        }
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(screens, ["F1", "F2 F3 F4", "F5 F6 F7", "F8"]);
}

#[test]
fn inv_i1_another_adults_information_is_never_in_a_pass() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[1].push(choose("need.early-help.parent-mental-health", "needed"));
    steps[1].push(choose("about.early-help.parent-mental-health", "daniel"));
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    assert!(sitting.family().rows().all(|row| row.item.about == "asha"));
    let held = serde_json::to_string(sitting.family()).unwrap();
    for word in ["daniel", "Dan", "mental health"] {
        assert!(!held.contains(word), "{word}");
    }
}

#[test]
fn inv_i1_what_a_family_screen_emits_holds_nothing_of_the_practitioners() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    assert!(sitting.state.is_family());
    for record in sitting.records() {
        assert!(record.get("practitioner_only").is_none());
        assert!(!record.to_string().contains("canary"), "{record:#}");
    }
}

#[test]
fn inv_i2_f8_comes_after_the_nine_elements_and_f10_after_every_answer() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for _ in 0..5 {
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F1", "unread");
    sitting.explain();
    for _ in 0..5 {
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F8", "unanswered");
}

#[test]
fn inv_i3_nothing_is_preselected() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    assert!(sitting.family().answers.iter().all(Option::is_none));
    assert!(sitting.family().way.is_none() && !sitting.family().ticked);
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    assert!(sitting.family().way.is_none() && !sitting.family().ticked);
    assert!(sitting.family().typed.is_empty());
}

#[test]
fn inv_i3_yes_and_no_cost_the_same_and_their_meaning_stands_side_by_side() {
    let activations = |answer: &str| {
        let mut sitting = Sitting::at_choices(Given::s01().inputs());
        let before = sitting.moment;
        sitting.answer(&[answer]);
        sitting.talk(TalkFact::Continued);
        (sitting.moment - before, sitting.screen())
    };
    let (yes, no) = (activations("yes"), activations("no"));
    assert_eq!((yes.1, no.1), ("F9", "F11"), "each was answered, and led on");
    assert_eq!(yes.0, no.0);
    let sitting = Sitting::at_choices(Given::s01().inputs());
    for group in &sitting.family().pass.groups {
        assert!(!group.if_yes.is_empty() && !group.if_no.is_empty());
    }
    assert_eq!(Answer::CODES, ["yes", "no", "not_sure"]);
}

#[test]
fn inv_i4_change_my_mind_is_open_from_every_screen_of_the_talk() {
    let open = |sitting: &Sitting| {
        let mut state = sitting.state.clone();
        let message = consent_disclosure::flow::Message {
            stamp: stamp(sitting.at, 9999),
            fact: Fact::Withdraw(WithdrawFact::ChangeOfMindChosen),
        };
        (state, _) = consent_disclosure::flow::update(state, message);
        assert_eq!(state.screen_code(), "F12", "from {}", sitting.screen());
    };
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for _ in 0..3 {
        open(&sitting);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    open(&sitting);
    sitting.talk(TalkFact::StopChosen);
    open(&sitting);
    sitting.talk(TalkFact::StopDeclined);
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F9");
    open(&sitting);
    sitting.talk(TalkFact::SaidBack);
    assert_eq!(sitting.screen(), "F10");
    open(&sitting);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    open(&sitting);
    sitting.talk(TalkFact::TabletGivenBack);
    assert_eq!(sitting.screen(), "unlock");
    open(&sitting);
}

#[test]
fn inv_i4_withdrawing_all_takes_no_more_than_agreeing_to_all() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    let before = sitting.moment;
    sitting.agree(&["yes"]);
    let agreeing = sitting.moment - before;
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    let before = sitting.moment;
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let withdrawing = sitting.moment - before;
    assert_eq!(sitting.records().len(), 1);
    assert!(withdrawing <= agreeing, "{withdrawing} and {agreeing}");
    assert_eq!(withdrawing, 2);
}

#[test]
fn inv_i4_no_reason_is_asked_and_no_word_pleads() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    let bodies_of_f12 = bodies(sitting.family());
    let f12 = bodies_of_f12.to_lowercase();
    sitting.withdraw(WithdrawFact::EverythingChosen);
    let f13 = bodies(sitting.family()).to_lowercase();
    assert!(says(&bodies_of_f12, "f12.fine"));
    for plea in ["are you sure", "please", "sorry", "warning", "lose", "sad", "help us", "why not"]
    {
        assert!(!f12.contains(plea) && !f13.contains(plea), "{plea}");
    }
}

#[test]
fn inv_i5_after_a_no_the_flow_does_not_ask_again() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F11");
    sitting.play([item(0, "yes")]);
    assert!(sitting.family().answers.iter().flatten().all(|given| given.answer == Answer::No));
    sitting.give_back();
    let (screen, before) = (sitting.screen(), sitting.records().len());
    assert_eq!(screen, "P22");
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(consent_disclosure::flow::SaveFact::Finished)]);
    // P11 asks the practitioner, not the family.
    assert_eq!((sitting.screen(), sitting.records().len()), ("P11", before));
}

#[test]
fn inv_i5_what_was_refused_stays_refused_even_if_f8_stood_again() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    sitting.family_mut().screen = FamilyScreen::Choices;
    sitting.answer(&["yes"]);
    let family = sitting.family();
    assert!(family.answers.iter().flatten().all(|given| given.answer == Answer::No));
}

#[test]
fn inv_i6_a_change_of_mind_is_a_new_record_that_names_the_earlier_one() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    let first: Value = sitting.records().remove(0);
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let records = sitting.records();
    assert_eq!(records[0], first, "the earlier record is what it was");
    assert_eq!(text_at(&records[1], "/record/relates_to/0/relation"), "withdraws");
    assert_eq!(
        text_at(&records[1], "/record/relates_to/0/record_id"),
        text_at(&first, "/record/record_id")
    );
    assert_eq!(
        text_at(&records[1], "/record/previous/digest"),
        text_at(&first, "/integrity/digest")
    );
    let ids: Vec<&str> = records.iter().map(|r| text_at(r, "/record/record_id")).collect();
    assert_ne!(ids[0], ids[1]);
}
