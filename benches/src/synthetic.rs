//! A family's records, made up and always the same: 5 people, 8 purposes, 20 recipients,
//! 15 kinds, each record about 4 kB.

use consent_disclosure::cli::scenarios;
use consent_disclosure::domain::time::write_instant;
use consent_disclosure::wire::canonical::record_digest;
use serde_json::{Value, json};

const PEOPLE: [&str; 5] = ["ann", "ben", "cal", "dee", "eve"];
const KINDS: u64 = 15;
const PURPOSES: u64 = 8;
const RECIPIENTS: u64 = 20;
/// Records of one tablet.
const LEDGER: usize = 1000;
const MINUTES_APART: i64 = 5;
const CHOICES: usize = 3;

pub struct Synthetic {
    pub size: usize,
    pub config: Value,
    pub case: Value,
    pub records: Vec<Value>,
}

impl Synthetic {
    /// Whom `what may be shared` is asked for.
    pub const RECIPIENT: &str = "recipient-3";

    pub fn new(size: usize) -> Synthetic {
        let mut made = Synthetic { size, config: json!({}), case: json!({}), records: Vec::new() };
        let mut dice = Dice(size as u64);
        while made.records.len() < size {
            let begin = made.records.len();
            let end = size.min(begin + LEDGER);
            let shorts: Vec<Value> = (begin..end).map(|place| short(place, &mut dice)).collect();
            made.add(begin / LEDGER, shorts);
        }
        made
    }

    /// The records of one more tablet: made as a scenario of its own, then of one case.
    fn add(&mut self, tablet: usize, shorts: Vec<Value>) {
        let scenario = json!({ "id": tablet.to_string(), "people": people(), "records": shorts });
        let document = json!({ "config": config(), "scenarios": [scenario] });
        let Some(full) = scenarios::full(&document).ok().and_then(|mut all| all.pop()) else {
            return;
        };
        if tablet == 0 {
            (self.config, self.case) = (full.config, full.case);
        }
        let mut before = Value::Null;
        for mut record in full.records {
            if let Some(header) = record.get_mut("record") {
                set(header, "case_ref", self.case.get("case_ref").cloned().unwrap_or_default());
                if let Some(previous) = header.get_mut("previous") {
                    set(previous, "digest", before);
                }
            }
            before = record.as_object().map(record_digest).map_or(Value::Null, Value::String);
            if let Some(integrity) = record.get_mut("integrity") {
                set(integrity, "digest", before.clone());
            }
            self.records.push(record);
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(&self.records).unwrap_or_default()
    }

    /// While the newest yeses count.
    pub fn now(&self) -> String {
        instant(self.size)
    }

    pub fn queries(&self) -> Vec<Value> {
        let mut dice = Dice(7);
        let mut queries = Vec::new();
        for _ in 0..64 {
            let item = item(&mut dice);
            queries.push(json!({
                "about": item.get("subject"),
                "pii_id": item.get("category"),
                "purpose_id": item.get("purpose"),
                "recipient_id": item.get("recipient"),
                "at": self.now(),
            }));
        }
        queries
    }
}

fn set(value: &mut Value, name: &str, member: Value) {
    if let Some(members) = value.as_object_mut() {
        members.insert(name.to_owned(), member);
    }
}

fn config() -> Value {
    let named = |count: u64, name: &str| -> Vec<String> {
        (0..count).map(|number| format!("{name}-{number}")).collect()
    };
    let purposes: Vec<Value> = named(PURPOSES, "purpose")
        .iter()
        .map(|id| json!({ "id": id, "mode": "agreement" }))
        .collect();
    let recipients: Vec<Value> =
        named(RECIPIENTS, "recipient").iter().map(|id| json!({ "id": id })).collect();
    json!({
        "time_zone": "Europe/London",
        "jurisdiction": "GB-ENG",
        "child_decides_from": 16,
        "recipients": recipients,
        "categories": named(KINDS, "kind"),
        "purposes": purposes,
    })
}

/// Two parents of three children.
fn people() -> Value {
    let held = |over: &str| json!({ "over": over, "kind": "parental_responsibility", "from": "2018-01-01" });
    let held = ["cal", "dee", "eve"].map(held);
    let parent = |id: &str| json!({ "id": id, "adult": true, "authority": held });
    let child = |id: &str, born: &str| json!({ "id": id, "dob": born });
    json!([
        parent("ann"),
        parent("ben"),
        child("cal", "2017-03-01"),
        child("dee", "2018-07-09"),
        child("eve", "2016-11-30")
    ])
}

fn instant(place: usize) -> String {
    let minutes = chrono::TimeDelta::minutes(MINUTES_APART * i64::try_from(place).unwrap_or(0));
    let first = chrono::DateTime::from_timestamp(1_788_250_000, 0).unwrap_or_default();
    write_instant(first + minutes)
}

fn item(dice: &mut Dice) -> Value {
    json!({
        "subject": PEOPLE.get(dice.below(5) as usize),
        "category": format!("kind-{}", dice.below(KINDS)),
        "purpose": format!("purpose-{}", dice.below(PURPOSES)),
        "recipient": format!("recipient-{}", dice.below(RECIPIENTS)),
    })
}

/// One record in the short form: mostly answers, and now and then everything else.
fn short(place: usize, dice: &mut Dice) -> Value {
    let (id, at, until) = (place.to_string(), instant(place), instant(place + 40_000));
    let by = if dice.below(2) == 0 { "ann" } else { "ben" };
    match dice.below(500) {
        0 => json!({
            "id": id, "type": "restriction", "effective_from": at, "subject": "cal",
            "categories": ["kind-1"], "recipients": ["recipient-1"], "valid_to": until,
        }),
        1 => json!({
            "id": id, "type": "withdrawal", "by": by, "effective_from": at, "scope": "all",
        }),
        2 => json!({
            "id": id, "type": "competence", "effective_from": at, "person": "eve",
            "purposes": ["purpose-1"], "outcome": "not_competent",
        }),
        3..=12 => json!({
            "id": id, "type": "disclosure-decision", "effective_from": at, "outcome": "share",
            "items": [item(dice)], "valid_to": until,
        }),
        13..=32 => json!({
            "id": id, "type": "withdrawal", "by": by, "effective_from": at, "scope": [own_item(by, dice, "")],
        }),
        other => {
            let decision = if other < 100 { "refused" } else { "agreed" };
            let items: Vec<Value> = (0..CHOICES).map(|_| own_item(by, dice, decision)).collect();
            json!({
                "id": id, "type": "consent", "by": by, "effective_from": at, "items": items,
                "expires_on": until,
            })
        }
    }
}

/// Nobody answers for another adult.
fn own_item(by: &str, dice: &mut Dice, decision: &str) -> Value {
    let mut item = item(dice);
    if item.get("subject").is_some_and(|about| about == "ann" || about == "ben") {
        set(&mut item, "subject", json!(by));
    }
    if !decision.is_empty() {
        set(&mut item, "decision", json!(decision));
    }
    item
}

/// Marsaglia's xorshift: no more chance than this is needed, and always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= 0x9E37_79B9_7F4A_7C15;
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}
