//! The consent record as it is written (record.md). Names are those of ISO/IEC
//! TS 27560:2023 wherever it has one. Every object is closed, absent means
//! absent, numbers are integers.

mod event;
mod header;
mod processing;
mod seal;

pub use event::*;
pub use header::*;
pub use processing::*;
pub use seal::{Sealed, seal};

use serde::Serialize;

/// One event, complete in itself and never changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    pub record: Header,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pii_processing: Option<PiiProcessing>,
    pub party_identification: Vec<Party>,
    pub event: Event,
    /// `consent_event` only, as the four below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<Choice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Vec<Capacity>>,
    /// True or absent: yeses that this tablet has not seen are taken back too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub withdraws_everything: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub understanding: Option<Understanding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_choice: Option<FreeChoice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<View>,
    /// `talk_not_completed` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stopped>,
    /// Never in a record that is emitted while a family member holds the tablet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practitioner_only: Option<PractitionerOnly>,
}
