//! The people of a scenario as a case.

use serde_json::{Map, Value, json};

use super::ids::Ids;
use super::value::{at, set};
use crate::wire::context::{entries, text, texts};

pub fn full(short: &Value, id: &str, ids: &mut Ids) -> Result<Value, String> {
    let people = entries(short, "people");
    let known: Vec<&str> = people
        .iter()
        .flat_map(|person| [vec![text(person, "id")], texts(person, "aliases")].concat())
        .collect();
    let mut full = Vec::new();
    for one in people {
        full.push(person(one, &known, ids));
    }
    let mut case = json!({
        "case_ref": format!("scenario {id}"),
        "practitioner": {
            "id": "practitioner", "name": "A Practitioner", "role": "family_worker",
            "job_title": "Family worker", "employment": "employed",
        },
        "people": full,
    });
    if let Some(anchors) = short.get("anchors").and_then(Value::as_object) {
        let anchors: Map<String, Value> =
            anchors.iter().map(|(ledger, last)| (ids.ledger(ledger), last.clone())).collect();
        set(&mut case, "anchors", Value::Object(anchors));
    }
    Ok(case)
}

fn person(short: &Value, known: &[&str], ids: &mut Ids) -> Value {
    let mut person = json!({
        "id": ids.id(text(short, "id")),
        "aliases": texts(short, "aliases").iter().map(|alias| ids.id(alias)).collect::<Vec<_>>(),
        "name": "Made up.",
        "relationship": "family",
    });
    if let Some(born) = short.get("dob") {
        set(&mut person, "dob", born.clone());
    } else if at(short, "adult") == true {
        set(&mut person, "adult", json!(true));
    }
    let mut authority = Vec::new();
    for held in entries(short, "authority") {
        // Over somebody who is not here it bears on nothing.
        if known.contains(&text(held, "over")) {
            authority.push(self::authority(held, ids));
        }
    }
    set(&mut person, "authority", Value::Array(authority));
    person
}

fn authority(short: &Value, ids: &mut Ids) -> Value {
    let or = |name: &str, value: &str| short.get(name).cloned().unwrap_or_else(|| json!(value));
    let mut authority = json!({
        "over": ids.id(text(short, "over")),
        "kind": or("kind", "parental_responsibility"),
        "from": or("from", "1900-01-01"),
        "status": or("status", "held"),
    });
    if let Some(to) = short.get("to") {
        set(&mut authority, "to", to.clone());
    }
    authority
}
