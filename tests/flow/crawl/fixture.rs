//! What a browser needs to come to each state: what the host gives, and the way.

use std::fs;
use std::path::Path;

use consent_disclosure::flow::Unlock;
use consent_disclosure::view::offer::Control;
use serde_json::{Value, json};

use super::explore::Found;
use super::families::Family;

pub fn write(folder: &Path, families: &[Family], found: &[Found]) {
    fs::create_dir_all(folder).unwrap();
    for family in families {
        put(&folder.join(file(family.name)), &given(family));
    }
    let states: Vec<Value> = found.iter().map(|one| state(families, one)).collect();
    put(&folder.join("states.json"), &Value::Array(states));
}

fn file(name: &str) -> String {
    format!("{}.json", name.replace(' ', "-"))
}

fn put(file: &Path, value: &Value) {
    fs::write(file, serde_json::to_string(value).unwrap()).unwrap();
}

fn given(family: &Family) -> Value {
    let mut case = family.given.case.clone();
    if let Some(plan) = &family.given.plan {
        case["plan"] = plan.clone();
    }
    json!({
        "config": family.given.config,
        "case": case,
        "records": family.given.records,
        "now": family.now,
        "unlock": if family.given.unlock == Unlock::Host { "host" } else { "passcode" },
    })
}

/// `inputs` and `buttons` are what must stand there in the end.
fn state(families: &[Family], found: &Found) -> Value {
    let (signature, node) = (&found.signature, &found.node);
    let (mut inputs, mut buttons) = (Vec::new(), 0);
    for control in node.offer().controls {
        match control {
            Control::Choose { id, .. } => inputs.push(id),
            Control::Write { field, .. } => inputs.push(field),
            Control::Press { .. } | Control::Leads => buttons += 1,
            Control::Draw { .. } => {}
        }
    }
    let steps: Vec<Value> = node.path.iter().map(super::node::Step::json).collect();
    json!({
        "id": signature.id(),
        "signature": signature.to_string(),
        "screen": signature.screen,
        "layout": signature.layout,
        "language": signature.language,
        "error": signature.error,
        "given": file(families[node.family].name),
        "steps": steps,
        "inputs": inputs,
        "buttons": buttons,
    })
}
