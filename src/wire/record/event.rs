//! What happened: the act, the choices, and how free and how well understood it
//! was.

use serde::{Deserialize, Serialize};

use crate::domain::choice::Decision;
use crate::domain::codes::codes;
use crate::domain::item::Frequency;
use crate::wire::members::Members;

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// It follows from the content; the shape of its kind knows which there are.
    pub event_state: &'static str,
    pub event_type: &'static str,
    /// UTC: when it was said.
    pub event_time: String,
    pub event_time_accuracy: &'static str,
    /// Of the organisation's zone at that instant, `+01:00`.
    pub utc_offset: String,
    pub clock: Clock,
    /// Whose act it is.
    pub entity_id: Vec<String>,
    pub recorded_by: String,
    pub held_by: Vec<String>,
    pub present: Vec<String>,
    pub expression_method: Option<ExpressionMethod>,
    /// The strokes that were drawn, where that was the way: x, y, t and pressure of
    /// each point in turn.
    pub ink: Option<Vec<Vec<i64>>>,
    /// The name that was typed, where that was the way to agree.
    pub typed: Option<String>,
}

/// Where the time comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub source: String,
    /// Host's clock minus the device's, where both are known.
    pub skew_seconds: Option<i64>,
}

codes! {
    /// Noes and withdrawals need no more than a tap.
    ExpressionMethod {
        Drawn = "drawn",
        TypedName = "typed_name",
        Ticked = "ticked",
        Said = "said",
        OnPaper = "on_paper",
        Tapped = "tapped",
    }
}

/// The smallest unit. Validity and origin belong to it, so that restating never
/// changes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique in this record.
    pub choice_id: String,
    pub about: String,
    pub pii_id: String,
    pub purpose_id: String,
    pub recipient_id: String,
    pub decision: Decision,
    pub decided_at: String,
    pub explicit: bool,
    /// Last local day of a yes.
    pub valid_until: Option<String>,
    pub review_due: Option<String>,
    /// Restated from there; a restated choice never counts again.
    pub from_record: Option<String>,
    pub frequency: Option<Frequency>,
    pub methods: Vec<String>,
    /// What is left out even with a yes; empty where nothing is.
    pub conditions: String,
}

codes! {
    /// On what ground this person's answer counts.
    CapacityBasis {
        Myself = "self",
        ChildAssessedCompetent = "child_assessed_competent",
        ParentalResponsibility = "parental_responsibility",
        SpecialGuardianship = "special_guardianship",
        CareOrder = "care_order",
        CourtAppointed = "court_appointed",
        ViewsOnly = "views_only",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    pub about: String,
    /// None: for every purpose of the record.
    pub purposes: Vec<String>,
    pub decision_maker: String,
    pub basis: CapacityBasis,
    pub evidence: Option<String>,
    /// Of an assessment: by whom and when, what was found and why.
    pub assessed: Members,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    pub explained: Vec<ExplainedElement>,
    pub method: UnderstandingMethod,
    pub result: UnderstandingResult,
    /// What the person said, as it was written down.
    pub in_their_words: Option<String>,
    /// Name or reference, and agency.
    pub interpreter: Option<String>,
    pub audience: String,
    pub layout: &'static str,
    pub valid: bool,
    pub invalid_because: Vec<&'static str>,
}

codes! {
    UnderstandingMethod {
        /// The practitioner's word for it.
        Attested = "attested",
        /// They said it back in their own words.
        SaidBack = "said_back",
        /// An older agreement on paper, with what it evidences.
        Imported = "imported",
        /// A no needs none.
        NotNeeded = "not_needed",
    }
}

codes! {
    UnderstandingResult {
        Understood = "understood",
        ExplainedAgain = "explained_again",
        NotUnderstood = "not_understood",
        NotSure = "not_sure",
        NotNeeded = "not_needed",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedElement {
    pub element: &'static str,
    pub at: String,
    pub how: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FreeChoice {
    pub told_can_refuse: String,
    pub without_it: Vec<String>,
    pub pressure: String,
    pub time_alone: &'static str,
}

/// What somebody wants known, in their words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub party_id: String,
    pub view: String,
    /// That they object or complain, in the words that they ticked.
    pub objections: String,
    /// The face that they pointed at, by its name.
    pub symbols: String,
    /// As `ink` of the event.
    pub drawing: Option<Vec<Vec<i64>>>,
    pub not_to_be_told_to: Vec<String>,
}

/// Never on a family screen or copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PractitionerOnly {
    pub notes: Option<String>,
    pub room_check: Option<String>,
    pub tasks: Vec<Task>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub task: &'static str,
    pub due: String,
    pub about: String,
}
