//! Purposes: why something would be shared, and whether that is a question at all.

use super::context::{Context, distinct};
use super::lists::references;
use crate::domain::config::{ConsentMeaning, LawfulBasis, Mode, Purpose, Retention, WithoutIt};
use crate::domain::time::Period;
use crate::wire::decode::{Node, Object};
use crate::wire::fault::FaultCode;
use crate::wire::text::{is_id, is_outside_code};

const MEMBERS: &[&str] = &[
    "id",
    "version",
    "names",
    "mode",
    "consent_meaning",
    "lawful_basis",
    "without_it",
    "material_change_from",
    "usual_kinds",
    "usual_recipients",
    "retention",
    "form",
    "max_validity",
    "review_interval",
];

const NAMES: &[&str] = &[
    "plain_name",
    "how_it_helps",
    "use",
    "if_not_shared",
    "not_for",
];

pub fn purposes(node: &Node, context: &Context) -> Vec<Purpose> {
    let list = node.list(true);
    distinct(&list, Some("id"));
    list.iter()
        .filter_map(|node| purpose(node, context))
        .collect()
}

fn purpose(node: &Node, context: &Context) -> Option<Purpose> {
    let object = node.object(MEMBERS)?;
    let offer = &context.offer;
    let id = object.required("id").and_then(|node| node.id());
    let version = object.required("version").and_then(|node| node.ordinal());
    let names = object
        .required("names")
        .and_then(|node| offer.names(&node, NAMES));
    let mode = object
        .required("mode")
        .and_then(|node| node.code(Mode::CODES));
    let mode = mode.and_then(Mode::from_code);
    let consent_meaning = meaning(&object, mode);
    let without_it = without_it(&object, mode, context);
    let changed = object.optional("material_change_from");
    let material_change_from = changed.and_then(|node| node.date_or_instant());
    let kinds = object.required("usual_kinds");
    let kinds = kinds.map(|node| references(&node, false, &context.kinds, "a kind's id"));
    let recipients = object.required("usual_recipients");
    let recipients =
        recipients.map(|node| references(&node, false, &context.recipients, "a recipient's id"));
    let basis = object.required("lawful_basis");
    let basis = basis.map(|node| lawful_basis(&node, kinds.as_deref(), context));
    let retention = object
        .required("retention")
        .and_then(|node| retention(&node, context));
    let form = object.required("form").and_then(|node| offer.words(&node));
    let (review_interval, max_validity) = within(&object, "review_interval", "max_validity");
    let names = names?;
    Some(Purpose {
        id: id?,
        version: version?,
        plain_name: names.words("plain_name"),
        how_it_helps: names.words("how_it_helps"),
        used_for: names.words("use"),
        if_not_shared: names.words("if_not_shared"),
        not_for: names.words("not_for"),
        mode: mode?,
        consent_meaning,
        lawful_basis: basis?,
        without_it,
        material_change_from,
        usual_kinds: kinds?,
        usual_recipients: recipients?,
        retention: retention?,
        form: form?,
        max_validity: max_validity?,
        review_interval: review_interval?,
    })
}

/// Agreement and consent in law never mix, and where nothing is asked a yes means
/// nothing.
fn meaning(object: &Object, mode: Option<Mode>) -> Option<ConsentMeaning> {
    let allowed: &[&str] = match mode {
        None => ConsentMeaning::CODES,
        Some(Mode::Agreement) => &["confidentiality_agreement"],
        Some(Mode::ConsentBasis) => &["uk_gdpr_consent", "uk_gdpr_explicit_consent"],
        Some(Mode::InformOnly) => {
            object.refuse(
                "consent_meaning",
                "no meaning of a yes where nothing is asked",
            );
            return None;
        }
    };
    let node = match mode {
        None => object.optional("consent_meaning"),
        Some(_) => object.required("consent_meaning"),
    }?;
    let meaning = node.code(ConsentMeaning::CODES)?;
    if !allowed.contains(&meaning) {
        let expected = "for this mode one of: ".to_owned() + &allowed.join(", ");
        node.fault(FaultCode::NotAllowed, &expected);
    }
    ConsentMeaning::from_code(meaning)
}

fn without_it(object: &Object, mode: Option<Mode>, context: &Context) -> Option<WithoutIt> {
    let node = match mode {
        None => object.optional("without_it"),
        Some(Mode::Agreement | Mode::ConsentBasis) => object.required("without_it"),
        Some(Mode::InformOnly) => {
            object.refuse("without_it", "no loss after a no where nothing is asked");
            return None;
        }
    };
    loss(&node?, context)
}

fn loss(node: &Node, context: &Context) -> Option<WithoutIt> {
    let object = node.object(&["effect", "reason"])?;
    let effect = object.required("effect")?;
    if effect.code(&["service_continues", "service_cannot_work"])? == "service_continues" {
        object.refuse("reason", "no loss where the service continues");
        return Some(WithoutIt::ServiceContinues);
    }
    let reason = object
        .required("reason")
        .and_then(|node| context.offer.words(&node));
    Some(WithoutIt::ServiceCannotWork { reason: reason? })
}

fn lawful_basis(node: &Node, kinds: Option<&[String]>, context: &Context) -> Vec<LawfulBasis> {
    let list = node.list(true);
    let found: Vec<_> = list
        .iter()
        .filter_map(|node| basis(node, context))
        .collect();
    let uses_special = kinds
        .unwrap_or_default()
        .iter()
        .any(|kind| context.special_kinds.contains(&kind.as_str()));
    let stands_on_nine = list.iter().any(|node| {
        let code = node.value.get("code").and_then(serde_json::Value::as_str);
        code.is_some_and(|code| code.starts_with("A9-"))
    });
    if uses_special && !stands_on_nine {
        let expected = "a code of Article 9 (A9-...), for this purpose uses a special category";
        node.fault(FaultCode::ArticleNineMissing, expected);
    }
    found
}

fn basis(node: &Node, context: &Context) -> Option<LawfulBasis> {
    let object = node.object(&["code", "reference", "by", "note"])?;
    let code = object
        .required("code")
        .and_then(|node| basis_code(&node, context));
    let reference = object.optional("reference").and_then(|node| node.text());
    let by = object.optional("by").and_then(|node| node.text());
    let note = object.optional("note").and_then(|node| node.text());
    Some(LawfulBasis {
        code: code?,
        reference,
        by,
        note,
    })
}

/// A code with a small first letter is an id of ours: a gateway, here and in force.
fn basis_code(node: &Node, context: &Context) -> Option<String> {
    let expected = "a code such as A6-1-e, or the id of a gateway";
    let code = node.formed(|text| is_outside_code(text) || is_id(text), expected)?;
    if is_outside_code(&code) {
        return Some(code);
    }
    let gateway = context.gateways.iter().find(|gateway| gateway.id == code);
    let Some(gateway) = gateway else {
        node.fault(FaultCode::UnknownReference, "a gateway's id");
        return None;
    };
    if !gateway.in_force_on(context.today) {
        node.fault(
            FaultCode::GatewayNotInForce,
            "a gateway that is in force today",
        );
    }
    let elsewhere = gateway
        .jurisdiction
        .is_some_and(|there| context.jurisdiction != Some(there));
    if elsewhere && context.jurisdiction.is_some() {
        let expected = "a gateway of the configuration's own jurisdiction";
        node.fault(FaultCode::GatewayOfOtherJurisdiction, expected);
    }
    Some(code)
}

fn retention(node: &Node, context: &Context) -> Option<Retention> {
    let object = node.object(&["plain", "class"])?;
    let plain = object
        .required("plain")
        .and_then(|node| context.offer.words(&node));
    let class = object.optional("class").and_then(|node| node.text());
    Some(Retention {
        plain: plain?,
        class,
    })
}

/// Two periods, the first no longer than the second.
pub fn within(object: &Object, inner: &str, outer: &str) -> (Option<Period>, Option<Period>) {
    let length = object.required(inner).and_then(|node| node.period());
    let limit = object.required(outer).and_then(|node| node.period());
    if let (Some(length), Some(limit), Some(node)) = (length, limit, object.optional(inner))
        && length.approximate_hours() > limit.approximate_hours()
    {
        node.fault(FaultCode::LongerThanLimit, &("at most ".to_owned() + outer));
    }
    (length, limit)
}
