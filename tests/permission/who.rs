//! Section 1: who decides.

use serde_json::json;

use crate::kit::*;

const SAID: &str = "2026-09-01T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

#[test]
fn perm_s1_r1_without_a_birth_date_or_adult_the_age_is_unknown() {
    let kim = "kim/health/help/nurse";
    let story =
        Story::new().holds("ann", "kim", "parental_responsibility").yes("R1", "ann", SAID, kim);
    story.gives(kim, LATER, "no AGE_UNKNOWN R1");
    let grown =
        Story::new().person(json!({ "id": "kim", "adult": true })).yes("R1", "kim", SAID, kim);
    grown.gives(kim, LATER, "yes AGREED R1");
}

#[test]
fn perm_s1_r1_aliases_are_the_same_person() {
    let story = Story::new()
        .person(json!({ "id": "jo", "aliases": ["jo-old"], "adult": true }))
        .no("R1", "jo-old", SAID, "jo/mood/help/nurse")
        .yes("R2", "jo", LATER, "jo-old/mood/help/nurse");
    story.gives("jo-old/mood/help/nurse", "2026-09-15T00:00:00Z", "no REFUSED R1");
    story.gives(JO, LATER, "yes AGREED R2");
    let held = Story::new()
        .person(json!({ "id": "bea", "aliases": ["b"], "dob": "2016-04-10" }))
        .authority("R0", "2026-08-01T10:00:00Z", "gran", "b", "held")
        .yes("R1", "gran", SAID, BEA);
    held.gives(BEA, LATER, "yes AGREED R1");
}

#[test]
fn perm_s1_r2_from_00_00_local_on_the_birthday_the_child_decides() {
    let story = Story::new().yes("R1", "ann", SAID, CAL);
    story.gives(CAL, "2026-10-31T23:59:59Z", "yes AGREED R1");
    story.gives(CAL, "2026-11-01T00:00:00Z", "no CHILD_NOW_DECIDES R1");
    // In summer the local day begins an hour earlier in UTC.
    let july = Story::new().person(json!({ "id": "cal", "dob": "2010-07-01" })).yes(
        "R1",
        "ann",
        "2026-05-01T10:00:00Z",
        CAL,
    );
    july.gives(CAL, "2026-06-30T22:59:59Z", "yes AGREED R1");
    july.gives(CAL, "2026-06-30T23:00:00Z", "no CHILD_NOW_DECIDES R1");
}

#[test]
fn perm_s1_r2_the_age_is_the_configurations() {
    let story = Story::new().config("child_decides_from", json!(12)).yes("R1", "cal", SAID, CAL);
    story.gives(CAL, LATER, "yes AGREED R1");
    Story::new().yes("R1", "cal", SAID, CAL).gives(CAL, LATER, "no NO_AUTHORITY R1");
}

#[test]
fn perm_s1_r2_a_leap_day_birthday_is_the_first_of_march_in_common_years() {
    let story = Story::new()
        .config("child_decides_from", json!(15))
        .person(json!({ "id": "cal", "dob": "2012-02-29" }))
        .yes("R1", "ann", "2027-01-01T10:00:00Z", CAL);
    story.gives(CAL, "2027-02-28T23:59:59Z", "yes AGREED R1");
    story.gives(CAL, "2027-03-01T00:00:00Z", "no CHILD_NOW_DECIDES R1");
}

#[test]
fn perm_s1_r2_competent_for_this_purpose_a_child_decides_it() {
    let story = Story::new()
        .assesses("R0", "2026-08-20T10:00:00Z", "bea", "help", "competent")
        .yes("R1", "bea", SAID, BEA)
        .yes("R2", "bea", SAID, "bea/health/learn/nurse");
    story.gives(BEA, LATER, "yes AGREED R1");
    story.gives("bea/health/learn/nurse", LATER, "no NO_AUTHORITY R2");
    let all = Story::new().assesses("R0", "2026-08-20T10:00:00Z", "bea", "*", "competent").yes(
        "R1",
        "bea",
        SAID,
        "bea/health/learn/nurse",
    );
    all.gives("bea/health/learn/nurse", LATER, "yes AGREED R1");
}

#[test]
fn perm_s1_r2_the_newest_assessment_speaks() {
    let story = Story::new()
        .assesses("R0", "2026-08-20T10:00:00Z", "bea", "help", "competent")
        .yes("R1", "bea", SAID, BEA)
        .assesses("R2", "2026-09-20T10:00:00Z", "bea", "help", "not_competent")
        .yes("R3", "ann", "2026-09-21T10:00:00Z", BEA);
    story.gives(BEA, "2026-09-20T09:59:59Z", "yes AGREED R1");
    story.gives(BEA, "2026-09-20T10:00:00Z", "no AUTHORITY_ENDED R1");
    story.gives(BEA, LATER, "yes AGREED R3");
}

#[test]
fn perm_s1_r2_an_assessment_without_a_finding_leaves_it_to_the_age() {
    let story = Story::new()
        .assesses("R0", "2026-08-20T10:00:00Z", "bea", "help", "competent")
        .assesses("R1", "2026-08-21T10:00:00Z", "bea", "help", "undecided")
        .yes("R2", "bea", SAID, BEA);
    story.gives(BEA, LATER, "no NO_AUTHORITY R2");
}

#[test]
fn perm_s1_r2_from_sixteen_on_only_a_courts_appointee_decides_instead() {
    let story = || {
        Story::new().person(json!({ "id": "cal", "dob": "2010-01-01" })).assesses(
            "R0",
            "2026-08-20T10:00:00Z",
            "cal",
            "help",
            "not_competent",
        )
    };
    story().yes("R1", "ann", SAID, CAL).gives(CAL, LATER, "no NOBODY_CAN_DECIDE R0");
    let deputy = story().holds("gran", "cal", "court_appointed").yes("R1", "gran", SAID, CAL);
    deputy.gives(CAL, LATER, "yes AGREED R1");
    deputy.no("R2", "ann", SAID, CAL).gives(CAL, LATER, "yes AGREED R1");
    // Below sixteen a parent does, though the configuration lets twelve-year-olds decide.
    let young = Story::new()
        .config("child_decides_from", json!(12))
        .person(json!({ "id": "cal", "dob": "2012-01-01" }))
        .assesses("R0", "2026-08-20T10:00:00Z", "cal", "help", "not_competent")
        .yes("R1", "ann", SAID, CAL);
    young.gives(CAL, LATER, "yes AGREED R1");
}

#[test]
fn perm_s1_r3_each_kind_of_holder_decides() {
    for kind in ["parental_responsibility", "special_guardianship", "care_order", "court_appointed"]
    {
        let story = Story::new().holds("gran", "bea", kind).yes("R1", "gran", SAID, BEA);
        story.gives(BEA, LATER, "yes AGREED R1");
    }
    Story::new().yes("R1", "gran", SAID, BEA).gives(BEA, LATER, "no NO_AUTHORITY R1");
}

#[test]
fn perm_s1_r3_beside_a_special_guardian_or_a_care_order_others_only_have_views() {
    for (kind, only) in [
        ("special_guardianship", true),
        ("care_order", true),
        ("court_appointed", false),
        ("parental_responsibility", false),
    ] {
        let story = Story::new()
            .holds("gran", "bea", kind)
            .yes("R1", "gran", SAID, BEA)
            .no("R2", "ann", SAID, BEA);
        let expected = if only { "yes AGREED R1" } else { "no PR_HOLDERS_DISAGREE R1 R2" };
        story.gives(BEA, LATER, expected);
    }
}

#[test]
fn perm_s1_r4_a_record_of_authority_speaks_before_the_case() {
    let story = Story::new()
        .yes("R1", "ann", "2026-08-01T10:00:00Z", BEA)
        .authority("R2", SAID, "ann", "bea", "ended");
    story.gives(BEA, "2026-09-01T09:59:59Z", "yes AGREED R1");
    story.gives(BEA, SAID, "no AUTHORITY_ENDED R1");
    // Of another kind, over another child, of another person: it says nothing here.
    for (name, value) in [("kind", "care_order"), ("over", "cal"), ("person", "ben")] {
        let other = Story::new()
            .yes("R1", "ann", "2026-08-01T10:00:00Z", BEA)
            .authority("R2", SAID, "ann", "bea", "ended")
            .with(name, json!(value));
        other.gives(BEA, LATER, "yes AGREED R1");
    }
}

#[test]
fn perm_s1_r4_only_held_counts() {
    for (status, expected) in [
        ("held", "yes AGREED R1"),
        ("ended", "no NO_AUTHORITY R1"),
        ("disputed", "no NO_AUTHORITY R1"),
        ("unknown", "no NO_AUTHORITY R1"),
    ] {
        let by_record = Story::new()
            .authority("R0", "2026-08-01T10:00:00Z", "gran", "bea", status)
            .yes("R1", "gran", SAID, BEA);
        by_record.gives(BEA, LATER, expected);
        let by_case = Story::new()
            .person(json!({ "id": "gran", "adult": true, "authority": [{
                "over": "bea", "kind": "parental_responsibility", "from": "2016-04-10", "status": status,
            }]}))
            .yes("R1", "gran", SAID, BEA);
        by_case.gives(BEA, LATER, expected);
    }
}

#[test]
fn perm_s1_r4_the_newest_record_for_the_pair_and_its_own_dates_count() {
    let story = Story::new()
        .authority("R0", "2026-08-01T10:00:00Z", "gran", "bea", "disputed")
        .authority("R1", "2026-08-02T10:00:00Z", "gran", "bea", "held")
        .yes("R2", "gran", SAID, BEA);
    story.gives(BEA, LATER, "yes AGREED R2");
    let ends = story.edit("R1", |record| record["authority"]["to"] = json!("2026-09-30"));
    ends.gives(BEA, "2026-09-30T22:59:59Z", "yes AGREED R2");
    ends.gives(BEA, "2026-09-30T23:00:00Z", "no AUTHORITY_ENDED R2");
    let begins = ends.edit("R1", |record| record["authority"]["from"] = json!("2026-09-02"));
    begins.gives(BEA, "2026-09-15T00:00:00Z", "no NO_AUTHORITY R2");
}

#[test]
fn perm_s1_r4_authority_in_the_case_has_its_dates() {
    let story = Story::new()
        .person(json!({ "id": "gran", "adult": true, "authority": [{
            "over": "bea", "kind": "parental_responsibility", "from": "2026-09-01", "to": "2026-09-30",
        }]}))
        .yes("R1", "gran", "2026-08-31T22:59:59Z", BEA)
        .yes("R2", "gran", "2026-08-31T23:00:00Z", "bea/school/help/nurse");
    story.gives(BEA, "2026-09-15T10:00:00Z", "no NO_AUTHORITY R1");
    story.gives("bea/school/help/nurse", "2026-09-30T22:59:59Z", "yes AGREED R2");
    story.gives("bea/school/help/nurse", "2026-09-30T23:00:00Z", "no AUTHORITY_ENDED R2");
}

#[test]
fn perm_s1_r5_one_yes_is_enough_and_silence_does_not_block() {
    let story = Story::new().yes("R1", "ann", SAID, BEA);
    story.gives(BEA, LATER, "yes AGREED R1");
    let unsure = story.unsure("R2", "ben", SAID, BEA);
    unsure.gives(BEA, LATER, "yes AGREED R1");
    unsure.no("R3", "ben", "2026-09-02T10:00:00Z", BEA).gives(
        BEA,
        LATER,
        "no PR_HOLDERS_DISAGREE R1 R3",
    );
}

#[test]
fn perm_s1_r6_gaining_authority_later_does_not_revive_an_answer() {
    let story = Story::new().yes("R1", "gran", SAID, BEA).authority(
        "R2",
        "2026-09-10T10:00:00Z",
        "gran",
        "bea",
        "held",
    );
    story.gives(BEA, LATER, "no NO_AUTHORITY R1");
    let refused = Story::new().no("R1", "gran", SAID, BEA).yes("R3", "ann", SAID, BEA).authority(
        "R2",
        "2026-09-10T10:00:00Z",
        "gran",
        "bea",
        "held",
    );
    refused.gives(BEA, LATER, "yes AGREED R3");
}

#[test]
fn perm_s1_r6_a_yes_lapses_for_good_and_a_no_counts_again() {
    let story = |decision| {
        Story::new()
            .says("R1", "ann", "2026-08-01T10:00:00Z", BEA, decision)
            .authority("R2", "2026-08-10T10:00:00Z", "ann", "bea", "ended")
            .authority("R3", "2026-08-20T10:00:00Z", "ann", "bea", "held")
    };
    story("agreed").gives(BEA, "2026-08-15T00:00:00Z", "no AUTHORITY_ENDED R1");
    story("agreed").gives(BEA, LATER, "no AUTHORITY_ENDED R1");
    story("refused").gives(BEA, "2026-08-15T00:00:00Z", "no AUTHORITY_ENDED R1");
    story("refused").gives(BEA, LATER, "no REFUSED R1");
    // And beside another's yes it blocks again.
    let both = story("refused").yes("R4", "ben", "2026-08-02T10:00:00Z", BEA);
    both.gives(BEA, "2026-08-15T00:00:00Z", "yes AGREED R4");
    both.gives(BEA, LATER, "no PR_HOLDERS_DISAGREE R1 R4");
}

#[test]
fn perm_s1_r6_a_lapsed_yes_leaves_the_no_before_it_standing() {
    let story = Story::new()
        .no("R1", "ann", "2026-08-01T10:00:00Z", BEA)
        .yes("R2", "ann", "2026-08-02T10:00:00Z", BEA)
        .authority("R3", "2026-08-10T10:00:00Z", "ann", "bea", "ended")
        .authority("R4", "2026-08-20T10:00:00Z", "ann", "bea", "held");
    story.gives(BEA, "2026-08-05T00:00:00Z", "yes AGREED R2");
    story.gives(BEA, LATER, "no REFUSED R1");
}

#[test]
fn perm_s1_r6_an_answer_is_a_view_where_an_exclusive_order_comes_between() {
    let story = Story::new()
        .yes("R1", "ann", "2026-08-01T10:00:00Z", BEA)
        .authority("R2", "2026-08-10T10:00:00Z", "gran", "bea", "held")
        .with("kind", json!("special_guardianship"))
        .authority("R3", "2026-08-20T10:00:00Z", "gran", "bea", "ended")
        .with("kind", json!("special_guardianship"));
    story.gives(BEA, "2026-08-05T00:00:00Z", "yes AGREED R1");
    story.gives(BEA, LATER, "no AUTHORITY_ENDED R1");
}

#[test]
fn perm_s1_r7_an_adult_decides_only_for_themself() {
    let story =
        Story::new().holds("ann", "jo", "parental_responsibility").yes("R1", "ann", SAID, JO);
    story.gives(JO, LATER, "no NO_AUTHORITY R1");
    story.yes("R2", "jo", SAID, JO).gives(JO, LATER, "yes AGREED R2");
    let deputy = |outcome| {
        Story::new()
            .holds("gran", "jo", "court_appointed")
            .assesses("R0", "2026-08-01T10:00:00Z", "jo", "*", outcome)
            .yes("R1", "gran", SAID, JO)
    };
    deputy("not_competent").gives(JO, LATER, "yes AGREED R1");
    deputy("undecided").gives(JO, LATER, "no NO_AUTHORITY R1");
}

#[test]
fn perm_s1_r4_what_is_established_of_one_pair_says_nothing_of_another() {
    let story = Story::new()
        .authority("R1", "2026-08-01T10:00:00Z", "gran", "bea", "held")
        .authority("R2", "2026-08-02T10:00:00Z", "jo", "bea", "held")
        .yes("R3", "gran", SAID, BEA);
    story.gives(BEA, LATER, "yes AGREED R3");
}

#[test]
fn perm_s3_r12_of_two_who_may_not_decide_the_weightier_reason_is_told_in_any_order() {
    let story = |first: &str, then: &str| {
        Story::new()
            .person(json!({ "id": "ann", "adult": true }))
            .authority("R1", "2026-08-01T10:00:00Z", "jo", "bea", "held")
            .says("R2", first, SAID, BEA, "refused")
            .says("R3", then, "2026-09-02T10:00:00Z", BEA, "refused")
            .authority("R4", "2026-09-03T10:00:00Z", "jo", "bea", "ended")
    };
    story("gran", "jo").gives(BEA, LATER, "no AUTHORITY_ENDED R3");
    story("jo", "gran").gives(BEA, LATER, "no AUTHORITY_ENDED R2");
}

#[test]
fn perm_s3_flag_what_was_said_for_a_grown_up_does_not_outlive_their_own_power() {
    let story = Story::new()
        .config("on_competence", json!("flag"))
        .holds("gran", "jo", "court_appointed")
        .assesses("R1", "2026-08-01T10:00:00Z", "jo", "*", "not_competent")
        .no("R2", "gran", SAID, JO)
        .assesses("R3", "2026-09-02T10:00:00Z", "jo", "*", "competent");
    story.gives(JO, "2026-09-01T12:00:00Z", "no REFUSED R2");
    story.gives(JO, LATER, "no CHILD_NOW_DECIDES R2");
}
