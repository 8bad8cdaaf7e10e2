//! What a record says that it does to another, held against that other.

use serde_json::{Map, Value};

use super::super::member;
use super::{Findings, Index, number, place_in};
use crate::domain::element::Element;
use crate::wire::context::{text, texts};
use crate::wire::fault::FaultCode;
use crate::wire::record::{RecordKind, Relation};

pub type Record = Map<String, Value>;

/// Which kinds may stand in a relation to which.
struct Lawful {
    relation: Relation,
    from: &'static [RecordKind],
    to: &'static [RecordKind],
    /// What must hold besides.
    fits: fn(&Record, &Record) -> bool,
    expected: &'static str,
}

const CONSENT: &[RecordKind] = &[RecordKind::ConsentEvent];
const DECISION: &[RecordKind] = &[RecordKind::DisclosureDecision];
const ASKED: &[RecordKind] = &[RecordKind::Request, RecordKind::Advice];
const REPLIES: &[RecordKind] = &[
    RecordKind::Request,
    RecordKind::Advice,
    RecordKind::DisclosureDecision,
    RecordKind::Disclosure,
    RecordKind::Notice,
];
const ANY: &[RecordKind] = RecordKind::ALL;

const TABLE: &[Lawful] = &[
    Lawful {
        relation: Relation::Supersedes,
        from: ANY,
        to: ANY,
        fits: supersedes,
        expected: "a record of the same kind, and of the same person",
    },
    Lawful {
        relation: Relation::Renews,
        from: CONSENT,
        to: CONSENT,
        fits: of_one_person,
        expected: "an answer of the same person",
    },
    Lawful {
        relation: Relation::Withdraws,
        from: CONSENT,
        to: CONSENT,
        fits: withdraws,
        expected: "a yes of the same person to what is taken back",
    },
    Lawful {
        relation: Relation::Overrides,
        from: DECISION,
        to: &[RecordKind::ConsentEvent, RecordKind::Restriction],
        fits: always,
        expected: "a decision about an answer or a restriction",
    },
    Lawful {
        relation: Relation::Reconsiders,
        from: &[RecordKind::DisclosureDecision, RecordKind::Request],
        to: &[RecordKind::DisclosureDecision, RecordKind::Request],
        fits: always,
        expected: "a decision or a request, looked at again",
    },
    Lawful {
        relation: Relation::Corrects,
        from: CONSENT,
        to: CONSENT,
        fits: always,
        expected: "an answer that was entered in error",
    },
    Lawful {
        relation: Relation::Completes,
        from: DECISION,
        to: DECISION,
        fits: completes,
        expected: "a complete decision, and one that was incomplete",
    },
    Lawful {
        relation: Relation::Answers,
        from: REPLIES,
        to: ASKED,
        fits: always,
        expected: "a reply to a request or to a question for advice",
    },
    Lawful {
        relation: Relation::Under,
        from: ANY,
        to: ANY,
        fits: |_, to| kind(to) != Some(RecordKind::Disposal),
        expected: "a record that something can stand on",
    },
    Lawful {
        relation: Relation::Disposes,
        from: &[RecordKind::Disposal],
        to: ANY,
        fits: |_, to| kind(to) != Some(RecordKind::Disposal),
        expected: "a disposal of a record that is no disposal",
    },
];

pub fn check(index: &Index, findings: &mut Findings) {
    for place in 0..findings.records.len() {
        let Some(record) = findings.record(place) else { continue };
        let related = member(record, "record", "relates_to").and_then(Value::as_array);
        for (which, related) in related.into_iter().flatten().enumerate() {
            one(place, record, which, related, index, findings);
        }
        renewal(place, record, index, findings);
    }
}

/// A renewal explains nothing anew, so what it agrees to was agreed to before.
fn renewal(place: usize, record: &Record, index: &Index, findings: &mut Findings) {
    let related = member(record, "record", "relates_to").and_then(Value::as_array);
    let (mut renewed, mut renewals) = (Vec::new(), 0);
    for related in related.into_iter().flatten() {
        if text(related, "relation") == Relation::Renews.code() {
            renewals += 1;
            // What is not here cannot be told: the relation itself has been judged.
            let Some(to) = place_in(&index.ids, text(related, "record_id")) else { return };
            renewed.extend(findings.record(to).filter(|target| of_one_person(record, target)));
        }
    }
    if renewals == 0 || explains_everything(record) {
        return;
    }
    for (which, choice) in choices(record).iter().enumerate() {
        let before = renewed.iter().any(|target| agrees(target, choice));
        if choice.get("from_record").is_none() && is_yes(choice) && !before {
            let inner = ["choices[", &which.to_string(), "].decision"].concat();
            let expected = "a yes that was said before, or all nine elements explained";
            findings.note(place, &inner, FaultCode::ImpossibleTransition, expected, "agreed");
        }
    }
}

fn is_yes(choice: &Value) -> bool {
    text(choice, "decision") == "agreed"
}

/// Whether a record says yes to the item of this choice.
fn agrees(record: &Record, to: &Value) -> bool {
    let names = ["about", "pii_id", "purpose_id", "recipient_id"];
    let same = |choice: &Value| names.iter().all(|name| choice.get(name) == to.get(name));
    choices(record).iter().any(|choice| is_yes(choice) && same(choice))
}

fn explains_everything(record: &Record) -> bool {
    let explained = member(record, "understanding", "explained").and_then(Value::as_array);
    let mut elements = Element::CODES.iter();
    elements.all(|element| {
        explained.is_some_and(|all| all.iter().any(|one| text(one, "element") == *element))
    })
}

fn one(
    place: usize,
    record: &Record,
    which: usize,
    related: &Value,
    index: &Index,
    findings: &mut Findings,
) {
    let name = text(related, "relation");
    let Some(relation) = Relation::from_code(name) else { return };
    let id = text(related, "record_id");
    let inner = |name: &str| ["record.relates_to[", &which.to_string(), "].", name].concat();
    let Some(to) = place_in(&index.ids, id) else {
        let gone = index.gone_ids.contains_key(id);
        if !gone {
            let expected = "the id of a record that is here";
            findings.note(place, &inner("record_id"), FaultCode::UnknownRelation, expected, id);
        } else if !may_be_from(relation, record) {
            impossible(place, &inner("relation"), relation, findings);
        }
        return;
    };
    let Some(target) = findings.record(to) else { return };
    let (given, sealed) = (text(related, "digest"), findings.text(to, "integrity", "digest"));
    if given != sealed {
        findings.note(place, &inner("digest"), FaultCode::BrokenChain, sealed, given);
    }
    let lawful = TABLE.iter().find(|lawful| lawful.relation == relation);
    let fits = lawful.is_some_and(|lawful| {
        is_one_of(lawful.from, record)
            && is_one_of(lawful.to, target)
            && (lawful.fits)(record, target)
    });
    if to == place || !fits || !comes_before(target, record) {
        impossible(place, &inner("relation"), relation, findings);
    }
}

fn impossible(place: usize, inner: &str, relation: Relation, findings: &mut Findings) {
    let lawful = TABLE.iter().find(|lawful| lawful.relation == relation);
    let expected = lawful.map_or("", |lawful| lawful.expected);
    findings.note(place, inner, FaultCode::ImpossibleTransition, expected, relation.code());
}

fn may_be_from(relation: Relation, record: &Record) -> bool {
    let mut lawful = TABLE.iter().filter(|lawful| lawful.relation == relation);
    lawful.any(|lawful| is_one_of(lawful.from, record))
}

fn is_one_of(kinds: &[RecordKind], record: &Record) -> bool {
    kind(record).is_some_and(|kind| kinds.contains(&kind))
}

fn kind(record: &Record) -> Option<RecordKind> {
    RecordKind::from_code(header(record, "record_kind"))
}

fn header<'a>(record: &'a Record, name: &str) -> &'a str {
    member(record, "record", name).and_then(Value::as_str).unwrap_or_default()
}

/// In one ledger a record can only speak of an earlier one. Between two the clocks
/// are no proof.
fn comes_before(target: &Record, record: &Record) -> bool {
    header(target, "ledger_id") != header(record, "ledger_id")
        || number(member(target, "record", "sequence"))
            < number(member(record, "record", "sequence"))
}

fn always(_: &Record, _: &Record) -> bool {
    true
}

/// Like with like: an authority for the same two people, a restriction or an
/// assessment of the same person.
fn supersedes(record: &Record, target: &Record) -> bool {
    let same =
        |section: &str, name: &str| member(record, section, name) == member(target, section, name);
    let assessed =
        |record: &Record| first(record, "capacity").map(|one| text(one, "about").to_owned());
    kind(record) == kind(target)
        && match kind(record) {
            Some(RecordKind::Authority) => same("authority", "person") && same("authority", "over"),
            Some(RecordKind::Restriction) => same("restriction", "about"),
            Some(RecordKind::Competence) => assessed(record) == assessed(target),
            Some(RecordKind::ConsentEvent) => of_one_person(record, target),
            Some(RecordKind::Disposal) => false,
            _ => true,
        }
}

fn first<'a>(record: &'a Record, list: &str) -> Option<&'a Value> {
    record.get(list)?.as_array()?.first()
}

/// The person whose act it is, under all their ids.
fn names(record: &Record) -> Vec<&str> {
    let entity = member(record, "event", "entity_id").and_then(|ids| ids.get(0));
    ids_of(record, entity.and_then(Value::as_str).unwrap_or_default())
}

/// All the ids under which a record knows whoever has this one.
pub fn ids_of<'a>(record: &'a Record, id: &'a str) -> Vec<&'a str> {
    let mut names = vec![id];
    let parties = record.get("party_identification").and_then(Value::as_array);
    for party in parties.into_iter().flatten() {
        let mut ids = texts(party, "aliases");
        ids.push(text(party, "party_id"));
        if ids.contains(&id) {
            names.append(&mut ids);
        }
    }
    names
}

pub fn of_one_person(record: &Record, target: &Record) -> bool {
    let theirs = names(target);
    names(record).iter().any(|name| theirs.contains(name))
}

/// Something that is taken back here was agreed to there.
fn withdraws(record: &Record, target: &Record) -> bool {
    let everything = record.contains_key("withdraws_everything");
    let taken_back =
        |choice: &Value| text(choice, "decision") == "withdrawn" && agrees(target, choice);
    of_one_person(record, target)
        && choices(target).iter().any(is_yes)
        && (everything || choices(record).iter().any(taken_back))
}

pub fn choices(record: &Record) -> &[Value] {
    match record.get("choices") {
        Some(Value::Array(choices)) => choices,
        _ => &[],
    }
}

fn completes(record: &Record, target: &Record) -> bool {
    let incomplete = |record: &Record| {
        let incomplete = member(record, "decision", "incomplete");
        incomplete.and_then(Value::as_bool).unwrap_or_default()
    };
    incomplete(target) && !incomplete(record)
}
