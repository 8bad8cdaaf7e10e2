//! `cargo xtask bench`: runs the benchmark and holds what it measured against the goals.
//! A goal that is missed is said, never a failure: another machine is another speed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::args::BenchOptions;
use crate::workspace::Workspace;
use crate::{cargo, run};

const LARGE: &str = "CONSENT_BENCH_LARGE";
const SIZES: [usize; 4] = [1, 100, 10_000, 100_000];

/// What a measurement is held against.
#[derive(Clone, Copy)]
enum Goal {
    /// Nanoseconds at most.
    Within(f64),
    /// Megabytes a second at least.
    Faster(f64),
    /// Only for comparison.
    None,
}

/// Each group of the benchmark, and the sizes that its goal speaks of.
const GROUPS: [(&str, Goal, &[usize]); 6] = [
    ("decode_and_verify", Goal::Faster(60.0), &[100, 10_000, 100_000]),
    ("decode", Goal::None, &[]),
    ("serde_json", Goal::None, &[]),
    ("index", Goal::Within(50e6), &[1, 100, 10_000]),
    ("query", Goal::Within(10e3), &SIZES),
    ("what_may_be_shared", Goal::Within(2e6), &SIZES),
];

pub fn command(options: &BenchOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    println!("building and measuring; this takes minutes");
    let mut bench = cargo::command(&workspace.root);
    bench.args(["bench", "--locked", "--package", "benches"]);
    if options.large {
        bench.env(LARGE, "1");
    }
    run::must(&mut bench)?;
    let folder = workspace.target.join("criterion");
    let sizes = SIZES.iter().filter(|size| options.large || **size < 100_000);
    let sizes: Vec<usize> = sizes.copied().collect();
    for line in table(&folder, &sizes)? {
        println!("{line}");
    }
    Ok(true)
}

fn table(folder: &Path, sizes: &[usize]) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for (group, goal, of) in GROUPS {
        for size in sizes {
            let measured = Measured::read(&folder.join(group).join(size.to_string()))?;
            let goal = if of.contains(size) { goal } else { Goal::None };
            lines.push(format!("{group:20}{size:>8} records  {}", measured.against(goal)));
        }
    }
    for size in sizes {
        let of = |group: &str| Measured::read(&folder.join(group).join(size.to_string()));
        let ratio = of("decode_and_verify")?.nanoseconds / of("serde_json")?.nanoseconds;
        lines.push(format!("{:20}{size:>8} records  {ratio:.1} times serde_json", "ratio"));
    }
    Ok(lines)
}

struct Measured {
    nanoseconds: f64,
    bytes: Option<f64>,
}

impl Measured {
    /// What criterion wrote down of its newest run.
    fn read(folder: &Path) -> Result<Measured> {
        let json = |name: &str| -> Result<Value> {
            let file = folder.join("new").join(name);
            let text = fs::read_to_string(&file)
                .with_context(|| format!("nothing was measured: {}", file.display()))?;
            Ok(serde_json::from_str(&text)?)
        };
        let (estimates, benchmark) = (json("estimates.json")?, json("benchmark.json")?);
        let median = estimates.pointer("/median/point_estimate").and_then(Value::as_f64);
        Ok(Measured {
            nanoseconds: median.context("criterion wrote no median")?,
            bytes: benchmark.pointer("/throughput/Bytes").and_then(Value::as_f64),
        })
    }

    fn speed(&self) -> Option<f64> {
        self.bytes.map(|bytes| bytes / self.nanoseconds * 1e3)
    }

    fn against(&self, goal: Goal) -> String {
        let shown = match self.speed() {
            Some(speed) => format!("{speed:8.1} MB/s"),
            None => duration(self.nanoseconds),
        };
        let (wanted, met) = match goal {
            Goal::None => return shown,
            Goal::Within(most) => {
                (format!("at most {}", duration(most).trim()), self.nanoseconds <= most)
            }
            Goal::Faster(least) => {
                (format!("at least {least} MB/s"), self.speed().is_some_and(|is| is >= least))
            }
        };
        format!("{shown}  {wanted}: {}", if met { "met" } else { "MISSED" })
    }
}

fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        long if long >= 1e6 => format!("{:8.2} ms", long / 1e6),
        short => format!("{:8.2} us", short / 1e3),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_or_missed() {
        let measured = Measured { nanoseconds: 1e6, bytes: None };
        assert!(measured.against(Goal::Within(1e6)).ends_with("1.00 ms: met"));
        assert!(measured.against(Goal::Within(0.9e6)).ends_with("MISSED"));
        let read = Measured { nanoseconds: 1e6, bytes: Some(60_000.0) };
        assert!(read.against(Goal::Faster(60.0)).ends_with("60 MB/s: met"));
        assert!(read.against(Goal::Faster(61.0)).ends_with("MISSED"));
    }
}
