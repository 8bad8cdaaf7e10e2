//! What stands of one person for one item (permission.md 2).

use serde::{Deserialize, Serialize};

use super::choice::Decision;
use super::item::Item;
use super::order;
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

/// What stands for each item, in the order of the items.
pub type Stands = Vec<(Item, Standing)>;

/// A step in time order: something was said, or everything taken back.
type Step<'a> = (Instant, u64, Option<&'a Statement>);

impl Said {
    /// Everything that stands of one person.
    pub fn standing_of(&self, person: &str) -> Stands {
        let mut steps: Vec<Step> = Vec::new();
        for said in &self.statements {
            if said.by == person {
                put(&mut steps, (said.decided_at, said.sequence, Some(said)));
            }
        }
        for back in &self.taken_back {
            if back.by == person {
                put(&mut steps, (back.at, back.sequence, None));
            }
        }
        let mut stands = Stands::new();
        for (_, _, said) in steps {
            match said {
                Some(said) => fold(&mut stands, said),
                None => take_back_all(&mut stands),
            }
        }
        stands
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

/// At one instant of one record: first what it says, as it is put in first, then
/// that it takes everything back.
fn put<'a>(steps: &mut Vec<Step<'a>>, step: Step<'a>) {
    order::put(steps, step, |a, b| (a.0, a.1) < (b.0, b.1));
}

fn fold(stands: &mut Stands, said: &Statement) {
    let now = Standing { decision: said.decision, statement: said.clone() };
    match stands.iter_mut().find(|(item, _)| *item == said.item) {
        None => order::put(stands, (said.item.clone(), now), |(a, _), (b, _)| a < b),
        Some((_, before)) if gives_way(before.decision, said) => *before = now,
        Some(_) => {}
    }
}

/// Whether what stood gives way to what is said now.
fn gives_way(before: Decision, said: &Statement) -> bool {
    match said.decision {
        Decision::Agreed => said.valid,
        Decision::Undecided => !is_no(before),
        Decision::Withdrawn => before != Decision::Refused,
        Decision::Refused => true,
    }
}

fn take_back_all(stands: &mut Stands) {
    for (_, standing) in stands {
        if standing.decision == Decision::Agreed {
            standing.decision = Decision::Withdrawn;
        }
    }
}

const fn is_no(decision: Decision) -> bool {
    matches!(decision, Decision::Refused | Decision::Withdrawn)
}
