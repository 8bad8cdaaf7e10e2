//! `synthetic SIZE FILE`: writes so many made-up records, and what to ask about them, into
//! a file, so that the page is measured with the very records that a back end is.

use std::process::ExitCode;

use benches::Synthetic;
use serde_json::json;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(size), Some(file)) = (args.next().and_then(|size| size.parse().ok()), args.next())
    else {
        eprintln!("usage: synthetic SIZE FILE");
        return ExitCode::from(2);
    };
    let made = Synthetic::new(size);
    let whole = json!({
        "config": made.config,
        "case": made.case,
        "records": made.records,
        "queries": made.queries(),
        "recipient": Synthetic::RECIPIENT,
        "now": made.now(),
    });
    match std::fs::write(&file, whole.to_string()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("cannot write {file}: {fault}");
            ExitCode::FAILURE
        }
    }
}
