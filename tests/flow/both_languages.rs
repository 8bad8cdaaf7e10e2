//! J11 and B18: with an interpreter every family screen says in the practitioner's
//! language what it says in the person's, and the record holds the words of both.

use consent_disclosure::flow::family::FamilyState;
use consent_disclosure::flow::screen::Journey;
#[cfg(feature = "web")]
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{Fact, HideFact, State, TalkFact, WithdrawFact, item_field};
#[cfg(feature = "web")]
use consent_disclosure::view::offer::{Control, offer};
use consent_disclosure::wire::canonical::digest;
use serde_json::{Value, json};

use crate::kit::*;
use crate::languages::two_languages;
use crate::pseudo::PSEUDO;
use crate::reviews::{at_review, three_months_on};

/// What P7 says of an interpreter.
pub fn with_interpreter(steps: &mut [Vec<Fact>; 5], language: &str) {
    steps[4].push(choose("language.priya", language));
    steps[4].push(choose("interpreter.priya", "professional"));
    steps[4].push(write("interpreter_name.priya", "A. Rahman, Two Voices"));
    steps[4].push(choose("interpreter_link.priya", "no"));
}

/// With a plan for Priya, whose every screen says it in two languages.
pub fn planned_in_both() -> Given {
    let given = two_languages();
    let mut sitting = Sitting::new(given.inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    with_interpreter(&mut steps, PSEUDO);
    sitting.prepare(steps);
    given.with_plan(&sitting.plans()[0])
}

fn at_hello_of(given: &Given, language: &str) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    with_interpreter(&mut steps, language);
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F1", "{:?}", sitting.problems());
    sitting
}

fn at_hello() -> Sitting {
    at_hello_of(&two_languages(), PSEUDO)
}

fn is_pseudo(text: &str) -> bool {
    text.chars().any(|c| c == 'א')
}

#[cfg(feature = "web")]
/// Each control of a screen, but for those that name a language.
fn controls(state: &State, family: &FamilyState) -> (Vec<String>, Vec<String>) {
    let mut state = state.clone();
    let inputs = state.inputs.clone().unwrap();
    state.mode = Mode::Family(Box::new(family.clone()));
    let pack = inputs.packs.family(&family.pass.voice).unwrap();
    let offer = offer(&state, &pack);
    let named = |control: &&Control| {
        !matches!(
            control,
            Control::Press {
                fact: Fact::Talk(TalkFact::LanguageChosen(_) | TalkFact::OneLanguageChosen(_)),
                ..
            }
        )
    };
    let controls = offer.controls.iter().filter(named).map(|control| format!("{control:?}"));
    (controls.collect(), offer.shapes)
}

/// Whatever stands stands in both languages, word for word and control for control.
#[track_caller]
fn stands_in_both(sitting: &Sitting) {
    let family = sitting.family();
    let twin = family.beside().unwrap_or_else(|| panic!("one language on {}", sitting.screen()));
    assert!(!family.blocks.is_empty());
    for block in &family.blocks {
        let other = block.beside.as_deref().unwrap_or_else(|| panic!("{block:#?} stands alone"));
        assert_eq!((&other.id, &other.elements), (&block.id, &block.elements));
        assert_eq!((other.lines.len(), other.more.len()), (block.lines.len(), block.more.len()));
        // What is left to say may be nothing, in either language.
        assert_eq!(block.text().is_empty(), other.text().is_empty());
        assert!(is_pseudo(&block.text()) || block.text().is_empty(), "{block:#?}");
        assert!(!is_pseudo(&other.text()), "{other:#?}");
    }
    for (problem, other) in family.problems.iter().zip(&twin.problems) {
        assert_eq!((&problem.field, &problem.words), (&other.field, &other.words));
        assert!(!is_pseudo(&other.name), "{other:?}");
    }
    controls_are_alike(&sitting.state, family, &twin);
}

#[cfg(feature = "web")]
#[track_caller]
fn controls_are_alike(state: &State, family: &FamilyState, twin: &FamilyState) {
    let (own, beside) = (controls(state, family), controls(state, twin));
    assert_eq!(own, beside, "{}", state.screen_code());
}

/// The pure layers draw nothing.
#[cfg(not(feature = "web"))]
fn controls_are_alike(_: &State, _: &FamilyState, _: &FamilyState) {}

fn shown(record: &Value) -> &Vec<Value> {
    record["pii_processing"]["statement_shown"].as_array().unwrap()
}

/// Through F1 to F7, with a look at each.
fn listen(sitting: &mut Sitting) {
    while sitting.screen() != "F8" {
        stands_in_both(sitting);
        sitting.talk(TalkFact::Continued);
        stands_in_both(sitting);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
}

fn whole_talk(sitting: &mut Sitting, answers: &[&str]) {
    listen(sitting);
    stands_in_both(sitting);
    sitting.talk(TalkFact::Continued);
    assert!(!sitting.problems().is_empty());
    stands_in_both(sitting);
    sitting.answer(answers);
    stands_in_both(sitting);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F9");
    stands_in_both(sitting);
    sitting.play([write("said_back", "In my own words")]);
    sitting.talk(TalkFact::SaidBack);
    assert_eq!(sitting.screen(), "F10");
    sitting.talk(TalkFact::Continued);
    stands_in_both(sitting);
    for way in ["drawn", "typed_name", "said", "ticked"] {
        sitting.play([choose("way", way)]);
        stands_in_both(sitting);
    }
    sitting.play([choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    stands_in_both(sitting);
}

#[test]
fn flow_j11_exp_b18_every_screen_of_an_interpreted_talk_says_the_same_in_both_languages() {
    let mut sitting = at_hello();
    whole_talk(&mut sitting, &["yes", "no", "not_sure"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(sitting.screen(), "F12");
    stands_in_both(&sitting);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    assert_eq!(sitting.screen(), "F13");
    stands_in_both(&sitting);
    sitting.withdraw(WithdrawFact::Confirmed);
    stands_in_both(&sitting);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    stands_in_both(&sitting);
    sitting.withdraw(WithdrawFact::WentBack);
    sitting.play([Fact::Hide(HideFact::Chosen)]);
    assert_eq!(sitting.screen(), "hidden");
    stands_in_both(&sitting);
    sitting.talk(TalkFact::UnlockTried);
    sitting.play([UNLOCKED]);
    sitting.talk(TalkFact::TabletGivenBack);
    assert_eq!(sitting.screen(), "unlock");
    stands_in_both(&sitting);
}

#[test]
fn flow_j11_one_idea_at_a_time_and_stopping_stand_in_both_languages_too() {
    let mut sitting = at_hello();
    let one = consent_disclosure::domain::layout::Layout::OneAtATime;
    sitting.talk(TalkFact::LayoutChosen(one));
    listen(&mut sitting);
    sitting.talk(TalkFact::StopChosen);
    assert_eq!(sitting.screen(), "stop");
    stands_in_both(&sitting);
    sitting.talk(TalkFact::StopConfirmed);
    stands_in_both(&sitting);
}

#[test]
fn flow_j11_inv_i19_the_record_holds_the_words_of_both_languages_with_their_digests() {
    let mut sitting = at_hello();
    whole_talk(&mut sitting, &["yes", "no"]);
    sitting.give_back();
    sitting.finish();
    let records = sitting.records();
    let record = &records[0];
    assert_records(&records);
    assert_eq!(record["understanding"]["interpreter"], "A. Rahman, Two Voices");
    let texts = shown(record);
    let (own, beside): (Vec<&Value>, Vec<&Value>) =
        texts.iter().partition(|one| one["language"] == PSEUDO);
    assert_eq!(own.len(), beside.len());
    for (own, beside) in own.iter().zip(&beside) {
        for field in ["screen", "block", "at"] {
            assert_eq!(own[field], beside[field], "{own:#} {beside:#}");
        }
        assert_eq!((&own["how"], &beside["how"]), (&json!("shown"), &json!("shown")));
        assert_eq!(beside["language"], "en");
        let text = beside["text"].as_str().unwrap();
        assert!(!is_pseudo(text) && is_pseudo(own["text"].as_str().unwrap()), "{text}");
        assert_eq!(beside["digest"], digest(text.as_bytes()));
    }
    // One after the other, so that who reads the record reads them together.
    assert_eq!((&texts[0]["language"], &texts[1]["language"]), (&json!(PSEUDO), &json!("en")));
    let notices = record["pii_processing"]["privacy_notice"].as_array().unwrap();
    let of = |language: &str| {
        let said = texts.iter().filter(|one| one["language"] == language);
        let said: Vec<&str> = said.map(|one| one["text"].as_str().unwrap()).collect();
        let id = format!("content/{language}/adult");
        (json!(id), json!(language), json!(digest(said.join("\n").as_bytes())))
    };
    let notices: Vec<(Value, Value, Value)> = notices
        .iter()
        .map(|one| (one["notice_id"].clone(), one["language"].clone(), one["digest"].clone()))
        .collect();
    assert_eq!(notices, [of(PSEUDO), of("en")]);
}

#[test]
fn flow_j11_the_second_language_is_what_the_talk_in_it_alone_would_say() {
    let mut both = at_hello();
    whole_talk(&mut both, &["yes", "no"]);
    let mut alone = at_hello_of(&two_languages(), "en");
    listen_alone(&mut alone, &["yes", "no"]);
    let words = |texts: &[consent_disclosure::wire::record::StatementShown]| -> Vec<String> {
        let told = texts.iter().filter(|one| !one.block.starts_with("F10.when"));
        told.map(|one| one.text.clone()).collect()
    };
    assert_eq!(words(&both.family().beside_shown), words(&alone.family().shown));
}

fn listen_alone(sitting: &mut Sitting, answers: &[&str]) {
    sitting.explain();
    sitting.answer(answers);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::SaidBack);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
}

#[test]
fn flow_j11_without_an_interpreter_one_language_stands_and_is_recorded() {
    let mut sitting = Sitting::new(two_languages().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[4].push(choose("language.priya", PSEUDO));
    sitting.prepare(steps);
    sitting.whole_pass("priya", &["yes"]);
    let record = &sitting.records()[0];
    assert!(shown(record).iter().all(|one| one["language"] == PSEUDO));
    assert_eq!(record["pii_processing"]["privacy_notice"].as_array().unwrap().len(), 1);
}

#[test]
fn flow_j11_where_there_are_no_words_in_their_language_the_record_says_that_english_stood() {
    for given in [Given::s01(), two_languages()] {
        let mut sitting = Sitting::new(given.inputs());
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        with_interpreter(&mut steps, "en");
        sitting.prepare(steps);
        sitting.hand_over(Journey::Talk, "priya", "yes");
        assert!(sitting.family().beside().is_none() && sitting.family().pass.interpreted);
        listen_alone(&mut sitting, &["yes"]);
        sitting.give_back();
        sitting.finish();
        let records = sitting.records();
        assert_records(&records);
        assert!(shown(&records[0]).iter().all(|one| one["language"] == "en"));
        assert_eq!(records[0]["understanding"]["interpreter"], "A. Rahman, Two Voices");
    }
}

#[test]
fn grd_g5_a_language_without_words_stops_the_talk_whoever_interprets() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    with_interpreter(&mut steps, PSEUDO);
    sitting.prepare(steps);
    sitting.state.desk.plan.answers.set("language.priya", PSEUDO);
    sitting.insist(Journey::Talk, "priya");
    assert_eq!((sitting.screen(), sitting.problems()), ("P8", vec!["p8.problem.locked".into()]));
}

#[test]
fn flow_j11_one_language_alone_can_be_chosen_and_is_then_what_the_record_says() {
    let mut sitting = at_hello();
    listen(&mut sitting);
    sitting.play([item(0, "yes"), write("note", "mornings")]);
    let answers = sitting.family().answers.clone();
    let before = sitting.family().beside_shown.len();
    assert!(before > 0);
    sitting.talk(TalkFact::OneLanguageChosen(true));
    let family = sitting.family();
    assert_eq!((&family.answers, family.note.as_str()), (&answers, "mornings"));
    assert!(family.beside().is_none());
    assert!(family.blocks.iter().all(|block| block.beside.is_none()));
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F9");
    assert_eq!(sitting.family().beside_shown.len(), before, "it did not stand there");
    sitting.talk(TalkFact::OneLanguageChosen(false));
    stands_in_both(&sitting);
    sitting.read();
    assert_eq!(sitting.family().beside_shown.len(), before + 1);
}

#[test]
fn grd_g6_who_goes_on_in_english_is_explained_to_in_english() {
    let mut sitting = at_hello();
    sitting.read();
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::LanguageChosen("en".into()));
    let family = sitting.family();
    assert!(family.beside().is_none(), "one language, which is both of theirs");
    assert_eq!(family.explained, [], "what stood beside theirs was for the interpreter");
    sitting.talk(TalkFact::LanguageChosen(PSEUDO.into()));
    assert!(!sitting.family().explained.is_empty());
    stands_in_both(&sitting);
}

#[test]
fn inv_i8_a_yes_that_was_not_confirmed_leaves_the_words_of_both_languages() {
    let mut sitting = at_hello();
    listen(&mut sitting);
    sitting.play([item(0, "no"), item(1, "yes")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_records(&records);
    for record in &records {
        let Some(processing) = record.get("pii_processing") else { continue };
        let said = processing["statement_shown"].to_string();
        assert!(said.contains("said_no") && !said.contains("said_yes"), "{said}");
        assert!(said.contains("I say no to"), "{said}");
    }
}

#[test]
fn inv_i1_nothing_of_the_practitioners_is_in_either_language_and_nothing_stays_of_it() {
    let given = two_languages().with_passcode();
    let mut sitting = at_hello_of(&given, PSEUDO);
    let held = serde_json::to_string(sitting.family()).unwrap();
    for private in PRIVATE_NOTES.iter().chain(&["A. Rahman"]) {
        assert!(!held.contains(private), "{private}");
    }
    listen(&mut sitting);
    sitting.play([item(0, "yes")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.talk(TalkFact::PasscodeForgotten);
    assert_eq!(sitting.screen(), "ended");
    let held = serde_json::to_string(&sitting.state).unwrap();
    assert!(!held.contains("Asha"), "{held}");
}

#[test]
fn flow_j11_what_is_open_is_named_in_both_languages() {
    let mut sitting = at_hello();
    listen(&mut sitting);
    sitting.talk(TalkFact::Continued);
    let family = sitting.family();
    let twin = family.beside().unwrap();
    let (own, other) = (&family.problems[0], &twin.problems[0]);
    assert_eq!(own.field, item_field(0));
    assert!(is_pseudo(&own.name) && other.name.contains("about Asha’s"), "{own:?} {other:?}");
}

#[test]
fn flow_j7_j11_a_review_stands_in_both_languages_and_in_another_one_keeps_its_words() {
    let (_, mut sitting) = three_months_on(|given| {
        let Given { records, ledger_id, .. } = given;
        Given { records, ledger_id, ..planned_in_both() }
    });
    at_review(&mut sitting);
    stands_in_both(&sitting);
    let blocks = sitting.family().blocks.len();
    sitting.talk(TalkFact::LanguageChosen("en".into()));
    assert_eq!((sitting.screen(), sitting.family().blocks.len()), ("F16", blocks));
    assert!(bodies(sitting.family()).contains("Sam Okoro"));
}
