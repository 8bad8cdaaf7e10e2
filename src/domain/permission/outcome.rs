//! The answer to "may I share this?", in codes. The words stand elsewhere.

use super::facts::Source;
use crate::domain::codes::codes;
use crate::domain::item::Item;
use crate::domain::standing::AlsoAbout;
use crate::domain::time::{DateOrInstant, Instant};

/// A question about one item, at an instant or over a whole local day.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub item: Item,
    pub at: DateOrInstant,
}

codes! {
    Verdict {
        Yes = "yes",
        No = "no",
        NotDecided = "not-decided",
        NotConsentBased = "not-consent-based",
    }
}

codes! {
    Basis {
        Agreement = "agreement",
        RecordedDecision = "recorded-decision",
        /// Never called consent.
        ImpliedInternal = "implied-internal",
    }
}

codes! {
    #[derive(PartialOrd, Ord)]
    Reason {
        RecordsNotVerified = "RECORDS_NOT_VERIFIED",
        LedgerIncomplete = "LEDGER_INCOMPLETE",
        RecipientNotActive = "RECIPIENT_NOT_ACTIVE",
        RecipientRetired = "RECIPIENT_RETIRED",
        Protected = "PROTECTED",
        DecisionToShare = "DECISION_TO_SHARE",
        RecipientNotConfigured = "RECIPIENT_NOT_CONFIGURED",
        OtherBasis = "OTHER_BASIS",
        AgeUnknown = "AGE_UNKNOWN",
        NobodyCanDecide = "NOBODY_CAN_DECIDE",
        PrHoldersDisagree = "PR_HOLDERS_DISAGREE",
        Agreed = "AGREED",
        // At a tie the last named of these three wins,
        Refused = "REFUSED",
        Withdrawn = "WITHDRAWN",
        SameTimeConflict = "SAME_TIME_CONFLICT",
        // and the last named of these four.
        Undecided = "UNDECIDED",
        PurposeChanged = "PURPOSE_CHANGED",
        Expired = "EXPIRED",
        NotValid = "NOT_VALID",
        // The last named of these three wins at any time.
        NoAuthority = "NO_AUTHORITY",
        AuthorityEnded = "AUTHORITY_ENDED",
        ChildNowDecides = "CHILD_NOW_DECIDES",
        ImpliedWithinOrganisation = "IMPLIED_WITHIN_ORGANISATION",
        NoDecision = "NO_DECISION",
        PartOfDay = "PART_OF_DAY",
    }
}

codes! {
    Warning {
        ObjectionSince = "OBJECTION_SINCE",
        ChildNowDecides = "CHILD_NOW_DECIDES",
        Imported = "IMPORTED",
        ReviewOverdue = "REVIEW_OVERDUE",
        LedgerGap = "LEDGER_GAP",
        ClockSkew = "CLOCK_SKEW",
        /// A record names a person, kind or purpose that is known no more: ignored.
        UnknownId = "UNKNOWN_ID",
    }
}

/// A negative answer is never the end of protecting somebody.
pub const REMINDER: &str = "consent_is_not_the_only_route";

/// The answer at one instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub answer: Verdict,
    pub basis: Option<Basis>,
    pub reason: Reason,
    /// The records that it rests on, by time, sequence and id.
    pub records: Vec<Source>,
    /// What has to be left out, for it speaks of these people too.
    pub leave_out: Vec<AlsoAbout>,
    /// What was agreed to leave out, as it was written down.
    pub conditions: Vec<String>,
    pub warnings: Vec<Warning>,
}

impl Outcome {
    pub fn new(answer: Verdict, reason: Reason) -> Outcome {
        Outcome {
            answer,
            basis: None,
            reason,
            records: Vec::new(),
            leave_out: Vec::new(),
            conditions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    pub fn no(reason: Reason) -> Outcome {
        Outcome::new(Verdict::No, reason)
    }

    pub fn yes(basis: Basis, reason: Reason) -> Outcome {
        Outcome { basis: Some(basis), ..Outcome::new(Verdict::Yes, reason) }
    }

    pub fn resting_on(mut self, records: Vec<Source>) -> Outcome {
        self.records = records;
        self
    }

    pub fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    pub fn is_yes(&self) -> bool {
        self.answer == Verdict::Yes
    }
}

/// From one instant to just before another the answer is the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub from: Instant,
    pub to: Instant,
    pub answer: Verdict,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Permitted {
    pub outcome: Outcome,
    /// The next instant at which the outcome changes, from what is known now. Absent
    /// where it never does.
    pub valid_until: Option<Instant>,
    /// They cover the day that was asked about; empty for an instant.
    pub intervals: Vec<Interval>,
}
