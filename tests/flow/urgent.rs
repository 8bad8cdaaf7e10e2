//! J5: someone is in danger now.

use consent_disclosure::flow::saving::SaveState;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{
    Effect, Fact, HostFact, PrepareFact, SaveFact, TalkFact, WithdrawFact,
};
use consent_disclosure::wire::permission::open_ledger;
use serde_json::{Value, json};

use super::errands::{BACK, FINISH, ON, acknowledge_and_finish, assert_sound, begin};
use crate::kit::*;

const URGENT: Fact = Fact::Talk(TalkFact::UrgentUnlockTried);

fn fields() -> Vec<Fact> {
    vec![
        choose("what", "asha/family-safety"),
        choose("whom", "csc"),
        write("danger", "A man with a knife is at the door."),
        choose("purpose", "safeguarding"),
        choose("decided", "no_time"),
    ]
}

fn urgent() -> Fact {
    begin(DeskScreen::Urgent)
}

/// The four fields, from the screen that stands; the record that they make.
#[track_caller]
fn act(sitting: &mut Sitting) -> Value {
    sitting.play([urgent()]);
    assert_eq!(sitting.screen(), "urgent");
    sitting.play(fields());
    sitting.play([ON]);
    assert_eq!((sitting.screen(), sitting.problems()), ("P22", vec![]));
    sitting.records().pop().unwrap()
}

fn answer(given: &Given, records: &[Value], recipient: &str, at: &str) -> Value {
    let ledger = open_ledger(&given.config, &given.case, records, today()).unwrap();
    let query = json!({
        "about": "asha", "pii_id": "family-safety", "purpose_id": "safeguarding",
        "recipient_id": recipient, "at": at,
    });
    ledger.permission(&query).unwrap()
}

#[test]
fn grd_g12_inv_i10_inv_i14_immediate_danger_on_p2_leads_to_four_fields_and_a_record_at_once() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan)),
        choose("danger", "immediate"),
    ]);
    sitting.play([go_on()]);
    assert_eq!(sitting.screen(), "P1 P2", "no plan goes on past danger");
    let before = sitting.effects.len();
    let record = act(&mut sitting);
    let screens: Vec<&str> = sitting.effects[before..]
        .iter()
        .filter_map(|effect| match effect {
            Effect::StepTaken { screen, .. } => Some(*screen),
            _ => None,
        })
        .collect();
    assert_eq!(screens, ["urgent", "P22"], "at most three screens until free to act");
    assert_eq!(head(&record), ("disclosure_decision", "decided_to_disclose"));
    let decision = &record["decision"];
    assert_eq!((&decision["urgent"], &decision["incomplete"]), (&json!(true), &json!(true)));
    assert_eq!(decision["ground"], "A man with a knife is at the door.");
    assert_eq!(
        decision["items"],
        json!([{
            "about": "asha", "pii_id": "family-safety", "purpose_id": "safeguarding",
            "recipient_id": "csc",
        }]),
        "exactly what was marked (inv_i14)"
    );
    // 10:40 and a few seconds, and the 24 hours of the configuration.
    assert!(text_at(decision, "/complete_by").starts_with("2026-09-15T09:40:"));
    assert_eq!(decision["valid_until"], decision["complete_by"], "and it ends");
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P1 P2", "back where it was begun");
    let tasks: Vec<&str> = sitting.state.kept.tasks.iter().map(|task| &*task.task).collect();
    assert_eq!(tasks, ["write_up"]);
    assert_records(&sitting.records());
}

#[test]
fn flow_j5_a_recorded_urgent_decision_lets_exactly_this_be_shared_until_it_ends() {
    let given = Given::s01();
    let mut sitting = Sitting::new(given.inputs());
    let record = act(&mut sitting);
    let records = [record];
    let now = answer(&given, &records, "csc", "2026-09-14T12:00:00Z");
    assert_eq!((&now["answer"], &now["reason"]), (&json!("yes"), &json!("DECISION_TO_SHARE")));
    let later = answer(&given, &records, "csc", "2026-09-15T12:00:00Z");
    assert_ne!(later["answer"], "yes", "nobody has completed it");
    let other = answer(&given, &records, "police", "2026-09-14T12:00:00Z");
    assert_ne!(other["answer"], "yes", "nor anybody else");
}

#[test]
fn inv_i10_act_now_is_one_activation_from_every_desk_screen_and_leads_back_to_it() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let look = |sitting: &mut Sitting, screen: &str| {
        assert_eq!(sitting.screen(), screen);
        sitting.play([urgent()]);
        assert_eq!(sitting.screen(), "urgent", "from {screen}");
        sitting.play([BACK]);
        assert_eq!(sitting.screen(), screen);
    };
    look(&mut sitting, "P0");
    for screen in [
        DeskScreen::Advice,
        DeskScreen::Told,
        DeskScreen::Import,
        DeskScreen::Review,
        DeskScreen::Authority,
    ] {
        sitting.play([begin(screen)]);
        look(&mut sitting, screen.code());
        sitting.play([BACK]);
    }
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
    let steps = plan_answers(&["priya"], &["daniel"]);
    for (step, screen) in steps.into_iter().zip(DeskScreen::PLAN) {
        look(&mut sitting, screen.code());
        sitting.play(step);
        sitting.play([go_on()]);
    }
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk))]);
    look(&mut sitting, "P8");
    sitting.play([Fact::HandOver(consent_disclosure::flow::HandOverFact::WentBack)]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.play([urgent()]);
    assert!(sitting.state.is_family(), "never while the family holds the tablet");
    sitting.explain();
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    look(&mut sitting, "P9");
    sitting.attest("yes", "no", "understood");
    look(&mut sitting, "P22");
    sitting.save();
    look(&mut sitting, "P22");
    sitting.acknowledge_pass();
    sitting.play([FINISH]);
    look(&mut sitting, "P11");
}

#[test]
fn inv_i10_from_p9_nothing_of_the_pass_is_lost() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.play([choose("pressure", "no")]);
    let record = act(&mut sitting);
    assert_eq!(record["record"]["record_kind"], "disclosure_decision");
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P9");
    assert!(sitting.state.desk.attestation.has("pressure", "no"));
    sitting.finish();
    let records = sitting.records();
    assert_eq!(head(&records[1]), ("consent_event", "given"));
    assert_records(&records);
}

#[test]
fn inv_i10_one_activation_on_unlock_leads_past_p9_but_opens_nothing_by_itself() {
    let mut sitting = Sitting::at_choices(Given::s01().with_passcode().inputs());
    sitting.agree(&["yes"]);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.play([URGENT]);
    assert_eq!(sitting.screen(), "unlock", "a tap never suffices");
    sitting.play([write("passcode", "wrong"), URGENT]);
    assert_eq!(
        (sitting.screen(), sitting.problems()),
        ("unlock", vec!["unlock.problem.wrong".into()])
    );
    sitting.play([write("passcode", PASSCODE), URGENT]);
    assert_eq!(sitting.screen(), "urgent");
    sitting.play([BACK]);
    assert_eq!(sitting.screen(), "P9");

    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([URGENT]);
    assert_eq!(sitting.screen(), "F8", "only on the way back");
    sitting.agree(&["yes"]);
    sitting.talk(TalkFact::TabletGivenBack);
    let out = sitting.play([URGENT]);
    assert!(matches!(out[..], [Effect::UnlockAsked { .. }]), "{out:?}");
    sitting.play([Fact::Host(HostFact::UnlockAnswered(false))]);
    assert_eq!(sitting.screen(), "unlock");
    sitting.play([URGENT, UNLOCKED]);
    assert_eq!(sitting.screen(), "urgent");
    act_from_here(&mut sitting);
    acknowledge_and_finish(&mut sitting);
    assert_eq!(sitting.screen(), "P9");
    sitting.finish();
    assert_records(&sitting.records());

    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.play([URGENT, Fact::Host(HostFact::UnlockAnswered(false))]);
    sitting.play([Fact::Talk(TalkFact::UnlockTried), UNLOCKED]);
    assert_eq!(sitting.screen(), "P9", "the last press says where it leads");
}

fn act_from_here(sitting: &mut Sitting) {
    sitting.play(fields());
    sitting.play([ON]);
}

#[test]
fn inv_i15_change_of_mind_and_urgent_are_both_on_the_way_back() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.play([URGENT]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(sitting.screen(), "F12");
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "F12", "their no comes first");
}

#[test]
fn dom_d14_dom_g08_nothing_waits_for_the_host_for_a_clock_or_for_a_second_look() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([urgent()]);
    sitting.play(fields());
    let out = sitting.play([ON]);
    assert!(out.iter().any(|effect| matches!(effect, Effect::RecordMade { .. })), "at once");
    let key = sitting.last_key();
    assert_eq!(sitting.saving(&key), SaveState::Sending);
    sitting.play([Fact::Host(HostFact::RecordTimedOut { key: key.clone() })]);
    // Nobody answers: in a file it is safe, and the practitioner free to go.
    sitting.play([Fact::Save(SaveFact::DownloadChosen { key }), FINISH]);
    assert_eq!((sitting.screen(), sitting.records().len()), ("P0", 1));
}

#[test]
fn dom_b13_dom_d05_where_asking_would_cost_time_the_delay_is_recorded_as_the_reason() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let record = act(&mut sitting);
    assert_eq!(record["decision"]["consent_position"], "not_sought");
    assert_eq!(record["decision"]["why_not_sought"], json!(["delay_raises_risk"]));
}

#[test]
fn dom_d05_inv_i6_a_no_that_was_given_stays_and_is_named_by_what_overrides_it() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["no", "yes"]);
    let refusal = sitting.records().pop().unwrap();
    sitting.play([urgent()]);
    sitting.play(fields());
    sitting.play([
        unmark("what", "asha/family-safety"),
        choose("what", "asha/child-health"),
        unmark("whom", "csc"),
        choose("whom", "school-nurse"),
        choose("purpose", PURPOSE),
        ON,
    ]);
    let record = sitting.records().pop().unwrap();
    assert_eq!(record["decision"]["consent_position"], "refused");
    assert!(record["decision"].get("why_not_sought").is_none());
    let related = &record["record"]["relates_to"];
    assert_eq!(related.as_array().unwrap().len(), 1);
    assert_eq!(related[0]["relation"], "overrides");
    assert_eq!(related[0]["record_id"], refusal["record"]["record_id"]);
    assert_eq!(sitting.records()[0], refusal);
    assert_eq!(fold_of(&sitting.records(), "priya").len(), 6, "what she said stands");
    assert_sound(&sitting.records());
}

#[test]
fn dom_b13_dom_d05_what_the_family_was_asked_before_is_never_called_not_sought() {
    for (answers, days, position) in [
        (&["not_sure", "yes"][..], 7, "not_possible"),
        (&["yes"], 7, "given_but_wider"),
        (&["yes"], 1000, "expired"),
    ] {
        let mut before = Sitting::new(Given::s01().inputs());
        before.prepare_usual();
        before.whole_pass("priya", answers);
        let seen = before.records();
        let mut sitting = Sitting::days_on(days, &Given::after(&seen));
        sitting.play([urgent()]);
        sitting.play(fields());
        let asked = [
            choose("what", "asha/child-health"),
            choose("whom", "school-nurse"),
            choose("purpose", PURPOSE),
            ON,
        ];
        sitting.play(asked);
        let record = sitting.records().pop().unwrap();
        assert_eq!(record["decision"]["consent_position"], position, "{answers:?} {days}");
        assert!(record["decision"].get("why_not_sought").is_none());
        assert!(record["record"].get("relates_to").is_none(), "no no is overridden");
        assert_sound(&[seen, vec![record]].concat());
    }
}

#[test]
fn dom_d05_a_yes_of_somebody_who_does_not_decide_any_more_is_no_agreement() {
    let mut before = Sitting::new(Given::s01().inputs());
    before.prepare_usual();
    before.whole_pass("priya", &["yes"]);
    let given = Given::after(&before.records()).case_with("/people/0/authority", json!([]));
    let mut sitting = Sitting::days_on(7, &given);
    sitting.play([urgent()]);
    sitting.play(fields());
    sitting.play([
        choose("what", "asha/child-health"),
        choose("whom", "school-nurse"),
        choose("purpose", PURPOSE),
        ON,
    ]);
    let record = sitting.records().pop().unwrap();
    assert_eq!(record["decision"]["consent_position"], "not_sought");
    assert_eq!(record["decision"]["why_not_sought"], json!(["delay_raises_risk"]));
}

#[test]
fn dom_h10_inv_i9_advice_is_skipped_in_an_emergency_and_the_reason_is_kept() {
    for (decided, note) in [
        ("no_time", "I did. There was no time to ask anyone first"),
        ("nobody_reached", "I did. I tried to ask first and reached nobody"),
    ] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.play([urgent()]);
        sitting.play(fields());
        sitting.play([choose("decided", decided), ON]);
        let record = sitting.records().pop().unwrap();
        assert_eq!(record["practitioner_only"]["notes"], note);
    }
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([urgent()]);
    sitting.play(fields());
    sitting.play([choose("decided", "advised"), ON]);
    assert_eq!(sitting.problems(), ["urgent.problem.adviser"]);
    sitting.play([write("adviser", "Moira Kelly: ring the police"), ON]);
    let record = sitting.records().pop().unwrap();
    let notes = text_at(&record, "/practitioner_only/notes");
    assert!(notes.ends_with("Moira Kelly: ring the police"), "{notes}");
    assert_records(&[record]);
    // And nothing is skipped without saying why.
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([urgent(), ON]);
    let missing = ["what", "danger", "purpose", "decided", "whom"];
    assert_eq!(sitting.problems(), missing.map(|name| format!("urgent.problem.{name}")));
    assert!(sitting.records().is_empty());
}

#[test]
fn flow_j5_a_recipient_whom_nobody_configured_is_named_under_an_id_of_its_own() {
    let given = Given::s01();
    let mut sitting = Sitting::new(given.inputs());
    sitting.play([urgent()]);
    sitting.play(fields());
    sitting
        .play([unmark("whom", "csc"), write("someone", "Night desk of the refuge, 01632 960188")]);
    sitting.play([ON]);
    let record = sitting.records().pop().unwrap();
    let id = text_at(&record, "/decision/ad_hoc_recipients/0").to_owned();
    assert_eq!(record["decision"]["items"][0]["recipient_id"], *id);
    let parties = record["party_identification"].as_array().unwrap();
    let party = parties.iter().find(|party| party["party_id"] == *id).unwrap();
    assert_eq!(party["party_name"], "Night desk of the refuge, 01632 960188");
    acknowledge_and_finish(&mut sitting);
    act(&mut sitting);
    let records = sitting.records();
    assert_records(&records);
    let said = answer(&given, &records, &id, "2026-09-14T12:00:00Z");
    assert_eq!(said["answer"], "yes");
}

#[test]
fn inv_i12_nothing_is_marked_beforehand_and_nothing_can_be_all() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.play([urgent()]);
    let errand = sitting.state.desk.errands.last().unwrap();
    assert!(errand.answers.entries().is_empty());
    sitting.play([
        choose("what", "all"),
        choose("whom", "all"),
        choose("what", "asha/police-warning"),
    ]);
    let errand = sitting.state.desk.errands.last().unwrap();
    assert!(errand.answers.entries().is_empty(), "what may be in no plan is not here either");
}
