//! The shape of `party_identification` and `event`: who took part, and the act.

use super::parts::{INK, PARTIES, SOME_PARTIES};
use super::rules;
use crate::wire::record::{ExpressionMethod, PartyType};
use crate::wire::shape::{
    CODE, Distinct, HOST_ID, Least, NO_RULE, Shape, UTC, UTC_OFFSET, optional, required,
};

/// People by the host's ids; organisations by name, address and contact.
pub const PARTY: Shape = Shape::Object(
    &[
        required("party_id", HOST_ID),
        required("party_type", Shape::Code(PartyType::CODES)),
        required("party_role", Shape::List(&CODE, Least::One, Distinct::Entry)),
        optional("external_id", Shape::Text),
        optional("aliases", PARTIES),
        optional("party_name", Shape::Text),
        optional("job_title", Shape::Text),
        optional("organisation", Shape::Text),
        optional("relationship", Shape::Text),
        optional("age_band", CODE),
        optional("address", Shape::Prose),
        optional("contact", Shape::Text),
    ],
    NO_RULE,
);

pub const EVENT: Shape = Shape::Object(
    &[
        // One of its kind's: the record's own rule knows which.
        required("event_state", CODE),
        required(
            "event_type",
            Shape::Code(&["expressed", "explicit", "implied", "not_applicable"]),
        ),
        required("event_time", UTC),
        required("event_time_accuracy", Shape::Code(&["second", "minute", "day"])),
        required("utc_offset", UTC_OFFSET),
        required("clock", CLOCK),
        required("entity_id", SOME_PARTIES),
        required("recorded_by", HOST_ID),
        required("held_by", PARTIES),
        required("present", PARTIES),
        optional("expression_method", Shape::Code(ExpressionMethod::CODES)),
        optional("ink", INK),
        optional("typed", Shape::Prose),
    ],
    rules::EVENT,
);

const CLOCK: Shape =
    Shape::Object(&[required("source", Shape::Text), optional("skew_seconds", SKEW)], NO_RULE);

const SKEW: Shape = {
    use crate::wire::json::MAX_INTEGER;
    Shape::Integer(-MAX_INTEGER, MAX_INTEGER)
};
