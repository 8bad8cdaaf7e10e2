//! The command line. Exit status: 0 good, 1 findings, 2 input that cannot be used.

mod args;
mod input;
mod output;
mod permission;
pub mod scenarios;
pub mod schema;
pub mod verify;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use args::Args;

pub const USAGE: &str = "\
consent-disclosure scenarios FILE [--json] [--emit DIR]
    asks every query of a file of scenarios and compares the answers
consent-disclosure permission --config FILE --case FILE --records FILE
                   --at TIME --about PERSON --pii KIND --purpose ID --recipient ID
    may this be shared then? TIME is an instant with its offset, or a local day
consent-disclosure verify [--json] [--anchors FILE] FILE...
    everything that is wrong with these records, read as one case
consent-disclosure schema NAME
    prints a JSON Schema: config, case or record
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
const COMMANDS: &[(&str, Command)] = &[
    ("scenarios", scenarios::command),
    ("permission", permission::command),
    ("verify", |args| at_terminal(args, verify::run)),
    ("schema", |args| at_terminal(args, schema::run)),
    ("help", help),
];

/// Where a command reads and writes, so that a test can stand in for the terminal.
pub struct Console<'a> {
    pub input: &'a mut dyn Read,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

/// The exit status of a command that writes for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Good = 0,
    Findings = 1,
    /// What was handed in could not be used; the path of each fault is on standard error.
    Unusable = 2,
}

type Run = fn(&[String], &mut Console) -> io::Result<Status>;

fn at_terminal(args: Args, run: Run) -> Result<Ended, Unusable> {
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let mut console = Console { input: &mut input, out: &mut out, err: &mut err };
    match run(&args.rest(), &mut console) {
        Ok(Status::Good) => Ok(Ended::Good),
        Ok(Status::Findings) => Ok(Ended::Findings),
        Ok(Status::Unusable) => Err(Unusable(Vec::new())),
        Err(error) => Err(Unusable::because(error.to_string())),
    }
}

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
