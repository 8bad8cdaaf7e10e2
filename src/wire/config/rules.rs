//! What must hold between the members of a configuration, beyond their shape.

use serde_json::Value;

use super::read;
use crate::domain::config::Mode;
use crate::domain::time::{DateOrInstant, Period, Zone};
use crate::wire::context::{Context, entries, text};
use crate::wire::fault::{FaultCode, one_of};
use crate::wire::node::{Node, Object};
use crate::wire::read::Part;
use crate::wire::text::{is_id, is_outside_code};

/// Every build knows the same zones, and no other.
pub fn time_zone(node: &Node, _: &Context) {
    if node.string().is_some_and(|name| Zone::from_name(name).is_none()) {
        node.fault(FaultCode::UnknownCode, &one_of(&Zone::ALL.map(Zone::name)));
    }
}

pub fn contact(node: &Node, _: &Context) {
    let Some(object) = node.object() else { return };
    if !object.has("phone") && !object.has("email") {
        object.lacks("phone", "a phone number or an email address");
    }
}

pub fn purpose(node: &Node, context: &Context) {
    let Some(object) = node.object() else { return };
    if let Some(mode) = Mode::from_code(object.text("mode")) {
        meaning_of_a_yes(&object, mode);
        loss_after_a_no(&object, mode);
    }
    no_longer_than(&object, "review_interval", "max_validity");

    let is_special = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        context.special_kinds.contains(&kind)
    };
    let stands_on_nine = |basis: &Value| text(basis, "code").starts_with("A9-");
    if entries(node.value, "usual_kinds").iter().any(is_special)
        && !entries(node.value, "lawful_basis").iter().any(stands_on_nine)
    {
        let expected = "a code of Article 9 (A9-...), for this purpose uses a special category";
        object.fault("lawful_basis", FaultCode::ArticleNineMissing, expected);
    }
}

/// Agreement and consent in law never mix, and where nothing is asked a yes means
/// nothing.
pub fn meaning_of_a_yes(object: &Object, mode: Mode) {
    const MEMBER: &str = "consent_meaning";
    let allowed: &[&str] = match mode {
        Mode::Agreement => &["confidentiality_agreement"],
        Mode::ConsentBasis => &["uk_gdpr_consent", "uk_gdpr_explicit_consent"],
        Mode::InformOnly => {
            let expected = "nothing, for nothing is asked";
            return object.fault(MEMBER, FaultCode::NotAllowed, expected);
        }
    };
    if !object.has(MEMBER) {
        object.lacks(MEMBER, "what a yes means, for this purpose is asked");
    } else if !allowed.contains(&object.text(MEMBER)) {
        object.fault(MEMBER, FaultCode::NotAllowed, &one_of(allowed));
    }
}

fn loss_after_a_no(object: &Object, mode: Mode) {
    const MEMBER: &str = "without_it";
    if mode == Mode::InformOnly {
        object.fault(MEMBER, FaultCode::NotAllowed, "nothing, for nothing is asked");
    } else if !object.has(MEMBER) {
        object.lacks(MEMBER, "what a no changes, for this purpose is asked");
    }
}

/// A loss is named with its reason, and no other can be.
pub fn without_it(node: &Node, _: &Context) {
    let Some(object) = node.object() else { return };
    match object.text("effect") {
        "service_cannot_work" if !object.has("reason") => {
            object.lacks("reason", "the plain reason that the service cannot work");
        }
        "service_continues" => {
            let expected = "no loss, for the service continues";
            object.fault("reason", FaultCode::NotAllowed, expected);
        }
        _ => {}
    }
}

/// A code with a small first letter is an id of ours: a gateway, here and in force.
pub fn basis_code(node: &Node, context: &Context) {
    let Some(code) = node.string() else { return };
    if is_outside_code(code) {
        return;
    }
    if !is_id(code) {
        let expected = "a code such as A6-1-e, or the id of a gateway";
        return node.fault(FaultCode::BadFormat, expected);
    }
    let gateway = context.gateways.iter().find(|gateway| text(gateway, "id") == code);
    let Some(gateway) = gateway else {
        return node.fault(FaultCode::UnknownReference, "the id of a gateway");
    };
    if let Some(gateway) = read::gateway(Part(gateway))
        && !gateway.in_force_on(context.today)
    {
        let expected = "a gateway that is in force today";
        node.fault(FaultCode::GatewayNotInForce, expected);
    }
    let place = text(gateway, "jurisdiction");
    if !place.is_empty() && place != context.jurisdiction {
        let expected = "a gateway of the configuration's own jurisdiction";
        node.fault(FaultCode::GatewayOfOtherJurisdiction, expected);
    }
}

/// The parties that a record may have besides those whom the host names.
pub const OURS: [&str; 4] = ["organisation", "advocate", "interpreter", "witness"];

/// In a record everybody stands under one id, and nobody under another's.
pub const NOBODY_ELSES: &str =
    "an id that nobody else here has, and none of organisation, advocate, interpreter, witness";

pub fn recipient(node: &Node, context: &Context) {
    let Some(object) = node.object() else { return };
    if OURS.contains(&object.text("id")) {
        object.fault("id", FaultCode::Duplicate, NOBODY_ELSES);
    }
    ends_before_start(&object, "active_from", "active_to", context);
    let successor = object.text("replaced_by");
    if !successor.is_empty() && successor == object.text("id") {
        object.fault("replaced_by", FaultCode::NotAllowed, "another recipient");
    }
}

pub fn overriding(node: &Node, _: &Context) {
    let Some(object) = node.object() else { return };
    no_longer_than(&object, "default_length", "maximum_length");
}

pub fn gateway(node: &Node, context: &Context) {
    let Some(object) = node.object() else { return };
    ends_before_start(&object, "in_force_from", "in_force_to", context);
}

/// Notes a span that is over before it has begun.
pub fn ends_before_start(object: &Object, from: &str, to: &str, context: &Context) {
    let start = DateOrInstant::parse(object.text(from));
    let end = DateOrInstant::parse(object.text(to));
    if let (Some(start), Some(end), Some(zone)) = (start, end, context.zone)
        && end.ends(zone) <= start.begins(zone)
    {
        let expected = "an end that is after the start";
        object.fault(to, FaultCode::EndsBeforeStart, expected);
    }
}

fn no_longer_than(object: &Object, length: &str, limit: &str) {
    let hours = |name: &str| Period::parse(object.text(name)).map(Period::approximate_hours);
    if let (Some(hours), Some(most)) = (hours(length), hours(limit))
        && hours > most
    {
        let expected = "no longer than ".to_owned() + limit;
        object.fault(length, FaultCode::LongerThanLimit, &expected);
    }
}
