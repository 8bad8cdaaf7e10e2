//! What `benches/browser` measured in the page, held against the goals.

use anyhow::{Context, Result};
use serde_json::Value;

use super::goal::{Amount, Goal, Row};
use super::native::{INDEX, MEMORY_GOAL, QUERY, SHARE, VERIFY};

/// Items in the list, and how many times the empty list's time an activation may take.
const ACTIVATION: [(&str, f64); 2] = [("60", 1.5), ("600", 2.0)];
/// How many times the empty application's time the first screen may take.
const FIRST_SCREEN: f64 = 1.25;
/// Nanoseconds of blocking in the whole commonest talk.
const BLOCKING: f64 = 160e6;
/// The page may take so many times what a back end may.
const PAGE: f64 = 3.0;

const MS: f64 = 1e6;

pub fn rows(measured: &Value) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (items, goal) in ACTIVATION {
        rows.extend(activation(measured, items, goal)?);
    }
    rows.extend(first_screen(measured)?);
    rows.push(blocking(measured)?);
    rows.extend(ledger(measured)?);
    Ok(rows)
}

fn number(measured: &Value, pointer: &str) -> Result<f64> {
    let found = measured.pointer(pointer).and_then(Value::as_f64);
    found.with_context(|| format!("the page did not measure {pointer}"))
}

/// Ours to theirs, both in milliseconds below `pointer`.
fn ratio(measured: &Value, what: String, pointer: &str, goal: Goal) -> Result<Row> {
    let ours = number(measured, &format!("{pointer}/ours"))?;
    let empty = number(measured, &format!("{pointer}/empty"))?;
    let row = Row::new(what, Amount::Times(ours / empty), goal);
    Ok(row.beside(format!("{ours:.1} ms to {empty:.1} ms")))
}

fn activation(measured: &Value, items: &str, goal: f64) -> Result<[Row; 2]> {
    let at = |name: &str| format!("/activation/{items}/{name}");
    let work = ratio(measured, format!("... of it work, {items} items"), &at("work"), None)?;
    let parts = ["script", "style", "layout"].map(|part| {
        number(measured, &at(&format!("parts/{part}"))).map(|ms| format!("{part} {ms:.1}"))
    });
    let parts = parts.into_iter().collect::<Result<Vec<_>>>()?.join(", ");
    let beside = format!("{} ({parts})", work.beside);
    let what = format!("activation to next frame, {items} items");
    Ok([ratio(measured, what, &at("frame"), Some(goal))?, work.beside(beside)])
}

fn first_screen(measured: &Value) -> Result<[Row; 2]> {
    let of = |what: &str, name: &str, goal: Goal| {
        ratio(measured, what.to_owned(), &format!("/first_screen/{name}"), goal)
    };
    Ok([
        of("first screen ready, from navigation", "navigation", Some(FIRST_SCREEN))?,
        of("... from the page's script", "script", None)?,
    ])
}

fn blocking(measured: &Value) -> Result<Row> {
    let blocked = number(measured, "/blocking/ms")?;
    let of = |name: &str| number(measured, &format!("/blocking/{name}"));
    let (tasks, longest, least, most) = (of("tasks")?, of("longest")?, of("least")?, of("most")?);
    let amount = Amount::Nanoseconds(blocked * MS);
    let row = Row::new("blocking in the commonest talk", amount, Some(BLOCKING));
    Ok(row.beside(format!(
        "{tasks} long tasks, the longest {longest:.0} ms; talks from {least:.0} to {most:.0} ms"
    )))
}

/// Reading, verifying and putting in order are one call in the page, and the goal is the sum
/// of theirs.
fn opening(bytes: f64) -> f64 {
    PAGE * (bytes / VERIFY * 1e3 + INDEX)
}

fn ledger(measured: &Value) -> Result<Vec<Row>> {
    let of = |name: &str| number(measured, &format!("/ledger/{name}"));
    let bytes = of("json_bytes")?;
    let speed = |ms: f64| Amount::Speed(bytes / ms / 1e3);
    let (verify, open, memory) = (of("verify_ms")?, of("open_ms")?, of("memory_bytes")?);
    let records = of("records")?;
    let row = |what: &str, amount: Amount, goal: Goal| {
        Row::new(format!("page: {what}, {records} records"), amount, goal)
    };
    Ok(vec![
        row("decode and verify", speed(verify), Some(VERIFY / PAGE)),
        row("open a ledger", Amount::Nanoseconds(open * MS), Some(opening(bytes)))
            .beside(format!("{}", speed(open))),
        row("JSON.parse alone", speed(of("parse_ms")?), None),
        row("query", Amount::Nanoseconds(of("query_ms")? * MS), Some(QUERY * PAGE)),
        row("what may be shared", Amount::Nanoseconds(of("share_ms")? * MS), Some(SHARE * PAGE)),
        row("memory of the wasm", Amount::Times(memory / bytes), Some(MEMORY_GOAL))
            .beside(format!("{:.1} MB to {:.1} MB of JSON", memory / 1e6, bytes / 1e6)),
    ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::super::goal::table;
    use super::*;

    fn measured() -> Value {
        let pair = |ours: f64, empty: f64| json!({ "ours": ours, "empty": empty });
        let parts = json!({ "script": 4.0, "style": 1.0, "layout": 2.0 });
        let list = |ours: f64| json!({ "frame": pair(ours, 20.0), "work": pair(9.0, 6.0), "parts": parts });
        json!({
            "activation": { "60": list(30.0), "600": list(40.1) },
            "first_screen": { "navigation": pair(125.0, 100.0), "script": pair(60.0, 30.0) },
            "blocking": { "ms": 160.5, "tasks": 3, "longest": 120.0, "least": 90.0, "most": 200.0 },
            "ledger": {
                "records": 10_000, "json_bytes": 40e6, "parse_ms": 100.0, "verify_ms": 2000.0,
                "open_ms": 2150.5, "query_ms": 0.03, "share_ms": 6.5, "memory_bytes": 120e6,
            },
        })
    }

    fn verdict(what: &str) -> String {
        let table = table(&rows(&measured()).unwrap());
        table.lines().find(|line| line.starts_with(what)).unwrap().to_owned()
    }

    #[test]
    fn a_ratio_is_held_against_the_goal_of_its_length() {
        let sixty = verdict("activation to next frame, 60 items");
        assert!(sixty.contains("1.50 times  at most 1.50 times    met"), "{sixty}");
        assert!(sixty.ends_with("30.0 ms to 20.0 ms"));
        assert!(verdict("activation to next frame, 600 items").contains("MISSED"));
        let work = verdict("... of it work, 600 items");
        assert!(work.ends_with("9.0 ms to 6.0 ms (script 4.0, style 1.0, layout 2.0)"), "{work}");
    }

    #[test]
    fn the_first_screen_is_counted_from_navigation() {
        assert!(verdict("first screen ready").contains(" met"));
        let script = verdict("... from the page's script");
        assert!(script.contains("2.00 times") && !script.contains("MISSED"));
    }

    #[test]
    fn blocking_is_at_most_160_ms() {
        let talk = verdict("blocking");
        assert!(talk.contains("160.50 ms  at most 160.00 ms     MISSED"), "{talk}");
        assert!(talk.ends_with("3 long tasks, the longest 120 ms; talks from 90 to 200 ms"));
    }

    #[test]
    fn the_page_may_take_three_times_what_a_back_end_may() {
        let verify = verdict("page: decode and verify");
        assert!(verify.contains("20.0 MB/s  at least 20.0 MB/s    met"), "{verify}");
        let open = verdict("page: open a ledger");
        assert!(open.contains("2150.50 ms  at most 2150.00 ms    MISSED  18.6 MB/s"), "{open}");
        assert!(verdict("page: query").contains("30.00 us  at most 30.00 us      met"));
        assert!(verdict("page: what may be shared").contains("MISSED"));
        assert!(verdict("page: memory").contains("3.00 times  at most 3.00 times    met"));
    }

    #[test]
    fn what_the_page_did_not_measure_is_named() {
        let mut without = measured();
        without.as_object_mut().unwrap().remove("blocking");
        let fault = rows(&without).err().unwrap().to_string();
        assert!(fault.contains("/blocking/ms"), "{fault}");
    }
}
