//! The tests in `tests/browser`, which drive three engines from Node.
//!
//! What they are told, by environment: `BASE_URL`, the server that this process
//! runs while they do, faults and fixtures included; `BROWSERS`, a list with
//! commas, when not all are wanted; `CONSENT_CRAWL`, the folder of the crawler's states.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::machine::Tools;
use super::{counts, crawl};
use crate::args::{CrawlOptions, TestOptions};
use crate::report::{Report, Verdict};
use crate::run;
use crate::serve::Server;
use crate::workspace::Workspace;

pub fn steps(workspace: &Workspace, report: &mut Report, tools: &Tools, options: &TestOptions) {
    let folder = workspace.root.join("tests/browser");
    if !report.check("packages of the browser tests", || install(&folder, tools)) {
        return;
    }
    if !options.only_browsers() {
        report.check("types", || {
            run::must(tools.command("npm", &folder).args(["run", "types"])).map(drop)
        });
    }
    report.step("browsers", || drive(workspace, &folder, tools, options));
}

/// The crawler alone, in all states, or in those that are asked for.
pub fn crawl(workspace: &Workspace, report: &mut Report, tools: &Tools, options: &CrawlOptions) {
    let folder = workspace.root.join("tests/browser");
    if !report.check("packages of the browser tests", || install(&folder, tools)) {
        return;
    }
    report.step("every state", || {
        let mut command = tools.command("node", &folder);
        // Some minutes for each engine: there is no limit but that of each test.
        command.args(["--test", "--test-reporter=spec", "crawl.test.mjs"]).env(crawl::ALL, "1");
        if let Some(only) = &options.only {
            command.env(crawl::ONLY, only);
        }
        run_all(workspace, command, options.browsers.as_deref())
    });
}

/// Exactly what the lockfile says, fetched again only when it has changed.
pub fn install(folder: &Path, tools: &Tools) -> Result<()> {
    let lock =
        fs::read(folder.join("package-lock.json")).context("tests/browser has no lockfile")?;
    // npm keeps no copy that says the same bytes, so this is ours.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run::must(tools.command("npm", folder).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).context("node_modules cannot be marked as current")
}

fn drive(
    workspace: &Workspace,
    folder: &Path,
    tools: &Tools,
    options: &TestOptions,
) -> Result<Verdict> {
    let command = match &options.pattern {
        None => {
            let mut command = tools.command("npm", folder);
            command.arg("test");
            command
        }
        Some(pattern) => named(tools, folder, pattern)?,
    };
    let mut verdict = run_all(workspace, command, options.browsers.as_deref())?;
    if options.pattern.is_some() {
        // Node 20 calls every test of another name skipped.
        verdict.counts.skipped = 0;
    }
    Ok(verdict)
}

fn run_all(
    workspace: &Workspace,
    mut command: Command,
    browsers: Option<&[String]>,
) -> Result<Verdict> {
    let server = Server::bind(workspace.root.clone(), 0, true)?;
    let address = server.address()?;
    server.run_behind();
    command.env("BASE_URL", format!("http://{address}"));
    command.env(crawl::FOLDER, crawl::states(workspace)?);
    if let Some(browsers) = browsers {
        command.env("BROWSERS", browsers.join(","));
    }
    let finished = run::watched(&mut command)?;
    crawl::shares(&finished.text).for_each(|share| println!("   {share}"));
    let counted = counts::node(&finished.text);
    counts::judged(finished, counted)
}

/// npm puts what it is given behind the files, where Node takes it for one.
fn named(tools: &Tools, folder: &Path, pattern: &str) -> Result<Command> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())))
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut command = tools.command("node", folder);
    command
        .args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
        .arg(format!("--test-name-pattern={pattern}"))
        .args(files);
    Ok(command)
}
