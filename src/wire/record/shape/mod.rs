//! The shape of a record. `schema/record.schema.json` says the same to hosts.

mod answering;
mod consent;
mod decision;
mod event;
mod follows;
mod header;
mod keeping;
#[cfg(not(target_arch = "wasm32"))]
mod normal;
mod parts;
mod people;
mod processing;
mod rules;
mod sharing;
mod state;
mod whole;

use serde_json::Value;

use super::RecordKind;
use crate::domain::time::Zone;
use crate::wire::context::{Context, text};
use crate::wire::fault::{Fault, Log};
use crate::wire::node::Node;
use crate::wire::shape::{Distinct, Least, Member, Shape, TRUE, check, optional, required};

const RECORD: Shape = Shape::Object(
    &[
        required("record", header::HEADER),
        section("pii_processing", processing::PROCESSING),
        required(
            "party_identification",
            Shape::List(&event::PARTY, Least::One, Distinct::Member("party_id")),
        ),
        required("event", event::EVENT),
        section(
            "choices",
            Shape::List(&consent::CHOICE, Least::None, Distinct::Member("choice_id")),
        ),
        section("capacity", Shape::List(&people::CAPACITY, Least::None, Distinct::Nothing)),
        section("authority", people::AUTHORITY),
        section("withdraws_everything", TRUE),
        section("disposal", keeping::DISPOSAL),
        section("understanding", consent::UNDERSTANDING),
        section("free_choice", consent::FREE_CHOICE),
        section("views", Shape::List(&people::VIEW, Least::None, Distinct::Nothing)),
        section("decision", decision::DECISION),
        section("disclosure", sharing::DISCLOSURE),
        section("request", sharing::REQUEST),
        section("advice", sharing::ADVICE),
        section("restriction", sharing::RESTRICTION),
        section("stopped", keeping::STOPPED),
        section("practitioner_only", keeping::PRACTITIONER_ONLY),
        section("release", keeping::RELEASE),
        required("integrity", keeping::INTEGRITY),
    ],
    rules::record,
);

/// Whether it must, may or may not be there depends on the kind.
const fn section(name: &'static str, shape: Shape) -> Member {
    optional(name, shape)
}

/// What a kind of record holds besides what every kind does, and the states that its
/// event can be in.
struct KindShape {
    kind: RecordKind,
    sections: &'static [&'static str],
    states: &'static [&'static str],
}

const KINDS: &[KindShape] = &[
    KindShape {
        kind: RecordKind::ConsentEvent,
        sections: &["pii_processing", "choices", "capacity", "understanding", "free_choice"],
        states: &[
            "given",
            "refused",
            "deferred",
            "given_in_part",
            "withdrawn",
            "withdrawn_in_part",
            "renewed",
            "reviewed",
            "entered_in_error",
        ],
    },
    KindShape {
        kind: RecordKind::Notice,
        sections: &["pii_processing", "understanding"],
        states: &["told", "explained"],
    },
    KindShape {
        kind: RecordKind::Authority,
        sections: &["authority"],
        states: people::AUTHORITY_STATUS,
    },
    KindShape {
        kind: RecordKind::Competence,
        sections: &["capacity"],
        states: people::COMPETENCE_OUTCOME,
    },
    KindShape {
        kind: RecordKind::DisclosureDecision,
        sections: &["decision"],
        states: &["decided_to_disclose", "decided_not_to_disclose", "decision_deferred"],
    },
    KindShape { kind: RecordKind::Disclosure, sections: &["disclosure"], states: &["disclosed"] },
    KindShape {
        kind: RecordKind::Request,
        sections: &["request"],
        states: sharing::REQUEST_OUTCOME,
    },
    KindShape { kind: RecordKind::Advice, sections: &["advice"], states: &["sought", "given"] },
    KindShape {
        kind: RecordKind::Restriction,
        sections: &["restriction"],
        states: &["in_force", "lifted"],
    },
    KindShape { kind: RecordKind::TalkNotCompleted, sections: &["stopped"], states: &["stopped"] },
    KindShape { kind: RecordKind::Disposal, sections: &["disposal"], states: &["disposed"] },
];

/// Everything in which this is no record, each with its path.
pub fn record_faults(value: &Value) -> Vec<Fault> {
    let log = Log::default();
    check_record(&Node::root(value, &log));
    log.into_faults()
}

/// Notes everything in which this is no record.
pub fn check_record(node: &Node) {
    let header = node.value.get("record").unwrap_or(&Value::Null);
    let zone = Zone::from_name(text(header, "time_zone"));
    let context = Context::of_record(zone);
    check(node, &RECORD, &context);
    #[cfg(not(target_arch = "wasm32"))]
    normal::check(node);
}
