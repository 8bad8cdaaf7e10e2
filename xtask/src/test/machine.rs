//! What this machine needs before the tests can run, and how it gets it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::args::TestOptions;
use crate::report::Report;
use crate::workspace::Workspace;
use crate::{cargo, run};

const OLDEST_NODE: u32 = 20;
/// For a Debian whose own Node is older: a binary and its npm from the registry.
const NODE: &str = "20.20.2";
const NPM: &str = "npm@10.9.9";

/// Debian's package, and what it brings. A path is looked for as it is, a name
/// among the programs.
const PACKAGES: [(&str, &str); 4] = [
    ("xvfb", "Xvfb"),
    ("nodejs", "node"),
    ("npm", "npm"),
    // Without it other scripts are drawn as empty boxes.
    ("fonts-noto-core", "/usr/share/fonts/truetype/noto"),
];
const ENGINES: [(&str, &str, &str); 3] = [
    ("chromium", "chromium", "chromium"),
    ("firefox", "firefox-esr", "firefox-esr"),
    ("webkit", "webkit2gtk-driver", "WebKitWebDriver"),
];

/// The Node that the browser tests run on.
pub struct Tools {
    path: OsString,
}

impl Tools {
    pub fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .env("PATH", &self.path)
            .env("NO_COLOR", "1")
            .env_remove("FORCE_COLOR");
        command
    }
}

pub fn rust(workspace: &Workspace, report: &mut Report) -> bool {
    report.check("Rust's parts", || {
        cargo::ensure_wasm_target()?;
        cargo::ensure_components(&workspace.root)
    })
}

/// None when something is missing that cannot be had from here.
pub fn prepare(workspace: &Workspace, report: &mut Report, options: &TestOptions) -> Option<Tools> {
    if !rust(workspace, report) || !report.check("browsers and tools", || install(options)) {
        return None;
    }
    let mut tools = None;
    report.check("Node", || {
        tools = Some(node(workspace)?);
        Ok(())
    });
    tools
}

fn install(options: &TestOptions) -> Result<()> {
    let missing = missing(options, |wanted| {
        Path::new(wanted).is_absolute() && Path::new(wanted).exists() || on_path(wanted)
    });
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    ensure!(
        on_path("apt-get"),
        "This machine has no apt. Install what these packages of Debian bring: {list}"
    );
    let Some(prefix) = as_root() else {
        bail!(
            "Packages are missing and this user may not install them. Run this once, then start \
             again:\n\n  sudo apt-get update && \
             sudo apt-get install --yes --no-install-recommends {list}\n"
        );
    };
    println!("   installing {list}");
    let apt = |line: &str| {
        let words = format!("{prefix} env DEBIAN_FRONTEND=noninteractive apt-get {line}");
        let mut words = words.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or("env"));
        run::must(command.args(words)).map(drop)
    };
    apt("update")?;
    apt(&format!("install --yes --no-install-recommends {list}"))
}

fn missing(options: &TestOptions, found: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let wanted = |engine: &str| match &options.browsers {
        None => true,
        Some(names) => names.iter().any(|name| name == engine),
    };
    let engines = ENGINES
        .iter()
        .filter(|(engine, ..)| wanted(engine))
        .map(|(_, package, program)| (*package, *program));
    PACKAGES
        .into_iter()
        .chain(engines)
        .filter(|(_, brings)| !found(brings))
        .map(|(package, _)| package)
        .collect()
}

/// What to put before a command that changes the system, if that may be done.
fn as_root() -> Option<&'static str> {
    let answers = |program: &str, args: &[&str]| run::stdout(Command::new(program).args(args));
    if answers("id", &["-u"]).is_ok_and(|id| id.trim() == "0") {
        return Some("");
    }
    answers("sudo", &["-n", "true"]).is_ok().then_some("sudo -n")
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn node(workspace: &Workspace) -> Result<Tools> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let version = run::stdout(Command::new("node").arg("--version"))?;
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(Tools { path });
    }
    let folder = workspace.target.join("node");
    let programs = folder.join("node_modules/.bin");
    let newer = programs.join("node");
    if !run::stdout(Command::new(&newer).arg("--version"))
        .is_ok_and(|v| v.trim() == format!("v{NODE}"))
    {
        println!("   Node here is {}, fetching {NODE} for the tests", version.trim());
        std::fs::create_dir_all(&folder)?;
        run::must(
            Command::new("npm")
                .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
                .arg(&folder)
                .args([node_package()?, NPM.to_owned()]),
        )?;
    }
    let first: PathBuf = programs;
    let path = std::env::join_paths(std::iter::once(first).chain(std::env::split_paths(&path)))?;
    Ok(Tools { path })
}

/// The registry has one package for each kind of machine.
fn node_package() -> Result<String> {
    let kind = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => bail!("Node {OLDEST_NODE} or newer is needed, and there is none for {other}"),
    };
    Ok(format!("node-{}-{kind}@{NODE}", std::env::consts::OS))
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_installed() {
        let options = TestOptions::default();
        let missing = missing(&options, |wanted| matches!(wanted, "node" | "chromium" | "Xvfb"));
        assert_eq!(missing, ["npm", "fonts-noto-core", "firefox-esr", "webkit2gtk-driver"]);
    }

    #[test]
    fn a_browser_that_is_not_asked_for_is_not_needed() {
        let options =
            TestOptions { browsers: Some(vec!["firefox".to_owned()]), ..TestOptions::default() };
        assert_eq!(
            missing(&options, |wanted| wanted.contains('n') || wanted == "Xvfb"),
            ["firefox-esr"]
        );
    }

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("nonsense"), None);
    }
}
