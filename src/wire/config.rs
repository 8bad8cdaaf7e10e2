//! The configuration, decoded whole or refused whole (`schema/config.schema.json`).

mod context;
mod lists;
mod purpose;
mod rules;

use chrono::NaiveDate;
use serde_json::Value;

pub(super) use context::{Context, distinct};
pub(super) use lists::{recipient, span};

use super::decode::Node;
use super::fault::{Fault, Log};
use crate::domain::config::{
    Complaints, Config, Contact, ContactRole, Jurisdiction, Organisation, OrganisationType, Privacy,
};
use crate::domain::time::Zone;

const MEMBERS: &[&str] = &[
    "config_id",
    "version",
    "organisation",
    "jurisdiction",
    "time_zone",
    "languages",
    "contacts",
    "privacy",
    "purposes",
    "kinds",
    "recipients",
    "methods",
    "people_rules",
    "override",
    "law",
    "safety",
    "words",
];

/// Decodes a configuration as it stands on `today`, the day that gateways are held
/// against.
///
/// # Errors
/// Every fault at once, each with its path.
pub fn decode_config(value: &Value, today: NaiveDate) -> Result<Config, Vec<Fault>> {
    let log = Log::default();
    let config = config(&Node::root(value, &log), today);
    log.verdict(config)
}

fn config(root: &Node, today: NaiveDate) -> Option<Config> {
    let object = root.object(MEMBERS)?;
    let jurisdiction = object
        .required("jurisdiction")
        .and_then(|node| jurisdiction(&node));
    let gateways = object.optional("law").map(|node| rules::gateways(&node));
    let gateways = gateways.unwrap_or_default();
    let context = Context::of_config(root.value, today, jurisdiction, &gateways);

    let config_id = object.required("config_id").and_then(|node| node.id());
    let version = object.required("version").and_then(|node| node.ordinal());
    let organisation = object
        .required("organisation")
        .and_then(|node| organisation(&node));
    let time_zone = object.required("time_zone").and_then(|node| zone(&node));
    let languages = object
        .required("languages")
        .map(|node| languages(&node, true));
    let contacts = object.required("contacts").map(|node| contacts(&node));
    let privacy = object
        .required("privacy")
        .and_then(|node| privacy(&node, &context));
    let purposes = object
        .required("purposes")
        .map(|node| purpose::purposes(&node, &context));
    let kinds = object
        .required("kinds")
        .map(|node| lists::kinds(&node, &context));
    let recipients = object
        .required("recipients")
        .map(|node| lists::recipients(&node, &context));
    let methods = object
        .required("methods")
        .map(|node| lists::methods(&node, &context));
    let people_rules = object
        .required("people_rules")
        .and_then(|node| rules::people(&node));
    let override_rules = object
        .optional("override")
        .and_then(|node| rules::overrides(&node));
    let safety = object
        .required("safety")
        .and_then(|node| rules::safety(&node));
    let wording = object
        .optional("words")
        .map(|node| rules::wording(&node, &context));

    Some(Config {
        config_id: config_id?,
        version: version?,
        organisation: organisation?,
        jurisdiction: jurisdiction?,
        time_zone: time_zone?,
        languages: languages?,
        contacts: contacts?,
        privacy: privacy?,
        purposes: purposes?,
        kinds: kinds?,
        recipients: recipients?,
        methods: methods?,
        people_rules: people_rules?,
        override_rules,
        gateways,
        safety: safety?,
        wording: wording.unwrap_or_default(),
    })
}

fn organisation(node: &Node) -> Option<Organisation> {
    let object = node.object(&["name", "plain_name", "type", "public_authority"])?;
    let name = object.required("name").and_then(|node| node.text());
    let plain_name = object.required("plain_name").and_then(|node| node.text());
    let kind = object
        .required("type")
        .and_then(|node| organisation_type(&node));
    let public_authority = object
        .required("public_authority")
        .and_then(|node| node.boolean());
    Some(Organisation {
        name: name?,
        plain_name: plain_name?,
        kind: kind?,
        public_authority: public_authority?,
    })
}

fn organisation_type(node: &Node) -> Option<OrganisationType> {
    node.code(OrganisationType::CODES)
        .and_then(OrganisationType::from_code)
}

fn jurisdiction(node: &Node) -> Option<Jurisdiction> {
    node.code(Jurisdiction::CODES)
        .and_then(Jurisdiction::from_code)
}

fn zone(node: &Node) -> Option<Zone> {
    node.code(&Zone::ALL.map(Zone::name))
        .and_then(Zone::from_name)
}

pub(super) fn languages(node: &Node, at_least_one: bool) -> Vec<String> {
    let list = node.list(at_least_one);
    distinct(&list, None);
    list.iter().filter_map(Node::language).collect()
}

fn contacts(node: &Node) -> Vec<Contact> {
    node.list(false).iter().filter_map(contact).collect()
}

fn contact(node: &Node) -> Option<Contact> {
    let object = node.object(&["role", "name", "phone", "email"])?;
    let role = object
        .required("role")
        .and_then(|node| node.code(ContactRole::CODES));
    let name = object.required("name").and_then(|node| node.text());
    let phone = object.optional("phone").and_then(|node| node.text());
    let email = object.optional("email").and_then(|node| node.text());
    if !object.has("phone") && !object.has("email") {
        object.lacks("phone", "a phone number or an email address");
    }
    Some(Contact {
        role: role.and_then(ContactRole::from_code)?,
        name: name?,
        phone,
        email,
    })
}

fn privacy(node: &Node, context: &Context) -> Option<Privacy> {
    let object = node.object(&[
        "privacy_notice_url",
        "policy_url",
        "complaints",
        "rights",
        "withdraw_routes",
    ])?;
    let offer = &context.offer;
    let notice = object
        .required("privacy_notice_url")
        .and_then(|node| node.address());
    let policy_url = object
        .optional("policy_url")
        .and_then(|node| node.address());
    let complaints = object
        .required("complaints")
        .and_then(|node| complaints(&node, context));
    let rights = object
        .required("rights")
        .and_then(|node| offer.words(&node));
    let routes = object
        .required("withdraw_routes")
        .map(|node| node.list(true));
    let routes = routes.map(|list| list.iter().filter_map(|node| offer.words(node)).collect());
    Some(Privacy {
        privacy_notice_url: notice?,
        policy_url,
        complaints: complaints?,
        rights: rights?,
        withdraw_routes: routes?,
    })
}

fn complaints(node: &Node, context: &Context) -> Option<Complaints> {
    let object = node.object(&["own_route", "regulator"])?;
    let offer = &context.offer;
    let own_route = object
        .required("own_route")
        .and_then(|node| offer.words(&node));
    let regulator = object
        .required("regulator")
        .and_then(|node| offer.words(&node));
    Some(Complaints {
        own_route: own_route?,
        regulator: regulator?,
    })
}
