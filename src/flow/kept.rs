//! What all the records, the host's and those of this sitting, leave to be done: for
//! the practitioner's desk alone.

use serde_json::Value;

use super::inputs::Inputs;
use super::state::State;
use crate::domain::item::Item;
use crate::domain::permission::{Does, Found, Known, Task};
use crate::domain::time::Instant;
use crate::wire::ledger::{Reference, Shared, Sought, facts_of, reference, shared, sought};
use crate::wire::read_json;
use crate::wire::record::RecordRef;

#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// What is open, the earliest due first, then what has no day.
    pub tasks: Vec<Task>,
    pub shared: Vec<Shared>,
    pub sought: Vec<Sought>,
    pub records: Vec<Reference>,
    /// Ids of records that later ones stand in place of.
    pub settled: Vec<String>,
    /// Who decides, by all of them. None where they cannot be read.
    pub found: Option<Found>,
    /// How many records of this sitting it knows.
    pub own: usize,
}

impl Kept {
    pub fn of(state: &State, inputs: &Inputs, at: Instant) -> Kept {
        let mut records: Vec<Reference> = inputs.records.iter().filter_map(reference).collect();
        let mut own = Vec::new();
        for out in &state.outbox.records {
            let known = records.iter().any(|known| known.to.record_id == out.key);
            own.extend(read_json(&out.sealed.json).ok().filter(|_| !known));
        }
        records.extend(own.iter().filter_map(reference));
        let all: Vec<&Value> = inputs.records.iter().chain(&own).collect();
        let facts = facts_of(&all).ok();
        let found = facts.as_ref().map(|facts| Found {
            established: facts.established.clone(),
            assessments: facts.assessments.clone(),
        });
        let facts = facts.unwrap_or_default();
        let mut settled = Vec::new();
        for relation in facts.relations.iter().filter(|one| one.does == Does::Settles) {
            settled.push(relation.to.clone());
        }
        let known = Known::new(inputs.config.clone(), inputs.case.clone(), facts);
        let mut tasks = Vec::new();
        for task in known.tasks(at) {
            let day = |task: &Task| task.due.map(|due| due.ends(inputs.zone()));
            crate::domain::order::put(&mut tasks, task, |a, b| match (day(a), day(b)) {
                (Some(a), Some(b)) => a < b,
                (a, b) => a.is_some() && b.is_none(),
            });
        }
        let count = state.outbox.records.len();
        let (shared, sought) = (shared(&all), sought(&all));
        Kept { tasks, shared, sought, records, settled, found, own: count }
    }

    /// A record by its id, with the digest that it had.
    pub fn record(&self, id: &str) -> Option<&Reference> {
        self.records.iter().find(|known| known.to.record_id == id)
    }

    /// When this was last shared, if ever, and what of it.
    pub fn had(&self, is_meant: impl Fn(&Item) -> bool) -> Option<(Instant, Vec<&Item>)> {
        let meant = || self.shared.iter().filter(|shared| is_meant(&shared.item));
        let last = meant().map(|shared| shared.at).max()?;
        Some((last, meant().map(|shared| &shared.item).collect()))
    }

    /// When this was last shared because this person agreed, as they may know (I11): what
    /// was decided without asking is told by the practitioner, when that is safe.
    pub fn openly_shared(&self, item: &Item, person: &str) -> Option<Instant> {
        let theirs = |id: &String| self.record(id).is_some_and(|record| record.by == person);
        let open = self.shared.iter().filter(|shared| {
            shared.item == *item
                && shared.agreement.as_ref().is_some_and(theirs)
                && !shared.kept_from.iter().any(|id| id == person)
        });
        open.map(|shared| shared.at).max()
    }
}

impl State {
    pub fn sought(&self, record_id: &str) -> Option<&Sought> {
        self.kept.sought.iter().find(|sought| sought.record_id == record_id)
    }

    pub fn reference(&self, record_id: &str) -> Option<&RecordRef> {
        self.kept.record(record_id).map(|known| &known.to)
    }
}
