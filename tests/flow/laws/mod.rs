//! Laws that hold on every talk, whatever is said and done: random runs that
//! look at the screen that stands, with facts thrown in that do not fit it.

mod dice;
mod keep;
mod play;
mod room;
mod round_trip;
mod run;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::kit::halves::steps_of_halves;
use crate::kit::{Given, PURPOSE, Sitting, choose};
use run::Run;

/// The same runs every time; PROPTEST_RNG_SEED and PROPTEST_CASES find others.
fn runner(cases: u32) -> TestRunner {
    let mut config =
        Config { failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(27560);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    TestRunner::new(config)
}

/// Which family it is, and the rolls that say what happens.
fn rolls() -> impl Strategy<Value = (u8, Vec<u64>)> {
    (any::<u8>(), prop::collection::vec(any::<u64>(), 15..45))
}

fn earlier_yes() -> Vec<serde_json::Value> {
    let mut sitting = Sitting::new(Given::s01().inputs());
    // A week before any run, with ids that no run comes to.
    sitting.wait(-60 * 60 * 24 * 7);
    sitting.moment = 1_000_000;
    sitting.prepare_usual();
    sitting.whole_pass("priya", &["yes", "yes", "not_sure"]);
    sitting.records()
}

/// A child who may be able to decide, and a plan to talk with her.
fn fourteen() -> Given {
    let given = || Given::s01().case_with("/people/2/dob", "2012-02-20".into());
    let mut sitting = Sitting::new(given().inputs());
    let mut steps = steps_of_halves(&["asha"], &[PURPOSE, "school-support"]);
    steps[0].push(choose("part.priya", "not_asked"));
    sitting.prepare(steps);
    given().with_plan(&sitting.plans()[0])
}

/// The families that runs are about.
fn families() -> Vec<Given> {
    let before = earlier_yes();
    let second = || "3f1f0f6e-5d0e-4f43-9f4b-6b9f3c1d0002".to_owned();
    vec![
        Given::s01(),
        Given::s01().with_passcode(),
        Given { ledger_id: second(), ..Given::s01().with_records(&before) },
        Given { ledger_id: second(), ..Given::s01().with_passcode().with_records(&before) },
        Given::s01().case_with("/people/1/authority/0/status", "disputed".into()),
        Given::unknowns(),
    ]
}

#[derive(Default)]
struct Reached {
    runs: u32,
    choices: u32,
    one_at_a_time: u32,
    answer: u32,
    saved: u32,
    withdrawn: u32,
    stopped: u32,
    assessed: u32,
    second_half: u32,
    urgent: u32,
    authority: u32,
}

/// Plays so many runs; the laws hold on each. `which` of the families they are about.
fn play(cases: u32, families: &[Given], which: &[usize]) -> Reached {
    let inputs: Vec<_> = families.iter().map(Given::inputs).collect();
    let reached = RefCell::new(Reached::default());
    runner(cases)
        .run(&rolls(), |(family, rolls)| {
            let which = which[usize::from(family) % which.len()];
            let mut run = Run::new(inputs[which].clone(), &families[which].records);
            for roll in rolls {
                run.step(roll);
            }
            run.end();
            let mut reached = reached.borrow_mut();
            reached.runs += 1;
            reached.choices += u32::from(run.seen.contains("F8"));
            reached.one_at_a_time += u32::from(run.seen.contains("F3"));
            reached.answer += u32::from(run.seen.contains("F10"));
            reached.saved += u32::from(run.any_saved());
            reached.withdrawn += u32::from(run.withdrawals > 0);
            reached.stopped += u32::from(run.stops > 0);
            reached.assessed += u32::from(run.seen.contains("P6c"));
            reached.second_half += u32::from(run.second_halves > 0);
            reached.urgent += u32::from(run.errands.contains("disclosure_decision"));
            reached.authority += u32::from(run.errands.contains("authority"));
            Ok(())
        })
        .unwrap();
    reached.into_inner()
}

#[test]
fn laws_hold_on_random_talks_in_two_halves() {
    let families = [fourteen(), fourteen().with_passcode()];
    let reached = play(48, &families, &[0, 0, 1]);
    let share = |count: u32| count * 100 / reached.runs;
    let (assessed, again) = (share(reached.assessed), share(reached.second_half));
    let (answer, stopped) = (share(reached.answer), share(reached.stopped));
    println!("P6c {assessed} %, second half {again} %, F10 {answer} %, stopped {stopped} %");
    assert!(assessed >= 20 && again >= 20 && answer >= 10 && stopped >= 20);
}

#[test]
fn laws_hold_on_random_talks() {
    // Most runs are about a family that can be asked.
    let reached = play(128, &families(), &[0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5]);
    let share = |count: u32| count * 100 / reached.runs;
    println!(
        "{} runs: F8 {} %, one at a time {} %, F10 {} %, saved {} %, withdrawn {} %, stopped {} %",
        reached.runs,
        share(reached.choices),
        share(reached.one_at_a_time),
        share(reached.answer),
        share(reached.saved),
        share(reached.withdrawn),
        share(reached.stopped)
    );
    println!("urgent {} %, authority {} %", share(reached.urgent), share(reached.authority));
    assert!(share(reached.urgent) >= 5 && share(reached.authority) >= 5);
    assert!(share(reached.choices) >= 20 && share(reached.answer) >= 20);
    assert!(share(reached.saved) >= 20 && share(reached.withdrawn) >= 20);
    assert!(share(reached.stopped) >= 20 && share(reached.one_at_a_time) >= 5);
}
