//! What the parts of a document are held against. It is read beforehand and
//! leniently, so that a fault in one part never hides a fault in another.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::config::{Config, Gateway, Jurisdiction};
use crate::domain::time::Zone;
use crate::domain::words::Audience;
use crate::wire::decode::Node;
use crate::wire::fault::FaultCode;
use crate::wire::names::Offer;

const NAMED_LISTS: [&str; 4] = ["purposes", "kinds", "recipients", "methods"];

pub struct Context<'a> {
    pub offer: Offer<'a>,
    /// Dates begin and end by it.
    pub zone: Zone,
    pub today: NaiveDate,
    pub jurisdiction: Option<Jurisdiction>,
    pub kinds: Vec<&'a str>,
    pub special_kinds: Vec<&'a str>,
    pub recipients: Vec<&'a str>,
    pub methods: Vec<&'a str>,
    pub gateways: &'a [Gateway],
}

impl<'a> Context<'a> {
    pub fn of_config(
        root: &'a Value,
        today: NaiveDate,
        jurisdiction: Option<Jurisdiction>,
        gateways: &'a [Gateway],
    ) -> Self {
        let zone = root.get("time_zone").and_then(Value::as_str);
        let special = entries(root, "kinds").filter(|kind| kind.get("special").is_some());
        Self {
            offer: Offer {
                languages: entries(root, "languages")
                    .filter_map(Value::as_str)
                    .collect(),
                audiences: audiences(root),
            },
            zone: zone.and_then(Zone::from_name).unwrap_or(Zone::Utc),
            today,
            jurisdiction,
            kinds: ids(root, "kinds"),
            special_kinds: special.filter_map(id).collect(),
            recipients: ids(root, "recipients"),
            methods: ids(root, "methods"),
            gateways,
        }
    }

    /// What a case is held against: the configuration, and its own recipients.
    pub fn of_case(root: &'a Value, config: &'a Config) -> Self {
        let configured = config
            .recipients
            .iter()
            .map(|recipient| recipient.id.as_str());
        Self {
            offer: Offer {
                languages: config.languages.iter().map(String::as_str).collect(),
                audiences: config.audiences(),
            },
            zone: config.time_zone,
            today: NaiveDate::MIN,
            jurisdiction: Some(config.jurisdiction),
            kinds: Vec::new(),
            special_kinds: Vec::new(),
            recipients: configured.chain(ids(root, "recipients")).collect(),
            methods: config
                .methods
                .iter()
                .map(|method| method.id.as_str())
                .collect(),
            gateways: &config.gateways,
        }
    }
}

/// Notes every entry, or every entry's member, that says the same as one before it.
pub fn distinct(list: &[Node], member: Option<&str>) {
    let mut seen = Vec::new();
    for node in list {
        let text = match member {
            Some(name) => node.value.get(name),
            None => Some(node.value),
        };
        let Some(text) = text.and_then(Value::as_str) else {
            continue;
        };
        if seen.contains(&text) {
            let named = member.and_then(|name| node.open_object()?.optional(name));
            let expected = "something that no earlier entry has";
            named
                .as_ref()
                .unwrap_or(node)
                .fault(FaultCode::Duplicate, expected);
        }
        seen.push(text);
    }
}

fn entries<'a>(root: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    root.get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn id(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

fn ids<'a>(root: &'a Value, list: &str) -> Vec<&'a str> {
    entries(root, list).filter_map(id).collect()
}

/// An audience that any names are written for is offered, and then all must be.
fn audiences(root: &Value) -> Vec<Audience> {
    let names = NAMED_LISTS
        .iter()
        .flat_map(|list| entries(root, list))
        .filter_map(|entry| entry.get("names")?.as_object())
        .flat_map(|languages| languages.values())
        .filter_map(Value::as_object);
    let mut found = vec![Audience::Adult];
    for audience in names.flat_map(|voices| voices.keys()) {
        let audience = Audience::from_code(audience);
        found.extend(audience.filter(|audience| !found.contains(audience)));
    }
    found
}
