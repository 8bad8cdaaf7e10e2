//! Cargo and the toolchain, called the way a person in the root would call them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

pub const WASM: &str = "wasm32-unknown-unknown";

pub fn command(root: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    // Colours would have to be read around when the counts are parsed.
    command.current_dir(root).env("CARGO_TERM_COLOR", "never");
    command
}

pub fn sysroot() -> Result<PathBuf> {
    let printed = run::stdout(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(printed.trim()))
}

/// The commit that the paths inside a released standard library speak of.
pub fn rustc_commit() -> Result<String> {
    let printed = run::stdout(Command::new("rustc").arg("-vV"))?;
    let commit = printed
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .context("rustc -vV names no commit")?;
    Ok(commit.to_owned())
}

/// The one toolchain step that the widget needs.
pub fn ensure_wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    println!("adding Rust's target {WASM}");
    rustup(&["target", "add", WASM])
}

/// A toolchain of rustup's minimal profile has neither.
pub fn ensure_components(root: &Path) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let found = command(root).args([subcommand, "--version"]).output();
        if !found.is_ok_and(|output| output.status.success()) {
            println!("adding Rust's component {component}");
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// A cargo subcommand that only some commands need; installed where it is missing.
pub fn ensure_program(root: &Path, name: &str, probe: &[&str]) -> Result<()> {
    let found = command(root).args(probe).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    println!("installing {name}: cargo install {name} --locked");
    run::must(command(root).args(["install", name, "--locked"]))?;
    Ok(())
}

fn rustup(args: &[&str]) -> Result<()> {
    let line = format!("rustup {}", args.join(" "));
    let status = Command::new("rustup").args(args).status().with_context(|| {
        format!("Rust is missing a part and rustup is not there to add it: {line}")
    })?;
    if !status.success() {
        bail!("this failed: {line}");
    }
    Ok(())
}
