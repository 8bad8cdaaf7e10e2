//! The way of a record to the host: "saved" is what the host says, and nothing else.

use consent_disclosure::flow::saving::SaveState;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Effect, Fact, HostFact, SaveFact, TalkFact};

use crate::kit::*;

/// At P22 with the record on its way; and its key.
fn sending() -> (Sitting, String) {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    let out = sitting.save();
    assert!(matches!(out.as_slice(), [Effect::RecordMade { .. }]));
    let key = sitting.last_key();
    (sitting, key)
}

fn acknowledged(key: &str) -> Fact {
    Fact::Host(HostFact::RecordAcknowledged { key: key.into(), reference: None })
}

fn refused(key: &str) -> Fact {
    Fact::Host(HostFact::RecordRefused { key: key.into(), message: "disk full".into() })
}

fn timed_out(key: &str) -> Fact {
    Fact::Host(HostFact::RecordTimedOut { key: key.into() })
}

fn retried(key: &str) -> Fact {
    Fact::Save(SaveFact::RetryChosen { key: key.into() })
}

fn downloaded(key: &str) -> Fact {
    Fact::Save(SaveFact::DownloadChosen { key: key.into() })
}

fn is_saved(sitting: &Sitting, key: &str) -> bool {
    matches!(sitting.saving(key), SaveState::Saved { .. })
}

#[test]
fn saved_is_said_once_and_only_after_the_host() {
    let (mut sitting, key) = sending();
    assert_eq!(sitting.saving(&key), SaveState::Sending);
    assert!(sitting.state.is_dirty());
    let out = sitting.play([acknowledged(&key)]);
    assert_eq!(out, [Effect::RecordSaved { key: key.clone(), reference: None }]);
    assert!(sitting.play([acknowledged(&key)]).is_empty(), "told twice, said once");
    assert!(is_saved(&sitting, &key));
}

#[test]
fn emb_c20_leaving_is_warned_about_only_while_something_would_be_lost() {
    let (mut sitting, key) = sending();
    sitting.play([refused(&key)]);
    assert!(sitting.state.is_dirty());
    sitting.play([acknowledged(&key)]);
    assert_eq!(sitting.screen(), "P22");
    assert!(!sitting.state.is_dirty(), "everything is saved");

    let mut unsaved = Sitting::at_choices(Given::s01().inputs());
    assert!(unsaved.state.is_dirty(), "in the middle of a talk");
    unsaved.agree(&["yes"]);
    unsaved.give_back();
    unsaved.attest("yes", "no", "understood");
    assert_eq!(unsaved.screen(), "P22");
    assert!(unsaved.state.is_dirty(), "the record is not made yet");

    let mut ended = Sitting::at_choices(Given::s01().with_passcode().inputs());
    ended.answer(&["no"]);
    ended.talk(TalkFact::Continued);
    ended.talk(TalkFact::TabletGivenBack);
    ended.talk(TalkFact::PasscodeForgotten);
    assert!(ended.state.is_dirty());
    let key = ended.last_key();
    ended.play([acknowledged(&key)]);
    assert_eq!((ended.screen(), ended.state.is_dirty()), ("ended", false), "to load it again");
}

#[test]
fn saved_is_not_undone_by_a_late_refusal_or_time_out() {
    let (mut sitting, key) = sending();
    sitting.play([acknowledged(&key)]);
    assert!(sitting.play([refused(&key), timed_out(&key), retried(&key)]).is_empty());
    assert!(is_saved(&sitting, &key));
}

#[test]
fn saved_needs_the_right_key() {
    let (mut sitting, key) = sending();
    assert!(sitting.play([acknowledged("somebody-else")]).is_empty());
    assert_eq!(sitting.saving(&key), SaveState::Sending);
}

#[test]
fn a_failed_record_is_not_saved_and_says_why() {
    let (mut sitting, key) = sending();
    let out = sitting.play([refused(&key)]);
    let message = "disk full".to_owned();
    assert_eq!(out, [Effect::SaveFailed { key: key.clone(), message: message.clone() }]);
    assert_eq!(sitting.saving(&key), SaveState::Failed { message });
    assert!(sitting.play([refused(&key)]).is_empty(), "failed once, said once");
    assert!(sitting.state.outbox.has_unsaved());
}

#[test]
fn silence_is_not_saved_and_a_late_acknowledgement_still_saves() {
    let (mut sitting, key) = sending();
    let out = sitting.play([timed_out(&key)]);
    assert!(matches!(out.as_slice(), [Effect::SaveFailed { .. }]));
    let out = sitting.play([acknowledged(&key)]);
    assert!(matches!(out.as_slice(), [Effect::RecordSaved { .. }]));
    assert!(is_saved(&sitting, &key));
}

#[test]
fn a_retry_sends_the_same_bytes_under_the_same_key() {
    let (mut sitting, key) = sending();
    assert!(sitting.play([retried(&key)]).is_empty(), "it is still on its way");
    sitting.play([refused(&key)]);
    sitting.wait(600);
    let out = sitting.play([retried(&key)]);
    let [Effect::RecordMade { sealed, .. }] = out.as_slice() else { panic!("{out:?}") };
    let first = sitting.effects.iter().find_map(|effect| match effect {
        Effect::RecordMade { sealed, .. } => Some(sealed.clone()),
        _ => None,
    });
    assert_eq!(Some(sealed), first.as_ref());
    assert_eq!(sitting.saving(&key), SaveState::Sending);
    assert_eq!(sitting.state.outbox.records.len(), 1);
}

#[test]
fn an_unsaved_record_can_be_downloaded_and_an_unknown_one_cannot() {
    let (mut sitting, key) = sending();
    sitting.play([refused(&key)]);
    let out = sitting.play([Fact::Save(SaveFact::DownloadChosen { key: key.clone() })]);
    assert_eq!(out, [Effect::DownloadAsked { key }]);
    let unknown = SaveFact::DownloadChosen { key: "nobody".into() };
    assert!(sitting.play([Fact::Save(unknown)]).is_empty());
}

#[test]
fn inv_i11_who_holds_the_tablet_reaches_only_the_records_of_this_pass() {
    let (mut sitting, priyas) = sending();
    sitting.play([refused(&priyas)]);
    sitting.play([downloaded(&priyas), Fact::Save(SaveFact::Finished)]);
    sitting.prepare(plan_answers(&["daniel"], &["priya"]));
    sitting.hand_over(Journey::Talk, "daniel", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert!(sitting.play([downloaded(&priyas), retried(&priyas)]).is_empty());
    let own = sitting.last_key();
    sitting.play([refused(&own)]);
    assert_eq!(sitting.play([downloaded(&own)]), [Effect::DownloadAsked { key: own.clone() }]);
    assert!(matches!(sitting.play([retried(&own)]).as_slice(), [Effect::RecordMade { .. }]));
}

/// Tries to leave P22; true if that leads to P0, or to P11 after a no.
fn finishes(sitting: &mut Sitting) -> bool {
    sitting.play([Fact::Save(SaveFact::Finished)]);
    ["P0", "P11"].contains(&sitting.screen())
}

#[test]
fn emb_c1_p22_is_left_only_with_the_record_saved_or_in_a_file() {
    let (mut sitting, key) = sending();
    assert!(!finishes(&mut sitting), "on its way");
    sitting.play([downloaded(&key)]);
    assert!(!finishes(&mut sitting), "the host may still answer");
    let (mut sitting, key) = sending();
    sitting.play([refused(&key)]);
    assert!(!finishes(&mut sitting), "it is nowhere but here");
    sitting.play([downloaded(&key), retried(&key)]);
    assert!(!finishes(&mut sitting), "on its way again");
    sitting.play([timed_out(&key)]);
    assert!(finishes(&mut sitting), "in a file");
    assert!(sitting.state.outbox.has_unsaved() && sitting.state.is_dirty());
    let (mut sitting, key) = sending();
    sitting.play([refused(&key), acknowledged(&key)]);
    assert!(finishes(&mut sitting), "saved late is saved");
}

#[test]
fn emb_c1_each_record_of_the_pass_counts_and_no_file_that_the_family_took() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let keys: Vec<String> = sitting.family().records.iter().map(|r| r.key.clone()).collect();
    sitting.play([refused(&keys[0]), downloaded(&keys[0]), acknowledged(&keys[1])]);
    sitting.give_back();
    assert!(!finishes(&mut sitting));
    sitting.play([downloaded(&keys[0])]);
    assert!(finishes(&mut sitting));
}

#[test]
fn saving_twice_makes_one_record() {
    let (mut sitting, _) = sending();
    assert!(sitting.save().is_empty());
    assert_eq!(sitting.state.outbox.records.len(), 1);
}

#[test]
fn the_next_record_follows_one_that_the_host_has_not_kept_yet() {
    let (mut sitting, first) = sending();
    sitting.play([timed_out(&first), downloaded(&first), Fact::Save(SaveFact::Finished)]);
    assert_eq!(sitting.screen(), "P0");
    assert!(sitting.state.is_dirty(), "leaving the page would lose it");
    sitting.whole_pass("priya", &["no", "yes"]);
    assert!(!is_saved(&sitting, &first), "one acknowledgement saves one record");
    let records = sitting.records();
    assert_eq!(records[1]["record"]["sequence"], 2);
    assert_eq!(text_at(&records[1], "/record/previous/record_id"), first);
    reads(&records);
}

#[test]
fn a_no_that_the_host_did_not_keep_is_shown_as_unsaved_to_the_person() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    let key = sitting.last_key();
    assert_eq!(sitting.family().records[0].saving, SaveState::Sending);
    sitting.play([timed_out(&key)]);
    assert!(matches!(sitting.family().records[0].saving, SaveState::Failed { .. }));
    sitting.play([acknowledged(&key)]);
    assert!(matches!(sitting.family().records[0].saving, SaveState::Saved { .. }));
}
