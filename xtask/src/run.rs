//! Runs a program, keeps what it says, and shows that it is still at work.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Silence for longer than this makes a person wonder whether it hangs.
const HEARTBEAT: Duration = Duration::from_secs(20);
const TICK: Duration = Duration::from_millis(500);

pub struct Finished {
    pub success: bool,
    /// Both streams, line by line as they came.
    pub text: String,
}

/// Runs to the end; failing is an answer, not being able to start is an error.
pub fn watched(command: &mut Command) -> Result<Finished> {
    let line = shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start: {line}"))?;
    let (sender, receiver) = channel();
    if let Some(stream) = child.stdout.take() {
        pass_on(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        pass_on(stream, sender);
    }
    let text = collect(&mut child, &receiver);
    let status = child.wait().with_context(|| format!("lost: {line}"))?;
    Ok(Finished { success: status.success(), text })
}

/// As [`watched`], for a program whose failure is the whole story.
pub fn must(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let finished = watched(command)?;
    if !finished.success {
        bail!("{}\nthis failed: {line}", finished.text.trim_end());
    }
    Ok(finished.text)
}

/// What a quick program prints, without its remarks on the other stream.
pub fn stdout(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start: {line}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{}\nthis failed: {line}", said.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn pass_on(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        // Bytes, not `lines()`: one line that is not UTF-8 must not end the reading,
        // or the child blocks on a full pipe.
        for line in BufReader::new(stream).split(b'\n') {
            let Ok(line) = line else { break };
            let text = String::from_utf8_lossy(&line);
            if lines.send(text.trim_end_matches('\r').to_owned()).is_err() {
                break;
            }
        }
    });
}

/// Reads until both streams end, or until the program has ended and its streams are
/// silent: a browser that outlives its driver may hold them open for ever.
fn collect(child: &mut Child, lines: &Receiver<String>) -> String {
    let started = Instant::now();
    let mut last_sign = started;
    let mut text = String::new();
    let mut newest = String::new();
    loop {
        match lines.recv_timeout(TICK) {
            Ok(line) => {
                text.push_str(&line);
                text.push('\n');
                if !line.trim().is_empty() {
                    newest = line;
                }
            }
            Err(RecvTimeoutError::Timeout) if !matches!(child.try_wait(), Ok(Some(_))) => {}
            Err(_) => return text,
        }
        if last_sign.elapsed() >= HEARTBEAT {
            last_sign = Instant::now();
            let seconds = started.elapsed().as_secs();
            println!("   at work for {seconds} s: {}", newest.trim());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn keeps_both_streams_and_the_verdict() {
        let finished = watched(&mut shell("echo out; echo err >&2; exit 3")).unwrap();
        assert!(!finished.success);
        assert!(finished.text.contains("out\n") && finished.text.contains("err\n"));
    }

    #[test]
    fn survives_what_is_not_text() {
        let finished = watched(&mut shell(r"printf 'a\377b\nend\n'")).unwrap();
        assert!(finished.success && finished.text.ends_with("end\n"));
    }

    #[test]
    fn does_not_wait_for_what_a_program_leaves_behind() {
        let started = Instant::now();
        let finished = watched(&mut shell("sleep 30 & echo done")).unwrap();
        assert!(finished.success && finished.text == "done\n");
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_failure_shows_what_was_said_and_asked() {
        let fault = must(&mut shell("echo why >&2; exit 1")).unwrap_err().to_string();
        assert!(fault.contains("why") && fault.contains("sh -c"));
    }
}
