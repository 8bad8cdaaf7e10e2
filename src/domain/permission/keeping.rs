//! Whether all records are there, and what has to be said about them with every answer.

use super::known::Known;
use super::outcome::{Reason, Warning};
use crate::domain::case::Anchor;
use crate::domain::item::Item;
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
        let facts = &self.facts;
        let person = |id: &String| !self.knows_person(id);
        let kind = |id: &String| !self.knows_kind(id);
        let purpose = |id: &String| self.config.purpose(id).is_none();
        let items = |items: &[Item]| items.iter().any(|item| self.asked(item).is_none());
        facts.established.iter().any(|(_, one)| person(&one.person) || person(&one.over))
            || facts.assessments.iter().any(|one| {
                person(&one.about)
                    || one.purposes.as_ref().is_some_and(|all| all.iter().any(purpose))
            })
            || facts
                .restrictions
                .iter()
                .any(|one| person(&one.about) || one.pii_ids.iter().any(kind))
            || facts.decisions.iter().any(|decision| items(&decision.items))
            || facts.disclosures.iter().any(|told| items(&told.items))
            || facts.said.statements.iter().any(|said| {
                said.also_about.iter().any(|also| person(&also.about) || kind(&also.pii_id))
            })
    }
}
