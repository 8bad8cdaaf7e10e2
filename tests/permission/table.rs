//! Section 3: the table, rows 0 to 7.

use serde_json::json;

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const T3: &str = "2026-09-03T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

#[test]
fn perm_s3_r0_an_altered_record_makes_every_answer_a_no() {
    let story =
        Story::new().yes("R1", "ann", T1, BEA).yes("R2", "ann", T2, "bea/school/help/nurse");
    let (told, mut records) = story.told();
    records[0]["choices"][0]["recipient_id"] = json!("gp");
    let ledger = told.open(&records).unwrap();
    for item in [BEA, "bea/health/help/gp", "bea/school/help/nurse", "bea/health/safe/team"] {
        assert_eq!(line(&asked(&told, &ledger, item, LATER)), "no RECORDS_NOT_VERIFIED R1");
    }
    // Sealed again, it no longer fits the chain.
    let digest =
        consent_disclosure::wire::canonical::record_digest(records[0].as_object().unwrap());
    records[0]["integrity"]["digest"] = json!(digest);
    let ledger = told.open(&records).unwrap();
    assert_eq!(line(&asked(&told, &ledger, BEA, LATER)), "no RECORDS_NOT_VERIFIED R2");
}

#[test]
fn perm_s3_r0_what_an_anchor_names_must_be_there() {
    let story = || {
        Story::new()
            .yes("R1", "ann", T1, BEA)
            .yes("R2", "ann", T2, "bea/school/help/nurse")
            .yes("R3", "ann", T3, "bea/school/help/gp")
            .numbered()
    };
    story().anchor("ledger", 3).gives(BEA, LATER, "yes AGREED R1");
    story().anchor("ledger", 4).gives(BEA, LATER, "no LEDGER_INCOMPLETE");
    story().anchor("another", 1).gives(BEA, LATER, "no LEDGER_INCOMPLETE");
    story().anchor("ledger", 3).without("R2").gives(BEA, LATER, "no LEDGER_INCOMPLETE");
    story().anchor("ledger", 3).without("R3").gives(BEA, LATER, "no LEDGER_INCOMPLETE");
    story().anchor("ledger", 1).without("R2").gives(BEA, LATER, "yes AGREED R1");
}

#[test]
fn perm_s3_r0_a_gap_without_an_anchor_only_warns() {
    let story =
        || Story::new().yes("R1", "ann", T1, BEA).yes("R2", "ann", T2, JO).yes("R3", "ann", T3, JO);
    story().warns(BEA, LATER, "LEDGER_GAP", false);
    let gap = story().without("R2");
    gap.gives(BEA, LATER, "yes AGREED R1");
    gap.warns(BEA, LATER, "LEDGER_GAP", true);
    story().without("R3").warns(BEA, LATER, "LEDGER_GAP", false);
}

#[test]
fn perm_s3_r0_what_was_lawfully_disposed_of_is_not_missing() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .yes("R2", "ann", T2, JO)
        .record(json!({ "id": "R3", "type": "disposal", "effective_from": T3 }));
    let gone = &story.told().1[1];
    let (id, digest) = (gone["record"]["record_id"].clone(), gone["integrity"]["digest"].clone());
    let story = story
        .edit("R3", move |record| {
            record["record"]["record_kind"] = json!("disposal");
            record["event"]["event_state"] = json!("disposed");
            record.as_object_mut().unwrap().remove("advice");
            record["disposal"] = json!({
                "record_id": id, "digest": digest, "sequence": 2, "reason": "retention",
                "authority": "schedule", "disposed_at": T3,
            });
            record["record"]["relates_to"] =
                json!([{ "relation": "disposes", "record_id": id, "digest": digest }]);
        })
        .anchor("ledger", 3)
        .without("R2");
    story.gives(BEA, LATER, "yes AGREED R1");
    story.warns(BEA, LATER, "LEDGER_GAP", false);
}

#[test]
fn perm_s3_r1_only_an_active_recipient() {
    let item = "bea/health/help/old";
    let story = Story::new().yes("R1", "ann", "2026-05-01T10:00:00Z", item).decides(
        "R2",
        "2026-05-01T10:00:00Z",
        item,
        "share",
        "2027-05-01",
    );
    story.gives(item, "2026-05-31T22:59:59Z", "no RECIPIENT_NOT_ACTIVE");
    story.gives(item, "2026-05-31T23:00:00Z", "yes DECISION_TO_SHARE R2");
    story.gives(item, "2026-09-30T22:59:59Z", "yes DECISION_TO_SHARE R2");
    story.gives(item, "2026-09-30T23:00:00Z", "no RECIPIENT_RETIRED");
    // Whoever comes after inherits nothing.
    story.gives("bea/health/help/gp", LATER, "not-decided NO_DECISION");
}

#[test]
fn perm_s3_r2_a_restriction_protects_one_person_kind_and_recipient() {
    let story = |recipient: &str| {
        Story::new().yes("R1", "ann", T1, BEA).restricts("R2", T2, "bea", "health", recipient)
    };
    story("nurse").gives(BEA, "2026-09-02T09:59:59Z", "yes AGREED R1");
    story("nurse").gives(BEA, T2, "no PROTECTED R2");
    story("*").gives(BEA, LATER, "no PROTECTED R2");
    story("gp").gives(BEA, LATER, "yes AGREED R1");
    // Whatever the purpose, and before a recipient whom nobody knows.
    story("*").gives("bea/health/safe/nurse", LATER, "no PROTECTED R2");
    story("*").gives("bea/health/help/stranger", LATER, "no PROTECTED R2");
    story("*").gives("bea/school/help/nurse", LATER, "not-decided NO_DECISION");
    story("*").gives("cal/health/help/nurse", LATER, "not-decided NO_DECISION");
}

#[test]
fn perm_s3_r2_a_restriction_ends_or_is_lifted() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .restricts("R2", T1, "bea", "health", "*")
        .with("valid_to", json!("2026-09-10"));
    story.gives(BEA, "2026-09-10T22:59:59Z", "no PROTECTED R2");
    story.gives(BEA, "2026-09-10T23:00:00Z", "yes AGREED R1");
    let lifted = Story::new()
        .yes("R1", "ann", T1, BEA)
        .restricts("R2", T1, "bea", "health", "*")
        .restricts("R3", T3, "bea", "health", "*");
    let first = &lifted.told().1[1];
    let (id, digest) = (first["record"]["record_id"].clone(), first["integrity"]["digest"].clone());
    let lifted = lifted.edit("R3", move |record| {
        record["event"]["event_state"] = json!("lifted");
        record["record"]["relates_to"] =
            json!([{ "relation": "supersedes", "record_id": id, "digest": digest }]);
    });
    lifted.gives(BEA, T2, "no PROTECTED R2");
    lifted.gives(BEA, T3, "yes AGREED R1");
}

#[test]
fn perm_s3_r2_one_decision_must_name_every_restriction_in_force() {
    let story = |overrides: &[&[&str]]| {
        let mut story = Story::new()
            .restricts("R1", T1, "bea", "health", "*")
            .restricts("R2", T1, "bea", "health", "nurse");
        for (which, names) in overrides.iter().enumerate() {
            story = story
                .decides(&format!("D{which}"), T2, BEA, "share", "2026-12-01")
                .with("overrides_restriction", json!(names));
        }
        story
    };
    story(&[&[]]).gives(BEA, LATER, "no PROTECTED R1 R2");
    story(&[&["R1"]]).gives(BEA, LATER, "no PROTECTED R1 R2");
    story(&[&["R1"], &["R2"]]).gives(BEA, LATER, "no PROTECTED R1 R2");
    story(&[&["R2", "R1"]]).gives(BEA, LATER, "yes DECISION_TO_SHARE D0");
    // For exactly its own items.
    story(&[&["R2", "R1"]]).gives("bea/health/learn/nurse", LATER, "no PROTECTED R1 R2");
}

#[test]
fn perm_s3_r3_a_decision_to_share_covers_exactly_its_items() {
    let story = Story::new().no("R1", "ann", T1, BEA).decides("R2", T2, BEA, "share", "2026-10-10");
    story.gives(BEA, "2026-09-02T09:59:59Z", "no REFUSED R1");
    story.gives(BEA, T2, "yes DECISION_TO_SHARE R2");
    assert_eq!(story.ask(BEA, LATER)["basis"], "recorded-decision");
    story.gives(BEA, "2026-10-10T22:59:59Z", "yes DECISION_TO_SHARE R2");
    story.gives(BEA, "2026-10-10T23:00:00Z", "no REFUSED R1");
    for other in [
        "cal/health/help/nurse",
        "bea/school/help/nurse",
        "bea/health/learn/nurse",
        "bea/health/help/gp",
    ] {
        story.gives(other, LATER, "not-decided NO_DECISION");
    }
    let two = story.decides("R3", T3, BEA, "share", "2026-12-01");
    two.gives(BEA, LATER, "yes DECISION_TO_SHARE R2 R3");
}

#[test]
fn perm_s3_r3_a_no_that_came_after_warns() {
    let story =
        || Story::new().no("R1", "ann", T1, BEA).decides("R2", T2, BEA, "share", "2026-12-01");
    story().warns(BEA, LATER, "OBJECTION_SINCE", false);
    story().no("R3", "gran", T3, BEA).warns(BEA, LATER, "OBJECTION_SINCE", true);
    story().no("R3", "gran", T3, BEA).warns(BEA, T2, "OBJECTION_SINCE", false);
    story().unsure("R3", "ben", T3, BEA).warns(BEA, LATER, "OBJECTION_SINCE", false);
    story().no("R3", "ben", T3, "bea/school/help/nurse").warns(
        BEA,
        LATER,
        "OBJECTION_SINCE",
        false,
    );
    let agreed = story().yes("R3", "ben", T1, BEA);
    agreed.withdraws("R4", "ben", T3, "all").warns(BEA, LATER, "OBJECTION_SINCE", true);
    story().withdraws("R4", "ben", T3, "all").warns(BEA, LATER, "OBJECTION_SINCE", false);
}

#[test]
fn perm_s3_r3_an_incomplete_decision_ends_where_nobody_completes_it() {
    let story = || {
        Story::new()
            .decides("R1", T1, BEA, "share", "2026-12-01")
            .with("incomplete", json!(true))
            .with("complete_by", json!("2026-09-03T10:00:00Z"))
    };
    story().gives(BEA, T2, "yes DECISION_TO_SHARE R1");
    story().gives(BEA, T3, "not-decided NO_DECISION");
    let completed = |at: &str| {
        story()
            .decides("R2", at, "bea/school/help/gp", "share", "2026-12-01")
            .with("completes", json!("R1"))
    };
    completed(T2).gives(BEA, LATER, "yes DECISION_TO_SHARE R1");
    // Late, it revives the decision; between the two there is none.
    let late = completed("2026-09-20T10:00:00Z");
    late.gives(BEA, "2026-09-10T10:00:00Z", "not-decided NO_DECISION");
    late.gives(BEA, "2026-09-20T10:00:00Z", "yes DECISION_TO_SHARE R1");
    late.gives(BEA, "2026-12-02T10:00:00Z", "not-decided NO_DECISION");
    let longer = Story::new()
        .decides("R1", T1, BEA, "share", "2026-09-01")
        .with("incomplete", json!(true))
        .with("complete_by", json!("2026-09-20"));
    longer.gives(BEA, T2, "not-decided NO_DECISION");
}

#[test]
fn perm_s3_r3_a_later_decision_not_to_share_ends_it_for_good() {
    let story = |at: &str, until: &str| {
        Story::new().decides("R1", T2, BEA, "share", "2026-12-01").decides(
            "R2",
            at,
            BEA,
            "do_not_share",
            until,
        )
    };
    story(T3, "2026-12-01").gives(BEA, T2, "yes DECISION_TO_SHARE R1");
    story(T3, "2026-12-01").gives(BEA, T3, "not-decided NO_DECISION");
    // Whatever its own dates.
    story(T3, "2026-09-03").gives(BEA, LATER, "not-decided NO_DECISION");
    story(T1, "2026-12-01").gives(BEA, LATER, "yes DECISION_TO_SHARE R1");
    let other = Story::new().decides("R1", T2, BEA, "share", "2026-12-01").decides(
        "R2",
        T3,
        "bea/school/help/nurse",
        "do_not_share",
        "2026-12-01",
    );
    other.gives(BEA, LATER, "yes DECISION_TO_SHARE R1");
}

#[test]
fn perm_s3_r4_a_recipient_known_nowhere_gets_nothing_but_by_decision() {
    let item = "bea/health/help/stranger";
    let story = Story::new().yes("R1", "ann", T1, item);
    story.gives(item, LATER, "no RECIPIENT_NOT_CONFIGURED");
    story.decides("R2", T2, item, "share", "2026-12-01").gives(
        item,
        LATER,
        "yes DECISION_TO_SHARE R2",
    );
    Story::new().gives("bea/health/safe/stranger", LATER, "no RECIPIENT_NOT_CONFIGURED");
}

#[test]
fn perm_s3_r5_what_people_are_only_told_rests_on_no_agreement() {
    let item = "bea/health/safe/nurse";
    let story = Story::new().no("R1", "ann", T1, item);
    story.gives(item, LATER, "not-consent-based OTHER_BASIS");
    Story::new().gives("kim/health/safe/nurse", LATER, "not-consent-based OTHER_BASIS");
}

#[test]
fn perm_s3_r6_an_unknown_age_is_a_no_once_anybody_has_answered() {
    let kim = "kim/health/help/nurse";
    Story::new().gives(kim, LATER, "not-decided NO_DECISION");
    Story::new().gives("kim/health/help/team", LATER, "not-decided NO_DECISION");
    for (by, decision) in [("kim", "agreed"), ("gran", "undecided"), ("ann", "refused")] {
        let story = Story::new().says("R1", by, T1, kim, decision);
        story.gives(kim, "2026-09-01T09:59:59Z", "not-decided NO_DECISION");
        story.gives(kim, LATER, "no AGE_UNKNOWN R1");
    }
    let several =
        Story::new().yes("R2", "ann", T2, kim).no("R1", "gran", T1, kim).yes("R3", "ann", T3, kim);
    several.gives(kim, LATER, "no AGE_UNKNOWN R1 R2 R3");
}

#[test]
fn perm_s3_r7_where_nobody_can_decide_it_is_a_no() {
    let story = Story::new().assesses("R1", T1, "jo", "help", "not_competent");
    story.gives(JO, LATER, "no NOBODY_CAN_DECIDE R1");
    story.gives("jo/mood/help/team", LATER, "no NOBODY_CAN_DECIDE R1");
    story.gives("jo/mood/learn/nurse", LATER, "not-decided NO_DECISION");
    // A child without a holder is another thing: somebody may yet be found.
    let alone = Story::new()
        .person(json!({ "id": "bea", "dob": "2016-04-10" }))
        .authority("R1", T1, "ann", "bea", "ended")
        .authority("R2", T1, "ben", "bea", "ended");
    alone.gives(BEA, LATER, "not-decided NO_DECISION");
}
