//! The plan, as `consent-plan` hands it to the host and the host hands it back.

use serde_json::Value;

use super::canonical::{canonical, digest};
use super::context::Context;
use super::fault::{Fault, FaultCode, Log, one_of};
use super::members::Members;
use super::node::Node;
use super::read::Part as Read;
use super::record::ConfigRef;
use super::shape::{
    Distinct, HOST_ID, ID, INSTANT, Least, NO_RULE, ORDINAL, Shape, WHOLE, check, optional,
    required,
};
use crate::domain::answers::{Answers, field};
use crate::domain::case::Case;
use crate::domain::config::{Config, OrganisationType, Recipient};
use crate::domain::plan::{OWN, Of, Pattern, Plan, Says, rule_of};
use crate::domain::time::{parse_instant, write_instant};
use crate::domain::words::{Audience, Voice, Words};

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
    let mut events = Members::new();
    for (event, at) in &plan.events {
        events.text(event.code(), &write_instant(*at));
    }
    members.object("events", events);
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
        optional("events", EVENTS),
        required("asked", Shape::List(&HOST_ID, Least::None, Distinct::Entry)),
        required("answers", WHOLE),
    ],
    NO_RULE,
);

const EVENTS: Shape = Shape::Object(
    &[
        optional("moved_area", INSTANT),
        optional("new_agency", INSTANT),
        optional("separation", INSTANT),
        optional("new_information", INSTANT),
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
        let own = own_recipients(&plan(Read(value)), config);
        for (id, node) in answers.entries() {
            check_answer(id, &node, &own, config, case);
        }
    }
    log.verdict(|| Some(plan(Read(value))))
}

/// Whether there is such a field, and whether it can say this.
fn check_answer(id: &str, node: &Node, own: &[Recipient], config: &Config, case: &Case) {
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
                let listed = config.recipient(text).or_else(|| case.recipient(text)).is_some();
                known(&said, listed || own.iter().any(|own| own.id == text));
            }
            Says::Language => known(&said, config.languages.iter().any(|known| known == text)),
            Says::Methods => known(&said, config.method(text).is_some()),
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
        Of::Own => OWN.contains(&id),
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
    let mut events = Vec::new();
    for event in Pattern::EVENTS {
        let at = parse_instant(read.part("events").str(event.code()));
        events.extend(at.map(|at| (*event, at)));
    }
    Plan {
        plan_id: read.text("plan_id"),
        created: parse_instant(read.str("created")),
        events,
        answers,
    }
}

/// How the ids of a plan's own recipients begin, at one of their places or at any.
pub fn own_stem(plan: &Plan, place: &str) -> String {
    ["own-", &plan.plan_id, "-", place].concat()
}

/// The recipients of the family's own that are written down whole. Whoever has another
/// name is somebody else and has another id, so that no answer ever counts for them.
pub fn own_recipients(plan: &Plan, config: &Config) -> Vec<Recipient> {
    let mut found = Vec::new();
    for place in OWN {
        let text = |name: &str| plan.answers.text(&field(&[name, place]));
        let methods: Vec<String> =
            plan.answers.all(&field(&["own_how", place])).map(str::to_owned).collect();
        let [name, role, why] = ["own_name", "own_role", "own_why"].map(text);
        if name.is_empty() || role.is_empty() || why.is_empty() || methods.is_empty() {
            continue;
        }
        let words = |text: &str| {
            let voices = config.languages.iter();
            let voices = voices.map(|language| Voice::new(language, Audience::Adult));
            Words::new(voices.map(|voice| (voice, text.to_owned())).collect())
        };
        let named = digest(name.as_bytes());
        let named = named.rsplit(':').next().and_then(|hex| hex.get(..8)).unwrap_or_default();
        found.push(Recipient {
            id: [&own_stem(plan, place), "-", named].concat(),
            plain_name: words(name),
            short_name: words(name),
            role: words(role),
            organisation: String::new(),
            kind: OrganisationType::Other,
            why_needed: words(why),
            methods,
            isa_ref: None,
            internal: false,
            active_from: None,
            active_to: None,
            replaced_by: None,
        });
    }
    found
}
