//! What must hold of the three files in dist/.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use super::imports;
use crate::dist;
use crate::report::Report;
use crate::size::Sizes;
use crate::workspace::{PACKAGE, Workspace};

/// Whether there is a bundle to try in browsers.
pub fn steps(workspace: &Workspace, report: &mut Report, only_build: bool) -> bool {
    report.check("one version of wasm-bindgen", || one_version(workspace));
    if !report.check("the bundle", || dist::build(workspace)) {
        return false;
    }
    if !only_build {
        report.check("the size of the bundle", || size(workspace));
        report.check("what the bundle can reach", || imports::check(workspace));
        report.check("the bundle tells no path of this machine", || no_telling_paths(workspace));
    }
    true
}

fn one_version(workspace: &Workspace) -> Result<()> {
    let lock = fs::read_to_string(workspace.root.join("Cargo.lock"))?;
    let manifest = fs::read_to_string(workspace.root.join("xtask/Cargo.toml"))?;
    agree(&lock, &manifest)
}

/// Glue and wasm must be of one version; the tool's is pinned by hand.
fn agree(lock: &str, manifest: &str) -> Result<()> {
    let locked = lock
        .split("[[package]]")
        .find(|package| package.contains("name = \"wasm-bindgen\"\n"))
        .and_then(|package| package.split("version = \"").nth(1)?.split('"').next())
        .context("Cargo.lock has no wasm-bindgen")?;
    let pinned = manifest
        .lines()
        .find_map(|line| line.strip_prefix("wasm-bindgen-cli-support = \"="))
        .and_then(|rest| rest.strip_suffix('"'))
        .context("xtask/Cargo.toml pins no wasm-bindgen-cli-support with '='")?;
    ensure!(
        locked == pinned,
        "Cargo.lock has wasm-bindgen {locked}, xtask/Cargo.toml pins wasm-bindgen-cli-support \
         {pinned}. Write \"={locked}\" into xtask/Cargo.toml."
    );
    Ok(())
}

fn size(workspace: &Workspace) -> Result<()> {
    let sizes = Sizes::measure(&workspace.dist())?;
    print!("{}", sizes.table());
    ensure!(sizes.within_budget(), "the bundle is over its budget");
    Ok(())
}

fn no_telling_paths(workspace: &Workspace) -> Result<()> {
    let paths = dist::telling_paths(workspace)?;
    let mut found = Vec::new();
    let mut files = 0;
    for entry in fs::read_dir(workspace.dist())? {
        let entry = entry?;
        files += 1;
        let contents = fs::read(entry.path())?;
        // With its slash: our own `view/root.rs` is no home of root's.
        for path in paths.iter().filter(|path| contains(&contents, &format!("{path}/"))) {
            found.push(format!("{}: {path}", entry.file_name().to_string_lossy()));
        }
    }
    ensure!(files == 3, "{PACKAGE} is three files, dist/ has {files}");
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

fn contains(contents: &[u8], text: &str) -> bool {
    contents.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"
";

    #[test]
    fn a_tool_of_another_version_is_named_with_its_cure() {
        let manifest = |version: &str| format!("wasm-bindgen-cli-support = \"={version}\"\n");
        assert!(agree(LOCK, &manifest("0.2.130")).is_ok());
        let fault = agree(LOCK, &manifest("0.2.129")).unwrap_err().to_string();
        assert!(fault.contains("\"=0.2.130\""));
        assert!(agree(LOCK, "wasm-bindgen-cli-support = \"0.2\"\n").is_err());
        assert!(agree("", &manifest("0.2.130")).is_err());
    }

    #[test]
    fn a_path_is_found_among_bytes() {
        assert!(contains(b"\0\xff/home/me/src\0", "/home/"));
        assert!(!contains(b"\0home\0", "/home/"));
    }
}
