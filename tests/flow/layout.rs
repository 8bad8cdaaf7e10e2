//! The two layouts of the same blocks: nothing is lost from one to the other.

use consent_disclosure::domain::layout::Layout;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact};
use serde_json::json;

use crate::kit::*;

const ONE: [&str; 7] = ["F1", "F2", "F3", "F4", "F5", "F6", "F7"];

fn other(layout: Layout) -> Fact {
    Fact::Talk(TalkFact::LayoutChosen(layout))
}

/// The usual plan with a second purpose, so that F8 has two.
fn steps() -> [Vec<Fact>; 5] {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[1].extend([
        choose("purposes", "housing-support"),
        choose("need.housing-support.address", "needed"),
        choose("about.housing-support.address", "asha"),
        choose("need.housing-support.family-situation", "left_out"),
        write("why.housing-support.family-situation", "not needed"),
        choose("recipients.housing-support", "housing"),
        choose("frequency.housing-support", "once"),
    ]);
    steps[2].push(choose("choice.housing-support", "you_choose"));
    steps
}

fn at_hello(layout: Option<Layout>) -> Sitting {
    at_hello_of(&Given::s01(), layout)
}

fn at_hello_of(given: &Given, layout: Option<Layout>) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    let mut steps = steps();
    if let Some(layout) = layout {
        steps[4].push(choose("layout.priya", layout.code()));
    }
    sitting.prepare(steps);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F1", "{:?}", sitting.problems());
    sitting
}

fn hear(sitting: &mut Sitting, screens: &[&str]) {
    for screen in screens {
        assert_eq!(sitting.screen(), *screen);
        sitting.read();
        sitting.talk(TalkFact::Continued);
    }
}

fn end(mut sitting: Sitting) -> serde_json::Value {
    sitting.agree_to_what_stands();
    sitting.give_back();
    sitting.finish();
    sitting.records().remove(0)
}

#[test]
fn flow_layout_one_idea_a_screen_says_the_same_blocks_and_the_record_says_so() {
    let mut texts = Vec::new();
    for layout in [Layout::Together, Layout::OneAtATime] {
        let mut sitting = at_hello(Some(layout));
        match layout {
            Layout::Together => hear(&mut sitting, &["F1", "F2 F3 F4", "F5 F6 F7"]),
            Layout::OneAtATime => hear(&mut sitting, &ONE),
        }
        assert_eq!(sitting.screen(), "F8");
        let shown = sitting.family().shown.iter();
        texts.push(shown.map(|shown| shown.text.clone()).collect::<Vec<_>>());
        answer_all(&mut sitting);
        let record = end(sitting);
        assert_eq!(text_at(&record, "/understanding/layout"), layout.code());
        assert_eq!(record["understanding"]["explained"].as_array().unwrap().len(), 9);
    }
    assert_eq!(texts[0], texts[1]);
}

/// Purpose by purpose, where they come one at a time.
fn answer_all(sitting: &mut Sitting) {
    let shown = sitting.family().groups_shown().len();
    for _ in 0..sitting.family().pass.groups.len() / shown {
        assert_eq!(sitting.screen(), "F8");
        sitting.answer(&["yes"]);
        sitting.talk(TalkFact::Continued);
    }
    assert_eq!(sitting.screen(), "F9");
}

#[test]
fn flow_layout_is_few_screens_unless_it_was_chosen_at_p7() {
    assert_eq!(at_hello(None).family().layout, Layout::Together);
    assert_eq!(at_hello(Some(Layout::OneAtATime)).family().layout, Layout::OneAtATime);
}

#[test]
fn emb_layout_of_the_page_is_what_a_talk_begins_with_until_p7_says_otherwise() {
    for (of_page, planned, stands) in [
        (Layout::OneAtATime, None, Layout::OneAtATime),
        (Layout::OneAtATime, Some(Layout::Together), Layout::Together),
        (Layout::Together, Some(Layout::OneAtATime), Layout::OneAtATime),
    ] {
        let sitting = at_hello_of(&Given { layout: of_page, ..Given::s01() }, planned);
        assert_eq!(sitting.family().layout, stands, "{of_page:?}, {planned:?}");
    }
}

#[test]
fn flow_layout_f8_asks_purpose_by_purpose_and_goes_back_the_same_way() {
    let mut sitting = at_hello(Some(Layout::OneAtATime));
    hear(&mut sitting, &ONE);
    assert_eq!(sitting.family().blocks.len(), 1);
    sitting.play([item(6, "yes")]);
    assert!(sitting.family().answers[6].is_none(), "what does not stand cannot be answered");
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.problems().len(), 6, "only what stands is asked for");
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.family().group), ("F8", 1));
    sitting.talk(TalkFact::WentBack);
    assert_eq!((sitting.screen(), sitting.family().group), ("F8", 0));
    assert!(sitting.family().answers[5].is_some());
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F7");
}

#[test]
fn grd_g9_a_purpose_that_was_opened_again_is_shown_before_f10() {
    let mut sitting = at_hello(Some(Layout::OneAtATime));
    hear(&mut sitting, &ONE);
    sitting.answer(&["no"]);
    sitting.talk(TalkFact::Continued);
    sitting.family_mut().answers[2] = None;
    sitting.answer(&["yes"]);
    sitting.talk(TalkFact::Continued);
    assert_eq!((sitting.screen(), sitting.family().group), ("F8", 0));
    assert_eq!(sitting.problems(), ["f8.problem"]);
}

#[test]
fn flow_layout_can_be_changed_at_any_time_and_nothing_is_lost() {
    let mut sitting = at_hello(None);
    hear(&mut sitting, &["F1"]);
    sitting.talk(TalkFact::BlockShown("F2.early-help".into()));
    sitting.talk(TalkFact::BlockShown("F2.housing-support".into()));
    let shown = sitting.family().shown.clone();
    sitting.play([other(Layout::OneAtATime)]);
    assert_eq!(
        (sitting.screen(), &sitting.family().shown),
        ("F3", &shown),
        "where reading had come to"
    );
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F2", "and Back leads through what was read");
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F1");
    sitting.talk(TalkFact::Continued);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F3");
    sitting.play([other(Layout::Together)]);
    assert_eq!((sitting.screen(), &sitting.family().shown), ("F2 F3 F4", &shown));
    sitting.talk(TalkFact::WentBack);
    assert_eq!(sitting.screen(), "F1");
}

#[test]
fn flow_layout_changed_on_f8_keeps_every_answer_and_leads_to_what_is_open() {
    let mut sitting = at_hello(None);
    hear(&mut sitting, &["F1", "F2 F3 F4", "F5 F6 F7"]);
    sitting.play((0..6).map(|place| item(place, "yes")));
    let answers = sitting.family().answers.clone();
    sitting.play([other(Layout::OneAtATime)]);
    assert_eq!((sitting.screen(), sitting.family().group), ("F8", 1));
    assert_eq!(sitting.family().answers, answers);
    sitting.play([item(6, "no"), other(Layout::Together)]);
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F9");
    let asked = sitting.screen();
    sitting.play([other(Layout::OneAtATime)]);
    assert_eq!((sitting.screen(), sitting.family().layout), (asked, Layout::Together));
}

#[test]
fn j1_explained_again_one_idea_a_screen_begins_with_the_first_idea() {
    let mut sitting = at_hello(Some(Layout::OneAtATime));
    hear(&mut sitting, &ONE);
    answer_all(&mut sitting);
    sitting.talk(TalkFact::ExplainingAgainChosen);
    assert_eq!((sitting.screen(), sitting.family().group), ("F2", 0));
    hear(&mut sitting, &ONE[1..]);
    assert_eq!(sitting.screen(), "F8");
}

#[test]
fn flow_layout_of_a_plan_is_one_of_two() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = steps();
    steps[4].push(choose("layout.priya", "one_at_a_time"));
    sitting.prepare(steps);
    let plan = sitting.plans().pop().unwrap();
    assert!(plan.contains(r#""layout.priya":["one_at_a_time"]"#), "{plan}");
    let held = Given::s01().with_plan(&plan).inputs();
    assert_eq!(held.plan.as_ref().unwrap().layout("priya"), Some(Layout::OneAtATime));
    let mut wrong: serde_json::Value = serde_json::from_str(&plan).unwrap();
    wrong["answers"]["layout.priya"] = json!(["upside_down"]);
    let inputs = Given::s01().inputs();
    let decoded = consent_disclosure::wire::plan::decode_plan(&wrong, &inputs.config, &inputs.case);
    assert!(decoded.is_err());
}
