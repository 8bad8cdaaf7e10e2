//! The laws. Each looks at what an onlooker could know, not at how the machine
//! comes to it.

use consent_disclosure::domain::item::Item;
use consent_disclosure::domain::layout::Layout;
use consent_disclosure::flow::family::{FamilyState, Outcome};
use consent_disclosure::flow::saving::SaveState;
use consent_disclosure::flow::screen::{FamilyScreen, Journey};
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{Effect, Fact, HostFact, TalkFact, Unlock};
use consent_disclosure::wire::ledger::{read_records, verify};
use serde_json::{Value, json};

use super::play::LEFT_OUT_WORDS;
use super::run::{Before, Run};
use crate::kit::{assert_restates_truly, choices, derived_state, head, text_at};

const CANARY: &str = "canary";

/// What a record says of these items now.
pub fn items_of(record: &Value, decision: &str) -> Vec<Item> {
    let new = choices(record).iter().filter(|choice| choice.get("from_record").is_none());
    let said = new.filter(|choice| choice["decision"] == decision);
    let text = |choice: &Value, name: &str| text_at(choice, &format!("/{name}")).to_owned();
    said.map(|choice| Item {
        about: text(choice, "about"),
        pii_id: text(choice, "pii_id"),
        purpose_id: text(choice, "purpose_id"),
        recipient_id: text(choice, "recipient_id"),
    })
    .collect()
}

pub fn effect(run: &Run, before: &Before, fact: &Fact, effect: &Effect) {
    match effect {
        Effect::RecordSaved { key, .. } => {
            let told = matches!(
                fact,
                Fact::Host(HostFact::RecordAcknowledged { key: named, .. }) if named == key
            );
            assert!(told, "saved without the host: {fact:?}");
        }
        Effect::StepTaken { screen, family, .. } => {
            assert_eq!((*screen, *family), (run.screen(), run.state().is_family()));
            assert!(*screen != before.screen || *family != before.family);
        }
        Effect::PlanMade(_) => assert!(!before.family && !run.state().is_family()),
        Effect::UnlockAsked { .. } => assert!(["unlock", "hidden"].contains(&before.screen)),
        Effect::Hidden { .. } => assert!(before.family && run.screen() == "hidden"),
        Effect::CopyToPrint(_) | Effect::CopyToFile(_) => assert_eq!(before.screen, "P22"),
        Effect::RecordMade { .. }
        | Effect::SaveFailed { .. }
        | Effect::DownloadAsked { .. }
        | Effect::Closed { .. } => {}
    }
}

pub fn state(run: &Run, before: &Before, fact: &Fact) {
    for out in &run.state().outbox.records {
        let saved = matches!(out.saving, SaveState::Saved { .. });
        assert!(!saved || run.acknowledged.contains(&out.key), "saved without the host");
    }
    match &run.state().mode {
        Mode::Family(family) => family_screen(run, family),
        Mode::Practitioner(_) if before.family => unlocked(run, before, fact),
        Mode::Practitioner(_) => {}
    }
}

fn family_screen(run: &Run, family: &FamilyState) {
    let held = serde_json::to_string(family).unwrap();
    assert!(!held.contains(CANARY), "the practitioner's words on {}: {held}", run.screen());
    let may_read = run.state().desk.plan.answers.has("leave_out_read", &family.pass.person);
    assert!(may_read || !held.contains(LEFT_OUT_WORDS), "who may not read it: {held}");
    if family.screen == FamilyScreen::Choices {
        let offered = family.groups_shown();
        assert!(offered.end <= family.pass.groups.len(), "F8 of a purpose that there is not");
    }
    let whole = consent_disclosure::flow::layout::path(family);
    let other = family.layout == Layout::OneAtATime && family.pass.route.contains(&family.screen);
    assert!(!other || whole.contains(&family.screen), "{} in the other layout", run.screen());
    let is_read = |text: &str| family.shown.iter().any(|shown| shown.text == text);
    match family.screen.code() {
        "F8" => {
            assert_eq!(family.explained.len(), 9, "F8 with {:?}", family.explained);
            let mut script = family.pass.script.iter().flat_map(|words| &words.blocks);
            assert!(script.all(|block| is_read(&block.text())), "F8 with a block unread");
        }
        "F9" | "F10" => {
            if family.pass.comes_again() {
                assert_eq!((family.screen.code(), family.explained.len()), ("F9", 9));
            } else {
                assert!(!family.answers.is_empty());
            }
            assert!(family.answers.iter().all(Option::is_some), "{} with a row open", run.screen());
        }
        _ => {}
    }
}

/// Out of family mode only by the host's true, or by the passcode.
fn unlocked(run: &Run, before: &Before, fact: &Fact) {
    assert!(["unlock", "hidden"].contains(&before.screen), "{fact:?}");
    match (run.sitting.inputs().unlock, fact) {
        (Unlock::Host, Fact::Host(HostFact::UnlockAnswered(true))) => {}
        (Unlock::Passcode, Fact::Talk(TalkFact::UnlockTried | TalkFact::UrgentUnlockTried)) => {
            assert!(before.typed == before.passcode && !before.typed.is_empty());
        }
        other => panic!("unlocked by {other:?}"),
    }
}

pub fn pass_begun(run: &Run) {
    let family = run.sitting.family();
    assert!(family.answers.iter().all(Option::is_none), "preselected");
    assert!(
        (family.way.is_none() || family.pass.by_phone) && !family.ticked && family.typed.is_empty()
    );
    assert!(family.ink == Default::default() && !family.heard && family.witness.is_empty());
    assert!(family.say_back == Default::default());
    assert!(family.copy.is_none() && family.marked.is_empty() && family.taking_back.is_none());
    assert!(family.note.is_empty() && family.shown.is_empty() && family.explained.is_empty());
    assert_eq!(family.outcome, Outcome::Open);
    let person = &family.pass.person;
    let desk = &run.state().desk;
    assert_eq!(desk.hand_over.one("still_safe"), Some("yes"));
    let inputs = run.sitting.inputs();
    for row in family.rows() {
        let mine = row.item.about == *person;
        let holder = inputs.person(person).unwrap();
        let held = holder.authority.iter().any(|authority| authority.over == row.item.about);
        let found = run.records.iter().any(|record| {
            let authority = &record["authority"];
            authority["person"] == **person && authority["over"] == *row.item.about
        });
        assert!(mine || held || found, "{person} is asked about {}", row.item.about);
    }
    let said = |field: String| desk.plan.answers.one(&field).unwrap_or_default().to_owned();
    assert!(["", "none_of_these"].contains(&said(format!("safety.{person}")).as_str()));
    if family.pass.journey == Journey::Talk {
        assert_eq!(said(format!("part.{person}")), "asked");
        assert_eq!(said(format!("safety.{person}")), "none_of_these");
        assert_eq!(said(format!("words.{person}")), "yes");
        assert!(["none", "professional"].contains(&said(format!("interpreter.{person}")).as_str()));
        assert!(["no", "reasonable_cause"].contains(&said("danger".into()).as_str()));
        let told = family.pass.told.len() + family.pass.hears.len();
        assert!(family.rows().count() + told > 0);
        for row in family.rows() {
            let item = &row.item;
            assert_eq!(said(format!("choice.{}", item.purpose_id)), "you_choose");
            assert_eq!(said(format!("need.{}.{}", item.purpose_id, item.pii_id)), "needed");
        }
    }
}

/// The tablet comes again, to the same person and after a new look at the room; nothing
/// is answered, and what was explained still is.
pub fn second_half_begun(run: &Run) {
    let family = run.sitting.family();
    assert_eq!(Some(&family.pass.person), run.pass.as_ref().map(|notes| &notes.person));
    assert!(family.answers.iter().all(Option::is_none), "preselected");
    assert_eq!((family.explained.len(), family.outcome), (9, Outcome::Open));
    assert_eq!(run.state().desk.hand_over.one("still_safe"), Some("yes"));
    for row in family.rows() {
        let purpose = row.item.purpose_id.as_str();
        assert!(found_able(run, &family.pass.person, purpose, None), "{purpose} is not theirs");
    }
}

/// Whether the newest assessment that covers this found them able; before an instant, if
/// any is given.
fn found_able(run: &Run, person: &str, purpose: &str, before: Option<&str>) -> bool {
    let mut able = false;
    for record in run.records.iter().filter(|record| head(record).0 == "competence") {
        let earlier = before.is_none_or(|at| text_at(record, "/event/event_time") < at);
        for one in record["capacity"].as_array().unwrap() {
            let covers = one["purposes"].as_array().unwrap().iter().any(|id| id == purpose);
            if earlier && covers && one["about"] == person {
                able = one["outcome"] == "competent";
            }
        }
    }
    able
}

/// The record that has just been emitted, the last of the run's.
pub fn record(run: &Run, before: &Before) {
    let record = run.records.last().unwrap();
    let emitted = &run.records[run.handed_in..];
    assert_eq!(verify(&run.records, &[]), [], "{record:#}");
    assert_eq!(record["record"]["sequence"], emitted.len() as u64);
    let case_ref = &run.sitting.inputs().case.case_ref;
    let said = read_records(&run.records, case_ref).unwrap().said;
    if before.errand {
        return of_the_practitioner(run, before, record);
    }
    let notes = run.pass.as_ref().expect("a record outside a pass");
    if head(record).0 == "competence" {
        assert_eq!((before.screen, before.family), ("P6c", false));
        assert_eq!(record["capacity"][0]["about"], json!(notes.person));
        return;
    }
    let person = text_at(record, "/event/entity_id/0");
    assert_eq!(person, notes.person);
    assert_stands_as_here(run, &said, person);
    let (kind, state) = head(record);
    match kind {
        "consent_event" => assert_eq!(state, derived_state(record)),
        "notice" => assert!(["told", "explained"].contains(&state)),
        other => assert_eq!((other, state), ("talk_not_completed", "stopped")),
    }
    if before.family {
        assert!(record.get("practitioner_only").is_none());
        let words = record.to_string();
        assert!(!words.contains(CANARY), "the practitioner's words in {words}");
    }
    agreed(run, before, record);
    assert_restates_truly(record, &run.records);
}

/// Their own act, at the desk alone: nobody's yes or no is in it.
fn of_the_practitioner(run: &Run, before: &Before, record: &Value) {
    assert!(!before.family);
    let own = &run.sitting.inputs().case.practitioner.id;
    assert_eq!(text_at(record, "/event/entity_id/0"), own);
    assert!(choices(record).is_empty() && record.get("views").is_none());
    assert!(["authority", "disclosure_decision", "advice", "competence"].contains(&head(record).0));
}

/// What the records say stands is what the talk goes on with.
fn assert_stands_as_here(
    run: &Run,
    said: &consent_disclosure::domain::standing::Said,
    person: &str,
) {
    let decisions = |said: &consent_disclosure::domain::standing::Said| {
        let stands = said.standing_of(person).into_iter();
        stands.map(|(item, stands)| (item, stands.decision.code())).collect::<Vec<_>>()
    };
    assert_eq!(decisions(said), decisions(&run.state().said));
}

/// No yes without F10 confirmed and P9 attested, and none that was not given.
fn agreed(run: &Run, before: &Before, record: &Value) {
    let agreed = items_of(record, "agreed");
    if agreed.is_empty() {
        return;
    }
    let notes = run.pass.as_ref().unwrap();
    assert!(!before.family && notes.attested, "a yes that nobody attested");
    for item in agreed {
        assert!(notes.confirmed.contains(&item), "a yes that was not confirmed: {item:?}");
    }
    assert_eq!(record["understanding"]["explained"].as_array().map(Vec::len), Some(9));
    for choice in choices(record).iter().filter(|choice| choice["decision"] == "agreed") {
        let (about, purpose) = (text_at(choice, "/about"), text_at(choice, "/purpose_id"));
        if about == notes.person && about == "asha" && choice.get("from_record").is_none() {
            let at = Some(text_at(choice, "/decided_at"));
            assert!(found_able(run, about, purpose, at), "a yes before the assessment");
        }
    }
}

pub fn pass_ended(run: &Run) {
    let notes = run.pass.as_ref().expect("no pass was begun");
    // A pass for a change of mind is closed by the change itself (I8).
    match notes.journey {
        Journey::Withdraw => assert!(notes.closings <= 1 && notes.closings + notes.withdrawals > 0),
        _ => assert_eq!(notes.closings, 1),
    }
    let records = &run.records[notes.first_record..];
    for (item, answer) in &notes.last {
        if answer.is_some_and(|answer| answer.code() == "no") {
            let kept = records.iter().any(|record| {
                ["refused", "withdrawn"].iter().any(|no| items_of(record, no).contains(item))
            });
            assert!(kept, "a no was lost: {item:?}");
        }
    }
}

/// Retries have sent the same bytes, and whatever is not saved is known to be so.
pub fn run_ended(run: &Run) {
    let mut sent: Vec<(&str, &str)> = Vec::new();
    for effect in &run.sitting.effects {
        if let Effect::RecordMade { sealed, .. } = effect {
            let id = sealed.reference.record_id.as_str();
            match sent.iter().find(|(known, _)| *known == id) {
                Some((_, json)) => assert_eq!(*json, sealed.json),
                None => sent.push((id, &sealed.json)),
            }
        }
    }
    assert_eq!(sent.len(), run.records.len() - run.handed_in);
}
