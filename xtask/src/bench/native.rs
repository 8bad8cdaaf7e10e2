//! How fast records are read, verified and asked about, as criterion measures it, and what
//! memory that takes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::goal::{Amount, Goal, Row};
use crate::workspace::Workspace;
use crate::{cargo, run};

/// Tells the benchmarks to measure the largest ledger, and where to write the memory.
const LARGE: &str = "CONSENT_BENCH_LARGE";
const MEMORY: &str = "CONSENT_BENCH_MEMORY";
const SIZES: [usize; 4] = [1, 100, 10_000, 100_000];

/// Bytes on the heap at most, as a ratio to those of the JSON.
pub const MEMORY_GOAL: f64 = 3.0;

/// Each group of the benchmark, its goal in megabytes a second or nanoseconds, and the
/// sizes that this speaks of.
const GROUPS: [(&str, Goal, &[usize]); 6] = [
    ("decode_and_verify", Some(VERIFY), &[100, 10_000, 100_000]),
    ("decode", None, &[]),
    ("serde_json", None, &[]),
    ("index", Some(INDEX), &[1, 100, 10_000]),
    ("query", Some(QUERY), &SIZES),
    ("what_may_be_shared", Some(SHARE), &SIZES),
];

pub const VERIFY: f64 = 60.0;
pub const INDEX: f64 = 50e6;
pub const QUERY: f64 = 10e3;
pub const SHARE: f64 = 2e6;

pub fn measure(workspace: &Workspace, large: bool) -> Result<Vec<Row>> {
    let mut speed = bench(workspace, "ledger");
    if large {
        speed.env(LARGE, "1");
    }
    run::must(&mut speed)?;
    let sizes = SIZES.iter().filter(|size| large || **size < 100_000);
    let sizes: Vec<usize> = sizes.copied().collect();
    let mut rows = rows(&workspace.target.join("criterion"), &sizes)?;
    let file = super::folder(workspace).join("memory.json");
    run::must(bench(workspace, "memory").env(MEMORY, &file))?;
    rows.extend(memory(&read(&file)?)?);
    Ok(rows)
}

fn bench(workspace: &Workspace, name: &str) -> std::process::Command {
    let mut bench = cargo::command(&workspace.root);
    bench.args(["bench", "--locked", "--package", "benches", "--bench", name]);
    bench
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file)
        .with_context(|| format!("nothing was measured: {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{}", file.display()))
}

fn rows(folder: &Path, sizes: &[usize]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (group, goal, of) in GROUPS {
        for size in sizes {
            let measured = Measured::read(&folder.join(group).join(size.to_string()))?;
            let goal = goal.filter(|_| of.contains(size));
            rows.push(Row::new(format!("{group}, {size} records"), measured.amount(), goal));
        }
    }
    for size in sizes {
        let of = |group: &str| Measured::read(&folder.join(group).join(size.to_string()));
        let ratio = of("decode_and_verify")?.nanoseconds / of("serde_json")?.nanoseconds;
        let what = format!("decode_and_verify to serde_json, {size} records");
        rows.push(Row::new(what, Amount::Times(ratio), None));
    }
    Ok(rows)
}

struct Measured {
    nanoseconds: f64,
    bytes: Option<f64>,
}

impl Measured {
    /// What criterion wrote down of its newest run.
    fn read(folder: &Path) -> Result<Measured> {
        let estimates = read(&folder.join("new").join("estimates.json"))?;
        let benchmark = read(&folder.join("new").join("benchmark.json"))?;
        let median = estimates.pointer("/median/point_estimate").and_then(Value::as_f64);
        Ok(Measured {
            nanoseconds: median.context("criterion wrote no median")?,
            bytes: benchmark.pointer("/throughput/Bytes").and_then(Value::as_f64),
        })
    }

    fn amount(&self) -> Amount {
        match self.bytes {
            Some(bytes) => Amount::Speed(bytes / self.nanoseconds * 1e3),
            None => Amount::Nanoseconds(self.nanoseconds),
        }
    }
}

/// The most that was live at one time against the goal; what stays, and what the values
/// alone take, for comparison.
fn memory(counted: &Value) -> Result<Vec<Row>> {
    let number = |name: &str| {
        counted.get(name).and_then(Value::as_f64).with_context(|| format!("no {name} was counted"))
    };
    let (records, json) = (number("records")?, number("json")?);
    let row = |what: &str, name: &str, goal: Goal| -> Result<Row> {
        let bytes = number(name)?;
        let row = Row::new(format!("{what}, {records} records"), Amount::Times(bytes / json), goal);
        Ok(row.beside(format!("{:.1} MB to {:.1} MB of JSON", bytes / 1e6, json / 1e6)))
    };
    Ok(vec![
        row("memory while opening", "peak", Some(MEMORY_GOAL))?,
        row("memory of the decoded values", "read", None)?,
        row("memory of the open ledger", "kept", None)?,
    ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bytes_make_a_time_a_speed() {
        let measured = Measured { nanoseconds: 1e6, bytes: None };
        assert_eq!(measured.amount(), Amount::Nanoseconds(1e6));
        let read = Measured { nanoseconds: 1e6, bytes: Some(60_000.0) };
        assert_eq!(read.amount(), Amount::Speed(60.0));
    }

    #[test]
    fn memory_is_told_as_a_ratio_to_the_json() {
        let counted = json!({ "records": 10, "json": 100, "read": 250, "peak": 301, "kept": 20 });
        let rows = memory(&counted).unwrap();
        assert_eq!(rows[0].measured, Amount::Times(3.01));
        assert_eq!((rows[0].goal, rows[2].goal), (Some(3.0), None));
        assert_eq!(rows[2].measured, Amount::Times(0.2));
        let fault = memory(&json!({ "records": 10, "json": 100 })).err().unwrap().to_string();
        assert!(fault.contains("peak"), "{fault}");
    }

    #[test]
    fn what_was_not_measured_is_named() {
        let fault = Measured::read(Path::new("/nowhere")).err().unwrap().to_string();
        assert!(fault.contains("/nowhere/new/estimates.json"), "{fault}");
    }
}
