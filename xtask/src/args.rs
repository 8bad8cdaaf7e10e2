//! The command line. Eight commands with a few flags between them do not pay for
//! a parser crate: its build time would be the longest part of a fresh `demo`.

use std::fmt;

use crate::fuzz::TARGETS;

pub const USAGE: &str = "\
cargo xtask dist                    build the bundle into dist/
cargo xtask demo [--port N]         build it and serve the demo page on 127.0.0.1
                 [--tests]          ... with tests/fixtures/ and the faults of the browser tests
cargo xtask test                    everything that must hold
                 --native           the fast inner loop: formatting, lints, native tests
                 --browsers LIST    only the bundle and these of chromium,firefox,webkit
                 -- PATTERN         only the bundle and the browser tests with such a name
cargo xtask crawl                   every state of the talk in three browsers
                 --browsers LIST    only in these
                 --only IDS         only the states with these signatures
cargo xtask size                    bytes of every file in dist/ against the budget
cargo xtask bench                   speed and memory against the goals; some fifteen minutes
                 --only native      how fast records are read and asked about, and in what memory
                 --only browser     an answer, the first screen, a whole talk, records in Chromium
                 [--large]          ... natively with 100,000 records too
cargo xtask fuzz [TARGET]           anything at config, case, records, query, json; needs nightly
                 [--seconds N]      for each target (60)
cargo xtask mutants                 breaks the rules line by line: does a test go red?
                 [--shard K/N]      only one of N parts, from 0
                 [--file PATH]      only this file";

/// The engines that the widget promises to work in.
pub const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

const DEFAULT_PORT: u16 = 8080;
const DEFAULT_SECONDS: u32 = 60;

#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Dist,
    Demo(DemoOptions),
    Test(TestOptions),
    Crawl(CrawlOptions),
    Size,
    Bench(BenchOptions),
    Fuzz(FuzzOptions),
    Mutants(MutantsOptions),
}

#[derive(Debug, PartialEq)]
pub struct DemoOptions {
    pub port: u16,
    pub tests: bool,
}

#[derive(Debug, Default, PartialEq)]
pub struct TestOptions {
    pub native: bool,
    pub browsers: Option<Vec<String>>,
    pub pattern: Option<String>,
}

#[derive(Debug, Default, PartialEq)]
pub struct CrawlOptions {
    pub browsers: Option<Vec<String>>,
    /// Signatures with commas between them, as a fault tells them.
    pub only: Option<String>,
}

#[derive(Debug, Default, PartialEq)]
pub struct BenchOptions {
    pub large: bool,
    /// Absent: both.
    pub only: Option<BenchPart>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BenchPart {
    Native,
    Browser,
}

#[derive(Debug, PartialEq)]
pub struct FuzzOptions {
    /// Absent: each in turn.
    pub target: Option<String>,
    pub seconds: u32,
}

#[derive(Debug, Default, PartialEq)]
pub struct MutantsOptions {
    pub shard: Option<String>,
    pub file: Option<String>,
}

impl TestOptions {
    /// Asking for some browsers or some names is asking for nothing else.
    pub fn only_browsers(&self) -> bool {
        self.browsers.is_some() || self.pattern.is_some()
    }
}

#[derive(Debug, PartialEq)]
pub struct UsageError(String);

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn fault<T>(message: impl Into<String>) -> Result<T, UsageError> {
    Err(UsageError(message.into()))
}

pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Command, UsageError> {
    let mut args = args.into_iter();
    let Some(name) = args.next() else {
        return fault("Which command?");
    };
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "dist" => none_left(args, Command::Dist),
        "size" => none_left(args, Command::Size),
        "demo" => demo(args),
        "test" => test(args),
        "crawl" => crawl(args),
        "bench" => bench(args),
        "fuzz" => fuzz(args),
        "mutants" => mutants(args),
        other => fault(format!("There is no command '{other}'.")),
    }
}

fn none_left(
    mut args: impl Iterator<Item = String>,
    command: Command,
) -> Result<Command, UsageError> {
    match args.next() {
        None => Ok(command),
        Some(extra) => fault(format!("'{extra}' is more than this command takes.")),
    }
}

fn demo(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = DemoOptions { port: DEFAULT_PORT, tests: false };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--tests" => options.tests = true,
            "--port" => {
                let value = args.next().unwrap_or_default();
                options.port = match value.parse() {
                    Ok(port) => port,
                    Err(_) => return fault(format!("'{value}' is not a port (0 to 65535).")),
                };
            }
            other => return fault(format!("demo has no '{other}'.")),
        }
    }
    Ok(Command::Demo(options))
}

fn test(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = TestOptions::default();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--native" => options.native = true,
            "--browsers" => options.browsers = Some(browsers(&args.next().unwrap_or_default())?),
            "--" => {
                let pattern = args.by_ref().collect::<Vec<_>>().join(" ");
                if pattern.is_empty() {
                    return fault("A name, or part of one, belongs after '--'.");
                }
                options.pattern = Some(pattern);
            }
            other => return fault(format!("test has no '{other}'.")),
        }
    }
    if options.native && options.only_browsers() {
        return fault("--native runs no browser: leave it out, or leave out the rest.");
    }
    Ok(Command::Test(options))
}

fn crawl(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = CrawlOptions::default();
    while let Some(arg) = args.next() {
        let value = args.next().unwrap_or_default();
        match arg.as_str() {
            "--browsers" => options.browsers = Some(browsers(&value)?),
            "--only" if !value.is_empty() => options.only = Some(value),
            "--only" => return fault("A signature belongs after '--only'."),
            other => return fault(format!("crawl has no '{other}'.")),
        }
    }
    Ok(Command::Crawl(options))
}

fn bench(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = BenchOptions::default();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--large" => options.large = true,
            "--only" => {
                options.only = match args.next().as_deref() {
                    Some("native") => Some(BenchPart::Native),
                    Some("browser") => Some(BenchPart::Browser),
                    _ => return fault("--only takes native or browser."),
                }
            }
            other => return fault(format!("bench has no '{other}'.")),
        }
    }
    if options.large && options.only == Some(BenchPart::Browser) {
        return fault("--large is measured natively: leave it out, or leave out --only browser.");
    }
    Ok(Command::Bench(options))
}

fn fuzz(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = FuzzOptions { target: None, seconds: DEFAULT_SECONDS };
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            let value = args.next().unwrap_or_default();
            options.seconds = match value.parse() {
                Ok(seconds) if seconds > 0 => seconds,
                _ => return fault(format!("'{value}' is not a number of seconds.")),
            };
        } else if options.target.is_none() && TARGETS.iter().any(|(name, _)| *name == arg) {
            options.target = Some(arg);
        } else {
            return fault(format!("fuzz has no '{arg}'."));
        }
    }
    Ok(Command::Fuzz(options))
}

fn mutants(mut args: impl Iterator<Item = String>) -> Result<Command, UsageError> {
    let mut options = MutantsOptions::default();
    while let Some(arg) = args.next() {
        let value = args.next().unwrap_or_default();
        match arg.as_str() {
            "--shard" if is_shard(&value) => options.shard = Some(value),
            "--shard" => return fault(format!("'{value}' is not one part of many, such as 0/8.")),
            "--file" if !value.is_empty() => options.file = Some(value),
            "--file" => return fault("A file belongs after '--file'."),
            other => return fault(format!("mutants has no '{other}'.")),
        }
    }
    Ok(Command::Mutants(options))
}

fn is_shard(text: &str) -> bool {
    let Some((part, of)) = text.split_once('/') else { return false };
    matches!((part.parse::<u32>(), of.parse::<u32>()), (Ok(part), Ok(of)) if part < of)
}

fn browsers(list: &str) -> Result<Vec<String>, UsageError> {
    let names: Vec<String> = list.split(',').map(str::to_owned).collect();
    match names.iter().find(|name| !BROWSERS.contains(&name.as_str())) {
        None => Ok(names),
        Some(name) => fault(format!("'{name}' is not one of {}.", BROWSERS.join(", "))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, UsageError> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn demo_takes_a_port() {
        let Command::Demo(options) = parsed("demo --port 9000").unwrap() else { unreachable!() };
        assert_eq!((options.port, options.tests), (9000, false));
        assert!(parsed("demo --port").is_err());
        assert!(parsed("demo --port 70000").is_err());
    }

    #[test]
    fn test_narrows_to_browsers_and_names() {
        let Command::Test(options) =
            parsed("test --browsers chromium,webkit -- two words").unwrap()
        else {
            unreachable!()
        };
        assert_eq!(options.browsers.unwrap(), ["chromium", "webkit"]);
        assert_eq!(options.pattern.unwrap(), "two words");
        assert!(parsed("test --browsers netscape").is_err());
        assert!(parsed("test --browsers").is_err());
        assert!(parsed("test --").is_err());
    }

    #[test]
    fn native_and_browsers_exclude_each_other() {
        assert!(parsed("test --native").is_ok());
        assert!(parsed("test --native --browsers firefox").is_err());
    }

    #[test]
    fn crawl_narrows_to_browsers_and_signatures() {
        let Command::Crawl(options) = parsed("crawl --only F8-1,F9-2 --browsers webkit").unwrap()
        else {
            unreachable!()
        };
        assert_eq!(options.browsers.unwrap(), ["webkit"]);
        assert_eq!(options.only.unwrap(), "F8-1,F9-2");
        assert!(parsed("crawl").is_ok());
        for line in ["crawl --only", "crawl --browsers", "crawl --browsers netscape", "crawl F8"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn bench_is_large_only_when_asked_and_narrows_to_one_part() {
        let options = |large, only| Command::Bench(BenchOptions { large, only });
        assert_eq!(parsed("bench").unwrap(), options(false, None));
        assert_eq!(parsed("bench --large").unwrap(), options(true, None));
        assert_eq!(
            parsed("bench --only native --large").unwrap(),
            options(true, Some(BenchPart::Native))
        );
        assert_eq!(
            parsed("bench --only browser").unwrap(),
            options(false, Some(BenchPart::Browser))
        );
        for line in ["bench --small", "bench --only", "bench --only firefox"] {
            assert!(parsed(line).is_err(), "{line}");
        }
        assert!(parsed("bench --only browser --large").is_err());
    }

    #[test]
    fn fuzz_takes_one_target_that_there_is_and_a_time() {
        let Command::Fuzz(options) = parsed("fuzz records --seconds 5").unwrap() else {
            unreachable!()
        };
        assert_eq!((options.target.as_deref(), options.seconds), (Some("records"), 5));
        assert!(parsed("fuzz").is_ok());
        for line in ["fuzz recrods", "fuzz json case", "fuzz --seconds", "fuzz --seconds 0"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn every_fuzz_target_is_named_in_the_usage() {
        for (target, _) in TARGETS {
            assert!(USAGE.contains(target), "{target}");
        }
    }

    #[test]
    fn mutants_take_a_part_of_many_or_a_file() {
        let Command::Mutants(options) = parsed("mutants --shard 0/100 --file a.rs").unwrap() else {
            unreachable!()
        };
        assert_eq!(options.shard.as_deref(), Some("0/100"));
        assert_eq!(options.file.as_deref(), Some("a.rs"));
        for line in
            ["mutants --shard", "mutants --shard 8/8", "mutants --shard 1", "mutants --file"]
        {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert!(parsed("tset").unwrap_err().to_string().contains("'tset'"));
        assert!(parsed("dist now").unwrap_err().to_string().contains("'now'"));
        assert!(parsed("").is_err());
    }
}
