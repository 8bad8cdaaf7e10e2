//! What the person was told: the exact words, the purposes, the parties.

use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::config::{Mode, SpecialCategory};

#[derive(Clone, Debug, PartialEq)]
pub struct PiiProcessing {
    pub privacy_notice: Vec<PrivacyNotice>,
    pub statement_shown: Vec<StatementShown>,
    pub withdrawal_method: Vec<String>,
    pub privacy_rights: Vec<String>,
    pub authority_party: String,
    pub purposes: Vec<PurposeNamed>,
    pub excluded: Vec<Excluded>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PrivacyNotice {
    pub notice_id: String,
    pub version: String,
    pub language: String,
    pub audience: String,
    /// `consent_statement`: the words that are recorded beside it.
    pub kind: &'static str,
    pub url: String,
    pub digest: String,
}

codes! {
    How {
        Shown = "shown",
        ReadAloud = "read_aloud",
        Spoken = "spoken",
    }
}

/// One block of words as it stood on the screen, values filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementShown {
    pub screen: String,
    pub block: String,
    pub language: String,
    pub digest: String,
    pub text: String,
    pub how: How,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PurposeNamed {
    pub purpose_id: String,
    pub purpose: String,
    pub version: u64,
    pub mode: Mode,
    pub consent_meaning: Option<crate::domain::config::ConsentMeaning>,
    pub lawful_basis: Vec<BasisNamed>,
    pub pii_information: Vec<PiiInformation>,
    pub pii_controllers: Vec<String>,
    pub storage_locations: Vec<String>,
    pub retention_period: String,
    pub form: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BasisNamed {
    pub code: String,
    pub reference: Option<String>,
    pub by: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PiiInformation {
    pub pii_id: String,
    pub pii_type: String,
    /// Whose information: a `party_id`.
    pub about: String,
    pub pii_optional: bool,
    pub special_pii_category: Option<SpecialCategory>,
    pub criminal_offence_data: bool,
    pub kind_of_statement: &'static str,
}

/// What was considered and left out, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Excluded {
    pub about: String,
    pub pii_id: String,
    pub purpose_id: String,
    pub why: String,
}

codes! {
    PartyType {
        Person = "person",
        Organisation = "organisation",
    }
}

/// People by the host's id and aliases, never by name or birth date;
/// organisations by name and contact.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub party_id: String,
    pub party_type: PartyType,
    pub party_role: Vec<&'static str>,
    pub aliases: Vec<String>,
    pub party_name: Option<String>,
    pub job_title: Option<String>,
    pub organisation: Option<String>,
    pub relationship: Option<String>,
    pub age_band: Option<&'static str>,
    pub contact: Option<String>,
}
