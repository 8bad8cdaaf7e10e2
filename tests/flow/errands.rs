//! What the practitioner does at the desk besides the plan and the talk: a change of mind
//! told elsewhere, who is told to stop, mis-taps, agreements on paper.

use consent_disclosure::domain::choice::Decision;
use consent_disclosure::flow::errand::stop_sharing;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{ErrandFact, Fact, HostFact, SaveFact, WithdrawFact};
use consent_disclosure::ledger::OpenLedger;
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use crate::kit::*;

pub fn begin(screen: DeskScreen) -> Fact {
    about(screen, "")
}

pub fn about(screen: DeskScreen, about: &str) -> Fact {
    Fact::Errand(ErrandFact::Begun { screen, about: about.into() })
}

pub const ON: Fact = Fact::Errand(ErrandFact::Continued);
pub const BACK: Fact = Fact::Errand(ErrandFact::WentBack);
pub const SAVE: Fact = Fact::Save(SaveFact::SaveChosen);
pub const FINISH: Fact = Fact::Save(SaveFact::Finished);

/// Each record has the shape of its kind by our rules and by the published schema, and
/// all of them together are one ledger.
#[track_caller]
pub fn assert_sound(records: &[Value]) {
    let schema = include_str!("../../schema/record.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let published = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for record in records {
        assert_eq!(record_faults(record), [], "{record:#}");
        let errors: Vec<_> = published.iter_errors(record).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    assert_eq!(verify(records, &[]), [], "{records:#?}");
}

/// Priya has said yes to all six items a week ago, on another tablet.
fn after_yes() -> (Vec<Value>, Sitting) {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", &["yes"]);
    let records = before.records();
    let sitting = Sitting::days_on(7, &Given::after(&records));
    (records, sitting)
}

pub fn acknowledge_and_finish(sitting: &mut Sitting) {
    sitting.acknowledge_pass();
    sitting.play([FINISH]);
}

fn told(all: &str, how: &str, date: &str, time: &str) -> Vec<Fact> {
    vec![
        begin(DeskScreen::Told),
        choose("person", "priya"),
        choose("all", all),
        choose("how", how),
        write("date", date),
        write("time", time),
        choose("safe_to_write", "no"),
    ]
}

#[test]
fn j6_dom_c01_a_change_of_mind_by_phone_counts_from_when_it_was_said() {
    let (before, mut sitting) = after_yes();
    sitting.play(told("everything", "phone", "20 Sept", "9.15am"));
    sitting.play([ON]);
    assert_eq!((sitting.screen(), sitting.records().len()), ("P22", 0), "first a look");
    sitting.play([SAVE]);
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "withdrawn"));
    assert_eq!(record["withdraws_everything"], true);
    for (pointer, expected) in [
        ("/record/setting", "phone"),
        ("/event/event_time", "2026-09-20T08:15:00Z"),
        ("/event/event_time_accuracy", "minute"),
        ("/event/expression_method", "said"),
        ("/event/recorded_by", "maya-thompson"),
        ("/event/entity_id/0", "priya"),
        ("/choices/0/decided_at", "2026-09-20T08:15:00Z"),
        ("/record/relates_to/0/relation", "withdraws"),
    ] {
        assert_eq!(text_at(&record, pointer), expected, "{pointer}");
    }
    assert_eq!(record["event"]["held_by"], json!([]));
    assert_eq!(record["event"]["present"], json!(["maya-thompson"]), "who heard it");
    assert_eq!(record["pii_processing"]["statement_shown"], json!([]), "nothing was shown");
    let all = [before, vec![record]].concat();
    assert_sound(&all);
    assert!(fold_of(&all, "priya").iter().all(|(_, _, said)| *said == "withdrawn"));
}

#[test]
fn inv_i7_the_last_hour_of_a_day_is_of_that_day_also_when_the_clocks_change() {
    let (before, _) = after_yes();
    for (days, date, said) in [
        (196, "28 March 2027", "2027-03-28T22:30:00Z"),
        (42, "25 October 2026", "2026-10-25T23:30:00Z"),
        (42, "24 October 2026", "2026-10-24T22:30:00Z"),
    ] {
        let mut sitting = Sitting::days_on(days, &Given::after(&before));
        sitting.play(told("everything", "phone", date, "23:30"));
        sitting.play([ON, SAVE]);
        let record = sitting.records().remove(0);
        assert_eq!(text_at(&record, "/event/event_time"), said, "{date}");
    }
}

#[test]
fn j6_a_letter_known_to_the_day_takes_back_some() {
    let (before, mut sitting) = after_yes();
    sitting.play(told("some", "letter", "2026-09-19", ""));
    sitting.play([ON]);
    assert_eq!(sitting.problems(), ["told.problem.take"]);
    sitting.play([choose("take", "0"), ON, SAVE]);
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "withdrawn_in_part"));
    assert_eq!(text_at(&record, "/event/event_time"), "2026-09-18T23:00:00Z");
    assert_eq!(text_at(&record, "/event/event_time_accuracy"), "day");
    assert_eq!(text_at(&record, "/event/expression_method"), "on_paper");
    assert_eq!(text_at(&record, "/record/setting"), "letter");
    assert_eq!(record["event"]["present"], json!([]), "nobody watched it being written");
    assert_sound(&[before, vec![record]].concat());
}

#[test]
fn j6_no_day_that_has_not_come_and_no_unclear_day_is_taken() {
    let (_, mut sitting) = after_yes();
    sitting.play(told("everything", "other_worker", "", ""));
    for (date, time, problem) in [
        ("", "", "when.problem.date"),
        ("soon", "", "when.problem.date_unclear"),
        ("31 February 2026", "", "when.problem.date_unclear"),
        ("22 September 2026", "", "when.problem.future"),
        ("21 September 2026", "23:59", "when.problem.future"),
        ("20 September 2026", "25:00", "when.problem.time"),
    ] {
        sitting.play([write("date", date), write("time", time), ON]);
        assert_eq!(sitting.problems(), [problem], "{date} {time}");
    }
    sitting.play([write("date", "20/9/2026"), write("time", ""), ON]);
    assert_eq!(sitting.screen(), "P22");
    sitting.play([BACK]);
    assert_eq!(sitting.screen(), "told", "until it is saved it can be mended");
}

#[test]
fn inv_i15_dom_c07_also_where_nothing_is_listed_everything_can_be_taken_back() {
    let given = Given::s01();
    let mut sitting = Sitting::new(given.inputs());
    sitting.play(told("everything", "phone", "14 September 2026", "10:00"));
    sitting.play([ON, SAVE]);
    let record = sitting.records().remove(0);
    assert_eq!(record["withdraws_everything"], true);
    assert_eq!(record["choices"], json!([]));
    assert_sound(&[record]);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P0", "nobody is known who could be told");
}

#[test]
fn p19_after_a_change_of_mind_each_recipient_is_told_or_a_task_says_by_when() {
    let (before, mut sitting) = after_yes();
    sitting.play(told("everything", "phone", "20 September 2026", ""));
    sitting.play([ON, SAVE]);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P19");
    sitting.play([ON]);
    assert_eq!(sitting.problems(), ["p19.problem"; 3]);
    sitting.play([
        choose("tell.school-nurse", "told"),
        choose("tell.school-dsl", "by_then"),
        choose("tell.class-teacher", "not_needed"),
        ON,
        SAVE,
    ]);
    let records = sitting.records();
    let acted = &records[1];
    assert_eq!(head(acted), ("consent_event", "reviewed"));
    let tasks =
        json!([{ "task": "tell_recipient_to_stop", "due": "2026-09-22", "about": "school-dsl" }]);
    assert_eq!(acted["practitioner_only"]["tasks"], tasks);
    assert_eq!(text_at(acted, "/record/relates_to/0/relation"), "supersedes");
    let all = [before, records.clone()].concat();
    let given = Given::s01();
    let ledger = OpenLedger::open(&given.config, &given.case, &all, today()).unwrap();
    let open = ledger.tasks("2026-09-22T09:00:00Z").unwrap();
    assert!(text_at(&open, "/0/sentence").ends_with("to stop: Helen Price."), "{open:#}");
    assert_sound(&all);
    assert!(fold_of(&all, "priya").iter().all(|(_, _, said)| *said == "withdrawn"));
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P0");
    let open: Vec<_> = sitting.state.kept.tasks.iter().map(|task| task.task.as_str()).collect();
    assert_eq!(open, ["tell_recipient_to_stop"]);
    let listed = |person| stop_sharing::is_listed(&sitting.state, person);
    assert!(listed("priya") && !listed("daniel"), "another person's task is not his");

    sitting.play([
        about(DeskScreen::StopSharing, "priya"),
        choose("tell.school-dsl", "told"),
        ON,
        SAVE,
    ]);
    acknowledge_and_finish(&mut sitting);
    assert!(sitting.state.kept.tasks.is_empty(), "{:?}", sitting.state.kept.tasks);
    let last = sitting.records().pop().unwrap();
    assert_eq!(
        text_at(&last, "/record/relates_to/0/record_id"),
        text_at(acted, "/record/record_id")
    );
    assert_sound(&[all, vec![last]].concat());
}

#[test]
fn p19_also_follows_what_was_taken_back_on_the_screen() {
    let (before, mut sitting) = after_yes();
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    sitting.give_back();
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P19");
    let emitted = sitting.records().remove(0);
    assert!(emitted.get("practitioner_only").is_none());
    sitting.play([BACK]);
    assert_eq!(sitting.screen(), "P0");
    sitting.play([
        about(DeskScreen::StopSharing, "priya"),
        choose("tell.school-nurse", "by_then"),
        choose("tell.school-dsl", "by_then"),
        choose("tell.class-teacher", "by_then"),
        ON,
        SAVE,
    ]);
    let tasks = sitting.records()[1]["practitioner_only"]["tasks"].clone();
    assert_eq!(tasks.as_array().unwrap().len(), 3);
    assert_sound(&[before, sitting.records()].concat());
}

#[test]
fn p19_tells_no_weekend_from_a_working_day_by_nothing_but_the_calendar() {
    use consent_disclosure::flow::errand::stop_sharing::next_working_day;
    let day = |n| chrono::NaiveDate::from_ymd_opt(2026, 9, n).unwrap();
    for (today, next) in [(14, 15), (18, 21), (19, 21), (20, 21), (21, 22)] {
        assert_eq!(next_working_day(day(today)), day(next));
    }
}

#[test]
fn j16_inv_i6_a_correction_takes_yeses_away_and_never_a_no() {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", &["yes", "no"]);
    let first = before.records();
    before.play([begin(DeskScreen::Correct), ON]);
    assert_eq!(before.problems(), ["correct.problem.which", "correct.problem.why"]);
    let id = text_at(&first[0], "/record/record_id").to_owned();
    before.play([choose("record", &id), write("why", "Two rows were mixed up"), ON, SAVE]);
    let records = before.records();
    assert_eq!(records[0], first[0], "what was written stays as it is");
    let corrected = &records[1];
    assert_eq!(head(corrected), ("consent_event", "entered_in_error"));
    assert_eq!(text_at(corrected, "/record/relates_to/0/relation"), "corrects");
    assert!(choices(corrected).iter().all(|choice| choice["decision"] == "refused"));
    assert_eq!(choices(corrected).len(), 3, "its noes stand");
    assert_sound(&records);
    let fold = fold_of(&records, "priya");
    assert!(fold.len() == 3 && fold.iter().all(|(_, _, said)| *said == "refused"), "{fold:?}");
    acknowledge_and_finish(&mut before);
    let stands = before.state.said.standing_of("priya");
    assert_eq!(stands.len(), 3, "on P0 too");
    before.play([begin(DeskScreen::Correct)]);
    assert!(!before.state.desk.errands.is_empty());
    before.play([choose("record", &id), write("why", "again"), ON]);
    assert_eq!(before.problems(), ["correct.problem.which"], "once is enough");
}

#[test]
fn j16_dom_c07_what_stands_again_is_restated_by_the_correction() {
    let mut first = Sitting::new(Given::s01().inputs());
    first.prepare_usual();
    first.whole_pass("priya", &["no", "yes"]);
    let before = first.records();
    let mut second = Sitting::days_on(7, &Given::after(&before));
    second.prepare_usual();
    second.whole_pass("priya", &["yes"]);
    let seen = [before, second.records()].concat();
    let ledger_id = "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0003".to_owned();
    let mut third = Sitting::days_on(8, &Given { ledger_id, ..Given::after(&seen) });
    third.moment = 9000;
    let id = text_at(&seen[1], "/record/record_id");
    third.play([begin(DeskScreen::Correct), choose("record", id)]);
    third.play([write("why", "It was meant for her brother"), ON, SAVE]);
    let corrected = third.records().remove(0);
    let restated: Vec<&str> =
        choices(&corrected).iter().map(|choice| text_at(choice, "/decision")).collect();
    assert_eq!(restated, ["agreed", "refused", "agreed", "refused", "agreed", "refused"]);
    for choice in choices(&corrected) {
        assert_eq!(choice["from_record"], seen[0]["record"]["record_id"]);
    }
    assert_sound(&[seen, vec![corrected]].concat());
}

#[test]
fn j16_a_correction_that_the_host_has_not_taken_yet_still_holds_when_the_case_comes_again() {
    let (before, mut sitting) = after_yes();
    let given = Given::after(&before);
    let id = text_at(&before[0], "/record/record_id");
    sitting.play([begin(DeskScreen::Correct), choose("record", id)]);
    sitting.play([write("why", "The wrong row"), ON, SAVE]);
    let agreed = |sitting: &Sitting| {
        let stands = sitting.state.said.standing_of("priya");
        stands.iter().filter(|(_, one)| one.decision == Decision::Agreed).count()
    };
    assert_eq!(agreed(&sitting), 0);
    sitting.play([Fact::Host(HostFact::Supplied(given.inputs()))]);
    assert_eq!(agreed(&sitting), 0, "the host's records are the ones of before");
}

pub fn paper() -> Vec<Fact> {
    vec![
        begin(DeskScreen::Import),
        choose("person", "priya"),
        write("date", "3 November 2025"),
        choose("purpose", "early-help"),
        choose("kinds", "child-health|asha"),
        choose("recipients", "school-nurse"),
        choose("evidenced", "purpose"),
        choose("evidenced", "who"),
    ]
}

#[test]
fn j15_an_agreement_on_paper_is_kept_with_its_gaps_and_does_not_count() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play(paper());
    sitting.play([ON, SAVE]);
    let record = sitting.records().remove(0);
    assert_eq!(head(&record), ("consent_event", "given"));
    for (pointer, expected) in [
        ("/record/setting", "paper"),
        ("/event/event_time", "2025-11-03T00:00:00Z"),
        ("/event/event_time_accuracy", "day"),
        ("/event/expression_method", "on_paper"),
        ("/understanding/method", "imported"),
        ("/understanding/invalid_because/0", "not_all_explained"),
        ("/capacity/0/basis", "parental_responsibility"),
        ("/free_choice/pressure", "not_known"),
    ] {
        assert_eq!(text_at(&record, pointer), expected, "{pointer}");
    }
    assert_eq!(record["understanding"]["explained"].as_array().unwrap().len(), 2);
    assert_eq!(record["understanding"]["valid"], false);
    assert_sound(&[record]);
}

#[test]
fn j15_a_paper_with_all_nine_elements_counts() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play(paper());
    for element in consent_disclosure::domain::element::Element::CODES {
        sitting.play([choose("evidenced", element)]);
    }
    sitting.play([ON, SAVE]);
    let record = sitting.records().remove(0);
    assert_eq!(record["understanding"]["valid"], true);
    assert!(record["understanding"].get("invalid_because").is_none());
    assert_sound(&[record]);
}

#[test]
fn j15_what_the_paper_must_say_is_asked_all_at_once() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([begin(DeskScreen::Import), ON]);
    let missing = ["import.problem.person", "when.problem.date", "import.problem.purpose"];
    assert_eq!(sitting.problems(), missing);
    sitting.play([choose("purpose", "early-help"), ON]);
    assert!(sitting.problems().contains(&"import.problem.kinds".to_owned()));
    assert!(sitting.records().is_empty());
}

#[test]
fn p19_nobody_is_told_to_stop_what_was_agreed_to_again_since() {
    let (_, mut sitting) = after_yes();
    // Said before the yes of 14 September, and only told now.
    sitting.play(told("everything", "letter", "10 September 2026", ""));
    sitting.play([ON]);
    let errand = sitting.state.desk.errands.last().unwrap();
    let (state, inputs) = (&sitting.state, sitting.inputs());
    let asking =
        consent_disclosure::flow::errand::Asking { state, inputs: &inputs, errand, at: sitting.at };
    assert!(consent_disclosure::flow::errand::told::is_outlived(&asking), "which P22 says");
    sitting.play([SAVE]);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P0");
    let live = sitting.state.said.live_yeses("priya", "2026-09-21".parse().unwrap());
    assert_eq!(live.len(), 6, "the yeses came later");
}
