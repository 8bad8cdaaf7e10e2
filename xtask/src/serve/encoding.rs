//! Which compression an answer has, and its bytes, compressed once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use hyper::body::Bytes;

use crate::size;

/// Nearly as small as the best there is, in a thirtieth of the time.
const BROTLI_QUALITY: u32 = 9;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

impl Encoding {
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// For entity tags: each form of a file is an entity of its own.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gzip",
            Self::Brotli => "-br",
        }
    }
}

/// The form that the browser likes best, ours being brotli among its equals.
pub fn choose(accepted: &str, mime: &str) -> Encoding {
    if mime.starts_with("image/png") {
        return Encoding::Identity;
    }
    let gzip = liking(accepted, "gzip");
    let brotli = liking(accepted, "br");
    if brotli > 0.0 && brotli >= gzip {
        Encoding::Brotli
    } else if gzip > 0.0 {
        Encoding::Gzip
    } else {
        Encoding::Identity
    }
}

/// The weight of a coding; one that is not named is not wanted.
fn liking(accepted: &str, coding: &str) -> f32 {
    accepted
        .split(',')
        .find_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let named = pieces.next()?.eq_ignore_ascii_case(coding);
            let weight = pieces
                .find_map(|piece| piece.strip_prefix("q="))
                .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
            named.then_some(weight)
        })
        .unwrap_or(0.0)
}

#[derive(Default)]
pub struct Cache(Mutex<HashMap<(u64, Encoding), Bytes>>);

impl Cache {
    pub fn encoded(&self, digest: u64, encoding: Encoding, contents: Vec<u8>) -> Result<Bytes> {
        let key = (digest, encoding);
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&key) {
            return Ok(known.clone());
        }
        let made = Bytes::from(match encoding {
            Encoding::Identity => return Ok(Bytes::from(contents)),
            Encoding::Gzip => size::gzip(&contents)?,
            Encoding::Brotli => size::brotli(&contents, BROTLI_QUALITY)?,
        });
        kept().insert(key, made.clone());
        Ok(made)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_brotli_and_others_what_they_ask_for() {
        let text = "text/html";
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("GZIP, BR", Encoding::Brotli),
            ("gzip, deflate", Encoding::Gzip),
            ("br;q=0.5, gzip;q=0.8", Encoding::Gzip),
            ("br;q=0, gzip;q=0", Encoding::Identity),
            ("br; q=0", Encoding::Identity),
            ("brotli", Encoding::Identity),
            ("*", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(choose(accepted, text), expected, "{accepted}");
        }
    }

    #[test]
    fn pictures_are_compressed_already() {
        assert_eq!(choose("br", "image/png"), Encoding::Identity);
        assert_eq!(choose("br", "image/svg+xml"), Encoding::Brotli);
    }

    #[test]
    fn each_form_is_kept_apart() {
        let cache = Cache::default();
        let text = b"text ".repeat(99);
        let encoded = |encoding| cache.encoded(1, encoding, text.clone()).unwrap();
        let gzip = encoded(Encoding::Gzip);
        let brotli = encoded(Encoding::Brotli);
        assert_ne!(gzip, brotli);
        assert_eq!(encoded(Encoding::Identity), text.as_slice());
        assert_eq!(encoded(Encoding::Gzip), gzip);
        assert_eq!(cache.0.lock().unwrap().len(), 2);
    }
}
