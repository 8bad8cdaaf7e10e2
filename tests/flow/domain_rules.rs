//! Rules of domain.md, groups A, B and C, that this stage carries out.

use consent_disclosure::domain::words::{Audience, Voice};
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, HandOverFact, HostFact, TalkFact, WithdrawFact};
use serde_json::{Value, json};

use crate::kit::halves::steps_of_halves;
use crate::kit::*;

/// The words of the three screens that explain.
fn explained(given: &Given) -> (Sitting, [String; 3]) {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let mut words: [String; 3] = Default::default();
    for slot in &mut words {
        *slot = bodies(sitting.family());
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    (sitting, words)
}

fn ended(answers: &[&str]) -> Value {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(answers);
    sitting.give_back();
    sitting.finish();
    sitting.records().remove(0)
}

#[test]
fn dom_a02_openness_covers_why_what_how_and_with_whom() {
    let (sitting, _) = explained(&Given::s01());
    let ids: Vec<&str> = sitting
        .family()
        .pass
        .script
        .iter()
        .flat_map(|s| &s.blocks)
        .map(|b| b.id.as_str())
        .collect();
    assert_eq!(ids, ["F1", "F2.early-help", "F3", "F4", "F5", "F6.early-help", "F7"]);
    assert_eq!(sitting.screen(), "F8");
}

#[test]
fn dom_a03_when_it_would_be_shared_is_said_and_recorded() {
    for frequency in ["once", "as_needed", "regular"] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        steps[1].push(choose("frequency.early-help", frequency));
        sitting.prepare(steps);
        sitting.hand_over(Journey::Talk, "priya", "yes");
        sitting.explain();
        let shown: String =
            sitting.family().shown.iter().map(|shown| shown.text.as_str()).collect();
        for known in ["once", "as_needed", "regular"] {
            assert_eq!(says(&shown, &format!("f5.{known}")), known == frequency);
        }
        sitting.agree(&["yes"]);
        sitting.give_back();
        sitting.finish();
        assert_eq!(text_at(&sitting.records()[0], "/choices/0/frequency"), frequency);
    }
}

#[test]
fn dom_b04_how_it_would_be_shared_is_said_in_the_words_of_each_way_and_of_no_other() {
    let (sitting, words) = explained(&Given::s01());
    let (words, inputs) = (words.concat(), sitting.inputs());
    let voice = sitting.family().pass.voice.clone();
    let rows = sitting.family().pass.groups.iter().flat_map(|group| &group.rows);
    let used: Vec<&String> = rows.flat_map(|row| &row.methods).collect();
    let unused = inputs.config.methods.iter().filter(|method| !used.contains(&&method.id));
    assert!(unused.count() > 0, "a way that nobody here uses");
    for method in &inputs.config.methods {
        let name = method.plain_name.get(&voice);
        assert_eq!(words.contains(name), used.contains(&&method.id), "{name}: {words}");
    }
}

#[test]
fn dom_b04_how_it_would_be_shared_is_recorded_with_each_yes_and_with_no_other_answer() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["no", "yes"]);
    let (record, inputs) = (sitting.records().remove(0), sitting.inputs());
    for choice in choices(&record) {
        let recipient = inputs.recipient(text_at(choice, "/recipient_id")).unwrap();
        let agreed = choice["decision"] == "agreed";
        let methods = agreed.then(|| serde_json::json!(recipient.methods));
        assert_eq!(choice.get("methods").cloned(), methods, "{choice:#}");
    }
}

#[test]
fn dom_a08_the_choices_come_after_the_limits_of_confidentiality() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for _ in 0..2 {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    let words = bodies(sitting.family());
    for key in ["f7.harm", "f7.crime", "f7.law", "f7.no_time", "f7.secret"] {
        assert!(says(&words, key), "{key}");
    }
    for block in ["F5", "F6.early-help"] {
        sitting.talk(TalkFact::BlockShown(block.into()));
    }
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F5 F6 F7", "F7 is not read yet");
    sitting.talk(TalkFact::BlockShown("F7".into()));
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F8");
}

#[test]
fn dom_a09_the_person_is_told_that_they_can_change_their_mind() {
    let (mut sitting, [hello, _, _]) = explained(&Given::s01());
    assert!(says(&hello, "f1.stop"));
    sitting.reach_answer(&["yes"]);
    assert!(says(&bodies(sitting.family()), "f10.when"));
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    let f11 = bodies(sitting.family());
    assert!(says(&f11, "f11.change"));
    let inputs = Given::s01().inputs();
    for route in &inputs.config.privacy.withdraw_routes {
        assert!(f11.contains(route.get(&inputs.voice_of(None))), "{route:?}");
    }
}

#[test]
fn dom_a10_what_is_asked_is_asked_after_it_was_explained() {
    let record = ended(&["yes"]);
    let explained = record.pointer("/understanding/explained").unwrap().as_array().unwrap();
    let last = explained.iter().map(|e| text_at(e, "/at")).max().unwrap();
    for choice in choices(&record) {
        assert!(text_at(choice, "/decided_at") > last);
    }
}

#[test]
fn dom_b01_to_b09_each_element_is_explained_by_words_that_say_it() {
    let (sitting, [hello, why, how]) = explained(&Given::s01());
    let config = &Given::s01().config;
    let purpose =
        |part: &str| text_at(config, &format!("/purposes/0/names/en/adult/{part}")).to_owned();
    let said: [(&str, &str, String); 9] = [
        ("b01 purpose", &why, purpose("how_it_helps")),
        ("b02 use", &why, purpose("use")),
        ("b03 who", &why, "Sam Okoro, school nurse".into()),
        ("b04 how", &how, "a phone call".into()),
        ("b05 how long", &how, text_at(config, "/purposes/0/retention/plain/en").into()),
        ("b06 form", &how, text_at(config, "/purposes/0/form/en").into()),
        ("b07 without consent", &how, "without asking".into()),
        ("b08 limits", &how, "cannot promise to keep everything secret".into()),
        ("b09 change of mind", &hello, "change your mind at any time".into()),
    ];
    for (element, words, value) in said {
        assert!(words.contains(&value), "{element}: {value}");
    }
    assert_eq!(sitting.family().explained.len(), 9);
}

#[test]
fn dom_b10_each_item_is_its_own_choice_for_one_named_recipient() {
    let record = ended(&["yes", "no", "not_sure"]);
    let mut items: Vec<String> = choices(&record)
        .iter()
        .map(|c| {
            [&c["about"], &c["pii_id"], &c["purpose_id"], &c["recipient_id"]]
                .map(Value::to_string)
                .concat()
        })
        .collect();
    assert_eq!(items.len(), 6);
    items.sort();
    items.dedup();
    assert_eq!(items.len(), 6);
    for recipient in RECIPIENTS {
        let parties = record["party_identification"].as_array().unwrap();
        let named = parties.iter().find(|party| party["party_id"] == recipient).unwrap();
        assert!(!text_at(named, "/party_name").is_empty());
    }
}

#[test]
fn dom_b11_a_yes_under_pressure_counts_for_nothing() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.attest("yes", "yes", "understood");
    sitting.save();
    assert!(reads(&sitting.records()).live_yeses("priya", today()).is_empty());
}

#[test]
fn dom_b11_no_service_hangs_on_a_yes_unless_the_configuration_gives_its_reason() {
    let (sitting, [hello, _, _]) = explained(&Given::s01());
    assert!(hello.contains("still get our help"), "{hello}");
    assert!(says(&sitting.family().pass.groups[0].if_no, "without_it.service_continues"));
    let without = json!({
        "effect": "service_cannot_work",
        "reason": { "en": "The group cannot run without names." }
    });
    let given = Given::s01().config_with("/purposes/0/without_it", without);
    let (sitting, [hello, _, _]) = explained(&given);
    assert!(hello.contains("The group cannot run without names."));
    let group = &sitting.family().pass.groups[0];
    assert!(group.if_no.contains("The group cannot run without names."));
}

#[test]
fn dom_b11_where_a_no_does_not_mean_the_same_each_time_it_is_said_of_what() {
    let without = json!({
        "effect": "service_cannot_work",
        "reason": { "en": "The group cannot run without names." }
    });
    let after_a_no = |given: &Given| {
        let mut sitting = Sitting::new(given.inputs());
        sitting.prepare(steps_of_halves(&["priya"], &[PURPOSE, "school-support"]));
        sitting.hand_over(Journey::Talk, "priya", "yes");
        let hello = bodies(sitting.family());
        let of_a_no = |line: &&str| says(line, "f1.continues") || line.contains("cannot run");
        hello.lines().filter(of_a_no).map(str::to_owned).collect::<Vec<String>>()
    };
    let alike = after_a_no(&Given::s01());
    assert_eq!(alike, ["If you say no, you still get our help."], "once is enough");
    let told = after_a_no(&Given::s01().config_with("/purposes/1/without_it", without));
    let inputs = Given::s01().inputs();
    let voice = Voice::new("en", Audience::Adult);
    let name = |place: usize| inputs.config.purposes[place].plain_name.get(&voice).to_owned();
    assert_eq!(
        told,
        [
            name(0) + ". If you say no, you still get our help.",
            name(1) + ". If you say no: The group cannot run without names.",
        ]
    );
}

#[test]
fn dom_b14_the_record_says_on_what_ground_the_answer_counts() {
    let record = ended(&["yes"]);
    assert_eq!(text_at(&record, "/capacity/0/about"), "asha");
    assert_eq!(text_at(&record, "/capacity/0/decision_maker"), "priya");
    assert_eq!(text_at(&record, "/capacity/0/basis"), "parental_responsibility");
}

#[test]
fn dom_b15_one_adult_cannot_answer_for_another() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[1].push(choose("need.early-help.parent-mental-health", "needed"));
    for person in ["priya", "daniel"] {
        steps[1].push(choose("about.early-help.parent-mental-health", person));
    }
    sitting.prepare(steps);
    for person in ["priya", "daniel"] {
        sitting.whole_pass(person, &["yes"]);
        let record = sitting.records().pop().unwrap();
        let about: Vec<&str> = choices(&record).iter().map(|c| text_at(c, "/about")).collect();
        assert_eq!(about.len(), 9);
        assert!(about.iter().all(|about| [person, "asha"].contains(about)), "{about:?}");
        assert_eq!(text_at(&record, "/capacity/0/basis"), "self");
    }
}

#[test]
fn dom_b18_a_yes_speaks_for_exactly_its_own_purpose_and_recipient() {
    let record = ended(&["yes", "no"]);
    let fold = fold_of(&[record], "priya");
    for (place, (kind, recipient)) in NEEDED
        .iter()
        .flat_map(|kind| RECIPIENTS.iter().map(move |recipient| (kind, recipient)))
        .enumerate()
    {
        let expected = if place % 2 == 0 { "agreed" } else { "refused" };
        let found = fold.iter().find(|(k, r, _)| k == kind && r == recipient).unwrap();
        assert_eq!(found.2, expected, "{kind} {recipient}");
    }
}

#[test]
fn dom_b19_the_record_is_explicit_and_holds_the_words_and_the_act() {
    let record = ended(&["yes"]);
    assert!(choices(&record).iter().all(|choice| choice["explicit"] == true));
    assert_eq!(text_at(&record, "/event/event_type"), "explicit");
    assert_eq!(text_at(&record, "/event/expression_method"), "ticked");
    let shown = record.pointer("/pii_processing/statement_shown").unwrap().to_string();
    let (sitting, _) = explained(&Given::s01());
    for row in sitting.family().rows() {
        for words in [&row.kind, &row.tell] {
            assert!(shown.contains(words), "{words}");
        }
    }
}

#[test]
fn dom_b22_agreement_is_never_written_as_consent_in_law() {
    let record = ended(&["yes"]);
    let purpose = record.pointer("/pii_processing/purposes/0").unwrap();
    assert_eq!(text_at(purpose, "/mode"), "agreement");
    assert_eq!(text_at(purpose, "/consent_meaning"), "confidentiality_agreement");
    assert!(!purpose["lawful_basis"].to_string().contains("A6-1-a"));
}

#[test]
fn dom_b23_what_was_considered_and_left_out_is_recorded_with_its_reason() {
    let record = ended(&["yes"]);
    let excluded = record.pointer("/pii_processing/excluded").unwrap().as_array().unwrap();
    let kinds: Vec<&str> = excluded.iter().map(|left| text_at(left, "/pii_id")).collect();
    let about = |kind: &str| {
        let of_kind = excluded.iter().filter(|left| left["pii_id"] == kind);
        of_kind.map(|left| text_at(left, "/about")).collect::<Vec<_>>()
    };
    assert!(kinds.iter().all(|kind| LEFT_OUT.contains(kind)));
    // Her own, and what concerns everybody; never Daniel's.
    assert_eq!(LEFT_OUT.map(about), [&["priya"][..], &["priya"], &["priya", "asha"]]);
    assert!(excluded.iter().all(|left| text_at(left, "/why") == PRIVATE_NOTES[0]));
    let (_, [_, why, _]) = explained(&Given::s01());
    let inputs = Given::s01().inputs();
    for kind in LEFT_OUT {
        let name = &inputs.config.kind(kind).unwrap().plain_name;
        let name = name.get(&inputs.voice_of(None)).to_owned();
        assert!(why.contains(&name), "{name}");
    }
}

#[test]
fn dom_c01_a_change_of_mind_needs_no_reason_and_no_plan() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    let mut room = Sitting::new(Given::s01().with_records(&sitting.records()).inputs());
    room.play([Fact::Host(HostFact::JourneyRequested(Journey::Withdraw))]);
    assert_eq!(room.screen(), "P8");
    room.play([Fact::HandOver(HandOverFact::WentBack)]);
    room.hand_over(Journey::Withdraw, "priya", "no");
    assert_eq!(room.screen(), "F12");
    room.withdraw(WithdrawFact::EverythingChosen);
    room.withdraw(WithdrawFact::Confirmed);
    assert_eq!(head(&room.records()[0]), ("consent_event", "withdrawn"));
}

#[test]
fn dom_c02_history_only_grows() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    sitting.whole_pass("priya", &["no", "yes"]);
    let records = sitting.records();
    let sequences: Vec<_> = records.iter().map(|r| r["record"]["sequence"].as_u64()).collect();
    assert_eq!(sequences, [Some(1), Some(2)]);
    assert_eq!(reads(&records).statements.len(), 12);
}

#[test]
fn dom_c03_every_yes_has_a_day_to_check_it_again() {
    let record = ended(&["yes"]);
    for choice in choices(&record) {
        assert_eq!(text_at(choice, "/review_due"), "2026-12-13");
        assert_eq!(text_at(choice, "/valid_until"), "2027-03-13");
    }
    let (_, [_, _, how]) = explained(&Given::s01());
    assert!(how.contains("13 March 2027") && how.contains("13 December 2026"), "{how}");
    // As often as the organisation says.
    let sooner = Given::s01().config_with("/purposes/0/review_interval", json!("P1M"));
    let (_, [_, _, how]) = explained(&sooner);
    assert!(how.contains("13 October 2026"), "{how}");
    let mut sitting = Sitting::new(sooner.inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    assert_eq!(text_at(&sitting.records()[0], "/choices/0/review_due"), "2026-10-13");
}

#[test]
fn dom_c04_being_told_of_the_right_to_change_ones_mind_is_recorded() {
    let record = ended(&["yes"]);
    let explained = record.pointer("/understanding/explained").unwrap().to_string();
    assert!(explained.contains("change_of_mind"));
    let routes = record.pointer("/pii_processing/withdrawal_method").unwrap().as_array().unwrap();
    assert_eq!(routes.len(), Given::s01().inputs().config.privacy.withdraw_routes.len());
}

#[test]
fn dom_c07_a_no_stands_until_the_person_says_otherwise() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["no", "not_sure"]);
    sitting.whole_pass("priya", &["not_sure", "yes"]);
    let fold = fold_of(&sitting.records(), "priya");
    let count = |decision| fold.iter().filter(|(_, _, said)| *said == decision).count();
    assert_eq!((count("refused"), count("agreed")), (3, 3), "not sure does not displace a no");
}
