//! Records are verified and opened, as they come and with their seals made good: only
//! so does the fuzzer get past the first check.
#![no_main]

use std::sync::LazyLock;

use consent_disclosure::cli::scenarios::{Full, full};
use consent_disclosure::wire::canonical::record_digest;
use consent_disclosure::wire::permission::open_ledger;
use consent_disclosure::wire::{ledger, read_json};
use consent_disclosure_fuzz::{SCENARIOS, any, member, today};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static FAMILY: LazyLock<Full> = LazyLock::new(|| {
    let document = read_json(SCENARIOS).expect("the scenarios are JSON");
    full(&document).expect("the scenarios are short forms").remove(0)
});

fuzz_target!(|data: &[u8]| {
    let mut records = match any(data) {
        Some(Value::Array(records)) => records,
        Some(record) => vec![record],
        None => return,
    };
    open(&records);
    for record in &mut records {
        make_good(record);
    }
    records.extend(FAMILY.records.iter().cloned());
    open(&records);
});

fn open(records: &[Value]) {
    for finding in ledger::verify(records, &[]) {
        assert!(finding.fault.path.starts_with('$'), "a path from nowhere: {finding:?}");
    }
    match open_ledger(&FAMILY.config, &FAMILY.case, records, today()) {
        Err(faults) => assert!(!faults.is_empty(), "refused without a fault"),
        Ok(opened) => {
            for query in &FAMILY.queries {
                let _ = opened.permission(&FAMILY.question(query));
            }
            let _ = opened.tasks("2026-12-01T09:00:00Z");
            let _ = opened.changes("2026-01-01", "2027-12-31");
        }
    }
}

/// Of this case, and sealed as it stands now.
fn make_good(record: &mut Value) {
    if let (Some(found), Some(case_ref)) =
        (member(record, &["record", "case_ref"]), FAMILY.case.get("case_ref"))
    {
        *found = case_ref.clone();
    }
    let digest = record.as_object().map(record_digest).unwrap_or_default();
    if let Some(found) = member(record, &["integrity", "digest"]) {
        *found = Value::String(digest);
    }
}
