//! The consent record as it is written (record.md). Names are those of ISO/IEC
//! TS 27560:2023 wherever it has one. Every object is closed, absent means
//! absent, numbers are integers.

mod consent_position;
mod encode;
mod event;
mod header;
mod processing;
mod seal;
mod shape;

pub use consent_position::ConsentPosition;
pub use event::*;
pub use header::*;
pub use processing::*;
pub use seal::{Sealed, seal};
pub use shape::{check_record, record_faults};

use super::members::Members;

/// One section, written member by member: what it may hold is said once, by the
/// shape of its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub name: &'static str,
    pub members: Members,
}

/// One event, complete in itself and never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub record: Header,
    pub pii_processing: Option<PiiProcessing>,
    pub party_identification: Vec<Party>,
    pub event: Event,
    /// `consent_event` only, as the four below.
    pub choices: Option<Vec<Choice>>,
    pub capacity: Option<Vec<Capacity>>,
    /// True or absent: yeses that this tablet has not seen are taken back too.
    pub withdraws_everything: bool,
    pub understanding: Option<Understanding>,
    pub free_choice: Option<FreeChoice>,
    pub views: Vec<View>,
    /// The section that only records of this kind have: `stopped`, `advice` ...
    pub own: Option<Section>,
    /// Never in a record that is emitted while a family member holds the tablet.
    pub practitioner_only: Option<PractitionerOnly>,
}
