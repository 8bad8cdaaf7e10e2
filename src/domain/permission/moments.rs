//! When the answer can change: the instants of everything that bears on an item.

use super::known::{Asked, Known};
use super::outcome::{Interval, Outcome, Permitted, Query, Reason, Verdict};
use crate::domain::authority::ADULT_FROM;
use crate::domain::case::Age;
use crate::domain::item::Item;
use crate::domain::time::{DateOrInstant, Instant, birthday};

impl Known {
    /// May this be shared then? Nothing where the person, the kind or the purpose is
    /// not known.
    pub fn permission(&self, query: &Query) -> Option<Permitted> {
        let asked = self.asked(&query.item)?;
        Some(match query.at {
            DateOrInstant::Instant(at) => {
                let outcome = self.outcome(&asked, at);
                let valid_until = self.next_change(&asked, at, &outcome);
                Permitted { outcome, valid_until, intervals: Vec::new() }
            }
            DateOrInstant::Date(day) => {
                let zone = self.zone();
                self.over(&asked, zone.start_of(day), zone.end_of(day))
            }
        })
    }

    /// Over a whole local day: yes only if yes at every instant.
    fn over(&self, asked: &Asked, from: Instant, to: Instant) -> Permitted {
        let mut intervals: Vec<Interval> = Vec::new();
        let mut last = (from, self.outcome(asked, from));
        let mut at = from;
        let (mut leave_out, mut conditions) = (Vec::new(), Vec::new());
        loop {
            join(&mut leave_out, &last.1.leave_out);
            join(&mut conditions, &last.1.conditions);
            let (answer, reason) = (last.1.answer, last.1.reason);
            match intervals.last_mut() {
                Some(before) if (before.answer, before.reason) == (answer, reason) => {}
                Some(before) => {
                    before.to = at;
                    intervals.push(Interval { from: at, to, answer, reason });
                }
                None => intervals.push(Interval { from, to, answer, reason }),
            }
            match self.next_moment(asked, at).filter(|next| *next < to) {
                Some(next) => at = next,
                None => break,
            }
            last = (at, self.outcome(asked, at));
        }
        let valid_until = self.next_change(asked, last.0, &last.1);
        let mut outcome = last.1;
        let yeses = intervals.iter().filter(|interval| interval.answer == Verdict::Yes).count();
        if yeses > 0 && yeses < intervals.len() {
            outcome = Outcome {
                answer: Verdict::No,
                basis: None,
                reason: Reason::PartOfDay,
                leave_out: Vec::new(),
                conditions: Vec::new(),
                ..outcome
            };
        }
        if outcome.answer == Verdict::Yes {
            // Of the whole day: what was to be left out in the morning is left out.
            join(&mut outcome.leave_out, &leave_out);
            join(&mut outcome.conditions, &conditions);
        }
        Permitted { outcome, valid_until, intervals }
    }

    /// The next instant at which anything about the outcome is different.
    pub(super) fn next_change(&self, asked: &Asked, at: Instant, now: &Outcome) -> Option<Instant> {
        let mut at = at;
        loop {
            at = self.next_moment(asked, at)?;
            if self.outcome(asked, at) != *now {
                return Some(at);
            }
        }
    }

    /// The first instant after this one at which anything can change.
    pub(super) fn next_moment(&self, asked: &Asked, after: Instant) -> Option<Instant> {
        let mut next: Option<Instant> = None;
        self.each_moment(asked, true, &mut |at| {
            if at > after && next.is_none_or(|known| at < known) {
                next = Some(at);
            }
        });
        next
    }

    fn each_moment(&self, asked: &Asked, whole: bool, visit: &mut dyn FnMut(Instant)) {
        let zone = self.zone();
        if let Some(recipient) = self.recipient(&asked.item.recipient_id) {
            recipient.active_from.into_iter().for_each(|from| visit(from.begins(zone)));
            recipient.active_to.into_iter().for_each(|to| visit(to.ends(zone)));
        }
        if let Some(changed) =
            self.config.purposes.get(asked.purpose).and_then(|one| one.material_change_from)
        {
            visit(changed.begins(zone));
        }
        for shield in self.shields(asked) {
            if let Some(restriction) = self.facts.restrictions.get(shield.place) {
                visit(restriction.source.at);
            }
            shield.until.into_iter().for_each(&mut *visit);
        }
        for grant in self.grants(asked.key) {
            grant.each_turn(visit);
        }
        if let Some(deciding) = self.deciding(asked) {
            deciding.each_turn(visit);
        }
        if let Some(Age::Born(on)) = self.person(asked.about).map(|person| person.age) {
            visit(birthday(on, ADULT_FROM, zone));
        }
        for spoken in self.spoken(asked) {
            for step in &spoken.steps {
                visit(step.from);
                visit(step.counts);
                if step.decision.is_none() {
                    continue;
                }
                let term = step.term;
                for at in [term.ends, term.lost, term.review].into_iter().flatten() {
                    visit(at);
                }
                let said =
                    self.facts.said.statements.get(step.place).filter(|_| whole && term.of_others);
                for also in said.into_iter().flat_map(|said| &said.also_about) {
                    let (about, pii_id) = (also.about.clone(), also.pii_id.clone());
                    let item = Item { about, pii_id, ..asked.item.clone() };
                    if let Some(asked) = self.asked(&item) {
                        self.each_moment(&asked, false, visit);
                    }
                }
            }
        }
    }
}

fn join<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}
