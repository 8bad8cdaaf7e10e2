//! Whom the crawler talks with: families, plans and records that bring up every screen.

use std::rc::Rc;

use consent_disclosure::domain::plan::PHONE;
use consent_disclosure::domain::time::{Instant, parse_instant};
use consent_disclosure::flow::{Fact, Inputs, Unlock};
use consent_disclosure::words::BUILT_IN;
use serde_json::{Value, json};

use crate::both_languages::planned_in_both;
use crate::kit::halves::{fourteen, steps_of_halves};
use crate::kit::*;
use crate::pseudo::{self, PSEUDO};
use crate::told_before::shared;

pub struct Family {
    pub name: &'static str,
    pub given: Given,
    pub inputs: Rc<Inputs>,
    pub at: Instant,
    pub now: &'static str,
    /// The steps of its plan, and what is asked besides at the desk, are explored too.
    pub plans: bool,
    /// Whom the tablet usually goes to.
    pub person: &'static str,
}

const NOW: &str = "2026-09-14T11:40:00+01:00";
/// A week before an agreement of September is due for review.
const LATER: &str = "2026-12-07T10:40:00Z";

pub fn families() -> Vec<Family> {
    let usual = || plan_answers(&["priya"], &["daniel"]);
    let with = |change: &dyn Fn(&mut [Vec<Fact>; 5])| {
        let mut steps = usual();
        change(&mut steps);
        planned(Given::s01(), steps)
    };
    let language = |language: &'static str| {
        let mut steps = usual();
        steps[4].push(choose("language.priya", language));
        planned(in_pseudo(Given::s01()), steps)
    };
    vec![
        family("one parent", planned(Given::s01(), usual()), NOW),
        family("passcode", planned(Given::s01(), usual()).with_passcode(), NOW),
        family("two purposes", with(&|steps| both_purposes(steps, "you_choose")), NOW),
        family("pseudo-locale", language(PSEUDO), NOW),
        family("young person", young("en"), NOW),
        family("young person in the pseudo-locale", young(PSEUDO), NOW),
        family("child", child(), NOW),
        family(
            "own pass",
            planned(fourteen(), steps_of_halves(&["priya", "asha"], &[PURPOSE])),
            NOW,
        ),
        family("siblings", siblings(), NOW),
        family("told", with(&|steps| told(steps)), NOW),
        family("interpreter", with(&|steps| interpreted(steps)), NOW),
        family("interpreter of another language", planned_in_both(), NOW),
        family("reasonable cause", with(&|steps| danger(steps)), NOW),
        family("by phone", with(&|steps| steps[4].push(choose("phone.priya", PHONE))), NOW),
        family("two parents", planned(Given::s01(), plan_answers(&["priya", "daniel"], &[])), NOW),
        family("due for review", shared_and_moved(agreed(&["yes"])), LATER),
        family("they differ", differing(), NOW),
        family("agreed before", agreed(&["yes", "no", "not_sure"]), NOW),
        family("nothing planned", Given::s01(), NOW),
        family("unknowns", Given::unknowns(), NOW),
    ]
}

fn family(name: &'static str, given: Given, now: &'static str) -> Family {
    let who = ["young person", "young person in the pseudo-locale", "child", "own pass"];
    let plans = given.plan.is_none();
    let person = if who.contains(&name) { "asha" } else { "priya" };
    Family {
        name,
        plans,
        person,
        inputs: given.inputs(),
        given,
        at: parse_instant(now).unwrap(),
        now,
    }
}

fn planned(given: Given, steps: [Vec<Fact>; 5]) -> Given {
    let mut sitting = Sitting::new(given.inputs());
    sitting.prepare(steps);
    let plan = sitting.plans().pop();
    let plan = plan.unwrap_or_else(|| panic!("{:?} on {}", sitting.problems(), sitting.screen()));
    given.with_plan(&plan)
}

fn both_purposes(steps: &mut [Vec<Fact>; 5], choice: &str) {
    steps[1].extend(housing());
    steps[2].push(choose("choice.housing-support", choice));
}

fn told(steps: &mut [Vec<Fact>; 5]) {
    steps[2] = vec![choose("choice.early-help", "we_tell_you")];
    both_purposes(steps, "we_may_share_anyway");
}

fn interpreted(steps: &mut [Vec<Fact>; 5]) {
    steps[4].push(choose("interpreter.priya", "professional"));
    steps[4].push(write("interpreter_name.priya", "A. Rahman, Two Voices"));
    steps[4].push(choose("interpreter_link.priya", "no"));
}

fn danger(steps: &mut [Vec<Fact>; 5]) {
    steps[0].push(choose("danger", "reasonable_cause"));
}

fn in_pseudo(mut given: Given) -> Given {
    pseudo::beside_english(&mut given.config);
    pseudo::beside_english(&mut given.case);
    let packs = pseudo::packs(BUILT_IN[0].2, &["adult", "young_person"]);
    given.config["languages"] = json!(["en", PSEUDO]);
    given.config["words"] = json!({ PSEUDO: packs });
    given
}

/// Asha at sixteen, who decides for herself.
fn young(language: &'static str) -> Given {
    let given = Given::s01().case_with("/people/2/dob", json!("2010-05-02"));
    let given = if language == PSEUDO { in_pseudo(given) } else { given };
    let mut steps = plan_answers(&["asha"], &["priya", "daniel"]);
    steps[4].push(choose("audience.asha", "young_person"));
    steps[4].push(choose("language.asha", language));
    planned(given, steps)
}

/// Asha at seven is heard, and her mother asked.
fn child() -> Given {
    let mut steps = plan_answers(&["priya", "asha"], &["daniel"]);
    steps[4].push(choose("audience.asha", "young_person"));
    planned(Given::s01(), steps)
}

/// Three who can share an answer.
fn siblings() -> Given {
    let mut steps = plan_answers(&["priya"], &["daniel", "rohan", "mina"]);
    for kind in NEEDED {
        for child in ["asha", "rohan", "mina"] {
            steps[1].push(choose(&format!("about.early-help.{kind}"), child));
        }
    }
    planned(Given::s01().with_siblings(), steps)
}

fn sitting() -> Sitting {
    let mut sitting = Sitting::new(Given::s01().inputs());
    sitting.prepare(plan_answers(&["priya", "daniel"], &[]));
    sitting
}

fn with_records(records: &[Value]) -> Given {
    let given = planned(Given::s01(), plan_answers(&["priya"], &["daniel"]));
    let ledger_id = "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002".to_owned();
    Given { ledger_id, unlock: Unlock::Host, ..given.with_records(records) }
}

fn agreed(answers: &[&str]) -> Given {
    let mut sitting = sitting();
    sitting.whole_pass("priya", answers);
    with_records(&sitting.records())
}

/// What was agreed has been used since, and the family lives elsewhere.
fn shared_and_moved(given: Given) -> Given {
    let shared = shared(&given.records[0], "agreement", json!([]));
    let records = [given.records.clone(), vec![shared]].concat();
    let mut given = given.with_records(&records);
    let plan = given.plan.as_mut();
    plan.unwrap()["events"] = json!({ "moved_area": "2026-11-02T09:00:00Z" });
    given
}

fn differing() -> Given {
    let mut sitting = sitting();
    sitting.whole_pass("priya", &["yes"]);
    sitting.whole_pass("daniel", &["no", "yes"]);
    with_records(&sitting.records())
}
