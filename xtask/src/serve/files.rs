//! Which file an address means, if any.

use std::fs;
use std::path::{Path, PathBuf};

pub const WASM: &str = "application/wasm";

pub struct File {
    pub mime: &'static str,
    pub contents: Vec<u8>,
}

/// What of the repository may be seen, and nothing else of it.
const PAGE: &str = "index.html";
const GALLERY: &str = "gallery.html";
const FOLDERS: [&str; 3] = ["dist", "demo", "content"];
const TEST_FOLDER: &str = "tests/fixtures";

pub fn find(root: &Path, path: &str, tests: bool) -> Option<File> {
    let relative = relative(path, tests)?;
    // A link inside the tree must not lead out of it.
    let real = root.join(relative).canonicalize().ok()?;
    if !real.starts_with(root.canonicalize().ok()?) || !real.is_file() {
        return None;
    }
    Some(File { mime: mime(&real), contents: fs::read(&real).ok()? })
}

/// The file's place below the root; None for everything that is not served.
fn relative(path: &str, tests: bool) -> Option<PathBuf> {
    let decoded = decode(path.strip_prefix('/')?)?;
    let wanted = match decoded.as_str() {
        "" => PAGE,
        other => other,
    };
    let plain = |segment: &str| {
        !segment.is_empty() && !segment.starts_with('.') && !segment.contains(['\\', '\0', ':'])
    };
    if !wanted.split('/').all(plain) {
        return None;
    }
    let wanted = PathBuf::from(wanted);
    let served = wanted == Path::new(PAGE)
        || wanted == Path::new(GALLERY)
        || FOLDERS.iter().any(|folder| wanted.starts_with(folder))
        || (tests && wanted.starts_with(TEST_FOLDER));
    served.then_some(wanted)
}

/// Percent-decoding, once; None when it is not UTF-8 or not well formed.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => WASM,
        Some("css") => "text/css; charset=utf-8",
        Some("ts" | "md" | "txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(path: &str) -> Option<String> {
        relative(path, false).map(|path| path.to_string_lossy().into_owned())
    }

    #[test]
    fn the_page_and_its_folders_are_served() {
        assert_eq!(served("/").as_deref(), Some("index.html"));
        assert_eq!(served("/gallery.html").as_deref(), Some("gallery.html"));
        assert_eq!(served("/dist/a.js").as_deref(), Some("dist/a.js"));
        assert_eq!(served("/demo/two%20words.js").as_deref(), Some("demo/two words.js"));
    }

    #[test]
    fn fixtures_are_served_to_tests_only() {
        assert!(relative("/tests/fixtures/a.html", true).is_some());
        assert!(relative("/tests/fixtures/a.html", false).is_none());
        assert!(relative("/tests/browser/a.mjs", true).is_none());
    }

    #[test]
    fn nothing_else_is_served() {
        for path in [
            "",
            "dist/a.js",
            "/Cargo.toml",
            "/.git/config",
            "/dist/.hidden",
            "/dist/../Cargo.toml",
            "/dist/%2e%2e/Cargo.toml",
            "/dist/%2E%2e%2fCargo.toml",
            "/dist/..%5cCargo.toml",
            "/dist//a.js",
            "/dist/a.js/",
            "/dist/a%00.js",
            "/dist/%zz",
            "/dist/%4",
            "/dist/%ff",
            "//etc/passwd",
            "/distant/a.js",
        ] {
            assert_eq!(served(path), None, "{path}");
        }
    }

    #[test]
    fn a_percent_sign_is_decoded_once() {
        assert_eq!(decode("%2541").as_deref(), Some("%41"));
    }

    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let base = std::env::temp_dir().join(format!("xtask-link-{}", std::process::id()));
        let root = base.join("root");
        assert!(fs::create_dir_all(root.join("dist")).is_ok());
        assert!(fs::write(base.join("secret.js"), "x").is_ok());
        assert!(fs::write(root.join("dist/open.js"), "x").is_ok());
        #[cfg(unix)]
        assert!(std::os::unix::fs::symlink("../../secret.js", root.join("dist/link.js")).is_ok());
        assert!(find(&root, "/dist/open.js", false).is_some());
        assert!(find(&root, "/dist/link.js", false).is_none());
        assert!(find(&root, "/dist", false).is_none());
        let _ = fs::remove_dir_all(base);
    }

    #[test]
    fn browsers_refuse_modules_and_wasm_of_another_type() {
        let types =
            ["a.html", "a.js", "a.mjs", "a.json", "a.wasm", "a"].map(|n| mime(Path::new(n)));
        assert_eq!(
            types,
            [
                "text/html; charset=utf-8",
                "text/javascript; charset=utf-8",
                "text/javascript; charset=utf-8",
                "application/json",
                "application/wasm",
                "application/octet-stream",
            ]
        );
    }
}
