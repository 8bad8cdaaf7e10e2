//! What records of the other kinds establish.

use serde_json::Value;

use super::chores::{self, open};
use super::{Reading, is_true};
use crate::domain::authority::{Competence, Established};
use crate::domain::case::{Anchor, AuthorityKind, AuthorityStatus};
use crate::domain::permission::{
    Assessment, DecisionOutcome, Disclosed, DisclosureDecision, Facts, Restriction, Source,
};
use crate::wire::context::{text, texts};

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

/// What was found of each person, for the purposes that are named, or for all.
pub fn competence(reading: &Reading, source: &Source, facts: &mut Facts) {
    for (which, capacity) in reading.list("capacity").iter().enumerate() {
        let inner = || ["capacity[", &which.to_string(), "].outcome"].concat();
        let found = text(capacity, "outcome");
        let found = if found.is_empty() { reading.text("event", "event_state") } else { found };
        let outcome = reading.code(inner, found, Competence::from_code, Competence::CODES);
        let Some(outcome) = outcome else { continue };
        facts.assessments.push(Assessment {
            source: source.clone(),
            about: text(capacity, "about").to_owned(),
            purposes: capacity.get("purposes").map(|_| owned(texts(capacity, "purposes"))),
            outcome,
        });
    }
}

pub fn authority(reading: &Reading, source: &Source, facts: &mut Facts) {
    let text = |name: &str| reading.text("authority", name);
    let kind = reading.code(
        || "authority.kind".to_owned(),
        text("kind"),
        AuthorityKind::from_code,
        AuthorityKind::CODES,
    );
    let known = AuthorityStatus::CODES;
    let path = || "authority.status".to_owned();
    let status = reading.code(path, text("status"), AuthorityStatus::from_code, known);
    let (from, to) =
        (reading.maybe_bound("authority", "from"), reading.maybe_bound("authority", "to"));
    let (Some(kind), Some(status)) = (kind, status) else { return };
    let established = Established {
        person: text("person").to_owned(),
        over: text("over").to_owned(),
        kind,
        status,
        from,
        to,
    };
    facts.established.push((source.clone(), established));
}

pub fn decision(reading: &Reading, source: &Source, facts: &mut Facts) {
    let outcome = reading.text("decision", "outcome");
    let known = DecisionOutcome::CODES;
    let path = || "decision.outcome".to_owned();
    let outcome = reading.code(path, outcome, DecisionOutcome::from_code, known);
    let valid_from = reading.bound("decision", "valid_from");
    let valid_until = reading.bound("decision", "valid_until");
    let complete_by = reading.maybe_bound("decision", "complete_by");
    let section = reading.section("decision");
    let (Some(outcome), Some(valid_from), Some(valid_until)) = (outcome, valid_from, valid_until)
    else {
        return;
    };
    let decision = DisclosureDecision {
        source: source.clone(),
        outcome,
        items: reading.items("decision"),
        valid_from,
        valid_until,
        incomplete: is_true(section.get("incomplete")),
        complete_by,
        overrides_restriction: owned(texts(section, "overrides_restriction")),
    };
    chores::decision(reading, &decision, facts);
    facts.decisions.push(decision);
}

/// One that lifts another restricts nothing itself.
pub fn restriction(reading: &Reading, source: &Source, facts: &mut Facts) {
    if reading.text("event", "event_state") == "lifted" {
        return;
    }
    let section = reading.section("restriction");
    let valid_until = reading.maybe_bound("restriction", "valid_until");
    facts.restrictions.push(Restriction {
        source: source.clone(),
        about: text(section, "about").to_owned(),
        pii_ids: owned(texts(section, "pii_ids")),
        // `all`, and whatever is no list of recipients.
        recipient_ids: section
            .get("recipient_ids")
            .filter(|list| list.is_array())
            .map(|_| owned(texts(section, "recipient_ids"))),
        valid_until,
    });
}

pub fn disclosure(reading: &Reading, source: &Source, facts: &mut Facts) {
    let items = reading.items("disclosure");
    let section = reading.section("disclosure");
    let urgent = text(section, "method");
    if section.get("confirmed_in_writing_at").is_none() && matches!(urgent, "phone" | "talk") {
        let about = items.first().map_or("", |item| item.about.as_str());
        open(facts, source, "confirm_in_writing", None, about);
    }
    facts.disclosures.push(Disclosed { source: source.clone(), items });
}

/// What was disposed of is not missing.
pub fn disposal(reading: &Reading, source: &Source, facts: &mut Facts) {
    let disposed = reading.section("disposal").get("sequence").and_then(Value::as_u64);
    if let Some(sequence) = disposed {
        facts.kept.push(Anchor { ledger_id: source.ledger_id.clone(), sequence });
    }
}
