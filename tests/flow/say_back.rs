//! F9, in your own words: the practitioner checks their own explaining (G8, J1).

use consent_disclosure::domain::time::parse_instant;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{AttestFact, Fact, TalkFact};
use consent_disclosure::wire::ledger::verify;
use serde_json::{Value, json};

use crate::kit::*;

fn at_say_back(answers: &[&str]) -> Sitting {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(answers);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F9");
    sitting
}

impl Sitting {
    /// F2 to F8 once more, and back to F9.
    #[track_caller]
    fn hear_again(&mut self) {
        self.talk(TalkFact::ExplainingAgainChosen);
        for screen in ["F2 F3 F4", "F5 F6 F7"] {
            assert_eq!(self.screen(), screen);
            self.read();
            self.talk(TalkFact::Continued);
        }
        assert_eq!(self.screen(), "F8");
        self.talk(TalkFact::Continued);
        assert_eq!(self.screen(), "F9");
    }

    #[track_caller]
    fn tick_and_save(&mut self) -> Value {
        self.play([choose("way", "ticked"), choose("tick", "yes")]);
        self.talk(TalkFact::Continued);
        self.give_back();
        self.play([choose("told_can_refuse", "yes"), choose("pressure", "no")]);
        self.play([Fact::Attest(AttestFact::Continued)]);
        assert_eq!(self.screen(), "P22", "{:?}", self.problems());
        self.save();
        assert_records(&self.records());
        self.records().pop().unwrap()
    }
}

#[test]
fn grd_g8_what_was_said_back_is_recorded_and_not_asked_again() {
    let mut sitting = at_say_back(&["yes", "no"]);
    sitting.play([write("said_back", " You tell the nurse how Asha is.\nI can stop it. ")]);
    sitting.talk(TalkFact::SaidBack);
    let record = sitting.tick_and_save();
    assert_eq!(text_at(&record, "/understanding/method"), "said_back");
    assert_eq!(text_at(&record, "/understanding/result"), "understood");
    let words = "You tell the nurse how Asha is.\nI can stop it.";
    assert_eq!(text_at(&record, "/understanding/in_their_words"), words);
    assert_eq!(record.pointer("/understanding/valid"), Some(&json!(true)));
}

#[test]
fn grd_g8_it_need_not_be_written_down() {
    let mut sitting = at_say_back(&["yes"]);
    sitting.talk(TalkFact::SaidBack);
    let record = sitting.tick_and_save();
    assert_eq!(text_at(&record, "/understanding/method"), "said_back");
    assert_eq!(record.pointer("/understanding/in_their_words"), None);
}

#[test]
fn grd_g8_explained_again_it_is_heard_again_block_by_block() {
    let mut sitting = at_say_back(&["yes"]);
    let before = sitting.family().shown.len();
    sitting.talk(TalkFact::ExplainingAgainChosen);
    assert_eq!(sitting.screen(), "F2 F3 F4");
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.problems()[0].as_str()), ("F2 F3 F4", "talk.read_on"));
    let heard = sitting.at;
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.read();
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
    assert!(sitting.family().answers.iter().all(Option::is_some), "their answers are theirs");
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SaidBack);
    assert!(sitting.family().shown.len() >= before + 6);
    let record = sitting.tick_and_save();
    assert_eq!(text_at(&record, "/understanding/method"), "said_back");
    assert_eq!(text_at(&record, "/understanding/result"), "explained_again");
    assert_eq!(record.pointer("/understanding/valid"), Some(&json!(true)));
    let explained = record.pointer("/understanding/explained").unwrap().as_array().unwrap();
    assert_eq!(explained.len(), 9);
    let again = explained
        .iter()
        .filter(|one| parse_instant(text_at(one, "/at")).is_some_and(|at| at > heard));
    assert_eq!(again.count(), 8, "all but the change of mind, which F1 explains");
}

#[test]
fn grd_g8_back_from_the_second_round_does_not_lead_round_it() {
    let mut sitting = at_say_back(&["yes"]);
    sitting.talk(TalkFact::ExplainingAgainChosen);
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F1");
}

/// Twice was not enough: not theirs to put right.
#[test]
fn exp_b19_two_rounds_that_did_not_help_end_the_pass_and_keep_every_no() {
    let mut sitting = at_say_back(&["yes", "no", "not_sure"]);
    sitting.hear_again();
    sitting.talk(TalkFact::ExplainingAgainChosen);
    assert_eq!(sitting.screen(), "F11");
    let said = bodies(sitting.family());
    for key in ["f11.stop_here", "f11.not_you", "f11.offer", "f11.stopped_no"] {
        assert!(says(&said, key), "{key} in {said}");
    }
    let records = sitting.records();
    assert_eq!(head(&records[0]), ("consent_event", "refused"));
    assert_eq!(choices(&records[0]).len(), 2);
    assert_eq!(head(&records[1]), ("talk_not_completed", "stopped"));
    assert_eq!(text_at(&records[1], "/stopped/screen"), "F9");
    assert_eq!(text_at(&records[1], "/stopped/why"), "not_understood");
    assert_eq!(text_at(&records[1], "/stopped/next"), "other_format_or_advocate");
    assert_records(&records);
    sitting.give_back();
    assert_eq!(sitting.screen(), "P22", "there is no yes to attest");
}

#[test]
fn exp_b19_two_rounds_without_a_no_leave_one_record() {
    let mut sitting = at_say_back(&["yes"]);
    sitting.hear_again();
    sitting.talk(TalkFact::ExplainingAgainChosen);
    let records = sitting.records();
    assert_eq!(records.len(), 1);
    assert_eq!(head(&records[0]), ("talk_not_completed", "stopped"));
    assert_records(&records);
}

#[test]
fn exp_b19_it_can_be_skipped_and_then_p9_asks() {
    let mut sitting = at_say_back(&["yes"]);
    sitting.play([write("said_back", "I would rather not")]);
    sitting.talk(TalkFact::SayBackSkipped);
    assert_eq!(sitting.screen(), "F10");
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.play([choose("told_can_refuse", "yes"), choose("pressure", "no")]);
    sitting.play([Fact::Attest(AttestFact::Continued)]);
    assert_eq!(sitting.problems(), ["p9.problem.understood"]);
    sitting.attest("yes", "no", "understood");
    sitting.save();
    let record = sitting.records().pop().unwrap();
    assert_eq!(text_at(&record, "/understanding/method"), "attested");
    assert_eq!(record.pointer("/understanding/in_their_words"), None);
}

#[test]
fn grd_g8_who_doubts_it_at_p9_says_so_and_the_yes_counts_for_nothing() {
    let mut sitting = at_say_back(&["yes", "no"]);
    sitting.talk(TalkFact::SaidBack);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    assert_eq!(sitting.state.desk.attestation.one("understood"), None, "it is not asked");
    sitting.play([Fact::Attest(AttestFact::WentBack), choose("understood", "not_understood")]);
    sitting.play([Fact::Attest(AttestFact::Continued)]);
    sitting.save();
    let record = sitting.records().pop().unwrap();
    assert_eq!(text_at(&record, "/understanding/method"), "said_back");
    assert_eq!(text_at(&record, "/understanding/result"), "not_understood");
    assert_eq!(record.pointer("/understanding/valid"), Some(&json!(false)));
    assert_records(&[record]);
}

#[test]
fn inv_i15_who_says_no_to_everything_says_nothing_back() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    assert_eq!(text_at(&sitting.records()[0], "/understanding/method"), "not_needed");
}

#[test]
fn inv_i12_nothing_on_f9_is_a_test_or_a_score() {
    let sitting = at_say_back(&["yes"]);
    let said = bodies(sitting.family()).to_lowercase();
    assert!(says(&bodies(sitting.family()), "f9.no_test"));
    for word in ["right", "wrong", "correct", "score", "pass ", "fail", "well done", "mistake"] {
        assert!(!said.contains(word), "{word} in {said}");
    }
}

/// An interpreter for Priya; `change` spoils the plan.
fn interpreted(change: impl FnOnce(&mut Vec<Fact>)) -> Sitting {
    Sitting::planned(&Given::s01(), |steps| {
        steps[4].extend([
            choose("interpreter.priya", "professional"),
            write("interpreter_name.priya", "A. Rahman, Two Voices"),
            choose("interpreter_link.priya", "no"),
        ]);
        change(&mut steps[4]);
    })
}

#[test]
fn grd_g5_a_professional_interpreter_is_named_in_every_record_of_the_talk() {
    let mut sitting = interpreted(|_| {});
    assert_eq!(sitting.barriers(), []);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["yes", "no"]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SaidBack);
    let record = sitting.tick_and_save();
    assert_eq!(text_at(&record, "/understanding/interpreter"), "A. Rahman, Two Voices");
    let party = record["party_identification"].as_array().unwrap();
    let party = party.iter().find(|party| party["party_id"] == "interpreter").unwrap();
    assert_eq!(party["party_role"], json!(["interpreter"]));
    assert_eq!(party["party_name"], "A. Rahman, Two Voices");
    let present = record.pointer("/event/present").unwrap().as_array().unwrap();
    assert!(present.contains(&json!("interpreter")));
    assert_eq!(verify(&[record], &[]), []);
}

#[test]
fn grd_g5_with_an_interpreter_saying_it_back_cannot_be_skipped() {
    let mut sitting = interpreted(|_| {});
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SayBackSkipped);
    assert_eq!(sitting.screen(), "F9");
    sitting.talk(TalkFact::SaidBack);
    assert_eq!(sitting.screen(), "F10");
}

#[test]
fn grd_g5_nobody_of_the_family_interprets() {
    use consent_disclosure::flow::guards::Barrier;
    let refused = || interpreted(|help| help.push(choose("interpreter.priya", "family_member")));
    assert_eq!(refused().problems(), ["p7.problem.interpreter_family"]);
    assert!(refused().plans().is_empty());
    refused().assert_locked(Barrier::InterpreterRefused);
    for link in ["yes", "not_sure"] {
        let linked = || interpreted(|help| help.push(choose("interpreter_link.priya", link)));
        assert_eq!(linked().problems(), ["p7.problem.interpreter_linked"], "{link}");
        linked().assert_locked(Barrier::InterpreterOpen);
    }
}

#[test]
fn grd_g5_an_interpreter_is_named_and_whether_one_is_needed_is_said() {
    use consent_disclosure::flow::guards::Barrier;
    let unnamed = || interpreted(|help| help.push(write("interpreter_name.priya", " ")));
    assert_eq!(unnamed().problems(), ["p7.problem.interpreter_name"]);
    unnamed().assert_locked(Barrier::InterpreterOpen);
    let silent = || {
        Sitting::planned(&Given::s01(), |steps| {
            steps[4].retain(|fact| !format!("{fact:?}").contains("interpreter"));
        })
    };
    assert_eq!(silent().problems(), ["p7.problem.interpreter"]);
    silent().assert_locked(Barrier::InterpreterOpen);
}
