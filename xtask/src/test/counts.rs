//! Reads how many tests passed from what test runners print.

use anyhow::{Result, ensure};

use crate::report::{Counts, Verdict};
use crate::run::Finished;

/// Sums the `test result:` lines of `cargo test`, one for each test binary.
pub fn cargo(text: &str) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines() {
        let Some(result) = line.trim_start().strip_prefix("test result: ") else {
            continue;
        };
        // "ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; ..."
        let of = |what: &str| {
            result
                .split(['.', ';'])
                .find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
                .unwrap_or(0)
        };
        counts.add(Counts { passed: of("passed"), failed: of("failed"), skipped: of("ignored") });
    }
    counts
}

/// Reads the closing lines of Node's runner: `ℹ pass 12`. The last ones count; a
/// test may print such a line too.
pub fn node(text: &str) -> Counts {
    let of = |what: &str| -> usize {
        text.lines()
            .rev()
            .find_map(|line| {
                let (name, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
                (name == what).then(|| number.trim().parse().ok())?
            })
            .unwrap_or(0)
    };
    Counts {
        passed: of("pass"),
        failed: of("fail") + of("cancelled"),
        skipped: of("skipped") + of("todo"),
    }
}

/// Believes a runner only when its exit, its counts and its having run agree.
pub fn judged(finished: Finished, mut counts: Counts) -> Result<Verdict> {
    if finished.success {
        ensure!(counts.passed + counts.failed > 0, "{}\nno test was run", finished.text.trim_end());
    } else if counts.failed == 0 {
        // It did not compile, or the runner itself broke.
        counts.failed = 1;
    }
    Ok(Verdict { counts, said: finished.text })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn the_results_of_all_test_binaries_are_added() {
        let text = "\
running 2 tests
test a ... ok
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s
test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        assert_eq!(cargo(text), counts(14, 3, 1));
        assert_eq!(cargo("error: could not compile"), counts(0, 0, 0));
    }

    #[test]
    fn the_last_closing_lines_of_node_count() {
        let text = "\
✔ walks the journey (812.1ms)
ℹ pass 99
ℹ tests 7
ℹ suites 2
ℹ pass 3
ℹ fail 1
ℹ cancelled 1
ℹ skipped 1
ℹ todo 1
ℹ duration_ms 812.1
";
        assert_eq!(node(text), counts(3, 2, 2));
        assert_eq!(node(""), counts(0, 0, 0));
    }

    fn judge(success: bool, counts: Counts) -> Result<Verdict> {
        let text = "said".to_owned();
        judged(Finished { success, text }, counts)
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        assert!(judge(true, counts(0, 0, 0)).is_err());
        assert!(judge(true, counts(0, 0, 5)).is_err());
    }

    #[test]
    fn a_runner_that_broke_has_failed() {
        assert_eq!(judge(false, counts(0, 0, 0)).unwrap().counts.failed, 1);
        assert_eq!(judge(false, counts(9, 0, 0)).unwrap().counts, counts(9, 1, 0));
        assert_eq!(judge(false, counts(9, 2, 0)).unwrap().counts, counts(9, 2, 0));
    }
}
