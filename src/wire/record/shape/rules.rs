//! What must hold between the members of one object of a record.

use serde_json::Value;

use super::decision::{IN_FULL, WHERE_CONFIDENTIAL};
use super::follows::{follow, only_where_it_is, where_it_is, word};
use super::parts::SOME_PARTIES;
use crate::domain::config::Mode;
use crate::wire::config;
use crate::wire::context::{Context, entries, text};
use crate::wire::fault::FaultCode;
use crate::wire::node::Node;
use crate::wire::shape::{Rule, check};

pub use super::whole::record;

pub fn header(node: &Node, _: &Context) {
    let Some(object) = node.object() else { return };
    let first = object.members.get("sequence").and_then(Value::as_u64) == Some(1);
    if first {
        object.fault("previous", FaultCode::NotAllowed, "nothing before the first record");
    } else if !object.has("previous") {
        object.lacks("previous", "the record before this one, for this is not the first");
    }
}

/// Agreement and consent in law never mix.
pub fn purpose(node: &Node, _: &Context) {
    let Some(object) = node.object() else { return };
    if let Some(mode) = Mode::from_code(object.text("mode")) {
        config::meaning_of_a_yes(&object, mode);
    }
}

pub const INFORMATION: Rule = |node, _| {
    follow(node, &[only_where_it_is("reported_by", "kind_of_statement", &["reported"])]);
};

pub const EVENT: Rule = |node, _| {
    follow(
        node,
        &[
            only_where_it_is("ink", "expression_method", &["drawn"]),
            only_where_it_is("typed", "expression_method", &["typed_name"]),
        ],
    );
};

pub fn authority(node: &Node, context: &Context) {
    let Some(object) = node.object() else { return };
    config::ends_before_start(&object, "from", "to", context);
    if object.text("person") == object.text("over") {
        object.fault("over", FaultCode::NotTheirs, "another person");
    }
}

pub const UNDERSTANDING: Rule =
    |node, _| follow(node, &[only_where_it_is("invalid_because", "valid", &["false"])]);

pub fn decision(node: &Node, context: &Context) {
    follow(node, &[only_where_it_is("complete_by", "incomplete", &["true"])]);
    let Some(object) = node.object() else { return };
    config::ends_before_start(&object, "valid_from", "valid_until", context);
    if word(object.members.get("incomplete")) == "true" {
        return;
    }
    let mut needed = IN_FULL.to_vec();
    if is_confidential(object.members.get("confidentiality_test")) {
        needed.extend_from_slice(WHERE_CONFIDENTIAL);
    }
    for name in needed {
        if !object.has(name) {
            object.lacks(name, "to be there, for the decision is not marked as incomplete");
        }
    }
    let why = "why_not_sought";
    if object.text("consent_position") == "not_sought"
        && object.has(why)
        && entries(node.value, why).is_empty()
    {
        object.fault(why, FaultCode::Empty, "why agreement was not sought");
    }
}

fn is_confidential(test: Option<&Value>) -> bool {
    let asked = ["sensitive", "not_public", "given_in_confidence"];
    asked.iter().all(|name| word(test.and_then(|test| test.get(name))) == "true")
}

pub const INFORMED: Rule = |node, _| {
    follow(
        node,
        &[
            where_it_is("at", "status", &["yes"]),
            where_it_is("planned_for", "status", &["later"]),
            where_it_is("why_not", "status", &["deferred", "no"]),
        ],
    );
};

pub const REFERRAL: Rule =
    |node, _| follow(node, &[where_it_is("why_not", "considered", &["false"])]);

pub const ON_WHAT: Rule = |node, _| {
    const RECORDED: &[&str] = &["agreement", "recorded_decision"];
    follow(
        node,
        &[where_it_is("record_id", "kind", RECORDED), where_it_is("digest", "kind", RECORDED)],
    );
};

pub fn request(node: &Node, _: &Context) {
    follow(node, &[only_where_it_is("declined_because", "outcome", &["declined"])]);
    let Some(object) = node.object() else { return };
    let outcome = object.text("outcome");
    if (object.text("direction") == "sent") != (outcome == "sent") {
        object.fault("outcome", FaultCode::NotAllowed, "sent, and only of what we sent");
    }
    if let Some(explained) = object.get("explained_to_requester")
        && outcome == "declined"
        && text(explained.value, "status") == "not_needed"
        && let Some(status) = explained.member("status")
    {
        status.fault(FaultCode::NotAllowed, "yes or not_yet, for the request was declined");
    }
}

pub const EXPLAINED: Rule = |node, _| {
    follow(
        node,
        &[
            where_it_is("at", "status", &["yes"]),
            where_it_is("planned_for", "status", &["not_yet"]),
        ],
    );
};

pub fn advice(node: &Node, _: &Context) {
    follow(
        node,
        &[
            only_where_it_is("why_identified", "identity_shared", &["true"]),
            only_where_it_is("why_not", "followed", &["false"]),
        ],
    );
    if node.value.get("answer").is_none()
        && let Some(followed) = node.member("followed")
    {
        followed.fault(FaultCode::NotAllowed, "nothing, for no advice has been given yet");
    }
}

/// A list of ids, or `all`.
pub fn recipients_or_all(node: &Node, context: &Context) {
    match node.value.as_str() {
        None => check(node, &SOME_PARTIES, context),
        Some("all") => {}
        Some(_) => node.fault(FaultCode::UnknownCode, "all, or a list of ids"),
    }
}

pub const MARK: Rule = |node, _| {
    follow(
        node,
        &[
            where_it_is("reason", "mark", &["withhold"]),
            where_it_is("reviewer", "mark", &["withhold"]),
        ],
    );
};
