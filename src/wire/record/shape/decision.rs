//! The shape of a decision to share without agreement, or not to.

use super::parts::{ITEMS, LAWFUL_BASES, NOTES, PARTIES, REFERENCE};
use super::rules;
use crate::wire::record::ConsentPosition;
use crate::wire::shape::{
    CODE, DATE, DATE_OR_UTC, Distinct, HOST_ID, Least, Member, NO_RULE, Shape, UTC, UUID, optional,
    required,
};

pub const OUTCOME: &[&str] = &["share", "do_not_share", "deferred"];

pub const DECISION: Shape = Shape::Object(
    &[
        required("outcome", Shape::Code(OUTCOME)),
        required("items", ITEMS),
        optional("ad_hoc_recipients", PARTIES),
        required("consent_position", Shape::Code(ConsentPosition::CODES)),
        in_full("why_not_sought", Shape::List(&CODE, Least::None, Distinct::Entry)),
        in_full("attempts", Shape::List(&ATTEMPT, Least::None, Distinct::Nothing)),
        required("ground", Shape::Prose),
        in_full("facts", NOTES),
        in_full("confidentiality_test", CONFIDENTIALITY),
        in_full("public_interest_for", NOTES),
        in_full("public_interest_against", NOTES),
        in_full("if_shared", Shape::Prose),
        in_full("if_not_shared", Shape::Prose),
        in_full("proportionality", Shape::Prose),
        in_full("objections", Shape::Prose),
        in_full("people_affected", NOTES),
        in_full("lawful_basis", LAWFUL_BASES),
        in_full("article_8", ARTICLE_8),
        in_full("advice", Shape::List(&REFERENCE, Least::None, Distinct::Nothing)),
        optional("authorised_by", HOST_ID),
        in_full("person_informed", INFORMED),
        in_full("referral", REFERRAL),
        optional("who_else_knows", Shape::Prose),
        optional("overrides_restriction", Shape::List(&UUID, Least::None, Distinct::Entry)),
        required("valid_from", DATE_OR_UTC),
        required("valid_until", DATE_OR_UTC),
        required("urgent", Shape::Boolean),
        required("incomplete", Shape::Boolean),
        optional("complete_by", DATE_OR_UTC),
        optional("revisit_on", DATE),
    ],
    rules::decision,
);

/// Nobody writes these in an emergency, and `complete_by` says when they will.
const fn in_full(name: &'static str, shape: Shape) -> Member {
    optional(name, shape)
}

/// What every decision says that is not incomplete.
pub const IN_FULL: &[&str] = &[
    "why_not_sought",
    "attempts",
    "facts",
    "confidentiality_test",
    "if_shared",
    "if_not_shared",
    "proportionality",
    "objections",
    "people_affected",
    "lawful_basis",
    "advice",
    "person_informed",
    "referral",
];

/// And what it says besides where a confidence is broken: for what is not confidential
/// a short decision suffices.
pub const WHERE_CONFIDENTIAL: &[&str] =
    &["public_interest_for", "public_interest_against", "article_8"];

const ATTEMPT: Shape =
    Shape::Object(&[required("at", UTC), required("how", Shape::Prose)], NO_RULE);

/// Confidential where all three are true.
const CONFIDENTIALITY: Shape = Shape::Object(
    &[
        required("sensitive", Shape::Boolean),
        required("not_public", Shape::Boolean),
        required("given_in_confidence", Shape::Boolean),
    ],
    NO_RULE,
);

const ARTICLE_8: Shape = Shape::Object(
    &[
        required("lawful", Shape::Prose),
        required("aim", Shape::Prose),
        required("necessary", Shape::Prose),
    ],
    NO_RULE,
);

const INFORMED: Shape = Shape::Object(
    &[
        required("status", Shape::Code(&["yes", "later", "deferred", "no"])),
        optional("at", UTC),
        optional("planned_for", DATE_OR_UTC),
        optional("why_not", Shape::Prose),
    ],
    rules::INFORMED,
);

const REFERRAL: Shape = Shape::Object(
    &[required("considered", Shape::Boolean), optional("why_not", Shape::Prose)],
    rules::REFERRAL,
);
