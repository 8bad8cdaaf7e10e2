//! `cargo xtask mutants`: breaks the rules and the contract line by line and looks
//! whether a test goes red (`.cargo/mutants.toml` says where and with which tests).

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::args::MutantsOptions;
use crate::cargo;
use crate::workspace::Workspace;

pub fn command(options: &MutantsOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    cargo::ensure_program(&workspace.root, "cargo-mutants", &["mutants", "--version"])?;
    let mut mutants: Command = cargo::command(&workspace.root);
    mutants.args(["mutants", "--package", crate::workspace::PACKAGE, "--output"]);
    mutants.arg(&workspace.target);
    if let Some(shard) = &options.shard {
        mutants.args(["--shard", shard]);
    }
    if let Some(file) = &options.file {
        // Its own `--file` adds to what the configuration names; a name begins with the file's.
        mutants.args(["--re", &format!("^{file}")]);
    }
    // It shows how far it is by itself, for hours.
    let status = mutants.stdin(Stdio::null()).status().context("cannot start cargo-mutants")?;
    println!("every mutant by name: {}", workspace.target.join("mutants.out").display());
    Ok(status.success())
}
