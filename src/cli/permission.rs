//! `permission`: one question, the whole answer as JSON. An answer other than yes is a
//! finding.

use chrono::Utc;
use serde_json::json;

use super::args::Args;
use super::{Ended, Unusable, input, output};
use crate::wire::permission::permission;

pub fn command(mut args: Args) -> Result<Ended, Unusable> {
    let (config, case) = (args.needed("--config")?, args.needed("--case")?);
    let records = args.needed("--records")?;
    let query = json!({
        "about": args.needed("--about")?,
        "pii_id": args.needed("--pii")?,
        "purpose_id": args.needed("--purpose")?,
        "recipient_id": args.needed("--recipient")?,
        "at": args.needed("--at")?,
    });
    args.none_left()?;
    let (config, case) = (input::document(&config)?, input::document(&case)?);
    let records = input::records(&records)?;
    let today = Utc::now().date_naive();
    let answer = permission(&config, &case, &records, today, &query)
        .map_err(|faults| Unusable(input::lines("permission", &faults)))?;
    output::lines(&[format!("{answer:#}")])?;
    Ok(if answer.get("answer").is_some_and(|answer| answer == "yes") {
        Ended::Good
    } else {
        Ended::Findings
    })
}
