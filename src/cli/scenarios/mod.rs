//! `scenarios`: permission cases in short form, each made into a configuration, a case
//! and full, sealed records, and put to the public `permission`.

mod case;
mod config;
mod ids;
mod record;
mod records;
mod sections;
mod value;

use std::fs;
use std::path::Path;

use chrono::{NaiveDate, Utc};
use serde_json::{Map, Value, json};

use super::args::Args;
use super::{Ended, Unusable, input, output};
use crate::wire::context::{entries, text};
use crate::wire::fault::Fault;
use crate::wire::members::Members;
use crate::wire::permission::{Ledger, open_ledger};
use ids::Ids;
use value::at;

/// One scenario, in the contract's own form.
pub struct Full {
    pub id: String,
    pub config: Value,
    pub case: Value,
    pub records: Vec<Value>,
    pub queries: Vec<Value>,
    ids: Ids,
}

/// A query, what came out, and whether that was expected.
pub struct Asked {
    pub scenario: String,
    pub query: Value,
    pub result: Value,
    pub good: bool,
}

pub fn command(mut args: Args) -> Result<Ended, Unusable> {
    let json = args.flag("--json");
    let emit = args.value("--emit")?;
    let file = args.file()?;
    let document = input::document(&file)?;
    let (mut bad, mut count, mut lines) = (0, 0, Vec::new());
    for full in
        full(&document).map_err(|because| Unusable::because(format!("{file}: {because}")))?
    {
        if let Some(folder) = &emit {
            write_down(&full, Path::new(folder))?;
        }
        for asked in ask(&full).map_err(|faults| unusable(&file, &full, &faults))? {
            count += 1;
            bad += usize::from(!asked.good);
            lines.push(said(&asked, json));
        }
    }
    let sum = format!("{count} queries, {bad} bad");
    if json {
        eprintln!("{sum}");
    } else {
        lines.push(sum);
    }
    output::lines(&lines)?;
    Ok(if bad == 0 { Ended::Good } else { Ended::Findings })
}

fn unusable(file: &str, full: &Full, faults: &[Fault]) -> Unusable {
    Unusable(input::lines(&format!("{file}: {}", full.id), faults))
}

/// Every scenario of a document in full.
///
/// # Errors
/// What is not in the short form, with its path.
pub fn full(document: &Value) -> Result<Vec<Full>, String> {
    let Some(scenarios) = document.get("scenarios").and_then(Value::as_array) else {
        return Err("$.scenarios: expected a list".to_owned());
    };
    let mut found = Vec::new();
    for (place, short) in scenarios.iter().enumerate() {
        let scenario = one(document, short);
        found.push(scenario.map_err(|fault| format!("$.scenarios[{place}]{fault}"))?);
    }
    Ok(found)
}

fn one(document: &Value, short: &Value) -> Result<Full, String> {
    let id = text(short, "id").to_owned();
    let mut ids = Ids::new(&id);
    let patched = config::patched(at(document, "config"), at(short, "config_patch"));
    let config = config::full(&patched, &mut ids)?;
    let case = case::full(short, &id, &mut ids)?;
    let records = records::full(short, &config, &case, &mut ids)?;
    let queries = entries(short, "queries").to_vec();
    Ok(Full { id, config, case, records, queries, ids })
}

/// Puts every query of a scenario to its ledger.
///
/// # Errors
/// The faults of a configuration, a case or records that cannot be used.
pub fn ask(full: &Full) -> Result<Vec<Asked>, Vec<Fault>> {
    let ledger = full.open(&full.records)?;
    Ok(full.queries.iter().map(|query| full.ask(&ledger, query)).collect())
}

impl Full {
    /// # Errors
    /// As [`open_ledger`].
    pub fn open(&self, records: &[Value]) -> Result<Ledger, Vec<Fault>> {
        open_ledger(&self.config, &self.case, records, today())
    }

    /// A query in short form, and its answer with the short ids.
    pub fn ask(&self, ledger: &Ledger, query: &Value) -> Asked {
        let result = match ledger.permission(&self.question(query)) {
            Ok(answer) => self.ids.shortened(answer),
            Err(faults) => json!({ "faults": faults.iter().map(fault).collect::<Vec<_>>() }),
        };
        let good = is_expected(at(query, "expect"), &result);
        Asked { scenario: self.id.clone(), query: query.clone(), result, good }
    }

    /// The contract's form of a query.
    pub fn question(&self, query: &Value) -> Value {
        let id = |name: &str| self.ids.known(text(query, name));
        json!({
            "about": id("subject"),
            "pii_id": id("category"),
            "purpose_id": id("purpose"),
            "recipient_id": id("recipient"),
            "at": at(query, "at"),
        })
    }
}

fn today() -> NaiveDate {
    Utc::now().date_naive()
}

fn fault(fault: &Fault) -> Value {
    let mut members = Members::new();
    members.text("path", &fault.path);
    members.text("code", fault.code.code());
    members.text("expected", &fault.expected);
    members.maybe("found", fault.found.as_deref());
    members.into()
}

/// The members that are named must be equal, lists in order; of warnings those that are
/// named must be among the result's.
fn is_expected(expected: &Value, result: &Value) -> bool {
    let none = Map::new();
    expected.as_object().unwrap_or(&none).iter().all(|(name, value)| match name.as_str() {
        "warnings" => {
            let found = entries(result, "warnings");
            entries(expected, "warnings").iter().all(|warning| found.contains(warning))
        }
        _ => result.get(name).unwrap_or(&Value::Null) == value,
    })
}

fn said(asked: &Asked, json: bool) -> String {
    let Asked { scenario, query, result, good } = asked;
    if json {
        return json!({ "scenario": scenario, "query": query, "result": result }).to_string();
    }
    let part = |name: &str| text(query, name);
    let verdict = if *good { "ok" } else { "BAD" };
    let item = ["subject", "category", "purpose", "recipient"].map(part).join("/");
    let (answer, reason) = match entries(result, "faults").first() {
        Some(first) => ("fault", text(first, "path")),
        None => (text(result, "answer"), text(result, "reason")),
    };
    if !good {
        eprintln!("{scenario} {item}: expected {}, found {result}", at(query, "expect"));
    }
    format!("{verdict} {scenario} {item} {} -> {answer} {reason}", part("at"))
}

/// Configuration, case and records as files, for `verify` and for anybody who looks.
fn write_down(full: &Full, folder: &Path) -> Result<(), Unusable> {
    let folder = folder.join(ids::file_name(&full.id));
    let failed =
        |error: std::io::Error| Unusable::because(format!("{}: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(failed)?;
    let records = Value::Array(full.records.clone());
    for (name, value) in
        [("config.json", &full.config), ("case.json", &full.case), ("records.json", &records)]
    {
        fs::write(folder.join(name), format!("{value:#}\n")).map_err(failed)?;
    }
    Ok(())
}
