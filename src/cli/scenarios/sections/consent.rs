//! Answers, withdrawals and corrections.

use serde_json::{Value, json};

use super::{Sections, Short, bound, item};
use crate::cli::scenarios::config::meaning;
use crate::cli::scenarios::ids::Ids;
use crate::cli::scenarios::record::{Frame, PRACTITIONER};
use crate::cli::scenarios::value::{at, set};
use crate::domain::choice::{ConsentState, Decision};
use crate::domain::element::Element;
use crate::domain::time::{parse_instant, write_instant};
use crate::wire::canonical::digest;
use crate::wire::context::{entries, text};

pub fn sections(short: &Short, frame: &Frame, ids: &mut Ids) -> Sections {
    let value = &short.value;
    let kind = text(value, "type");
    let everything = kind == "withdrawal" && text(value, "scope") == "all";
    let corrects = kind == "correction";
    let by = if corrects { PRACTITIONER.to_owned() } else { ids.id(text(value, "by")) };
    let list = match kind {
        "withdrawal" => entries(value, "scope"),
        "correction" => &[],
        _ => entries(value, "items"),
    };
    let mut choices = Vec::new();
    for one in list {
        choices.push(choice(short, one, choices.len() + 1, kind == "withdrawal", ids));
    }
    let valid = value.get("valid").and_then(Value::as_bool).unwrap_or(true);
    let agreed = choices.iter().any(|choice| at(choice, "decision") == "agreed");
    let mut own = vec![
        ("pii_processing", processing(&choices, frame)),
        ("capacity", capacity(&choices, &by, frame.case)),
        ("understanding", understanding(short, valid, agreed)),
        (
            "free_choice",
            json!({
                "told_can_refuse": "yes", "without_it": [], "pressure": "no", "time_alone": "not_needed",
            }),
        ),
    ];
    let state = state(&choices, everything, corrects);
    own.push(("choices", Value::Array(choices)));
    if everything {
        own.push(("withdraws_everything", json!(true)));
    }
    let method = if agreed { "ticked" } else { "tapped" };
    Sections { kind: "consent_event", state, by, expression_method: Some(method), own }
}

fn choice(short: &Short, one: &Value, number: usize, withdraws: bool, ids: &mut Ids) -> Value {
    let mut choice = item(one, ids);
    let decision = if withdraws { "withdrawn" } else { text(one, "decision") };
    set(&mut choice, "choice_id", json!(number.to_string()));
    set(&mut choice, "decision", json!(decision));
    set(&mut choice, "decided_at", json!(short.at));
    set(&mut choice, "explicit", json!(true));
    if decision == "agreed"
        && let Some(until) = bound(&short.value, "expires_on")
    {
        set(&mut choice, "valid_until", json!(until));
    }
    let mut also_about = Vec::new();
    for also in entries(one, "also_about") {
        let (about, kind) = (ids.id(text(also, "subject")), ids.id(text(also, "category")));
        also_about.push(json!({ "about": about, "pii_id": kind }));
    }
    if !also_about.is_empty() {
        set(&mut choice, "also_about", Value::Array(also_about));
    }
    choice
}

fn state(choices: &[Value], everything: bool, corrects: bool) -> String {
    let decisions: Vec<Decision> =
        choices.iter().filter_map(|choice| Decision::from_code(text(choice, "decision"))).collect();
    let state = if corrects {
        "entered_in_error"
    } else if decisions.is_empty() && !everything {
        "reviewed"
    } else {
        ConsentState::derive(&decisions, false, everything).code()
    };
    state.to_owned()
}

/// Explained a minute before it was said; a no needs no explanation.
fn understanding(short: &Short, valid: bool, agreed: bool) -> Value {
    let before = parse_instant(&short.at).map(|at| at - chrono::TimeDelta::minutes(1));
    let at = before.map(write_instant).unwrap_or_default();
    let explained: Vec<Value> = Element::CODES
        .iter()
        .map(|element| json!({ "element": element, "at": at, "how": "shown" }))
        .collect();
    let mut understanding = json!({
        "explained": explained,
        "method": if agreed { "attested" } else { "not_needed" },
        "result": if !agreed { "not_needed" } else if valid { "understood" } else { "not_understood" },
        "audience": "adult",
        "layout": "together",
        "valid": valid,
    });
    if !valid {
        set(&mut understanding, "invalid_because", json!(["not_understood"]));
    }
    understanding
}

/// On what ground the person spoke about each, as the case knows it.
fn capacity(choices: &[Value], by: &str, case: &Value) -> Value {
    let mut capacity: Vec<Value> = Vec::new();
    for choice in choices {
        let about = text(choice, "about");
        if capacity.iter().any(|known| at(known, "about") == about) {
            continue;
        }
        let one = json!({ "about": about, "decision_maker": by, "basis": basis(about, by, case) });
        capacity.push(one);
    }
    Value::Array(capacity)
}

fn basis<'a>(about: &str, by: &str, case: &'a Value) -> &'a str {
    let is = |person: &&Value, id: &str| {
        text(person, "id") == id || entries(person, "aliases").iter().any(|alias| alias == id)
    };
    let find = |id: &str| entries(case, "people").iter().find(|person| is(person, id));
    let (holder, subject) = (find(by), find(about));
    if by == about || (holder.is_some() && holder == subject) {
        return "self";
    }
    let held = holder.map(|holder| entries(holder, "authority")).unwrap_or_default();
    let over = |held: &&Value| subject.is_some_and(|subject| is(&subject, text(held, "over")));
    held.iter().find(over).map_or("views_only", |held| text(held, "kind"))
}

fn processing(choices: &[Value], frame: &Frame) -> Value {
    let mut purposes: Vec<Value> = Vec::new();
    for choice in choices {
        if !purposes.iter().any(|known| at(known, "purpose_id") == at(choice, "purpose_id")) {
            purposes.push(purpose(at(choice, "purpose_id"), choices, frame.config));
        }
    }
    json!({
        "privacy_notice": [{
            "notice_id": "made-up", "version": "1", "language": "en", "audience": "adult",
            "kind": "consent_statement", "digest": digest(b"Made up."),
        }],
        "statement_shown": [],
        "withdrawal_method": ["Ring us."],
        "privacy_rights": ["You can see what we hold."],
        "authority_party": "The regulator",
        "purposes": purposes,
    })
}

fn purpose(id: &Value, choices: &[Value], config: &Value) -> Value {
    let known = entries(config, "purposes").iter().find(|known| at(known, "id") == id);
    let mode = known.map_or("agreement", |known| text(known, "mode"));
    let mut information: Vec<Value> = Vec::new();
    let mut controllers: Vec<&Value> = Vec::new();
    for choice in choices.iter().filter(|choice| at(choice, "purpose_id") == id) {
        information.push(json!({
            "pii_id": at(choice, "pii_id"), "pii_type": "Made up.", "about": at(choice, "about"),
            "pii_optional": true, "kind_of_statement": "fact",
        }));
        if !controllers.contains(&at(choice, "recipient_id")) {
            controllers.push(at(choice, "recipient_id"));
        }
    }
    let mut purpose = json!({
        "purpose_id": id,
        "purpose": "Made up.",
        "version": 1,
        "mode": mode,
        "lawful_basis": [{ "code": "A6-1-e" }],
        "pii_information": information,
        "pii_controllers": controllers,
        "storage_locations": ["Made up."],
        "retention_period": "A year.",
        "form": "On a computer.",
    });
    if mode != "inform_only" {
        set(&mut purpose, "consent_meaning", json!(meaning(mode)));
    }
    purpose
}
