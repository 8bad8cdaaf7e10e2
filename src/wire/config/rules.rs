//! The organisation's rules: about people, about overriding, about the law, about
//! safety, and its own wording.

use chrono::NaiveDate;

use super::context::{Context, distinct};
use super::jurisdiction;
use super::purpose::within;
use crate::domain::config::{
    CopyOption, Gateway, GatewayKind, ImportedAgreements, InternalSharing, OnCompetence,
    OverrideRules, PeopleRules, Safety, Wording,
};
use crate::domain::words::{Audience, Voice};
use crate::wire::decode::Node;
use crate::wire::fault::FaultCode;
use crate::wire::text::is_content_key;

const HOURS_OF_A_YEAR: u32 = 8784;

pub fn people(node: &Node) -> Option<PeopleRules> {
    let object = node.object(&[
        "child_decides_from",
        "ask_competence_from",
        "on_competence",
        "internal_sharing",
        "imported_agreements",
    ])?;
    let decides = object
        .required("child_decides_from")
        .and_then(|node| node.count(0, 18));
    let asked = object
        .required("ask_competence_from")
        .and_then(|node| node.count(0, 18));
    let competence = object.required("on_competence");
    let competence = competence.and_then(|node| node.code(OnCompetence::CODES));
    let internal = object.required("internal_sharing");
    let internal = internal.and_then(|node| node.code(InternalSharing::CODES));
    let imported = object.required("imported_agreements");
    let imported = imported.and_then(|node| node.code(ImportedAgreements::CODES));
    Some(PeopleRules {
        child_decides_from: decides?,
        ask_competence_from: asked?,
        on_competence: competence.and_then(OnCompetence::from_code)?,
        internal_sharing: internal.and_then(InternalSharing::from_code)?,
        imported_agreements: imported.and_then(ImportedAgreements::from_code)?,
    })
}

pub fn overrides(node: &Node) -> Option<OverrideRules> {
    let object = node.object(&[
        "roles",
        "second_person",
        "default_length",
        "maximum_length",
        "complete_by_hours",
    ])?;
    let roles = object.required("roles").map(|node| node.list(true));
    let roles = roles.map(|list| {
        distinct(&list, None);
        list.iter().filter_map(Node::text).collect()
    });
    let second_person = object
        .required("second_person")
        .and_then(|node| node.boolean());
    let (default_length, maximum_length) = within(&object, "default_length", "maximum_length");
    let hours = object.required("complete_by_hours");
    let hours = hours.and_then(|node| node.count(1, HOURS_OF_A_YEAR));
    Some(OverrideRules {
        roles: roles?,
        second_person: second_person?,
        default_length: default_length?,
        maximum_length: maximum_length?,
        complete_by_hours: hours?,
    })
}

pub fn gateways(node: &Node) -> Vec<Gateway> {
    let object = node.object(&["gateways"]);
    let list = object.and_then(|object| object.required("gateways"));
    let list = list.map(|node| node.list(false)).unwrap_or_default();
    distinct(&list, Some("id"));
    list.iter().filter_map(gateway).collect()
}

fn gateway(node: &Node) -> Option<Gateway> {
    let object = node.object(&[
        "id",
        "title",
        "jurisdiction",
        "kind",
        "in_force_from",
        "in_force_to",
    ])?;
    let id = object.required("id").and_then(|node| node.id());
    let title = object.required("title").and_then(|node| node.text());
    let jurisdiction = object
        .optional("jurisdiction")
        .and_then(|node| jurisdiction(&node));
    let kind = object
        .required("kind")
        .and_then(|node| node.code(GatewayKind::CODES));
    let from = object
        .optional("in_force_from")
        .and_then(|node| node.date());
    let to = object.optional("in_force_to");
    let to = to.and_then(|node| last_day(&node, from));
    Some(Gateway {
        id: id?,
        title: title?,
        jurisdiction,
        kind: kind.and_then(GatewayKind::from_code)?,
        in_force_from: from,
        in_force_to: to,
    })
}

fn last_day(node: &Node, from: Option<NaiveDate>) -> Option<NaiveDate> {
    let to = node.date()?;
    if from.is_some_and(|from| to < from) {
        node.fault(
            FaultCode::EndsBeforeStart,
            "an end that is not before the start",
        );
    }
    Some(to)
}

pub fn safety(node: &Node) -> Option<Safety> {
    let object = node.object(&["idle_minutes", "copy_options", "bulk_threshold"])?;
    let idle_minutes = object
        .required("idle_minutes")
        .and_then(|node| node.count(1, 60));
    let options = object.required("copy_options").map(|node| node.list(true));
    let options = options.map(|list| {
        distinct(&list, None);
        let codes = list.iter().filter_map(|node| node.code(CopyOption::CODES));
        codes.filter_map(CopyOption::from_code).collect()
    });
    let bulk_threshold = object
        .required("bulk_threshold")
        .and_then(|node| node.count(2, 1000));
    Some(Safety {
        idle_minutes: idle_minutes?,
        copy_options: options?,
        bulk_threshold: bulk_threshold?,
    })
}

/// `{lang: {audience: {key: text}}}`, each level with as much as the organisation
/// wants to say itself.
pub fn wording(node: &Node, context: &Context) -> Vec<Wording> {
    let mut found = Vec::new();
    let Some(languages) = node.open_object() else {
        return found;
    };
    for (language, node) in context.offer.only_offered(&languages) {
        let Some(audiences) = node.object(Audience::CODES) else {
            continue;
        };
        for audience in Audience::ALL {
            let keys = audiences.optional(audience.code());
            if let Some(keys) = keys.and_then(|node| node.open_object()) {
                for (key, node) in keys.entries() {
                    let voice = Voice::new(language, *audience);
                    found.extend(own_text(&node, voice, key));
                }
            }
        }
    }
    found
}

fn own_text(node: &Node, voice: Voice, key: &str) -> Option<Wording> {
    if !is_content_key(key) {
        node.fault(FaultCode::UnknownMember, "a content key such as f1.title");
        return None;
    }
    Some(Wording {
        voice,
        key: key.to_owned(),
        text: node.text()?,
    })
}
