//! Any question to any ledger gets an answer or faults; a yes that rests on what was said
//! or decided names the records that say so. The first byte picks the ledger.
#![no_main]

use std::sync::LazyLock;

use consent_disclosure::cli::scenarios::full;
use consent_disclosure::wire::permission::Ledger;
use consent_disclosure::wire::read_json;
use consent_disclosure_fuzz::{SCENARIOS, any};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static LEDGERS: LazyLock<Vec<Ledger>> = LazyLock::new(|| {
    let document = read_json(SCENARIOS).expect("the scenarios are JSON");
    let all = full(&document).expect("the scenarios are short forms");
    all.iter().filter_map(|one| one.open(&one.records).ok()).collect()
});

fuzz_target!(|data: &[u8]| {
    let [which, rest @ ..] = data else { return };
    let Some(ledger) = LEDGERS.get(usize::from(*which) % LEDGERS.len().max(1)) else { return };
    if let Some(query) = any(rest) {
        match ledger.permission(&query) {
            Ok(answer) => holds(&answer),
            Err(faults) => assert!(!faults.is_empty(), "refused without a fault"),
        }
    }
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let (one, other) = text.split_once('\n').unwrap_or((text, "2026-12-01"));
    if let Ok(Value::Array(list)) = ledger.what_may_be_shared(one, other) {
        list.iter().filter_map(|found| found.get("permission")).for_each(holds);
    }
    let _ = ledger.tasks(one);
    let _ = ledger.changes(one, other);
});

fn holds(answer: &Value) {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    if text("answer") == "yes" && text("basis") != "implied_internal" {
        let records = answer.get("records").and_then(Value::as_array);
        assert!(records.is_some_and(|records| !records.is_empty()), "{answer}");
    }
}
