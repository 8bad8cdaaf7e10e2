//! Where things are.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{cargo, run};

pub const PACKAGE: &str = "consent-disclosure";

pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
    /// The root package's version.
    pub version: String,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        // Compiled in by cargo: where xtask's own manifest is.
        let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context("xtask lies in no workspace")?.to_owned();
        let mut metadata = cargo::command(&root);
        metadata.args(["metadata", "--no-deps", "--format-version=1", "--offline"]);
        let text = run::stdout(&mut metadata)?;
        let json: Value = serde_json::from_str(&text).context("cargo metadata's answer")?;
        let text_at = |pointer: &str| json.pointer(pointer).and_then(Value::as_str);
        let target = text_at("/target_directory").context("cargo metadata names no target")?;
        let version = json
            .pointer("/packages")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .find(|package| package.pointer("/name").and_then(Value::as_str) == Some(PACKAGE))
            .and_then(|package| package.pointer("/version").and_then(Value::as_str))
            .with_context(|| format!("the workspace has no package {PACKAGE}"))?;
        Ok(Self { target: PathBuf::from(target), version: version.to_owned(), root })
    }

    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
