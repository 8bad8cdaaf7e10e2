//! What is wrong with something that was handed in, where, and what was expected.

use std::cell::RefCell;

use crate::domain::codes::codes;

codes! {
    /// The stable names of every kind of fault. Hosts may branch on them.
    FaultCode {
        /// Not JSON at all; `found` says where the reading stopped.
        Syntax = "syntax",
        /// Objects and lists nested deeper than any contract of ours.
        TooDeep = "too_deep",
        /// A member that stands twice in one object.
        DuplicateMember = "duplicate_member",
        /// A number with a fraction or an exponent, or beyond 2^53 - 1.
        NotAnInteger = "not_an_integer",
        WrongType = "wrong_type",
        UnknownMember = "unknown_member",
        Missing = "missing",
        /// A text without a visible character, or a list without an entry.
        Empty = "empty",
        TooLong = "too_long",
        /// A control character, or one that changes the direction of the text.
        ForbiddenCharacter = "forbidden_character",
        /// A text that is not written as its member demands.
        BadFormat = "bad_format",
        /// A text that is not in Unicode's form NFC, so that what looks the same is not.
        NotNormalised = "not_normalised",
        /// Not one of a closed list.
        UnknownCode = "unknown_code",
        OutOfRange = "out_of_range",
        /// An id or an entry that stands there already.
        Duplicate = "duplicate",
        /// An id that nothing here has.
        UnknownReference = "unknown_reference",
        /// A language that the configuration does not offer.
        NotOffered = "not_offered",
        /// A member or a value that another member rules out.
        NotAllowed = "not_allowed",
        EndsBeforeStart = "ends_before_start",
        /// A period longer than the one that limits it.
        LongerThanLimit = "longer_than_limit",
        /// A special category of information without a code of Article 9.
        ArticleNineMissing = "article_9_missing",
        GatewayNotInForce = "gateway_not_in_force",
        GatewayOfOtherJurisdiction = "gateway_of_other_jurisdiction",
        /// `event_state` does not follow from the content.
        StateMismatch = "state_mismatch",
        /// An answer or a power that this person cannot have.
        NotTheirs = "not_theirs",
        /// A yes from before all was explained.
        BeforeExplanation = "before_explanation",
        UnknownSchemaVersion = "unknown_schema_version",
        /// The record is not the one that was sealed.
        DigestMismatch = "digest_mismatch",
        /// The words that were shown are not the ones that were sealed.
        WordsAltered = "words_altered",
        /// `previous` is not the record before.
        BrokenChain = "broken_chain",
        /// A sequence number that no record has, below one that a record has.
        SequenceGap = "sequence_gap",
        /// The host knows a sequence that no record has.
        LedgerIncomplete = "ledger_incomplete",
        /// Two records with one sequence number in one ledger.
        Fork = "fork",
        /// A relation to a record that is not here, or is not the one that was meant.
        UnknownRelation = "unknown_relation",
        /// A relation that records of these kinds cannot have, or not in this order.
        ImpossibleTransition = "impossible_transition",
        /// A record that says it was written before the one that it follows.
        ClockBackwards = "clock_backwards",
        /// A record of another case.
        OtherCase = "other_case",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON path: `$.purposes[2].retention.plain.en`.
    pub path: String,
    pub code: FaultCode,
    /// For the host's developer, in English.
    pub expected: String,
    /// What stood there instead, clipped; absent where nothing stood.
    pub found: Option<String>,
}

/// What was expected of a closed list.
pub fn one_of(known: &[&str]) -> String {
    "one of: ".to_owned() + &known.join(", ")
}

/// The faults noted so far. Decoding never stops at the first.
#[derive(Debug, Default)]
pub struct Log {
    faults: RefCell<Vec<Fault>>,
}

impl Log {
    pub fn note(&self, path: String, code: FaultCode, expected: &str, found: Option<String>) {
        self.faults.borrow_mut().push(Fault { path, code, expected: expected.to_owned(), found });
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }

    /// What was checked, read at last if nothing is wrong with it; otherwise
    /// everything that is.
    pub fn verdict<T>(self, read: impl FnOnce() -> Option<T>) -> Result<T, Vec<Fault>> {
        let faults = self.faults.into_inner();
        if faults.is_empty()
            && let Some(value) = read()
        {
            return Ok(value);
        }
        Err(faults)
    }
}

const FOUND_LIMIT: usize = 60;

/// A text short enough to be quoted in a fault.
pub fn clip(text: &str) -> String {
    match text.char_indices().nth(FOUND_LIMIT) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}
