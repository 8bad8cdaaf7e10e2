//! Faults of a host's server, for the browser tests: `/fault/<name>/` serves the
//! same tree with one thing wrong. Only the test server and `demo --tests` know
//! them.
//!
//! | name            | what is wrong                                         |
//! |-----------------|-------------------------------------------------------|
//! | `wasm-404`      | the wasm is not there                                 |
//! | `wasm-mime`     | the wasm is sent as `application/octet-stream`        |
//! | `wasm-truncated`| the wasm ends after half its bytes                    |
//! | `csp-no-wasm`   | the policy of every file lacks `'wasm-unsafe-eval'`   |

use super::files::{File, WASM};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    Wasm404,
    WasmMime,
    WasmTruncated,
    CspNoWasm,
}

impl Fault {
    /// Takes `/fault/<name>` off a path. A fault of an unknown name is none, and
    /// its path leads nowhere.
    pub fn split(path: &str) -> (Option<Self>, &str) {
        let known = || {
            let rest = path.strip_prefix("/fault/")?;
            let end = rest.find('/')?;
            let (name, inner) = rest.split_at(end);
            let fault = match name {
                "wasm-404" => Self::Wasm404,
                "wasm-mime" => Self::WasmMime,
                "wasm-truncated" => Self::WasmTruncated,
                "csp-no-wasm" => Self::CspNoWasm,
                _ => return None,
            };
            Some((fault, inner))
        };
        match known() {
            Some((fault, inner)) => (Some(fault), inner),
            None => (None, path),
        }
    }

    /// Whether anything is left to send.
    pub fn spoil(self, file: &mut File) -> bool {
        if file.mime != WASM {
            return true;
        }
        match self {
            Self::Wasm404 => return false,
            Self::WasmMime => file.mime = "application/octet-stream",
            Self::WasmTruncated => file.contents.truncate(file.contents.len() / 2),
            Self::CspNoWasm => {}
        }
        true
    }
}
