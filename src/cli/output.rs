//! Writing to the standard output. Whoever reads it may stop reading.

use std::io::{ErrorKind, Write, stdout};

use super::Unusable;

pub fn lines(lines: &[String]) -> Result<(), Unusable> {
    let mut text = lines.join("\n");
    text.push('\n');
    match stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Unusable::because(format!("the standard output: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
