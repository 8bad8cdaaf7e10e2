//! The plan, as `consent-plan` hands it to the host and the host hands it back.

use serde_json::Value;

use super::canonical::canonical;
use super::context::Context;
use super::fault::{Fault, FaultCode, Log};
use super::members::Members;
use super::node::Node;
use super::read::Part as Read;
use super::record::ConfigRef;
use super::shape::{
    Distinct, HOST_ID, ID, INSTANT, Least, NO_RULE, ORDINAL, Shape, WHOLE, check, one_of, optional,
    required,
};
use crate::domain::answers::Answers;
use crate::domain::case::Case;
use crate::domain::config::Config;
use crate::domain::plan::{Of, Plan, Says, rule_of};
use crate::domain::time::{parse_instant, write_instant};

const PLAN_VERSION: i64 = 1;

/// Canonical JSON. What has no answer yet is left out.
pub fn encode_plan(plan: &Plan, config: &ConfigRef, case_ref: &str) -> String {
    let mut answers = Members::new();
    for (field, _) in plan.answers.entries() {
        answers.texts(field, plan.answers.all(field));
    }
    let mut members = Members::new();
    members.number("plan_version", PLAN_VERSION);
    members.text("plan_id", &plan.plan_id);
    members.text("case_ref", case_ref);
    members.object("config", config.encode());
    members.maybe("created", plan.created.map(write_instant).as_deref());
    members.texts("asked", plan.asked().into_iter());
    members.object("answers", answers);
    canonical(&members.into())
}

static PLAN: Shape = Shape::Object(
    &[
        required("plan_version", Shape::Integer(PLAN_VERSION, PLAN_VERSION)),
        required("plan_id", Shape::Text),
        required("case_ref", Shape::Text),
        required("config", CONFIG),
        optional("created", INSTANT),
        required("asked", Shape::List(&HOST_ID, Least::None, Distinct::Entry)),
        required("answers", WHOLE),
    ],
    NO_RULE,
);

const CONFIG: Shape = Shape::Object(
    &[required("config_id", ID), required("version", ORDINAL), required("digest", Shape::Text)],
    NO_RULE,
);

/// Decodes a plan and holds it against today's configuration and case: what it
/// names must still be there.
///
/// # Errors
/// Every fault at once, each with its path inside the plan.
pub fn decode_plan(value: &Value, config: &Config, case: &Case) -> Result<Plan, Vec<Fault>> {
    let log = Log::default();
    let root = Node::root(value, &log);
    check(&root, &PLAN, &Context::of_case(value, config));
    if let Some(case_ref) = root.member("case_ref")
        && case_ref.value.as_str() != Some(&case.case_ref)
    {
        case_ref.fault(FaultCode::OtherCase, "the reference of this case");
    }
    // Of the wrong type it has been found to be by its shape already.
    let answers = root.member("answers").filter(|answers| answers.value.is_object());
    if let Some(answers) = answers.and_then(|answers| answers.object()) {
        for (id, node) in answers.entries() {
            check_answer(id, &node, config, case);
        }
    }
    log.verdict(|| Some(plan(Read(value))))
}

/// Whether there is such a field, and whether it can say this.
fn check_answer(id: &str, node: &Node, config: &Config, case: &Case) {
    let mut about = id.split('.').skip(1);
    let rule = rule_of(id).filter(|rule| {
        rule.of.iter().all(|of| about.next().is_some_and(|part| is_known(*of, part, config, case)))
    });
    let Some(rule) = rule.filter(|_| about.next().is_none()) else {
        node.fault(FaultCode::UnknownMember, "a field of a plan, about what is here");
        return;
    };
    for said in node.list().unwrap_or_default() {
        let Some(text) = said.string() else { continue };
        match rule.says {
            Says::Code(codes) | Says::Codes(codes) => {
                if !codes.contains(&text) {
                    said.fault(FaultCode::UnknownCode, &one_of(codes));
                }
            }
            Says::People => known(&said, is_known(Of::Person, text, config, case)),
            Says::Purposes => known(&said, is_known(Of::Purpose, text, config, case)),
            Says::Recipients => {
                known(&said, config.recipient(text).or_else(|| case.recipient(text)).is_some());
            }
            Says::Language => known(&said, config.languages.iter().any(|known| known == text)),
            Says::Text => {}
        }
    }
}

fn known(node: &Node, known: bool) {
    if !known {
        node.fault(FaultCode::UnknownReference, "an id that is here today");
    }
}

fn is_known(of: Of, id: &str, config: &Config, case: &Case) -> bool {
    match of {
        Of::Person => case.person(id).is_some(),
        Of::Purpose => config.purpose(id).is_some(),
        Of::Kind => config.kind(id).is_some(),
    }
}

fn plan(read: Read) -> Plan {
    let mut answers = Answers::default();
    if let Value::Object(members) = read.part("answers").0 {
        for field in members.keys() {
            for said in read.part("answers").texts(field) {
                answers.mark(field, &said, true);
            }
        }
    }
    Plan { plan_id: read.text("plan_id"), created: parse_instant(read.str("created")), answers }
}
