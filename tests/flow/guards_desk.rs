//! G1 to G5: what must hold before anybody is asked. Each test takes one thing
//! away from a plan that opens the family screens, and finds them locked.

use consent_disclosure::flow::form::Question;
use consent_disclosure::flow::guards::{Barrier, barriers_to_change, items_for};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Fact, PrepareFact, prepare};
use serde_json::json;

use crate::kit::*;

#[test]
fn grd_a_whole_plan_opens_the_screens() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    assert_eq!(sitting.barriers(), []);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F1");
}

#[test]
fn grd_g1_a_recipient_that_is_retired_by_the_day_of_the_talk_is_not_asked_about() {
    let given = Given::s01().config_with("/recipients/1/active_to", json!("2026-09-20"));
    let mut sitting = Sitting::planned(&given, |_| {});
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
    let sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[1].retain(|fact| !format!("{fact:?}").contains("recipients."));
        steps[1].push(choose("recipients.early-help", "the-agencies"));
    });
    assert_eq!(sitting.screen(), "P3", "{:?}", sitting.problems());
    sitting.assert_locked(Barrier::NothingComplete);
}

#[test]
fn grd_g1_a_kind_is_needed_or_it_is_not_asked_about() {
    let sitting = Sitting::planned(&Given::s01(), |steps| {
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
        let sitting = Sitting::planned(&Given::s01(), |steps| {
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
        let sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[step].retain(|fact| !format!("{fact:?}").contains(gone));
        });
        assert!(sitting.plans().is_empty() && !sitting.state.desk.plan_kept, "{gone}");
        assert_eq!((sitting.screen(), sitting.problems().len()), (screen, 1), "{gone}");
    }
}

#[test]
fn grd_g1_a_step_takes_only_answers_to_its_own_questions() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    let answers = |sitting: &Sitting| sitting.state.desk.plan.answers.clone();
    let before = answers(&sitting);
    for (step, field, value) in [
        // Of another step.
        (DeskScreen::PeopleAndDanger, "safety.priya", "not_sure"),
        (DeskScreen::Help, "danger", "immediate"),
        (DeskScreen::RealChoice, "frequency.early-help", "once"),
        // About nobody, or about nothing that is asked.
        (DeskScreen::PeopleAndDanger, "part.nobody", "asked"),
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
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
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
fn grd_g1_nothing_is_asked_for_a_purpose_whose_frequency_nobody_gave() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    sitting.state.desk.plan.answers.clear("frequency.early-help");
    sitting.assert_locked(Barrier::NothingComplete);
}

#[test]
fn grd_g1_what_may_never_be_in_a_plan_is_not_asked_about() {
    let given = Given::s01().config_with("/kinds/2/never_in_plan", json!(true));
    let sitting = Sitting::planned(&given, |_| {});
    let items = items_for(&sitting.state.desk.plan, &sitting.inputs(), "priya", sitting.at);
    assert!(items.len() == 3 && items.iter().all(|item| item.pii_id == "child-education"));
}

#[test]
fn grd_g1_a_purpose_must_be_legitimate_and_somebody_recognisable() {
    for (field, barrier) in
        [("legitimate", Barrier::NotLegitimate), ("identifies", Barrier::NobodyIdentified)]
    {
        for answer in ["no", "not_sure"] {
            let sitting =
                Sitting::planned(&Given::s01(), |steps| steps[1].push(choose(field, answer)));
            assert_eq!(sitting.screen(), "P3");
            sitting.assert_locked(barrier);
        }
    }
}

#[test]
fn grd_g2_only_a_real_choice_is_asked() {
    for answer in ["we_tell_you", "we_may_share_anyway", "not_sure"] {
        let mut sitting = Sitting::planned(&Given::s01(), |steps| {
            steps[2] = vec![choose("choice.early-help", answer)];
        });
        assert_eq!(sitting.plans().len(), 1, "the plan is kept");
        if answer == "not_sure" {
            sitting.assert_locked(Barrier::NotAChoice);
        } else {
            sitting.hand_over(Journey::Talk, "priya", "yes");
            assert_eq!((sitting.screen(), sitting.family().rows().count()), ("F15", 0));
        }
    }
}

#[test]
fn dom_b22_grd_g2_what_people_are_only_told_is_never_asked_whatever_the_plan_says() {
    let sitting = Sitting::planned(&Given::s01(), |steps| {
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

/// One reason is enough; the plan is kept, and the screens stay locked.
#[track_caller]
fn unsafe_because(reason: &str) {
    let sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[3].extend(not_to_ask("priya", &[reason]));
    });
    assert_eq!(sitting.plans().len(), 1, "the plan is kept");
    sitting.assert_locked(Barrier::Unsafe);
}

#[test]
fn dom_d01_dom_d10_grd_g3_more_risk_for_a_child_locks_the_screens() {
    unsafe_because("child_at_risk");
}

#[test]
fn dom_d03_grd_g3_risk_for_somebody_else_locks_the_screens() {
    unsafe_because("others_at_risk");
}

#[test]
fn dom_d04_grd_g3_a_child_who_would_hold_back_locks_the_screens() {
    unsafe_because("child_holds_back");
}

#[test]
fn dom_d05_grd_g3_a_delay_that_raises_risk_locks_the_screens() {
    unsafe_because("delay_raises_risk");
}

#[test]
fn dom_d06_grd_g3_a_serious_crime_locks_the_screens() {
    unsafe_because("serious_crime");
}

#[test]
fn dom_d07_grd_g3_an_enquiry_locks_the_screens() {
    unsafe_because("enquiry");
}

#[test]
fn grd_g3_not_possible_and_not_sure_lock_too() {
    let impossible = Sitting::planned(&Given::s01(), |steps| {
        steps[3].extend(not_to_ask("priya", &["impossible"]));
    });
    impossible.assert_locked(Barrier::NotPossible);
    let both = Sitting::planned(&Given::s01(), |steps| {
        steps[3].extend(not_to_ask("priya", &["impossible", "enquiry"]));
    });
    both.assert_locked(Barrier::Unsafe);
    let unsure =
        Sitting::planned(&Given::s01(), |steps| steps[3].push(choose("safety.priya", "not_sure")));
    unsure.assert_locked(Barrier::SafetyNotSure);
}

#[test]
fn grd_g3_an_open_answer_is_not_safe() {
    let sitting = Sitting::planned(&Given::s01(), |steps| steps[3].clear());
    assert_eq!(sitting.screen(), "P5 P6");
    sitting.assert_locked(Barrier::SafetyOpen);
}

#[test]
fn grd_g3_danger_comes_first() {
    for (danger, barrier) in [("immediate", Barrier::DangerNow), ("not_sure", Barrier::DangerOpen)]
    {
        let sitting =
            Sitting::planned(&Given::s01(), |steps| steps[0].push(choose("danger", danger)));
        assert_eq!(sitting.screen(), "P1 P2");
        sitting.assert_locked(barrier);
    }
    let cause = Sitting::planned(&Given::s01(), |steps| {
        steps[0].push(choose("danger", "reasonable_cause"))
    });
    assert_eq!(cause.barriers(), [], "a referral is prompted, and the family is still asked");
}

#[test]
fn grd_g4_without_a_known_decider_nobody_is_asked() {
    for status in ["ended", "disputed", "unknown"] {
        let given = Given::s01().case_with("/people/0/authority/0/status", json!(status));
        Sitting::planned(&given, |_| {}).assert_locked(Barrier::NothingComplete);
        let given = given.case_with("/people/1/authority/0/status", json!(status));
        Sitting::planned(&given, |_| {}).assert_locked(Barrier::DeciderUnknown);
    }
}

#[test]
fn grd_g4_a_child_of_unknown_age_has_no_known_decider() {
    let mut given = Given::s01();
    given.case["people"][2].as_object_mut().unwrap().remove("dob");
    let sitting = Sitting::planned(&given, |steps| {
        steps[0].push(choose("part.asha", "not_asked"));
        for kind in NEEDED {
            steps[1].push(choose(&format!("about.early-help.{kind}"), "asha"));
        }
    });
    sitting.assert_locked(Barrier::DeciderUnknown);
}

#[test]
fn grd_g4_where_a_care_order_is_held_only_its_holder_decides() {
    let order =
        json!([{ "over": "asha", "kind": "care_order", "from": "2026-01-01", "status": "held" }]);
    let given = Given::s01().case_with("/people/1/authority", order);
    Sitting::planned(&given, |_| {}).assert_locked(Barrier::NothingComplete);
}

#[test]
fn grd_g5_the_words_must_fit_the_person() {
    for answer in ["no", "not_sure"] {
        let sitting =
            Sitting::planned(&Given::s01(), |steps| steps[4].push(choose("words.priya", answer)));
        assert_eq!(sitting.plans().len(), 1, "the plan is kept");
        sitting.assert_locked(Barrier::WordsMissing);
    }
}

#[test]
fn grd_g3_inv_i1_what_was_found_unsafe_stays_found_when_a_person_is_not_asked_after_all() {
    let mut sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[3].extend(not_to_ask("priya", &["child_at_risk"]));
    });
    let step = Fact::Prepare(PrepareFact::StepChosen(DeskScreen::PeopleAndDanger));
    sitting.play([step, choose("part.priya", "must_not_know")]);
    let inputs = sitting.inputs();
    let plan = &sitting.state.desk.plan;
    let found = barriers_to_change(plan, &inputs, "priya", sitting.at);
    assert_eq!(found, [Barrier::Unsafe]);
}
