//! Announces each step, times it, and adds up what held and what did not.

use std::fmt;
use std::time::Instant;

use anyhow::Result;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Counts {
    pub fn total(self) -> usize {
        self.passed + self.failed + self.skipped
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// What a step that runs a test runner found.
pub struct Verdict {
    pub counts: Counts,
    /// Shown whole when anything failed.
    pub said: String,
}

pub struct Report {
    started: Instant,
    counts: Counts,
    failed: Vec<&'static str>,
}

impl Report {
    pub fn start() -> Self {
        Self { started: Instant::now(), counts: Counts::default(), failed: Vec::new() }
    }

    /// A step that is one check. Whether it held.
    pub fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || {
            work().map(|()| Verdict {
                counts: Counts { passed: 1, ..Counts::default() },
                said: String::new(),
            })
        })
    }

    /// A step that counts many. Whether all held; an error is one failure.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Verdict>) -> bool {
        println!("-> {name}");
        let started = Instant::now();
        let verdict = work().unwrap_or_else(|fault| Verdict {
            counts: Counts { failed: 1, ..Counts::default() },
            said: format!("{fault:#}"),
        });
        self.counts.add(verdict.counts);
        let held = verdict.counts.failed == 0;
        if !held {
            self.failed.push(name);
            println!("{}", verdict.said.trim_end());
        }
        let seconds = started.elapsed().as_secs_f32();
        match (held, verdict.counts.total()) {
            (true, 1) => println!("   ok, {seconds:.1} s"),
            (true, _) => println!("   {}, {seconds:.1} s", verdict.counts),
            (false, _) => println!("   FAILED: {name}: {}, {seconds:.1} s", verdict.counts),
        }
        held
    }

    /// The closing lines; the last is for programs to read.
    pub fn close(self) -> bool {
        println!();
        for name in &self.failed {
            println!("FAILED: {name}");
        }
        println!("{:.1} s in all", self.started.elapsed().as_secs_f32());
        println!("{}", self.counts);
        self.counts.failed == 0 && self.counts.passed > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(passed: usize, failed: usize) -> Verdict {
        Verdict { counts: Counts { passed, failed, skipped: 0 }, said: String::new() }
    }

    #[test]
    fn one_failure_anywhere_fails_the_whole() {
        let mut report = Report::start();
        assert!(report.step("a", || Ok(verdict(3, 0))));
        assert!(!report.step("b", || Ok(verdict(2, 1))));
        assert!(report.check("c", || Ok(())));
        assert_eq!(report.counts.to_string(), "6 passed, 1 failed");
        assert_eq!(report.failed, ["b"]);
        assert!(!report.close());
    }

    #[test]
    fn an_error_counts_as_a_failure() {
        let mut report = Report::start();
        assert!(!report.check("a", || anyhow::bail!("why")));
        assert_eq!(report.counts.failed, 1);
    }

    #[test]
    fn nothing_done_is_no_success() {
        assert!(!Report::start().close());
    }

    #[test]
    fn what_was_skipped_is_said() {
        let counts = Counts { passed: 1, failed: 0, skipped: 2 };
        assert_eq!(counts.to_string(), "1 passed, 0 failed, 2 skipped");
    }
}
