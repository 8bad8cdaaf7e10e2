//! Section 2: what stands of one person for one item.

use serde_json::json;

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const T3: &str = "2026-09-03T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

#[test]
fn perm_s2_r0_the_newest_by_time_said_stands_whenever_it_was_written() {
    // The no was said first and typed in last.
    let story = Story::new().yes("R1", "ann", T2, BEA).no("R2", "ann", T1, BEA);
    story.gives(BEA, "2026-09-01T12:00:00Z", "no REFUSED R2");
    story.gives(BEA, LATER, "yes AGREED R1");
    Story::new().no("R1", "ann", T1, BEA).yes("R2", "ann", T2, BEA).gives(
        BEA,
        LATER,
        "yes AGREED R2",
    );
    Story::new().yes("R1", "ann", T1, BEA).no("R2", "ann", T2, BEA).gives(
        BEA,
        LATER,
        "no REFUSED R2",
    );
    Story::new().yes("R1", "ann", T1, BEA).unsure("R2", "ann", T2, BEA).gives(
        BEA,
        LATER,
        "not-decided UNDECIDED R2",
    );
}

#[test]
fn perm_s2_r0_nothing_is_inherited_between_items() {
    let story = Story::new().yes("R1", "ann", T1, BEA);
    for other in [
        "cal/health/help/nurse",
        "bea/school/help/nurse",
        "bea/health/learn/nurse",
        "bea/health/help/gp",
    ] {
        story.gives(other, LATER, "not-decided NO_DECISION");
    }
}

#[test]
fn perm_s2_r0_a_restated_choice_is_never_folded() {
    let story = Story::new().no("R1", "ann", T1, BEA).yes("R2", "ann", T2, BEA);
    let restated = story.edit("R2", |record| {
        record["choices"][0]["from_record"] = json!("00000000-0000-4000-8000-000000000000");
        record["event"]["event_state"] = json!("reviewed");
    });
    restated.gives(BEA, LATER, "no REFUSED R1");
}

#[test]
fn perm_s2_r0_views_are_left_out_before_folding() {
    // The yes was given with authority, the no after it had ended.
    let story = Story::new()
        .no("R1", "ann", T1, BEA)
        .authority("R2", T2, "ann", "bea", "ended")
        .yes("R3", "ann", T3, BEA)
        .authority("R4", "2026-09-04T10:00:00Z", "ann", "bea", "held");
    story.gives(BEA, LATER, "no REFUSED R1");
}

#[test]
fn perm_s2_r1_an_invalid_yes_never_displaces_anything() {
    let invalid = |story: Story| story.yes("R2", "ann", T2, BEA).with("valid", json!(false));
    invalid(Story::new()).gives(BEA, LATER, "no NOT_VALID R2");
    invalid(Story::new().yes("R1", "ann", T1, BEA)).gives(BEA, LATER, "yes AGREED R1");
    invalid(Story::new().no("R1", "ann", T1, BEA)).gives(BEA, LATER, "no REFUSED R1");
    invalid(Story::new().unsure("R1", "ann", T1, BEA)).gives(
        BEA,
        LATER,
        "not-decided UNDECIDED R1",
    );
    invalid(Story::new().withdraws("R1", "ann", T1, BEA)).gives(BEA, LATER, "no WITHDRAWN R1");
    let expired = Story::new().yes("R1", "ann", T1, BEA).with("expires_on", json!("2026-09-10"));
    invalid(expired).gives(BEA, LATER, "no EXPIRED R1");
}

#[test]
fn perm_s2_r1_a_no_counts_even_in_an_invalid_record() {
    let story =
        Story::new().yes("R1", "ann", T1, BEA).no("R2", "ann", T2, BEA).with("valid", json!(false));
    story.gives(BEA, LATER, "no REFUSED R2");
}

#[test]
fn perm_s2_r2_not_sure_never_displaces_a_no() {
    Story::new().no("R1", "ann", T1, BEA).unsure("R2", "ann", T2, BEA).gives(
        BEA,
        LATER,
        "no REFUSED R1",
    );
    let taken = Story::new().yes("R1", "ann", T1, BEA).withdraws("R2", "ann", T2, BEA);
    taken.unsure("R3", "ann", T3, BEA).gives(BEA, LATER, "no WITHDRAWN R2");
}

#[test]
fn perm_s2_r3_withdrawing_everything_takes_yeses_and_leaves_the_rest() {
    let all = |story: Story| story.withdraws("R2", "ann", T2, "all");
    all(Story::new().yes("R1", "ann", T1, BEA)).gives(BEA, LATER, "no WITHDRAWN R2");
    all(Story::new().no("R1", "ann", T1, BEA)).gives(BEA, LATER, "no REFUSED R1");
    all(Story::new().unsure("R1", "ann", T1, BEA)).gives(BEA, LATER, "not-decided UNDECIDED R1");
    all(Story::new()).gives(BEA, LATER, "not-decided NO_DECISION");
    all(Story::new().yes("R1", "ben", T1, BEA)).gives(BEA, LATER, "yes AGREED R1");
    let again = all(Story::new().yes("R1", "ann", T1, BEA)).yes("R3", "ann", T3, BEA);
    again.gives(BEA, LATER, "yes AGREED R3");
}

#[test]
fn perm_s2_r3_withdrawing_everything_asks_for_no_authority() {
    let story = Story::new()
        .config("on_competence", json!("flag"))
        .yes("R1", "ann", T1, CAL)
        .withdraws("R2", "ann", "2026-11-05T10:00:00Z", "all");
    story.gives(CAL, "2026-11-04T10:00:00Z", "yes AGREED R1");
    story.gives(CAL, "2026-11-06T10:00:00Z", "no WITHDRAWN R2");
}

#[test]
fn perm_s2_r3_withdrawing_an_item_leaves_only_a_refusal() {
    let item = |story: Story| story.withdraws("R2", "ann", T2, BEA);
    item(Story::new().yes("R1", "ann", T1, BEA)).gives(BEA, LATER, "no WITHDRAWN R2");
    item(Story::new().no("R1", "ann", T1, BEA)).gives(BEA, LATER, "no REFUSED R1");
    item(Story::new().unsure("R1", "ann", T1, BEA)).gives(BEA, LATER, "no WITHDRAWN R2");
    item(Story::new()).gives(BEA, LATER, "no WITHDRAWN R2");
    let invalid = Story::new().yes("R1", "ann", T1, BEA).with("valid", json!(false));
    item(invalid).gives(BEA, LATER, "no WITHDRAWN R2");
}

#[test]
fn perm_s2_r3_a_correction_made_later_does_not_undo_a_withdrawal() {
    for scope in ["all", BEA] {
        let story = Story::new()
            .no("R0", "ann", "2026-08-01T10:00:00Z", BEA)
            .yes("R1", "ann", T1, BEA)
            .withdraws("R2", "ann", T2, scope)
            .corrects("R3", T3, "R1");
        story.gives(BEA, LATER, "no WITHDRAWN R2");
    }
    // Made before, it leaves nothing to take back.
    let before = Story::new()
        .no("R0", "ann", "2026-08-01T10:00:00Z", BEA)
        .yes("R1", "ann", T1, BEA)
        .corrects("R2", T2, "R1")
        .withdraws("R3", "ann", T3, "all");
    before.gives(BEA, LATER, "no REFUSED R0");
}

#[test]
fn perm_s2_r3_each_withdrawal_takes_back_what_stood_when_it_was_said() {
    // The yes that was later entered in error stood at the first alone; at the second a
    // refusal stood, given at one instant on two tablets.
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .withdraws("R2", "ann", T2, "all")
        .no("R3", "ann", T3, BEA)
        .no("R4", "ann", T3, BEA)
        .with("ledger", json!("b"))
        .withdraws("R5", "ann", "2026-09-04T10:00:00Z", BEA)
        .corrects("R6", "2026-09-05T10:00:00Z", "R1");
    story.gives(BEA, LATER, "no REFUSED R3");
}

#[test]
fn perm_s2_r3_withdrawing_everything_meets_yeses_of_the_same_instant_elsewhere() {
    // In ledger b the yes has a higher sequence than the withdrawal has in ledger a.
    let story = |ledger: &str, first: bool| {
        let before = || Story::new().no("R0", "jo", T1, JO).with("ledger", json!("b"));
        let yes = |story: Story| story.yes("R1", "ann", T1, BEA).with("ledger", json!(ledger));
        let all = |story: Story| story.withdraws("R2", "ann", T1, "all").with("ledger", json!("a"));
        if first { all(yes(before())) } else { yes(all(before())) }
    };
    story("b", true).gives(BEA, LATER, "no WITHDRAWN R2");
    story("b", false).gives(BEA, LATER, "no WITHDRAWN R2");
    story("a", true).gives(BEA, LATER, "no WITHDRAWN R2");
    // In its own ledger a yes with a higher sequence came after it.
    story("a", false).gives(BEA, LATER, "yes AGREED R1");
}

#[test]
fn perm_s2_r4_entered_in_error_takes_yeses_from_then_on_and_never_noes() {
    let story = Story::new().yes("R1", "ann", T1, BEA).corrects("R2", T3, "R1");
    story.gives(BEA, T2, "yes AGREED R1");
    story.gives(BEA, T3, "not-decided NO_DECISION");
    let refused = Story::new().no("R1", "ann", T1, BEA).corrects("R2", T3, "R1");
    refused.gives(BEA, LATER, "no REFUSED R1");
    let taken = Story::new()
        .yes("R1", "ann", T1, BEA)
        .withdraws("R2", "ann", T2, BEA)
        .corrects("R3", T3, "R2");
    taken.gives(BEA, LATER, "no WITHDRAWN R2");
    let before =
        Story::new().no("R0", "ann", T1, BEA).yes("R1", "ann", T2, BEA).corrects("R2", T3, "R1");
    before.gives(BEA, LATER, "no REFUSED R0");
}

#[test]
fn perm_s2_r5_of_one_day_a_no_sorts_after_every_yes() {
    for yes_at in ["2026-09-01T08:00:00Z", "2026-09-01T22:59:59Z"] {
        let story = Story::new().yes("R1", "ann", yes_at, BEA).no("R2", "ann", T1, BEA);
        story.of_the_day("R2").gives(BEA, LATER, "no REFUSED R2");
    }
    let next_day =
        Story::new().yes("R1", "ann", "2026-09-01T23:00:00Z", BEA).no("R2", "ann", T1, BEA);
    next_day.of_the_day("R2").gives(BEA, LATER, "yes AGREED R1");
}

#[test]
fn perm_s2_r5_of_one_day_a_yes_sorts_before_every_no() {
    for no_at in ["2026-08-31T23:00:00Z", "2026-09-01T22:00:00Z"] {
        let story = Story::new().no("R1", "ann", no_at, BEA).yes("R2", "ann", T1, BEA);
        story.of_the_day("R2").gives(BEA, LATER, "no REFUSED R1");
    }
    let day_before =
        Story::new().no("R1", "ann", "2026-08-31T22:59:59Z", BEA).yes("R2", "ann", T1, BEA);
    day_before.of_the_day("R2").gives(BEA, LATER, "yes AGREED R2");
    let both = Story::new().no("R1", "ann", "2026-09-01T08:00:00Z", BEA).yes("R2", "ann", T1, BEA);
    both.of_the_day("R1").of_the_day("R2").gives(BEA, LATER, "no REFUSED R1");
}

/// Two answers of one instant, in these ledgers.
fn at_once(first: (&str, &str), second: (&str, &str)) -> Story {
    Story::new()
        .says("R1", "ann", T1, BEA, first.1)
        .with("ledger", json!(first.0))
        .says("R2", "ann", T1, BEA, second.1)
        .with("ledger", json!(second.0))
}

#[test]
fn perm_s2_r6_in_one_ledger_the_higher_sequence_is_the_later() {
    at_once(("a", "refused"), ("a", "agreed")).gives(BEA, LATER, "yes AGREED R2");
    at_once(("a", "agreed"), ("a", "refused")).gives(BEA, LATER, "no REFUSED R2");
}

#[test]
fn perm_s2_r6_two_clocks_and_different_answers_are_a_no() {
    for (one, other, named) in [
        ("agreed", "refused", "R2"),
        ("refused", "agreed", "R1"),
        ("agreed", "undecided", "R2"),
        ("undecided", "refused", "R2"),
        ("refused", "undecided", "R1"),
    ] {
        let expected = format!("no SAME_TIME_CONFLICT {named}");
        at_once(("a", one), ("b", other)).gives(BEA, LATER, &expected);
    }
    at_once(("a", "agreed"), ("b", "agreed")).gives(BEA, LATER, "yes AGREED R2");
    at_once(("a", "refused"), ("b", "refused")).gives(BEA, LATER, "no REFUSED R2");
    let taken = Story::new()
        .withdraws("R1", "ann", T1, BEA)
        .with("ledger", json!("a"))
        .yes("R2", "ann", T1, BEA)
        .with("ledger", json!("b"));
    taken.gives(BEA, LATER, "no SAME_TIME_CONFLICT R1");
    let invalid = at_once(("a", "refused"), ("b", "agreed")).with("valid", json!(false));
    invalid.gives(BEA, LATER, "no SAME_TIME_CONFLICT R1");
}

#[test]
fn perm_s2_r6_the_highest_sequence_of_each_ledger_is_compared() {
    let same_in_the_end = at_once(("a", "refused"), ("a", "agreed"))
        .yes("R3", "ann", T1, BEA)
        .with("ledger", json!("b"));
    same_in_the_end.gives(BEA, LATER, "yes AGREED R2");
    let other_in_the_end = at_once(("a", "agreed"), ("a", "refused"))
        .yes("R3", "ann", T1, BEA)
        .with("ledger", json!("b"));
    other_in_the_end.gives(BEA, LATER, "no SAME_TIME_CONFLICT R2");
}

#[test]
fn perm_s2_r6_a_conflict_counts_as_a_no_until_a_later_answer() {
    let conflict = || at_once(("a", "agreed"), ("b", "refused"));
    conflict().unsure("R3", "ann", T2, BEA).gives(BEA, LATER, "no SAME_TIME_CONFLICT R2");
    conflict().withdraws("R3", "ann", T2, "all").gives(BEA, LATER, "no SAME_TIME_CONFLICT R2");
    conflict().withdraws("R3", "ann", T2, BEA).gives(BEA, LATER, "no WITHDRAWN R3");
    conflict().yes("R3", "ann", T2, BEA).gives(BEA, LATER, "yes AGREED R3");
    conflict().yes("R3", "ben", T2, BEA).gives(BEA, LATER, "no PR_HOLDERS_DISAGREE R2 R3");
    let (_, ledger) = conflict().open();
    let tasks = ledger.tasks(LATER).unwrap();
    assert_eq!(tasks[0]["task"], "settle_conflict", "{tasks:#}");
}
