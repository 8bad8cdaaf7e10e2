//! What is asked about: one kind of information about one person, for one
//! purpose, told to one named recipient. Nothing is inherited between items
//! (domain.md finding 6).

use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::once::distinct;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Item {
    /// Whose information: a person of the case.
    pub about: String,
    /// The kind of information.
    pub pii_id: String,
    pub purpose_id: String,
    pub recipient_id: String,
}

codes! {
    /// How often it would be told (domain.md A03).
    Frequency {
        Once = "once",
        AsNeeded = "as_needed",
        Regular = "regular",
    }
}

/// Of whom these tell, each once.
pub fn people_of(items: &[Item]) -> Vec<&str> {
    distinct(items.iter().map(|item| item.about.as_str()).collect())
}

/// To whom these would be told, each once.
pub fn recipients_of(items: &[Item]) -> Vec<&str> {
    distinct(items.iter().map(|item| item.recipient_id.as_str()).collect())
}

pub fn of_purpose(items: &[Item], purpose_id: &str) -> Vec<Item> {
    items.iter().filter(|item| item.purpose_id == purpose_id).cloned().collect()
}
