//! `schema [config|case|record]` prints the published contract.

use std::io;

use super::{Console, Status};

const SCHEMAS: [(&str, &str); 3] = [
    ("record", include_str!("../../schema/record.schema.json")),
    ("config", include_str!("../../schema/config.schema.json")),
    ("case", include_str!("../../schema/case.schema.json")),
];

/// Without a name, the record's.
///
/// # Errors
/// Only what standard output and standard error say.
pub fn run(args: &[String], console: &mut Console) -> io::Result<Status> {
    let name = args.first().map_or("record", String::as_str);
    let known = SCHEMAS.iter().find(|(known, _)| *known == name);
    match known.filter(|_| args.len() < 2) {
        Some((_, schema)) => {
            console.out.write_all(schema.as_bytes())?;
            Ok(Status::Good)
        }
        None => {
            writeln!(console.err, "usage: schema [record|config|case]")?;
            Ok(Status::Unusable)
        }
    }
}
