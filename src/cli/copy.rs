//! `copy`: what one person has said, to take home: a page, or with `--json` the data.

use chrono::Utc;
use serde_json::{Map, Value};

use super::args::Args;
use super::{Ended, Unusable, input, output};
use crate::ledger::OpenLedger;

const OPTIONS: [(&str, &str); 4] =
    [("--language", "language"), ("--audience", "audience"), ("--form", "form"), ("--at", "at")];

pub fn command(mut args: Args) -> Result<Ended, Unusable> {
    let (config, case) = (args.needed("--config")?, args.needed("--case")?);
    let (records, person) = (args.needed("--records")?, args.needed("--person")?);
    let as_json = args.flag("--json");
    let mut options = Map::new();
    for (flag, name) in OPTIONS {
        if let Some(value) = args.value(flag)? {
            options.insert(name.to_owned(), Value::String(value));
        }
    }
    args.none_left()?;
    let unusable = |faults: Vec<_>| Unusable(input::lines("copy", &faults));
    let (config, case) = (input::document(&config)?, input::document(&case)?);
    let records = input::records(&records)?;
    let now = Utc::now();
    let ledger = OpenLedger::open(&config, &case, &records, now.date_naive()).map_err(unusable)?;
    let copy = ledger.family_copy(&person, &Value::Object(options), now).map_err(unusable)?;
    let page = copy.get("html").and_then(Value::as_str).unwrap_or_default();
    output::lines(&[if as_json { format!("{copy:#}") } else { page.to_owned() }])?;
    Ok(Ended::Good)
}
