//! What the records of a case establish, kind by kind and in any order. Ids are as the
//! records spell them; what nobody knows any more is kept here and ignored later.

use crate::domain::authority::{Competence, Established};
use crate::domain::case::Anchor;
use crate::domain::codes::codes;
use crate::domain::item::Item;
use crate::domain::standing::Said;
use crate::domain::time::{DateOrInstant, Instant};

/// The record that says so, and when it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub record_id: String,
    pub ledger_id: String,
    pub sequence: u64,
    /// The event's own time, which may be well before it was written down.
    pub at: Instant,
}

impl Source {
    /// In the order in which records are named: time, sequence, id.
    pub fn is_before(&self, other: &Source) -> bool {
        (self.at, self.sequence, &self.record_id) < (other.at, other.sequence, &other.record_id)
    }

    /// Whether this came after, as far as the clocks tell: of two ledgers one time may
    /// be either order, and then it counts as later.
    pub fn is_later(&self, at: Instant, ledger_id: &str, sequence: u64) -> bool {
        self.at > at || (self.at == at && (self.ledger_id != ledger_id || self.sequence > sequence))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub said: Said,
    /// Every record, and every one that was lawfully disposed of: ledger and sequence.
    pub kept: Vec<Anchor>,
    pub assessments: Vec<Assessment>,
    pub established: Vec<(Source, Established)>,
    pub decisions: Vec<DisclosureDecision>,
    pub restrictions: Vec<Restriction>,
    pub relations: Vec<Relation>,
    pub disclosures: Vec<Disclosed>,
    pub chores: Vec<Chore>,
    /// Records that are not what was sealed, or do not follow each other.
    pub altered: Vec<Source>,
    /// A record whose time of receipt differs by more than five minutes from its own.
    pub clock_skew: bool,
}

/// An assessment of the ability to decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub source: Source,
    pub about: String,
    /// Absent: for every purpose.
    pub purposes: Option<Vec<String>>,
    pub outcome: Competence,
}

impl Assessment {
    pub fn is_for(&self, purpose: &str) -> bool {
        self.purposes.as_ref().is_none_or(|all| all.iter().any(|id| id == purpose))
    }
}

codes! {
    DecisionOutcome {
        Share = "share",
        DoNotShare = "do_not_share",
        Deferred = "deferred",
    }
}

/// A decision to share without agreement, or not to.
#[derive(Clone, Debug, PartialEq)]
pub struct DisclosureDecision {
    pub source: Source,
    pub outcome: DecisionOutcome,
    /// Exactly these.
    pub items: Vec<Item>,
    pub valid_from: DateOrInstant,
    pub valid_until: DateOrInstant,
    pub incomplete: bool,
    pub complete_by: Option<DateOrInstant>,
    /// Record ids.
    pub overrides_restriction: Vec<String>,
}

/// These recipients may not be told this.
#[derive(Clone, Debug, PartialEq)]
pub struct Restriction {
    pub source: Source,
    pub about: String,
    pub pii_ids: Vec<String>,
    /// Absent: nobody may be told.
    pub recipient_ids: Option<Vec<String>>,
    pub valid_until: Option<DateOrInstant>,
}

codes! {
    /// What one record does to another.
    #[derive(PartialOrd, Ord)]
    Does {
        /// Takes the yeses from a record that was entered in error.
        Corrects = "corrects",
        /// Completes an incomplete decision.
        Completes = "completes",
        /// Lifts a restriction.
        Lifts = "lifts",
        /// Settles what was open.
        Settles = "settles",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub source: Source,
    pub does: Does,
    /// The other record's id.
    pub to: String,
}

/// Something was shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosed {
    pub source: Source,
    pub items: Vec<Item>,
}

/// Something to be done that a record speaks of, until another settles it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chore {
    pub source: Source,
    /// One of the codes of the reader, or what the record itself names.
    pub task: String,
    pub due: Option<DateOrInstant>,
    /// Whom or what it is about, as the record says; may be empty.
    pub about: String,
}
