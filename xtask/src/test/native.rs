//! What needs neither a bundle nor a browser.

use std::process::Command;

use anyhow::{Result, bail};

use super::{counts, crawl};
use crate::cargo::{self, WASM};
use crate::report::{Report, Verdict};
use crate::run;
use crate::workspace::{PACKAGE, Workspace};

/// Crates that know a browser. The pure layers may stand on none of them.
const OF_THE_PAGE: [&str; 6] =
    ["gloo", "js-sys", "serde-wasm-bindgen", "wasm-bindgen", "web-sys", "yew"];

/// What takes longer than all other tests together, and runs in the whole test alone.
const SLOW: [&str; 3] = ["--", "--skip", "crawl::"];

/// The checks between one edit and the next; `quick` leaves the slow tests to the whole.
pub fn inner_loop(workspace: &Workspace, report: &mut Report, quick: bool) {
    let cargo = |line: &str| cargo_line(workspace, line);
    report.check("formatting", || run::must(&mut cargo("fmt --all --check")).map(drop));
    report.check("lints, native", || {
        let line = "clippy --locked --workspace --all-targets --features consent-disclosure/cli \
                    -- -D warnings";
        run::must(&mut cargo(line)).map(drop)
    });
    report.step("native tests", || {
        let line = "test --locked --workspace --features consent-disclosure/cli --no-fail-fast";
        let mut tests = cargo(line);
        if quick {
            tests.args(SLOW);
        }
        tested(tests.env(crawl::OUT, crawl::folder(workspace)))
    });
}

pub fn outer_loop(workspace: &Workspace, report: &mut Report) {
    let cargo = |line: &str| cargo_line(workspace, line);
    report.step("native tests of the pure layers alone", || {
        let line = "test --locked --no-fail-fast --no-default-features --package";
        tested(cargo(line).arg(PACKAGE))
    });
    report.check("lints, pure layers alone", || {
        let line = "clippy --locked --no-default-features --all-targets --package";
        let mut command = cargo(line);
        run::must(command.args([PACKAGE, "--", "-D", "warnings"])).map(drop)
    });
    report.check("lints, in the browser", || {
        let mut command = cargo("clippy --locked --lib --package");
        run::must(command.args([PACKAGE, "--target", WASM, "--", "-D", "warnings"])).map(drop)
    });
    report.check("the pure layers know no browser", || {
        // Of all targets: a crate may bring a browser in for wasm32 only.
        let line = "tree --locked --no-default-features --edges normal --target all \
                    --prefix none --format {p} --package";
        no_page_crates(&run::stdout(cargo(line).arg(PACKAGE))?)
    });
}

fn cargo_line(workspace: &Workspace, line: &str) -> Command {
    let mut command = cargo::command(&workspace.root);
    command.args(line.split_whitespace());
    command
}

fn tested(command: &mut Command) -> Result<Verdict> {
    let finished = run::watched(command)?;
    let counted = counts::cargo(&finished.text);
    counts::judged(finished, counted)
}

fn no_page_crates(tree: &str) -> Result<()> {
    let of_the_page = |name: &&str| {
        OF_THE_PAGE.iter().any(|family| {
            name.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    };
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let found: Vec<_> = names.filter(of_the_page).collect();
    if !found.is_empty() {
        bail!("without its default features the crate still needs: {}", found.join(", "));
    }
    if !tree.starts_with(PACKAGE) {
        bail!("this is not the crate's tree:\n{tree}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_of_the_page_is_found_by_its_family() {
        let pure = "consent-disclosure v0.1.0 (/x)\nserde v1.0.228\nglooming v1.0.0\n";
        assert!(no_page_crates(pure).is_ok());
        for name in ["gloo-timers", "wasm-bindgen-futures", "yew", "js-sys"] {
            let tree = format!("{pure}{name} v1.0.0\n");
            assert!(no_page_crates(&tree).is_err(), "{name}");
        }
    }

    #[test]
    fn an_empty_tree_proves_nothing() {
        assert!(no_page_crates("").is_err());
    }
}
