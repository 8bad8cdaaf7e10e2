//! What the talk asks of the outside world. The only way out of the machine.

use crate::copy::CopyPage;
use crate::wire::members::Members;
use crate::wire::record::Sealed;

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Another screen stands.
    StepTaken {
        screen: &'static str,
        person: Option<String>,
        family: bool,
    },
    /// A plan for the host to keep, as JSON.
    PlanMade(String),
    /// A record for the host to keep; sent again with the same bytes on a retry.
    RecordMade {
        sealed: Sealed,
        summary: Box<Summary>,
    },
    RecordSaved {
        key: String,
        reference: Option<String>,
    },
    SaveFailed {
        key: String,
        message: String,
    },
    /// The host is to let the practitioner back in.
    UnlockAsked {
        person: String,
    },
    DownloadAsked {
        key: String,
    },
    Closed {
        reason: &'static str,
    },
    /// The neutral screen stands.
    Hidden {
        /// `asked`, or `idle`.
        reason: &'static str,
    },
    CopyToPrint(Box<CopyPage>),
    CopyToFile(Box<CopyPage>),
}

/// A flat account beside the record, for systems that cannot read it. Not hashed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    pub kind: String,
    pub state: String,
    pub person: String,
    pub person_name: String,
    pub about: Vec<String>,
    pub recipients: Vec<String>,
    pub event_time: String,
    /// Last local day of the yeses given now.
    pub valid_until: Option<String>,
    pub sentence: String,
    /// A page of its own that can be printed.
    pub html: String,
}

impl Summary {
    pub fn encode(&self) -> Members {
        let mut members = Members::new();
        members.text("kind", &self.kind);
        members.text("state", &self.state);
        members.text("person", &self.person);
        members.text("person_name", &self.person_name);
        members.strings("about", &self.about);
        members.strings("recipients", &self.recipients);
        members.text("event_time", &self.event_time);
        members.maybe("valid_until", self.valid_until.as_deref());
        members.text("sentence", &self.sentence);
        members.text("html", &self.html);
        members
    }
}
