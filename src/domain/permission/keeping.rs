//! Whether all records are there, and what has to be said about them with every answer.

use super::known::Known;
use super::outcome::{Reason, Warning};
use crate::domain::case::Anchor;
use crate::domain::order;

/// The ledgers of which the host knows later records than are here.
pub fn lacking<'a>(kept: &[Anchor], anchors: &'a [Anchor]) -> Vec<&'a Anchor> {
    let ledgers = ledgers(kept);
    let mut lacking = Vec::new();
    for anchor in anchors {
        let whole = ledgers.iter().find(|(ledger, _, _)| *ledger == anchor.ledger_id);
        if whole.map_or(0, |(_, whole, _)| *whole) < anchor.sequence {
            lacking.push(anchor);
        }
    }
    lacking
}

/// Each ledger, up to where it is whole, and whether a record came after a gap.
fn ledgers(kept: &[Anchor]) -> Vec<(&str, u64, bool)> {
    let sorted = order::places(kept.len(), &|a, b| match (kept.get(a), kept.get(b)) {
        (Some(a), Some(b)) => (&a.ledger_id, a.sequence) < (&b.ledger_id, b.sequence),
        _ => false,
    });
    let sorted: Vec<_> = sorted.into_iter().filter_map(|place| kept.get(place)).collect();
    let mut ledgers = Vec::new();
    for ledger in sorted.chunk_by(|a, b| a.ledger_id == b.ledger_id) {
        let (mut whole, mut gap) = (0, false);
        for record in ledger {
            if record.sequence == whole + 1 {
                whole += 1;
            } else if record.sequence > whole {
                gap = true;
            }
        }
        if let Some(first) = ledger.first() {
            ledgers.push((first.ledger_id.as_str(), whole, gap));
        }
    }
    ledgers
}

/// Sets the reason why nothing can be answered, if there is one, and the warnings that
/// go with every answer.
pub fn judge(known: &mut Known) {
    let ledgers = ledgers(&known.facts.kept);
    let gap = ledgers.iter().any(|(_, _, gap)| *gap);
    let incomplete = !lacking(&known.facts.kept, &known.case.anchors).is_empty();
    known.not_verified = if !known.facts.altered.is_empty() {
        Some(Reason::RecordsNotVerified)
    } else if incomplete {
        Some(Reason::LedgerIncomplete)
    } else {
        None
    };
    for (says, warning) in [
        (gap, Warning::LedgerGap),
        (known.facts.clock_skew, Warning::ClockSkew),
        (known.voices.unknown || known.names_unknown(), Warning::UnknownId),
    ] {
        if says {
            known.warnings.push(warning);
        }
    }
}

impl Known {
    fn names_unknown(&self) -> bool {
        let people = self.facts.established.iter().flat_map(|(_, one)| [&one.person, &one.over]);
        let people = people.chain(self.facts.assessments.iter().map(|one| &one.about));
        let people = people.chain(self.facts.restrictions.iter().map(|one| &one.about));
        let also = || self.facts.said.statements.iter().flat_map(|said| &said.also_about);
        let mut people = people.chain(also().map(|also| &also.about));
        let kinds = self.facts.restrictions.iter().flat_map(|one| &one.pii_ids);
        let mut kinds = kinds.chain(also().map(|also| &also.pii_id));
        let mut purposes =
            self.facts.assessments.iter().flat_map(|one| one.purposes.iter().flatten());
        let items = self.facts.decisions.iter().flat_map(|decision| &decision.items);
        let mut items = items.chain(self.facts.disclosures.iter().flat_map(|one| &one.items));
        people.any(|id| !self.knows_person(id))
            || kinds.any(|id| !self.knows_kind(id))
            || purposes.any(|id| self.config.purpose(id).is_none())
            || items.any(|item| self.asked(item).is_none())
    }
}
