//! What domain.md asks of records and permission: groups C, I and K, and L05.

use serde_json::{Value, json};

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";

#[test]
fn dom_c01_withdrawal_is_possible_at_any_time_and_counts_at_once() {
    let story =
        Story::new().yes("R1", "jo", T1, JO).withdraws("R2", "jo", "2026-09-01T10:00:01Z", JO);
    story.gives(JO, T1, "yes AGREED R1");
    story.gives(JO, "2026-09-01T10:00:01Z", "no WITHDRAWN R2");
    // Even of what was never asked.
    Story::new().withdraws("R1", "jo", T1, JO).gives(JO, LATER, "no WITHDRAWN R1");
}

#[test]
fn dom_c02_the_whole_history_answers_for_its_own_time() {
    let story = Story::new().yes("R1", "jo", T1, JO).no("R2", "jo", T2, JO).yes(
        "R3",
        "jo",
        "2026-09-03T10:00:00Z",
        JO,
    );
    story.gives(JO, "2026-09-01T12:00:00Z", "yes AGREED R1");
    story.gives(JO, "2026-09-02T12:00:00Z", "no REFUSED R2");
    story.gives(JO, LATER, "yes AGREED R3");
}

#[test]
fn dom_c03_a_missed_review_warns_and_becomes_a_task() {
    let story = Story::new().yes("R1", "jo", T1, JO).edit("R1", |record| {
        record["choices"][0]["review_due"] = json!("2026-09-20");
    });
    story.warns(JO, "2026-09-20T22:59:59Z", "REVIEW_OVERDUE", false);
    story.warns(JO, "2026-09-20T23:00:00Z", "REVIEW_OVERDUE", true);
    story.gives(JO, LATER, "yes AGREED R1");
    let (_, ledger) = story.open();
    let tasks = ledger.tasks("2026-09-10T00:00:00Z").unwrap();
    assert_eq!((&tasks[0]["task"], &tasks[0]["due"]), (&json!("review"), &json!("2026-09-20")));
    assert_eq!(ledger.tasks("2026-08-01T00:00:00Z").unwrap(), json!([]));
    let changes = ledger.changes("2026-09-10", "2026-09-30").unwrap();
    assert_eq!(changes[0]["at"], "2026-09-20T23:00:00Z");
    assert_eq!(changes[0]["after"]["warnings"], json!(["REVIEW_OVERDUE"]));
}

#[test]
fn dom_c05_a_new_decision_takes_the_place_of_an_older_one() {
    let story = Story::new().decides("R1", T1, BEA, "do_not_share", "2026-12-01").decides(
        "R2",
        T2,
        BEA,
        "share",
        "2026-12-01",
    );
    story.gives(BEA, T1, "not-decided NO_DECISION");
    story.gives(BEA, LATER, "yes DECISION_TO_SHARE R2");
    let again = story.decides("R3", "2026-09-03T10:00:00Z", BEA, "do_not_share", "2026-12-01");
    again.gives(BEA, LATER, "not-decided NO_DECISION");
}

#[test]
fn dom_c07_a_no_is_honoured_unless_a_decision_stands_apart() {
    let story = Story::new().no("R1", "jo", T1, JO);
    story.gives(JO, LATER, "no REFUSED R1");
    let decided = story.decides("R2", T2, JO, "share", "2026-09-20");
    decided.gives(JO, T2, "yes DECISION_TO_SHARE R2");
    decided.gives(JO, LATER, "no REFUSED R1");
}

#[test]
fn dom_c08_no_decision_is_for_ever_nor_for_more_than_its_items() {
    let story = Story::new().decides("R1", T1, JO, "share", "2026-09-20");
    assert_eq!(story.ask(JO, T2)["valid_until"], "2026-09-20T23:00:00Z");
    story.gives("jo/mood/help/gp", T2, "not-decided NO_DECISION");
    let endless = story.edit("R1", |record| {
        record["decision"].as_object_mut().unwrap().remove("valid_until");
    });
    let (told, records) = endless.told();
    let faults = told.open(&records).unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.path == "$.records[0].decision.valid_until"),
        "{faults:#?}"
    );
}

#[test]
fn dom_i01_a_decision_not_to_share_is_kept_and_gives_no_leave() {
    let story =
        Story::new().yes("R1", "jo", T1, JO).decides("R2", T2, JO, "do_not_share", "2026-12-01");
    story.gives(JO, LATER, "yes AGREED R1");
    Story::new().decides("R1", T1, JO, "do_not_share", "2026-12-01").gives(
        JO,
        LATER,
        "not-decided NO_DECISION",
    );
    Story::new().decides("R1", T1, JO, "deferred", "2026-12-01").gives(
        JO,
        LATER,
        "not-decided NO_DECISION",
    );
}

#[test]
fn dom_i02_what_was_shared_before_a_withdrawal_is_a_task() {
    let story = Story::new()
        .yes("R1", "jo", T1, JO)
        .discloses("R2", "2026-09-01T12:00:00Z", JO)
        .withdraws("R3", "jo", T2, JO);
    assert_eq!(story.tasks("2026-09-01T11:00:00Z"), [""; 0]);
    assert_eq!(story.tasks("2026-09-01T13:00:00Z"), ["confirm_in_writing"]);
    assert_eq!(story.tasks(LATER), ["confirm_in_writing", "tell_recipient_to_stop"]);
}

#[test]
fn dom_i10_what_was_left_to_do_is_open_until_it_is_settled() {
    let story = Story::new()
        .decides("R1", T1, JO, "share", "2026-12-01")
        .with("incomplete", json!(true))
        .with("complete_by", json!("2026-09-03"))
        .decides("R2", "2026-09-10T10:00:00Z", JO, "share", "2026-12-01")
        .with("completes", json!("R1"));
    let (_, ledger) = story.open();
    let tasks = ledger.tasks(T2).unwrap();
    assert_eq!((&tasks[0]["task"], &tasks[0]["due"]), (&json!("write_up"), &json!("2026-09-03")));
    assert_eq!(tasks[1]["task"], "tell_later");
    let later = ledger.tasks(LATER).unwrap();
    assert!(!later.to_string().contains("write_up"), "{later:#}");
}

#[test]
fn dom_k04_an_answer_is_whose_it_is() {
    // The one whom it is about says yes; somebody else's word is a view.
    let story = Story::new().yes("R1", "ann", T1, JO);
    story.gives(JO, LATER, "no NO_AUTHORITY R1");
    story.no("R2", "ben", T2, JO).yes("R3", "jo", T1, JO).gives(JO, LATER, "yes AGREED R3");
}

#[test]
fn dom_k05_only_within_what_was_agreed() {
    let story = Story::new().yes("R1", "jo", T1, JO);
    for beyond in ["jo/mood/help/gp", "jo/mood/learn/nurse", "jo/health/help/nurse"] {
        story.gives(beyond, LATER, "not-decided NO_DECISION");
    }
}

#[test]
fn dom_k06_an_explicit_yes_is_leave_to_share() {
    Story::new().yes("R1", "jo", T1, JO).gives(JO, LATER, "yes AGREED R1");
}

#[test]
fn dom_k07_leave_against_a_no_is_a_decision_and_never_consent() {
    let story = Story::new().no("R1", "jo", T1, JO).decides("R2", T2, JO, "share", "2026-12-01");
    assert_eq!(story.ask(JO, LATER)["basis"], "recorded-decision");
}

#[test]
fn dom_k09_whoever_else_it_speaks_of_is_asked_too() {
    let mut choice = parts(BEA);
    choice["decision"] = json!("agreed");
    choice["also_about"] = json!([{ "subject": "jo", "category": "mood" }]);
    let record = json!({ "id": "R1", "type": "consent", "by": "ann", "effective_from": T1, "items": [choice] });
    let story = Story::new().record(record);
    assert_eq!(story.ask(BEA, LATER)["conditions"], json!(["LEAVE_OUT:jo/mood"]));
    assert_eq!(story.yes("R2", "jo", T2, JO).ask(BEA, LATER)["conditions"], json!([]));
}

#[test]
fn dom_l05_implied_inside_the_organisation_is_never_called_consent() {
    let item = "jo/mood/help/team";
    let answer = Story::new().ask(item, LATER);
    assert_eq!((&answer["answer"], &answer["basis"]), (&json!("yes"), &json!("implied-internal")));
    assert_eq!(answer["records"], json!([]));
    // An explicit no beats it, and so does any other word.
    Story::new().no("R1", "jo", T1, item).gives(item, LATER, "no REFUSED R1");
    Story::new().unsure("R1", "jo", T1, item).gives(item, LATER, "not-decided UNDECIDED R1");
    Story::new().withdraws("R1", "jo", T1, item).gives(item, LATER, "no WITHDRAWN R1");
}

#[test]
fn dom_what_a_recipient_may_receive_is_what_each_query_allows() {
    let story = Story::new().yes("R1", "jo", T1, JO).no("R2", "ann", T1, BEA).decides(
        "R3",
        T1,
        CAL,
        "share",
        "2026-12-01",
    );
    let (_, ledger) = story.open();
    let items = |recipient: &str, at: &str| {
        let list = ledger.what_may_be_shared(recipient, at).unwrap();
        let list = list.as_array().unwrap().clone();
        list.iter()
            .map(|one| format!("{}/{}", text(&one["item"], "about"), text(&one["item"], "pii_id")))
            .collect::<Vec<_>>()
    };
    assert_eq!(items("nurse", LATER), ["jo/mood", "cal/health"]);
    assert_eq!(items("nurse", "2026-09-01"), [""; 0], "not for the whole of that day");
    assert_eq!(items("gp", LATER), [""; 0]);
    assert_eq!(items("nobody", LATER), [""; 0]);
    assert_eq!(items("team", LATER).len(), 6 * 4 * 2, "all but of whom the age is unknown");
    assert!(ledger.what_may_be_shared("nurse", "soon").is_err());
}

#[test]
fn dom_what_a_recipient_may_receive_is_listed_once_however_many_agreed_to_it() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .yes("R2", "ben", T1, BEA)
        .decides("R3", T1, CAL, "share", "2026-12-01")
        .decides("R4", T2, CAL, "share", "2026-12-02");
    let list = story.open().1.what_may_be_shared("nurse", LATER).unwrap();
    let about = list.as_array().unwrap().iter().map(|one| text(&one["item"], "about"));
    assert_eq!(about.collect::<Vec<_>>(), ["bea", "cal"]);
}

#[test]
fn dom_what_changes_is_told_once_of_each_item_that_was_answered_or_decided() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .yes("R2", "ben", T1, BEA)
        .decides("R3", T1, CAL, "share", "2026-09-10")
        .decides("R4", T2, CAL, "share", "2026-09-20");
    let changes = story.open().1.changes("2026-08-01", "2026-09-30").unwrap();
    let line = |one: &Value| [text(&one["item"], "about"), text(one, "at")].join(" ");
    let told: Vec<String> = changes.as_array().unwrap().iter().map(line).collect();
    let times = |about: &str| told.iter().filter(|line| line.starts_with(about)).count();
    assert!(times("bea") > 0 && times("cal") > 0, "{told:?}");
    let mut once = told.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), told.len(), "{told:?}");
}

#[test]
fn dom_a_question_that_lacks_something_says_what_belongs_there() {
    let (_, ledger) = Story::new().yes("R1", "ann", T1, BEA).open();
    let faults = ledger.permission(&json!({})).unwrap_err();
    let expected = |path: &str| {
        let fault = faults.iter().find(|fault| fault.path == path).unwrap();
        fault.expected.clone()
    };
    assert_eq!(expected("$.at"), "a date, or an ISO 8601 instant with its offset");
    assert_eq!(expected("$.about"), "an id");
}

#[test]
fn dom_a_birthday_that_changes_who_decides_is_a_task_and_a_change() {
    let (_, ledger) = Story::new().yes("R1", "ann", T1, CAL).open();
    assert_eq!(ledger.tasks("2026-10-03T23:59:59Z").unwrap(), json!([]));
    let tasks = ledger.tasks("2026-10-04T00:00:00Z").unwrap();
    assert_eq!(
        (&tasks[0]["task"], &tasks[0]["due"]),
        (&json!("child_will_decide"), &json!("2026-11-01T00:00:00Z"))
    );
    let changes = ledger.changes("2026-10-01", "2026-11-30").unwrap();
    assert_eq!(changes.as_array().unwrap().len(), 1);
    assert_eq!(changes[0]["before"]["reason"], "AGREED");
    assert_eq!(changes[0]["after"]["reason"], "CHILD_NOW_DECIDES");
}
