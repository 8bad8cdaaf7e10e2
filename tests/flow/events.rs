//! What happens after something was agreed makes it due for review (J7, dom C05, C06,
//! product feature 12).

use consent_disclosure::domain::time::{Instant, parse_instant};
use consent_disclosure::flow::review::{due, events_since};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{Fact, PrepareFact};
use serde_json::Value;

use crate::kit::*;

/// Priya has said yes, and P1 and P2 of the same plan stand again a minute later.
fn agreed() -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes"]);
    at_patterns(&mut sitting);
    sitting
}

/// The move was known when she agreed.
fn agreed_after_a_move() -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[0].push(choose("patterns", "moved_area"));
    sitting.prepare(steps);
    sitting.wait(60);
    sitting.whole_pass("priya", &["yes"]);
    at_patterns(&mut sitting);
    sitting
}

fn at_patterns(sitting: &mut Sitting) {
    sitting.wait(60);
    sitting.play([Fact::Prepare(PrepareFact::StepChosen(DeskScreen::PeopleAndDanger))]);
}

fn due_on(sitting: &Sitting, person: &str) -> Option<chrono::NaiveDate> {
    due(&sitting.state, &sitting.inputs(), person, sitting.at)
}

fn since(sitting: &Sitting, person: &str) -> Vec<&'static str> {
    let events = events_since(&sitting.state, &sitting.inputs(), person, sitting.at);
    events.into_iter().map(|(event, _)| event.code()).collect()
}

#[test]
fn dom_c05_dom_c06_what_is_new_makes_what_was_agreed_before_due_for_review() {
    for event in ["moved_area", "new_agency", "separation", "new_information"] {
        let mut sitting = agreed();
        assert_eq!(due_on(&sitting, "priya"), None, "three months are long");
        sitting.play([choose("patterns", event)]);
        assert_eq!(due_on(&sitting, "priya"), Some(today()), "{event}");
        assert_eq!(since(&sitting, "priya"), [event]);
        assert_eq!(due_on(&sitting, "daniel"), None, "nothing of his stands");
    }
    let mut other = agreed();
    other.play([choose("patterns", "domestic_abuse")]);
    assert_eq!(due_on(&other, "priya"), None, "it may have been known before");
}

#[test]
fn dom_c05_what_is_said_after_it_needs_no_other_look() {
    let mut sitting = agreed_after_a_move();
    assert_eq!((due_on(&sitting, "priya"), since(&sitting, "priya")), (None, vec![]));
    sitting.play([choose("patterns", "separation")]);
    assert_eq!(since(&sitting, "priya"), ["separation"]);
}

#[test]
fn dom_c05_each_event_counts_from_when_it_was_written_down() {
    let mut sitting = agreed_after_a_move();
    sitting.play([choose("patterns", "separation")]);
    assert_eq!(due_on(&sitting, "priya"), Some(today()));
    // A mis-tap, taken back: the move alone makes nothing due.
    sitting.play([unmark("patterns", "separation")]);
    assert_eq!(due_on(&sitting, "priya"), None);
}

#[test]
fn dom_c05_a_new_plan_forgets_no_event_that_nobody_has_looked_at() {
    let mut sitting = agreed();
    sitting.play([choose("patterns", "new_agency"), choose("patterns", "missing")]);
    sitting.play([
        Fact::Prepare(PrepareFact::WentBack),
        Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan)),
    ]);
    assert_eq!(sitting.screen(), "P1 P2");
    assert_eq!(due_on(&sitting, "priya"), Some(today()));
    let marked = sitting.state.desk.plan.answers.all("patterns").count();
    assert_eq!((marked, since(&sitting, "priya")), (0, vec!["new_agency"]), "P2 is asked anew");
    sitting.prepare_usual();
    sitting.wait(60);
    sitting.whole_pass("priya", &["yes"]);
    assert_eq!(due_on(&sitting, "priya"), None, "she was asked again since");
}

#[test]
fn dom_c05_a_plan_that_the_host_kept_brings_its_events_back() {
    let mut sitting = Sitting::new(Given::s01().inputs());
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    for event in ["moved_area", "new_agency", "separation", "new_information"] {
        steps[0].push(choose("patterns", event));
    }
    sitting.prepare(steps);
    let plan: Value = serde_json::from_str(&sitting.plans()[0]).unwrap();
    let at =
        |event: &str| -> Option<Instant> { plan["events"][event].as_str().and_then(parse_instant) };
    let read = Given::s01().with_plan(&plan.to_string()).inputs().plan.clone().unwrap();
    assert_eq!(read.events.len(), 4);
    for (event, written) in read.events {
        assert_eq!(at(event.code()), Some(written), "{event:?}");
    }
}
