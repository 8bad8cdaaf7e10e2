//! I7, I8, I15, I16 and I18 to I20, one by one, on talks that are walked by hand.

use consent_disclosure::domain::element::Element;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Effect, Fact, HostFact, TalkFact, WithdrawFact};
use consent_disclosure::wire::canonical::digest;
use consent_disclosure::wire::ledger::read_records;
use serde_json::{Value, json};

use crate::kit::*;

fn agreed(records: &[Value]) -> usize {
    let all = records.iter().flat_map(choices);
    all.filter(|choice| choice["decision"] == "agreed").count()
}

#[test]
fn inv_i7_stopping_leaving_and_waiting_are_never_a_yes() {
    let yes_on_f8 = || {
        let mut sitting = Sitting::at_choices(Given::s01().with_passcode().inputs());
        sitting.answer(&["yes"]);
        sitting
    };
    let mut stopped = yes_on_f8();
    stopped.talk(TalkFact::StopChosen);
    stopped.talk(TalkFact::StopConfirmed);
    assert_eq!(agreed(&stopped.records()), 0);

    let mut waited = yes_on_f8();
    waited.talk(TalkFact::Continued);
    waited.wait(60 * 60 * 24 * 400);
    waited.play([Fact::Host(HostFact::RecordTimedOut { key: "none".into() })]);
    assert_eq!(waited.records().len(), 0);

    let mut forgotten = yes_on_f8();
    forgotten.talk(TalkFact::Continued);
    forgotten.talk(TalkFact::SaidBack);
    forgotten.play([choose("way", "ticked"), choose("tick", "yes")]);
    forgotten.talk(TalkFact::Continued);
    forgotten.talk(TalkFact::TabletGivenBack);
    forgotten.talk(TalkFact::PasscodeForgotten);
    assert_eq!(agreed(&forgotten.records()), 0, "nobody attested it");
}

#[test]
fn inv_i7_a_yes_ends_with_its_last_day() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    let said = reads(&sitting.records());
    let day = |text| consent_disclosure::domain::time::parse_date(text).unwrap();
    assert_eq!(said.live_yeses("priya", day("2027-03-13")).len(), 6);
    assert_eq!(said.live_yeses("priya", day("2027-03-14")).len(), 0);
}

fn closings(records: &[Value]) -> usize {
    let closing = |record: &&Value| {
        head(record).0 == "talk_not_completed" || head(record).1 != "refused" || {
            choices(record).iter().filter(|c| c.get("from_record").is_none()).count() == 6
        }
    };
    records.iter().filter(closing).count()
}

#[test]
fn inv_i8_every_pass_closes_with_exactly_one_record() {
    let mut all_no = Sitting::at_choices(Given::s01().inputs());
    all_no.answer(&["no"]);
    all_no.talk(TalkFact::Continued);
    all_no.talk(TalkFact::Continued);
    all_no.give_back();
    all_no.save();
    assert_eq!(closings(&all_no.records()), 1);

    let mut stopped = Sitting::at_choices(Given::s01().inputs());
    stopped.play([item(3, "no")]);
    stopped.talk(TalkFact::StopChosen);
    stopped.talk(TalkFact::StopConfirmed);
    stopped.talk(TalkFact::StopChosen);
    stopped.talk(TalkFact::StopConfirmed);
    assert_eq!(stopped.screen(), "unlock", "to stop again gives the tablet back");
    stopped.talk(TalkFact::UnlockTried);
    stopped.play([UNLOCKED]);
    stopped.save();
    assert_eq!((closings(&stopped.records()), stopped.records().len()), (1, 2));

    let mut answered = Sitting::at_choices(Given::s01().inputs());
    answered.agree(&["yes", "no"]);
    answered.give_back();
    answered.attest("yes", "no", "understood");
    answered.save();
    answered.save();
    assert_eq!((closings(&answered.records()), answered.records().len()), (1, 1));
}

#[test]
fn inv_i8_a_no_that_was_changed_before_stopping_is_not_kept() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "no"), item(1, "no"), item(0, "yes")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let record = &sitting.records()[0];
    assert_eq!(decision_on(record, "child-health", "school-nurse"), None);
    assert_eq!(decision_on(record, "child-health", "school-dsl"), Some("refused"));
}

#[test]
fn inv_i8_a_no_counts_from_when_it_was_said() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.play([item(0, "no")]);
    let said_at = sitting.at;
    sitting.wait(900);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let written = consent_disclosure::domain::time::write_instant(said_at);
    assert_eq!(text_at(&sitting.records()[0], "/choices/0/decided_at"), written);
}

#[test]
fn inv_i15_who_says_no_to_everything_needs_nothing_more() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.answer(&["no"]);
    let out = sitting.talk(TalkFact::Continued);
    assert!(out.iter().any(|effect| matches!(effect, Effect::RecordMade { .. })));
    assert!(sitting.state.is_family(), "nobody has unlocked anything");
    assert_eq!(sitting.screen(), "F11");
    let record = &sitting.records()[0];
    assert_eq!(head(record), ("consent_event", "refused"));
    assert_eq!(text_at(record, "/event/expression_method"), "tapped");
    assert_eq!(record.pointer("/understanding/valid"), Some(&json!(true)));
    assert_eq!(text_at(record, "/understanding/method"), "not_needed");
    sitting.give_back();
    assert_eq!(sitting.screen(), "P22", "nothing to attest");
}

#[test]
fn inv_i15_a_withdrawal_is_emitted_at_once_and_asks_for_nothing() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    sitting.withdraw(WithdrawFact::EverythingChosen);
    let out = sitting.withdraw(WithdrawFact::Confirmed);
    assert!(out.iter().any(|effect| matches!(effect, Effect::RecordMade { .. })));
    assert!(sitting.state.is_family());
}

#[test]
fn inv_i16_how_a_copy_is_safe_is_heard_only_alone() {
    for (alone, kept) in [("yes", true), ("no", false), ("not_sure", false)] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.prepare_usual();
        sitting.hand_over(Journey::Talk, "priya", alone);
        sitting.explain();
        sitting.agree(&["yes"]);
        assert_eq!(sitting.family().pass.alone, kept);
        sitting.play([choose("copy", "discreet")]);
        assert_eq!(sitting.family().copy.is_some(), kept, "alone: {alone}");
        sitting.give_back();
        sitting.finish();
        let record = &sitting.records()[0];
        assert_eq!(record.to_string().contains("give_copy"), kept);
        assert_eq!(text_at(record, "/free_choice/time_alone"), if kept { "yes" } else { "no" });
    }
}

/// The usual plan for a family in which a mother's age is not known either.
fn unknowns_asked() -> [Vec<Fact>; 5] {
    let mut steps = plan_answers(&["leanne", "karen"], &[]);
    for kind in NEEDED {
        steps[1].push(choose(&format!("about.early-help.{kind}"), "tyler"));
    }
    steps[1].push(unmark("recipients.early-help", "class-teacher"));
    for person in ["leanne", "karen"] {
        steps[3].push(choose(&format!("hear.{person}"), "not_heard"));
    }
    steps
}

#[test]
fn inv_i18_unknown_age_or_disputed_authority_open_no_screen_that_could_give_a_yes() {
    for person in ["leanne", "karen", "tyler"] {
        let mut sitting = Sitting::new(Given::unknowns().inputs());
        sitting.prepare(unknowns_asked());
        assert_eq!(sitting.plans().len(), 1, "{:?}", sitting.problems());
        sitting.hand_over(Journey::Talk, person, "yes");
        assert_eq!(sitting.screen(), "P8", "{person}");
    }
}

#[test]
fn inv_i18_the_same_plan_opens_once_authority_is_held() {
    let given = Given::unknowns().case_with("/people/1/authority/0/status", json!("held"));
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(unknowns_asked());
    sitting.hand_over(Journey::Talk, "karen", "yes");
    assert_eq!(sitting.screen(), "F1");
}

#[test]
fn inv_i18_an_altered_ledger_is_refused_whole() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["no", "yes"]);
    let mut records = sitting.records();
    records[0]["choices"][0]["decision"] = json!("agreed");
    let faults = read_records(&records, "NFH-2026-0417").unwrap_err();
    assert_eq!(faults[0].path, "$[0].integrity.digest");
}

#[test]
fn inv_i19_the_words_on_the_screen_are_the_words_in_the_record() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let mut seen: Vec<(String, String)> = Vec::new();
    let note = |sitting: &Sitting, seen: &mut Vec<(String, String)>| {
        let screen = sitting.screen().to_owned();
        let blocks = sitting.family().blocks.iter();
        seen.extend(blocks.map(|block| (screen.clone(), block.text())));
    };
    for _ in 0..3 {
        note(&sitting, &mut seen);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    note(&sitting, &mut seen);
    for (place, answer) in ["yes", "no", "not_sure", "yes", "yes", "no"].iter().enumerate() {
        sitting.play([item(place, answer)]);
        let said_back = sitting.family().blocks.last().unwrap();
        seen.push((sitting.screen().to_owned(), said_back.text()));
    }
    sitting.talk(TalkFact::Continued);
    note(&sitting, &mut seen);
    sitting.talk(TalkFact::SaidBack);
    note(&sitting, &mut seen);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    let shown = record.pointer("/pii_processing/statement_shown").unwrap().as_array().unwrap();
    let kept: Vec<(String, String)> = shown
        .iter()
        .map(|said| (text_at(said, "/screen").to_owned(), text_at(said, "/text").to_owned()))
        .collect();
    assert_eq!(kept, seen);
    for said in shown {
        assert_eq!(text_at(said, "/digest"), digest(text_at(said, "/text").as_bytes()));
    }
    let all: String = kept.into_iter().map(|(_, text)| text).collect();
    let config = &Given::s01().config;
    for value in [
        text_at(config, "/purposes/0/names/en/adult/how_it_helps"),
        text_at(config, "/purposes/0/retention/plain/en"),
        text_at(config, "/recipients/0/why_needed/en"),
        "Maya Thompson",
        "Ms Ellis",
    ] {
        assert!(all.contains(value), "{value}");
    }
}

#[test]
fn inv_i19_a_no_that_is_kept_comes_with_the_words_of_f8() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    let asked = bodies(sitting.family());
    sitting.play([item(0, "no")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let shown = sitting.records()[0].pointer("/pii_processing/statement_shown").cloned();
    let shown = shown.unwrap();
    let said = shown.as_array().unwrap().iter();
    assert!(said.map(|said| text_at(said, "/text")).any(|text| text == asked));
}

#[test]
fn inv_i19_words_of_the_organisations_own_are_shown_and_recorded() {
    let own = json!({ "en": { "adult": { "f7.title": "When we may share anyway" } } });
    let mut sitting = Sitting::at_choices(Given::s01().config_with("/words", own).inputs());
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert!(sitting.records()[0].to_string().contains("When we may share anyway"));
}

#[test]
fn inv_i19_elements_are_recorded_with_the_moment_of_their_block() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    let explained = sitting.records()[0].pointer("/understanding/explained").cloned().unwrap();
    let explained = explained.as_array().unwrap().clone();
    let mut names: Vec<&str> = explained.iter().map(|e| text_at(e, "/element")).collect();
    names.sort_unstable();
    let mut nine = Element::CODES.to_vec();
    nine.sort_unstable();
    assert_eq!(names, nine);
    let first = explained.iter().map(|e| text_at(e, "/at")).min().unwrap();
    let last = explained.iter().map(|e| text_at(e, "/at")).max().unwrap();
    let decided = text_at(&sitting.records()[0], "/choices/0/decided_at").to_owned();
    assert!(first < last && last < decided.as_str(), "explained before it was asked");
}

#[test]
fn inv_i20_not_sure_is_explained_as_not_telling_them_for_now() {
    let sitting = Sitting::at_choices(Given::s01().inputs());
    for group in &sitting.family().pass.groups {
        assert!(group.if_not_sure.contains("will not tell them for now"));
        assert!(bodies(sitting.family()).contains(&group.if_not_sure), "and is recorded");
    }
}
