//! One family's case as the host knows it. What is unknown is left out, never invented.

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use super::config::Recipient;
use super::time::DateOrInstant;

#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub case_ref: String,
    pub practitioner: Practitioner,
    pub people: Vec<Person>,
    /// This family's own school, surgery, worker.
    pub recipients: Vec<Recipient>,
    /// The last sequence that the host knows of each ledger.
    pub anchors: Vec<Anchor>,
    /// The host's trusted clock, read when the case was handed in.
    pub now: Option<DateTime<Utc>>,
    pub time_source: Option<String>,
}

impl Case {
    /// An alias gives way to the id that the person has today.
    pub fn one_id(&self, id: &mut String) {
        if let Some(person) = self.person(id) {
            id.clone_from(&person.id);
        }
    }

    /// The person with this id, or with this alias.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.is(id))
    }

    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Practitioner {
    pub id: String,
    pub name: String,
    pub role: String,
    pub job_title: String,
    pub organisation: Option<String>,
    pub employment: Employment,
}

codes! {
    Employment {
        Employed = "employed",
        Contracted = "contracted",
        Volunteer = "volunteer",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: String,
    /// Other ids of the same person.
    pub aliases: Vec<String>,
    pub name: String,
    /// What they like to be called.
    pub called: Option<String>,
    pub age: Age,
    /// To the child: mother, father, child, grandmother.
    pub relationship: String,
    pub languages: Vec<String>,
    pub authority: Vec<Authority>,
    /// Whether it is safe to write to or ring them; absent: not known.
    pub contact_safe: Option<bool>,
}

impl Person {
    pub fn is(&self, id: &str) -> bool {
        self.id == id || self.aliases.iter().any(|alias| alias == id)
    }

    /// What to call them on a screen.
    pub fn spoken_name(&self) -> &str {
        self.called.as_deref().unwrap_or(&self.name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    Born(NaiveDate),
    /// An adult whose birthday nobody needs.
    Adult,
    Unknown,
}

/// What this person holds over another.
#[derive(Clone, Debug, PartialEq)]
pub struct Authority {
    /// A person's id or alias.
    pub over: String,
    pub kind: AuthorityKind,
    /// Absent only where the status is not known.
    pub from: Option<DateOrInstant>,
    pub to: Option<DateOrInstant>,
    pub status: AuthorityStatus,
    pub evidence: Option<String>,
}

codes! {
    AuthorityKind {
        ParentalResponsibility = "parental_responsibility",
        SpecialGuardianship = "special_guardianship",
        CareOrder = "care_order",
        CourtAppointed = "court_appointed",
    }
}

codes! {
    /// Only `Held` counts.
    AuthorityStatus {
        Held = "held",
        Ended = "ended",
        Disputed = "disputed",
        Unknown = "unknown",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub ledger_id: String,
    pub sequence: u64,
}
