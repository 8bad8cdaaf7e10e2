//! One module from two: wasm-bindgen's glue and our `element.js`.
//!
//! The glue goes into a function of its own, so that none of its names can meet
//! one of ours, and hands out exactly what `element.js` imports "from
//! './glue.js'". That import is the only word about the glue in `element.js`; it
//! is there for editors, and for this join. What the module exports is thus
//! decided by `element.js` alone.
//!
//! Everything that is taken for granted about the glue's form is checked: a new
//! wasm-bindgen that writes it differently stops the build here, not in a browser.

use anyhow::{Context, Result, bail, ensure};

/// The glue's last line; its default export is the function that loads the wasm.
const GLUE_EXPORTS: &str = "export { initSync, __wbg_init as default };";
const FROM_GLUE: [&str; 2] = ["from './glue.js';", "from \"./glue.js\";"];

pub fn join(glue: &str, element: &str, banner: &str) -> Result<String> {
    let (body, exported) = closed(glue).context("wasm-bindgen's glue")?;
    let (clause, element) = without_import(element).context("element.js")?;
    let bindings = bindings(clause).context("element.js imports from './glue.js'")?;
    for binding in &bindings {
        ensure!(
            exported.contains(&binding.theirs),
            "element.js imports '{}', the wasm has only: {}",
            binding.theirs,
            exported.join(", ")
        );
    }
    let ours: Vec<_> = bindings.iter().map(|b| b.ours.as_str()).collect();
    let theirs: Vec<_> = bindings.iter().map(Binding::returned).collect();
    Ok(format!(
        "/* {banner} */\nconst {{ {} }} = (() => {{\n{}return {{ {} }};\n}})();\n{}",
        ours.join(", "),
        dense(&body).context("wasm-bindgen's glue")?,
        theirs.join(", "),
        dense(&element).context("element.js")?,
    ))
}

/// The glue as plain declarations, and the names that it exported.
fn closed(glue: &str) -> Result<(String, Vec<String>)> {
    ensure!(glue.trim_end().ends_with(GLUE_EXPORTS), "it no longer ends with: {GLUE_EXPORTS}");
    let mut body = String::with_capacity(glue.len());
    let mut exported = vec!["default".to_owned(), "initSync".to_owned()];
    for line in glue.lines().map(str::trim).filter(|line| *line != GLUE_EXPORTS) {
        ensure!(!line.starts_with("import "), "it has an import: {line}");
        let plain = match line.strip_prefix("export ") {
            None => line,
            Some(declaration) => {
                exported.push(declared(declaration)?);
                declaration
            }
        };
        body.push_str(plain);
        body.push('\n');
    }
    Ok((body, exported))
}

/// The name in `class Widget {` or `function verify(records) {`.
fn declared(declaration: &str) -> Result<String> {
    let rest = ["class ", "function ", "async function "]
        .iter()
        .find_map(|keyword| declaration.strip_prefix(keyword))
        .with_context(|| format!("it exports something new: {declaration}"))?;
    Ok(rest.chars().take_while(|c| is_name(*c)).collect())
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// What stands between `import` and `from './glue.js';`, and the rest of the file.
fn without_import(element: &str) -> Result<(&str, String)> {
    let found: Vec<_> = FROM_GLUE.iter().flat_map(|from| element.match_indices(from)).collect();
    let [(at, from)] = found.as_slice() else {
        bail!("it has {} lines that end {}", found.len(), FROM_GLUE[0]);
    };
    let (head, tail) = element.split_at(*at);
    let start = head.rfind("import ").context("no import before its from")?;
    let (before, clause) = head.split_at(start);
    ensure!(
        before.is_empty() || before.ends_with('\n'),
        "its import from './glue.js' does not begin a line"
    );
    let after = tail.strip_prefix(from).unwrap_or(tail);
    for line in before.lines().chain(after.lines()) {
        let closes = line.starts_with("} from ");
        let passes_on = line.starts_with("export ") && line.contains("} from ");
        ensure!(
            !(line.starts_with("import") || closes || passes_on),
            "the bundle is one module, so it can import nothing else: {line}"
        );
    }
    let clause = clause.strip_prefix("import ").unwrap_or(clause);
    Ok((clause.trim(), format!("{before}{}", after.trim_start())))
}

#[derive(Debug, PartialEq)]
struct Binding {
    theirs: String,
    ours: String,
}

impl Binding {
    fn new(theirs: &str, ours: &str) -> Result<Self> {
        for name in [theirs, ours] {
            ensure!(!name.is_empty() && name.chars().all(is_name), "not a name: '{name}'");
        }
        Ok(Self { theirs: theirs.to_owned(), ours: ours.to_owned() })
    }

    /// What the glue calls it: its default export has no name to export it under.
    fn inside(&self) -> &str {
        match self.theirs.as_str() {
            "default" => "__wbg_init",
            name => name,
        }
    }

    fn returned(&self) -> String {
        format!("{}: {}", self.ours, self.inside())
    }
}

/// `init, { Widget, verify as check }`
fn bindings(clause: &str) -> Result<Vec<Binding>> {
    let (default, named) = match clause.split_once('{') {
        None => (clause, ""),
        Some((default, rest)) => {
            let named = rest.strip_suffix('}').context("its brace is not closed")?;
            (default, named)
        }
    };
    let default = default.trim().trim_end_matches(',').trim();
    let mut bindings = Vec::new();
    if !default.is_empty() {
        bindings.push(Binding::new("default", default)?);
    }
    for name in named.split(',').map(str::trim).filter(|n| !n.is_empty()) {
        let (theirs, ours) = name.split_once(" as ").unwrap_or((name, name));
        bindings.push(Binding::new(theirs.trim(), ours.trim())?);
    }
    Ok(bindings)
}

/// Drops indentation, and lines that are nothing but a comment. Comments behind code stay: telling
/// them from `//` in a string takes a parser, and they are few.
fn dense(source: &str) -> Result<String> {
    let mut kept = String::with_capacity(source.len());
    let mut in_comment = false;
    for line in source.lines() {
        let text = line.trim();
        if in_comment || text.starts_with("/*") {
            in_comment = !text.contains("*/");
            ensure!(
                in_comment || text.ends_with("*/"),
                "code follows a comment on the same line: {line}"
            );
            continue;
        }
        if text.is_empty() || text.starts_with("//") {
            continue;
        }
        // Inside a template that spans lines, what looks like a comment or like
        // indentation is text.
        ensure!(
            line.matches('`').count() % 2 == 0,
            "a template literal spans lines, which the join cannot tell from code: {line}"
        );
        kept.push_str(text);
        kept.push('\n');
    }
    ensure!(!in_comment, "a comment is not closed");
    Ok(kept)
}

#[cfg(test)]
#[path = "join_tests.rs"]
mod tests;
