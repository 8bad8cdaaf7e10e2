//! Kinds of information, recipients, ways of sharing.

use super::context::{Context, distinct};
use super::organisation_type;
use crate::domain::config::{About, Kind, Method, Recipient, SpecialCategory};
use crate::domain::time::DateOrInstant;
use crate::wire::decode::{Node, Object};
use crate::wire::fault::FaultCode;

pub fn kinds(node: &Node, context: &Context) -> Vec<Kind> {
    let list = node.list(true);
    distinct(&list, Some("id"));
    list.iter().filter_map(|node| kind(node, context)).collect()
}

fn kind(node: &Node, context: &Context) -> Option<Kind> {
    let object = node.object(&[
        "id",
        "names",
        "about",
        "special",
        "criminal",
        "patient_information",
        "never_in_plan",
        "court_permission",
    ])?;
    let id = object.required("id").and_then(|node| node.id());
    let names = object.required("names");
    let names = names.and_then(|node| context.offer.names(&node, &["plain_name", "example"]));
    let about = object
        .required("about")
        .and_then(|node| node.code(About::CODES));
    let special = object
        .optional("special")
        .and_then(|node| node.code(SpecialCategory::CODES));
    let criminal = flag(&object, "criminal");
    let patient_information = flag(&object, "patient_information");
    let never_in_plan = flag(&object, "never_in_plan");
    let court_permission = flag(&object, "court_permission");
    let names = names?;
    Some(Kind {
        id: id?,
        plain_name: names.words("plain_name"),
        example: names.words("example"),
        about: about.and_then(About::from_code)?,
        special: special.and_then(SpecialCategory::from_code),
        criminal,
        patient_information,
        never_in_plan,
        court_permission,
    })
}

/// Absent means no.
fn flag(object: &Object, name: &str) -> bool {
    let value = object.optional(name).and_then(|node| node.boolean());
    value.unwrap_or(false)
}

pub fn recipients(node: &Node, context: &Context) -> Vec<Recipient> {
    let list = node.list(true);
    distinct(&list, Some("id"));
    list.iter()
        .filter_map(|node| recipient(node, context))
        .collect()
}

/// One named recipient, the organisation's or a family's own.
pub fn recipient(node: &Node, context: &Context) -> Option<Recipient> {
    let object = node.object(&[
        "id",
        "names",
        "organisation",
        "type",
        "why_needed",
        "methods",
        "isa_ref",
        "internal",
        "active_from",
        "active_to",
        "replaced_by",
    ])?;
    let offer = &context.offer;
    let id = object.required("id").and_then(|node| node.id());
    let names = object.required("names");
    let names = names.and_then(|node| offer.names(&node, &["plain_name", "short_name", "role"]));
    let organisation = object.required("organisation").and_then(|node| node.text());
    let kind = object
        .required("type")
        .and_then(|node| organisation_type(&node));
    let why_needed = object
        .required("why_needed")
        .and_then(|node| offer.words(&node));
    let methods = object.required("methods");
    let methods = methods.map(|node| references(&node, true, &context.methods, "a method's id"));
    let isa_ref = object.optional("isa_ref").and_then(|node| node.text());
    let internal = flag(&object, "internal");
    let (active_from, active_to) = span(&object, "active_from", "active_to", context);
    let replaced_by = object
        .optional("replaced_by")
        .and_then(|node| successor(&node, &id, context));
    let names = names?;
    Some(Recipient {
        id: id?,
        plain_name: names.words("plain_name"),
        short_name: names.words("short_name"),
        role: names.words("role"),
        organisation: organisation?,
        kind: kind?,
        why_needed: why_needed?,
        methods: methods?,
        isa_ref,
        internal,
        active_from,
        active_to,
        replaced_by,
    })
}

fn successor(node: &Node, own: &Option<String>, context: &Context) -> Option<String> {
    let id = node.reference(&context.recipients, "a recipient's id");
    if id.is_some() && id == *own {
        node.fault(FaultCode::NotAllowed, "another recipient");
    }
    id
}

/// A list of ids, each once, of things that are listed elsewhere.
pub fn references(node: &Node, at_least_one: bool, known: &[&str], expected: &str) -> Vec<String> {
    let list = node.list(at_least_one);
    distinct(&list, None);
    list.iter()
        .filter_map(|node| node.reference(known, expected))
        .collect()
}

/// Two bounds, the second not before the first.
pub fn span(
    object: &Object,
    from: &str,
    to: &str,
    context: &Context,
) -> (Option<DateOrInstant>, Option<DateOrInstant>) {
    let start = object
        .optional(from)
        .and_then(|node| node.date_or_instant());
    let end = object.optional(to).and_then(|node| node.date_or_instant());
    if let (Some(start), Some(end), Some(node)) = (start, end, object.optional(to))
        && end.ends(context.zone) < start.begins(context.zone)
    {
        node.fault(
            FaultCode::EndsBeforeStart,
            "an end that is not before the start",
        );
    }
    (start, end)
}

pub fn methods(node: &Node, context: &Context) -> Vec<Method> {
    let list = node.list(true);
    distinct(&list, Some("id"));
    list.iter()
        .filter_map(|node| method(node, context))
        .collect()
}

fn method(node: &Node, context: &Context) -> Option<Method> {
    let object = node.object(&["id", "names", "security"])?;
    let id = object.required("id").and_then(|node| node.id());
    let names = object.required("names");
    let names = names.and_then(|node| context.offer.names(&node, &["plain_name"]));
    let security = object
        .required("security")
        .and_then(|node| context.offer.words(&node));
    Some(Method {
        id: id?,
        plain_name: names?.words("plain_name"),
        security: security?,
    })
}
