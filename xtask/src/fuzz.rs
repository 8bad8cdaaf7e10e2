//! `cargo xtask fuzz`: throws anything at the parsers and the query. Never part of the
//! tests: it has no end, and it needs a nightly toolchain.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::args::FuzzOptions;
use crate::workspace::Workspace;
use crate::{cargo, run};

/// Each target with the folders that it begins with.
pub const TARGETS: [(&str, &[&str]); 5] = [
    ("config", &["tests/fixtures/config"]),
    ("case", &["tests/fixtures/case"]),
    ("records", &["tests/fixtures/record/accepted", "tests/fixtures/record/refused"]),
    ("query", &["fuzz/corpus/query"]),
    ("json", &["tests/fixtures"]),
];

pub fn command(options: &FuzzOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    cargo::ensure_program(&workspace.root, "cargo-fuzz", &["fuzz", "--version"])?;
    let mut good = true;
    for (target, seeds) in TARGETS {
        if options.target.as_deref().is_none_or(|only| only == target) {
            println!("fuzzing {target} for {} s", options.seconds);
            good &= one(&workspace, target, seeds, options.seconds)?;
        }
    }
    Ok(good)
}

fn one(workspace: &Workspace, target: &str, seeds: &[&str], seconds: u32) -> Result<bool> {
    let built = workspace.target.join("fuzz");
    let corpus = built.join("corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    let mut fuzz = Command::new("rustup");
    fuzz.current_dir(&workspace.root).env("CARGO_TERM_COLOR", "never");
    fuzz.args(["run", "nightly", "cargo", "fuzz", "run", "--target-dir"]).arg(&built).arg(target);
    // What is found goes into the first folder.
    fuzz.arg(&corpus).args(seeds.iter().map(Path::new)).arg("--");
    fuzz.arg(format!("-max_total_time={seconds}"));
    fuzz.args(["-timeout=10", "-max_len=32768", "-rss_limit_mb=4096", "-dict=fuzz/words.dict"]);
    let finished = run::watched(&mut fuzz)?;
    if finished.success {
        println!("{}", last_line(&finished.text));
        return Ok(true);
    }
    if !finished.text.contains("Failing input") {
        bail!("{}\nthe fuzzer did not run", finished.text.trim_end());
    }
    println!("{}", finished.text.trim_end());
    Ok(false)
}

fn last_line(text: &str) -> &str {
    text.lines().rfind(|line| line.starts_with("Done ")).unwrap_or("nothing was found")
}
