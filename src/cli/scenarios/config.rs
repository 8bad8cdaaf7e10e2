//! The short configuration in full: with words, contacts and methods that say only
//! that they are made up.

use serde_json::{Value, json};

use super::ids::Ids;
use super::value::{at, set};
use crate::wire::context::{entries, text};

/// Recipients and purposes merged by id over the base, other members replaced.
pub fn patched(base: &Value, patch: &Value) -> Value {
    let mut config = base.clone();
    let Some(members) = patch.as_object() else { return config };
    for (name, value) in members {
        if matches!(name.as_str(), "recipients" | "purposes") {
            set(&mut config, name, Value::Array(merged(entries(base, name), entries(patch, name))));
        } else {
            set(&mut config, name, value.clone());
        }
    }
    config
}

fn merged(base: &[Value], patch: &[Value]) -> Vec<Value> {
    let mut list = base.to_vec();
    for entry in patch {
        let known = list.iter_mut().find(|known| at(known, "id") == at(entry, "id"));
        match (known, entry.as_object()) {
            (Some(known), Some(members)) => {
                for (name, value) in members {
                    set(known, name, value.clone());
                }
            }
            (_, _) => list.push(entry.clone()),
        }
    }
    list
}

pub fn full(short: &Value, ids: &mut Ids) -> Result<Value, String> {
    if !short.is_object() {
        return Err(": expected an object $.config".to_owned());
    }
    let purposes: Vec<Value> =
        entries(short, "purposes").iter().map(|one| purpose(one, ids)).collect();
    let kinds: Vec<Value> = entries(short, "categories")
        .iter()
        .map(|one| kind(one.as_str().unwrap_or_default(), ids))
        .collect();
    let recipients = entries(short, "recipients");
    let named: Vec<&Value> = recipients.iter().map(|one| at(one, "id")).collect();
    let recipients: Vec<Value> = recipients.iter().map(|one| recipient(one, &named, ids)).collect();
    let or = |name: &str, value: Value| short.get(name).cloned().unwrap_or(value);
    Ok(json!({
        "config_id": "scenarios",
        "version": 1,
        "organisation": {
            "name": "A Council", "plain_name": "A Council", "type": "local_authority",
            "public_authority": true,
        },
        "jurisdiction": or("jurisdiction", json!("GB-ENG")),
        "time_zone": or("time_zone", json!("Europe/London")),
        "languages": ["en"],
        "contacts": [],
        "privacy": {
            "privacy_notice_url": "https://council.example/privacy",
            "complaints": { "own_route": words("Tell us."), "regulator": words("Tell the regulator.") },
            "rights": words("You can see what we hold."),
            "withdraw_routes": [words("Ring us.")],
        },
        "purposes": purposes,
        "kinds": kinds,
        "recipients": recipients,
        "methods": [{ "id": "talk", "names": names(&["plain_name"]), "security": words("We shut the door.") }],
        "people_rules": {
            "child_decides_from": or("child_decides_from", json!(16)),
            "ask_competence_from": 12,
            "on_competence": or("on_competence", json!("lapse")),
            "internal_sharing": or("internal_sharing", json!("ask")),
            "imported_agreements": or("imported_agreements", json!("review_only")),
        },
        "safety": { "idle_minutes": 5, "copy_options": ["none"], "bulk_threshold": 1000 },
    }))
}

fn words(text: &str) -> Value {
    json!({ "en": text })
}

/// The same words under every name.
fn names(members: &[&str]) -> Value {
    let texts: serde_json::Map<String, Value> =
        members.iter().map(|member| ((*member).to_owned(), json!("Made up."))).collect();
    json!({ "en": { "adult": texts } })
}

fn purpose(short: &Value, ids: &mut Ids) -> Value {
    let mode = text(short, "mode");
    let mut purpose = json!({
        "id": ids.id(text(short, "id")),
        "version": 1,
        "names": names(&["plain_name", "how_it_helps", "use", "if_not_shared", "not_for"]),
        "mode": mode,
        "lawful_basis": [{ "code": "A6-1-e" }],
        "usual_kinds": [],
        "usual_recipients": [],
        "retention": { "plain": words("For a year.") },
        "form": words("On a computer."),
        "max_validity": "P6M",
        "review_interval": "P3M",
    });
    if mode != "inform_only" {
        set(&mut purpose, "consent_meaning", json!(meaning(mode)));
        set(&mut purpose, "without_it", json!({ "effect": "service_continues" }));
    }
    if let Some(changed) = short.get("material_change_from") {
        set(&mut purpose, "material_change_from", changed.clone());
    }
    purpose
}

pub fn meaning(mode: &str) -> &'static str {
    if mode == "consent_basis" { "uk_gdpr_consent" } else { "confidentiality_agreement" }
}

fn kind(short: &str, ids: &mut Ids) -> Value {
    json!({ "id": ids.id(short), "names": names(&["plain_name", "example"]), "about": "other" })
}

fn recipient(short: &Value, known: &[&Value], ids: &mut Ids) -> Value {
    let mut recipient = json!({
        "id": ids.id(text(short, "id")),
        "names": names(&["plain_name", "short_name", "role"]),
        "organisation": "Made up.",
        "type": "other",
        "why_needed": words("Made up."),
        "methods": ["talk"],
    });
    for name in ["internal", "active_from", "active_to"] {
        if let Some(value) = short.get(name) {
            set(&mut recipient, name, value.clone());
        }
    }
    if let Some(next) = short.get("replaced_by").filter(|next| known.contains(next)) {
        set(&mut recipient, "replaced_by", json!(ids.id(next.as_str().unwrap_or_default())));
    }
    recipient
}
