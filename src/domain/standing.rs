//! What stands of one person for one item (permission.md 2).

mod fold;
mod step;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::choice::Decision;
use super::item::{Frequency, Item};
use super::order;
use super::time::{DateOrInstant, Instant};

pub use fold::{Heard, Hearing, Stands};
pub use step::{Step, Term};

/// One thing that a person said, as a record holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub by: String,
    pub item: Item,
    pub decision: Decision,
    pub decided_at: Instant,
    pub day: Option<Day>,
    pub ledger_id: String,
    pub sequence: u64,
    pub record_id: String,
    pub digest: String,
    pub choice_id: String,
    /// False where the explanation was incomplete, not free or not understood:
    /// a yes then counts for nothing, a no still counts.
    pub valid: bool,
    /// Taken over from paper, and nothing is wrong with it but that not all nine
    /// elements are evidenced. The configuration says whether a yes then counts.
    pub imported: bool,
    /// When the explanation ended: a yes never counts from before.
    pub explained_at: Option<Instant>,
    /// A yes counts until then; a date is its last local day.
    pub valid_until: Option<DateOrInstant>,
    /// Last local day before a review is overdue.
    pub review_due: Option<chrono::NaiveDate>,
    /// How often it was agreed to, where the record says so.
    #[serde(default)]
    pub frequency: Option<Frequency>,
    pub also_about: Vec<AlsoAbout>,
    /// What was agreed to leave out, as it was written down; empty where nothing was.
    #[serde(default)]
    pub conditions: String,
}

/// The local day of something that is known no closer: from its first instant to the
/// first one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub from: Instant,
    pub to: Instant,
}

/// Somebody else of whom the same information speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoAbout {
    pub about: String,
    pub pii_id: String,
}

/// A person took back everything at this instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakenBack {
    pub by: String,
    pub at: Instant,
    pub day: Option<Day>,
    pub ledger_id: String,
    pub sequence: u64,
    pub record_id: String,
}

/// All that has been said, in any order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub statements: Vec<Statement>,
    pub taken_back: Vec<TakenBack>,
    /// The records that were entered in error, by their ids.
    #[serde(default)]
    pub corrected: Vec<String>,
}

/// What stands, with the statement that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// A no where two clocks give one time to different answers.
    pub decision: Decision,
    pub statement: Statement,
}

impl Standing {
    /// A yes that counts on this local day.
    pub fn is_live_yes(&self, today: chrono::NaiveDate) -> bool {
        self.decision == Decision::Agreed
            && self.statement.valid
            && self.statement.valid_until.is_none_or(|last| today <= last.day())
    }
}

impl Said {
    /// Everything that stands of one person by their own words, in the order of the
    /// items. Who may decide is not asked here.
    pub fn standing_of(&self, person: &str) -> Vec<(Item, Standing)> {
        let mut items: Vec<&Item> = Vec::new();
        for said in &self.statements {
            if said.by == person && !items.contains(&&said.item) {
                order::put(&mut items, &said.item, |a, b| a < b);
            }
        }
        let mut stands = Vec::new();
        for item in items {
            if let Some(standing) = self.standing(person, item) {
                stands.push((item.clone(), standing));
            }
        }
        stands
    }

    /// Whoever had two ids spoke as one person (permission.md 1).
    pub fn under_one_id(&mut self, case: &Case) {
        for said in &mut self.statements {
            case.one_id(&mut said.by);
            case.one_id(&mut said.item.about);
        }
        for back in &mut self.taken_back {
            case.one_id(&mut back.by);
        }
    }

    /// What was entered in error loses its yeses, never its noes.
    pub fn drop_corrected(&mut self) {
        let corrected = &self.corrected;
        self.statements.retain(|said| {
            said.decision != Decision::Agreed || !corrected.contains(&said.record_id)
        });
    }

    fn standing(&self, person: &str, item: &Item) -> Option<Standing> {
        let mut steps = Vec::new();
        for (place, said) in self.statements.iter().enumerate() {
            if said.by == person && said.item == *item {
                order::put(&mut steps, Step::said(said, place), |a, b| a.is_before(b, self));
            }
        }
        for (place, back) in self.taken_back.iter().enumerate() {
            if back.by == person {
                order::put(&mut steps, Step::everything(back, place), |a, b| a.is_before(b, self));
            }
        }
        let hearing = Hearing { steps: &steps, said: self, heard: &|_, _| Heard::Counts };
        let stands = hearing.stands(Instant::MAX_UTC)?;
        let decision = match stands.decision {
            Decision::Agreed | Decision::Undecided if stands.conflict => Decision::Refused,
            decision => decision,
        };
        let place = steps.get(stands.over)?.place;
        Some(Standing { decision, statement: self.statements.get(place)?.clone() })
    }

    /// The day on which a record's answers were given, where it is known no closer.
    pub fn day_of(&self, record_id: &str) -> Option<Day> {
        let said = self.statements.iter().find(|said| said.record_id == record_id);
        let back = self.taken_back.iter().find(|back| back.record_id == record_id);
        said.and_then(|said| said.day).or(back.and_then(|back| back.day))
    }

    /// The yeses of one person that count on this local day.
    pub fn live_yeses(&self, person: &str, today: chrono::NaiveDate) -> Vec<Standing> {
        let mut live = Vec::new();
        for (_, stands) in self.standing_of(person) {
            if stands.is_live_yes(today) {
                live.push(stands);
            }
        }
        live
    }
}
