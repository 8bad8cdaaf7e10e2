//! G6 to G10: inside a pass, and at its end.

use consent_disclosure::domain::element::Element;
use consent_disclosure::flow::TalkFact;
use consent_disclosure::flow::family::{Block, FamilyState};
use consent_disclosure::flow::guards::{all_explained, is_free, is_understood};
use consent_disclosure::flow::screen::Journey;
use serde_json::{Value, json};

use crate::kit::*;

/// On the last screen that explains, with everything but itself read.
fn at_limits() -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for _ in 0..2 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F5 F6 F7");
    sitting
}

#[test]
fn grd_g6_no_block_is_left_behind_unread() {
    let mut sitting = at_limits();
    let blocks: Vec<Block> = sitting.family().blocks.clone();
    for skipped in &blocks {
        let mut sitting = at_limits();
        for block in blocks.iter().filter(|block| block.id != skipped.id) {
            sitting.talk(TalkFact::BlockShown(block.id.clone()));
        }
        sitting.talk(TalkFact::Continued);
        assert_eq!(sitting.screen(), "F5 F6 F7", "{}", skipped.id);
        assert_eq!(sitting.problems(), ["talk.read_on"]);
        let pointed_at = format!("block-{}", skipped.id);
        assert_eq!(sitting.family().problems[0].field, pointed_at);
    }
    sitting.read();
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
}

/// As if the words of this screen had never spoken of one element.
fn without(family: &mut FamilyState, element: Element) {
    family.explained.retain(|known| known.element != element);
    for block in &mut family.blocks {
        block.elements.retain(|known| *known != element);
    }
}

/// F8 is out of reach, however much else was read (I2).
#[track_caller]
fn needed(element: Element) {
    let mut sitting = at_limits();
    without(sitting.family_mut(), element);
    sitting.read();
    sitting.talk(TalkFact::Continued);
    assert!(!all_explained(sitting.family()));
    assert_eq!(sitting.screen(), "F5 F6 F7", "{element:?}");
}

#[test]
fn grd_g6_there_are_nine_elements() {
    assert_eq!(Element::ALL.len(), 9);
}

#[test]
fn dom_b01_grd_g6_nobody_chooses_who_was_not_told_what_it_is_for() {
    needed(Element::Purpose);
}

#[test]
fn dom_b02_grd_g6_nobody_chooses_who_was_not_told_what_it_is_used_for() {
    needed(Element::Use);
}

#[test]
fn dom_b03_grd_g6_nobody_chooses_who_was_not_told_who_may_be_told() {
    needed(Element::Who);
}

#[test]
fn dom_b04_grd_g6_nobody_chooses_who_was_not_told_how_it_is_shared() {
    needed(Element::How);
}

#[test]
fn dom_b05_grd_g6_nobody_chooses_who_was_not_told_how_long_it_is_held() {
    needed(Element::HowLong);
}

#[test]
fn dom_b06_grd_g6_nobody_chooses_who_was_not_told_in_what_form_it_is_held() {
    needed(Element::Form);
}

#[test]
fn dom_b07_grd_g6_nobody_chooses_who_was_not_told_when_it_may_be_shared_without_asking() {
    needed(Element::WithoutConsent);
}

#[test]
fn dom_b08_grd_g6_nobody_chooses_who_was_not_told_where_confidence_cannot_be_kept() {
    needed(Element::ConfidentialityLimits);
}

#[test]
fn dom_b09_grd_g6_nobody_chooses_who_was_not_told_that_minds_can_be_changed() {
    needed(Element::ChangeOfMind);
}

#[test]
fn grd_g6_a_block_that_does_not_stand_on_the_screen_explains_nothing() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.talk(TalkFact::BlockShown("F7".into()));
    assert!(sitting.family().explained.is_empty());
    assert!(sitting.family().shown.is_empty());
}

fn attested(told: &str, pressure: &str, understood: &str) -> (Sitting, serde_json::Value) {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.attest(told, pressure, understood);
    sitting.save();
    let record = sitting.records().remove(0);
    (sitting, record)
}

/// No yes of this record counts; each no does.
#[track_caller]
fn assert_not_valid(record: &serde_json::Value, because: &[&str]) {
    assert_eq!(record.pointer("/understanding/valid"), Some(&json!(false)));
    assert_eq!(record.pointer("/understanding/invalid_because"), Some(&json!(because)));
    let said = reads(std::slice::from_ref(record));
    let later = today() + chrono::TimeDelta::days(1);
    assert!(said.live_yeses("priya", later).is_empty());
    let fold = fold_of(std::slice::from_ref(record), "priya");
    assert_eq!(fold.iter().filter(|(_, _, said)| *said == "refused").count(), 3);
}

#[test]
fn grd_g7_a_yes_that_was_not_free_counts_for_nothing() {
    for (told, pressure) in [("no", "no"), ("not_sure", "no"), ("yes", "yes"), ("yes", "not_sure")]
    {
        let (sitting, record) = attested(told, pressure, "understood");
        assert!(!is_free(&sitting.state.desk.attestation));
        assert_not_valid(&record, &["not_free"]);
        assert_eq!(text_at(&record, "/free_choice/told_can_refuse"), told);
        assert_eq!(text_at(&record, "/free_choice/pressure"), pressure);
    }
}

#[test]
fn grd_g7_a_free_yes_that_was_understood_counts() {
    for understood in ["understood", "explained_again"] {
        let (_, record) = attested("yes", "no", understood);
        assert_eq!(record.pointer("/understanding/valid"), Some(&json!(true)));
        assert!(record.pointer("/understanding/invalid_because").is_none());
        assert_eq!(text_at(&record, "/understanding/result"), understood);
        let said = reads(&[record]);
        assert_eq!(said.live_yeses("priya", today()).len(), 3);
    }
}

#[test]
fn grd_g7_in_company_that_is_not_safe_a_yes_counts_for_nothing() {
    let with = |company: &[(&str, &str)]| {
        let mut sitting = Sitting::at_choices(Given::s01().inputs());
        sitting.agree(&["yes", "no"]);
        sitting.give_back();
        sitting.play(company.iter().map(|(field, what)| choose(field, what)));
        sitting.attest("yes", "no", "understood");
        sitting.save();
        sitting.records().remove(0)
    };
    let alone = with(&[]);
    assert!(!alone["event"]["present"].as_array().unwrap().contains(&json!("daniel")));
    let came_in = with(&[("company", "came_in"), ("came_in", "daniel")]);
    assert_eq!(came_in.pointer("/understanding/valid"), Some(&json!(true)));
    assert!(came_in["event"]["present"].as_array().unwrap().contains(&json!("daniel")));
    let named = came_in["party_identification"].as_array().unwrap();
    assert!(named.iter().any(|party| party["party_id"] == "daniel"), "{named:?}");
    let checked = |record: &Value| record["practitioner_only"]["room_check"].clone();
    let came = with(&[("company", "came_in")]);
    assert_eq!(checked(&came), json!("Somebody came in."), "though nobody knows who it was");
    assert_eq!(checked(&came_in), json!("Somebody came in: Dan."));
    let mut neighbour = Sitting::at_choices(Given::s01().inputs());
    neighbour.agree(&["yes"]);
    neighbour.give_back();
    neighbour.play([choose("company", "came_in"), write("came_in_too", "A neighbour")]);
    neighbour.attest("yes", "no", "understood");
    neighbour.save();
    assert_eq!(checked(&neighbour.records()[0]), json!("Somebody came in: A neighbour."));
    let mut taken_back = Sitting::at_choices(Given::s01().inputs());
    taken_back.agree(&["yes", "no"]);
    taken_back.give_back();
    taken_back.play([choose("company", "came_in"), choose("came_in", "daniel")]);
    taken_back.play([unmark("company", "came_in")]);
    taken_back.attest("yes", "no", "understood");
    taken_back.save();
    assert_eq!(taken_back.records()[0]["event"]["present"], alone["event"]["present"]);
    assert_not_valid(&with(&[("company", "came_in"), ("company", "hard_to_speak")]), &["not_free"]);
    assert_not_valid(&with(&[("company", "hard_to_speak")]), &["not_free"]);
}

#[test]
fn grd_g7_a_yes_that_was_not_free_never_displaces_a_no() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["no", "not_sure"]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.attest("yes", "yes", "understood");
    sitting.save();
    let fold = fold_of(&sitting.records(), "priya");
    let count = |decision| fold.iter().filter(|(_, _, said)| *said == decision).count();
    assert_eq!((count("refused"), count("undecided")), (3, 3));
}

#[test]
fn grd_g8_a_yes_that_was_not_understood_counts_for_nothing() {
    for understood in ["not_understood", "not_sure"] {
        let (sitting, record) = attested("yes", "no", understood);
        assert!(!is_understood(&sitting.state.desk));
        assert_not_valid(&record, &["not_understood"]);
    }
    let (_, record) = attested("no", "yes", "not_understood");
    assert_not_valid(&record, &["not_free", "not_understood"]);
}

#[test]
fn grd_g7_g8_each_question_of_p9_must_be_answered() {
    for gone in ["told_can_refuse", "pressure", "understood"] {
        let mut sitting = Sitting::at_choices(Given::s01().inputs());
        sitting.agree(&["yes"]);
        sitting.give_back();
        let answers = attest_answers("yes", "no", "understood");
        let asked = format!("\"{gone}\"");
        let left = answers
            .into_iter()
            .filter(|fact| !format!("{fact:?}").contains(&format!("field: {asked}")));
        sitting.play(left.collect::<Vec<_>>());
        sitting.play([consent_disclosure::flow::Fact::Attest(
            consent_disclosure::flow::AttestFact::Continued,
        )]);
        assert_eq!(sitting.screen(), "P9", "{gone}");
        assert_eq!(sitting.problems().len(), 1);
        assert!(sitting.save().is_empty());
    }
}

#[test]
fn grd_g9_every_row_needs_an_answer() {
    for open in 0..6 {
        let mut sitting = Sitting::at_choices(Given::s01().inputs());
        sitting.play((0..6).filter(|place| *place != open).map(|place| item(place, "yes")));
        sitting.talk(TalkFact::Continued);
        assert_eq!(sitting.screen(), "F8");
        let problems = &sitting.family().problems;
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].field, format!("item.{open}"));
    }
}

#[test]
fn grd_g9_not_sure_is_an_answer() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["not_sure"]);
}

#[test]
fn grd_g9_f10_cannot_be_confirmed_with_a_row_open() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["yes"]);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.family_mut().answers[0] = None;
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F10");
}

fn at_f10() -> Sitting {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["yes"]);
    assert_eq!(sitting.screen(), "F10");
    sitting
}

#[test]
fn grd_g10_only_an_act_of_the_persons_own_agrees() {
    let tries = [
        (vec![], "f10.problem.way"),
        (vec![choose("tick", "yes")], "f10.problem.way"),
        (vec![choose("way", "ticked")], "f10.problem.tick"),
        (
            vec![choose("way", "ticked"), choose("tick", "yes"), unmark("tick", "yes")],
            "f10.problem.tick",
        ),
        (vec![choose("way", "ticked"), write("typed", "Priya")], "f10.problem.tick"),
        (vec![choose("way", "typed_name"), choose("tick", "yes")], "f10.problem.typed"),
        (vec![choose("way", "typed_name"), write("typed", "  ")], "f10.problem.typed"),
    ];
    for (facts, problem) in tries {
        let what = format!("{facts:?}");
        let mut sitting = at_f10();
        sitting.play(facts);
        sitting.talk(TalkFact::Continued);
        assert_eq!(
            (sitting.screen(), sitting.problems()),
            ("F10", vec![problem.to_owned()]),
            "{what}"
        );
    }
}

#[test]
fn grd_g10_the_practitioner_cannot_answer_for_the_person() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    sitting.give_back();
    assert_eq!(sitting.screen(), "P22");
    sitting.answer_anyway();
    sitting.attest("yes", "no", "understood");
    sitting.save();
    assert!(sitting.records().iter().all(|record| choices(record).is_empty()));
}

impl Sitting {
    /// The facts of F8 and F10, from wherever the tablet is.
    fn answer_anyway(&mut self) {
        self.play((0..6).map(|place| item(place, "yes")));
        self.talk(TalkFact::SaidBack);
        self.play([choose("way", "ticked"), choose("tick", "yes")]);
        self.talk(TalkFact::Continued);
    }
}
