//! Answers of one instant, and records in whatever order the host has them.

use serde_json::{Value, json};

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

/// The same records from the last to the first.
fn reversed(story: &Story, item: &str, at: &str) -> Value {
    let (told, mut records) = story.told();
    records.reverse();
    asked(&told, &told.open(&records).unwrap(), item, at)
}

#[track_caller]
fn gives_in_any_order(story: &Story, item: &str, at: &str, expected: &str) {
    story.gives(item, at, expected);
    assert_eq!(line(&reversed(story, item, at)), expected, "from the last to the first");
}

#[test]
fn perm_s2_r6_what_two_ledgers_say_at_once_does_not_rest_on_who_comes_first() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .with("ledger", json!("a"))
        .with("expires_on", json!("2026-09-10"))
        .yes("R2", "ann", T1, BEA)
        .with("ledger", json!("b"))
        .numbered();
    let first = story.ask(BEA, LATER);
    assert_eq!(reversed(&story, BEA, LATER), first);
}

#[test]
fn perm_s2_r3_everything_that_was_taken_back_is_heard_in_the_order_of_time() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .withdraws("R2", "ann", T2, "all")
        .yes("R3", "ann", "2026-09-03T10:00:00Z", BEA)
        .withdraws("R4", "ann", "2026-09-04T10:00:00Z", "all");
    gives_in_any_order(&story, BEA, "2026-09-02T12:00:00Z", "no WITHDRAWN R2");
    gives_in_any_order(&story, BEA, "2026-09-03T12:00:00Z", "yes AGREED R3");
    gives_in_any_order(&story, BEA, LATER, "no WITHDRAWN R4");
}

#[test]
fn perm_s1_r4_what_records_establish_is_read_in_the_order_of_time() {
    let story = Story::new()
        .authority("R1", "2026-08-01T10:00:00Z", "gran", "bea", "held")
        .yes("R2", "gran", T1, BEA)
        .authority("R3", T2, "gran", "bea", "ended")
        .authority("R4", "2026-09-03T10:00:00Z", "gran", "bea", "held")
        .no("R5", "gran", "2026-09-04T10:00:00Z", BEA);
    gives_in_any_order(&story, BEA, "2026-09-01T12:00:00Z", "yes AGREED R2");
    gives_in_any_order(&story, BEA, LATER, "no REFUSED R5");
}

#[test]
fn perm_s2_r5_two_ledgers_of_one_day_are_no_conflict_of_clocks() {
    let story = Story::new()
        .no("R1", "ann", T1, BEA)
        .with("ledger", json!("a"))
        .unsure("R2", "ann", T1, BEA)
        .with("ledger", json!("b"))
        .numbered();
    story.gives(BEA, LATER, "no SAME_TIME_CONFLICT R1");
    story.of_the_day("R1").of_the_day("R2").gives(BEA, LATER, "no REFUSED R1");
}

#[test]
fn perm_s2_r6_a_conflict_names_the_record_that_took_everything_back() {
    let story = |first: &str| {
        Story::new()
            .says("R1", "ann", "2026-08-01T10:00:00Z", BEA, first)
            .with("ledger", json!("a"))
            .unsure("R2", "ann", "2026-08-02T10:00:00Z", BEA)
            .with("ledger", json!("a"))
            .yes("R3", "ann", T1, BEA)
            .with("ledger", json!("b"))
            .unsure("R4", "ann", T1, BEA)
            .with("ledger", json!("c"))
            .withdraws("R5", "ann", T1, "all")
            .with("ledger", json!("d"))
            .numbered()
    };
    for first in ["agreed", "undecided"] {
        story(first).gives(BEA, LATER, "no SAME_TIME_CONFLICT R5");
    }
}

#[test]
fn perm_s3_r3_in_one_ledger_a_no_of_the_same_instant_came_after_if_it_was_written_after() {
    let story = |no_first: bool| {
        let decides = |story: Story| story.decides("R1", T1, BEA, "share", "2026-12-01");
        let no = |story: Story| story.no("R2", "ann", T1, BEA);
        let before = Story::new().yes("R0", "jo", "2026-08-01T10:00:00Z", JO);
        let story = if no_first { decides(no(before)) } else { no(decides(before)) };
        // A third, so that it is no question of the very next.
        story.yes("R3", "jo", T2, JO).no(
            "R4",
            "ann",
            if no_first { "2026-08-02T10:00:00Z" } else { T1 },
            BEA,
        )
    };
    story(false).warns(BEA, LATER, "OBJECTION_SINCE", true);
    story(true).warns(BEA, LATER, "OBJECTION_SINCE", false);
}

#[test]
fn dom_c03_of_several_reviews_the_earliest_is_due() {
    let story = Story::new().yes("R1", "ann", T1, BEA).yes("R2", "ben", T1, BEA);
    let story = story
        .edit("R1", |record| record["choices"][0]["review_due"] = json!("2026-10-20"))
        .edit("R2", |record| record["choices"][0]["review_due"] = json!("2026-10-05"));
    for records_first_to_last in [true, false] {
        let (told, mut records) = story.told();
        if !records_first_to_last {
            records.reverse();
        }
        let tasks = told.open(&records).unwrap().tasks(LATER).unwrap();
        let review =
            tasks.as_array().unwrap().iter().find(|task| task["task"] == "review").unwrap();
        assert_eq!(review["due"], "2026-10-05");
    }
}

#[test]
fn perm_s4_r2_of_a_date_and_a_period_the_earlier_ends_a_yes() {
    let story = |until: &'static str, period: &'static str| {
        Story::new().yes("R1", "ann", T1, BEA).edit("R1", move |record| {
            record["choices"][0]["valid_until"] = json!(until);
            record["choices"][0]["validity_duration"] = json!(period);
        })
    };
    for (until, period) in [("2026-09-30", "P6M"), ("2027-03-01", "P29D")] {
        let story = story(until, period);
        let (told, records) = story.told();
        let ledger = told.open(&records).unwrap();
        assert_eq!(line(&asked(&told, &ledger, BEA, "2026-09-29T12:00:00Z")), "yes AGREED R1");
        assert_eq!(line(&asked(&told, &ledger, BEA, LATER)), "no EXPIRED R1", "{until} {period}");
    }
}

#[test]
fn perm_s2_r6_a_conflict_names_its_own_record_and_none_from_before() {
    let story = Story::new()
        .yes("R1", "ann", "2026-08-01T10:00:00Z", BEA)
        .with("ledger", json!("a"))
        .no("R2", "ann", T1, BEA)
        .with("ledger", json!("a"))
        .unsure("R3", "ann", T1, BEA)
        .with("ledger", json!("b"))
        .numbered();
    story.gives(BEA, LATER, "no SAME_TIME_CONFLICT R2");
}

#[test]
fn perm_s2_r3_what_is_taken_back_at_an_answers_own_instant_stands_whatever_is_said_later() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .withdraws("R2", "ann", T1, "all")
        .unsure("R3", "ann", T2, BEA);
    story.gives(BEA, LATER, "no WITHDRAWN R2");
}
