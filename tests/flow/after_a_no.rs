//! P11: after a no (J3, I5, I15, I17).

use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{AfterNoFact, Effect, ErrandFact, Fact, SaveFact, TalkFact};

use super::advices::advice;
use super::errands::{ON, acknowledge_and_finish, begin};
use crate::kit::*;

/// Priya's pass with these answers is saved, and P22 is left.
fn after(answers: &[&str], danger: &str) -> Sitting {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[0].push(choose("danger", danger));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    if answers == ["no"] {
        sitting.answer(answers);
        sitting.talk(TalkFact::Continued);
    } else {
        sitting.agree(answers);
    }
    sitting.give_back();
    if sitting.screen() == "P9" {
        sitting.attest("yes", "no", "understood");
        sitting.save();
    }
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(SaveFact::Finished)]);
    sitting
}

#[test]
fn flow_j3_a_no_is_saved_first_and_respecting_it_is_one_activation() {
    for answers in [&["no"][..], &["yes", "no"]] {
        let mut sitting = after(answers, "no");
        assert_eq!(sitting.screen(), "P11");
        let records = sitting.records();
        assert!(choices(&records[0]).iter().any(|choice| choice["decision"] == "refused"));
        let out = sitting.play([Fact::AfterNo(AfterNoFact::Respected)]);
        assert_eq!(sitting.screen(), "P0");
        assert!(out.contains(&Effect::Closed { reason: "finished" }));
        assert_eq!(sitting.records().len(), records.len(), "nothing takes a no back");
    }
}

#[test]
fn flow_j3_where_nobody_said_no_nothing_is_asked_after_it() {
    assert_eq!(after(&["yes", "not_sure"], "no").screen(), "P0");
}

#[test]
fn inv_i17_after_reasonable_cause_a_no_is_not_simply_respected_even_after_advice() {
    let mut sitting = after(&["no"], "reasonable_cause");
    sitting.play([Fact::AfterNo(AfterNoFact::Respected)]);
    assert_eq!(sitting.screen(), "P11");
    sitting.play([begin(DeskScreen::Advice)]);
    sitting.play(advice("no"));
    sitting.play([ON]);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P11");
    assert_eq!(head(sitting.records().last().unwrap()).0, "advice");
    // The referral decision, which it needs too, has no screen yet.
    sitting.play([Fact::AfterNo(AfterNoFact::Respected)]);
    assert_eq!(sitting.screen(), "P11");
    sitting.play([Fact::AfterNo(AfterNoFact::LeftForLater)]);
    assert_eq!((sitting.screen(), sitting.state.desk.for_later.len()), ("P0", 1));
}

#[test]
fn inv_i9_advice_is_one_activation_away_from_p11_and_leads_back_there() {
    let mut sitting = after(&["no"], "reasonable_cause");
    let seek = ErrandFact::Begun { screen: DeskScreen::Advice, about: String::new() };
    sitting.play([Fact::Errand(seek)]);
    assert_eq!(sitting.screen(), "P13");
    sitting.play([Fact::Errand(ErrandFact::WentBack)]);
    assert_eq!(sitting.screen(), "P11");
    sitting.play([Fact::AfterNo(AfterNoFact::LeftForLater)]);
    assert_eq!(sitting.screen(), "P0");
}

#[test]
fn inv_i5_what_is_left_for_another_day_is_not_asked_again_by_itself() {
    let mut sitting = after(&["no"], "no");
    sitting.play([Fact::AfterNo(AfterNoFact::LeftForLater)]);
    assert_eq!(sitting.screen(), "P0");
    assert_eq!(sitting.state.desk.for_later, ["priya"]);
    assert!(!sitting.state.is_family() && sitting.state.is_between_talks());
    assert_eq!(decision_on(&sitting.records()[0], "child-health", "school-nurse"), Some("refused"));
}

#[test]
fn flow_j3_p11_stands_only_after_p22() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    for fact in [AfterNoFact::Respected, AfterNoFact::LeftForLater] {
        assert!(sitting.play([Fact::AfterNo(fact)]).is_empty());
    }
    assert!(sitting.state.desk.for_later.is_empty());
}
