//! "May I share this?" for hosts: configuration, case and records in JSON, questions
//! and answers in JSON. What cannot be used is refused with every fault; what was
//! altered, or is missing, is an answer.

mod answer;
mod question;

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::fault::{Fault, FaultCode};
use super::{decode_case, decode_config, ledger};
use crate::domain::permission::{Facts, Known};

pub use answer::{change_json, item_json, permitted_json, shareable_json, task_json};

/// Configuration, case and records, put in order once for any number of questions.
#[derive(Debug)]
pub struct Ledger {
    known: Known,
}

/// Reads everything. `records` are bare, or {record, received_at, reference}; those in
/// the case's own `records` count too. `today` is the day that gateways are held against.
///
/// # Errors
/// Every fault, each with its path below `$.config`, `$.case` or `$.records`: what is
/// wrong with the configuration or the case, and records that are no records, or of
/// another case.
pub fn open_ledger(
    config: &Value,
    case: &Value,
    records: &[Value],
    today: NaiveDate,
) -> Result<Ledger, Vec<Fault>> {
    let config = decode_config(config, today).map_err(|faults| under("$.config", faults))?;
    let case = decode_case(case, &config).map_err(|faults| under("$.case", faults))?;
    let all: Vec<&Value> = case.records.iter().chain(records).collect();
    let facts = read(&all, &case.case.case_ref).map_err(|faults| under("$.records", faults))?;
    Ok(Ledger { known: Known::new(Arc::new(config), case.case, facts) })
}

impl Ledger {
    /// Answers {about, pii_id, purpose_id, recipient_id, at}; `at` is an instant with
    /// its offset, or a local day.
    ///
    /// # Errors
    /// A person, kind or purpose that is not known, and a time that is none, each with
    /// its path. A recipient that is not known is no fault but an answer.
    pub fn permission(&self, query: &Value) -> Result<Value, Vec<Fault>> {
        let query = question::query(query, &self.known)?;
        // Whatever is not known has been noted as a fault.
        let permitted = self.known.permission(&query).ok_or_else(Vec::new)?;
        Ok(permitted_json(&permitted).into())
    }

    /// Every item that this recipient may receive then.
    ///
    /// # Errors
    /// A time that is none.
    pub fn what_may_be_shared(&self, recipient_id: &str, at: &str) -> Result<Value, Vec<Fault>> {
        let at = question::time(at, "$.at")?;
        let mut list = Vec::new();
        for shareable in self.known.what_may_be_shared(recipient_id, at) {
            list.push(shareable_json(&shareable));
        }
        Ok(Value::Array(list))
    }

    /// What opens and closes after `from` and until `to`; dates are whole local days.
    ///
    /// # Errors
    /// A time that is none.
    pub fn changes(&self, from: &str, to: &str) -> Result<Value, Vec<Fault>> {
        let from = question::time(from, "$.from")?.begins(self.known.zone());
        let to = question::time(to, "$.to")?.ends(self.known.zone());
        let mut list = Vec::new();
        for change in self.known.changes(from, to) {
            list.push(change_json(&change));
        }
        Ok(Value::Array(list))
    }

    /// What is open at an instant.
    ///
    /// # Errors
    /// A time that is none.
    pub fn tasks(&self, now: &str) -> Result<Value, Vec<Fault>> {
        let now = question::time(now, "$.now")?.begins(self.known.zone());
        let mut list = Vec::new();
        for task in self.known.tasks(now) {
            list.push(task_json(&task));
        }
        Ok(Value::Array(list))
    }

    pub fn known(&self) -> &Known {
        &self.known
    }
}

/// What says that a record is not the one that was sealed, or does not follow.
const ALTERED: [FaultCode; 4] =
    [FaultCode::DigestMismatch, FaultCode::WordsAltered, FaultCode::BrokenChain, FaultCode::Fork];

/// What verification finds and no answer rests on: the same record twice says nothing
/// new, what is missing is seen by the sequences, what cannot be related does
/// nothing, and what ended before it began was never in force, and a yes waits
/// for the end of its explanation.
const FINDINGS: [FaultCode; 8] = [
    FaultCode::Duplicate,
    FaultCode::SequenceGap,
    FaultCode::LedgerIncomplete,
    FaultCode::UnknownRelation,
    FaultCode::ImpossibleTransition,
    FaultCode::ClockBackwards,
    FaultCode::EndsBeforeStart,
    FaultCode::BeforeExplanation,
];

/// What the records establish. One that was altered makes every answer a no; one that
/// cannot be read is a fault.
fn read(records: &[&Value], case_ref: &str) -> Result<Facts, Vec<Fault>> {
    let mut faults = ledger::of_other_cases(records, case_ref);
    let (mut altered, mut impossible) = (Vec::new(), Vec::new());
    for ledger::Finding { fault, .. } in ledger::verify_all(records, &[]) {
        if ALTERED.contains(&fault.code) {
            let record = ledger::place_of(&fault.path).and_then(|place| records.get(place));
            altered.extend(record.and_then(|record| ledger::source(record)));
        } else if !FINDINGS.contains(&fault.code) || is_two_in_one(&fault) {
            faults.push(fault);
        } else if fault.code == FaultCode::ImpossibleTransition {
            impossible.push(fault.path);
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut facts = ledger::facts_of(records)?;
    facts.altered = altered;
    for path in impossible {
        ledger::forget_impossible(&mut facts, records, &path);
    }
    Ok(facts)
}

/// Something that stands twice and is not the same: one record twice is only that.
fn is_two_in_one(fault: &Fault) -> bool {
    fault.code == FaultCode::Duplicate && !fault.path.ends_with(".sequence")
}

/// The same faults with their paths below a member.
fn under(root: &str, mut faults: Vec<Fault>) -> Vec<Fault> {
    for fault in &mut faults {
        let below = fault.path.strip_prefix('$').unwrap_or(&fault.path);
        fault.path = [root, below].concat();
    }
    faults
}
