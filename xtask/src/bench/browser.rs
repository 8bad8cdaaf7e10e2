//! Prepares what the page is measured with, and lets `benches/browser` measure it: the
//! bundle, the list that it is compared with, the records, a server, and Chromium.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::goal::Row;
use super::page;
use crate::args::TestOptions;
use crate::report::Report;
use crate::serve::Server;
use crate::test::{browsers, machine};
use crate::workspace::Workspace;
use crate::{cargo, dist, run};

/// The package that the widget is compared with.
const EMPTY: &str = "empty-list";
const RECORDS: &str = "10000";

/// None when something is missing that cannot be had from here.
pub fn measure(workspace: &Workspace) -> Result<Option<Vec<Row>>> {
    let options =
        TestOptions { browsers: Some(vec!["chromium".to_owned()]), ..TestOptions::default() };
    let mut report = Report::start();
    let Some(tools) = machine::prepare(workspace, &mut report, &options) else {
        return Ok(None);
    };
    let tests = workspace.root.join("tests/browser");
    browsers::install(&tests, &tools)?;
    dist::build(workspace)?;
    let folder = super::folder(workspace);
    empty_list(workspace, &folder)?;
    let records = folder.join("records.json");
    synthetic(workspace, &records)?;
    let server = Server::bind(workspace.root.clone(), 0, true)?;
    let address = server.address()?;
    server.run_behind();
    let out = folder.join("browser.json");
    let mut node = tools.command("node", &workspace.root.join("benches/browser"));
    node.arg("run.mjs")
        .env("BASE_URL", format!("http://{address}"))
        .env("BROWSERS", "chromium")
        .env("BENCH_EMPTY", &folder)
        .env("BENCH_RECORDS", &records)
        .env("BENCH_OUT", &out);
    println!("{}", run::must(&mut node)?.trim_end());
    let text = fs::read_to_string(&out).context("the page measured nothing")?;
    page::rows(&serde_json::from_str(&text)?).map(Some)
}

/// By the widget's own way from source to page: the same profile, the same wasm-bindgen.
fn empty_list(workspace: &Workspace, folder: &Path) -> Result<()> {
    let (glue, wasm) = dist::bound(workspace, EMPTY)?;
    fs::write(folder.join(format!("{EMPTY}.js")), glue)?;
    fs::write(folder.join(format!("{EMPTY}_bg.wasm")), wasm)?;
    Ok(())
}

fn synthetic(workspace: &Workspace, file: &Path) -> Result<()> {
    let mut command = cargo::command(&workspace.root);
    command.args(["run", "--locked", "--profile", "bench", "--package", "benches"]);
    command.args(["--example", "synthetic", "--", RECORDS]);
    run::must(command.arg(file)).map(drop)
}
