//! Section 3: what stands below the table.

use serde_json::json;

use crate::kit::*;

const T1: &str = "2026-09-01T10:00:00Z";
const T2: &str = "2026-09-02T10:00:00Z";
const LATER: &str = "2026-10-01T12:00:00Z";
const GROWN: &str = "2026-11-05T10:00:00Z";

fn flagged() -> Story {
    Story::new().config("on_competence", json!("flag"))
}

#[test]
fn perm_s3_flag_what_holders_said_before_still_counts_and_warns() {
    let story = flagged().yes("R1", "ann", T1, CAL);
    story.gives(CAL, LATER, "yes AGREED R1");
    story.warns(CAL, LATER, "CHILD_NOW_DECIDES", false);
    story.gives(CAL, GROWN, "yes AGREED R1");
    story.warns(CAL, GROWN, "CHILD_NOW_DECIDES", true);
    flagged().no("R1", "ann", T1, CAL).gives(CAL, GROWN, "no REFUSED R1");
    // Said after, it is a view.
    flagged().yes("R1", "ann", "2026-11-02T10:00:00Z", CAL).gives(CAL, GROWN, "no NO_AUTHORITY R1");
}

#[test]
fn perm_s3_flag_ends_with_the_childs_first_answer_even_a_view() {
    let after =
        flagged().yes("R1", "ann", T1, CAL).unsure("R2", "cal", "2026-11-04T10:00:00Z", CAL);
    after.gives(CAL, "2026-11-04T09:00:00Z", "yes AGREED R1");
    after.gives(CAL, GROWN, "not-decided UNDECIDED R2");
    let view = flagged().yes("R1", "ann", T1, CAL).yes("R2", "cal", T2, CAL);
    view.gives(CAL, LATER, "yes AGREED R1");
    view.gives(CAL, GROWN, "no CHILD_NOW_DECIDES R1");
    let other = flagged().yes("R1", "ann", T1, CAL).no("R2", "cal", T2, "cal/school/help/nurse");
    other.gives(CAL, GROWN, "yes AGREED R1");
}

#[test]
fn perm_s3_flag_needs_authority_throughout() {
    let story = flagged()
        .yes("R1", "ann", T1, CAL)
        .authority("R2", "2026-11-03T10:00:00Z", "ann", "cal", "disputed")
        .authority("R3", "2026-11-04T10:00:00Z", "ann", "cal", "held");
    story.gives(CAL, "2026-11-02T10:00:00Z", "yes AGREED R1");
    story.gives(CAL, GROWN, "no CHILD_NOW_DECIDES R1");
}

#[test]
fn perm_s3_flag_speaks_of_children_only() {
    let story = flagged()
        .holds("gran", "jo", "court_appointed")
        .assesses("R0", "2026-08-01T10:00:00Z", "jo", "*", "not_competent")
        .yes("R1", "gran", T1, JO)
        .assesses("R2", T2, "jo", "*", "competent");
    story.gives(JO, LATER, "no CHILD_NOW_DECIDES R1");
}

#[test]
fn perm_s3_change_a_yes_from_before_a_material_change_does_not_count() {
    let story = Story::new()
        .purpose("help", "material_change_from", json!("2026-09-10T09:00:00+01:00"))
        .yes("R1", "ann", "2026-09-10T07:59:59Z", BEA)
        .yes("R2", "ann", "2026-09-10T08:00:00Z", "bea/school/help/nurse")
        .no("R3", "ann", T1, "bea/school/help/gp");
    story.gives(BEA, "2026-09-10T07:59:59Z", "yes AGREED R1");
    story.gives(BEA, "2026-09-10T08:00:00Z", "no PURPOSE_CHANGED R1");
    story.gives("bea/school/help/nurse", LATER, "yes AGREED R2");
    story.gives("bea/school/help/gp", LATER, "no REFUSED R3");
}

fn imported(story: Story, elements: usize, because: Option<&'static str>) -> Story {
    story.yes("R1", "ann", T1, BEA).edit("R1", move |record| {
        let understanding = &mut record["understanding"];
        understanding["method"] = json!("imported");
        understanding["explained"].as_array_mut().unwrap().truncate(elements);
        if let Some(because) = because {
            understanding["valid"] = json!(false);
            understanding["invalid_because"] = json!([because]);
        }
    })
}

#[test]
fn perm_s3_imported_with_gaps_counts_only_where_the_configuration_accepts_it() {
    let accept = || Story::new().config("imported_agreements", json!("accept"));
    let gap = Some("not_explained");
    imported(Story::new(), 8, gap).gives(BEA, LATER, "no NOT_VALID R1");
    imported(accept(), 8, gap).gives(BEA, LATER, "yes AGREED R1");
    imported(accept(), 8, gap).warns(BEA, LATER, "IMPORTED", true);
    imported(accept(), 8, Some("not_free")).gives(BEA, LATER, "no NOT_VALID R1");
    imported(accept(), 9, Some("not_understood")).gives(BEA, LATER, "no NOT_VALID R1");
    imported(Story::new(), 9, None).gives(BEA, LATER, "yes AGREED R1");
    imported(Story::new(), 9, None).warns(BEA, LATER, "IMPORTED", false);
}

#[test]
fn perm_s3_inv_i13_reminder_goes_with_everything_but_a_yes() {
    let reminder = "consent_is_not_the_only_route";
    let story = Story::new().yes("R1", "ann", T1, BEA).no("R2", "jo", T1, JO);
    assert_eq!(story.ask(JO, LATER)["reminder"], reminder);
    assert_eq!(story.ask(JO, "2026-09-01")["reminder"], reminder);
    assert_eq!(story.ask("bea/health/safe/gp", LATER)["reminder"], reminder);
    assert_eq!(story.ask("bea/health/help/gp", LATER)["reminder"], reminder);
    assert_eq!(story.ask(BEA, "2026-09-01")["reminder"], reminder);
    assert!(story.ask(BEA, LATER).get("reminder").is_none());
}

#[test]
fn perm_s3_query_what_is_not_known_or_no_time_is_a_fault_with_its_path() {
    let faults = |item: &str, at: &str| {
        let answer = Story::new().ask(item, at);
        let faults = answer["faults"].as_array().expect("faults").clone();
        faults.iter().map(|fault| text(fault, "path").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(faults("nobody/health/help/nurse", LATER), ["$.about"]);
    assert_eq!(faults("bea/wealth/help/nurse", LATER), ["$.pii_id"]);
    assert_eq!(faults("bea/health/harm/nurse", LATER), ["$.purpose_id"]);
    for at in ["2026-09-01T10:00:00", "yesterday", "2026-02-30", "2026-13-01T00:00:00Z"] {
        assert_eq!(faults(BEA, at), ["$.at"], "{at}");
    }
    assert_eq!(
        faults("nobody/wealth/harm/nurse", "never"),
        ["$.about", "$.pii_id", "$.purpose_id", "$.at"]
    );
    Story::new().gives("bea/health/help/nobody", LATER, "no RECIPIENT_NOT_CONFIGURED");
}

#[test]
fn perm_s3_query_is_closed_and_whole() {
    let (_, ledger) = Story::new().open();
    let paths = |query: serde_json::Value| {
        let faults = ledger.permission(&query).unwrap_err();
        faults.into_iter().map(|fault| fault.path).collect::<Vec<_>>()
    };
    assert_eq!(paths(json!([])), ["$"]);
    assert_eq!(paths(json!({})).len(), 5);
    let whole = json!({ "about": "bea", "pii_id": "health", "purpose_id": "help", "recipient_id": "gp", "at": LATER });
    assert!(ledger.permission(&whole).is_ok());
    for (name, value) in
        [("more", json!(1)), ("at", json!(7)), ("about", json!(null)), ("recipient_id", json!(""))]
    {
        let mut query = whole.clone();
        query[name] = value;
        assert_eq!(paths(query), [format!("$.{name}")]);
    }
}

#[test]
fn perm_s3_records_with_unknown_ids_are_ignored_and_warned_about() {
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .no("R2", "ann", T1, "bea/health/retired/nurse")
        .no("R3", "somebody", T1, BEA);
    story.gives(BEA, LATER, "yes AGREED R1");
    story.warns(BEA, LATER, "UNKNOWN_ID", true);
    Story::new().yes("R1", "ann", T1, BEA).warns(BEA, LATER, "UNKNOWN_ID", false);
}

#[test]
fn perm_s3_records_that_cannot_be_read_are_faults_with_their_path() {
    for (edit, path) in [
        (("/choices/0/decision", json!("maybe")), "$.records[0].choices[0].decision"),
        (("/choices/0/decided_at", json!("2026-09-01")), "$.records[0].choices[0].decided_at"),
        (("/event/event_time", json!("today")), "$.records[0].event.event_time"),
    ] {
        let story = Story::new().yes("R1", "ann", T1, BEA);
        let (pointer, value) = edit;
        let story =
            story.edit("R1", move |record| *record.pointer_mut(pointer).unwrap() = value.clone());
        let (told, records) = story.told();
        let faults = told.open(&records).unwrap_err();
        assert!(faults.iter().any(|fault| fault.path == path), "{path}: {faults:#?}");
    }
    let (told, _) = Story::new().told();
    assert!(told.open(&[json!("no record")]).is_err());
    assert!(told.open(&[json!({})]).is_err());
}

#[test]
fn perm_s3_flag_ends_when_the_child_is_grown_up() {
    let story = flagged().yes("R1", "ann", T1, CAL);
    story.gives(CAL, "2028-10-31T23:59:59Z", "yes AGREED R1");
    story.gives(CAL, "2028-11-01T00:00:00Z", "no CHILD_NOW_DECIDES R1");
    assert_eq!(story.ask(CAL, "2028-10-01T00:00:00Z")["valid_until"], "2028-11-01T00:00:00Z");
}

#[test]
fn perm_s3_flag_what_holders_said_before_is_to_be_reviewed_and_settled() {
    let conflict =
        flagged().yes("R1", "ann", T1, CAL).with("ledger", json!("a")).no("R2", "ann", T1, CAL);
    let conflict = conflict.with("ledger", json!("b")).numbered();
    conflict.gives(CAL, GROWN, "no SAME_TIME_CONFLICT R2");
    assert!(conflict.tasks(GROWN).contains(&"settle_conflict".to_owned()));
    let due = flagged().yes("R1", "ann", T1, CAL).edit("R1", |record| {
        record["choices"][0]["review_due"] = json!("2026-10-01");
    });
    due.warns(CAL, GROWN, "REVIEW_OVERDUE", true);
    assert!(due.tasks(GROWN).contains(&"review".to_owned()));
}

#[test]
fn perm_s3_imported_an_accepted_yes_stands_in_its_place_among_the_others() {
    let accept = |story: Story| story.config("imported_agreements", json!("accept"));
    let gap = Some("not_all_explained");
    let before =
        |decision: &str| Story::new().says("R0", "ann", "2026-08-01T10:00:00Z", BEA, decision);
    imported(accept(before("refused")), 8, gap).gives(BEA, LATER, "yes AGREED R1");
    imported(before("refused"), 8, gap).gives(BEA, LATER, "no REFUSED R0");
    let ended = imported(accept(before("agreed")), 8, gap).edit("R1", |record| {
        record["choices"][0]["valid_until"] = json!("2026-09-20");
    });
    ended.gives(BEA, LATER, "no EXPIRED R1");
    imported(accept(Story::new()), 8, Some("forged")).gives(BEA, LATER, "no NOT_VALID R1");
}

#[test]
fn perm_s3_records_that_name_unknown_kinds_and_purposes_are_warned_about() {
    let story = || Story::new().yes("R1", "ann", T1, BEA);
    let protects = story().restricts("R2", T1, "bea", "health", "gp");
    protects.warns(BEA, LATER, "UNKNOWN_ID", false);
    let renamed =
        protects.edit("R2", |record| record["restriction"]["pii_ids"] = json!(["old-kind"]));
    renamed.warns(BEA, LATER, "UNKNOWN_ID", true);
    let assessed = story().assesses("R2", T1, "cal", "help", "competent");
    assessed.warns(BEA, LATER, "UNKNOWN_ID", false);
    let retired =
        assessed.edit("R2", |record| record["capacity"][0]["purposes"] = json!(["retired"]));
    retired.warns(BEA, LATER, "UNKNOWN_ID", true);
    let also = |about: &str, kind: &str| {
        let also = json!([{ "about": about, "pii_id": kind }]);
        story().edit("R1", move |record| record["choices"][0]["also_about"] = also.clone())
    };
    also("jo", "mood").warns(BEA, LATER, "UNKNOWN_ID", false);
    also("jo", "old-kind").warns(BEA, LATER, "UNKNOWN_ID", true);
    also("nobody", "mood").warns(BEA, LATER, "UNKNOWN_ID", true);
}

#[test]
fn issue_3_what_merely_stands_on_an_incomplete_decision_does_not_complete_it() {
    let story = Story::new()
        .decides("R1", T1, BEA, "share", "2026-12-01")
        .with("incomplete", json!(true))
        .with("complete_by", json!(T2))
        .decides("R2", T2, CAL, "share", "2026-12-01");
    let open = story.tasks(LATER);
    let (_, records) = story.told();
    let under = json!([{
        "relation": "under", "record_id": records[0]["record"]["record_id"],
        "digest": records[0]["integrity"]["digest"],
    }]);
    let related =
        story.edit("R2", move |record| record["record"]["relates_to"] = under.clone()).tasks(LATER);
    assert!(!open.is_empty());
    assert_eq!(related, open);
}

#[test]
fn perm_s2_r5_what_is_read_of_a_correction_is_of_that_record_alone() {
    use consent_disclosure::domain::choice::Decision;
    use consent_disclosure::wire::ledger::read_records;
    let story = Story::new().yes("R1", "ann", T1, BEA).yes("R2", "ann", T2, CAL).corrects(
        "R3",
        "2026-09-03T10:00:00Z",
        "R1",
    );
    let (_, records) = story.told();
    let case_ref = text(&records[0]["record"], "case_ref");
    let said = read_records(&records, case_ref).unwrap().said;
    let stands: Vec<(&str, Decision)> =
        said.statements.iter().map(|said| (said.item.about.as_str(), said.decision)).collect();
    assert_eq!(stands, [("cal", Decision::Agreed)]);
}

#[test]
fn perm_s2_r6_what_two_clocks_say_at_once_stands_as_a_no_on_the_tablet_too() {
    use consent_disclosure::domain::choice::Decision;
    use consent_disclosure::wire::ledger::read_records;
    let story = Story::new()
        .yes("R1", "ann", T1, BEA)
        .with("ledger", json!("a"))
        .unsure("R2", "ann", T1, BEA)
        .with("ledger", json!("b"))
        .numbered();
    let (_, records) = story.told();
    let said = read_records(&records, text(&records[0]["record"], "case_ref")).unwrap().said;
    let stands = said.standing_of("ann");
    assert_eq!(stands.len(), 1);
    assert_eq!(stands[0].1.decision, Decision::Refused);
}

#[test]
fn perm_s3_a_record_of_authority_over_or_of_nobody_known_is_warned_about() {
    let story = |name: &'static str| {
        Story::new()
            .yes("R1", "ann", T1, BEA)
            .authority("R2", T1, "ben", "bea", "held")
            .edit("R2", move |record| record["authority"][name] = json!("nobody"))
    };
    story("person").warns(BEA, LATER, "UNKNOWN_ID", true);
    story("over").warns(BEA, LATER, "UNKNOWN_ID", true);
}
