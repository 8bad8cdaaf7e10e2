//! The commands of the command line that speak of records.
#![cfg(feature = "cli")]

use std::fs;
use std::path::PathBuf;

use consent_disclosure::cli::{Console, Status, schema, verify};
use serde_json::{Value, json};

use super::fixtures::{example, ledgers, seal_again};

struct Ran {
    status: Status,
    out: String,
    err: String,
}

type Command = fn(&[String], &mut Console) -> std::io::Result<Status>;

fn ran(command: Command, args: &[&str], input: &str) -> Ran {
    let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    let (mut out, mut err, mut input) = (Vec::new(), Vec::new(), input.as_bytes());
    let mut console = Console { input: &mut input, out: &mut out, err: &mut err };
    let status = command(&args, &mut console).unwrap();
    Ran { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn lines(records: &[Value]) -> String {
    records.iter().map(|record| format!("{record}\n")).collect()
}

/// A file of this test's own.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn cli_verify_reads_lines_arrays_and_single_records() {
    let (records, _) = ledgers();
    let forms = [lines(&records), json!(records).to_string(), format!("{:#}", json!(records))];
    for text in forms {
        let ran = ran(verify::run, &["-"], &text);
        assert_eq!((ran.status, ran.err.as_str()), (Status::Good, ""), "{}", ran.out);
        assert_eq!(ran.out, format!("{} records, 0 faults, 0 warnings\n", records.len()));
    }
    let one = format!("{:#}", example("authority-held"));
    assert_eq!(ran(verify::run, &["-"], &one).status, Status::Good);
}

#[test]
fn cli_verify_tells_each_fault_with_file_record_and_sentence() {
    let mut record = example("authority-held");
    record["authority"]["person"] = json!("daniel");
    let id = record["record"]["record_id"].as_str().unwrap().to_owned();
    let sound = file("sound.json", &example("consent-given-drawn").to_string());
    let altered = file("altered.jsonl", &lines(&[example("notice-explained"), record]));
    let told = ran(verify::run, &[&sound, &altered], "");
    assert_eq!(told.status, Status::Findings);
    let line = format!("fault {altered}[1].integrity.digest digest_mismatch {id} This record");
    assert!(told.out.contains(&line), "{}", told.out);
    let told = ran(verify::run, &["--json", &sound, &altered], "");
    let found: Vec<Value> =
        told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        found.iter().any(|found| found["code"] == "digest_mismatch" && found["record_id"] == id)
    );
    assert!(found.iter().all(|found| found["sentence"].as_str().unwrap().ends_with('.')));
}

#[test]
fn cli_verify_takes_the_anchors_of_the_host() {
    let (mut records, anchors) = ledgers();
    let known: serde_json::Map<String, Value> =
        anchors.iter().map(|anchor| (anchor.ledger_id.clone(), json!(anchor.sequence))).collect();
    let known = file("anchors.json", &json!(known).to_string());
    let run = |records: &[Value]| ran(verify::run, &["--anchors", &known, "-"], &lines(records));
    assert_eq!(run(&records).status, Status::Good);
    records.retain(|record| record["record"]["sequence"] != anchors[0].sequence);
    let told = run(&records);
    assert_eq!(told.status, Status::Findings);
    assert!(told.out.contains("ledger_incomplete"), "{}", told.out);
}

#[test]
fn cli_verify_refuses_what_it_cannot_use_with_its_path() {
    let sealed = example("authority-held").to_string();
    let twice = sealed.replacen("\"record\":{", "\"record\":{\"case_ref\":\"x\",", 1);
    for (text, said) in [
        ("", "syntax"),
        ("{\"record\":", "syntax"),
        ("[1, 2.5]", "$[1] not_an_integer"),
        (twice.as_str(), "$.record.case_ref duplicate_member"),
    ] {
        let told = ran(verify::run, &["-"], text);
        assert_eq!((told.status, told.out.as_str()), (Status::Unusable, ""), "{text}");
        assert!(told.err.contains(said), "{}", told.err);
    }
    let second = ran(verify::run, &["-"], &format!("{sealed}\n{{\"a\": nope}}\n"));
    assert!(second.err.starts_with("- line 2: $ syntax"), "{}", second.err);
    assert_eq!(ran(verify::run, &["nowhere.json"], "").status, Status::Unusable);
    assert_eq!(ran(verify::run, &[], "").status, Status::Unusable);
    assert_eq!(ran(verify::run, &["--loudly", "-"], &sealed).status, Status::Unusable);
    let bad = file("bad-anchors.json", r#"{"first": 1}"#);
    let told = ran(verify::run, &["--anchors", &bad, "-"], &sealed);
    assert!(told.err.contains("$.first unknown_member"), "{}", told.err);
}

#[test]
fn cli_verify_says_of_a_record_what_is_wrong_and_not_that_it_is_unusable() {
    let mut record = example("authority-held");
    record["authority"]["surprise"] = json!(1);
    seal_again(&mut record);
    let told = ran(verify::run, &["-"], &record.to_string());
    assert_eq!(told.status, Status::Findings);
    assert!(told.out.starts_with("fault -[0].authority.surprise unknown_member "), "{}", told.out);
}

#[test]
fn cli_schema_prints_the_published_contract() {
    for (args, id) in [(&[][..], "record"), (&["config"], "config"), (&["case"], "case")] {
        let printed = ran(schema::run, args, "");
        let schema: Value = serde_json::from_str(&printed.out).unwrap();
        assert_eq!(schema["$id"], format!("urn:consent-disclosure:{id}:1"));
    }
    assert_eq!(ran(schema::run, &["plan"], "").status, Status::Unusable);
}
