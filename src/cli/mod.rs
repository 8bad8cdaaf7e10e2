//! The command line. Exit status: 0 good, 1 findings, 2 input that cannot be used.

mod args;
mod input;
mod output;
mod permission;
pub mod scenarios;

use std::process::ExitCode;

use args::Args;

pub const USAGE: &str = "\
consent-disclosure scenarios FILE [--json] [--emit DIR]
    asks every query of a file of scenarios and compares the answers
consent-disclosure permission --config FILE --case FILE --records FILE
                   --at TIME --about PERSON --pii KIND --purpose ID --recipient ID
    may this be shared then? TIME is an instant with its offset, or a local day
consent-disclosure help

FILE may be - for the standard input. Records are one record, a list of them, or one
on each line. Exit status: 0 good, 1 findings, 2 input that cannot be used.";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Good,
    Findings,
}

type Command = fn(Args) -> Result<Ended, Unusable>;

/// Every command by its name.
const COMMANDS: &[(&str, Command)] =
    &[("scenarios", scenarios::command), ("permission", permission::command), ("help", help)];

/// What keeps a command from being carried out: lines for the standard error.
#[derive(Debug, PartialEq, Eq)]
pub struct Unusable(pub Vec<String>);

impl Unusable {
    pub fn because(line: impl Into<String>) -> Unusable {
        Unusable(vec![line.into()])
    }
}

pub fn run(args: impl Iterator<Item = String>) -> ExitCode {
    match carry_out(args.collect()) {
        Ok(Ended::Good) => ExitCode::SUCCESS,
        Ok(Ended::Findings) => ExitCode::from(1),
        Err(Unusable(lines)) => {
            for line in lines {
                eprintln!("{line}");
            }
            ExitCode::from(2)
        }
    }
}

fn carry_out(args: Vec<String>) -> Result<Ended, Unusable> {
    let mut args = args.into_iter();
    let Some(name) = args.next() else {
        return Err(Unusable::because(USAGE));
    };
    let name = if matches!(name.as_str(), "--help" | "-h") { "help".to_owned() } else { name };
    match COMMANDS.iter().find(|(known, _)| *known == name) {
        Some((_, command)) => command(Args::new(args.collect())),
        None => Err(Unusable::because(format!("There is no command '{name}'.\n\n{USAGE}"))),
    }
}

fn help(args: Args) -> Result<Ended, Unusable> {
    args.none_left()?;
    output::lines(&[USAGE.to_owned()])?;
    Ok(Ended::Good)
}
