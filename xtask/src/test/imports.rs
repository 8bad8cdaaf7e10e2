//! "No network and no storage", as a check instead of a sentence.
//!
//! WebAssembly can do nothing by itself: it reaches the world through its imports
//! and through what is handed to it. So this check reads the wasm in dist/ and asks
//!
//! 1. that it imports from its glue alone, and only what `allowed-imports.txt`
//!    lists: a new power is a line that somebody had to write and another to read;
//! 2. that the joined module, where the body of every import stands as text, names
//!    no interface of network, storage or code from text (an import's own name can
//!    mislead, its body cannot);
//! 3. that the wasm's data hold no such name either, for an import like
//!    `Reflect.get` could look one up;
//! 4. that no Rust source of ours uses Yew's way to raw HTML. Yew links it in
//!    whether it is used or not, which is why `set_innerHTML` is on the list.
//!
//! It does not prove that no name is put together at run time. That takes intent,
//! and the strict policy in the browser tests is the answer to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use wasmparser::{Parser, Payload};

use crate::workspace::{PACKAGE, Workspace};

/// Interfaces that the bundle does without.
const REACHING: [&str; 21] = [
    "BroadcastChannel",
    "EventSource",
    "RTCPeerConnection",
    "SharedWorker",
    "WebSocket",
    "WebTransport",
    "XMLHttpRequest",
    "cookieStore",
    "createContextualFragment",
    "document.cookie",
    "document.write",
    "importScripts",
    "indexedDB",
    "insertAdjacentHTML",
    "localStorage",
    "new Function",
    "parseFromString",
    "sendBeacon",
    "serviceWorker",
    "sessionStorage",
    "eval(",
];

/// What the joined module may say, and how often: the glue's loader and
/// element.js fetch the wasm; element.js imports the file reader of Node, where
/// there is no fetch of files; Yew brings one way to write HTML and one to read it,
/// each said in its import's name and in its body.
const COUNTED: [(&str, usize); 4] =
    [("fetch(", 2), ("import(", 1), ("innerHTML", 2), ("outerHTML", 2)];

/// Yew's way to raw HTML, and the attribute that a strict policy ignores.
const RAW: [&str; 5] =
    ["from_html_unchecked", "VRaw", "set_inner_html", "insert_adjacent_html", "style={"];

pub fn check(workspace: &Workspace) -> Result<()> {
    let wasm = fs::read(workspace.dist().join(format!("{PACKAGE}_bg.wasm")))?;
    let module = fs::read_to_string(workspace.dist().join(format!("{PACKAGE}.js")))?;
    let list = fs::read_to_string(workspace.root.join("xtask/allowed-imports.txt"))?;
    let read = read(&wasm)?;
    let mut faults = against_list(&read.imports, &list);
    faults.extend(words_in_module(&module));
    faults.extend(words_in_data(&read.data));
    raw_html(&workspace.root.join("src"), &mut faults)?;
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

#[derive(Default)]
struct Read {
    imports: BTreeSet<String>,
    data: Vec<u8>,
}

fn read(wasm: &[u8]) -> Result<Read> {
    let glue = format!("./{PACKAGE}_bg.js");
    let mut read = Read::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    ensure!(
                        import.module == glue,
                        "the wasm imports from '{}', not only from its glue",
                        import.module
                    );
                    read.imports.insert(bare(import.name).to_owned());
                }
            }
            Payload::DataSection(section) => {
                for segment in section {
                    read.data.extend_from_slice(segment?.data);
                    read.data.push(0);
                }
            }
            _ => {}
        }
    }
    ensure!(!read.imports.is_empty(), "the wasm imports nothing at all");
    Ok(read)
}

/// `get$2` is another import of the same name.
fn bare(name: &str) -> &str {
    name.split_once('$').map_or(name, |(name, _)| name)
}

fn against_list(imports: &BTreeSet<String>, list: &str) -> Vec<String> {
    let allowed: BTreeSet<String> = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    let new = imports.difference(&allowed).map(|name| format!("the wasm has a new import: {name}"));
    let stale = allowed
        .difference(imports)
        .map(|name| format!("allowed-imports.txt allows what is not imported: {name}"));
    new.chain(stale).collect()
}

fn words_in_module(module: &str) -> Vec<String> {
    let never = REACHING.iter().map(|word| (*word, 0));
    never
        .chain(COUNTED)
        .filter_map(|(word, most)| {
            let times = module.matches(word).count();
            (times > most)
                .then(|| format!("the module says '{word}' {times} times, at most {most}"))
        })
        .collect()
}

fn words_in_data(data: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(data);
    REACHING
        .iter()
        .chain(&["XMLHttp", "fetch", "innerHTML"])
        .filter(|word| text.contains(**word))
        .map(|word| format!("the wasm's data hold '{word}'"))
        .collect()
}

fn raw_html(folder: &Path, faults: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            raw_html(&path, faults)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path)?;
            for word in RAW.iter().filter(|word| source.contains(**word)) {
                faults.push(format!("{}: {word}", path.display()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_known_by_its_name_without_the_hash() {
        assert_eq!(bare("now"), "now");
        assert_eq!(bare("set_value$2"), "set_value");
    }

    #[test]
    fn the_list_is_neither_short_nor_long() {
        let imports = BTreeSet::from(["now".to_owned(), "fetch".to_owned()]);
        let faults = against_list(&imports, "# time\nnow # the clock\n\nstale\n");
        assert_eq!(
            faults,
            [
                "the wasm has a new import: fetch",
                "allowed-imports.txt allows what is not imported: stale"
            ]
        );
    }

    #[test]
    fn the_module_may_fetch_its_wasm_and_reach_nothing_else() {
        assert!(words_in_module("fetch(url); fetch(url)").is_empty());
        assert_eq!(words_in_module("fetch(a); fetch(b); fetch(c)").len(), 1);
        assert_eq!(words_in_module("window.localStorage").len(), 1);
        assert_eq!(words_in_module("a.innerHTML = b.innerHTML + c.innerHTML").len(), 1);
    }

    #[test]
    fn a_name_to_look_up_is_found_among_the_data() {
        assert!(words_in_data(b"\xff\0some words").is_empty());
        assert_eq!(words_in_data(b"\xff\0indexedDB").len(), 1);
    }

    #[test]
    fn what_is_no_wasm_proves_nothing() {
        assert!(read(b"").is_err());
        // A module without any section.
        assert!(read(b"\0asm\x01\0\0\0").is_err());
    }
}
