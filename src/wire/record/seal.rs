//! Turning a finished record into the bytes that the host keeps.

use serde::{Deserialize, Serialize};

use super::{Record, RecordRef};
use crate::wire::canonical::{canonical_map, record_digest};
use crate::wire::members::Members;

/// A record in its final form. Retries send these same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub reference: RecordRef,
    /// Canonical JSON, `integrity` included.
    pub json: String,
}

pub fn seal(record: &Record) -> Sealed {
    let mut members = record.encode().into_map();
    let digest = record_digest(&members);
    let mut integrity = Members::new();
    integrity.text("canonicalization", "RFC8785");
    integrity.text("digest_alg", "sha-256");
    integrity.text("digest", &digest);
    members.insert("integrity".to_owned(), integrity.into());
    Sealed {
        reference: RecordRef { record_id: record.record.record_id.clone(), digest },
        json: canonical_map(&members),
    }
}
