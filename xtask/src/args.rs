//! The command line. Four commands with five flags between them do not pay for
//! a parser crate: its build time would be the longest part of a fresh `demo`.

use std::fmt;

pub const USAGE: &str = "\
cargo xtask dist                    build the bundle into dist/
cargo xtask demo [--port N]         build it and serve the demo page on 127.0.0.1
                 [--tests]          ... with tests/fixtures/ and the faults of the browser tests
cargo xtask test                    everything that must hold
                 --native           the fast inner loop: formatting, lints, native tests
                 --browsers LIST    only the bundle and these of chromium,firefox,webkit
                 -- PATTERN         only the bundle and the browser tests with such a name
cargo xtask size                    bytes of every file in dist/ against the budget";

/// The engines that the widget promises to work in.
pub const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

const DEFAULT_PORT: u16 = 8080;

#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Dist,
    Demo(DemoOptions),
    Test(TestOptions),
    Size,
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
    fn what_is_not_known_is_refused_by_name() {
        assert!(parsed("tset").unwrap_err().to_string().contains("'tset'"));
        assert!(parsed("dist now").unwrap_err().to_string().contains("'now'"));
        assert!(parsed("").is_err());
    }
}
