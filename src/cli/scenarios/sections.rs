//! The sections of each kind of record, from the short form.

mod consent;

use serde_json::{Value, json};

use super::ids::Ids;
use super::record::{Frame, PRACTITIONER};
use super::value::{at, set};
use crate::domain::time::{DateOrInstant, parse_instant, write_instant};
use crate::wire::context::{entries, text, texts};

/// A record in short form, its time in UTC.
pub struct Short {
    pub id: String,
    pub ledger: String,
    pub sequence: u64,
    pub at: String,
    value: Value,
}

impl Short {
    pub fn read(value: &Value, ledger: &str, sequence: u64) -> Result<Short, String> {
        let at = text(value, "effective_from");
        let at = parse_instant(at).map(write_instant);
        let at = at.ok_or(".effective_from: expected an instant with its offset")?;
        let (id, ledger) = (text(value, "id").to_owned(), ledger.to_owned());
        Ok(Short { id, ledger, sequence, at, value: value.clone() })
    }

    /// How it relates to which other record.
    pub fn relates_to(&self) -> Option<(&'static str, &str)> {
        let target = |name: &str| Some(text(&self.value, name)).filter(|id| !id.is_empty());
        match text(&self.value, "type") {
            "correction" => Some(("corrects", target("target")?)),
            "disclosure-decision" => Some(("completes", target("completes")?)),
            _ => None,
        }
    }
}

pub struct Sections {
    pub kind: &'static str,
    pub state: String,
    /// Whose act it is.
    pub by: String,
    pub expression_method: Option<&'static str>,
    pub own: Vec<(&'static str, Value)>,
}

pub fn sections(short: &Short, frame: &Frame, ids: &mut Ids) -> Sections {
    match text(&short.value, "type") {
        "consent" | "withdrawal" | "correction" => consent::sections(short, frame, ids),
        "competence" => competence(short, ids),
        "restriction" => restriction(short, ids),
        "disclosure-decision" => decision(short, frame, ids),
        "authority" => authority(short, ids),
        other => without_effect(other),
    }
}

fn by_practitioner(
    kind: &'static str,
    state: &str,
    name: &'static str,
    section: Value,
) -> Sections {
    Sections {
        kind,
        state: state.to_owned(),
        by: PRACTITIONER.to_owned(),
        expression_method: None,
        own: vec![(name, section)],
    }
}

/// A list of ids; one that nobody has where there is none, for a list may not be empty.
fn listed(value: &Value, name: &str, ids: &mut Ids) -> Vec<String> {
    let list: Vec<String> = texts(value, name).iter().map(|id| ids.id(id)).collect();
    if list.is_empty() { vec!["none".to_owned()] } else { list }
}

/// A bound as records write it: instants in UTC.
fn bound(value: &Value, name: &str) -> Option<String> {
    DateOrInstant::parse(text(value, name)).map(DateOrInstant::write)
}

fn competence(short: &Short, ids: &mut Ids) -> Sections {
    let outcome = text(&short.value, "outcome");
    let person = ids.id(text(&short.value, "person"));
    let basis = if outcome == "competent" { "child_assessed_competent" } else { "views_only" };
    let mut capacity = json!({
        "about": person,
        "decision_maker": person,
        "basis": basis,
        "assessed_by": PRACTITIONER,
        "assessed_at": short.at,
        "outcome": outcome,
    });
    if text(&short.value, "purposes") != "*" {
        set(&mut capacity, "purposes", json!(listed(&short.value, "purposes", ids)));
    }
    by_practitioner("competence", outcome, "capacity", json!([capacity]))
}

fn restriction(short: &Short, ids: &mut Ids) -> Sections {
    let recipients = match text(&short.value, "recipients") {
        "*" => json!("all"),
        _ => json!(listed(&short.value, "recipients", ids)),
    };
    let mut restriction = json!({
        "about": ids.id(text(&short.value, "subject")),
        "pii_ids": listed(&short.value, "categories", ids),
        "recipient_ids": recipients,
        "reason": "Made up.",
    });
    if let Some(until) = bound(&short.value, "valid_to") {
        set(&mut restriction, "valid_until", json!(until));
    }
    by_practitioner("restriction", "in_force", "restriction", restriction)
}

fn authority(short: &Short, ids: &mut Ids) -> Sections {
    let status = text(&short.value, "status");
    let authority = json!({
        "person": ids.id(text(&short.value, "person")),
        "over": ids.id(text(&short.value, "over")),
        "kind": text(&short.value, "kind"),
        "status": status,
        "checked_by": PRACTITIONER,
    });
    by_practitioner("authority", status, "authority", authority)
}

fn item(short: &Value, ids: &mut Ids) -> Value {
    json!({
        "about": ids.id(text(short, "subject")),
        "pii_id": ids.id(text(short, "category")),
        "purpose_id": ids.id(text(short, "purpose")),
        "recipient_id": ids.id(text(short, "recipient")),
    })
}

fn decision(short: &Short, frame: &Frame, ids: &mut Ids) -> Sections {
    let value = &short.value;
    let items: Vec<Value> = entries(value, "items").iter().map(|one| item(one, ids)).collect();
    let (outcome, state) = match text(value, "outcome") {
        "share" => ("share", "decided_to_disclose"),
        "do_not_share" => ("do_not_share", "decided_not_to_disclose"),
        _ => ("deferred", "decision_deferred"),
    };
    let until = bound(value, "valid_to").unwrap_or_else(|| short.at.clone());
    let incomplete = at(value, "incomplete") == true;
    let mut decision = in_full();
    set(&mut decision, "outcome", json!(outcome));
    set(&mut decision, "valid_from", json!(short.at));
    set(&mut decision, "valid_until", json!(until));
    set(&mut decision, "incomplete", json!(incomplete));
    if incomplete {
        set(&mut decision, "complete_by", json!(bound(value, "complete_by").unwrap_or(until)));
    }
    let strangers = strangers(&items, frame.config);
    if !strangers.is_empty() {
        set(&mut decision, "ad_hoc_recipients", json!(strangers));
    }
    set(&mut decision, "items", Value::Array(items));
    let restrictions: Vec<String> =
        texts(value, "overrides_restriction").iter().map(|id| ids.record(id)).collect();
    set(&mut decision, "overrides_restriction", json!(restrictions));
    by_practitioner("disclosure_decision", state, "decision", decision)
}

/// Recipients that nobody has configured.
fn strangers(items: &[Value], config: &Value) -> Vec<Value> {
    let mut strangers: Vec<Value> = Vec::new();
    for item in items {
        let id = at(item, "recipient_id");
        let is_known = entries(config, "recipients").iter().any(|known| at(known, "id") == id);
        if !is_known && !strangers.contains(id) {
            strangers.push(id.clone());
        }
    }
    strangers
}

/// Everything that a decision has to weigh, made up.
fn in_full() -> Value {
    json!({
        "consent_position": "not_sought",
        "why_not_sought": ["made_up"],
        "attempts": [],
        "ground": "Made up.",
        "facts": ["Made up."],
        "confidentiality_test": { "sensitive": true, "not_public": true, "given_in_confidence": true },
        "public_interest_for": ["Made up."],
        "public_interest_against": ["Made up."],
        "if_shared": "Made up.",
        "if_not_shared": "Made up.",
        "proportionality": "Made up.",
        "objections": "Made up.",
        "people_affected": ["Made up."],
        "lawful_basis": [{ "code": "A6-1-e" }],
        "article_8": { "lawful": "Made up.", "aim": "Made up.", "necessary": "Made up." },
        "advice": [],
        "person_informed": { "status": "deferred", "why_not": "Made up." },
        "referral": { "considered": true },
        "urgent": false,
    })
}

/// Kinds that bear on no permission are carried as advice that names them.
fn without_effect(kind: &str) -> Sections {
    let advice = json!({
        "adviser_role": "manager",
        "question": format!("A record of the type '{kind}'."),
        "summary": "Made up.",
        "identity_shared": false,
    });
    by_practitioner("advice", "sought", "advice", advice)
}
