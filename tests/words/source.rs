//! The text literals of the product's Rust, without its tests and comments.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub struct Literal {
    pub file: String,
    pub text: String,
    /// The code of its file without white space: enough to see what fills it.
    pub code: Rc<str>,
}

pub fn literals() -> Vec<Literal> {
    let mut files = Vec::new();
    walk(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    files.iter().flat_map(|file| of_file(file)).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_name().is_some_and(|name| name == "tests.rs" || name == "tests");
        if path.is_dir() && !is_test {
            walk(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !is_test {
            files.push(path);
        }
    }
}

fn of_file(file: &Path) -> Vec<Literal> {
    let text = fs::read_to_string(file).unwrap();
    let product = text.split("#[cfg(test)]").next().unwrap();
    let no_comments = |line: &&str| !line.trim_start().starts_with("//");
    let lines: Vec<&str> = product.lines().filter(no_comments).collect();
    let code = lines.join("\n");
    let dense: Rc<str> = code.split_whitespace().collect::<String>().into();
    let mut found = Vec::new();
    let mut rest: &str = &code;
    while let Some((before, after)) = rest.split_once('"') {
        let is_char = before.ends_with('\'') && after.starts_with('\'');
        if is_char {
            rest = after;
            continue;
        }
        let Some(end) = end_of(after) else { break };
        found.push(Literal {
            file: file.file_name().unwrap().to_string_lossy().into_owned(),
            text: after[..end].to_owned(),
            code: dense.clone(),
        });
        rest = &after[end + 1..];
    }
    found
}

/// Where the closing quotation mark stands.
fn end_of(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(place, c)| match c {
        '"' if !escaped => Some(place),
        c => {
            escaped = c == '\\' && !escaped;
            None
        }
    })
}
