//! J9: somebody who holds no authority is heard, and decides nothing.

use consent_disclosure::flow::guards::Barrier;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::{Fact, TalkFact};
use consent_disclosure::wire::permission::open_ledger;
use serde_json::{Value, json};

use crate::kit::*;

/// Priya's authority is disputed, and nobody else is known to hold any.
fn disputed() -> Given {
    let authority = json!([{"over": "asha", "kind": "parental_responsibility", "from": "2019-05-02", "status": "disputed"}]);
    Given::s01()
        .case_with("/people/0/authority", authority)
        .case_with("/people/1/authority", json!([]))
}

fn steps(hear: &[Fact]) -> [Vec<Fact>; 5] {
    let mut steps = plan_answers(&["priya"], &["daniel"]);
    steps[3].extend_from_slice(hear);
    steps
}

fn heard() -> Vec<Fact> {
    vec![
        choose("hear.priya", "views"),
        write("holder.asha", "canary-holder, her father"),
        choose("reached.asha", "tried"),
        write("attempts.asha", "canary-attempts: rang twice on 11 September"),
    ]
}

/// As far as F14, where Priya says what she thinks.
fn at_f14(given: &Given) -> Sitting {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps(&heard()));
    assert_eq!((sitting.screen(), sitting.problems()), ("P0", vec![]));
    assert_eq!(sitting.plans().len(), 1);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!(sitting.screen(), "F14");
    sitting
}

fn keep(sitting: &mut Sitting) -> Value {
    sitting.talk(TalkFact::Continued);
    assert_eq!(sitting.screen(), "F11");
    sitting.give_back();
    sitting.finish();
    sitting.records().pop().unwrap()
}

#[test]
fn flow_j9_dom_d08_p6_says_that_nobody_decides_and_asks_who_holds_it_and_whether_they_were_reached()
{
    let mut sitting = Sitting::new(disputed().inputs());
    let mut steps = steps(&[]);
    let help = std::mem::take(&mut steps[4]);
    sitting.prepare_in_jumps(steps);
    for _ in 0..5 {
        sitting.play([Fact::Prepare(consent_disclosure::flow::PrepareFact::WentBack)]);
    }
    sitting.play([Fact::Prepare(consent_disclosure::flow::PrepareFact::StepChosen(
        consent_disclosure::flow::screen::DeskScreen::SafeAndWho,
    ))]);
    sitting.play([go_on()]);
    assert_eq!(sitting.problems(), ["p6.problem.hear"]);
    sitting.play([choose("hear.priya", "views"), choose("reached.asha", "tried"), go_on()]);
    assert_eq!(sitting.problems(), ["p6.problem.attempts"], "how, and when (D08, D09)");
    sitting.play([write("attempts.asha", "Rang twice"), go_on()]);
    assert_eq!(sitting.screen(), "P7");
    sitting.play(help);
    sitting.play([go_on()]);
    // What was prepared comes back as it went.
    let plan = sitting.plans().pop().unwrap();
    let again = Sitting::new(disputed().with_plan(&plan).inputs());
    assert_eq!(again.state.desk.plan.answers.text("attempts.asha"), "Rang twice");
    assert_eq!(again.barriers(), []);
}

#[test]
fn flow_j9_dom_d08_inv_i18_their_views_are_kept_and_are_no_answer() {
    let given = disputed();
    let mut sitting = at_f14(&given);
    assert_eq!(sitting.family().rows().count(), 0, "nothing is asked with yes or no");
    sitting.play([item(0, "yes"), write("think", "I would tell the nurse.")]);
    let record = keep(&mut sitting);
    assert_eq!(head(&record), ("notice", "told"));
    assert_eq!(
        record["views"],
        json!([{ "party_id": "priya", "view": "I would tell the nurse." }])
    );
    let notes = text_at(&record, "/practitioner_only/notes");
    assert!(notes.contains("canary-holder") && notes.contains("canary-attempts"), "{notes}");
    let records = sitting.records();
    assert_records(&records);
    assert!(fold_of(&records, "priya").is_empty());
    let ledger = open_ledger(&given.config, &given.case, &records, today()).unwrap();
    for kind in NEEDED {
        for recipient in RECIPIENTS {
            let query = json!({
                "about": "asha", "pii_id": kind, "purpose_id": PURPOSE,
                "recipient_id": recipient, "at": "2026-09-15",
            });
            assert_ne!(ledger.permission(&query).unwrap()["answer"], "yes");
        }
    }
}

#[test]
fn flow_j9_inv_i1_what_the_practitioner_wrote_about_authority_is_not_in_the_pass() {
    let sitting = at_f14(&disputed());
    let held = serde_json::to_string(sitting.family()).unwrap();
    for canary in ["canary", "Daniel", "disputed"] {
        assert!(!held.contains(canary), "{canary}: {held}");
    }
    let words = bodies(sitting.family());
    assert!(says(&words, "f14.no_say") && says(&words, "f14.about_child"), "{words}");
    assert!(!says(&words, "f14.talk_to"), "the helpline is for children");
}

#[test]
fn flow_j9_who_is_not_to_be_heard_and_who_must_not_know_stay_locked() {
    let not_heard = [choose("hear.priya", "not_heard"), choose("reached.asha", "reached")];
    let mut sitting = Sitting::new(disputed().inputs());
    sitting.prepare(steps(&not_heard));
    assert_eq!(sitting.barriers(), [Barrier::DeciderUnknown]);
    sitting.insist(Journey::Talk, "priya");
    assert_eq!(sitting.problems(), ["p8.problem.locked"]);
    let mut steps = steps(&heard());
    steps[0].push(choose("part.priya", "must_not_know"));
    let mut sitting = Sitting::new(disputed().inputs());
    sitting.prepare_in_jumps(steps);
    assert!(sitting.barriers().contains(&Barrier::MustNotKnow));
}

#[test]
fn flow_j9_inv_i1_who_holds_authority_is_asked_as_before_and_never_heard_instead() {
    // Only Daniel holds it: Priya may be heard, and he is asked.
    let given = Given::s01().case_with("/people/0/authority", json!([]));
    let mut steps = plan_answers(&["priya", "daniel"], &[]);
    steps[3].extend([choose("hear.priya", "views"), choose("hear.daniel", "views")]);
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    sitting.whole_pass("daniel", &["yes"]);
    sitting.hand_over(Journey::Talk, "priya", "yes");
    assert_eq!((sitting.screen(), sitting.family().pass.hears.len()), ("F14", 6));
    sitting.play([write("think", "I say no to all of it.")]);
    keep(&mut sitting);
    let records = sitting.records();
    assert_eq!(head(&records[0]), ("consent_event", "given"));
    assert_records(&records);
    let ledger = open_ledger(&given.config, &given.case, &records, today()).unwrap();
    let query = json!({
        "about": "asha", "pii_id": NEEDED[0], "purpose_id": PURPOSE,
        "recipient_id": RECIPIENTS[0], "at": "2026-09-15",
    });
    let said = ledger.permission(&query).unwrap();
    assert_eq!(said["answer"], "yes", "a view takes nothing from who decides");
}

#[test]
fn flow_j9_stopping_on_f14_keeps_one_closing_record() {
    let mut sitting = at_f14(&disputed());
    sitting.play([write("think", "Not now.")]);
    sitting.talk(TalkFact::StopChosen);
    sitting.talk(TalkFact::StopConfirmed);
    let records = sitting.records();
    assert_eq!((records.len(), head(&records[0])), (1, ("talk_not_completed", "stopped")));
    assert_records(&records);
}
