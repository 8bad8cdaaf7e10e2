//! J1: a plan, a talk, an answer, a record that the host has kept.

use consent_disclosure::domain::plan::Part;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{
    Effect, Fact, HandOverFact, HostFact, PrepareFact, SaveFact, TalkFact,
};
use serde_json::json;

use crate::errands::assert_sound;
use crate::kit::*;

fn steps(sitting: &Sitting) -> Vec<&'static str> {
    let steps = sitting.effects.iter().filter_map(|effect| match effect {
        Effect::StepTaken { screen, .. } => Some(*screen),
        _ => None,
    });
    steps.collect()
}

/// As a case system has them that numbers its people.
const NUMBERED: [(&str, &str); 3] = [
    ("\"priya\"", "\"7F0C6A1E-4f43-4f0c-9d0c-0D2C1A1F0A11\""),
    ("\"class-teacher\"", "\"20_Teacher\""),
    ("\"asha\"", "\"2026_0417\""),
];

#[test]
fn j1_ids_that_a_host_brings_go_the_whole_way() {
    let mut given = Given::s01();
    let mut case = given.case.to_string();
    for (ours, theirs) in NUMBERED {
        case = case.replace(ours, theirs);
    }
    given.case = serde_json::from_str(&case).unwrap();
    let id = NUMBERED[0].1.trim_matches('"');
    let mut steps = plan_answers(&[id], &["daniel", "2026_0417"]);
    steps[1].push(choose("recipients.early-help", "20_Teacher"));
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    let plan = sitting.plans().remove(0);
    let mut sitting = Sitting::new(given.with_plan(&plan).inputs());
    sitting.whole_pass(id, &["yes", "no"]);
    let records = sitting.records();
    assert_records(&records);
    assert_sound(&records);
    let record = &records[0];
    assert_eq!(text_at(record, "/event/entity_id/0"), id);
    assert_eq!(choices(record).len(), 6);
    assert!(choices(record).iter().all(|choice| choice["about"] == "2026_0417"));
    assert!(decision_on(record, "child-health", "20_Teacher").is_some());
}

#[test]
fn j1_the_whole_talk_from_plan_to_saved() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes", "no", "not_sure"]);
    assert_eq!(
        steps(&sitting),
        [
            "P1 P2", "P3", "P4", "P5 P6", "P7", "P0", "P8", "F1", "F2 F3 F4", "F5 F6 F7", "F8",
            "F9", "F10", "F11", "unlock", "P9", "P22", "P11", "P0"
        ]
    );
    let records = sitting.records();
    assert_eq!(records.len(), 1);
    assert_eq!(head(&records[0]), ("consent_event", "given_in_part"));
    let parties = records[0]["party_identification"].as_array().unwrap();
    let named = |id: &str| parties.iter().find(|party| party["party_id"] == id).unwrap();
    assert_eq!(named("priya")["aliases"], json!(["p-20931"]));
    assert!(named("asha").get("aliases").is_none(), "absent where there are none");
    assert_eq!(choices(&records[0]).len(), NEEDED.len() * RECIPIENTS.len());
    assert_eq!(records[0].pointer("/understanding/valid"), Some(&json!(true)));
    assert_eq!(text_at(&records[0], "/event/expression_method"), "ticked");
    assert_eq!(text_at(&records[0], "/event/entity_id/0"), "priya");
    let fold = fold_of(&records, "priya");
    let count = |decision| fold.iter().filter(|(_, _, said)| *said == decision).count();
    assert_eq!((count("agreed"), count("refused"), count("undecided")), (2, 2, 2));
    assert_eq!(sitting.state.desk.done, ["priya"]);
    assert!(matches!(sitting.effects.last(), Some(Effect::Closed { reason: "finished" })));
}

#[test]
fn j1_the_plan_is_kept_and_opened_again_days_later() {
    let mut desk = Sitting::new(Given::s01().inputs());
    desk.prepare_usual();
    let plan = desk.plans().remove(0);
    let mut room = Sitting::new(Given::s01().with_plan(&plan).inputs());
    room.whole_pass("priya", &["yes"]);
    assert_eq!(head(&room.records()[0]), ("consent_event", "given"));
}

#[test]
fn j1_a_typed_name_agrees_as_well_as_a_tick() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["yes"]);
    sitting.play([choose("way", "typed_name"), write("typed", " Priya Nair ")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    assert_eq!(text_at(record, "/event/expression_method"), "typed_name");
    assert_eq!(text_at(record, "/event/typed"), "Priya Nair");
}

#[test]
fn j1_not_sure_to_everything_is_a_deferred_answer() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["not_sure"]);
    sitting.give_back();
    sitting.finish();
    assert_eq!(head(&sitting.records()[0]), ("consent_event", "deferred"));
}

#[test]
fn j1_the_answer_can_be_changed_until_it_is_confirmed() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.reach_answer(&["yes"]);
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F9");
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F8");
    sitting.play([item(0, "no")]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SaidBack);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F11", "what is confirmed is not gone back to");
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    assert_eq!(decision_on(record, "child-health", "school-nurse"), Some("refused"));
}

#[test]
fn j1_two_parents_each_have_their_own_pass_and_record() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.whole_pass("priya", &["yes"]);
    sitting.whole_pass("daniel", &["no", "yes"]);
    let records = sitting.records();
    let whose: Vec<&str> =
        records.iter().map(|record| text_at(record, "/event/entity_id/0")).collect();
    assert_eq!(whose, ["priya", "daniel"]);
    assert_eq!(sitting.state.desk.done, ["priya", "daniel"]);
    assert_eq!(
        text_at(&records[1], "/record/previous/record_id"),
        text_at(&records[0], "/record/record_id")
    );
    assert!(fold_of(&records, "priya").iter().all(|(_, _, said)| *said == "agreed"));
    assert_eq!(decision_on(&records[1], "child-health", "school-nurse"), Some("refused"));
}

#[test]
fn j1_the_second_parent_sees_nothing_of_the_first_ones_answers() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.play([write("note", "canary-of-priya")]);
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    sitting.hand_over(Journey::Talk, "daniel", "yes");
    let seen = serde_json::to_string(sitting.family()).unwrap();
    assert!(!seen.contains("priya") && !seen.contains("Priya") && !seen.contains("canary"));
    assert!(sitting.family().answers.iter().all(Option::is_none));
    assert!(sitting.family().pass.standing.is_empty());
}

#[test]
fn j1_the_next_pass_restates_what_stands_and_counts_it_once() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    let first = sitting.records();
    let mut fewer = plan_answers(&["priya"], &["daniel"]);
    fewer[1].push(choose("need.early-help.child-education", "left_out"));
    fewer[1].push(write("why.early-help.child-education", PRIVATE_NOTES[0]));
    let mut later = Sitting::new(Given::s01().with_records(&first).inputs());
    later.wait(60 * 60 * 24 * 7);
    later.prepare(fewer);
    later.whole_pass("priya", &["no", "yes", "yes"]);
    let record = &later.records()[0];
    let restated: Vec<_> =
        choices(record).iter().filter(|choice| choice.get("from_record").is_some()).collect();
    assert_eq!(restated.len(), 3);
    for choice in restated {
        assert_eq!(choice["pii_id"], "child-education");
        assert_eq!(choice["from_record"], first[0]["record"]["record_id"]);
        assert_eq!(choice["decided_at"], first[0]["choices"][0]["decided_at"]);
    }
    assert_eq!(decision_on(record, "child-health", "school-nurse"), Some("withdrawn"));
    let said = reads(&[first, in_a_ledger_of_its_own(later.records())].concat());
    assert_eq!(said.statements.len(), 6 + 3);
}

/// As the second tablet has it.
fn in_a_ledger_of_its_own(mut second: Vec<serde_json::Value>) -> Vec<serde_json::Value> {
    for record in &mut second {
        record["record"]["ledger_id"] = json!("3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002");
        let map = record.as_object().unwrap();
        let digest = consent_disclosure::wire::canonical::record_digest(map);
        record["integrity"]["digest"] = json!(digest);
    }
    second
}

#[test]
fn j1_stopping_drops_each_yes_and_keeps_each_no() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "yes"), item(1, "no"), item(2, "not_sure")]);
    sitting.talk(TalkFact::StopChosen);
    assert_eq!(sitting.screen(), "stop");
    assert!(sitting.records().is_empty(), "nothing is said before it is confirmed");
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_eq!(
        records.iter().map(head).collect::<Vec<_>>(),
        [("consent_event", "refused"), ("talk_not_completed", "stopped")]
    );
    assert_eq!(choices(&records[0]).len(), 1);
    assert_eq!(decision_on(&records[0], "child-health", "school-dsl"), Some("refused"));
    assert_eq!(text_at(&records[1], "/stopped/screen"), "F8");
    sitting.give_back();
    assert_eq!(sitting.screen(), "P22");
    assert!(sitting.save().is_empty(), "the pass is closed already");
}

#[test]
fn j1_stopping_can_be_thought_better_of() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "yes")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopDeclined);
    assert_eq!(sitting.screen(), "F8");
    assert!(sitting.family().answers[0].is_some());
    assert!(sitting.records().is_empty());
}

#[test]
fn j1_stopping_before_the_choices_leaves_one_record() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "no");
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_eq!(records.iter().map(head).collect::<Vec<_>>(), [("talk_not_completed", "stopped")]);
    assert_eq!(text_at(&records[0], "/stopped/screen"), "F2 F3 F4");
    let explained = records[0].pointer("/stopped/elements_explained").unwrap();
    assert_eq!(explained, &json!(["change_of_mind"]));
    assert!(choices(&records[0]).is_empty());
}

#[test]
fn j1_a_plan_in_the_making_can_be_gone_back_through() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let steps = plan_answers(&["priya"], &["daniel"]);
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
    sitting.play(steps[0].clone());
    sitting.play([go_on()]);
    assert_eq!(sitting.screen(), "P3");
    sitting.play([go_on()]);
    assert_eq!(sitting.screen(), "P3", "an open question keeps the step");
    assert!(!sitting.problems().is_empty());
    sitting.play([Fact::Prepare(PrepareFact::WentBack), Fact::Prepare(PrepareFact::WentBack)]);
    assert_eq!(sitting.screen(), "P0");
    assert!(sitting.plans().is_empty());
}

#[test]
fn j1_back_at_p8_leads_to_p0_and_nobody_holds_the_tablet() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk))]);
    assert_eq!(sitting.screen(), "P8");
    sitting.play([Fact::HandOver(HandOverFact::WentBack)]);
    assert_eq!(sitting.screen(), "P0");
    sitting.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
    assert_eq!(sitting.screen(), "P0");
}

#[test]
fn j1_a_pass_cannot_be_finished_before_it_is_saved() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    assert_eq!(sitting.screen(), "P22");
    sitting.play([Fact::Save(SaveFact::Finished)]);
    assert_eq!(sitting.screen(), "P22");
    assert!(sitting.records().is_empty());
}

#[test]
fn j0_a_plan_that_was_changed_here_is_not_replaced_by_the_one_that_was_handed_in_before() {
    let mut first = Sitting::new(Given::s01().inputs());
    first.prepare_usual();
    let given = Given::s01().with_plan(&first.plans()[0]);
    let mut sitting = Sitting::new(given.inputs());
    sitting.play([
        Fact::Prepare(PrepareFact::StepChosen(DeskScreen::PeopleAndDanger)),
        choose("part.priya", "must_not_know"),
        Fact::Host(HostFact::Supplied(given.inputs())),
    ]);
    sitting.play([Fact::Prepare(PrepareFact::WentBack)]);
    assert_eq!(sitting.screen(), "P0");
    sitting.play([Fact::Host(HostFact::Supplied(given.inputs()))]);
    assert_eq!(sitting.state.desk.plan.part("priya"), Some(Part::MustNotKnow));
    // Another plan is taken.
    let mut other = Sitting::new(Given::s01().inputs());
    other.wait(60);
    other.prepare_usual();
    let other = Given::s01().with_plan(&other.plans()[0]);
    sitting.play([Fact::Host(HostFact::Supplied(other.inputs()))]);
    assert_eq!(sitting.state.desk.plan.part("priya"), Some(Part::Asked));
}
