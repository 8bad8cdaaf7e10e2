//! The shape of what passes between agencies: a disclosure, a request, advice, and a
//! restriction on whom may be told.

use super::parts::{ITEMS, LAWFUL_BASES, NOTES, SOME_IDS};
use super::rules;
use crate::wire::shape::{
    CODE, DATE, DATE_OR_UTC, DIGEST, Distinct, HOST_ID, ID, Least, NO_RULE, Shape, UTC, UUID,
    optional, required,
};

pub const REQUEST_OUTCOME: &[&str] =
    &["received", "on_hold", "asked_back", "answered", "answered_in_part", "declined", "sent"];

pub const DISCLOSURE: Shape = Shape::Object(
    &[
        required("authority", ON_WHAT),
        required("items", ITEMS),
        required("recipient_id", HOST_ID),
        optional("received_by", Shape::Text),
        required("at", UTC),
        required("method", ID),
        required("principles_checked", Shape::Boolean),
        required("identity_protection", NOTES),
        optional("handling_instructions", Shape::Prose),
        required("not_to_be_disclosed_to", Shape::List(&KEPT_FROM, Least::None, Distinct::Nothing)),
        optional("confirmed_in_writing_at", UTC),
    ],
    NO_RULE,
);

/// On what the sharing stands: a record, or what needs none.
const ON_WHAT: Shape = Shape::Object(
    &[
        required(
            "kind",
            Shape::Code(&["agreement", "recorded_decision", "other_basis", "implied_internal"]),
        ),
        optional("record_id", UUID),
        optional("digest", DIGEST),
        optional("choice_ids", Shape::List(&Shape::Text, Least::One, Distinct::Entry)),
    ],
    rules::ON_WHAT,
);

const KEPT_FROM: Shape = Shape::Object(
    &[
        required("party", HOST_ID),
        required("reason", Shape::Prose),
        optional("reviewed_by", HOST_ID),
    ],
    NO_RULE,
);

pub const REQUEST: Shape = Shape::Object(
    &[
        required("direction", Shape::Code(&["received", "sent"])),
        required("requester", REQUESTER),
        required("purpose", Shape::Prose),
        required("legal_basis", LAWFUL_BASES),
        required("items", ITEMS),
        required("urgency", CODE),
        required("in_writing", Shape::Boolean),
        required("outcome", Shape::Code(REQUEST_OUTCOME)),
        optional("declined_because", Shape::List(&Shape::Prose, Least::One, Distinct::Nothing)),
        optional("risk_of_not_sharing", Shape::Prose),
        required("explained_to_requester", EXPLAINED),
        optional("would_change_it", Shape::Prose),
    ],
    rules::request,
);

const REQUESTER: Shape =
    Shape::Object(&[required("party", HOST_ID), required("verified_how", Shape::Prose)], NO_RULE);

const EXPLAINED: Shape = Shape::Object(
    &[
        required("status", Shape::Code(&["yes", "not_yet", "not_needed"])),
        optional("at", UTC),
        optional("planned_for", DATE_OR_UTC),
    ],
    rules::EXPLAINED,
);

pub const ADVICE: Shape = Shape::Object(
    &[
        required("adviser_role", Shape::Text),
        required("question", Shape::Prose),
        required("summary", Shape::Prose),
        required("identity_shared", Shape::Boolean),
        optional("why_identified", Shape::Prose),
        optional("answer", Shape::Prose),
        optional("followed", Shape::Boolean),
        optional("why_not", Shape::Prose),
    ],
    rules::advice,
);

pub const RESTRICTION: Shape = Shape::Object(
    &[
        required("about", HOST_ID),
        required("pii_ids", SOME_IDS),
        required("recipient_ids", Shape::By(rules::recipients_or_all)),
        required("reason", Shape::Prose),
        optional("reviewed_on", DATE),
        optional("valid_until", DATE_OR_UTC),
    ],
    NO_RULE,
);
