//! What the practitioner prepared at the desk (P1 to P7). It holds the answers as
//! they were given; what may be asked follows from them in the guards.

use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::item::{Frequency, Item};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// UUID version 4.
    pub plan_id: String,
    pub created: Option<super::time::Instant>,
    pub people: Vec<PlannedPerson>,
    pub danger: Option<Danger>,
    pub patterns: Vec<Pattern>,
    pub legitimate: Option<Judged>,
    pub identifies: Option<Judged>,
    pub purposes: Vec<PlannedPurpose>,
    /// Private: never on a family screen.
    pub notes: String,
}

/// One person of the case, as this plan treats them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlannedPerson {
    pub person: String,
    pub part: Option<Part>,
    pub safety: Option<Safety>,
    pub reasons: Vec<UnsafeBecause>,
    /// Private: why it is not safe, in the practitioner's words.
    pub safety_note: String,
    /// BCP 47; the language that this person is spoken to in.
    pub language: Option<String>,
    /// Whether plain words on a screen are right for this person.
    pub words_fit: Option<Judged>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedPurpose {
    pub purpose_id: String,
    pub kinds: Vec<PlannedKind>,
    pub recipients: Vec<String>,
    pub frequency: Option<Frequency>,
    pub choice: Option<RealChoice>,
}

/// Whether a kind of information is needed for a purpose, asked once for both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedKind {
    pub pii_id: String,
    pub needed: Option<bool>,
    /// Whose information; people of the case.
    pub about: Vec<String>,
    pub left_out_because: String,
}

codes! {
    Part {
        Asked = "asked",
        NotAsked = "not_asked",
        /// Nothing of this plan may reach them.
        MustNotKnow = "must_not_know",
    }
}

codes! {
    Danger {
        Immediate = "immediate",
        ReasonableCause = "reasonable_cause",
        NotSure = "not_sure",
        No = "no",
    }
}

codes! {
    Pattern {
        DomesticAbuse = "domestic_abuse",
        Missing = "missing",
        ChildrenLinked = "children_linked",
        MovedArea = "moved_area",
        MayHarmOthers = "may_harm_others",
    }
}

codes! {
    Judged {
        Yes = "yes",
        No = "no",
        NotSure = "not_sure",
    }
}

codes! {
    /// P4: is this a real choice?
    RealChoice {
        YouChoose = "you_choose",
        WeTellYou = "we_tell_you",
        WeMayShareAnyway = "we_may_share_anyway",
        NotSure = "not_sure",
    }
}

codes! {
    /// P5: is it safe and right to ask or tell this person?
    Safety {
        NoneOfThese = "none_of_these",
        Some = "some",
        NotSure = "not_sure",
    }
}

codes! {
    /// The seven reasons of P5.
    UnsafeBecause {
        ChildAtRisk = "child_at_risk",
        OthersAtRisk = "others_at_risk",
        ChildHoldsBack = "child_holds_back",
        DelayRaisesRisk = "delay_raises_risk",
        SeriousCrime = "serious_crime",
        Enquiry = "enquiry",
        Impossible = "impossible",
    }
}

impl Plan {
    pub fn person(&self, id: &str) -> Option<&PlannedPerson> {
        self.people.iter().find(|planned| planned.person == id)
    }

    pub fn purpose(&self, id: &str) -> Option<&PlannedPurpose> {
        self.purposes.iter().find(|planned| planned.purpose_id == id)
    }

    /// Every item of the plan, in the order in which it was planned.
    pub fn items(&self) -> Vec<Item> {
        self.purposes.iter().flat_map(PlannedPurpose::items).collect()
    }
}

impl PlannedPurpose {
    pub fn new(purpose_id: &str) -> PlannedPurpose {
        PlannedPurpose {
            purpose_id: purpose_id.to_owned(),
            kinds: Vec::new(),
            recipients: Vec::new(),
            frequency: None,
            choice: None,
        }
    }

    pub fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for kind in self.kinds.iter().filter(|kind| kind.needed == Some(true)) {
            for about in &kind.about {
                for recipient in &self.recipients {
                    items.push(Item {
                        about: about.clone(),
                        pii_id: kind.pii_id.clone(),
                        purpose_id: self.purpose_id.clone(),
                        recipient_id: recipient.clone(),
                    });
                }
            }
        }
        items
    }
}
