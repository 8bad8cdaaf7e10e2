//! F14: a child is heard, also where somebody else decides (J8, dom A12).

use consent_disclosure::flow::hearing::questions;
use consent_disclosure::flow::screen::{FamilyScreen, Journey};
use consent_disclosure::flow::{
    Effect, Fact, InkFact, PrepareFact, ReviewFact, TalkFact, WithdrawFact,
};
use consent_disclosure::wire::ledger::verify;
use consent_disclosure::wire::record::record_faults;
use serde_json::{Value, json};

use crate::kit::*;
use crate::reviews::{at_review, three_months_on};
use crate::ways::line;

const SECRET: &str = "canary-of-the-child";

/// The usual plan, in which Asha is asked what she thinks.
fn planned(given: Given) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps(&["priya", "asha"]));
    assert_eq!(sitting.screen(), "P0", "{:?}", sitting.problems());
    sitting
}

fn steps(asked: &[&str]) -> [Vec<consent_disclosure::flow::Fact>; 5] {
    let mut steps = plan_answers(asked, &["daniel"]);
    steps[4].push(choose("audience.asha", "young_person"));
    steps
}

fn heard(alone: &str) -> Sitting {
    let mut sitting = planned(Given::s01());
    sitting.hand_over(Journey::Talk, "asha", alone);
    assert_eq!(sitting.screen(), "F14");
    sitting
}

fn fields(sitting: &Sitting) -> Vec<String> {
    let inputs = sitting.inputs();
    let pass = &sitting.family().pass;
    let pack = inputs.packs.family(&pass.voice).unwrap();
    let asked = questions(pass, FamilyScreen::Think, &pack).into_iter();
    asked.map(|question| question.field).collect()
}

/// From F14 to the saved record.
fn keep(sitting: &mut Sitting) -> Value {
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    assert_eq!(sitting.screen(), "P9");
    sitting.finish();
    sitting.records().pop().unwrap()
}

#[test]
fn flow_j8_every_child_of_the_case_can_be_heard_also_where_others_decide() {
    let mut sitting = heard("yes");
    assert!(bodies(sitting.family()).contains("Asha"));
    assert_eq!(sitting.family().rows().count(), 0, "nothing is asked with yes or no");
    sitting.play([
        choose("feel", "worried"),
        write("think", "I do not want Ms Ellis to know."),
        choose("keep_from", "daniel"),
    ]);
    let record = keep(&mut sitting);
    assert_eq!(head(&record), ("notice", "told"));
    assert_eq!(record_faults(&record), []);
    assert_eq!(verify(&sitting.records(), &[]), []);
    assert_eq!(
        record["views"],
        json!([{
            "party_id": "asha",
            "view": "I do not want Ms Ellis to know.",
            "symbols": "Worried",
            "not_to_be_told_to": ["daniel"],
        }])
    );
    assert_eq!(record["event"]["entity_id"], json!(["asha"]));
    let shown = record["pii_processing"]["statement_shown"].as_array().unwrap();
    assert!(shown.iter().any(|shown| shown["screen"] == "F14"), "{shown:#?}");
    assert_eq!(text_at(&record, "/pii_processing/purposes/0/purpose_id"), PURPOSE);
    // What she says decides nothing.
    assert!(fold_of(&sitting.records(), "asha").is_empty());
}

#[test]
fn dom_f14_a_child_can_draw_what_they_think() {
    let mut sitting = heard("yes");
    sitting.play(line(1, (1_000, 5_000), (9_000, 5_000)));
    sitting.play(line(1, (2_000, 2_000), (2_000, 9_000)));
    sitting.play([Fact::Ink(InkFact::StrokeUndone)]);
    let record = keep(&mut sitting);
    assert_eq!(record_faults(&record), []);
    assert_eq!(verify(&sitting.records(), &[]), []);
    let view = &record["views"][0];
    assert_eq!(text_at(view, "/view"), "I drew what I think.");
    let strokes = view["drawing"]["strokes"].as_array().unwrap();
    assert_eq!(strokes.len(), 1, "{view}");
    assert_eq!((&strokes[0][0], &strokes[0][1]), (&json!(1_000), &json!(5_000)));
    // It is how nobody agrees to anything.
    assert!(record["event"].get("ink").is_none());
}

#[test]
fn dom_f14_a_dot_is_no_drawing() {
    let mut sitting = heard("yes");
    sitting.play(line(1, (1_000, 5_000), (1_000, 5_000)));
    assert_eq!(keep(&mut sitting).get("views"), None);
}

#[test]
fn dom_f14_what_a_child_writes_stands_beside_what_they_draw() {
    let mut sitting = heard("yes");
    sitting.play(line(1, (1_000, 5_000), (9_000, 5_000)));
    sitting.play([write("think", "This is my house.")]);
    let record = keep(&mut sitting);
    assert_eq!(text_at(&record, "/views/0/view"), "This is my house.");
    assert!(record["views"][0].get("drawing").is_some());
    let mut other = planned(Given::s01());
    other.hand_over(Journey::Talk, "priya", "yes");
    other.play(line(1, (1_000, 5_000), (9_000, 5_000)));
    assert!(other.family().drawn.is_empty(), "there is no pad on F1");
}

#[test]
fn flow_j8_silence_is_a_view_too_and_closes_the_pass() {
    let mut sitting = heard("yes");
    let record = keep(&mut sitting);
    assert_eq!((head(&record), record.get("views")), (("notice", "told"), None));
    assert_eq!(sitting.records().len(), 1, "one closing record (inv_i8)");
}

#[test]
fn flow_j8_p1_asks_of_every_child_and_one_who_is_not_asked_stays_locked() {
    let mut steps = steps(&["priya"]);
    steps[0].retain(|fact| !format!("{fact:?}").contains("part.asha"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_in_jumps(steps);
    assert_eq!((sitting.screen(), sitting.problems()), ("P1 P2", vec!["p1.problem.part".into()]));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.insist(Journey::Talk, "asha");
    assert_eq!(sitting.problems(), ["p8.problem.locked"]);
}

#[test]
fn flow_j8_why_a_child_is_not_asked_is_asked_and_recorded() {
    let why = "not_asked.asha";
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[3].retain(|fact| !format!("{fact:?}").contains(why));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_in_jumps(steps);
    assert_eq!((sitting.screen(), sitting.problems()), ("P5 P6", vec!["p5.problem.why".into()]));
    for (answer, said) in [("too_young", "too young"), ("would_harm", "frighten or endanger")] {
        let mut sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[3].push(choose(why, answer));
        });
        sitting.whole_pass("priya", &["yes"]);
        let record = &sitting.records()[0];
        let notes = text_at(record, "/practitioner_only/notes");
        assert!(notes.contains("Asha was not asked what they think") && notes.contains(said));
    }
    // Who is grown up, is asked after all or may not know is owed none.
    for part in ["asked", "must_not_know"] {
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[3].push(choose("not_asked.daniel", "too_young"));
            steps[0].push(choose("part.asha", part));
        });
        let answers = &sitting.state.desk.plan.answers;
        assert_eq!((answers.one("not_asked.daniel"), answers.one(why)), (None, None), "{part}");
    }
    // Who is old enough to decide is not heard for their view alone.
    let sixteen = Given::s01().case_with("/people/2/dob", json!("2010-05-02"));
    let sitting = Sitting::planned(&sixteen, |_| {});
    assert_eq!(sitting.state.desk.plan.answers.one(why), None);
}

#[test]
fn flow_j8_a_child_of_whom_the_plan_does_not_speak_is_owed_no_reason() {
    let ben = json!({ "id": "ben", "name": "Ben", "dob": "2018-05-02", "relationship": "child" });
    let sitting = |about: &str| {
        Sitting::planned(&Given::s01().case_with("/people/-", ben.clone()), |steps| {
            steps[0].push(choose("part.ben", "not_asked"));
            for kind in NEEDED {
                steps[1].push(choose(&format!("about.{PURPOSE}.{kind}"), about));
            }
        })
    };
    assert_eq!((sitting("asha").screen(), sitting("asha").plans().len()), ("P0", 1));
    assert_eq!(sitting("ben").problems(), ["p5.problem.why", "p6.problem.hear"]);
}

#[test]
fn flow_j8_a_review_says_nothing_of_whom_another_plan_leaves_out() {
    let (_, mut sitting) = three_months_on(|given| given);
    sitting.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
    let [people, ..] = plan_answers(&["priya"], &["daniel"]);
    sitting.play(people);
    sitting.play([Fact::Prepare(PrepareFact::WentBack)]);
    at_review(&mut sitting);
    sitting.read();
    sitting.play([Fact::Review(ReviewFact::KeepChosen)]);
    sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
    sitting.talk(TalkFact::Continued);
    sitting.give_back();
    sitting.finish();
    let record = sitting.records().pop().unwrap();
    assert_eq!(head(&record), ("consent_event", "renewed"));
    assert!(!record.to_string().contains("was not asked what they think"), "{record:#}");
}

#[test]
fn grd_g3_a_child_is_heard_only_where_p5_found_it_safe() {
    for (answer, opens) in [("none_of_these", true), ("not_sure", false), ("some", false)] {
        let mut steps = steps(&["priya", "asha"]);
        steps[3].extend(not_to_ask("asha", &["child_at_risk"]));
        steps[3].push(choose("safety.asha", answer));
        let mut sitting = Sitting::new(Given::s01().inputs());
        sitting.prepare(steps);
        sitting.insist(Journey::Talk, "asha");
        assert_eq!(sitting.screen() == "F14", opens, "{answer}: {:?}", sitting.problems());
    }
}

#[test]
fn inv_i16_whom_a_child_would_keep_it_from_is_asked_and_heard_only_alone() {
    assert!(fields(&heard("yes")).contains(&"keep_from".to_owned()));
    let mut sitting = heard("no");
    assert!(!fields(&sitting).contains(&"keep_from".to_owned()));
    sitting.play([choose("keep_from", "priya"), write("think", "Fine")]);
    let record = keep(&mut sitting);
    assert_eq!(record["views"], json!([{ "party_id": "asha", "view": "Fine" }]));
}

#[test]
fn dom_f14_faces_are_for_children_too_young_for_many_words() {
    for dob in ["2019-05-02", "2014-09-16"] {
        let given = Given::s01().case_with("/people/2/dob", json!(dob));
        let mut sitting = planned(given);
        sitting.hand_over(Journey::Talk, "asha", "yes");
        assert!(fields(&sitting).contains(&"feel".to_owned()), "{dob}");
        sitting.play([choose("feel", "happy")]);
        let record = keep(&mut sitting);
        assert_eq!(text_at(&record, "/views/0/symbols"), "Happy", "{dob}");
    }
}

#[test]
fn dom_f14_a_face_or_a_name_alone_is_kept_in_the_words_that_were_shown() {
    let mut sitting = heard("yes");
    sitting.play([choose("feel", "sad")]);
    let record = keep(&mut sitting);
    assert_eq!(record["views"], json!([{ "party_id": "asha", "view": "Sad", "symbols": "Sad" }]));
    sitting.hand_over(Journey::Talk, "asha", "yes");
    sitting.play([choose("keep_from", "daniel")]);
    let record = keep(&mut sitting);
    assert!(text_at(&record, "/views/0/view").contains("Dan (father)"));
    assert_eq!(record_faults(&record), []);
}

#[test]
fn inv_i1_nothing_that_a_child_says_reaches_another_persons_screens_copy_or_events() {
    let mut sitting = heard("yes");
    sitting.play([write("think", SECRET), choose("keep_from", "priya")]);
    keep(&mut sitting);
    let flat: Vec<String> = sitting
        .effects
        .iter()
        .filter(|effect| !matches!(effect, Effect::RecordMade { .. }))
        .map(|effect| format!("{effect:?}"))
        .collect();
    assert!(!flat.concat().contains(SECRET));
    sitting.hand_over(Journey::Talk, "priya", "yes");
    let seen = |sitting: &Sitting| {
        let held = serde_json::to_string(sitting.family()).unwrap();
        assert!(!held.contains(SECRET) && !held.contains("keep_from\",\"priya"), "{held}");
    };
    seen(&sitting);
    sitting.explain();
    sitting.agree(&["yes"]);
    seen(&sitting);
    assert_eq!(sitting.family().said, Default::default());
}

#[test]
fn dom_f10_who_answers_for_a_child_reads_that_the_child_was_asked_once_it_was() {
    let read_back = |heard_first: bool| {
        let mut sitting = planned(Given::s01());
        if heard_first {
            sitting.hand_over(Journey::Talk, "asha", "yes");
            keep(&mut sitting);
        }
        sitting.hand_over(Journey::Talk, "priya", "yes");
        sitting.explain();
        sitting.reach_answer(&["yes"]);
        bodies(sitting.family())
    };
    assert!(says(&read_back(true), "f10.child_heard"));
    assert!(!says(&read_back(false), "f10.child_heard"));
}

#[test]
fn inv_i8_a_child_who_stops_keeps_what_they_wrote_to_themself() {
    let mut sitting = heard("yes");
    sitting.play([write("think", SECRET)]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let record = sitting.records().pop().unwrap();
    assert_eq!(head(&record), ("talk_not_completed", "stopped"));
    assert!(!record.to_string().contains(SECRET), "{record:#}");
    sitting.give_back();
    assert_eq!((sitting.screen(), sitting.records().len()), ("P22", 1));
}

#[test]
fn inv_i8_what_a_child_gave_is_kept_when_the_passcode_is_lost() {
    let mut sitting = planned(Given::s01().with_passcode());
    sitting.hand_over(Journey::Talk, "asha", "yes");
    sitting.play([write("think", SECRET)]);
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::TabletGivenBack);
    sitting.talk(TalkFact::PasscodeForgotten);
    assert_eq!(sitting.screen(), "ended");
    let records = sitting.records();
    assert_eq!(records.len(), 1);
    assert_eq!(text_at(&records[0], "/views/0/view"), SECRET);
    assert!(!serde_json::to_string(sitting.family()).unwrap().contains(SECRET));
}

#[test]
fn inv_i4_a_change_of_mind_on_f14_says_that_nothing_stands_and_offers_to_stop() {
    let mut sitting = heard("yes");
    sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
    assert_eq!(sitting.screen(), "F12");
    assert!(
        bodies(sitting.family()).contains("There is no yes from you"),
        "{}",
        bodies(sitting.family())
    );
    sitting.withdraw(WithdrawFact::WentBack);
    assert_eq!(sitting.screen(), "F14");
}

#[test]
fn flow_j8_a_pass_of_a_child_is_three_screens_with_the_way_back() {
    let sitting = heard("yes");
    let mut steps = vec![sitting.screen()];
    let mut sitting = sitting;
    sitting.talk(TalkFact::Continued);
    steps.push(sitting.screen());
    sitting.talk(TalkFact::TabletGivenBack);
    steps.push(sitting.screen());
    assert_eq!(steps, ["F14", "F11", "unlock"]);
}

#[test]
fn dom_a12_a_child_is_told_purpose_by_purpose_who_would_hear_what() {
    let mut steps = steps(&["priya", "asha"]);
    steps[1].extend(housing());
    steps[2].push(choose("choice.housing-support", "you_choose"));
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "asha", "yes");
    let inputs = sitting.inputs();
    let voice = &sitting.family().pass.voice;
    let housing = inputs.recipient("housing").unwrap().short_name.get(voice).to_owned();
    let health = inputs.config.kind("child-health").unwrap().plain_name.get(voice).to_owned();
    let words = bodies(sitting.family());
    let line = words.lines().find(|line| line.contains(&housing)).unwrap();
    assert!(!line.contains(&health), "{line}");
    assert!(words.lines().any(|line| line.contains(&health) && !line.contains(&housing)));
}
