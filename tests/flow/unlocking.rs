//! The way back to the practitioner: a tap never suffices.

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Effect, Fact, HostFact, TalkFact, WithdrawFact};

use crate::kit::*;

fn at_unlock(given: &Given) -> Sitting {
    let mut sitting = Sitting::at_choices(given.inputs());
    sitting.agree(&["yes", "no"]);
    sitting.talk(TalkFact::TabletGivenBack);
    assert_eq!(sitting.screen(), "unlock");
    sitting
}

fn try_code(sitting: &mut Sitting, code: &str) {
    sitting.play([write("passcode", code)]);
    sitting.talk(TalkFact::UnlockTried);
}

#[test]
fn unlock_asks_the_host_and_only_true_opens() {
    let mut sitting = at_unlock(&Given::s01());
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "unlock", "nobody had asked");
    let out = sitting.talk(TalkFact::UnlockTried);
    assert_eq!(out, [Effect::UnlockAsked { person: "priya".into() }]);
    assert!(sitting.talk(TalkFact::UnlockTried).is_empty(), "asked once");
    sitting.play([Fact::Host(HostFact::UnlockAnswered(false))]);
    assert_eq!((sitting.screen(), sitting.problems().len()), ("unlock", 1));
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "unlock", "an answer counts once");
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "P9");
}

#[test]
fn inv_i4_on_the_way_back_one_can_still_change_ones_mind_and_give_the_tablet_back() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    sitting.play([write("passcode", "ott")]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert!(sitting.family().lock.typed.is_empty(), "half a passcode is left on no screen");
    sitting.withdraw(WithdrawFact::WentBack);
    assert_eq!(sitting.screen(), "unlock");
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    assert_eq!(head(&sitting.records()[0]), ("consent_event", "withdrawn"));
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    sitting.finish();
    let fold = fold_of(&sitting.records(), "priya");
    assert!(fold.iter().all(|(_, _, said)| *said != "agreed"));
}

#[test]
fn unlock_does_not_open_over_somebody_who_is_changing_their_mind() {
    let mut sitting = at_unlock(&Given::s01());
    sitting.talk(TalkFact::UnlockTried);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "F12");
    sitting.withdraw(WithdrawFact::WentBack);
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "unlock", "that answer has been heard");
    let out = sitting.talk(TalkFact::UnlockTried);
    assert_eq!(out, [Effect::UnlockAsked { person: "priya".into() }]);
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "P9");
}

#[test]
fn unlock_by_passcode_gives_five_tries_and_then_a_wait_that_grows() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    for _ in 0..4 {
        try_code(&mut sitting, "wrong");
        assert_eq!(sitting.problems(), ["unlock.problem.wrong"]);
        assert!(sitting.family().lock.wait_until.is_none());
    }
    let mut waits = Vec::new();
    for _ in 0..3 {
        try_code(&mut sitting, "wrong");
        assert_eq!(sitting.problems(), ["unlock.problem.wait"]);
        let until = sitting.family().lock.wait_until.unwrap();
        waits.push((until - sitting.at).num_seconds());
        try_code(&mut sitting, PASSCODE);
        assert_eq!(sitting.screen(), "unlock", "the right code does not count while waiting");
        let left = (until - sitting.at).num_seconds();
        sitting.wait(left);
    }
    assert_eq!(waits, [30, 60, 120]);
    try_code(&mut sitting, PASSCODE);
    assert_eq!(sitting.screen(), "P9");
}

#[test]
fn unlock_waits_never_grow_beyond_an_hour() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    let mut longest = 0;
    for _ in 0..30 {
        try_code(&mut sitting, "wrong");
        if let Some(until) = sitting.family().lock.wait_until {
            longest = (until - sitting.at).num_seconds();
            sitting.wait(longest);
        }
    }
    assert_eq!(longest, 60 * 60);
}

#[test]
fn unlock_by_passcode_opens_neither_to_the_host_nor_to_another_code() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([UNLOCKED]);
    assert_eq!(sitting.screen(), "unlock");
    for nearly in ["", "otter-8", "OTTER-7", "otter-7 ", "otter-"] {
        try_code(&mut sitting, nearly);
        assert_eq!(sitting.screen(), "unlock", "{nearly:?}");
        sitting.wait(3600);
    }
}

#[test]
fn unlock_the_passcode_is_not_in_what_the_family_holds() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    assert!(!serde_json::to_string(sitting.family()).unwrap().contains(PASSCODE));
    try_code(&mut sitting, PASSCODE);
    let state = serde_json::to_string(&sitting.state).unwrap();
    assert!(!state.contains(PASSCODE), "it is forgotten once it has served");
}

#[test]
fn unlock_a_forgotten_passcode_drops_each_yes_and_keeps_each_no() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    let out = sitting.talk(TalkFact::PasscodeForgotten);
    assert!(matches!(out.last(), Some(Effect::Closed { reason: "passcode_forgotten" })));
    let records = sitting.records();
    assert_eq!(
        records.iter().map(head).collect::<Vec<_>>(),
        [("consent_event", "refused"), ("talk_not_completed", "stopped")]
    );
    let fold = fold_of(&records, "priya");
    assert!(fold.len() == 3 && fold.iter().all(|(_, _, said)| *said == "refused"));
    assert_eq!(sitting.screen(), "ended");
}

#[test]
fn unlock_a_forgotten_passcode_is_not_put_down_to_the_person() {
    let mut sitting = at_unlock(&Given::s01().with_passcode());
    let out = sitting.talk(TalkFact::PasscodeForgotten);
    assert_eq!(text_at(&sitting.records()[1], "/stopped/why"), "passcode_forgotten");
    let sentence = out.iter().find_map(|effect| match effect {
        Effect::RecordMade { summary, .. } if summary.state == "stopped" => Some(&summary.sentence),
        _ => None,
    });
    assert!(!sentence.unwrap().contains("stopped"), "{sentence:?}");

    let mut stopped = Sitting::at_choices(Given::s01().with_passcode().inputs());
    stopped.talk(TalkFact::StopChosen);
    stopped.talk(TalkFact::StopConfirmed);
    assert_eq!(text_at(&stopped.records()[0], "/stopped/why"), "person_stopped");
}

#[test]
fn unlock_after_a_forgotten_passcode_nothing_leads_anywhere() {
    let mut sitting = Sitting::at_choices(Given::s01().with_passcode().inputs());
    sitting.agree(&["yes", "no"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.talk(TalkFact::StopChosen);
    assert_eq!(sitting.screen(), "unlock");
    sitting.talk(TalkFact::PasscodeForgotten);
    let before = sitting.records().len();
    for fact in [
        Fact::Talk(TalkFact::WentBack),
        Fact::Withdraw(WithdrawFact::WentBack),
        Fact::Withdraw(WithdrawFact::ChangeOfMindChosen),
        Fact::Talk(TalkFact::Continued),
        Fact::Talk(TalkFact::StopChosen),
        Fact::Talk(TalkFact::TabletGivenBack),
        Fact::Talk(TalkFact::UnlockTried),
        UNLOCKED,
        Fact::Host(HostFact::JourneyRequested(Journey::Plan)),
    ] {
        let what = format!("{fact:?}");
        sitting.play([fact]);
        assert_eq!(sitting.screen(), "ended", "{what}");
    }
    assert_eq!(sitting.records().len(), before);
    let left = serde_json::to_string(sitting.family()).unwrap();
    for item in ["child-health", "school-nurse", "Ms Ellis"] {
        assert!(!left.contains(item), "{item}");
    }
}

#[test]
fn unlock_back_leads_nowhere_from_the_way_back() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.talk(TalkFact::StopChosen);
    assert_eq!(sitting.screen(), "unlock");
    sitting.talk(TalkFact::WentBack);
    sitting.withdraw(WithdrawFact::WentBack);
    assert_eq!(sitting.screen(), "unlock");
}

#[test]
fn unlock_the_host_cannot_begin_another_journey_in_the_middle_of_a_pass() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    for journey in [Journey::Plan, Journey::Talk, Journey::Withdraw] {
        sitting.play([Fact::Host(HostFact::JourneyRequested(journey))]);
        assert_eq!(sitting.screen(), "F8");
    }
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.play([Fact::Host(HostFact::JourneyRequested(Journey::Plan))]);
    assert_eq!(sitting.screen(), "P9", "an answer that is not saved yet is not thrown away");
}

#[test]
fn inv_i1_a_host_that_never_answers_is_asked_again_and_a_late_yes_still_opens() {
    let asks = |sitting: &mut Sitting| {
        let effects = sitting.talk(TalkFact::UnlockTried);
        effects.iter().filter(|effect| matches!(effect, Effect::UnlockAsked { .. })).count()
    };
    let mut sitting = at_unlock(&Given::s01());
    assert_eq!(asks(&mut sitting), 1);
    assert_eq!(asks(&mut sitting), 0, "one log-in at a time");
    sitting.wait(20);
    assert_eq!(asks(&mut sitting), 1);
    assert_eq!(sitting.screen(), "unlock");
    sitting.play([UNLOCKED]);
    assert!(!sitting.state.is_family());
}
