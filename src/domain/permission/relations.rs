//! What records do to each other, found by the one that it is done to.

use super::facts::{Does, Relation};
use crate::domain::order;

#[derive(Debug, Default)]
pub struct Relations {
    sorted: Vec<Relation>,
}

impl Relations {
    pub fn new(relations: Vec<Relation>) -> Relations {
        let places =
            order::places(relations.len(), &|a, b| key(&relations, a) < key(&relations, b));
        let mut taken: Vec<Option<Relation>> = relations.into_iter().map(Some).collect();
        let mut sorted = Vec::new();
        for place in places {
            sorted.extend(taken.get_mut(place).and_then(Option::take));
        }
        Relations { sorted }
    }

    /// In the order of time.
    pub fn to(&self, does: Does, record_id: &str) -> &[Relation] {
        let before =
            |relation: &Relation| (relation.does, relation.to.as_str()) < (does, record_id);
        let rest = self.sorted.get(self.sorted.partition_point(before)..).unwrap_or_default();
        let is = |relation: &&Relation| relation.does == does && relation.to == record_id;
        rest.get(..rest.iter().take_while(is).count()).unwrap_or_default()
    }
}

fn key(relations: &[Relation], place: usize) -> Option<(Does, &str, crate::domain::time::Instant)> {
    let relation = relations.get(place)?;
    Some((relation.does, &relation.to, relation.source.at))
}
