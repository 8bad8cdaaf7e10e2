//! F10: four ways to agree, each the person's own act (G10, row B9).

use consent_disclosure::domain::ink::{Ink, Point};
use consent_disclosure::flow::family::Way;
use consent_disclosure::flow::{Fact, InkFact, TalkFact};
use serde_json::{Value, json};

use crate::kit::*;

fn at_f10() -> Sitting {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["yes", "no"]);
    sitting
}

pub const fn at(x: i32, y: i32, t: i32) -> Point {
    Point { x, y, t, pressure: 0 }
}

/// A line from one place to another, by this pointer.
pub fn line(pointer: i32, from: (i32, i32), to: (i32, i32)) -> [Fact; 3] {
    [
        Fact::Ink(InkFact::Touched(pointer, at(from.0, from.1, 1_000))),
        Fact::Ink(InkFact::Drawn(pointer, at(to.0, to.1, 1_300))),
        Fact::Ink(InkFact::Lifted(pointer)),
    ]
}

fn saved(mut sitting: Sitting) -> Value {
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11", "{:?}", sitting.problems());
    sitting.give_back();
    sitting.finish();
    assert_records(&sitting.records());
    sitting.records().pop().unwrap()
}

/// The act of a way, after it was chosen.
fn act(way: Way) -> Vec<Fact> {
    match way {
        Way::Drawn => line(1, (1_000, 5_000), (9_000, 5_000)).to_vec(),
        Way::TypedName => vec![write("typed", "Priya Nair")],
        Way::Ticked => vec![choose("tick", "yes")],
        Way::Said => vec![choose("heard", "yes")],
    }
}

#[test]
fn exp_b9_there_are_four_ways_and_none_is_chosen() {
    let sitting = at_f10();
    assert_eq!(Way::CODES, ["drawn", "typed_name", "ticked", "said"]);
    assert_eq!(sitting.family().way, None);
    assert!(!sitting.family().ticked && !sitting.family().heard);
}

#[test]
fn exp_b9_each_way_takes_a_choice_and_one_act_and_is_recorded_as_what_it_was() {
    for way in Way::ALL {
        let mut sitting = at_f10();
        sitting.play([choose("way", way.code())]);
        sitting.play(act(*way));
        let record = saved(sitting);
        assert_eq!(text_at(&record, "/event/expression_method"), way.code());
        assert_eq!(record.pointer("/event/ink").is_some(), *way == Way::Drawn);
        assert_eq!(record.pointer("/event/typed").is_some(), *way == Way::TypedName);
        assert_eq!(head(&record), ("consent_event", "given_in_part"));
    }
}

#[test]
fn grd_g10_no_way_serves_for_another() {
    for way in Way::ALL {
        let mut sitting = at_f10();
        for other in Way::ALL.iter().filter(|other| *other != way) {
            sitting.play([choose("way", other.code())]);
            sitting.play(act(*other));
        }
        sitting.play([choose("way", way.code())]);
        sitting.talk(TalkFact::Continued);
        let words = match way {
            Way::Drawn => "f10.problem.ink",
            Way::TypedName => "f10.problem.typed",
            Way::Ticked => "f10.problem.tick",
            Way::Said => "f10.problem.heard",
        };
        assert_eq!((sitting.screen(), sitting.problems()), ("F10", vec![words.to_owned()]));
        sitting.play(act(*way));
        saved(sitting);
    }
}

#[test]
fn grd_g10_what_was_said_aloud_names_who_heard_it() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "said"), choose("heard", "yes"), write("witness", " Joy Bell ")]);
    let record = saved(sitting);
    assert_eq!(text_at(&record, "/event/recorded_by"), "maya-thompson");
    let parties = record["party_identification"].as_array().unwrap();
    let witness = parties.iter().find(|party| party["party_id"] == "witness").unwrap();
    assert_eq!(witness["party_name"], "Joy Bell");
    assert_eq!(witness["party_role"], json!(["witness"]));
    let present = record.pointer("/event/present").unwrap().as_array().unwrap();
    assert!(present.contains(&json!("witness")));
}

#[test]
fn exp_b9_a_witness_belongs_to_what_was_said_aloud_alone() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "said"), write("witness", "Joy Bell")]);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    let record = saved(sitting).to_string();
    assert!(!record.contains("witness") && !record.contains("Joy Bell"));
}

#[test]
fn exp_b10_the_record_holds_the_strokes_point_by_point() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    sitting.play(line(1, (1_000, 2_000), (9_000, 4_000)));
    sitting.play(line(1, (500, 500), (500, 9_999)));
    let record = saved(sitting);
    let strokes = record.pointer("/event/ink/strokes").unwrap();
    let first = [1_000, 2_000, 0, 0, 9_000, 4_000, 300, 0];
    assert_eq!(*strokes, json!([first, [500, 500, 0, 0, 500, 9_999, 300, 0]]));
}

#[test]
fn exp_b10_a_blank_pad_and_dots_are_empty() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    for dot in [(10, 10), (5_000, 5_000), (9_000, 100)] {
        sitting.play(line(1, dot, (dot.0 + 120, dot.1 + 120)));
    }
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.problems()[0].as_str()), ("F10", "f10.problem.ink"));
    assert_eq!(sitting.family().problems[0].field, "ink");
}

#[test]
fn exp_b10_a_second_finger_draws_nothing_and_ends_nothing() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    let [down, moved, up] = line(1, (1_000, 1_000), (4_000, 4_000));
    sitting.play([down]);
    sitting.play(line(2, (9_000, 9_000), (8_000, 1_000)));
    sitting.play([moved, up]);
    let ink = &sitting.family().ink;
    assert_eq!(ink.strokes, [vec![at(1_000, 1_000, 0), at(4_000, 4_000, 300)]]);
    assert_eq!(ink.pointer, None);
}

#[test]
fn exp_b10_a_stylus_takes_over_from_the_palm() {
    let mut ink = Ink::default();
    let pen = |x, t| Point { x, y: 5_000, t, pressure: 400 };
    ink.touch(1, at(8_000, 9_000, 0));
    ink.draw(1, at(8_200, 9_000, 20));
    ink.touch(7, pen(1_000, 40));
    ink.draw(1, at(8_600, 9_000, 50));
    ink.draw(7, pen(4_000, 90));
    ink.touch(2, at(8_000, 9_000, 95));
    ink.lift(7);
    assert_eq!(ink.strokes, [vec![pen(1_000, 0), pen(4_000, 50)]]);
}

#[test]
fn exp_b10_a_pointer_that_is_taken_away_leaves_what_it_drew() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    let [down, moved, lost] = line(1, (1_000, 1_000), (4_000, 4_000));
    sitting.play([down, moved, lost.clone(), lost]);
    sitting.play([Fact::Ink(InkFact::Drawn(1, at(9_000, 9_000, 2_000)))]);
    assert_eq!(sitting.family().ink.strokes.len(), 1);
    assert_eq!(sitting.family().ink.strokes[0].len(), 2);
    sitting.play(line(3, (2_000, 2_000), (3_000, 3_000)));
    assert_eq!(sitting.family().ink.strokes.len(), 2);
}

#[test]
fn exp_b10_undo_takes_one_stroke_and_clear_takes_all() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    for x in [1_000, 2_000, 3_000] {
        sitting.play(line(1, (x, 1_000), (x, 9_000)));
    }
    sitting.play([Fact::Ink(InkFact::StrokeUndone)]);
    let left: Vec<i32> = sitting.family().ink.strokes.iter().map(|stroke| stroke[0].x).collect();
    assert_eq!(left, [1_000, 2_000]);
    sitting.play([Fact::Ink(InkFact::Cleared)]);
    assert_eq!(sitting.family().ink, Ink::default());
}

#[test]
fn exp_b10_a_drawing_outlives_a_look_at_another_screen() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "drawn")]);
    sitting.play(line(1, (1_000, 1_000), (9_000, 9_000)));
    let before = sitting.family().ink.clone();
    sitting.talk(TalkFact::StopChosen);
    sitting.play(line(1, (1_000, 1_000), (9_000, 9_000)));
    sitting.talk(TalkFact::StopDeclined);
    assert_eq!(sitting.family().ink, before);
    saved(sitting);
}

#[test]
fn grd_g10_nothing_is_drawn_where_another_way_was_chosen() {
    let mut sitting = at_f10();
    sitting.play(line(1, (1_000, 1_000), (9_000, 9_000)));
    sitting.play([choose("way", "ticked")]);
    sitting.play(line(1, (1_000, 1_000), (9_000, 9_000)));
    assert!(sitting.family().ink.is_empty());
}

#[test]
fn grd_g10_what_was_done_to_agree_was_done_for_the_answers_as_they_stood() {
    let mut sitting = at_f10();
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::WentBack);
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F8");
    sitting.answer(&["no", "yes"]);
    sitting.talk(TalkFact::Continued);
    if sitting.screen() == "F9" {
        sitting.talk(TalkFact::SayBackSkipped);
    }
    assert_eq!(sitting.screen(), "F10");
    assert!(!sitting.family().ticked);
    sitting.talk(TalkFact::Continued);
    assert_eq!(
        (sitting.screen(), sitting.problems()),
        ("F10", vec!["f10.problem.tick".to_owned()])
    );
}
