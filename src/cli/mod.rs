//! The command line: what a back end asks of its records without a page.

pub mod schema;
pub mod verify;

use std::io::{Read, Write};

/// Where a command reads and writes, so that a test can stand in for the terminal.
pub struct Console<'a> {
    pub input: &'a mut dyn Read,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

/// The exit status of every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Good = 0,
    Findings = 1,
    /// What was handed in could not be used; the path of each fault is on standard error.
    Unusable = 2,
}
