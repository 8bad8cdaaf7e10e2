//! Each record of a ledger names the one before it, and none is missing.

use serde_json::Value;

use super::super::member;
use super::{Findings, Index, anchor_path, link, number, place_in};
use crate::domain::case::Anchor;
use crate::domain::time::parse_instant;
use crate::wire::fault::FaultCode;

/// The link that was reached in a ledger.
#[derive(Clone, Copy)]
struct Reached<'a> {
    ledger: &'a str,
    sequence: u64,
    record_id: &'a str,
    digest: &'a str,
    /// Of the record at this link; a record that is gone has none.
    place: Option<usize>,
}

pub fn check(index: &Index, anchors: &[Anchor], findings: &mut Findings) {
    let mut reached: Option<Reached> = None;
    for value in index.places.values() {
        let Some(place) = value.as_u64().and_then(|place| usize::try_from(place).ok()) else {
            continue;
        };
        let ledger = findings.header(place, "ledger_id");
        let before = reached.take().filter(|before| before.ledger == ledger);
        reached = Some(step(place, before, index, anchors, findings));
    }
    for anchor in anchors {
        let last = last_of(index, &anchor.ledger_id, findings);
        let missing = first_missing(index, &anchor.ledger_id, last + 1, anchor.sequence);
        if missing.is_some() {
            let expected = ["records up to sequence ", &anchor.sequence.to_string()].concat();
            let path = anchor_path(&anchor.ledger_id);
            let code = FaultCode::LedgerIncomplete;
            findings.push(None, path, code, &expected, &last.to_string());
        }
    }
}

/// The highest sequence of a ledger that a record has; 0 where there is none.
fn last_of(index: &Index, ledger: &str, findings: &Findings) -> u64 {
    let (from, to) = (link(ledger, 0), link(ledger, u64::MAX));
    let last = index.places.iter().rfind(|(key, _)| **key > from && **key < to);
    let place = last.and_then(|(_, place)| usize::try_from(place.as_u64()?).ok());
    let record = place.and_then(|place| findings.record(place));
    number(record.and_then(|record| member(record, "record", "sequence"))).unwrap_or_default()
}

/// The first of these links that neither a record has nor a disposal accounts for.
fn first_missing(index: &Index, ledger: &str, from: u64, to: u64) -> Option<u64> {
    let mut sequence = from;
    // There are no more disposals than this, so a huge anchor costs nothing.
    while sequence <= to && index.gone.contains_key(&link(ledger, sequence)) {
        sequence += 1;
    }
    (sequence <= to).then_some(sequence)
}

fn step<'a>(
    place: usize,
    before: Option<Reached<'a>>,
    index: &Index,
    anchors: &[Anchor],
    findings: &mut Findings<'a>,
) -> Reached<'a> {
    let record = findings.record(place);
    let sequence = number(record.and_then(|record| member(record, "record", "sequence")));
    let now = Reached {
        ledger: findings.header(place, "ledger_id"),
        sequence: sequence.unwrap_or_default(),
        record_id: findings.header(place, "record_id"),
        digest: findings.text(place, "integrity", "digest"),
        place: Some(place),
    };
    if let Some(before) = before.as_ref().filter(|before| before.sequence == now.sequence) {
        let expected = (before.sequence + 1).to_string();
        let same = before.digest == now.digest && before.record_id == now.record_id;
        let code = if same { FaultCode::Duplicate } else { FaultCode::Fork };
        findings.note(place, "record.sequence", code, &expected, &now.sequence.to_string());
        return *before;
    }
    if let Some(before) = &before {
        clock(before, place, findings);
    }
    let after = before.as_ref().map_or(0, |before| before.sequence) + 1;
    let missing = first_missing(index, now.ledger, after, now.sequence - 1);
    if let Some(missing) = missing {
        gap(place, missing, anchors, findings);
    } else {
        names_the_one_before(place, gone_before(index, &now, findings).or(before), findings);
    }
    now
}

/// What was disposed of just before this link.
fn gone_before<'a>(index: &Index, now: &Reached, findings: &Findings<'a>) -> Option<Reached<'a>> {
    let sequence = now.sequence - 1;
    let place = place_in(&index.gone, &link(now.ledger, sequence))?;
    let is_here = index.ids.contains_key(findings.text(place, "disposal", "record_id"));
    (!is_here).then(|| Reached {
        ledger: findings.header(place, "ledger_id"),
        sequence,
        record_id: findings.text(place, "disposal", "record_id"),
        digest: findings.text(place, "disposal", "digest"),
        place: None,
    })
}

fn gap(place: usize, missing: u64, anchors: &[Anchor], findings: &mut Findings) {
    let ledger = findings.header(place, "ledger_id");
    let known = |anchor: &Anchor| anchor.ledger_id == ledger && anchor.sequence >= missing;
    let code = match anchors.iter().any(known) {
        true => FaultCode::LedgerIncomplete,
        false => FaultCode::SequenceGap,
    };
    let record = findings.record(place);
    let found = number(record.and_then(|record| member(record, "record", "sequence")));
    let found = found.unwrap_or_default().to_string();
    findings.note(place, "record.sequence", code, &missing.to_string(), &found);
}

fn names_the_one_before(place: usize, before: Option<Reached>, findings: &mut Findings) {
    let record = findings.record(place);
    let previous = record.and_then(|record| member(record, "record", "previous"));
    // What is missing, or there without reason, has been found as such.
    let (Some(previous), Some(before)) = (previous, before) else { return };
    let text = |name| previous.get(name).and_then(Value::as_str).unwrap_or_default();
    if text("record_id") != before.record_id || text("digest") != before.digest {
        let (code, found) = (FaultCode::BrokenChain, text("digest"));
        findings.note(place, "record.previous", code, before.digest, found);
    }
}

fn clock(before: &Reached, place: usize, findings: &mut Findings) {
    let Some(earlier) = before.place else { return };
    let (earlier, created) =
        (findings.header(earlier, "created"), findings.header(place, "created"));
    if let (Some(earlier_at), Some(created_at)) = (parse_instant(earlier), parse_instant(created))
        && created_at < earlier_at
    {
        findings.note(place, "record.created", FaultCode::ClockBackwards, earlier, created);
    }
}
