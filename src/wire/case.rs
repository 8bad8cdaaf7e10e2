//! The case, decoded whole or refused whole (`schema/case.schema.json`).

use serde_json::Value;

use super::config::{Context, distinct, languages, recipient, span};
use super::decode::{Node, Object};
use super::fault::{Fault, FaultCode, Log};
use super::text::is_uuid;
use crate::domain::case::{
    Age, Anchor, Authority, AuthorityKind, AuthorityStatus, Case, Employment, Person, Practitioner,
};
use crate::domain::config::{Config, Recipient};

/// A case, and what came with it and is read by its own decoder.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodedCase {
    pub case: Case,
    /// An object from an earlier `consent-plan`.
    pub plan: Option<Value>,
    /// Objects: bare records, or records as the host received them.
    pub records: Vec<Value>,
}

/// Decodes a case against the configuration that it is to be talked about under.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn decode_case(value: &Value, config: &Config) -> Result<DecodedCase, Vec<Fault>> {
    let log = Log::default();
    let case = case(&Node::root(value, &log), config);
    log.verdict(case)
}

fn case(root: &Node, config: &Config) -> Option<DecodedCase> {
    let object = root.object(&[
        "case_ref",
        "practitioner",
        "people",
        "recipients",
        "plan",
        "anchors",
        "records",
        "now",
        "time_source",
    ])?;
    let context = Context::of_case(root.value, config);
    let case_ref = object.required("case_ref").and_then(|node| node.text());
    let practitioner = object
        .required("practitioner")
        .and_then(|node| practitioner(&node));
    let people = object
        .required("people")
        .map(|node| people(&node, &context));
    let recipients = object.optional("recipients");
    let recipients = recipients.map(|node| recipients_of(&node, config, &context));
    let anchors = object.optional("anchors").map(|node| anchors(&node));
    let now = object.optional("now").and_then(|node| node.instant());
    let time_source = object.optional("time_source").and_then(|node| node.text());
    let plan = object.optional("plan").and_then(|node| whole(&node));
    let records = object.optional("records").map(|node| node.list(false));
    let records = records.unwrap_or_default();
    let records = records.iter().filter_map(whole).collect();
    let case = Case {
        case_ref: case_ref?,
        practitioner: practitioner?,
        people: people?,
        recipients: recipients.unwrap_or_default(),
        anchors: anchors.unwrap_or_default(),
        now,
        time_source,
    };
    Some(DecodedCase {
        case,
        plan,
        records,
    })
}

/// An object that another decoder reads.
fn whole(node: &Node) -> Option<Value> {
    node.open_object().map(|_| node.value.clone())
}

fn practitioner(node: &Node) -> Option<Practitioner> {
    let object = node.object(&[
        "id",
        "name",
        "role",
        "job_title",
        "organisation",
        "employment",
    ])?;
    let id = object.required("id").and_then(|node| node.id());
    let name = object.required("name").and_then(|node| node.text());
    let role = object.required("role").and_then(|node| node.text());
    let job_title = object.required("job_title").and_then(|node| node.text());
    let organisation = object.optional("organisation").and_then(|node| node.text());
    let employment = object.required("employment");
    let employment = employment.and_then(|node| node.code(Employment::CODES));
    Some(Practitioner {
        id: id?,
        name: name?,
        role: role?,
        job_title: job_title?,
        organisation,
        employment: employment.and_then(Employment::from_code)?,
    })
}

fn people(node: &Node, context: &Context) -> Vec<Person> {
    let list = node.list(true);
    let known = person_ids(&list);
    list.iter()
        .filter_map(|node| person(node, &known, context))
        .collect()
}

/// Every id and alias; one that stands twice would make two people one.
fn person_ids<'a>(people: &[Node<'a>]) -> Vec<&'a str> {
    let mut known = Vec::new();
    for person in people {
        let object = match person.value {
            Value::Object(_) => person.open_object(),
            _ => None,
        };
        let Some(object) = object else { continue };
        let mut ids: Vec<_> = object.optional("id").into_iter().collect();
        let aliases = object
            .optional("aliases")
            .filter(|node| node.value.is_array());
        ids.extend(aliases.into_iter().flat_map(|node| node.list(false)));
        for node in ids {
            let Some(id) = node.value.as_str() else {
                continue;
            };
            if known.contains(&id) {
                node.fault(FaultCode::Duplicate, "an id that no other person has");
            }
            known.push(id);
        }
    }
    known
}

fn person(node: &Node, known: &[&str], context: &Context) -> Option<Person> {
    let object = node.object(&[
        "id",
        "aliases",
        "name",
        "called",
        "dob",
        "adult",
        "relationship",
        "languages",
        "authority",
        "contact_safe",
    ])?;
    let id = object.required("id").and_then(|node| node.id());
    let aliases = object
        .optional("aliases")
        .map(|node| node.list(false))
        .unwrap_or_default();
    let aliases = aliases.iter().filter_map(Node::id).collect();
    let name = object.required("name").and_then(|node| node.text());
    let called = object.optional("called").and_then(|node| node.text());
    let relationship = object.required("relationship").and_then(|node| node.text());
    let languages = object
        .optional("languages")
        .map(|node| languages(&node, false));
    let held = object
        .optional("authority")
        .map(|node| node.list(false))
        .unwrap_or_default();
    let own = own_ids(&object);
    let held = held
        .iter()
        .filter_map(|node| authority(node, known, &own, context));
    let authority = held.collect();
    let contact_safe = object
        .optional("contact_safe")
        .and_then(|node| node.boolean());
    let age = age(&object);
    Some(Person {
        id: id?,
        aliases,
        name: name?,
        called,
        age,
        relationship: relationship?,
        languages: languages.unwrap_or_default(),
        authority,
        contact_safe,
    })
}

fn own_ids<'a>(person: &Object<'a>) -> Vec<&'a str> {
    let id = person.members.get("id");
    let aliases = person.members.get("aliases").and_then(Value::as_array);
    let ids = id.into_iter().chain(aliases.into_iter().flatten());
    ids.filter_map(Value::as_str).collect()
}

/// A birthday, or a word that they are grown, never both; neither is unknown.
fn age(person: &Object) -> Age {
    let born = person.optional("dob").and_then(|node| node.date());
    let adult = person.optional("adult");
    if let Some(node) = &adult {
        if node.value != &Value::Bool(true) {
            node.fault(
                FaultCode::NotAllowed,
                "true; a child has a dob, the rest is left out",
            );
        } else if person.has("dob") {
            node.fault(FaultCode::NotAllowed, "either dob or adult, not both");
        }
    }
    match (born, adult) {
        (Some(born), _) => Age::Born(born),
        (None, Some(_)) => Age::Adult,
        (None, None) => Age::Unknown,
    }
}

fn authority(node: &Node, known: &[&str], own: &[&str], context: &Context) -> Option<Authority> {
    let object = node.object(&["over", "kind", "from", "to", "status", "evidence"])?;
    let over = object
        .required("over")
        .and_then(|node| other_person(&node, known, own));
    let kind = object
        .required("kind")
        .and_then(|node| node.code(AuthorityKind::CODES));
    if !object.has("from") {
        object.lacks("from", "the date or instant that it began");
    }
    let (from, to) = span(&object, "from", "to", context);
    let status = object
        .required("status")
        .and_then(|node| node.code(AuthorityStatus::CODES));
    let evidence = object.optional("evidence").and_then(|node| node.text());
    Some(Authority {
        over: over?,
        kind: kind.and_then(AuthorityKind::from_code)?,
        from: from?,
        to,
        status: status.and_then(AuthorityStatus::from_code)?,
        evidence,
    })
}

fn other_person(node: &Node, known: &[&str], own: &[&str]) -> Option<String> {
    let id = node.reference(known, "the id of one of the people")?;
    if own.contains(&id.as_str()) {
        node.fault(FaultCode::NotAllowed, "another person");
    }
    Some(id)
}

fn recipients_of(node: &Node, config: &Config, context: &Context) -> Vec<Recipient> {
    let list = node.list(false);
    distinct(&list, Some("id"));
    for node in &list {
        let id = node
            .value
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if config.recipient(id).is_some()
            && let Some(node) = node.open_object().and_then(|object| object.optional("id"))
        {
            node.fault(
                FaultCode::Duplicate,
                "an id that no configured recipient has",
            );
        }
    }
    list.iter()
        .filter_map(|node| recipient(node, context))
        .collect()
}

fn anchors(node: &Node) -> Vec<Anchor> {
    let Some(object) = node.open_object() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (ledger_id, node) in object.entries() {
        if !is_uuid(ledger_id) {
            node.fault(
                FaultCode::UnknownMember,
                "a ledger's id: a UUID in small letters",
            );
        }
        found.extend(node.ordinal().map(|sequence| Anchor {
            ledger_id: ledger_id.to_owned(),
            sequence,
        }));
    }
    found
}
