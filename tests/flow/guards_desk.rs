//! G1 to G5: what must hold before anybody is asked. Each test takes one thing
//! away from a plan that opens the family screens, and finds them locked.

use consent_disclosure::flow::form::Question;
use consent_disclosure::flow::guards::{Barrier, barriers, items_for};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::state::{AtDesk, Mode};
use consent_disclosure::flow::{Fact, Inputs, PrepareFact, handover, prepare};
use serde_json::json;
use std::rc::Rc;

use crate::kit::*;

fn planned(given: &Given, change: impl FnOnce(&mut [Vec<Fact>; 5])) -> Sitting {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    change(&mut steps);
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare_in_jumps(steps);
    sitting
}

fn found(sitting: &Sitting) -> Vec<Barrier> {
    barriers(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at)
}

/// Even as a kept plan this one leads to no family screen.
#[track_caller]
fn assert_locked(mut sitting: Sitting, barrier: Barrier) {
    assert!(found(&sitting).contains(&barrier), "{:?}", found(&sitting));
    sitting.state.desk.plan_kept = true;
    sitting.state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start));
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!((sitting.screen(), sitting.problems()[0].as_str()), ("P8", "p8.problem.person"));
    sitting.insist(Journey::Talk, "priya");
    assert_eq!((sitting.screen(), sitting.problems()), ("P8", vec!["p8.problem.locked".into()]));
}

#[test]
fn grd_a_whole_plan_opens_the_screens() {
    let mut sitting = planned(&Given::s01(), |_| {});
    assert_eq!(found(&sitting), []);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F1");
}

#[test]
fn grd_g1_a_recipient_that_is_retired_by_the_day_of_the_talk_is_not_asked_about() {
    let given = Given::s01().config_with("/recipients/1/active_to", json!("2026-09-20"));
    let mut sitting = planned(&given, |_| {});
    let items = |sitting: &Sitting| {
        items_for(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at)
    };
    assert_eq!(items(&sitting).len(), 6);
    sitting.wait(60 * 60 * 24 * 7);
    let left = items(&sitting);
    assert!(left.len() == 4 && left.iter().all(|item| item.recipient_id != "school-dsl"));
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert!(!bodies(sitting.family()).contains("Helen Price"));
    assert_eq!(sitting.family().rows().count(), 4);
}

#[test]
fn grd_g1_a_recipient_is_named_and_nothing_is_asked_about_one_that_nobody_knows() {
    let sitting = planned(&Given::s01(), |steps| {
        steps[1].retain(|fact| !format!("{fact:?}").contains("recipients."));
        steps[1].push(choose("recipients.early-help", "the-agencies"));
    });
    assert_eq!(sitting.screen(), "P3", "{:?}", sitting.problems());
    assert_locked(sitting, Barrier::NothingComplete);
}

#[test]
fn grd_g1_a_kind_is_needed_or_it_is_not_asked_about() {
    let sitting = planned(&Given::s01(), |steps| {
        steps[1].push(choose("need.early-help.child-health", "left_out"));
        steps[1].push(write("why.early-help.child-health", "not needed"));
    });
    let items = items_for(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at);
    assert_eq!(items.len(), 3);
    assert!(items.iter().all(|item| item.pii_id == "child-education"));
}

#[test]
fn grd_g1_the_step_keeps_until_each_kind_is_needed_or_left_out_with_its_reason() {
    for (gone, problem) in [
        ("need.early-help.child-health", "p3.problem.need"),
        ("why.early-help.family-situation", "p3.problem.why"),
        ("recipients.early-help", "p3.problem.recipient"),
        ("frequency.early-help", "p3.problem.frequency"),
        ("purposes", "p3.problem.purpose"),
        ("legitimate", "p3.problem.legitimate"),
        ("identifies", "p3.problem.identifies"),
    ] {
        let sitting = planned(&Given::s01(), |steps| {
            steps[1].retain(|fact| !format!("{fact:?}").contains(&format!("\"{gone}\"")));
        });
        assert_eq!(sitting.screen(), "P3", "{gone}");
        assert!(sitting.problems().iter().any(|found| found == problem), "{gone}");
        assert!(sitting.plans().is_empty());
    }
}

#[test]
fn grd_g1_a_plan_is_kept_only_when_no_step_of_it_is_left_open() {
    let steps: [(usize, &str, &str); 5] = [
        (0, "danger", "P1 P2"),
        (1, "frequency.early-help", "P3"),
        (2, "choice.early-help", "P4"),
        (3, "safety.priya", "P5 P6"),
        (4, "words.priya", "P7"),
    ];
    for (step, gone, screen) in steps {
        let sitting = planned(&Given::s01(), |steps| {
            steps[step].retain(|fact| !format!("{fact:?}").contains(gone));
        });
        assert!(sitting.plans().is_empty() && !sitting.state.desk.plan_kept, "{gone}");
        assert_eq!((sitting.screen(), sitting.problems().len()), (screen, 1), "{gone}");
    }
}

#[test]
fn grd_g1_a_step_takes_only_answers_to_its_own_questions() {
    let mut sitting = planned(&Given::s01(), |_| {});
    let answers = |sitting: &Sitting| sitting.state.desk.plan.answers.clone();
    let before = answers(&sitting);
    for (step, field, value) in [
        // Of another step.
        (DeskScreen::PeopleAndDanger, "safety.priya", "not_sure"),
        (DeskScreen::Help, "danger", "immediate"),
        (DeskScreen::RealChoice, "frequency.early-help", "once"),
        // About nobody, or about nothing that is asked.
        (DeskScreen::PeopleAndDanger, "part.nobody", "asked"),
        (DeskScreen::PeopleAndDanger, "part.asha", "asked"),
        (DeskScreen::SafeAndWho, "safety.daniel", "none_of_these"),
        (DeskScreen::SafeAndWho, "reasons.priya", "enquiry"),
        (DeskScreen::WhatAndWho, "need.safeguarding.address", "needed"),
        (DeskScreen::WhatAndWho, "about.early-help.child-health", "daniel"),
        (DeskScreen::RealChoice, "choice.safeguarding", "you_choose"),
        (DeskScreen::Help, "language.priya", "ml"),
        // Nothing that can be said.
        (DeskScreen::WhatAndWho, "recipients.early-help", "the-agencies"),
        (DeskScreen::WhatAndWho, "purposes", "no-such-purpose"),
        (DeskScreen::PeopleAndDanger, "part.priya", "perhaps"),
    ] {
        sitting.play([Fact::Prepare(PrepareFact::StepChosen(step))]);
        sitting.play([choose(field, value), unmark(field, value)]);
        assert_eq!(answers(&sitting), before, "{field}: {value}");
        assert!(sitting.state.desk.plan_kept, "{field}: {value}");
        sitting.play([(); 5].map(|()| Fact::Prepare(PrepareFact::WentBack)));
    }
}

#[test]
fn grd_g1_no_two_questions_of_a_step_are_asked_in_the_same_words() {
    let mut sitting = planned(&Given::s01(), |_| {});
    let steps = |sitting: &Sitting| {
        let plan = &sitting.state.desk.plan;
        prepare::questions(DeskScreen::WhatAndWho, plan, &sitting.inputs(), sitting.at)
    };
    let one = steps(&sitting);
    let of_one = |words: &str| one.iter().any(|question| question.words == words);
    assert!(of_one("Is this needed: health?"), "a purpose alone need not be named");
    let inputs = sitting.inputs();
    sitting.play([Fact::Prepare(PrepareFact::StepChosen(DeskScreen::WhatAndWho))]);
    for purpose in &inputs.config.purposes {
        sitting.play([choose("purposes", &purpose.id)]);
        for kind in &purpose.usual_kinds {
            let need = if kind == "child-health" { "needed" } else { "left_out" };
            sitting.play([choose(&format!("need.{}.{kind}", purpose.id), need)]);
        }
    }
    let all = steps(&sitting);
    assert!(all.len() > one.len());
    for (place, question) in all.iter().enumerate() {
        let same = all[..place].iter().find(|before| before.words == question.words);
        assert!(same.is_none(), "{}: {}", question.field, question.words);
        let problem = |asked: &Question| (asked.missing, asked.name.clone());
        let same = all[..place].iter().find(|before| problem(before) == problem(question));
        assert!(same.is_none() || question.missing.is_empty(), "{}", question.field);
    }
}

#[test]
fn grd_g3_p8_hears_only_of_people_of_the_case() {
    let mut sitting = planned(&Given::s01(), |_| {});
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "nobody"),
        choose("present", "nobody"),
        choose("still_safe", "yes"),
    ]);
    assert_eq!(sitting.state.desk.hand_over, Default::default());
}

#[test]
fn grd_g1_nothing_is_asked_for_a_purpose_whose_frequency_nobody_gave() {
    let mut sitting = planned(&Given::s01(), |_| {});
    sitting.state.desk.plan.answers.clear("frequency.early-help");
    assert_locked(sitting, Barrier::NothingComplete);
}

#[test]
fn grd_g1_what_may_never_be_in_a_plan_is_not_asked_about() {
    let given = Given::s01().config_with("/kinds/2/never_in_plan", json!(true));
    let sitting = planned(&given, |_| {});
    let items = items_for(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at);
    assert!(items.len() == 3 && items.iter().all(|item| item.pii_id == "child-education"));
}

#[test]
fn grd_g1_a_purpose_must_be_legitimate_and_somebody_recognisable() {
    for (field, barrier) in
        [("legitimate", Barrier::NotLegitimate), ("identifies", Barrier::NobodyIdentified)]
    {
        for answer in ["no", "not_sure"] {
            let sitting = planned(&Given::s01(), |steps| steps[1].push(choose(field, answer)));
            assert_eq!(sitting.screen(), "P3");
            assert_locked(sitting, barrier);
        }
    }
}

#[test]
fn grd_g2_only_a_real_choice_is_asked() {
    for answer in ["we_tell_you", "we_may_share_anyway", "not_sure"] {
        let sitting = planned(&Given::s01(), |steps| {
            steps[2] = vec![choose("choice.early-help", answer)];
        });
        assert_eq!(sitting.plans().len(), 1, "the plan is kept");
        assert_locked(sitting, Barrier::NotAChoice);
    }
}

#[test]
fn grd_g2_what_people_are_only_told_is_never_asked_whatever_the_plan_says() {
    let sitting = planned(&Given::s01(), |steps| {
        steps[1].extend([
            choose("purposes", "safeguarding"),
            choose("frequency.safeguarding", "once"),
            choose("recipients.safeguarding", "csc"),
        ]);
        let kinds = [
            "child-health",
            "family-safety",
            "family-situation",
            "parent-substance-use",
            "address",
            "criminal-convictions",
        ];
        for kind in kinds {
            let need = if kind == "child-health" { "needed" } else { "left_out" };
            steps[1].push(choose(&format!("need.safeguarding.{kind}"), need));
            steps[1].push(write(&format!("why.safeguarding.{kind}"), "no"));
        }
        steps[2].push(choose("choice.safeguarding", "you_choose"));
    });
    assert_eq!(sitting.plans().len(), 1, "{:?}", sitting.problems());
    let items = items_for(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at);
    assert!(items.iter().all(|item| item.purpose_id == PURPOSE) && items.len() == 6);
}

#[test]
fn grd_g3_unsafe_locks_the_screens_of_that_person() {
    for reason in [
        "child_at_risk",
        "others_at_risk",
        "child_holds_back",
        "delay_raises_risk",
        "serious_crime",
        "enquiry",
    ] {
        let sitting = planned(&Given::s01(), |steps| {
            steps[3].push(choose("safety.priya", "some"));
            steps[3].push(choose("reasons.priya", reason));
        });
        assert_eq!(sitting.plans().len(), 1, "the plan is kept");
        assert_locked(sitting, Barrier::Unsafe);
    }
}

#[test]
fn grd_g3_not_possible_and_not_sure_lock_too() {
    let impossible = planned(&Given::s01(), |steps| {
        steps[3].push(choose("safety.priya", "some"));
        steps[3].push(choose("reasons.priya", "impossible"));
    });
    assert_locked(impossible, Barrier::NotPossible);
    let both = planned(&Given::s01(), |steps| {
        steps[3].push(choose("safety.priya", "some"));
        steps[3].push(choose("reasons.priya", "impossible"));
        steps[3].push(choose("reasons.priya", "enquiry"));
    });
    assert_locked(both, Barrier::Unsafe);
    let unsure = planned(&Given::s01(), |steps| steps[3].push(choose("safety.priya", "not_sure")));
    assert_locked(unsure, Barrier::SafetyNotSure);
}

#[test]
fn grd_g3_an_open_answer_is_not_safe() {
    let sitting = planned(&Given::s01(), |steps| steps[3].clear());
    assert_eq!(sitting.screen(), "P5 P6");
    assert_locked(sitting, Barrier::SafetyOpen);
}

#[test]
fn grd_g3_is_confirmed_again_in_the_room() {
    for answer in ["no", "not_sure"] {
        let mut sitting = planned(&Given::s01(), |_| {});
        sitting.play([
            Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
            choose("person", "priya"),
            choose("still_safe", answer),
            choose("alone", "yes"),
            Fact::HandOver(consent_disclosure::flow::HandOverFact::TabletHandedOver),
        ]);
        assert_eq!(sitting.screen(), "P8");
        assert_eq!(sitting.problems(), ["p8.problem.not_safe"]);
    }
}

#[test]
fn grd_g3_what_was_confirmed_of_the_room_is_not_carried_over_to_somebody_else() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("still_safe", "yes"),
        choose("alone", "yes"),
        choose("person", "daniel"),
        Fact::HandOver(consent_disclosure::flow::HandOverFact::TabletHandedOver),
    ]);
    assert_eq!(sitting.screen(), "P8");
    assert_eq!(sitting.problems(), ["p8.problem.still_safe", "p8.problem.alone"]);
}

/// P8 for Priya, with somebody else in the room; what it says, if it keeps her.
fn beside(part: &str, alone: &str) -> Vec<String> {
    let mut sitting = planned(&Given::s01(), |steps| {
        steps[0].push(choose("part.daniel", part));
    });
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("present", "daniel"),
        choose("still_safe", "yes"),
        choose("alone", alone),
        Fact::HandOver(consent_disclosure::flow::HandOverFact::TabletHandedOver),
    ]);
    assert_eq!(sitting.screen() == "P8", !sitting.problems().is_empty());
    sitting.problems()
}

#[test]
fn grd_g3_nobody_is_alone_with_somebody_else_in_the_room() {
    assert_eq!(beside("not_asked", "yes"), ["p8.problem.not_alone"]);
    assert_eq!(beside("not_asked", "no"), [""; 0]);
    assert_eq!(beside("not_asked", "not_sure"), [""; 0]);
}

#[test]
fn grd_g3_nothing_is_shown_beside_somebody_who_must_not_know() {
    assert_eq!(beside("must_not_know", "no"), ["p8.problem.must_not_know"]);
    let both = ["p8.problem.must_not_know", "p8.problem.not_alone"];
    assert_eq!(beside("must_not_know", "yes"), both);
}

#[test]
fn grd_g3_danger_comes_first() {
    for (danger, barrier) in [("immediate", Barrier::DangerNow), ("not_sure", Barrier::DangerOpen)]
    {
        let sitting = planned(&Given::s01(), |steps| steps[0].push(choose("danger", danger)));
        assert_eq!(sitting.screen(), "P1 P2");
        assert_locked(sitting, barrier);
    }
    let cause = planned(&Given::s01(), |steps| steps[0].push(choose("danger", "reasonable_cause")));
    assert_eq!(found(&cause), [], "a referral is prompted, and the family is still asked");
}

#[test]
fn grd_g4_without_a_known_decider_nobody_is_asked() {
    for status in ["ended", "disputed", "unknown"] {
        let given = Given::s01().case_with("/people/0/authority/0/status", json!(status));
        assert_locked(planned(&given, |_| {}), Barrier::NothingComplete);
        let given = given.case_with("/people/1/authority/0/status", json!(status));
        assert_locked(planned(&given, |_| {}), Barrier::DeciderUnknown);
    }
}

#[test]
fn grd_g4_a_child_of_unknown_age_has_no_known_decider() {
    let mut given = Given::s01();
    given.case["people"][2].as_object_mut().unwrap().remove("dob");
    let sitting = planned(&given, |steps| {
        steps[0].push(choose("part.asha", "not_asked"));
        for kind in NEEDED {
            steps[1].push(choose(&format!("about.early-help.{kind}"), "asha"));
        }
    });
    assert_locked(sitting, Barrier::DeciderUnknown);
}

#[test]
fn grd_g4_where_a_care_order_is_held_only_its_holder_decides() {
    let order =
        json!([{ "over": "asha", "kind": "care_order", "from": "2026-01-01", "status": "held" }]);
    let given = Given::s01().case_with("/people/1/authority", order);
    assert_locked(planned(&given, |_| {}), Barrier::NothingComplete);
}

#[test]
fn grd_g5_the_words_must_fit_the_person() {
    for answer in ["no", "not_sure"] {
        let sitting = planned(&Given::s01(), |steps| steps[4].push(choose("words.priya", answer)));
        assert_eq!(sitting.plans().len(), 1, "the plan is kept");
        assert_locked(sitting, Barrier::WordsMissing);
    }
}

/// Malayalam is configured, and there are no words in it.
fn with_malayalam() -> Rc<Inputs> {
    let mut inputs = Rc::into_inner(Given::s01().inputs()).unwrap();
    inputs.config.languages.push("ml".into());
    Rc::new(inputs)
}

fn planned_in_malayalam() -> Sitting {
    let mut sitting = Sitting::new(with_malayalam());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[4].push(choose("language.priya", "ml"));
    sitting.prepare(steps);
    assert_eq!(sitting.plans().len(), 1, "{:?}", sitting.problems());
    sitting
}

#[test]
fn grd_g5_the_words_must_exist_in_the_language() {
    assert_locked(planned_in_malayalam(), Barrier::LanguageMissing);
}

#[test]
fn grd_g5_a_change_of_mind_needs_words_in_the_language_and_says_so() {
    let mut sitting = planned_in_malayalam();
    sitting.insist(Journey::Withdraw, "priya");
    assert_eq!((sitting.screen(), sitting.problems()), ("P8", vec!["p8.problem.locked".into()]));
    let (desk, inputs) = (&sitting.state.desk, sitting.inputs());
    let found = handover::may_take_tablet(desk, &inputs, "priya", sitting.at);
    assert_eq!(found, [Barrier::LanguageMissing], "which P8 puts into words");
    sitting.play([Fact::HandOver(consent_disclosure::flow::HandOverFact::WentBack)]);
    sitting.hand_over(Journey::Withdraw, "daniel", "yes");
    assert_eq!(sitting.screen(), "F12", "he speaks the first language");
}
