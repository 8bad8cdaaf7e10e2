//! The shape of what is recorded of people: on what ground they decide, who holds
//! authority, what they think.

use super::parts::{INK, PARTIES, SOME_IDS};
use super::rules;
use crate::domain::case::{AuthorityKind, AuthorityStatus};
use crate::wire::record::CapacityBasis;
use crate::wire::shape::{DATE_OR_UTC, HOST_ID, NO_RULE, Shape, UTC, optional, required};

pub const AUTHORITY_STATUS: &[&str] = AuthorityStatus::CODES;
pub const COMPETENCE_OUTCOME: &[&str] = &["competent", "not_competent", "undecided"];

pub const CAPACITY: Shape = Shape::Object(
    &[
        required("about", HOST_ID),
        // Absent: for every purpose.
        optional("purposes", SOME_IDS),
        required("decision_maker", HOST_ID),
        required("basis", Shape::Code(CapacityBasis::CODES)),
        optional("evidence", Shape::Prose),
        optional("assessed_by", HOST_ID),
        optional("assessed_at", UTC),
        optional("factors", Shape::Prose),
        optional("reasons", Shape::Prose),
        optional("outcome", Shape::Code(COMPETENCE_OUTCOME)),
    ],
    NO_RULE,
);

pub const AUTHORITY: Shape = Shape::Object(
    &[
        required("person", HOST_ID),
        required("over", HOST_ID),
        required("kind", Shape::Code(AuthorityKind::CODES)),
        required("status", Shape::Code(AUTHORITY_STATUS)),
        optional("from", DATE_OR_UTC),
        optional("to", DATE_OR_UTC),
        optional("evidence", Shape::Prose),
        optional("checked_by", HOST_ID),
    ],
    rules::authority,
);

pub const VIEW: Shape = Shape::Object(
    &[
        required("party_id", HOST_ID),
        required("view", Shape::Prose),
        optional("objections", Shape::Prose),
        optional("symbols", Shape::Prose),
        optional("drawing", INK),
        optional("not_to_be_told_to", PARTIES),
    ],
    NO_RULE,
);
