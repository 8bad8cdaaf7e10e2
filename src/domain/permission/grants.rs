//! Decisions to share without agreement, item by item, and when each is in force.

use super::facts::{DecisionOutcome, DisclosureDecision, Does};
use super::known::Known;
use super::names::Key;
use crate::domain::order;
use crate::domain::time::Instant;

#[derive(Debug)]
pub struct Grant {
    pub key: Key,
    /// Among the decisions.
    pub place: usize,
    pub from: Instant,
    pub until: Instant,
    /// When it ends unless somebody has completed it.
    pub complete_by: Option<Instant>,
    pub completed: Option<Instant>,
    /// When it was decided not to share this item after all.
    pub ended: Option<Instant>,
}

impl Grant {
    pub fn is_in_force(&self, at: Instant) -> bool {
        self.from <= at
            && at < self.until
            && self.ended.is_none_or(|ended| at < ended)
            && (self.complete_by.is_none_or(|by| at < by)
                || self.completed.is_some_and(|completed| completed <= at))
    }

    pub fn each_turn(&self, visit: &mut dyn FnMut(Instant)) {
        visit(self.from);
        visit(self.until);
        for at in [self.complete_by, self.completed, self.ended].into_iter().flatten() {
            visit(at);
        }
    }
}

impl Known {
    pub(super) fn grants(&self, key: Option<Key>) -> &[Grant] {
        let Some(key) = key else { return &[] };
        let from = self.grants.partition_point(|grant| grant.key < key);
        let rest = self.grants.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|grant| grant.key == key).count();
        rest.get(..count).unwrap_or_default()
    }
}

pub(super) fn grants(known: &Known) -> Vec<Grant> {
    let decisions = &known.facts.decisions;
    let mut named: Vec<(Key, usize, &DisclosureDecision)> = Vec::new();
    for (place, decision) in decisions.iter().enumerate() {
        for item in &decision.items {
            if let Some(key) = known.asked(item).and_then(|asked| asked.key) {
                named.push((key, place, decision));
            }
        }
    }
    let sorted = order::places(named.len(), &|a, b| match (named.get(a), named.get(b)) {
        (Some((key, _, one)), Some((other, _, two))) => {
            key < other || (key == other && one.source.is_before(&two.source))
        }
        _ => false,
    });
    let named: Vec<_> = sorted.into_iter().filter_map(|place| named.get(place)).collect();
    let mut grants = Vec::new();
    for item in named.chunk_by(|one, other| one.0 == other.0) {
        for (key, place, decision) in item {
            if decision.outcome == DecisionOutcome::Share {
                let against = item.iter().filter(|(_, _, other)| is_against(other, decision));
                let ended = against.map(|(_, _, other)| other.source.at).min();
                grants.push(Grant { ended, ..grant(known, *key, *place, decision) });
            }
        }
    }
    grants
}

/// Whatever its own dates.
fn is_against(other: &DisclosureDecision, decision: &DisclosureDecision) -> bool {
    let ours = &decision.source;
    other.outcome == DecisionOutcome::DoNotShare
        && other.source.is_later(ours.at, &ours.ledger_id, ours.sequence)
}

fn grant(known: &Known, key: Key, place: usize, decision: &DisclosureDecision) -> Grant {
    let zone = known.zone();
    let complete_by = decision.complete_by.filter(|_| decision.incomplete);
    let completes = known.relations.to(Does::Completes, &decision.source.record_id);
    Grant {
        key,
        place,
        from: decision.valid_from.begins(zone),
        until: decision.valid_until.ends(zone),
        complete_by: complete_by.map(|by| by.ends(zone)),
        completed: completes.first().map(|relation| relation.source.at),
        ended: None,
    }
}
