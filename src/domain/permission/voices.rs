//! What was said to each item, by whom, in order.

use super::facts::Does;
use super::known::Known;
use super::names::Key;
use super::relations::Relations;
use crate::domain::config::ImportedAgreements;
use crate::domain::order;
use crate::domain::standing::{Said, Statement, Step, Term};
use crate::domain::time::Zone;

/// One person's steps to one item.
#[derive(Debug)]
pub struct Spoken {
    key: Key,
    pub person: usize,
    pub steps: Vec<Step>,
}

#[derive(Debug, Default)]
pub struct Voices {
    spoken: Vec<Spoken>,
    /// A record names somebody or something that nobody knows any more.
    pub unknown: bool,
}

impl Voices {
    pub(super) fn of(known: &Known) -> Voices {
        let said = &known.facts.said;
        let accepts = known.config.people_rules.imported_agreements == ImportedAgreements::Accept;
        let mut voices = Voices::default();
        let mut found: Vec<(Key, usize, Step)> = Vec::new();
        for (place, statement) in said.statements.iter().enumerate() {
            let key = known.asked(&statement.item).and_then(|asked| asked.key);
            match (key, known.person_number(&statement.by)) {
                (Some(key), Some(by)) => {
                    let mut step = Step::said(statement, place);
                    step.valid |= statement.imported && accepts;
                    step.term = term(statement, &known.relations, known.zone());
                    found.push((key, by, step));
                }
                _ => voices.unknown = true,
            }
        }
        let sorted = order::places(found.len(), &|a, b| match (found.get(a), found.get(b)) {
            (Some((key, by, step)), Some((other, other_by, other_step))) => {
                (key, by) < (other, other_by)
                    || ((key, by) == (other, other_by) && step.is_before(other_step, said))
            }
            _ => false,
        });
        for place in sorted {
            let Some((key, by, step)) = found.get(place).copied() else { continue };
            match voices.spoken.last_mut() {
                Some(last) if last.key == key && last.person == by => last.steps.push(step),
                _ => voices.spoken.push(Spoken { key, person: by, steps: vec![step] }),
            }
        }
        let everything = everything(known, &mut voices.unknown);
        for spoken in &mut voices.spoken {
            if let Some(back) = everything.get(spoken.person).filter(|back| !back.is_empty()) {
                weave(&mut spoken.steps, back, said);
            }
        }
        voices
    }

    pub fn of_item(&self, key: Key) -> &[Spoken] {
        let from = self.spoken.partition_point(|spoken| spoken.key < key);
        let rest = self.spoken.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|spoken| spoken.key == key).count();
        rest.get(..count).unwrap_or_default()
    }

    pub fn all(&self) -> &[Spoken] {
        &self.spoken
    }
}

fn term(statement: &Statement, relations: &Relations, zone: Zone) -> Term {
    let corrections = relations.to(Does::Corrects, &statement.record_id);
    Term {
        ends: statement.valid_until.map(|until| until.ends(zone)),
        lost: corrections.first().map(|correction| correction.source.at),
        review: statement.review_due.map(|last| zone.end_of(last)),
        of_others: !statement.also_about.is_empty(),
    }
}

/// By person, in order: when they took everything back.
fn everything(known: &Known, unknown: &mut bool) -> Vec<Vec<Step>> {
    let said = &known.facts.said;
    let mut found = Vec::new();
    found.resize_with(known.case.people.len(), Vec::new);
    let steps: Vec<Step> = said
        .taken_back
        .iter()
        .enumerate()
        .map(|(place, back)| Step::everything(back, place))
        .collect();
    let sorted = order::places(steps.len(), &|a, b| match (steps.get(a), steps.get(b)) {
        (Some(a), Some(b)) => a.is_before(b, said),
        _ => false,
    });
    for step in sorted.into_iter().filter_map(|place| steps.get(place)) {
        let by = said.taken_back.get(step.place).and_then(|back| known.person_number(&back.by));
        match by.and_then(|by| found.get_mut(by)) {
            Some(list) => list.push(*step),
            None => *unknown = true,
        }
    }
    found
}

/// Puts between the answers only what can meet one: all at an answer's own instant,
/// and after each answer the first, of those known to the second and of those known to
/// the day.
fn weave(steps: &mut Vec<Step>, everything: &[Step], said: &Said) {
    let mut woven = Vec::new();
    for (which, step) in steps.iter().enumerate() {
        woven.push(*step);
        let next = steps.get(which + 1);
        let from = everything.partition_point(|back| back.is_earlier(step));
        let (mut exact, mut of_the_day) = (false, false);
        for back in everything.get(from..).unwrap_or_default() {
            if back.is_beside(step) {
                // Before an answer beside it too: then it comes up again there.
                if next.is_none_or(|next| !next.is_beside(step)) {
                    woven.push(*back);
                }
                continue;
            }
            if (exact && of_the_day) || next.is_some_and(|next| !back.is_earlier(next)) {
                break;
            }
            let seen = if back.is_exact() { &mut exact } else { &mut of_the_day };
            if !std::mem::replace(seen, true) {
                woven.push(*back);
            }
        }
    }
    *steps = Vec::new();
    for step in woven {
        order::put(steps, step, |a, b| a.is_before(b, said));
    }
}
