//! The headers of every answer, errors included.
//!
//! The widget promises to work under the strictest policy that lets WebAssembly
//! run at all. The demo page lives under it too, so a slip shows at once.

use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::fault::Fault;

macro_rules! policy {
    ($script:literal) => {
        concat!(
            "default-src 'none'; script-src ",
            $script,
            "; style-src 'none'; img-src 'none'; connect-src 'self'; base-uri 'none'; ",
            // The browser tests look at the page in a frame as narrow as a phone.
            "form-action 'none'; frame-src 'self'; frame-ancestors 'self'; ",
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )
    };
}

const STRICT: &str = policy!("'self' 'wasm-unsafe-eval'");
const WITHOUT_WASM: &str = policy!("'self'");

pub fn insert(headers: &mut HeaderMap, fault: Option<Fault>) {
    let policy = match fault {
        Some(Fault::CspNoWasm) => WITHOUT_WASM,
        _ => STRICT,
    };
    let all: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        // Ask again each time: a rebuilt bundle must show on the next reload.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
