//! Drawings: strokes, and the outline that shows them (row B10).

use consent_disclosure::domain::ink::{HEIGHT, Ink, LONGEST, Point, SIDE, WIDTH, outline};
use proptest::prelude::*;

use crate::ways::at;

/// A loop as a hand draws it, slower where it bends; then back over itself.
fn loop_stroke() -> Vec<Point> {
    const STEPS: [(i32, i32); 18] = [
        (800, 7_000),
        (1_500, 5_500),
        (2_300, 3_600),
        (3_000, 2_000),
        (3_600, 1_300),
        (4_200, 1_500),
        (4_500, 2_600),
        (4_300, 4_300),
        (3_800, 6_000),
        (3_600, 7_500),
        (4_000, 8_300),
        (4_800, 8_000),
        (5_600, 6_800),
        (6_400, 5_200),
        (7_100, 4_400),
        (7_800, 5_000),
        (9_200, 5_200),
        (7_000, 5_300),
    ];
    let steps = STEPS.iter().zip(0..);
    steps.map(|((x, y), place)| at(*x, *y, place * 24)).collect()
}

fn numbers(path: &str) -> Vec<i64> {
    let numbers = path.split(|c: char| !c.is_ascii_digit() && c != '-');
    numbers.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
}

/// Written by hand of the algorithm once, looked at, and kept.
#[test]
fn exp_b10_a_stroke_has_the_outline_that_was_looked_at() {
    let path = outline(&loop_stroke());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/ink/loop.svg");
    let golden = std::fs::read_to_string(file).unwrap_or_default();
    let drawn = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\"><path d=\"{path}\"/></svg>\n"
    );
    assert!(golden == drawn, "{drawn}");
}

#[test]
fn exp_b10_a_slow_hand_draws_a_wider_line_and_a_hard_pen_too() {
    let width = |t: i32, pressure: i32| {
        let points = [1_000, 3_000, 5_000, 7_000, 9_000].into_iter().zip(0..);
        let stroke: Vec<Point> =
            points.map(|(x, place)| Point { x, y: 5_000, t: place * t, pressure }).collect();
        let path = outline(&stroke);
        let all = numbers(&path);
        // The narrowest place: a stroke begins wide, before it has a speed.
        all.into_iter().filter(|n| (2_001..2_100).contains(n)).min().unwrap()
    };
    assert!(width(400, 0) > width(20, 0), "{} {}", width(400, 0), width(20, 0));
    assert!(width(20, 500) > width(20, 200), "{} {}", width(20, 500), width(20, 200));
}

#[test]
fn exp_b10_a_dot_is_a_disc_and_nothing_is_nothing() {
    assert_eq!(outline(&[]), "");
    assert_eq!(
        outline(&[at(5_000, 5_000, 0)]),
        "M5042 2000L5042 2000A42 42 0 0 0 4958 2000L4958 2000A42 42 0 0 0 5042 2000Z"
    );
}

#[test]
fn exp_b10_a_drawing_is_kept_as_parts_of_the_pad() {
    let mut ink = Ink::default();
    ink.touch(1, at(-50, 12_000, 700));
    ink.draw(1, at(i32::MAX, i32::MIN, i32::MAX));
    ink.draw(1, at(SIDE, 10, 0));
    assert_eq!(ink.strokes[0][0], at(0, SIDE, 0));
    assert_eq!(ink.strokes[0][1], at(SIDE, 0, LONGEST));
    assert_eq!(ink.strokes[0].len(), 2, "a step too small tells nothing");
}

#[test]
fn exp_b10_a_step_counts_by_how_far_it_goes_and_not_by_where_it_is() {
    let mut ink = Ink::default();
    ink.touch(1, at(9_000, 9_000, 0));
    ink.draw(1, at(9_010, 9_010, 10));
    assert_eq!(ink.strokes[0].len(), 1);
    ink.draw(1, at(9_000, 9_060, 20));
    ink.draw(1, at(8_940, 9_060, 30));
    assert_eq!(ink.strokes[0].len(), 3);
}

#[test]
fn exp_b10_an_endless_drawing_is_not_kept_without_end() {
    let mut ink = Ink::default();
    ink.touch(1, at(0, 0, 0));
    for step in 0..20_000 {
        ink.draw(1, at(step % 2 * SIDE, 0, step));
    }
    assert_eq!(ink.strokes[0].len(), 6_000);
}

fn anything() -> impl Strategy<Value = Vec<Point>> {
    let near = -20_000..20_000;
    let any = prop_oneof![near.clone(), near, any::<i32>()];
    let point = (any.clone(), any.clone(), any.clone(), any)
        .prop_map(|(x, y, t, pressure)| Point { x, y, t, pressure });
    proptest::collection::vec(point, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exp_b10_any_points_have_an_outline_on_the_pad(points in anything()) {
        let path = outline(&points);
        prop_assert_eq!(path.is_empty(), points.is_empty());
        for number in numbers(&path) {
            prop_assert!((-100..=i64::from(WIDTH) + 100).contains(&number), "{} in {}", number, path);
        }
        prop_assert!(path.is_empty() || (path.starts_with('M') && path.ends_with('Z')));
    }

    #[test]
    fn exp_b10_any_pointers_leave_a_drawing_that_can_be_recorded(
        points in anything(), acts in proptest::collection::vec((0..6, 1..4), 0..60)
    ) {
        let mut ink = Ink::default();
        for ((act, pointer), point) in acts.into_iter().zip(points) {
            match act {
                0 | 1 => ink.touch(pointer, point),
                2 | 3 => ink.draw(pointer, point),
                4 => ink.lift(pointer),
                _ => ink.undo(),
            }
        }
        for stroke in ink.numbers() {
            prop_assert!(!stroke.is_empty() && stroke.len() % 4 == 0);
            prop_assert!(stroke.iter().all(|number| (0..=100_000).contains(number)));
        }
    }
}
