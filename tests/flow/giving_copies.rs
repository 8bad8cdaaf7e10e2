//! P22: the copy that the person chose on F11, and no other.

use consent_disclosure::copy::{CopyPage, html};
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{AfterNoFact, CopyFact, Effect, Fact, SaveFact, TalkFact};

use crate::kit::*;

const PRINT: Fact = Fact::Copy(CopyFact::PrintChosen);
const FILE: Fact = Fact::Copy(CopyFact::FileChosen);
const REFUSED: Fact = Fact::Copy(CopyFact::PrintRefused);

/// Daniel has said no before; Priya answers, chooses a copy, and P22 has saved.
fn saved(copy: &str, alone: &str) -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.hand_over(Journey::Talk, "daniel", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(SaveFact::Finished), Fact::AfterNo(AfterNoFact::Respected)]);
    sitting.hand_over(Journey::Talk, "priya", alone);
    sitting.explain();
    sitting.agree(&["yes", "no", "not_sure", "yes", "yes", "yes"]);
    sitting.play([choose("copy", copy)]);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    assert!(sitting.play([PRINT, FILE]).is_empty(), "nothing is said yet that stands");
    sitting.save();
    sitting
}

fn kept(copy: &str) -> Sitting {
    let mut sitting = saved(copy, "yes");
    assert!(sitting.play([PRINT, FILE]).is_empty(), "the host has not said that it has it");
    sitting.acknowledge_pass();
    sitting
}

fn page(mut out: Vec<Effect>) -> (bool, CopyPage) {
    assert_eq!(out.len(), 1, "{out:?}");
    match out.remove(0) {
        Effect::CopyToPrint(page) => (true, *page),
        Effect::CopyToFile(page) => (false, *page),
        other => panic!("{other:?}"),
    }
}

#[test]
fn dom_a09_inv_i11_a_copy_on_paper_holds_this_persons_answers_and_nobody_elses() {
    let mut sitting = kept("paper");
    assert!(sitting.play([FILE]).is_empty(), "they chose paper");
    let (print, page) = page(sitting.play([PRINT]));
    assert!(print);
    let text = html(&page);
    assert_eq!(page.parts.iter().filter(|(name, _)| *name == "h2").count(), 7, "{page:#?}");
    for private in PRIVATE_NOTES.into_iter().chain(["Dan", "Daniel", "practitioner_only"]) {
        assert!(!text.contains(private), "{private} in {text}");
    }
    assert!(text.contains("Ms Ellis about Asha’s school life"), "{text}");
    assert!(text.contains("ring 01632 960020"), "how to change one's mind: {text}");
    for (_, words) in &page.parts {
        assert!(text.contains(words) || words.contains(['&', '<', '"']), "{words}");
    }
}

#[test]
fn inv_i11_a_discreet_copy_names_no_organisation_and_no_information() {
    let mut sitting = kept("discreet");
    let (print, page) = page(sitting.play([PRINT]));
    assert!(print);
    let text = html(&page);
    assert_eq!(page.title, "Notes");
    for told in ["Northfield", "health", "school life", "Asha", "Priya", "Early help"] {
        assert!(!text.contains(told), "{told} in {text}");
    }
}

#[test]
fn a_copy_as_a_file_is_given_as_a_file() {
    let mut sitting = kept("file");
    assert!(sitting.play([PRINT]).is_empty(), "they chose a file");
    let (print, page) = page(sitting.play([FILE]));
    assert!(!print && html(&page).starts_with("<!doctype html>"));
}

#[test]
fn a_page_that_cannot_print_offers_the_file_instead() {
    let mut sitting = kept("discreet");
    sitting.play([PRINT, REFUSED]);
    assert!(sitting.state.desk.print_refused);
    let (print, page) = page(sitting.play([FILE]));
    assert_eq!((print, page.title.as_str()), (false, "Notes"), "no less discreet");
    sitting.play([Fact::Save(SaveFact::Finished), Fact::AfterNo(AfterNoFact::Respected)]);
    assert!(!sitting.state.desk.print_refused, "the next person's copy is tried anew");
}

#[test]
fn inv_i16_no_copy_is_given_to_whom_none_was_offered_or_who_wants_none() {
    for (copy, alone) in [("none", "yes"), ("paper", "no")] {
        let mut sitting = saved(copy, alone);
        sitting.acknowledge_pass();
        assert!(sitting.play([PRINT, FILE, REFUSED, FILE]).is_empty(), "{copy} {alone}");
    }
}

#[test]
fn a_copy_of_noes_is_given_without_any_attestation() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    sitting.play([choose("copy", "paper")]);
    assert!(sitting.play([PRINT]).is_empty(), "not while the family holds the tablet");
    sitting.give_back();
    sitting.acknowledge_pass();
    let (_, page) = page(sitting.play([PRINT]));
    assert!(page.parts.contains(&("h2", "You said no to telling".into())), "{page:#?}");
}
