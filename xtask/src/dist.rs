//! The bundle: three files, the same bytes wherever they are built.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::bind::bind;
use crate::cargo::{self, WASM};
use crate::join::join;
use crate::run;
use crate::workspace::{PACKAGE, Workspace};

pub fn command() -> Result<bool> {
    build(&Workspace::find()?)?;
    Ok(true)
}

pub fn build(workspace: &Workspace) -> Result<()> {
    let started = Instant::now();
    println!("building the bundle (the first time takes a minute or two)");
    cargo::ensure_wasm_target()?;
    let (glue, wasm) = bound(workspace, PACKAGE)?;
    let embed = workspace.root.join("src/embed");
    let module = join(
        &glue,
        &read(&embed.join("element.js"))?,
        &format!("{PACKAGE} {}, MIT OR Apache-2.0", workspace.version),
    )?;
    let (types, record) = (format!("{PACKAGE}.d.ts"), "record.d.ts");
    let all_types = one_module(&read(&embed.join(&types))?, &read(&embed.join(record))?);
    let files = [
        (format!("{PACKAGE}.js"), module.into_bytes()),
        (format!("{PACKAGE}_bg.wasm"), wasm),
        (types, all_types.into_bytes()),
    ];
    replace(&workspace.dist(), &files)?;
    println!("dist/ is built, {:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// A package of the workspace, compiled for the page and bound: its glue, and its module.
pub fn bound(workspace: &Workspace, package: &str) -> Result<(String, Vec<u8>)> {
    run::must(&mut compile(workspace, package)?)?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    bind(&workspace.target.join(WASM).join("release").join(file), package)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Types in two files that know of each other, as one.
fn one_module(types: &str, record: &str) -> String {
    let of_each_other = |line: &&str| line.contains(" from './") && line.ends_with(".d.ts';");
    let lines = types.lines().chain(record.lines()).filter(|line| !of_each_other(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The bundle is exactly these files, and at no moment half of one: a server may
/// be reading them.
fn replace(dist: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let put = || -> io::Result<()> {
        fs::create_dir_all(dist)?;
        for (name, contents) in files {
            let new = dist.join(format!("{name}.new"));
            fs::write(&new, contents)?;
            fs::rename(new, dist.join(name))?;
        }
        for entry in fs::read_dir(dist)? {
            let entry = entry?;
            if !files.iter().any(|(name, _)| entry.file_name() == name.as_str()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    };
    put().with_context(|| format!("cannot write {}", dist.display()))
}

fn compile(workspace: &Workspace, package: &str) -> Result<Command> {
    let mut command = cargo::command(&workspace.root);
    command
        .args(["rustc", "--release", "--lib", "--locked", "--crate-type", "cdylib"])
        .args(["--package", package, "--target", WASM])
        .arg("--config")
        .arg(format!("target.{WASM}.rustflags={}", flags(workspace)?))
        // Either would take the place of the flags above, and what a person has
        // set for their own builds has no business in the bundle.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(command)
}

/// Panic messages carry the paths of source files. Without these flags the
/// bundle would say on which machine, and under whose name, it was built.
fn flags(workspace: &Workspace) -> Result<String> {
    let mut flags: Vec<String> = remapped(workspace)?
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect();
    flags.push("--cfg=sha2_backend_soft=\"compact\"".to_owned());
    // A JSON array of strings is also a TOML one.
    Ok(serde_json::to_string(&flags)?)
}

/// rustc takes the last prefix that fits, so the narrower ones come later.
fn remapped(workspace: &Workspace) -> Result<Vec<(PathBuf, String)>> {
    let mut prefixes = Vec::new();
    if let Some(home) = std::env::home_dir() {
        prefixes.push((home, "home".to_owned()));
    }
    prefixes.push((workspace.root.clone(), PACKAGE.to_owned()));
    prefixes.push((workspace.target.clone(), "target".to_owned()));
    let cargo_home = cargo_home()?;
    prefixes.push((cargo_home.clone(), "cargo".to_owned()));
    // One folder for each registry, named after its address.
    for registry in fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten() {
        prefixes.push((registry.path(), "crates".to_owned()));
    }
    // With the component rust-src the library's own paths become local ones.
    let library = cargo::sysroot()?.join("lib/rustlib/src/rust");
    prefixes.push((library, format!("/rustc/{}", cargo::rustc_commit()?)));
    Ok(prefixes)
}

fn cargo_home() -> Result<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

/// What would tell whose machine built the bundle, were it found inside.
pub fn telling_paths(workspace: &Workspace) -> Result<Vec<String>> {
    let mut paths = vec!["/home/".to_owned(), "/Users/".to_owned()];
    for (path, _) in remapped(workspace)? {
        // "/" alone tells nothing.
        if path.components().count() > 1 {
            paths.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(paths)
}
