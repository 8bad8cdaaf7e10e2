//! The parts of a configuration.

use chrono::NaiveDate;

use super::codes::{
    About, ConsentMeaning, ContactRole, CopyOption, GatewayKind, ImportedAgreements,
    InternalSharing, Jurisdiction, Mode, OnCompetence, OrganisationType, SpecialCategory,
};
use crate::domain::time::{DateOrInstant, Period};
use crate::domain::words::{Voice, Words};

#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// The name in law.
    pub name: String,
    /// The name that people say.
    pub plain_name: String,
    pub kind: OrganisationType,
    pub public_authority: bool,
}

/// At least one of phone and email is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub role: ContactRole,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Privacy {
    pub privacy_notice_url: String,
    pub policy_url: Option<String>,
    pub complaints: Complaints,
    pub rights: Words,
    pub withdraw_routes: Vec<Words>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Complaints {
    pub own_route: Words,
    pub regulator: Words,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Purpose {
    pub id: String,
    pub version: u64,
    pub plain_name: Words,
    pub how_it_helps: Words,
    /// `use` in the contract.
    pub used_for: Words,
    pub if_not_shared: Words,
    pub not_for: Words,
    pub mode: Mode,
    /// Absent where nothing is asked.
    pub consent_meaning: Option<ConsentMeaning>,
    pub lawful_basis: Vec<LawfulBasis>,
    /// Absent where nothing is asked.
    pub without_it: Option<WithoutIt>,
    /// A yes from before it no longer counts.
    pub material_change_from: Option<DateOrInstant>,
    pub usual_kinds: Vec<String>,
    pub usual_recipients: Vec<String>,
    pub retention: Retention,
    pub form: Words,
    pub max_validity: Period,
    pub review_interval: Period,
}

impl Purpose {
    /// A question at all, or something that people are told.
    pub fn is_asked(&self) -> bool {
        self.mode != Mode::InformOnly
    }
}

/// Dated data of the organisation's, carried and never interpreted.
#[derive(Clone, Debug, PartialEq)]
pub struct LawfulBasis {
    /// A DPV code or the id of a gateway.
    pub code: String,
    pub reference: Option<String>,
    pub by: Option<String>,
    pub note: Option<String>,
}

/// What becomes of the service after a no. No other loss can be named.
#[derive(Clone, Debug, PartialEq)]
pub enum WithoutIt {
    ServiceContinues,
    ServiceCannotWork { reason: Words },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Retention {
    pub plain: Words,
    /// The organisation's own retention class.
    pub class: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    pub id: String,
    pub plain_name: Words,
    pub example: Words,
    pub about: About,
    pub special: Option<SpecialCategory>,
    pub criminal: bool,
    pub patient_information: bool,
    /// Known, but never to be shared through a plan.
    pub never_in_plan: bool,
    pub court_permission: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    pub id: String,
    pub plain_name: Words,
    pub short_name: Words,
    pub role: Words,
    pub organisation: String,
    pub kind: OrganisationType,
    pub why_needed: Words,
    /// Method ids, at least one.
    pub methods: Vec<String>,
    /// The information sharing agreement that covers it.
    pub isa_ref: Option<String>,
    pub internal: bool,
    pub active_from: Option<DateOrInstant>,
    pub active_to: Option<DateOrInstant>,
    pub replaced_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    pub id: String,
    pub plain_name: Words,
    pub security: Words,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PeopleRules {
    /// In years.
    pub child_decides_from: u32,
    /// In years.
    pub ask_competence_from: u32,
    pub on_competence: OnCompetence,
    pub internal_sharing: InternalSharing,
    pub imported_agreements: ImportedAgreements,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OverrideRules {
    pub roles: Vec<String>,
    pub second_person: bool,
    pub default_length: Period,
    pub maximum_length: Period,
    pub complete_by_hours: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Gateway {
    pub id: String,
    pub title: String,
    /// Absent: the whole United Kingdom.
    pub jurisdiction: Option<Jurisdiction>,
    pub kind: GatewayKind,
    /// Absent: enacted perhaps, but not commenced.
    pub in_force_from: Option<NaiveDate>,
    /// The last day.
    pub in_force_to: Option<NaiveDate>,
}

impl Gateway {
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_some_and(|from| from <= day)
            && self.in_force_to.is_none_or(|to| day <= to)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    pub idle_minutes: u32,
    pub copy_options: Vec<CopyOption>,
    /// So many items answered at once are worth a second look.
    pub bulk_threshold: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    pub voice: Voice,
    /// A content key such as `f1.title`.
    pub key: String,
    pub text: String,
}
