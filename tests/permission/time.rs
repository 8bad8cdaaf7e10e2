//! Section 4: time.

use serde_json::{Value, json};

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

/// `from to answer REASON` of each interval.
fn intervals(answer: &Value) -> Vec<String> {
    let line =
        |one: &Value| ["from", "to", "answer", "reason"].map(|name| text(one, name)).join(" ");
    answer["intervals"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn perm_s4_r1_an_instant_has_its_offset() {
    let story = Story::new().yes("R1", "ann", "2026-09-01T10:00:00+01:00", BEA);
    story.gives(BEA, "2026-09-01T09:59:59+01:00", "not-decided NO_DECISION");
    story.always(
        BEA,
        &["2026-09-01T10:00:00+01:00", "2026-09-01T09:00:00Z", "2026-09-01T04:00:00-05:00"],
        "yes AGREED R1",
    );
    assert!(story.ask(BEA, "2026-09-01T10:00:00").get("faults").is_some());
    story.gives(BEA, "2026-09-01T14:29:59+05:30", "not-decided NO_DECISION");
    story.gives(BEA, "2026-09-01T14:30:00+05:30", "yes AGREED R1");
    for offset in ["+24:00", "+25:30", "+05:60", "+23:61"] {
        let at = ["2026-09-01T10:00:00", offset].concat();
        assert!(story.ask(BEA, &at).get("faults").is_some(), "{offset}");
    }
}

#[test]
fn perm_s4_r2_a_date_ends_at_00_00_local_of_the_next_day() {
    let until =
        |until: &str| Story::new().yes("R1", "ann", T1, BEA).with("expires_on", json!(until));
    // The clocks go back on 25 October 2026: a day of 25 hours.
    until("2026-10-24").gives(BEA, "2026-10-24T22:59:59Z", "yes AGREED R1");
    until("2026-10-24").gives(BEA, "2026-10-24T23:00:00Z", "no EXPIRED R1");
    until("2026-10-25").gives(BEA, "2026-10-25T23:59:59Z", "yes AGREED R1");
    until("2026-10-25").gives(BEA, "2026-10-26T00:00:00Z", "no EXPIRED R1");
    // And forward on 28 March 2027: one of 23.
    until("2027-03-28").gives(BEA, "2027-03-28T22:59:59Z", "yes AGREED R1");
    until("2027-03-28").gives(BEA, "2027-03-28T23:00:00Z", "no EXPIRED R1");
    until("2026-10-01T12:00:00+01:00").gives(BEA, "2026-10-01T10:59:59Z", "yes AGREED R1");
    until("2026-10-01T12:00:00+01:00").gives(BEA, "2026-10-01T11:00:00Z", "no EXPIRED R1");
}

#[test]
fn perm_s4_r3_a_yes_never_counts_from_before_its_explanation_ended() {
    let story = Story::new().yes("R1", "ann", T1, BEA).edit("R1", |record| {
        record["understanding"]["explained"][4]["at"] = json!("2026-09-01T11:00:00Z");
    });
    story.gives(BEA, "2026-09-01T10:59:59Z", "not-decided NO_DECISION");
    story.gives(BEA, "2026-09-01T11:00:00Z", "yes AGREED R1");
    // What was taken back meanwhile stays taken back.
    let taken = Story::new()
        .yes("R1", "ann", T1, BEA)
        .withdraws("R2", "ann", "2026-09-01T10:30:00Z", "all")
        .edit("R1", |record| {
            record["understanding"]["explained"][4]["at"] = json!("2026-09-01T11:00:00Z");
        });
    taken.gives(BEA, LATER, "no WITHDRAWN R2");
}

#[test]
fn perm_s4_r3_a_no_counts_from_when_it_was_said() {
    let typed_in_later = Story::new()
        .yes("R1", "ann", T1, BEA)
        .yes("R2", "ann", "2026-09-20T10:00:00Z", JO)
        .withdraws("R3", "ann", "2026-09-10T10:00:00Z", BEA);
    typed_in_later.gives(BEA, "2026-09-10T09:59:59Z", "yes AGREED R1");
    typed_in_later.gives(BEA, "2026-09-10T10:00:00Z", "no WITHDRAWN R3");
    let of_the_day = Story::new()
        .yes("R1", "ann", "2026-08-01T10:00:00Z", BEA)
        .no("R2", "ann", "2026-09-10T10:00:00Z", BEA)
        .of_the_day("R2");
    of_the_day.gives(BEA, "2026-09-09T22:59:59Z", "yes AGREED R1");
    of_the_day.gives(BEA, "2026-09-09T23:00:00Z", "no REFUSED R2");
}

#[test]
fn perm_s4_r4_a_day_is_yes_only_if_every_instant_is() {
    let story = Story::new().yes("R1", "ann", T1, BEA).no("R2", "ann", "2026-09-03T10:00:00Z", BEA);
    story.gives(BEA, "2026-08-31", "not-decided NO_DECISION");
    story.gives(BEA, "2026-09-01", "no PART_OF_DAY R1");
    story.gives(BEA, "2026-09-02", "yes AGREED R1");
    story.gives(BEA, "2026-09-03", "no PART_OF_DAY R2");
    story.gives(BEA, "2026-09-04", "no REFUSED R2");
    assert!(story.ask(BEA, "2026-09-03").get("basis").is_none());
    assert_eq!(
        intervals(&story.ask(BEA, "2026-09-03")),
        [
            "2026-09-02T23:00:00Z 2026-09-03T10:00:00Z yes AGREED",
            "2026-09-03T10:00:00Z 2026-09-03T23:00:00Z no REFUSED",
        ]
    );
}

#[test]
fn perm_s4_r4_without_a_yes_the_days_last_interval_answers() {
    let story = Story::new().unsure("R1", "ann", "2026-09-01T10:00:00Z", BEA).no(
        "R2",
        "ann",
        "2026-09-01T15:00:00Z",
        BEA,
    );
    story.gives(BEA, "2026-09-01", "no REFUSED R2");
    assert_eq!(
        intervals(&story.ask(BEA, "2026-09-01")),
        [
            "2026-08-31T23:00:00Z 2026-09-01T10:00:00Z not-decided NO_DECISION",
            "2026-09-01T10:00:00Z 2026-09-01T15:00:00Z not-decided UNDECIDED",
            "2026-09-01T15:00:00Z 2026-09-01T23:00:00Z no REFUSED",
        ]
    );
    // Yes throughout, for two reasons.
    let two = Story::new().yes("R1", "ann", "2026-08-01T10:00:00Z", BEA).decides(
        "R2",
        T1,
        BEA,
        "share",
        "2026-12-01",
    );
    two.gives(BEA, "2026-09-01", "yes DECISION_TO_SHARE R2");
    assert_eq!(intervals(&two.ask(BEA, "2026-09-01")).len(), 2);
}

#[test]
fn perm_s4_r4_the_intervals_cover_days_of_23_and_25_hours() {
    let story = Story::new().yes("R1", "ann", T1, BEA);
    for (day, whole) in [
        ("2026-10-25", "2026-10-24T23:00:00Z 2026-10-26T00:00:00Z yes AGREED"),
        ("2027-03-28", "2027-03-28T00:00:00Z 2027-03-28T23:00:00Z yes AGREED"),
    ] {
        assert_eq!(intervals(&story.ask(BEA, day)), [whole]);
    }
    // 01:30 comes twice that night, and each is an instant of its own.
    let twice = Story::new().yes("R1", "ann", "2026-10-25T01:30:00+01:00", BEA).no(
        "R2",
        "ann",
        "2026-10-25T01:30:00+00:00",
        BEA,
    );
    twice.gives(BEA, "2026-10-25T01:00:00Z", "yes AGREED R1");
    twice.gives(BEA, "2026-10-25T01:30:00Z", "no REFUSED R2");
    assert!(story.ask(BEA, LATER).get("intervals").is_none());
}

#[test]
fn perm_s4_r5_valid_until_is_the_next_instant_at_which_it_changes() {
    let until = |story: Story, item: &str, at: &str| story.ask(item, at)["valid_until"].clone();
    let yes = || Story::new().yes("R1", "ann", T1, BEA);
    assert_eq!(until(yes(), BEA, "2026-08-01"), T1);
    // The birthday on which the child decides.
    assert_eq!(until(yes(), BEA, LATER), "2032-04-09T23:00:00Z");
    assert_eq!(
        until(yes().with("expires_on", json!("2026-10-10")), BEA, LATER),
        "2026-10-10T23:00:00Z"
    );
    assert_eq!(
        until(yes().with("expires_on", json!("2026-10-10")), BEA, "2026-10-10"),
        "2026-10-10T23:00:00Z"
    );
    assert_eq!(
        until(yes().no("R2", "ben", "2026-10-05T10:00:00Z", BEA), BEA, LATER),
        "2026-10-05T10:00:00Z"
    );
    let changed = yes().purpose("help", "material_change_from", json!("2026-11-01"));
    assert_eq!(until(changed, BEA, LATER), "2026-11-01T00:00:00Z");
    let decided = yes().decides("R2", T1, BEA, "share", "2026-10-03");
    assert_eq!(until(decided, BEA, LATER), "2026-10-03T23:00:00Z");
    let protected =
        yes().restricts("R2", T1, "bea", "health", "*").with("valid_to", json!("2026-10-04"));
    assert_eq!(until(protected, BEA, LATER), "2026-10-04T23:00:00Z");
    assert_eq!(
        until(Story::new(), "bea/health/help/old", "2026-08-01T00:00:00Z"),
        "2026-09-30T23:00:00Z"
    );
    assert_eq!(until(Story::new(), JO, LATER), Value::Null);
    // Something that bears on another kind changes nothing here.
    let elsewhere = yes().restricts("R2", "2026-10-05T10:00:00Z", "bea", "school", "*");
    assert_eq!(until(elsewhere, BEA, LATER), "2032-04-09T23:00:00Z");
    let review =
        yes().edit("R1", |record| record["choices"][0]["review_due"] = json!("2026-10-06"));
    assert_eq!(until(review, BEA, LATER), "2026-10-06T23:00:00Z");
}

#[test]
fn perm_s4_r6_a_period_counts_to_the_day_before_the_same_day_number() {
    for (said, period, last) in [
        ("2026-09-14T10:00:00Z", "P6M", "2027-03-13T23:59:59Z"),
        ("2026-08-31T10:00:00Z", "P6M", "2027-02-28T23:59:59Z"),
        ("2026-09-14T10:00:00Z", "P2W", "2026-09-27T22:59:59Z"),
    ] {
        let story = Story::new().yes("R1", "ann", said, BEA).edit("R1", move |record| {
            record["choices"][0]["validity_duration"] = json!(period);
        });
        story.gives(BEA, last, "yes AGREED R1");
        let answer = story.ask(BEA, last);
        story.gives(BEA, text(&answer, "valid_until"), "no EXPIRED R1");
        let late = consent_disclosure::domain::time::parse_instant(last).unwrap();
        let until =
            consent_disclosure::domain::time::parse_instant(text(&answer, "valid_until")).unwrap();
        assert_eq!((until - late).num_seconds(), 1, "{said} {period}");
    }
}

#[test]
fn perm_s4_r7_a_record_received_long_after_it_was_written_warns() {
    let story = Story::new().yes("R1", "ann", T1, BEA);
    let (told, records) = story.told();
    for (received_at, skewed) in [
        ("2026-09-01T10:05:00Z", false),
        ("2026-09-01T10:05:01Z", true),
        ("2026-09-01T09:54:59Z", true),
        ("2026-09-01T11:00:00+01:00", false),
    ] {
        let entry = json!({ "record": records[0], "received_at": received_at, "reference": "A-1" });
        let ledger = told.open(&[entry]).unwrap();
        let answer = asked(&told, &ledger, BEA, LATER);
        assert_eq!(line(&answer), "yes AGREED R1");
        let warned = answer["warnings"].as_array().unwrap().contains(&json!("CLOCK_SKEW"));
        assert_eq!(warned, skewed, "{received_at}");
    }
}

#[test]
fn perm_s4_r4_an_interval_goes_on_as_long_as_answer_and_reason_are_the_same() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .no("R2", "ann", "2026-09-03T10:00:00Z", BEA)
        .no("R3", "ben", "2026-09-03T14:00:00Z", BEA);
    assert_eq!(intervals(&story.ask(BEA, "2026-09-03")).len(), 2);
}

#[test]
fn perm_s4_r4_a_day_that_became_yes_only_later_has_no_basis_and_leaves_nothing_out() {
    let story = Story::new().no("R1", "ann", T1, BEA).yes("R2", "ann", "2026-09-03T10:00:00Z", BEA);
    let answer = story.ask(BEA, "2026-09-03");
    assert_eq!(line(&answer), "no PART_OF_DAY R2");
    assert!(answer.get("basis").is_none(), "{answer:#}");
}

#[test]
fn perm_s4_r2_a_period_of_nothing_is_none() {
    use consent_disclosure::domain::time::Period;
    assert_eq!(Period::parse("P0D"), None);
    assert_eq!(Period::parse("P1D"), Some(Period::Days(1)));
    assert_eq!(Period::parse("P9999D"), Some(Period::Days(9999)));
    assert_eq!(Period::parse("P10000D"), None);
}

#[test]
fn perm_s4_r2_what_ends_at_an_instant_has_the_day_before_it_as_its_last() {
    use consent_disclosure::domain::time::{DateOrInstant, Zone, parse_date};
    let zone = Zone::from_name("Europe/London").unwrap();
    let last = |until: &str| DateOrInstant::parse(until).unwrap().last_day(zone);
    for (until, expected) in [
        ("2026-08-31T23:00:00Z", "2026-08-31"),
        ("2026-08-31T23:00:01Z", "2026-09-01"),
        ("2026-09-01T12:00:00Z", "2026-09-01"),
        ("2026-09-01", "2026-09-01"),
    ] {
        assert_eq!(Some(last(until)), parse_date(expected), "{until}");
    }
}
