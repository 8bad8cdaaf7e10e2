//! The program: what it says, and how it ends.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SCENARIOS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/scenarios/permission.json");

fn program(args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_consent-disclosure"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ends before it has read everything is no fault of this test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn program_says_a_line_for_each_query_and_the_sum() {
    let (status, out, _) = said(&program(&["scenarios", SCENARIOS], ""));
    assert_eq!((status, out.lines().last()), (0, Some("66 queries, 0 bad")));
    let first =
        "ok S01 priya/parent-mental-health/early-help/school-nurse 2026-12-01 -> no WITHDRAWN";
    assert_eq!(out.lines().next(), Some(first));
    let document = fs::read_to_string(SCENARIOS).unwrap();
    let (status, json, _) = said(&program(&["scenarios", "-", "--json"], &document));
    assert_eq!((status, json.lines().count()), (0, 66));
    let first: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["scenario"], &first["result"]["reason"]),
        (&"S01".into(), &"WITHDRAWN".into())
    );
    assert_eq!(first["query"]["category"], "parent-mental-health");
}

#[test]
fn program_ends_with_1_where_an_answer_is_not_the_expected_one() {
    let document =
        fs::read_to_string(SCENARIOS).unwrap().replacen("\"WITHDRAWN\"", "\"REFUSED\"", 1);
    let (status, out, error) = said(&program(&["scenarios", "-"], &document));
    assert_eq!((status, out.lines().last()), (1, Some("66 queries, 1 bad")));
    assert!(out.starts_with("BAD S01 ") && error.contains("expected"), "{error}");
}

#[test]
fn program_ends_with_2_and_the_path_of_what_cannot_be_used() {
    for (args, input, path) in [
        (&["scenarios", "-"][..], "{", "-: $"),
        (&["scenarios", "-"], "{}", "$.scenarios"),
        (
            &["scenarios", "-"],
            r#"{"config":{},"scenarios":[{"records":[{"id":"R"}]}]}"#,
            "records[0].effective_from",
        ),
        (
            &["scenarios", "-"],
            r#"{"config":{"time_zone":"Mars"},"scenarios":[{"id":"S"}]}"#,
            "$.config.time_zone",
        ),
        (&["scenarios", "nowhere.json"], "", "nowhere.json"),
        (&["scenarios"], "", "A file is missing"),
        (&["permission", "--at", "now"], "", "--config is missing"),
        (&["perish"], "", "no command 'perish'"),
    ] {
        let (status, out, error) = said(&program(args, input));
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}: {error}");
        assert!(error.contains(path), "{args:?}: {error}");
    }
}

#[test]
fn program_emits_files_that_it_answers_from() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let (status, _, _) =
        said(&program(&["scenarios", SCENARIOS, "--emit", folder.to_str().unwrap()], ""));
    assert_eq!(status, 0);
    let file = |name: &str| folder.join("S01").join(name).to_str().unwrap().to_owned();
    let records = fs::read_to_string(file("records.json")).unwrap();
    let records: Vec<Value> = serde_json::from_str(&records).unwrap();
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    let ask = |about: &str, records: &str, input: &str| {
        let (config, case) = (file("config.json"), file("case.json"));
        let item = [
            "--about",
            about,
            "--pii",
            "child-health",
            "--purpose",
            "early-help",
            "--recipient",
            "school-nurse",
        ];
        let from = [
            "permission",
            "--config",
            &config,
            "--case",
            &case,
            "--records",
            records,
            "--at",
            "2026-12-01",
        ];
        said(&program(&[&from[..], &item[..]].concat(), input))
    };
    let (status, out, _) = ask("asha", &file("records.json"), "");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &answer["answer"]), (0, &"yes".into()));
    // One on each line, from the standard input.
    let (status, by_line, _) = ask("asha", "-", &lines.join("\n"));
    assert_eq!((status, by_line), (0, out));
    assert_eq!(ask("daniel", "-", "[]").0, 1);
    let (status, _, error) = ask("nobody", "-", "[]");
    assert_eq!(status, 2);
    assert!(error.contains("$.about"), "{error}");
}
