//! A checked case as the domain knows it.

use super::DecodedCase;
use crate::domain::case::{
    Age, Anchor, Authority, AuthorityKind, AuthorityStatus, Case, Employment, Person, Practitioner,
};
use crate::domain::time::{DateOrInstant, parse_date, parse_instant};
use crate::wire::config::recipient;
use crate::wire::read::Part;

pub fn case(part: Part) -> Option<DecodedCase> {
    let practitioner = practitioner(part.part("practitioner"))?;
    let case = Case {
        case_ref: part.text("case_ref"),
        practitioner,
        people: part.list("people", person),
        recipients: part.list("recipients", recipient),
        anchors: anchors(part.part("anchors")),
        now: parse_instant(part.str("now")),
        time_source: part.maybe_text("time_source"),
    };
    Some(DecodedCase {
        case,
        plan: part.0.get("plan").cloned(),
        records: part.list("records", |record| Some(record.0.clone())),
    })
}

fn practitioner(part: Part) -> Option<Practitioner> {
    let employment = Employment::from_code(part.str("employment"))?;
    Some(Practitioner {
        id: part.text("id"),
        name: part.text("name"),
        role: part.text("role"),
        job_title: part.text("job_title"),
        organisation: part.maybe_text("organisation"),
        employment,
    })
}

fn person(part: Part) -> Option<Person> {
    Some(Person {
        id: part.text("id"),
        aliases: part.texts("aliases"),
        name: part.text("name"),
        called: part.maybe_text("called"),
        age: age(part),
        relationship: part.text("relationship"),
        languages: part.texts("languages"),
        authority: part.list("authority", authority),
        contact_safe: part.maybe_flag("contact_safe"),
    })
}

fn age(part: Part) -> Age {
    match parse_date(part.str("dob")) {
        Some(born) => Age::Born(born),
        None if part.flag("adult") => Age::Adult,
        None => Age::Unknown,
    }
}

fn authority(part: Part) -> Option<Authority> {
    let kind = AuthorityKind::from_code(part.str("kind"))?;
    let status = AuthorityStatus::from_code(part.str("status"))?;
    Some(Authority {
        over: part.text("over"),
        kind,
        from: DateOrInstant::parse(part.str("from")),
        to: DateOrInstant::parse(part.str("to")),
        status,
        evidence: part.maybe_text("evidence"),
    })
}

pub fn anchors(part: Part) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    if let Some(members) = part.0.as_object() {
        for (ledger_id, sequence) in members {
            anchors.push(Anchor {
                ledger_id: ledger_id.clone(),
                sequence: sequence.as_u64().unwrap_or_default(),
            });
        }
    }
    anchors
}
