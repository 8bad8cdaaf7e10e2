//! What stands of one person for one item (permission.md 2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::choice::Decision;
use super::item::Item;
use super::time::Instant;

/// One thing that a person said, as a record holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub by: String,
    pub item: Item,
    pub decision: Decision,
    pub decided_at: Instant,
    pub sequence: u64,
    pub record_id: String,
    pub digest: String,
    pub choice_id: String,
    /// False where the explanation was incomplete, not free or not understood:
    /// a yes then counts for nothing, a no still counts.
    pub valid: bool,
    /// Last local day of a yes.
    pub valid_until: Option<chrono::NaiveDate>,
    pub review_due: Option<chrono::NaiveDate>,
}

/// A person took back everything at this instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakenBack {
    pub by: String,
    pub at: Instant,
    pub sequence: u64,
    pub record_id: String,
}

/// All that has been said, in any order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub statements: Vec<Statement>,
    pub taken_back: Vec<TakenBack>,
}

/// What stands, with the statement that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub decision: Decision,
    pub statement: Statement,
}

impl Standing {
    /// A yes that counts on this local day.
    pub fn is_live_yes(&self, today: chrono::NaiveDate) -> bool {
        self.decision == Decision::Agreed
            && self.statement.valid
            && self.statement.valid_until.is_none_or(|last| today <= last)
    }
}

enum Step<'a> {
    Said(&'a Statement),
    TookBackAll,
}

impl Said {
    /// Everything that stands of one person, newest word last in time order.
    pub fn standing_of(&self, person: &str) -> BTreeMap<Item, Standing> {
        let mut steps: Vec<((Instant, u64, u8), Step)> = Vec::new();
        for said in self.statements.iter().filter(|said| said.by == person) {
            steps.push(((said.decided_at, said.sequence, 0), Step::Said(said)));
        }
        for back in self.taken_back.iter().filter(|back| back.by == person) {
            steps.push(((back.at, back.sequence, 1), Step::TookBackAll));
        }
        steps.sort_by_key(|(order, _)| *order);
        let mut standing = BTreeMap::new();
        for (_, step) in steps {
            match step {
                Step::Said(said) => fold(&mut standing, said),
                Step::TookBackAll => take_back_all(&mut standing),
            }
        }
        standing
    }

    /// The yeses of one person that count on this local day.
    pub fn live_yeses(&self, person: &str, today: chrono::NaiveDate) -> Vec<Standing> {
        let standing = self.standing_of(person).into_values();
        standing.filter(|stands| stands.is_live_yes(today)).collect()
    }
}

fn fold(standing: &mut BTreeMap<Item, Standing>, said: &Statement) {
    let before = standing.get(&said.item).map(|stands| stands.decision);
    let stands_again = match (said.decision, before) {
        (_, None) => false,
        (Decision::Agreed, Some(_)) => !said.valid,
        (Decision::Undecided, Some(no)) => is_no(no),
        (Decision::Withdrawn, Some(before)) => before == Decision::Refused,
        (Decision::Refused, Some(_)) => false,
    };
    if !stands_again {
        let now = Standing { decision: said.decision, statement: said.clone() };
        standing.insert(said.item.clone(), now);
    }
}

fn take_back_all(standing: &mut BTreeMap<Item, Standing>) {
    for stands in standing.values_mut() {
        if stands.decision == Decision::Agreed {
            stands.decision = Decision::Withdrawn;
        }
    }
}

const fn is_no(decision: Decision) -> bool {
    matches!(decision, Decision::Refused | Decision::Withdrawn)
}
