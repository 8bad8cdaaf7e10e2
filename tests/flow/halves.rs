//! A child's pass in two halves: the room, what is kept of it, and where it ends (J8).

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{
    ErrandFact, Fact, HandOverFact, HostFact, PrepareFact, SaveFact, TalkFact, WithdrawFact,
};
use serde_json::json;

use crate::kit::halves::*;
use crate::kit::*;

#[test]
fn grd_g3_the_room_is_looked_at_again_before_the_tablet_goes_back() {
    let mut sitting = planned_halves(&fourteen().with_passcode(), &[PURPOSE]);
    first_half(&mut sitting);
    find(&mut sitting, PURPOSE, "competent");
    go_on_from_p6c(&mut sitting);
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(SaveFact::Finished)]);
    let hand_over = || Fact::HandOver(HandOverFact::TabletHandedOver);
    sitting.play([hand_over()]);
    assert_eq!(sitting.problems(), ["p8.problem.still_safe", "p8.problem.alone"]);
    sitting.play([choose("still_safe", "no"), choose("alone", "yes"), hand_over()]);
    assert_eq!(sitting.problems(), ["p8.problem.not_safe"]);
    // To nobody else, and there is no way round it.
    sitting.play([choose("person", "priya"), Fact::HandOver(HandOverFact::WentBack)]);
    assert_eq!(sitting.screen(), "P8");
    sitting.play([choose("still_safe", "yes"), hand_over()]);
    assert_eq!((sitting.screen(), &*sitting.family().pass.person), ("F14", "asha"));
    assert!(sitting.family().pass.alone);
}

#[test]
fn inv_i16_the_private_question_of_the_second_half_rests_on_the_second_look() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    first_half(&mut sitting);
    find(&mut sitting, PURPOSE, "competent");
    hand_back(&mut sitting, "no");
    assert!(!sitting.family().pass.alone);
    sitting.play([choose("keep_from", "priya")]);
    assert_eq!(sitting.family().said.one("keep_from"), None);
}

#[test]
fn inv_i8_a_pass_that_ends_between_its_halves_has_one_closing_record() {
    for after in [false, true] {
        let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
        first_half(&mut sitting);
        if after {
            find(&mut sitting, PURPOSE, "competent");
            go_on_from_p6c(&mut sitting);
            sitting.acknowledge_pass();
            sitting.play([Fact::Save(SaveFact::Finished)]);
        }
        sitting.play([Fact::Errand(ErrandFact::TalkStopped)]);
        assert_eq!(sitting.screen(), "P22");
        sitting.play([Fact::Errand(ErrandFact::TalkStopped)]);
        let stopped = sitting.records().pop().unwrap();
        assert_eq!(head(&stopped), ("talk_not_completed", "stopped"));
        assert_eq!(stopped["stopped"]["screen"], "P6c");
        assert_eq!(stopped["stopped"]["why"], "stopped_in_between");
        sitting.acknowledge_pass();
        sitting.play([Fact::Save(SaveFact::Finished)]);
        assert_eq!(sitting.screen(), "P0");
        assert_eq!(sitting.records().len(), 1 + usize::from(after));
        assert_records(&sitting.records());
        // What was found still speaks: she is asked at once, as a whole.
        sitting.hand_over(Journey::Talk, "asha", "yes");
        assert_eq!(sitting.family().pass.comes_again(), !after);
    }
}

#[test]
fn inv_i8_who_stops_or_is_not_understood_in_the_first_half_is_not_assessed() {
    let stops: [fn(&mut Sitting); 2] = [
        |sitting| {
            sitting.talk(TalkFact::StopChosen);
            sitting.talk(TalkFact::StopConfirmed);
        },
        |sitting| {
            sitting.talk(TalkFact::ExplainingAgainChosen);
            for _ in 0..2 {
                sitting.read();
                sitting.talk(TalkFact::Continued);
            }
            sitting.talk(TalkFact::ExplainingAgainChosen);
        },
    ];
    for stop in stops {
        let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
        hear_it(&mut sitting);
        stop(&mut sitting);
        assert_eq!(sitting.screen(), "F11");
        sitting.give_back();
        assert_eq!((sitting.screen(), states(&sitting)), ("P22", vec!["stopped".to_owned()]));
        assert_records(&sitting.records());
    }
    // Nor where the passcode is lost on the way back.
    let mut sitting = planned_halves(&fourteen().with_passcode(), &[PURPOSE]);
    hear_it(&mut sitting);
    sitting.talk(TalkFact::SaidBack);
    sitting.talk(TalkFact::PasscodeForgotten);
    assert_eq!((sitting.screen(), states(&sitting)), ("ended", vec!["stopped".to_owned()]));
}

#[test]
fn inv_i15_a_yes_of_hers_is_taken_back_at_once_in_the_first_half_and_the_pass_goes_on() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    sitting.talk(TalkFact::Continued);
    sitting.agree(&["yes"]);
    close_pass(&mut sitting);
    // Looked at again, because the practitioner wants to.
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "asha"),
        choose("assess_again", "yes"),
        choose("still_safe", "yes"),
        choose("alone", "yes"),
        Fact::HandOver(HandOverFact::TabletHandedOver),
    ]);
    assert!(sitting.family().pass.comes_again());
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(states(&sitting), ["competent", "given", "withdrawn"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F1");
    for _ in 0..3 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    sitting.talk(TalkFact::SayBackSkipped);
    unlock_now(&mut sitting);
    find(&mut sitting, PURPOSE, "not_competent");
    hand_back(&mut sitting, "yes");
    sitting.talk(TalkFact::Continued);
    close_pass(&mut sitting);
    assert_eq!(states(&sitting)[2..], ["withdrawn", "not_competent", "told"]);
    assert_records(&sitting.records());
}

#[test]
fn inv_i15_a_no_to_everything_needs_nothing_more_in_the_second_half() {
    let mut sitting = second_half(&fourteen(), &[(PURPOSE, "competent")]);
    sitting.play([write("think", "No thank you")]);
    sitting.talk(TalkFact::Continued);
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    let record = sitting.records().pop().unwrap();
    assert_eq!(head(&record), ("consent_event", "refused"));
    assert_eq!(record["views"][0]["view"], "No thank you");
    assert!(record.get("practitioner_only").is_none());
    assert_records(&sitting.records());
}

#[test]
fn dom_f14_a_teenager_is_never_shown_faces() {
    let (below, at) = ("2014-09-16", "2014-09-14");
    for (born, halves) in [(below, false), (at, true)] {
        let given = Given::s01().case_with("/people/2/dob", json!(born));
        let mut sitting = planned_halves(&given, &[PURPOSE]);
        sitting.hand_over(Journey::Talk, "asha", "yes");
        assert_eq!(sitting.family().pass.comes_again(), halves, "{born}");
        assert_eq!(sitting.family().pass.faces, !halves, "{born}");
    }
    let sitting = second_half(&fourteen(), &[(PURPOSE, "not_competent")]);
    assert!(!sitting.family().pass.faces);
}

#[test]
fn emb_c1_what_the_host_hands_in_between_the_halves_loses_nothing() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    first_half(&mut sitting);
    sitting.play([
        Fact::Host(HostFact::JourneyRequested(Journey::Plan)),
        Fact::Host(HostFact::Supplied(fourteen().inputs())),
    ]);
    assert_eq!(sitting.screen(), "P6c");
    // Written down and taken up again.
    let text = serde_json::to_string(&sitting.state).unwrap();
    sitting.state = serde_json::from_str(&text).unwrap();
    sitting.play([Fact::Host(HostFact::Supplied(fourteen().inputs()))]);
    find(&mut sitting, PURPOSE, "competent");
    hand_back(&mut sitting, "yes");
    assert_eq!(sitting.family().rows().count(), 6);
}

#[test]
fn flow_j8_the_second_half_speaks_the_language_and_keeps_the_marks_of_the_first() {
    let mut sitting = planned_halves(&fourteen(), &[PURPOSE]);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    sitting.read();
    let block = sitting.family().blocks[0].id.clone();
    sitting.talk(TalkFact::BlockMarked(block.clone()));
    for _ in 0..3 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    let shown = sitting.family().shown.len();
    sitting.talk(TalkFact::SaidBack);
    unlock_now(&mut sitting);
    find(&mut sitting, PURPOSE, "competent");
    hand_back(&mut sitting, "yes");
    assert_eq!(sitting.family().asks_about, [block]);
    assert!(sitting.family().shown.len() > shown);
    // Back leads to what was explained, and forward again to the same place.
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F5 F6 F7");
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F14");
}

#[test]
fn dom_b23_a_child_does_not_hear_what_might_be_known_of_a_parent() {
    let mut sitting = planned_halves(&fourteen(), &["early-help"]);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    let (inputs, voice) = (sitting.inputs(), sitting.family().pass.voice.clone());
    let mut heard = String::new();
    for _ in 0..3 {
        heard += &bodies(sitting.family());
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    for kind in LEFT_OUT {
        let name = inputs.config.kind(kind).unwrap().plain_name.get(&voice);
        assert_eq!(heard.contains(name), kind == "family-situation", "{name}: {heard}");
    }
}
