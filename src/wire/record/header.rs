//! Who wrote the record, when, from which configuration, and where it stands in
//! its ledger.

use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

pub const SCHEMA_VERSION: &str = "urn:consent-disclosure:record:1";

codes! {
    RecordKind {
        ConsentEvent = "consent_event",
        Notice = "notice",
        Authority = "authority",
        Competence = "competence",
        DisclosureDecision = "disclosure_decision",
        Disclosure = "disclosure",
        Request = "request",
        Advice = "advice",
        Restriction = "restriction",
        TalkNotCompleted = "talk_not_completed",
        Disposal = "disposal",
    }
}

codes! {
    /// Where the words were said.
    Setting {
        InPerson = "in_person",
        Phone = "phone",
        Video = "video",
        Paper = "paper",
        OtherWorker = "other_worker",
        Letter = "letter",
    }
}

codes! {
    Relation {
        Supersedes = "supersedes",
        Renews = "renews",
        Withdraws = "withdraws",
        Overrides = "overrides",
        Reconsiders = "reconsiders",
        Corrects = "corrects",
        Completes = "completes",
        Answers = "answers",
        Under = "under",
        Disposes = "disposes",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub schema_version: &'static str,
    /// UUID version 4.
    pub record_id: String,
    pub record_kind: RecordKind,
    pub case_ref: String,
    pub ledger_id: String,
    /// From 1, without gaps inside a ledger.
    pub sequence: u64,
    /// Absent at sequence 1.
    pub previous: Option<RecordRef>,
    pub relates_to: Vec<RelatesTo>,
    /// UTC, whole seconds: when the record was written.
    pub created: String,
    /// IANA name of the organisation's zone.
    pub time_zone: &'static str,
    /// BCP 47: the language that the person was spoken to in.
    pub language: String,
    pub jurisdiction: &'static str,
    pub generator: Generator,
    pub config: ConfigRef,
    pub setting: Setting,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRef {
    pub record_id: String,
    pub digest: String,
}

impl RecordRef {
    pub fn related(&self, relation: Relation) -> RelatesTo {
        let RecordRef { record_id, digest } = self.clone();
        RelatesTo { relation, record_id, digest }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct RelatesTo {
    pub relation: Relation,
    pub record_id: String,
    pub digest: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    pub name: &'static str,
    pub version: &'static str,
}

impl Generator {
    pub const THIS: Generator =
        Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigRef {
    pub config_id: String,
    pub version: u64,
    /// Of the configuration's canonical JSON.
    pub digest: String,
}
