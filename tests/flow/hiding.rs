//! The neutral screen: by "hide now", by Shift three times, by nobody being there. It
//! shows nothing of the case, and what it hides is there again as it was.

use consent_disclosure::flow::hide::SHIFTS_MILLISECONDS;
use consent_disclosure::flow::idle::WARNING_SECONDS;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{
    Effect, Fact, HideFact, HostFact, SaveFact, TalkFact, TextSize, WithdrawFact,
};

use crate::kit::*;

const HIDE: Fact = Fact::Hide(HideFact::Chosen);
const ASKED: Effect = Effect::Hidden { reason: "asked" };
const IDLE: Effect = Effect::Hidden { reason: "idle" };

fn shift(at: i64) -> Fact {
    Fact::Hide(HideFact::ShiftPressed { at })
}

fn quiet(seconds: u32) -> Fact {
    Fact::Hide(HideFact::Quiet { seconds })
}

fn unlock(sitting: &mut Sitting) {
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([UNLOCKED]);
}

/// Hides, sees that nothing of the case stands there, and comes back.
#[track_caller]
fn hide_and_back(sitting: &mut Sitting, seen: &mut Vec<&'static str>) {
    let before = sitting.family().clone();
    let records = sitting.records().len();
    seen.push(sitting.screen());
    let out = sitting.play([HIDE]);
    assert!(out.contains(&ASKED), "{out:?}");
    assert_eq!(sitting.screen(), "hidden");
    let words = bodies(sitting.family());
    for name in ["Priya", "Asha", "Dan", "Maya", "Northfield", "share", "talk", "school", "yes"] {
        assert!(!words.contains(name), "{name} on the neutral screen: {words}");
    }
    assert!(sitting.family().problems.is_empty());
    unlock(sitting);
    assert_eq!(*sitting.family(), before);
    assert_eq!(sitting.records().len(), records, "hiding records nothing");
}

#[test]
fn exp_b8_hide_now_stands_in_place_of_any_screen_and_the_pass_goes_on_where_it_was() {
    let mut seen = Vec::new();
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for _ in 0..3 {
        sitting.talk(TalkFact::Continued);
        assert!(!sitting.problems().is_empty());
        hide_and_back(&mut sitting, &mut seen);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    sitting.play([item(0, "yes"), item(1, "no"), write("note", "Only the mornings")]);
    sitting.talk(TalkFact::StopChosen);
    hide_and_back(&mut sitting, &mut seen);
    sitting.talk(TalkFact::StopDeclined);
    hide_and_back(&mut sitting, &mut seen);
    sitting.reach_answer(&["yes", "no"]);
    sitting.play([choose("way", "typed_name"), write("typed", "Priya N")]);
    sitting.wait(3600);
    hide_and_back(&mut sitting, &mut seen);
    sitting.talk(TalkFact::Continued);
    hide_and_back(&mut sitting, &mut seen);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.play([choose("take", "0")]);
    hide_and_back(&mut sitting, &mut seen);
    sitting.withdraw(WithdrawFact::SomeChosen);
    hide_and_back(&mut sitting, &mut seen);
    let all = ["F1", "F2 F3 F4", "F5 F6 F7", "stop", "F8", "F10", "F11", "F12", "F13"];
    assert_eq!(seen, all);
}

#[test]
fn exp_b8_only_the_practitioner_brings_it_back() {
    let mut sitting = Sitting::at_choices(Given::s01().with_passcode().inputs());
    sitting.answer(&["no"]);
    sitting.play([HIDE]);
    let before = sitting.family().clone();
    let records = sitting.records().len();
    for fact in [
        HIDE,
        shift(1),
        quiet(60 * 60),
        UNLOCKED,
        item(0, "yes"),
        write("note", "x"),
        choose("passcode", PASSCODE),
        Fact::Talk(TalkFact::Continued),
        Fact::Talk(TalkFact::WentBack),
        Fact::Talk(TalkFact::StopChosen),
        Fact::Talk(TalkFact::StopConfirmed),
        Fact::Talk(TalkFact::TabletGivenBack),
        Fact::Talk(TalkFact::BlockShown("hidden".into())),
        Fact::Talk(TalkFact::LanguageChosen("en".into())),
        Fact::Withdraw(WithdrawFact::ChangeOfMindChosen),
        Fact::Save(SaveFact::Finished),
        Fact::Host(HostFact::JourneyRequested(Journey::Plan)),
    ] {
        let said = format!("{fact:?}");
        assert!(sitting.play([fact]).is_empty(), "{said}");
        assert_eq!(*sitting.family(), before, "{said}");
    }
    sitting.play([write("passcode", "wrong")]);
    sitting.talk(TalkFact::UnlockTried);
    assert_eq!(
        (sitting.screen(), sitting.problems()),
        ("hidden", vec!["unlock.problem.wrong".into()])
    );
    sitting.play([write("passcode", PASSCODE)]);
    sitting.talk(TalkFact::UnlockTried);
    assert_eq!((sitting.screen(), sitting.family().lock.tries), ("F8", 0));
    assert_eq!(sitting.records().len(), records);
}

#[test]
fn exp_b8_an_unlock_that_was_asked_for_before_hiding_does_not_open_what_is_hidden() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([HIDE, UNLOCKED]);
    assert_eq!(sitting.screen(), "hidden");
    unlock(&mut sitting);
    assert_eq!(sitting.screen(), "P9", "the tablet was on its way back, and has arrived");
    sitting.finish();
}

#[test]
fn exp_b8_shift_three_times_within_five_seconds_hides() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([shift(1000), shift(3000)]);
    assert_eq!(sitting.family().shifts.len(), 2, "one is left to press");
    let out = sitting.play([shift(1000 + SHIFTS_MILLISECONDS)]);
    assert!(out.contains(&ASKED));
    assert_eq!(sitting.screen(), "hidden");
    unlock(&mut sitting);

    sitting.play([shift(1000), shift(3000), shift(1001 + SHIFTS_MILLISECONDS)]);
    assert_eq!(
        (sitting.screen(), sitting.family().shifts.len()),
        ("F8", 2),
        "the first is too old"
    );
    sitting.play([shift(7000)]);
    assert_eq!(sitting.screen(), "hidden", "any three within the time");
    unlock(&mut sitting);

    sitting.play([shift(1000), shift(1100), Fact::Hide(HideFact::ShiftLapsed), shift(1200)]);
    assert_eq!((sitting.screen(), sitting.family().shifts.len()), ("F8", 1));
    sitting.play([shift(500)]);
    assert_eq!(sitting.family().shifts, [500], "a clock that went back counts anew");
}

#[test]
fn exp_b8_the_desk_is_not_hidden() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    assert!(sitting.play([HIDE, shift(1), shift(2), shift(3), quiet(60 * 60)]).is_empty());
    assert_eq!(sitting.screen(), "P0");
}

#[test]
fn inv_i8_a_hidden_talk_whose_passcode_is_forgotten_keeps_its_noes() {
    let mut sitting = Sitting::at_choices(Given::s01().with_passcode().inputs());
    sitting.play([item(0, "yes"), item(1, "no"), HIDE]);
    sitting.talk(TalkFact::PasscodeForgotten);
    assert_eq!(sitting.screen(), "ended");
    let records = sitting.records();
    let heads: Vec<_> = records.iter().map(head).collect();
    assert_eq!(heads, [("consent_event", "refused"), ("talk_not_completed", "stopped")]);
    assert_eq!(text_at(&records[1], "/stopped/screen"), "F8");
    assert_eq!(text_at(&records[1], "/stopped/why"), "passcode_forgotten");
    reads(&records);
    assert!(sitting.play([HIDE]).is_empty(), "nothing of the case is left to hide");
    let held = serde_json::to_string(sitting.family()).unwrap();
    assert!(!held.contains("school-nurse"), "{held}");
}

/// `safety.idle_minutes` of the sample organisation.
fn limit(sitting: &Sitting) -> u32 {
    let minutes = sitting.inputs().config.safety.idle_minutes;
    assert!(minutes > 0);
    minutes * 60
}

#[test]
fn exp_b22_a_screen_that_nobody_touches_warns_and_then_hides() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    let limit = limit(&sitting);
    let before = sitting.family().clone();
    sitting.play([quiet(limit - 1)]);
    assert!(!sitting.family().warned);
    assert!(sitting.play([quiet(limit)]).is_empty());
    assert!(sitting.family().warned && sitting.screen() == "F8");
    sitting.play([quiet(limit + WARNING_SECONDS - 1)]);
    assert_eq!(sitting.screen(), "F8", "twenty seconds to say that one is here");
    assert_eq!(WARNING_SECONDS, 20);
    sitting.play([quiet(0)]);
    assert_eq!(*sitting.family(), before, "somebody is here");
    let out = sitting.play([quiet(limit), quiet(limit + WARNING_SECONDS)]);
    assert!(out.contains(&IDLE));
    assert_eq!(sitting.screen(), "hidden");
    unlock(&mut sitting);
    assert_eq!(*sitting.family(), before);
}

#[test]
fn exp_b22_inv_i7_no_talk_is_ended_or_lost_by_time() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "yes"), item(1, "no"), quiet(u32::MAX)]);
    assert_eq!(sitting.screen(), "hidden", "a tablet that slept");
    sitting.wait(60 * 60 * 20);
    unlock(&mut sitting);
    assert_eq!(sitting.screen(), "F8");
    assert!(sitting.records().is_empty());
    sitting.agree(&["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    assert_eq!(sitting.records().len(), 1);
}

#[test]
fn exp_b12_the_text_size_goes_round_and_stays_for_the_sitting() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    assert_eq!(sitting.state.text_size, TextSize::Usual);
    sitting.prepare_usual();
    let largest = TextSize::Usual.next().next();
    assert_eq!((largest, largest.next()), (TextSize::Largest, TextSize::Usual));
    sitting.play([Fact::TextSizeChosen(largest)]);
    sitting.whole_pass("priya", &["yes"]);
    assert_eq!((sitting.screen(), sitting.state.text_size), ("P0", largest));
}
