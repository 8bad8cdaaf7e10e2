//! How fast records are read, checked, put in order and asked about. `cargo xtask bench`
//! runs this and holds what comes out against the goals.

use std::cell::Cell;
use std::hint::black_box;
use std::time::Duration;

use benches::Synthetic;
use chrono::NaiveDate;
use consent_disclosure::domain::permission::{Facts, Known};
use consent_disclosure::wire::permission::{Ledger, open_ledger};
use consent_disclosure::wire::{decode_case, decode_config, ledger, read_json};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use serde_json::Value;

/// Set for the largest ledger too, which takes minutes and gigabytes.
const LARGE: &str = "CONSENT_BENCH_LARGE";

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    let mut sizes = vec![1, 100, 10_000];
    if std::env::var_os(LARGE).is_some() {
        sizes.push(100_000);
    }
    for size in sizes {
        let synthetic = Synthetic::new(size);
        reading(&mut criterion, &synthetic);
        indexing(&mut criterion, &synthetic);
        asking(&mut criterion, &synthetic);
    }
    criterion.final_summary();
}

fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group
}

fn today() -> NaiveDate {
    NaiveDate::default()
}

fn records(value: Value) -> Vec<Value> {
    match value {
        Value::Array(records) => records,
        other => vec![other],
    }
}

/// Ours, with verification, and what the plain JSON library needs to read alone.
fn reading(criterion: &mut Criterion, synthetic: &Synthetic) {
    let text = synthetic.text();
    let bytes = Throughput::Bytes(text.len() as u64);
    let mut ours = group(criterion, "decode_and_verify");
    ours.throughput(bytes.clone());
    ours.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter_with_large_drop(|| {
            let records = records(read_json(&text).unwrap_or_default());
            let findings = ledger::verify(&records, &[]);
            assert!(findings.is_empty(), "{:?}", findings.first());
            records
        });
    });
    ours.finish();
    let mut alone = group(criterion, "decode");
    alone.throughput(bytes.clone());
    alone.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter_with_large_drop(|| read_json(&text));
    });
    alone.finish();
    let mut plain = group(criterion, "serde_json");
    plain.throughput(bytes);
    plain.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter_with_large_drop(|| serde_json::from_slice::<Value>(text.as_bytes()));
    });
    plain.finish();
}

/// From decoded records to what can be asked.
fn indexing(criterion: &mut Criterion, synthetic: &Synthetic) {
    let Ok(config) = decode_config(&synthetic.config, today()) else { return };
    let Ok(decoded) = decode_case(&synthetic.case, &config) else { return };
    let mut group = group(criterion, "index");
    group.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter_batched(
            || (config.clone(), decoded.case.clone()),
            |(config, case)| {
                let facts: Facts = ledger::facts(&synthetic.records).unwrap_or_default();
                Known::new(config.into(), case, facts)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn open(synthetic: &Synthetic) -> Result<Ledger, String> {
    open_ledger(&synthetic.config, &synthetic.case, &synthetic.records, today())
        .map_err(|faults| format!("{:?}", faults.first()))
}

fn asking(criterion: &mut Criterion, synthetic: &Synthetic) {
    let ledger = match open(synthetic) {
        Ok(ledger) => ledger,
        Err(fault) => {
            eprintln!("the synthetic records cannot be used: {fault}");
            std::process::exit(1);
        }
    };
    let (queries, next) = (synthetic.queries(), Cell::new(0));
    let mut query = group(criterion, "query");
    query.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter(|| {
            next.set((next.get() + 1) % queries.len());
            queries.get(next.get()).map(|query| ledger.permission(black_box(query)))
        });
    });
    query.finish();
    let mut share = group(criterion, "what_may_be_shared");
    share.bench_function(BenchmarkId::from_parameter(synthetic.size), |bench| {
        bench.iter(|| ledger.what_may_be_shared(black_box(Synthetic::RECIPIENT), &synthetic.now()));
    });
    share.finish();
}
