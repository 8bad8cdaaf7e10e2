//! F15: what is no question is told, and who is told is heard (J1b, dom A04, A12).

use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact};
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use crate::kit::*;

/// The plan of the commonest talk with P4 answered so, and, if `safety`, a purpose
/// beside it that is never a question.
fn planned(choice: &str, safety: bool) -> Sitting {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[2] = vec![choose(&format!("choice.{PURPOSE}"), choice)];
    if safety {
        steps[1].extend(safeguarding());
    }
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    assert_eq!(sitting.screen(), "P0", "{:?}", sitting.problems());
    sitting
}

fn safeguarding() -> Vec<Fact> {
    let need = |kind: &str, need: &str| choose(&format!("need.safeguarding.{kind}"), need);
    let mut facts = vec![
        choose("purposes", "safeguarding"),
        need("child-health", "needed"),
        choose("recipients.safeguarding", "csc"),
        choose("frequency.safeguarding", "once"),
    ];
    for kind in [
        "family-safety",
        "family-situation",
        "parent-substance-use",
        "address",
        "criminal-convictions",
    ] {
        facts.push(need(kind, "left_out"));
        facts.push(write(&format!("why.safeguarding.{kind}"), PRIVATE_NOTES[0]));
    }
    facts
}

fn told(choice: &str) -> Sitting {
    let mut sitting = planned(choice, false);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F15");
    sitting
}

/// From F11 to the saved record.
fn keep(sitting: &mut Sitting) -> Value {
    sitting.give_back();
    sitting.finish();
    sitting.records().pop().unwrap()
}

#[test]
fn dom_a18_people_who_may_be_a_risk_are_a_sort_of_information_of_its_own() {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[1].extend(safeguarding());
    steps[1].push(choose("need.safeguarding.family-safety", "needed"));
    steps[1].push(choose("about.safeguarding.family-safety", "priya"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    while sitting.screen() != "F15" {
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    let words = bodies(sitting.family());
    assert!(words.contains("safety at home"), "{words}");
}

#[test]
fn dom_a04_what_is_no_question_is_told_with_whom_what_and_why() {
    for (choice, key) in [("we_tell_you", "f15.going"), ("we_may_share_anyway", "f15.perhaps")] {
        let mut sitting = told(choice);
        let words = bodies(sitting.family());
        for said in ["Sam Okoro", "health", "Early help", "your whole file"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        for key in [key, "f15.tell_us", "f15.right", "f15.who", "f15.not"] {
            assert!(says(&words, key), "{key}: {words}");
        }
        sitting.read();
        sitting.talk(TalkFact::Continued);
        let record = keep(&mut sitting);
        assert_eq!(head(&record), ("notice", "told"));
        assert_eq!((record_faults(&record), verify(&sitting.records(), &[])), (vec![], vec![]));
        assert!(record.get("choices").is_none(), "nothing was asked");
        let purpose = &record["pii_processing"]["purposes"][0];
        assert_eq!(text_at(purpose, "/purpose_id"), PURPOSE);
        assert_eq!(purpose["pii_information"][0]["pii_optional"], false);
    }
}

#[test]
fn exp_b6_who_is_told_is_never_asked_with_yes_or_no() {
    let mut sitting = told("we_tell_you");
    sitting.play([item(0, "yes"), choose("way", "ticked"), choose("asks", "yes")]);
    assert!(sitting.family().answers.is_empty() && sitting.family().said == Default::default());
    sitting.read();
    sitting.talk(TalkFact::Continued);
    let record = keep(&mut sitting);
    assert!(fold_of(&[record], "priya").is_empty());
}

#[test]
fn dom_a04_nobody_is_told_by_a_screen_that_was_not_shown_to_its_end() {
    let mut sitting = told("we_tell_you");
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.problems()), ("F15", vec!["talk.read_on".into()]));
}

#[test]
fn dom_a12_an_objection_and_a_complaint_become_tasks_with_their_time_limit() {
    let mut sitting = told("we_tell_you");
    sitting.read();
    sitting.play([
        write("reply", "This is wrong."),
        choose("asks", "object"),
        choose("asks", "complain"),
    ]);
    sitting.talk(TalkFact::Continued);
    let record = keep(&mut sitting);
    let view = &record["views"][0];
    assert_eq!((text_at(view, "/party_id"), text_at(view, "/view")), ("priya", "This is wrong."));
    assert_eq!(text_at(view, "/objections"), "I object to this I want to complain");
    let tasks = &record["practitioner_only"]["tasks"];
    let task = |name: &str| json!({ "task": name, "due": "2026-10-14", "about": "priya" });
    assert_eq!(*tasks, json!([task("answer_objection"), task("answer_complaint")]));
    assert_eq!(record_faults(&record), []);
}

#[test]
fn flow_j1b_some_is_asked_and_some_is_told_in_one_pass_with_one_closing_record() {
    let mut sitting = planned("you_choose", true);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    for screen in ["F1", "F2 F3 F4", "F5 F6 F7", "F15"] {
        assert_eq!(sitting.screen(), screen);
        assert_eq!(says(&bodies(sitting.family()), "f15.title"), screen == "F15");
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!((sitting.screen(), sitting.family().rows().count()), ("F8", 6));
    sitting.agree(&["yes"]);
    let record = keep(&mut sitting);
    assert_eq!(sitting.records().len(), 1, "one closing record (inv_i8)");
    assert_eq!(head(&record), ("consent_event", "given"));
    let purposes = record["pii_processing"]["purposes"].as_array().unwrap();
    let modes: Vec<&str> = purposes.iter().map(|known| text_at(known, "/mode")).collect();
    assert_eq!(modes, ["agreement", "inform_only"]);
    let of = |choice: &Value| text_at(choice, "/purpose_id") == PURPOSE;
    assert!(choices(&record).iter().all(of), "no answer to what was told");
    assert_eq!((record_faults(&record), verify(&sitting.records(), &[])), (vec![], vec![]));
}

#[test]
fn inv_i8_an_objection_is_kept_by_who_stops_and_by_who_says_no_to_everything() {
    for stops in [true, false] {
        let mut sitting = planned("you_choose", true);
        sitting.hand_over(Journey::Talk, "priya", "yes");
        for _ in 0..3 {
            sitting.read();
            sitting.talk(TalkFact::Continued);
        }
        sitting.read();
        sitting.play([choose("asks", "object")]);
        sitting.talk(TalkFact::Continued);
        if stops {
            sitting.talk(TalkFact::StopChosen);
            sitting.talk(TalkFact::StopConfirmed);
        } else {
            sitting.answer(&["no"]);
            sitting.talk(TalkFact::Continued);
        }
        assert_eq!(sitting.screen(), "F11");
        let record = sitting.records().pop().unwrap();
        assert_eq!(text_at(&record, "/views/0/objections"), "I object to this");
        assert_eq!(record_faults(&record), []);
    }
}

#[test]
fn grd_g6_what_f15_tells_explains_no_choice() {
    let mut sitting = planned("you_choose", true);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let told = &sitting.family().pass.script.iter().find(|words| words.screen.code() == "F15");
    assert!(told.unwrap().blocks.iter().all(|block| block.elements.is_empty()));
}

#[test]
fn inv_i1_an_adult_is_told_of_their_own_and_of_children_they_decide_for_alone() {
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[1].extend(safeguarding());
    steps[1].extend([
        choose("need.safeguarding.parent-substance-use", "needed"),
        choose("about.safeguarding.parent-substance-use", "daniel"),
    ]);
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let about: Vec<&str> = sitting.family().pass.told.iter().map(|i| i.about.as_str()).collect();
    assert_eq!(about, ["asha"]);
    let held = serde_json::to_string(sitting.family()).unwrap();
    assert!(!held.contains("Dan"), "{held}");
}

#[test]
fn inv_i1_who_is_unsafe_to_tell_is_not_told() {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[2] = vec![choose(&format!("choice.{PURPOSE}"), "we_tell_you")];
    steps[3].extend(not_to_ask("priya", &["serious_crime"]));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.insist(Journey::Talk, "priya");
    assert_eq!(sitting.problems(), ["p8.problem.locked"]);
}

#[test]
fn flow_j1b_a_child_is_told_and_then_heard() {
    let mut steps = plan_answers(&["asha"], &["priya", "daniel"]);
    steps[2] = vec![choose(&format!("choice.{PURPOSE}"), "we_tell_you")];
    steps[4].push(choose("audience.asha", "young_person"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    assert_eq!(sitting.screen(), "F15");
    sitting.read();
    sitting.play([write("reply", "said on the next screen"), choose("asks", "object")]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F14");
    sitting.play([write("think", "Please not the school")]);
    sitting.talk(TalkFact::Continued);
    let record = keep(&mut sitting);
    assert_eq!(text_at(&record, "/views/0/objections"), "I do not want this shared");
    assert_eq!(text_at(&record, "/views/1/view"), "Please not the school");
    assert_eq!((record_faults(&record), verify(&sitting.records(), &[])), (vec![], vec![]));
}
