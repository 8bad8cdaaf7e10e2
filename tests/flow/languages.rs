//! Another language in the middle of a talk: no answer is lost, what was not explained
//! in it is explained again, and the record tells the languages apart.

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact, WithdrawFact};
use consent_disclosure::words::BUILT_IN;
use serde_json::json;

use crate::kit::*;
use crate::pseudo::{self, PSEUDO};

pub fn two_languages() -> Given {
    let mut given = Given::s01();
    pseudo::beside_english(&mut given.config);
    pseudo::beside_english(&mut given.case);
    let packs = pseudo::packs(BUILT_IN[0].2, &["adult", "young_person"]);
    given.config["languages"] = json!(["en", PSEUDO]);
    given.config["words"] = json!({ PSEUDO: packs });
    given
}

fn at_hello() -> Sitting {
    let mut sitting = Sitting::new(two_languages().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[4].push(choose("language.priya", "en"));
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F1", "{:?}", sitting.problems());
    sitting
}

fn speak(sitting: &mut Sitting, language: &str) {
    sitting.play([Fact::Talk(TalkFact::LanguageChosen(language.into()))]);
}

fn is_pseudo(sitting: &Sitting) -> bool {
    let words = bodies(sitting.family());
    words.lines().filter(|line| line.starts_with('א')).count() * 2 > words.lines().count()
}

fn read_on(sitting: &mut Sitting) {
    sitting.read();
    sitting.talk(TalkFact::Continued);
}

#[test]
fn emb_language_of_the_page_is_what_a_change_of_mind_begins_with_until_p7_says_otherwise() {
    let given = Given { language: Some(PSEUDO.into()), ..two_languages() };
    let mut unplanned = Sitting::new(given.inputs());
    unplanned.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!((unplanned.screen(), is_pseudo(&unplanned)), ("F12", true));
    let mut planned = Sitting::new(given.inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[4].push(choose("language.priya", "en"));
    planned.prepare(steps);
    planned.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!((planned.screen(), is_pseudo(&planned)), ("F12", false));
}

#[test]
fn exp_b15_one_language_is_no_choice() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    assert!(sitting.family().pass.languages.is_empty());
    let before = sitting.family().clone();
    for language in ["en", "cy", PSEUDO] {
        speak(&mut sitting, language);
        assert_eq!(*sitting.family(), before);
    }
}

#[test]
fn exp_b15_on_f8_and_f10_every_answer_stays_and_nothing_is_heard_twice() {
    let mut sitting = at_hello();
    sitting.explain();
    sitting.play([item(0, "yes"), item(1, "no"), write("note", "mornings")]);
    let (answers, rows) = {
        let family = sitting.family();
        (family.answers.clone(), family.rows().map(|row| row.item.clone()).collect::<Vec<_>>())
    };
    speak(&mut sitting, PSEUDO);
    let family = sitting.family();
    assert_eq!(sitting.screen(), "F8");
    assert!(is_pseudo(&sitting));
    assert_eq!(family.answers, answers);
    assert_eq!(family.rows().map(|row| row.item.clone()).collect::<Vec<_>>(), rows);
    assert_eq!((family.note.as_str(), family.explained.len()), ("mornings", 9));
    sitting.agree(&["yes", "no"]);
    speak(&mut sitting, "en");
    assert!(!is_pseudo(&sitting));
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    let shown = records[0]["pii_processing"]["statement_shown"].as_array().unwrap();
    let languages = |screen: &str| {
        let of_screen = shown.iter().filter(|shown| shown["screen"] == screen);
        of_screen.map(|shown| shown["language"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(languages("F1"), ["en"]);
    assert!(languages("F8").contains(&PSEUDO.to_owned()), "{shown:#?}");
    assert!(languages("F10").iter().all(|language| language == PSEUDO));
    reads(&records);
}

#[test]
fn grd_g6_what_was_explained_in_another_language_is_read_again_before_f8() {
    let mut sitting = at_hello();
    read_on(&mut sitting);
    read_on(&mut sitting);
    assert_eq!(sitting.screen(), "F5 F6 F7");
    speak(&mut sitting, PSEUDO);
    assert_eq!(sitting.screen(), "F5 F6 F7", "nobody is sent away");
    assert!(sitting.family().explained.is_empty());
    read_on(&mut sitting);
    assert_eq!((sitting.screen(), sitting.problems()), ("F1", vec!["talk.read_again".into()]));
    assert!(is_pseudo(&sitting));
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F1", "it is not read yet");
    read_on(&mut sitting);
    read_on(&mut sitting);
    assert_eq!(sitting.screen(), "F5 F6 F7");
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.family().explained.len()), ("F8", 9), "read once");
}

#[test]
fn grd_g6_going_there_and_back_explains_nothing_twice() {
    let mut sitting = at_hello();
    read_on(&mut sitting);
    let before = sitting.family().explained.clone();
    assert!(!before.is_empty());
    speak(&mut sitting, PSEUDO);
    speak(&mut sitting, "en");
    assert_eq!(sitting.family().explained, before);
    read_on(&mut sitting);
    read_on(&mut sitting);
    assert_eq!(sitting.screen(), "F8");
}

#[test]
fn exp_b15_what_can_be_taken_back_is_named_in_the_new_language() {
    let mut sitting = at_hello();
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    sitting.hand_over(Journey::Withdraw, "priya", "yes");
    assert_eq!(sitting.screen(), "F12");
    let english = sitting.family().pass.standing[0].says.clone();
    sitting.play([choose("take", "1")]);
    speak(&mut sitting, PSEUDO);
    assert_ne!(sitting.family().pass.standing[0].says, english);
    sitting.withdraw(WithdrawFact::SomeChosen);
    assert_eq!(sitting.screen(), "F13");
    assert!(is_pseudo(&sitting));
    sitting.withdraw(WithdrawFact::Confirmed);
    let records = sitting.records();
    assert_eq!(head(records.last().unwrap()), ("consent_event", "withdrawn_in_part"));
    reads(&records);
}
