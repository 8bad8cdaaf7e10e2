//! What is open: to review, to settle, to write up, to tell.

use super::facts::{Disclosed, Does};
use super::known::{Asked, Known};
use super::look::Look;
use super::outcome::{Outcome, Reason};
use crate::domain::authority::Decider;
use crate::domain::case::Age;
use crate::domain::item::Item;
use crate::domain::time::{DateOrInstant, Instant, birthday};

#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// A stable code, or what the record itself names.
    pub task: String,
    /// Whom or what it is about; for an item, the person.
    pub about: String,
    pub item: Option<Item>,
    pub due: Option<DateOrInstant>,
    /// The records that it comes from.
    pub records: Vec<String>,
}

/// So long before a birthday on which a child begins to decide, it is reviewed.
const BEFORE_BIRTHDAY: chrono::TimeDelta = chrono::TimeDelta::days(28);

impl Known {
    /// What is open at an instant: first what records leave to do, then what follows
    /// from what stands.
    pub fn tasks(&self, now: Instant) -> Vec<Task> {
        let mut tasks = Vec::new();
        for chore in &self.facts.chores {
            let id = &chore.source.record_id;
            let settled = self.relations.to(Does::Settles, id).first();
            if chore.source.at <= now && settled.is_none_or(|settled| now < settled.source.at) {
                tasks.push(Task {
                    task: chore.task.clone(),
                    about: chore.about.clone(),
                    item: None,
                    due: chore.due,
                    records: vec![id.clone()],
                });
            }
        }
        for item in self.spoken_items() {
            if let Some(asked) = self.asked(item) {
                self.tasks_of(&asked, now, &mut tasks);
            }
        }
        tasks
    }

    fn tasks_of(&self, asked: &Asked, now: Instant, tasks: &mut Vec<Task>) {
        let outcome = self.outcome(asked, now);
        let look = Look::new(self, asked, now);
        let mut raise = |task: &str, due: Option<DateOrInstant>| {
            tasks.push(Task {
                task: task.to_owned(),
                about: asked.item.about.clone(),
                item: Some(asked.item.clone()),
                due,
                records: outcome.records.iter().map(|source| source.record_id.clone()).collect(),
            });
        };
        if look.voices(look.regard()).iter().any(|voice| voice.stands.conflict) {
            raise("settle_conflict", None);
        }
        if outcome.reason == Reason::Withdrawn && self.was_shared_before(asked, &outcome) {
            raise("tell_recipient_to_stop", None);
        }
        if outcome.reason == Reason::Agreed {
            let due = review_due(&look);
            if due.is_some_and(|due| due.ends(self.zone()) <= now + BEFORE_BIRTHDAY) {
                raise("review", due);
            }
            if let Some(birthday) = self.decides_soon(&look, now) {
                raise("child_will_decide", Some(DateOrInstant::Instant(birthday)));
            }
        }
    }

    /// Before what was withdrawn, the recipient had been told.
    fn was_shared_before(&self, asked: &Asked, outcome: &Outcome) -> bool {
        let withdrawn = outcome.records.last();
        let over = withdrawn.and_then(|back| self.facts.said.day_of(&back.record_id));
        let shared = |disclosed: &&Disclosed| {
            (withdrawn.is_some_and(|back| disclosed.source.is_before(back))
                || over.is_some_and(|day| disclosed.source.at < day.to))
                && disclosed
                    .items
                    .iter()
                    .any(|item| self.asked(item).is_some_and(|other| other.key == asked.key))
        };
        let settled = withdrawn.map(|back| self.relations.to(Does::Settles, &back.record_id));
        settled.is_some_and(<[_]>::is_empty)
            && self.facts.disclosures.iter().any(|one| shared(&one))
    }

    /// The birthday, where others decide until then and it is near.
    fn decides_soon(&self, look: &Look, now: Instant) -> Option<Instant> {
        let Decider::Holders(_) = look.decider() else { return None };
        let Age::Born(on) = self.person(look.asked.about)?.age else { return None };
        let at = birthday(on, self.config.people_rules.child_decides_from, self.zone());
        (now < at && at <= now + BEFORE_BIRTHDAY).then_some(at)
    }
}

/// The earliest review of the yeses that count.
fn review_due(look: &Look) -> Option<DateOrInstant> {
    let mut due = None;
    for voice in look.voices(look.regard()) {
        let said = look.statement(voice.step).and_then(|said| said.review_due);
        if let Some(date) = said.filter(|_| voice.stands.is_yes())
            && due.is_none_or(|known| date < known)
        {
            due = Some(date);
        }
    }
    due.map(DateOrInstant::Date)
}
