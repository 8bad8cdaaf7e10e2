//! From what rustc compiled to the pair that a page loads: a WebAssembly module and
//! its glue, by wasm-bindgen's own library. No tool to install, no version to match
//! by hand.

mod names;
mod order;
mod places;
mod traps;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

/// The glue's text, and the module's bytes.
pub fn bind(compiled: &Path, package: &str) -> Result<(String, Vec<u8>)> {
    // As wasm-bindgen would read it. Names of functions are known until it is written.
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(compiled)?;
    traps::silence_panics(&mut module)?;
    places::forget_places(&mut module)?;
    let mut output = Bindgen::new()
        .input_module(package, module)
        .web(true)
        .context("wasm-bindgen")?
        // Otherwise the module does not know where its wasm is.
        .omit_default_module_path(false)
        .typescript(false)
        .generate_output()
        .context("wasm-bindgen")?;
    let foreign: Vec<_> = output
        .snippets()
        .iter()
        .filter(|(_, files)| !files.is_empty())
        .map(|(of, _)| of)
        .chain(output.local_modules().keys())
        .map(String::as_str)
        .collect();
    ensure!(
        foreign.is_empty(),
        "these bring JavaScript files of their own, and the bundle has one module: {}",
        foreign.join(", ")
    );
    let glue = output.js().to_owned();
    let glue = names::without_hashes(&glue, output.wasm_mut())?;
    Ok((glue, order::like_beside_like(&output.wasm_mut().emit_wasm())?))
}
