//! Looking over everything: what a recipient may receive, and what opens and closes.

use super::known::{Asked, Known};
use super::outcome::{Outcome, Permitted, Query};
use crate::domain::item::Item;
use crate::domain::time::{DateOrInstant, Instant};

/// An item that may be shared, and on what ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Shareable {
    pub item: Item,
    pub permitted: Permitted,
}

/// At this instant the answer for this item became another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub item: Item,
    pub at: Instant,
    pub before: Outcome,
    pub after: Outcome,
}

impl Known {
    /// Every item that the recipient may receive then, person by person.
    pub fn what_may_be_shared(&self, recipient_id: &str, at: DateOrInstant) -> Vec<Shareable> {
        let mut found = Vec::new();
        for about in &self.case.people {
            for kind in &self.config.kinds {
                for purpose in &self.config.purposes {
                    let item = Item {
                        about: about.id.clone(),
                        pii_id: kind.id.clone(),
                        purpose_id: purpose.id.clone(),
                        recipient_id: recipient_id.to_owned(),
                    };
                    found.extend(self.shareable(item, at));
                }
            }
        }
        found
    }

    fn shareable(&self, item: Item, at: DateOrInstant) -> Option<Shareable> {
        if let DateOrInstant::Instant(at) = at
            && !self.outcome(&self.asked(&item)?, at).is_yes()
        {
            return None;
        }
        let query = Query { item, at };
        let permitted = self.permission(&query)?;
        permitted.outcome.is_yes().then_some(Shareable { item: query.item, permitted })
    }

    /// What changes after `from` and until `to` for every item that a record speaks of:
    /// yeses that run out, birthdays, recipients that retire, reviews that fall due.
    pub fn changes(&self, from: Instant, to: Instant) -> Vec<Change> {
        let mut changes = Vec::new();
        for item in self.spoken_items() {
            if let Some(asked) = self.asked(item) {
                self.changes_of(&asked, from, to, &mut changes);
            }
        }
        changes
    }

    fn changes_of(&self, asked: &Asked, from: Instant, to: Instant, changes: &mut Vec<Change>) {
        let mut now = self.outcome(asked, from);
        let mut after = from;
        while let Some(at) = self.next_change(asked, after, &now).filter(|at| *at <= to) {
            let before = std::mem::replace(&mut now, self.outcome(asked, at));
            changes.push(Change { item: asked.item.clone(), at, before, after: now.clone() });
            after = at;
        }
    }

    /// Each item once: those that somebody answered, and those that a decision shares.
    pub(super) fn spoken_items(&self) -> Vec<&Item> {
        let mut items: Vec<&Item> = Vec::new();
        for spoken in self.voices.all() {
            let first = spoken.steps.iter().find(|step| step.decision.is_some());
            let said = first.and_then(|step| self.facts.said.statements.get(step.place));
            items.extend(said.map(|said| &said.item).filter(|item| !self.is_last(&items, item)));
        }
        for grant in &self.grants {
            let decided = self.facts.decisions.get(grant.place).map(|decision| &decision.items);
            for item in decided.into_iter().flatten() {
                let asked = self.asked(item).filter(|asked| asked.key == Some(grant.key));
                let silent = asked.is_some_and(|asked| self.spoken(&asked).is_empty());
                if silent && !self.is_last(&items, item) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// Under whichever of a person's ids. One item's voices stand together, and so do
    /// its grants.
    fn is_last(&self, items: &[&Item], item: &Item) -> bool {
        let key = |item: &Item| self.asked(item).and_then(|asked| asked.key);
        items.last().is_some_and(|last| key(last) == key(item))
    }
}
