//! What a `consent_event` says of a person's answers.

use serde_json::Value;

use super::{Reading, is_true, item};
use crate::domain::choice::Decision;
use crate::domain::element::Element;
use crate::domain::item::Frequency;
use crate::domain::permission::{Facts, Source};
use crate::domain::standing::{AlsoAbout, Statement, TakenBack};
use crate::domain::time::{DateOrInstant, Instant, Period, Zone, parse_date, parse_instant};
use crate::wire::context::{entries, text};

pub fn consent_event(reading: &Reading, source: &Source, facts: &mut Facts) {
    let by = reading.section("event").get("entity_id").and_then(|ids| ids.get(0));
    let Some(by) = by.and_then(Value::as_str) else {
        reading.fault("event.entity_id", "the person whose act it is", "");
        return;
    };
    let whole = Whole::of(reading, source, by);
    if is_true(reading.record.get("withdraws_everything")) {
        facts.said.taken_back.push(TakenBack {
            by: by.to_owned(),
            at: source.at,
            day: reading.day(source.at),
            ledger_id: source.ledger_id.clone(),
            sequence: source.sequence,
            record_id: source.record_id.clone(),
        });
    }
    for (which, choice) in reading.list("choices").iter().enumerate() {
        // What only restates an earlier record has been counted there.
        if choice.get("from_record").is_none() {
            facts.said.statements.extend(whole.statement(reading, which, choice));
        }
    }
}

/// What all choices of a record share.
struct Whole<'a> {
    source: &'a Source,
    by: &'a str,
    digest: &'a str,
    zone: Zone,
    valid: bool,
    imported: bool,
    explained_at: Option<Instant>,
}

impl<'a> Whole<'a> {
    fn of(reading: &Reading<'a>, source: &'a Source, by: &'a str) -> Whole<'a> {
        let understanding = reading.section("understanding");
        let (mut explained_at, mut covered) = (None, Vec::new());
        for explained in entries(understanding, "explained") {
            explained_at = explained_at.max(parse_instant(text(explained, "at")));
            covered.push(text(explained, "element"));
        }
        let whole = Element::CODES.iter().all(|element| covered.contains(element));
        // Only a record that says so makes a yes count.
        let valid = is_true(understanding.get("valid"));
        let gaps = text(understanding, "method") == "imported" && !whole;
        let spoilt = entries(understanding, "invalid_because").iter().any(|because| {
            !matches!(because.as_str(), Some("not_all_explained" | "not_explained"))
        });
        Whole {
            source,
            by,
            digest: reading.text("integrity", "digest"),
            zone: Zone::from_name(reading.text("record", "time_zone")).unwrap_or(Zone::Utc),
            valid: valid && !gaps,
            imported: gaps && !spoilt,
            explained_at,
        }
    }

    fn statement(&self, reading: &Reading, which: usize, choice: &Value) -> Option<Statement> {
        let inner = |name: &str| ["choices[", &which.to_string(), "]", name].concat();
        let decision = text(choice, "decision");
        let path = || inner(".decision");
        let decision = reading.code(path, decision, Decision::from_code, Decision::CODES);
        let decided_at = reading.instant(|| inner(".decided_at"), text(choice, "decided_at"));
        let item = item(choice);
        let ids = [&item.about, &item.pii_id, &item.purpose_id, &item.recipient_id];
        if ids.iter().any(|id| id.is_empty()) {
            reading.fault(&inner(""), "about, pii_id, purpose_id and recipient_id", "");
            return None;
        }
        let (decision, decided_at) = (decision?, decided_at?);
        Some(Statement {
            by: self.by.to_owned(),
            item,
            decision,
            decided_at,
            day: reading.day(decided_at),
            ledger_id: self.source.ledger_id.clone(),
            sequence: self.source.sequence,
            record_id: self.source.record_id.clone(),
            digest: self.digest.to_owned(),
            choice_id: text(choice, "choice_id").to_owned(),
            valid: self.valid,
            imported: self.imported,
            explained_at: self.explained_at,
            valid_until: self.valid_until(reading, &inner, choice, decided_at),
            review_due: parse_date(text(choice, "review_due")),
            frequency: Frequency::from_code(text(choice, "frequency")),
            also_about: also_about(choice),
            conditions: text(choice, "conditions").to_owned(),
        })
    }

    /// The earlier of the date and what the period gives. What cannot be read ends at once.
    fn valid_until(
        &self,
        reading: &Reading,
        inner: &dyn Fn(&str) -> String,
        choice: &Value,
        decided_at: Instant,
    ) -> Option<DateOrInstant> {
        let mut until: Option<DateOrInstant> = None;
        for (name, expected) in [
            ("valid_until", "a date, or an ISO 8601 instant with its offset"),
            ("validity_duration", "a period such as P6M"),
        ] {
            if choice.get(name).is_none() {
                continue;
            }
            let written = text(choice, name);
            let found = DateOrInstant::parse(written).or_else(|| {
                let last = Period::parse(written)?.last_day(self.zone.date_of(decided_at));
                Some(DateOrInstant::Date(last))
            });
            if found.is_none() {
                reading.fault(&inner(&[".", name].concat()), expected, written);
            }
            let found = found.unwrap_or(DateOrInstant::Instant(decided_at));
            if until.is_none_or(|until| found.ends(self.zone) < until.ends(self.zone)) {
                until = Some(found);
            }
        }
        until
    }
}

fn also_about(choice: &Value) -> Vec<AlsoAbout> {
    let mut list = Vec::new();
    for also in entries(choice, "also_about") {
        let (about, pii_id) = (text(also, "about").to_owned(), text(also, "pii_id").to_owned());
        list.push(AlsoAbout { about, pii_id });
    }
    list
}
