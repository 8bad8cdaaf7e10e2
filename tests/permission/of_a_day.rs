//! What is known only to the day, and what is asked about a whole day.

use serde_json::json;

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";
/// As the page writes it: the day's first instant in London.
const FIRST: &str = "2026-08-31T23:00:00Z";

#[test]
fn perm_s2_r4_a_correction_does_not_undo_what_a_letter_of_that_day_took_back() {
    let story = |withdraws: fn(Story) -> Story| {
        let story = withdraws(Story::new().yes("R1", "ben", "2026-09-01T14:00:00Z", BEA));
        story.of_the_day("R2").yes("R3", "ann", "2026-09-06T10:00:00Z", BEA).corrects(
            "R4",
            "2026-09-07T10:00:00Z",
            "R1",
        )
    };
    story(|story| story.withdraws("R2", "ben", FIRST, "all")).gives(
        BEA,
        LATER,
        "no PR_HOLDERS_DISAGREE R2 R3",
    );
    story(|story| story.withdraws("R2", "ben", FIRST, BEA)).gives(
        BEA,
        LATER,
        "no PR_HOLDERS_DISAGREE R2 R3",
    );
}

#[test]
fn perm_s2_r5_a_no_of_the_day_counts_where_its_author_could_answer_at_any_time_of_it() {
    let story = |decision: &str, at: &str| {
        let story = Story::new()
            .authority("R1", "2026-09-01T09:00:00Z", "gran", "bea", "held")
            .yes("R2", "gran", "2026-09-01T10:00:00Z", BEA)
            .says("R3", "gran", at, BEA, decision);
        story.of_the_day("R3")
    };
    story("refused", FIRST).gives(BEA, LATER, "no REFUSED R3");
    story("withdrawn", FIRST).gives(BEA, LATER, "no WITHDRAWN R3");
    // The day before, gran was nobody's holder.
    story("refused", "2026-08-30T23:00:00Z").gives(BEA, LATER, "yes AGREED R2");
    // A yes of the day is judged at its own time.
    let yes = Story::new().authority("R1", T1, "gran", "bea", "held").yes("R2", "gran", FIRST, BEA);
    yes.of_the_day("R2").gives(BEA, LATER, "no NO_AUTHORITY R2");
    let ended = Story::new()
        .authority("R1", "2026-08-01T10:00:00Z", "gran", "bea", "held")
        .no("R2", "gran", FIRST, BEA)
        .authority("R3", T1, "gran", "bea", "ended")
        .authority("R4", T2, "gran", "bea", "held");
    ended.of_the_day("R2").gives(BEA, LATER, "no REFUSED R2");
}

#[test]
fn perm_s3_r3_a_no_of_the_day_came_after_a_decision_of_that_day() {
    let story = |at: &str| {
        let story =
            Story::new().decides("R1", T2, BEA, "share", "2026-12-01").no("R2", "ann", at, BEA);
        story.of_the_day("R2")
    };
    story("2026-09-01T23:00:00Z").warns(BEA, LATER, "OBJECTION_SINCE", true);
    story(FIRST).warns(BEA, LATER, "OBJECTION_SINCE", false);
}

#[test]
fn issue_3_who_was_told_on_the_day_of_a_withdrawal_is_told_to_stop() {
    let story = |at: &str| {
        let story = Story::new().yes("R1", "ann", T1, BEA).discloses("R2", T2, BEA);
        story.withdraws("R3", "ann", at, BEA).of_the_day("R3")
    };
    let stop =
        |at: &str| story(at).tasks(LATER).iter().any(|task| task == "tell_recipient_to_stop");
    assert!(stop("2026-09-01T23:00:00Z"));
    assert!(stop("2026-09-02T23:00:00Z"));
    assert!(!stop(FIRST), "they were told after it");
    let next = Story::new().yes("R1", "ann", T1, BEA).discloses("R2", "2026-09-01T23:00:00Z", BEA);
    let next = next.withdraws("R3", "ann", FIRST, BEA).of_the_day("R3").tasks(LATER);
    assert!(!next.contains(&"tell_recipient_to_stop".to_owned()), "the next day has begun");
    let everything = Story::new().yes("R1", "ann", T1, BEA).discloses("R2", T2, BEA);
    let everything = everything.withdraws("R3", "jo", T1, "all");
    let everything = everything.withdraws("R4", "ann", "2026-09-01T23:00:00Z", "all");
    let everything = everything.of_the_day("R4").tasks(LATER);
    assert!(everything.contains(&"tell_recipient_to_stop".to_owned()), "of that day, not of Jo's");
}

#[test]
fn perm_s4_r4_what_is_left_out_at_one_time_of_a_day_is_left_out_on_that_day() {
    let mut choice = parts(BEA);
    choice["decision"] = json!("agreed");
    choice["also_about"] = json!([{ "subject": "jo", "category": "mood" }]);
    let story = Story::new()
        .record(json!({ "id": "R1", "type": "consent", "by": "ann", "effective_from": T1, "items": [choice] }))
        .yes("R2", "jo", T2, JO);
    let left_out = |at: &str| story.ask(BEA, at)["conditions"].clone();
    assert_eq!(left_out("2026-09-02T09:00:00Z"), json!(["LEAVE_OUT:jo/mood"]));
    assert_eq!(left_out("2026-09-02"), json!(["LEAVE_OUT:jo/mood"]));
    assert_eq!(left_out("2026-09-03"), json!([]));
}

#[test]
fn perm_s1_r4_authority_from_the_next_day_on_is_none_for_what_was_said_on_a_day() {
    let story = Story::new().no("R1", "gran", FIRST, BEA).of_the_day("R1").authority(
        "R2",
        "2026-09-01T23:00:00Z",
        "gran",
        "bea",
        "held",
    );
    story.gives(BEA, LATER, "no NO_AUTHORITY R1");
}

#[test]
fn perm_s2_r4_a_letter_of_the_day_counts_before_a_call_at_noon_that_took_back_the_same() {
    let story = Story::new()
        .yes("R1", "ann", "2026-09-01T09:00:00Z", BEA)
        .withdraws("R2", "ann", "2026-09-01T12:00:00Z", "all")
        .withdraws("R3", "ann", FIRST, "all")
        .of_the_day("R3");
    story.gives(BEA, T1, "no WITHDRAWN R3");
}

#[test]
fn perm_s4_r4_a_day_that_is_yes_only_in_part_leaves_nothing_out() {
    let mut choice = parts(BEA);
    choice["decision"] = json!("agreed");
    choice["also_about"] = json!([{ "subject": "jo", "category": "mood" }]);
    let story = Story::new()
        .record(json!({ "id": "R1", "type": "consent", "by": "ann", "effective_from": T1, "items": [choice] }));
    let morning = story.ask(BEA, "2026-09-01T12:00:00Z");
    assert_eq!(morning["conditions"], json!(["LEAVE_OUT:jo/mood"]));
    let day = story.ask(BEA, "2026-09-01");
    assert_eq!(line(&day), "no PART_OF_DAY R1");
    assert_eq!(day["conditions"], json!([]));
}
