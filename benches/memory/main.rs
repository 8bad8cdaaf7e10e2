//! How much memory a back end needs to open a ledger: the most bytes on the heap at one
//! time, from the text of the records to what can be asked, and those that stay.
//! `cargo xtask bench` runs this and holds the most against the goal.
//!
//! Counted is what comes on top of the text: the decoded values, what is put in order, and
//! whatever is needed in between. As a host does, the values are let go of once the ledger
//! is open. Bytes are those asked for; what the allocator rounds up to is its own affair.

use benches::Synthetic;
use chrono::NaiveDate;
use consent_disclosure::ledger::OpenLedger;
use consent_disclosure::wire::read_json;
use serde_json::{Value, json};

#[global_allocator]
static COUNTED: dhat::Alloc = dhat::Alloc;

/// Where to write what was counted.
const OUT: &str = "CONSENT_BENCH_MEMORY";
const RECORDS: usize = 10_000;

fn main() {
    let made = Synthetic::new(RECORDS);
    let text = made.text();
    let Synthetic { config, case, .. } = made;
    let counting = dhat::Profiler::builder().testing().build();
    let values = read_json(&text).unwrap_or_default();
    let read = dhat::HeapStats::get();
    let ledger = open(&config, &case, values);
    let opened = dhat::HeapStats::get();
    let counted = json!({
        "records": RECORDS,
        "json": text.len(),
        "read": read.curr_bytes,
        "peak": opened.max_bytes,
        "kept": opened.curr_bytes,
    });
    drop(counting);
    drop(ledger);
    println!("{counted}");
    if let Some(file) = std::env::var_os(OUT)
        && let Err(fault) = std::fs::write(&file, counted.to_string())
    {
        eprintln!("cannot write {}: {fault}", file.display());
        std::process::exit(1);
    }
}

fn open(config: &Value, case: &Value, values: Value) -> OpenLedger {
    let Value::Array(records) = values else {
        eprintln!("the made-up records are no list");
        std::process::exit(1);
    };
    match OpenLedger::open(config, case, &records, NaiveDate::default()) {
        Ok(ledger) => ledger,
        Err(faults) => {
            eprintln!("the made-up records cannot be used: {:?}", faults.first());
            std::process::exit(1);
        }
    }
}
