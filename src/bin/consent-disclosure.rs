//! The program for back ends and the command line: see `consent-disclosure help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    consent_disclosure::cli::run(std::env::args().skip(1))
}
