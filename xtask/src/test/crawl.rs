//! `cargo xtask crawl`: every state of the talk in the browsers. The states are
//! enumerated natively, by a test that walks the pure machine; a fixed sample of them is
//! among the browser tests.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::{browsers, bundle, machine};
use crate::args::{CrawlOptions, TestOptions};
use crate::report::Report;
use crate::workspace::{PACKAGE, Workspace};
use crate::{cargo, run};

/// Tells the native tests where to write the states, and the way to each.
pub const OUT: &str = "CONSENT_CRAWL_OUT";
/// Tells the browser tests where they are.
pub const FOLDER: &str = "CONSENT_CRAWL";
pub const ALL: &str = "CRAWL_ALL";
pub const ONLY: &str = "CRAWL_ONLY";

/// What the browser tests print of each engine: how many of the states they came to.
const SHARE: &str = "crawled in ";

pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("crawl")
}

/// The lines that say which share was covered.
pub fn shares(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with(SHARE))
}

pub fn command(options: &CrawlOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    let mut report = Report::start();
    let browsers = TestOptions { browsers: options.browsers.clone(), ..TestOptions::default() };
    let Some(tools) = machine::prepare(&workspace, &mut report, &browsers) else {
        return Ok(report.close());
    };
    if report.check("the states of the talk", || enumerate(&workspace))
        && bundle::steps(&workspace, &mut report, true)
    {
        browsers::crawl(&workspace, &mut report, &tools, options);
    }
    Ok(report.close())
}

pub fn enumerate(workspace: &Workspace) -> Result<()> {
    let mut test = cargo::command(&workspace.root);
    test.args(["test", "--locked", "--features", "cli", "--package", PACKAGE]);
    test.args(["--test", "flow", "crawl::"]).env(OUT, folder(workspace));
    run::must(&mut test)?;
    let states = folder(workspace).join("states.json");
    ensure!(states.is_file(), "nothing was enumerated: {}", states.display());
    Ok(())
}

/// Where the states are that the native tests have written, or write now.
pub fn states(workspace: &Workspace) -> Result<PathBuf> {
    if !folder(workspace).join("states.json").is_file() {
        enumerate(workspace).context("the states of the talk cannot be enumerated")?;
    }
    Ok(folder(workspace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_each_engine_is_found_among_what_the_tests_print() {
        let text = "▶ every state\ncrawled in firefox: 2 of 4 states, 50.0 %\nℹ pass 3\n";
        assert_eq!(shares(text).collect::<Vec<_>>(), ["crawled in firefox: 2 of 4 states, 50.0 %"]);
    }
}
