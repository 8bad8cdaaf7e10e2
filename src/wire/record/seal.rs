//! Turning a finished record into the bytes that the host keeps.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Record, RecordRef};
use crate::wire::canonical::{canonical, record_digest};

/// A record in its final form. Retries send these same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub reference: RecordRef,
    /// Canonical JSON, `integrity` included.
    pub json: String,
}

pub fn seal(record: &Record) -> Sealed {
    // Serialising our own plain structs into values cannot fail; if it ever
    // did, an empty document would be refused by its reader.
    let value = serde_json::to_value(record).unwrap_or_default();
    let mut members = match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let digest = record_digest(&members);
    members.insert("integrity".into(), integrity(&digest));
    Sealed {
        reference: RecordRef {
            record_id: record.record.record_id.clone(),
            digest,
        },
        json: canonical(&Value::Object(members)),
    }
}

fn integrity(digest: &str) -> Value {
    let mut members = Map::new();
    members.insert("canonicalization".into(), "RFC8785".into());
    members.insert("digest_alg".into(), "sha-256".into());
    members.insert("digest".into(), digest.into());
    Value::Object(members)
}
