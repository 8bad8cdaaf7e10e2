//! `cargo xtask <command>`: everything that is done to this repository by hand
//! or by CI, so that a fresh clone needs two commands and no list of tools.

mod args;
mod bench;
mod bind;
mod cargo;
mod demo;
mod dist;
mod fuzz;
mod join;
mod mutants;
mod report;
mod run;
mod serve;
mod size;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use args::Command;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(fault) => {
            eprintln!("{fault}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything that the command promises holds.
fn perform(command: Command) -> Result<bool> {
    match command {
        Command::Help => {
            println!("{}", args::USAGE);
            Ok(true)
        }
        Command::Dist => dist::command(),
        Command::Demo(options) => demo::command(&options),
        Command::Test(options) => test::command(&options),
        Command::Crawl(options) => test::crawl::command(&options),
        Command::Size => size::command(),
        Command::Bench(options) => bench::command(&options),
        Command::Fuzz(options) => fuzz::command(&options),
        Command::Mutants(options) => mutants::command(&options),
    }
}
