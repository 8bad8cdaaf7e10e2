//! The family's copy: an allow-list (I11, record.md rule 6), as data and as a page.

use consent_disclosure::copy::{Copier, CopyForm, CopyPage, FamilyCopy, family_copy, html, json};
use consent_disclosure::domain::words::{Audience, Voice};
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{TalkFact, WithdrawFact};
use serde_json::Value;

use crate::kit::*;

/// Priya says yes to the first and no to the second of her six items, in turn, and
/// Daniel no to all; both are kept.
fn both_parents() -> Given {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.whole_pass("priya", &["yes", "no", "not_sure", "yes", "no", "yes"]);
    sitting.hand_over(Journey::Talk, "daniel", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    let records = sitting.records();
    let whose: Vec<&str> = records.iter().map(|one| text_at(one, "/event/entity_id/0")).collect();
    assert_eq!(whose, ["priya", "daniel"]);
    Given::s01().with_records(&records)
}

fn copy_of(given: &Given, person: &str, form: CopyForm) -> (FamilyCopy, Value, String) {
    copy_at(given, person, form, "2026-09-15T09:00:00Z")
}

pub(crate) fn copy_at(
    given: &Given,
    person: &str,
    form: CopyForm,
    at: &str,
) -> (FamilyCopy, Value, String) {
    let inputs = given.inputs();
    let voice = Voice::new("en", Audience::Adult);
    let pack = inputs.packs.family(&voice).unwrap();
    let copier = Copier {
        config: &inputs.config,
        case: &inputs.case,
        said: &inputs.said,
        pack: &pack,
        voice: &voice,
        form,
        at: at.parse().unwrap(),
    };
    let copy = family_copy(&copier, inputs.person(person).unwrap());
    let (data, page) = (json(&copy, &pack), html(&CopyPage::of(&copy, &pack)));
    (copy, data, page)
}

#[test]
fn a_copy_says_each_answer_to_whom_until_when_and_how_to_change_it() {
    let (copy, data, page) = copy_of(&both_parents(), "priya", CopyForm::Plain);
    assert_eq!((copy.yes.len(), copy.no.len(), copy.not_sure.len()), (3, 2, 1));
    assert_eq!(copy.yes[0].says, "Ms Ellis about Asha’s school life");
    assert_eq!(copy.yes[0].why, "Early help for your family");
    assert_eq!(data["yes"][0]["until"], "2027-03-13");
    assert!(data["no"][0].get("until").is_none(), "a no has no end");
    for said in ["until 13 March 2027", "ring 01632 960020", "Not happy? Ring 01632 960010 first."]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

#[test]
fn inv_i11_a_copy_holds_no_note_of_the_practitioner_and_no_other_adult() {
    for form in [CopyForm::Plain, CopyForm::Discreet] {
        let (copy, data, page) = copy_of(&both_parents(), "priya", form);
        assert_eq!(copy.yes.len() + copy.no.len() + copy.not_sure.len(), 6, "her own six alone");
        let all = [data.to_string(), page].concat();
        for never in PRIVATE_NOTES.iter().chain(&["Daniel", "Dan ", "Maya", "priya.n"]) {
            assert!(!all.contains(never), "{never}\n{all}");
        }
        let his = copy_of(&both_parents(), "daniel", form).0;
        assert_eq!((his.yes.len(), his.no.len(), his.not_sure.len()), (0, 6, 0));
    }
}

#[test]
fn inv_i11_what_is_about_another_adult_is_in_nobody_elses_copy() {
    let mut given = both_parents();
    let before = copy_of(&given, "priya", CopyForm::Plain).0.yes.len();
    // Asha as a grown-up of 1996: what was said for the child is hers now.
    given = given.case_with("/people/2/dob", Value::from("1996-05-02"));
    assert_eq!((before, copy_of(&given, "priya", CopyForm::Plain).0.yes.len()), (3, 0));
}

#[test]
fn a_discreet_copy_names_neither_the_organisation_nor_what_nor_why() {
    let (copy, data, page) = copy_of(&both_parents(), "priya", CopyForm::Discreet);
    assert_eq!((copy.title.as_str(), copy.yes.len()), ("Notes", 3));
    let all = [data.to_string(), page.clone()].concat();
    for telling in ["Northfield", "health", "help", "school", "Asha", "Commissioner", "http"] {
        assert!(!all.to_lowercase().contains(&telling.to_lowercase()), "{telling}\n{all}");
    }
    assert!(page.contains("Sam Okoro") && page.contains("01632 960020"), "{page}");
}

#[test]
fn a_copy_follows_a_change_of_mind() {
    let later =
        Given { ledger_id: "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002".into(), ..both_parents() };
    let mut sitting = Sitting::new(later.inputs());
    sitting.moment = 5000;
    sitting.wait(60 * 60);
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    sitting.withdraw(WithdrawFact::EverythingChosen);
    sitting.withdraw(WithdrawFact::Confirmed);
    let mut given = both_parents();
    given.records.extend(sitting.records());
    let copy = copy_of(&given, "priya", CopyForm::Plain).0;
    assert_eq!((copy.yes.len(), copy.no.len(), copy.not_sure.len()), (0, 5, 1));
}

#[test]
fn a_copy_before_any_answer_says_so() {
    let (_, _, page) = copy_of(&Given::s01(), "priya", CopyForm::Plain);
    assert!(page.contains("You have not said yes or no to anything yet."), "{page}");
}

#[test]
fn a_copy_is_a_file_of_its_own_and_its_texts_are_text() {
    let given =
        both_parents().case_with("/people/2/called", Value::from("<img src=x onerror=y>\""));
    let (_, _, page) = copy_of(&given, "priya", CopyForm::Plain);
    assert!(page.starts_with("<!doctype html><html lang=\"en\""), "{page}");
    assert!(page.contains("&lt;img src=x onerror=y&gt;&quot;"), "{page}");
    for loads in ["<img", "<script", "<link", "src=\"", "href=", "url(", "@import"] {
        assert!(!page.contains(loads), "{loads}\n{page}");
    }
}

#[test]
fn a_yes_that_has_run_out_is_no_answer_any_more() {
    let yeses = |at| copy_at(&both_parents(), "priya", CopyForm::Plain, at).0.yes.len();
    assert_eq!(yeses("2027-03-13T23:59:59Z"), 3);
    assert_eq!(yeses("2027-03-14T00:00:00Z"), 0);
}
