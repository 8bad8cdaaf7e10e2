//! `cargo xtask crawl`: every state of the talk in the browsers. The states are
//! enumerated natively, by a test that walks the pure machine; a fixed sample of them is
//! among the browser tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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

/// What the states come from.
const SOURCES: [&str; 4] = ["content", "schema", "src", "tests/flow"];

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

/// Where the states are that the native tests have written; those of other sources than
/// stand here now are written anew.
pub fn states(workspace: &Workspace) -> Result<PathBuf> {
    let written = changed(&folder(workspace).join("states.json"));
    let sources = SOURCES.map(|source| changed(&workspace.root.join(source)));
    if written.is_none() || sources.into_iter().max().flatten() > written {
        enumerate(workspace).context("the states of the talk cannot be enumerated")?;
    }
    Ok(folder(workspace))
}

/// When a file was written last, or the newest in a folder; `None` where there is none.
fn changed(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else { return fs::metadata(path).ok()?.modified().ok() };
    entries.filter_map(|entry| changed(&entry.ok()?.path())).max()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_as_new_as_the_newest_file_at_any_depth() {
        let root = std::env::temp_dir().join(format!("changed-{}", std::process::id()));
        fs::create_dir_all(root.join("deep/er")).unwrap();
        fs::write(root.join("old"), "").unwrap();
        let old = SystemTime::UNIX_EPOCH;
        fs::File::open(root.join("old")).unwrap().set_modified(old).unwrap();
        assert_eq!(changed(&root), Some(old));
        fs::write(root.join("deep/er/new"), "").unwrap();
        assert_eq!(changed(&root), changed(&root.join("deep/er/new")));
        assert_eq!(changed(&root.join("missing")), None);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn the_share_of_each_engine_is_found_among_what_the_tests_print() {
        let text = "▶ every state\ncrawled in firefox: 2 of 4 states, 50.0 %\nℹ pass 3\n";
        assert_eq!(shares(text).collect::<Vec<_>>(), ["crawled in firefox: 2 of 4 states, 50.0 %"]);
    }
}
