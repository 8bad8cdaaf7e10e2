//! Being open, and asking first: rules of domain.md, groups A, B, C and G, as the
//! whole talk carries them out.

use consent_disclosure::flow::Fact;
use consent_disclosure::flow::guards::items_for;
use consent_disclosure::flow::prepare::{prompts, questions};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Effect, TalkFact};
use serde_json::json;

use crate::kit::*;

/// Every block that is composed for one person's talk, "read more" included.
fn composed(given: &Given, person: &str, steps: [Vec<Fact>; 5]) -> (Sitting, String) {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, person, "yes");
    let script = sitting.family().pass.script.iter().flat_map(|screen| &screen.blocks);
    let words = script.map(|block| block.text()).collect::<Vec<_>>().join("\n");
    (sitting, words)
}

fn usual(person: &str) -> (Sitting, String) {
    let other = if person == "priya" { "daniel" } else { "priya" };
    composed(&Given::s01(), person, plan_answers(&[person], &[other]))
}

/// What the practitioner is reminded of beside the answer to this field.
fn prompted(sitting: &Sitting, field: &str) -> Vec<&'static str> {
    let field: Vec<&str> = field.split('.').collect();
    prompts(&field, &sitting.state.desk.plan, &sitting.inputs().config)
}

#[test]
fn dom_a05_everybody_is_told_in_the_same_words_and_the_record_says_which() {
    let (_, priya) = usual("priya");
    let (mut sitting, daniel) = usual("daniel");
    assert_eq!(priya.replace("Priya", "Dan"), daniel);
    sitting.explain();
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    assert_eq!(text_at(record, "/pii_processing/privacy_notice/0/notice_id"), "content/en/adult");
    let version = text_at(record, "/pii_processing/privacy_notice/0/version");
    assert_eq!(version, env!("CARGO_PKG_VERSION"), "the words come with the program");
    assert_eq!(record["record"]["config"]["version"], sitting.inputs().config.version);
}

#[test]
fn dom_a07_what_is_held_who_answers_for_it_and_the_way_to_complain_are_said() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    let hello = sitting.family().pass.script[0].blocks[0].text();
    assert!(hello.contains("Northfield Family Help"), "{hello}");
    sitting.agree(&["yes"]);
    let words = bodies(sitting.family());
    let config = sitting.inputs();
    let privacy = &config.config.privacy;
    for said in [
        privacy.privacy_notice_url.as_str(),
        "You can ask to see what we hold about you.",
        "Not happy? Ring 01632 960010 first.",
        "Information Commissioner",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

#[test]
fn dom_a11_dom_d11_nothing_but_unsafe_inappropriate_or_impossible_keeps_from_asking() {
    assert_eq!(Sitting::planned(&Given::s01(), |_| {}).barriers(), []);
    let locked = |reason: &str| {
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[3].extend(not_to_ask("priya", &[reason]));
        });
        assert_eq!(sitting.plans().len(), 1, "{:?}", sitting.problems());
        assert!(sitting.plans()[0].contains(reason), "the reason is kept in the plan");
        assert!(sitting.plans()[0].contains(PRIVATE_NOTES[1]), "and what it is in their words");
        sitting.barriers()
    };
    use consent_disclosure::flow::guards::Barrier::{NotPossible, Unsafe};
    let inappropriate = ["child_holds_back", "delay_raises_risk", "serious_crime", "enquiry"];
    for reason in ["child_at_risk", "others_at_risk"].iter().chain(&inappropriate) {
        assert_eq!(locked(reason), [Unsafe], "{reason}");
    }
    assert_eq!(locked("impossible"), [NotPossible]);
}

#[test]
fn dom_a13_where_nobody_is_asked_the_practitioner_thinks_of_their_surprise() {
    for (answer, reminded) in
        [("we_tell_you", true), ("we_may_share_anyway", true), ("you_choose", false)]
    {
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[2] = vec![choose("choice.early-help", answer)];
        });
        let prompted = prompted(&sitting, "choice.early-help");
        assert_eq!(prompted.contains(&"p4.expectation"), reminded, "{answer}");
    }
}

#[test]
fn dom_b20_of_patient_information_it_is_said_that_patients_are_asked_first() {
    let with = |kind: &str, answer: &str| {
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            for needed in NEEDED {
                let need = if needed == kind { "needed" } else { "left_out" };
                steps[1].push(choose(&format!("need.early-help.{needed}"), need));
                steps[1].push(write(&format!("why.early-help.{needed}"), "not for this"));
            }
            steps[2] = vec![choose("choice.early-help", answer)];
        });
        prompted(&sitting, "choice.early-help").contains(&"p4.patient")
    };
    assert!(with("child-health", "we_tell_you"));
    assert!(!with("child-education", "we_tell_you"), "no patient's information");
    assert!(!with("child-health", "you_choose"), "they are asked");
}

#[test]
fn dom_a15_how_it_is_kept_safe_is_said() {
    let (sitting, words) = usual("priya");
    let inputs = sitting.inputs();
    for id in RECIPIENTS {
        for method in &inputs.recipient(id).unwrap().methods {
            let method = inputs.config.method(method).unwrap();
            let says = method.security.get(&sitting.family().pass.voice);
            assert!(words.contains(says), "{says}: {words}");
        }
    }
    for key in ["f4.safe", "f5.facts", "f5.see"] {
        assert!(says(&words, key), "{key}: {words}");
    }
}

#[test]
fn dom_a16_dom_a21_how_it_helps_and_who_does_what_with_it_are_said_for_each_purpose() {
    for (purpose, kind, recipient) in [
        ("early-help", "child-health", "school-nurse"),
        ("school-support", "child-education", "school-sec"),
        ("housing-support", "address", "housing"),
    ] {
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        steps[1].push(unmark("purposes", PURPOSE));
        steps[1].push(choose("purposes", purpose));
        let given = Given::s01();
        let inputs = given.inputs();
        let known = inputs.config.purpose(purpose).unwrap();
        for usual in &known.usual_kinds {
            let need = if usual == kind { "needed" } else { "left_out" };
            steps[1].push(choose(&format!("need.{purpose}.{usual}"), need));
            steps[1].push(write(&format!("why.{purpose}.{usual}"), "not for this"));
        }
        steps[1].push(choose(&format!("about.{purpose}.{kind}"), "asha"));
        steps[1].push(choose(&format!("recipients.{purpose}"), recipient));
        steps[1].push(choose(&format!("frequency.{purpose}"), "once"));
        steps[2] = vec![choose(&format!("choice.{purpose}"), "you_choose")];
        let (sitting, words) = composed(&given, "priya", steps);
        let voice = &sitting.family().pass.voice;
        for said in [&known.how_it_helps, &known.used_for] {
            assert!(words.contains(said.get(voice)), "{}: {words}", said.get(voice));
        }
        let why = &inputs.recipient(recipient).unwrap().why_needed;
        assert!(words.contains(why.get(voice)), "{words}");
    }
}

#[test]
fn dom_a18_the_child_the_parent_and_the_family_are_sorts_of_information_of_their_own() {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    for kind in ["parent-mental-health", "family-situation"] {
        steps[1].push(choose(&format!("need.early-help.{kind}"), "needed"));
        steps[1].push(choose(&format!("about.early-help.{kind}"), "priya"));
    }
    let (_, words) = composed(&Given::s01(), "priya", steps);
    for said in ["Asha’s health", "Your mental health", "Your family life"] {
        assert!(words.to_lowercase().contains(&said.to_lowercase()), "{said}: {words}");
    }
}

#[test]
fn dom_a19_what_information_about_you_means_is_said() {
    let (_, words) = usual("priya");
    assert!(says(&words, "f3.means"), "{words}");
}

#[test]
fn dom_a20_each_person_reads_the_words_that_were_chosen_for_them() {
    let given = Given::s01().case_with("/people/2/dob", json!("2010-05-02"));
    let mut steps = plan_answers(&["asha"], &["priya", "daniel"]);
    steps[4].push(choose("audience.asha", "young_person"));
    let (sitting, words) = composed(&given, "asha", steps);
    assert_eq!(sitting.family().pass.voice.audience.code(), "young_person");
    assert!(words.contains("The people who know you can work as a team."), "{words}");
    let (_, adult) = usual("priya");
    assert!(adult.contains("People who know your family can work together."), "{adult}");
}

#[test]
fn dom_a22_each_of_several_people_has_a_pass_and_a_record_of_their_own() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.whole_pass("priya", &["yes"]);
    sitting.whole_pass("daniel", &["no", "yes"]);
    let records = sitting.records();
    let acts: Vec<&str> = records.iter().map(|r| text_at(r, "/event/entity_id/0")).collect();
    assert_eq!(acts, ["priya", "daniel"]);
}

#[test]
fn dom_a23_a_worry_leads_on_to_the_talk_unless_that_is_unsafe() {
    let worried = |safety: &str| {
        Sitting::planned(&Given::s01(), |steps| {
            steps[0].push(choose("danger", "reasonable_cause"));
            steps[3].extend(not_to_ask("priya", &["enquiry"]));
            steps[3].push(choose("safety.priya", safety));
        })
    };
    let mut talk = worried("none_of_these");
    assert_eq!(talk.barriers(), []);
    talk.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(talk.screen(), "F1");
    worried("some").assert_locked(consent_disclosure::flow::guards::Barrier::Unsafe);
}

#[test]
fn dom_a27_dom_d13_not_telling_needs_its_reason_in_more_than_a_word() {
    let mut sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[3].retain(|fact| format!("{fact:?}").contains("not_asked"));
        steps[3].push(choose("safety.priya", "some"));
    });
    assert_eq!((sitting.screen(), sitting.plans().len()), ("P5 P6", 0));
    assert_eq!(sitting.problems(), ["p5.problem.reasons", "p5.problem.note"]);
    for (note, enough) in [("", false), ("  unsafe \n ", false), ("He has hit her", true)] {
        sitting.play([choose("reasons.priya", "others_at_risk")]);
        sitting.play([write("safety_note.priya", note), go_on()]);
        let expected: &[&str] = if enough { &[] } else { &["p5.problem.note"] };
        assert_eq!(sitting.problems(), expected, "{note:?}");
    }
    assert_eq!(sitting.screen(), "P7");
}

#[test]
fn dom_b12_asking_is_what_happens_unless_somebody_says_otherwise() {
    let inputs = Given::s01().inputs();
    let asked =
        |sitting: &Sitting| items_for(&sitting.state.desk.plan, &inputs, "priya", sitting.at).len();
    assert_eq!(asked(&Sitting::planned(&Given::s01(), |_| {})), 6);
    let told = Sitting::planned(&Given::s01(), |steps| {
        steps[2] = vec![choose("choice.early-help", "we_tell_you")];
    });
    assert_eq!(asked(&told), 0);
    // Nothing at P4 takes the question away by itself.
    let mut open = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[2].clear();
    open.prepare(steps);
    assert_eq!((open.screen(), open.problems()), ("P4", vec!["p4.problem".into()]));
}

#[test]
fn dom_d07_police_or_social_care_come_first_where_an_enquiry_could_be_disturbed() {
    for (reason, prompt) in [("enquiry", Some("p5.enquiry_first")), ("child_at_risk", None)] {
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[3].extend(not_to_ask("priya", &[reason]));
        });
        assert_eq!(prompted(&sitting, "reasons.priya"), Vec::from_iter(prompt), "{reason}");
    }
}

#[test]
fn flow_j3_what_comes_after_a_no_opens_only_once_somebody_was_asked() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.play([Fact::Errand(consent_disclosure::flow::ErrandFact::Begun {
        screen: DeskScreen::AfterNo,
        about: "priya".into(),
    })]);
    assert_eq!(sitting.screen(), "P0");
    sitting.hand_over(Journey::Talk, "priya", "yes");
    sitting.explain();
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.attest("yes", "no", "understood");
    sitting.save();
    sitting.acknowledge_pass();
    sitting.play([Fact::Save(consent_disclosure::flow::SaveFact::Finished)]);
    assert_eq!(sitting.screen(), "P11");
}

#[test]
fn dom_b16_the_whole_procedure_of_asking_is_in_the_record() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    sitting.agree(&["yes"]);
    sitting.give_back();
    sitting.finish();
    let record = &sitting.records()[0];
    let explained = record["understanding"]["explained"].as_array().unwrap();
    assert_eq!(explained.len(), 9, "what was explained");
    assert_eq!(choices(record).len(), 6, "what was answered");
    assert_eq!(text_at(record, "/event/expression_method"), "ticked", "how it was said");
    assert_eq!(record["free_choice"]["told_can_refuse"], "yes", "that it was free");
    assert_eq!(text_at(record, "/capacity/0/decision_maker"), "priya", "who decided");
    assert!(!text_at(record, "/event/recorded_by").is_empty(), "who wrote it down");
    let kept = sitting.effects.iter().filter(|effect| matches!(effect, Effect::PlanMade(_)));
    assert_eq!(kept.count(), 1, "how it was prepared");
}

#[test]
fn dom_b21_a_no_to_sharing_is_no_answer_about_the_service() {
    let mut sitting = Sitting::at_choices(Given::s01().inputs());
    let hello = sitting.family().pass.script[0].blocks[0].text();
    assert!(says(&hello, "f1.continues"), "{hello}");
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    let records = sitting.records();
    assert_eq!(head(&records[0]), ("consent_event", "refused"));
    let mut said = choices(&records[0]).iter().flat_map(|choice| choice.as_object().unwrap());
    assert_eq!(said.find(|(name, _)| name.contains("service")), None);
}

#[test]
fn dom_c06_a_move_of_area_is_thought_of() {
    for (pattern, prompt) in [("moved_area", Some("p2.moved_area_help")), ("missing", None)] {
        let mut sitting = Sitting::new(Given::s01().inputs());
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        steps[0].push(choose("patterns", pattern));
        sitting.prepare(steps);
        assert_eq!(prompted(&sitting, "patterns"), Vec::from_iter(prompt), "{pattern}");
    }
}

#[test]
fn dom_d02_dom_d03_dom_d04_an_example_of_each_risk_stands_beside_the_reason() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[3].push(choose("safety.priya", "some"));
    sitting.prepare(steps);
    let plan = &sitting.state.desk.plan;
    let asked = questions(DeskScreen::SafeAndWho, plan, &sitting.inputs(), sitting.at);
    let reasons = asked.iter().find(|question| question.field == "reasons.priya").unwrap();
    for (reason, example) in [
        ("child_at_risk", "a carer may harm them"),
        ("others_at_risk", "you, a relative, a neighbour, a colleague"),
        ("child_holds_back", "hold back or pull away from help"),
    ] {
        let option = reasons.options.iter().find(|option| option.value == reason).unwrap();
        assert!(option.words.contains(example), "{}", option.words);
    }
}

#[test]
fn dom_g14_inside_the_organisation_it_is_asked_in_the_same_way() {
    let rows = |recipient: &str| {
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        for usual in RECIPIENTS {
            steps[1].push(unmark("recipients.early-help", usual));
        }
        steps[1].push(choose("recipients.early-help", recipient));
        let (mut sitting, words) = composed(&Given::s01(), "priya", steps);
        let inputs = sitting.inputs();
        let known = inputs.recipient(recipient).unwrap();
        let voice = sitting.family().pass.voice.clone();
        assert!(words.contains(known.why_needed.get(&voice)), "{words}");
        sitting.explain();
        let rows: Vec<String> =
            sitting.family().rows().map(|row| row.item.pii_id.clone()).collect();
        let given = sitting.family().answers.iter().filter(|answer| answer.is_some()).count();
        assert_eq!(given, 0, "nothing is answered beforehand");
        rows
    };
    assert!(Given::s01().inputs().recipient("fh-team").unwrap().internal);
    assert_eq!(rows("fh-team"), rows("school-nurse"));
}
