//! The plan, as `consent-plan` hands it to the host and the host hands it back.

use serde_json::{Map, Value};

use super::canonical::canonical;
use super::context::Context;
use super::fault::{Fault, FaultCode, Log};
use super::node::Node;
use super::read::Part as Read;
use super::record::ConfigRef;
use super::shape::{Distinct, ID, INSTANT, LANGUAGE, Least, NO_RULE, Shape, check, optional, required};
use crate::domain::case::Case;
use crate::domain::config::Config;
use crate::domain::item::Frequency;
use crate::domain::plan::{
    Danger, Judged, Part, Pattern, Plan, PlannedKind, PlannedPerson, PlannedPurpose, RealChoice,
    Safety, UnsafeBecause,
};
use crate::domain::time::{parse_instant, write_instant};

const PLAN_VERSION: i64 = 1;

/// Canonical JSON. What has no answer yet is left out.
pub fn encode_plan(plan: &Plan, config: &ConfigRef, case_ref: &str) -> String {
    let mut members = Map::new();
    members.insert("plan_version".into(), PLAN_VERSION.into());
    members.insert("case_ref".into(), case_ref.into());
    members.insert("config".into(), serde_json::to_value(config).unwrap_or_default());
    text(&mut members, "plan_id", &plan.plan_id);
    let created = plan.created.map(write_instant).unwrap_or_default();
    text(&mut members, "created", &created);
    members.insert("people".into(), plan.people.iter().map(person).collect());
    code(&mut members, "danger", plan.danger.map(Danger::code));
    members.insert("patterns".into(), plan.patterns.iter().map(|p| p.code()).collect());
    code(&mut members, "legitimate", plan.legitimate.map(Judged::code));
    code(&mut members, "identifies", plan.identifies.map(Judged::code));
    members.insert("purposes".into(), plan.purposes.iter().map(purpose).collect());
    text(&mut members, "notes", &plan.notes);
    canonical(&Value::Object(members))
}

fn person(planned: &PlannedPerson) -> Value {
    let mut members = Map::new();
    text(&mut members, "person", &planned.person);
    code(&mut members, "part", planned.part.map(Part::code));
    code(&mut members, "safety", planned.safety.map(Safety::code));
    members.insert("reasons".into(), planned.reasons.iter().map(|r| r.code()).collect());
    text(&mut members, "safety_note", &planned.safety_note);
    code(&mut members, "language", planned.language.as_deref());
    code(&mut members, "words_fit", planned.words_fit.map(Judged::code));
    Value::Object(members)
}

fn purpose(planned: &PlannedPurpose) -> Value {
    let mut members = Map::new();
    text(&mut members, "purpose_id", &planned.purpose_id);
    members.insert("kinds".into(), planned.kinds.iter().map(kind).collect());
    members.insert("recipients".into(), planned.recipients.iter().map(String::as_str).collect());
    code(&mut members, "frequency", planned.frequency.map(Frequency::code));
    code(&mut members, "choice", planned.choice.map(RealChoice::code));
    Value::Object(members)
}

fn kind(planned: &PlannedKind) -> Value {
    let mut members = Map::new();
    text(&mut members, "pii_id", &planned.pii_id);
    if let Some(needed) = planned.needed {
        members.insert("needed".into(), needed.into());
    }
    members.insert("about".into(), planned.about.iter().map(String::as_str).collect());
    text(&mut members, "left_out_because", &planned.left_out_because);
    Value::Object(members)
}

fn text(members: &mut Map<String, Value>, name: &str, text: &str) {
    code(members, name, Some(text).filter(|text| !text.trim().is_empty()));
}

fn code(members: &mut Map<String, Value>, name: &str, code: Option<&str>) {
    if let Some(code) = code {
        members.insert(name.to_owned(), code.into());
    }
}

const PLAN: Shape = Shape::Object(
    &[
        required("plan_version", Shape::Integer(PLAN_VERSION, PLAN_VERSION)),
        required("case_ref", Shape::Text),
        required("config", CONFIG),
        required("plan_id", Shape::Text),
        required("created", INSTANT),
        required("people", Shape::List(&PERSON, Least::None, Distinct::Nothing)),
        optional("danger", Shape::Code(Danger::CODES)),
        required("patterns", Shape::List(&Shape::Code(Pattern::CODES), Least::None, Distinct::Entry)),
        optional("legitimate", Shape::Code(Judged::CODES)),
        optional("identifies", Shape::Code(Judged::CODES)),
        required("purposes", Shape::List(&PURPOSE, Least::None, Distinct::Nothing)),
        optional("notes", Shape::Text),
    ],
    NO_RULE,
);

const CONFIG: Shape = Shape::Object(
    &[
        required("config_id", ID),
        required("version", super::shape::ORDINAL),
        required("digest", Shape::Text),
    ],
    NO_RULE,
);

const IDS: Shape = Shape::List(&ID, Least::None, Distinct::Entry);

const PERSON: Shape = Shape::Object(
    &[
        required("person", ID),
        optional("part", Shape::Code(Part::CODES)),
        optional("safety", Shape::Code(Safety::CODES)),
        required("reasons", Shape::List(&Shape::Code(UnsafeBecause::CODES), Least::None, Distinct::Entry)),
        optional("safety_note", Shape::Text),
        optional("language", LANGUAGE),
        optional("words_fit", Shape::Code(Judged::CODES)),
    ],
    NO_RULE,
);

const PURPOSE: Shape = Shape::Object(
    &[
        required("purpose_id", ID),
        required("kinds", Shape::List(&KIND, Least::None, Distinct::Nothing)),
        required("recipients", IDS),
        optional("frequency", Shape::Code(Frequency::CODES)),
        optional("choice", Shape::Code(RealChoice::CODES)),
    ],
    NO_RULE,
);

const KIND: Shape = Shape::Object(
    &[
        required("pii_id", ID),
        optional("needed", Shape::Boolean),
        required("about", IDS),
        optional("left_out_because", Shape::Text),
    ],
    NO_RULE,
);

/// Decodes a plan and holds it against today's configuration and case: what it
/// names must still be there.
///
/// # Errors
/// Every fault at once, each with its path inside the plan.
pub fn decode_plan(value: &Value, config: &Config, case: &Case) -> Result<Plan, Vec<Fault>> {
    let log = Log::default();
    check(&Node::root(value, &log), &PLAN, &Context::of_case(value, config));
    references(Read(value), &log, config, case);
    log.verdict(|| Some(plan(Read(value))))
}

fn references(plan: Read, log: &Log, config: &Config, case: &Case) {
    let unknown = |path: String, known: bool, expected: &str, id: &str| {
        if !known {
            log.note(path, FaultCode::UnknownReference, expected, Some(id.to_owned()));
        }
    };
    let case_ref = plan.str("case_ref");
    unknown("$.case_ref".into(), case_ref == case.case_ref, "the reference of this case", case_ref);
    for (place, planned) in plan.parts("people").enumerate() {
        let id = planned.str("person");
        let path = ["$.people[", &place.to_string(), "].person"].concat();
        unknown(path, case.person(id).is_some(), "the id of one of the people", id);
    }
    for (place, planned) in plan.parts("purposes").enumerate() {
        let base = ["$.purposes[", &place.to_string(), "]"].concat();
        let id = planned.str("purpose_id");
        let known = config.purpose(id).is_some();
        unknown([&base, ".purpose_id"].concat(), known, "the id of a purpose", id);
        for (place, id) in planned.texts("recipients").iter().enumerate() {
            let path = [&base, ".recipients[", &place.to_string(), "]"].concat();
            let known = config.recipient(id).or_else(|| case.recipient(id)).is_some();
            unknown(path, known, "the id of a recipient", id);
        }
        for (place, kind) in planned.parts("kinds").enumerate() {
            let base = [&base, ".kinds[", &place.to_string(), "]"].concat();
            let id = kind.str("pii_id");
            unknown([&base, ".pii_id"].concat(), config.kind(id).is_some(), "the id of a kind", id);
            for (place, id) in kind.texts("about").iter().enumerate() {
                let path = [&base, ".about[", &place.to_string(), "]"].concat();
                unknown(path, case.person(id).is_some(), "the id of one of the people", id);
            }
        }
    }
}

fn plan(read: Read) -> Plan {
    let coded = |name: &str| read.str(name);
    Plan {
        plan_id: read.text("plan_id"),
        created: parse_instant(read.str("created")),
        people: read.parts("people").map(read_person).collect(),
        danger: Danger::from_code(coded("danger")),
        patterns: read.texts("patterns").iter().filter_map(|c| Pattern::from_code(c)).collect(),
        legitimate: Judged::from_code(coded("legitimate")),
        identifies: Judged::from_code(coded("identifies")),
        purposes: read.parts("purposes").map(read_purpose).collect(),
        notes: read.text("notes"),
    }
}

fn read_person(read: Read) -> PlannedPerson {
    let reasons = read.texts("reasons");
    PlannedPerson {
        person: read.text("person"),
        part: Part::from_code(read.str("part")),
        safety: Safety::from_code(read.str("safety")),
        reasons: reasons.iter().filter_map(|code| UnsafeBecause::from_code(code)).collect(),
        safety_note: read.text("safety_note"),
        language: read.maybe_text("language"),
        words_fit: Judged::from_code(read.str("words_fit")),
    }
}

fn read_purpose(read: Read) -> PlannedPurpose {
    PlannedPurpose {
        purpose_id: read.text("purpose_id"),
        kinds: read.parts("kinds").map(read_kind).collect(),
        recipients: read.texts("recipients"),
        frequency: Frequency::from_code(read.str("frequency")),
        choice: RealChoice::from_code(read.str("choice")),
    }
}

fn read_kind(read: Read) -> PlannedKind {
    PlannedKind {
        pii_id: read.text("pii_id"),
        needed: read.maybe_flag("needed"),
        about: read.texts("about"),
        left_out_because: read.text("left_out_because"),
    }
}
