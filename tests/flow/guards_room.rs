//! G3 and G5 in the room: what P8 asks before the tablet goes to anybody.

use consent_disclosure::flow::guards::Barrier;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, HandOverFact, Inputs, PrepareFact, handover};
use std::rc::Rc;
use std::sync::Arc;

use crate::kit::*;

#[test]
fn grd_g3_p8_hears_only_of_people_of_the_case() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "nobody"),
        choose("present", "nobody"),
        choose("still_safe", "yes"),
    ]);
    assert_eq!(sitting.state.desk.hand_over, Default::default());
}

#[test]
fn grd_g3_is_confirmed_again_in_the_room() {
    for answer in ["no", "not_sure"] {
        let mut sitting = Sitting::planned(&Given::s01(), |_| {});
        sitting.play([
            Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
            choose("person", "priya"),
            choose("still_safe", answer),
            choose("alone", "yes"),
            Fact::HandOver(HandOverFact::TabletHandedOver),
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
        Fact::HandOver(HandOverFact::TabletHandedOver),
    ]);
    assert_eq!(sitting.screen(), "P8");
    assert_eq!(sitting.problems(), ["p8.problem.still_safe", "p8.problem.alone"]);
}

#[test]
fn inv_i16_nobody_is_alone_with_somebody_whom_p8_names_only_in_words() {
    let mut sitting = Sitting::planned(&Given::s01(), |_| {});
    let hand_over = || Fact::HandOver(HandOverFact::TabletHandedOver);
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("still_safe", "yes"),
        choose("alone", "yes"),
        write("others", "Her sister"),
        hand_over(),
    ]);
    assert_eq!(sitting.screen(), "P8");
    assert_eq!(sitting.problems(), ["p8.problem.others_here"]);
    sitting.play([write("others", " "), hand_over()]);
    assert_eq!(sitting.screen(), "F1");
}

/// P8 for Priya, with somebody else in the room; what it says, if it keeps her.
fn beside(part: &str, alone: &str) -> Vec<String> {
    let mut sitting = Sitting::planned(&Given::s01(), |steps| {
        steps[0].push(choose("part.daniel", part));
    });
    sitting.play([
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Talk)),
        choose("person", "priya"),
        choose("present", "daniel"),
        choose("still_safe", "yes"),
        choose("alone", alone),
        Fact::HandOver(HandOverFact::TabletHandedOver),
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

/// Malayalam is configured, and there are no words in it.
fn with_malayalam() -> Rc<Inputs> {
    let mut inputs = Rc::into_inner(Given::s01().inputs()).unwrap();
    Arc::make_mut(&mut inputs.config).languages.push("ml".into());
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
    planned_in_malayalam().assert_locked(Barrier::LanguageMissing);
}

#[test]
fn grd_g5_a_change_of_mind_needs_words_in_the_language_and_says_so() {
    let mut sitting = planned_in_malayalam();
    sitting.insist(Journey::Withdraw, "priya");
    assert_eq!((sitting.screen(), sitting.problems()), ("P8", vec!["p8.problem.locked".into()]));
    let inputs = sitting.inputs();
    let found = handover::may_take_tablet(&sitting.state, &inputs, "priya", sitting.at);
    assert_eq!(found, [Barrier::LanguageMissing], "which P8 puts into words");
    sitting.play([Fact::HandOver(HandOverFact::WentBack)]);
    sitting.hand_over(Journey::Withdraw, "daniel", "yes");
    assert_eq!(sitting.screen(), "F12", "he speaks the first language");
}
