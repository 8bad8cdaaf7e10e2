//! The shape of a person's answer: the choices, how well they were understood and how
//! free they were.

use super::parts::{IDS, NOTES};
use super::rules;
use crate::domain::choice::Decision;
use crate::domain::element::Element;
use crate::domain::item::Frequency;
use crate::domain::words::Audience;
use crate::wire::record::{How, UnderstandingMethod, UnderstandingResult};
use crate::wire::shape::{
    CODE, DATE, DATE_OR_UTC, Distinct, HOST_ID, ID, Least, NO_RULE, PERIOD, Shape, UTC, UUID,
    optional, required,
};

pub const CHOICE: Shape = Shape::Object(
    &[
        required("choice_id", Shape::Text),
        required("about", HOST_ID),
        required("pii_id", ID),
        required("purpose_id", ID),
        required("recipient_id", HOST_ID),
        required("decision", Shape::Code(Decision::CODES)),
        required("decided_at", UTC),
        required("explicit", Shape::Boolean),
        optional("valid_until", DATE_OR_UTC),
        optional("validity_duration", PERIOD),
        optional("review_due", DATE),
        optional("from_record", UUID),
        optional("frequency", Shape::Code(Frequency::CODES)),
        optional("methods", IDS),
        optional("conditions", Shape::Prose),
        optional("also_about", Shape::List(&ALSO_ABOUT, Least::None, Distinct::Nothing)),
        optional("already_shared", Shape::List(&SHARED, Least::None, Distinct::Nothing)),
    ],
    NO_RULE,
);

const ALSO_ABOUT: Shape =
    Shape::Object(&[required("about", HOST_ID), required("pii_id", ID)], NO_RULE);

const SHARED: Shape = Shape::Object(&[required("at", UTC), optional("record_id", UUID)], NO_RULE);

pub const UNDERSTANDING: Shape = Shape::Object(
    &[
        required("explained", Shape::List(&EXPLAINED, Least::None, Distinct::Nothing)),
        required("method", Shape::Code(UnderstandingMethod::CODES)),
        required("result", Shape::Code(UnderstandingResult::CODES)),
        optional("in_their_words", Shape::Prose),
        optional("interpreter", Shape::Prose),
        required("audience", Shape::Code(Audience::CODES)),
        required("layout", CODE),
        optional("read_aloud", Shape::Boolean),
        required("valid", Shape::Boolean),
        optional("invalid_because", Shape::List(&CODE, Least::One, Distinct::Entry)),
    ],
    rules::UNDERSTANDING,
);

const EXPLAINED: Shape = Shape::Object(
    &[
        required("element", Shape::Code(Element::CODES)),
        required("at", UTC),
        required("how", Shape::Code(How::CODES)),
    ],
    NO_RULE,
);

pub const FREE_CHOICE: Shape = Shape::Object(
    &[
        required("told_can_refuse", CODE),
        required("without_it", NOTES),
        required("pressure", CODE),
        required("time_alone", CODE),
    ],
    NO_RULE,
);
