//! P10: different answers stand side by side, for the practitioner alone (J10).

use consent_disclosure::flow::differing::differences;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, PrepareFact};

use crate::kit::*;

fn both(hers: &[&str], his: &[&str]) -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    for (person, answers) in [("priya", hers), ("daniel", his)] {
        sitting.whole_pass(person, answers);
    }
    sitting
}

fn found(sitting: &Sitting) -> Vec<Vec<(String, &'static str)>> {
    let found = differences(&sitting.state.said, &sitting.inputs().case).into_iter();
    let said = found.map(|found| {
        let said = found.said.into_iter();
        said.map(|(person, stands)| (person, stands.decision.code())).collect()
    });
    said.collect()
}

#[test]
fn flow_j10_answers_that_differ_stand_beside_each_other() {
    let sitting = both(&["yes"], &["yes", "no"]);
    let found = found(&sitting);
    assert_eq!(found.len(), 3, "one for each item that they see differently");
    for said in found {
        assert_eq!(said, [("priya".into(), "agreed"), ("daniel".into(), "refused")]);
    }
    assert_eq!(self::found(&both(&["yes"], &["not_sure", "yes"])).len(), 3);
}

#[test]
fn flow_j10_who_agree_in_a_yes_or_in_a_no_do_not_differ() {
    for answers in [["yes", "yes"], ["yes", "not_sure"]] {
        assert!(found(&both(&answers, &answers)).is_empty());
    }
}

#[test]
fn flow_j10_p10_is_opened_from_p0_and_leads_back_to_it() {
    let mut sitting = both(&["yes"], &["no", "yes"]);
    sitting.play([Fact::Prepare(PrepareFact::DifferencesChosen)]);
    assert_eq!(sitting.screen(), "P10");
    sitting.play([Fact::Prepare(PrepareFact::WentBack)]);
    assert_eq!(sitting.screen(), "P0");
}

#[test]
fn inv_i1_nobody_sees_on_a_family_screen_what_another_said() {
    let mut sitting = both(&["yes", "no"], &["no", "yes"]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let held = serde_json::to_string(sitting.family()).unwrap();
    for his in ["daniel", "Dan", "refused"] {
        assert!(!held.contains(his), "{his}: {held}");
    }
    sitting.play([Fact::Prepare(PrepareFact::DifferencesChosen)]);
    assert_eq!(sitting.screen(), "F1");
}
