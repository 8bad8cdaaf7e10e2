//! `cargo xtask bench`: measures the widget, natively and in Chromium, and holds what came
//! out against the goals. A goal that is missed is said, never a failure: another machine
//! is another speed.

mod browser;
mod goal;
mod native;
mod page;

use anyhow::Result;

use crate::args::{BenchOptions, BenchPart};
use crate::workspace::Workspace;

pub fn command(options: &BenchOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    std::fs::create_dir_all(folder(&workspace))?;
    println!(
        "building and measuring; this takes minutes, best on a machine that does nothing else"
    );
    let mut rows = Vec::new();
    if options.only != Some(BenchPart::Browser) {
        rows.extend(native::measure(&workspace, options.large)?);
    }
    let mut whole = true;
    if options.only != Some(BenchPart::Native) {
        match browser::measure(&workspace)? {
            Some(measured) => rows.extend(measured),
            None => whole = false,
        }
    }
    println!("\n{}", goal::table(&rows));
    Ok(whole)
}

/// Where what is measured with, and what was measured, is written.
fn folder(workspace: &Workspace) -> std::path::PathBuf {
    workspace.target.join("bench")
}
