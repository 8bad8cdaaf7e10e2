//! Section 3: the table, rows 8 to 14.

use serde_json::json;

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const T3: &str = "2026-09-03T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

#[test]
fn perm_s3_r8_deciders_who_differ_are_a_no() {
    let story = Story::new().yes("R1", "ann", T1, BEA).no("R2", "ben", T2, BEA);
    story.gives(BEA, T1, "yes AGREED R1");
    story.gives(BEA, T2, "no PR_HOLDERS_DISAGREE R1 R2");
    let taken = Story::new()
        .yes("R1", "ann", T1, BEA)
        .yes("R2", "ben", T1, BEA)
        .withdraws("R3", "ben", T2, BEA);
    taken.gives(BEA, LATER, "no PR_HOLDERS_DISAGREE R1 R3");
    let expired = Story::new().yes("R1", "ann", T1, BEA).with("expires_on", json!("2026-09-10"));
    expired.no("R2", "ben", T2, BEA).gives(BEA, LATER, "no REFUSED R2");
}

#[test]
fn perm_s3_r9_agreed_names_every_yes_that_counts() {
    let story = Story::new().yes("R2", "ben", T2, BEA).yes("R1", "ann", T1, BEA);
    story.gives(BEA, LATER, "yes AGREED R1 R2");
    assert_eq!(story.ask(BEA, LATER)["basis"], "agreement");
    let expired = story.yes("R3", "ben", T3, BEA).with("expires_on", json!("2026-09-10"));
    expired.gives(BEA, LATER, "yes AGREED R1");
}

/// Ann agrees about Bea; what she says of Bea speaks of Jo and Ben too.
fn of_others() -> Story {
    let mut choice = parts(BEA);
    choice["decision"] = json!("agreed");
    choice["also_about"] = json!([{ "subject": "jo", "category": "mood" }, { "subject": "ben", "category": "address" }]);
    Story::new().record(json!({ "id": "R1", "type": "consent", "by": "ann", "effective_from": T1, "items": [choice] }))
}

#[test]
fn perm_s3_r9_what_speaks_of_others_too_is_left_out_unless_they_agree() {
    let conditions = |story: Story, at: &str| story.ask(BEA, at)["conditions"].clone();
    let both = json!(["LEAVE_OUT:jo/mood", "LEAVE_OUT:ben/address"]);
    assert_eq!(conditions(of_others(), LATER), both);
    let jo = || of_others().yes("R2", "jo", T2, JO);
    assert_eq!(conditions(jo(), T1), both);
    assert_eq!(conditions(jo(), LATER), json!(["LEAVE_OUT:ben/address"]));
    // The same purpose and the same recipient, of the same kind.
    for other in ["jo/mood/learn/nurse", "jo/mood/help/gp", "jo/health/help/nurse"] {
        assert_eq!(conditions(of_others().yes("R2", "jo", T2, other), LATER), both);
    }
    let decided = jo().decides("R3", T2, "ben/address/help/nurse", "share", "2026-12-01");
    assert_eq!(conditions(decided, LATER), json!([]));
    assert_eq!(conditions(jo().no("R3", "jo", T3, JO), LATER), both);
}

#[test]
fn perm_s3_r9_an_answer_lasts_no_longer_than_what_the_others_in_it_agreed_to() {
    let story = of_others().yes("R2", "jo", T2, JO).with("expires_on", json!("2026-10-15"));
    assert_eq!(story.ask(BEA, LATER)["valid_until"], "2026-10-15T23:00:00Z");
    let after = story.ask(BEA, "2026-10-15T23:00:00Z");
    assert_eq!(after["conditions"], json!(["LEAVE_OUT:jo/mood", "LEAVE_OUT:ben/address"]));
}

#[test]
fn perm_s3_r10_the_newest_no_gives_the_reason() {
    let story = Story::new().no("R1", "ann", T1, BEA).withdraws("R2", "ben", T2, BEA);
    story.gives(BEA, LATER, "no WITHDRAWN R2");
    let story = Story::new().no("R1", "ann", T2, BEA).withdraws("R2", "ben", T1, BEA);
    story.gives(BEA, LATER, "no REFUSED R1");
    // At one time the last named: refused, withdrawn, conflict.
    let story = Story::new().withdraws("R1", "ben", T1, BEA).no("R2", "ann", T1, BEA);
    story.gives(BEA, LATER, "no WITHDRAWN R1");
    let conflict = Story::new()
        .yes("R1", "ann", T1, BEA)
        .no("R2", "ann", T1, BEA)
        .with("ledger", json!("b"))
        .withdraws("R3", "ben", T1, BEA);
    conflict.gives(BEA, LATER, "no SAME_TIME_CONFLICT R2");
}

#[test]
fn perm_s3_r11_a_yes_that_does_not_count_says_why() {
    let invalid = Story::new().yes("R1", "ann", T1, BEA).with("valid", json!(false));
    invalid.with("expires_on", json!("2026-09-05")).gives(BEA, LATER, "no NOT_VALID R1");
    let expired = Story::new()
        .purpose("help", "material_change_from", json!("2026-09-15"))
        .yes("R1", "ann", T1, BEA)
        .with("expires_on", json!("2026-09-20"));
    expired.gives(BEA, "2026-09-14T12:00:00Z", "yes AGREED R1");
    expired.gives(BEA, "2026-09-18T12:00:00Z", "no PURPOSE_CHANGED R1");
    expired.gives(BEA, LATER, "no EXPIRED R1");
}

#[test]
fn perm_s3_r11_the_newest_speaks_and_at_one_time_the_first_named() {
    let story = |first: &str, second: &str| {
        Story::new()
            .yes("R1", "ann", first, BEA)
            .with("expires_on", json!("2026-09-10"))
            .unsure("R2", "ben", second, BEA)
    };
    story(T1, T2).gives(BEA, LATER, "not-decided UNDECIDED R2");
    story(T2, T1).gives(BEA, LATER, "no EXPIRED R1");
    story(T1, T1).gives(BEA, LATER, "no EXPIRED R1");
    let invalid = story(T1, T1)
        .holds("gran", "bea", "court_appointed")
        .yes("R3", "gran", T1, BEA)
        .with("valid", json!(false));
    invalid.gives(BEA, LATER, "no NOT_VALID R3");
}

#[test]
fn perm_s3_r12_others_have_answered_and_no_decider() {
    Story::new().yes("R1", "gran", T1, BEA).gives(BEA, LATER, "no NO_AUTHORITY R1");
    Story::new().no("R1", "gran", T1, BEA).gives(BEA, LATER, "no NO_AUTHORITY R1");
    Story::new().unsure("R1", "gran", T1, BEA).gives(BEA, LATER, "not-decided NO_DECISION");
    let ended =
        || Story::new().yes("R1", "ann", T1, BEA).authority("R2", T2, "ann", "bea", "ended");
    ended().gives(BEA, LATER, "no AUTHORITY_ENDED R1");
    // In this order, whichever is newer; then the newest.
    ended().yes("R3", "gran", T3, BEA).gives(BEA, LATER, "no AUTHORITY_ENDED R1");
    let both = Story::new().yes("R1", "gran", T1, BEA).no("R2", "jo", T2, BEA);
    both.gives(BEA, LATER, "no NO_AUTHORITY R2");
    let grown =
        Story::new().yes("R1", "ann", T1, CAL).yes("R2", "gran", "2026-11-02T10:00:00Z", CAL);
    grown.gives(CAL, "2026-11-05T10:00:00Z", "no CHILD_NOW_DECIDES R1");
}

#[test]
fn perm_s3_r12_what_stands_of_them_asks_for_no_authority() {
    let story =
        Story::new().yes("R1", "ann", T1, CAL).unsure("R2", "ann", "2026-11-02T10:00:00Z", CAL);
    story.gives(CAL, "2026-11-05T10:00:00Z", "not-decided NO_DECISION");
    let again = Story::new().yes("R1", "ann", T1, CAL).no("R2", "ann", "2026-11-02T10:00:00Z", CAL);
    again.gives(CAL, "2026-11-05T10:00:00Z", "no NO_AUTHORITY R2");
}

#[test]
fn perm_s3_r13_implied_only_inside_and_only_while_nobody_has_spoken() {
    let item = "bea/health/help/team";
    Story::new().gives(item, LATER, "yes IMPLIED_WITHIN_ORGANISATION");
    assert_eq!(Story::new().ask(item, LATER)["basis"], "implied-internal");
    Story::new().config("internal_sharing", json!("ask")).gives(
        item,
        LATER,
        "not-decided NO_DECISION",
    );
    Story::new().gives(BEA, LATER, "not-decided NO_DECISION");
    Story::new().gives("bea/health/law/team", LATER, "not-decided NO_DECISION");
    Story::new().unsure("R1", "gran", T1, item).gives(item, LATER, "not-decided NO_DECISION");
    let corrected = Story::new().yes("R1", "ann", T1, item).corrects("R2", T2, "R1");
    corrected.gives(item, LATER, "not-decided NO_DECISION");
    let nobody = Story::new()
        .authority("R1", T1, "ann", "bea", "ended")
        .authority("R2", T1, "ben", "bea", "ended");
    nobody.gives(item, LATER, "not-decided NO_DECISION");
}

#[test]
fn perm_s3_r14_nothing_said_is_not_decided() {
    Story::new().gives(BEA, LATER, "not-decided NO_DECISION");
}
