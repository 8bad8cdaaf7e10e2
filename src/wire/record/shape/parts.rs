//! What several sections are made of.

use crate::wire::shape::{
    DIGEST, Distinct, HOST_ID, ID, Least, NO_RULE, Shape, UUID, optional, required,
};

/// What the configuration names: kinds, purposes, methods.
pub const IDS: Shape = Shape::List(&ID, Least::None, Distinct::Entry);
pub const SOME_IDS: Shape = Shape::List(&ID, Least::One, Distinct::Entry);
/// Whom the host names, in ids of its own: people, recipients, practitioners.
pub const PARTIES: Shape = Shape::List(&HOST_ID, Least::None, Distinct::Entry);
pub const SOME_PARTIES: Shape = Shape::List(&HOST_ID, Least::One, Distinct::Entry);
pub const NOTES: Shape = Shape::List(&Shape::Prose, Least::None, Distinct::Nothing);

/// Another record, as it was when this one was written.
pub const REFERENCE: Shape =
    Shape::Object(&[required("record_id", UUID), required("digest", DIGEST)], NO_RULE);

const ITEM: Shape = Shape::Object(
    &[
        required("about", HOST_ID),
        required("pii_id", ID),
        required("purpose_id", ID),
        required("recipient_id", HOST_ID),
    ],
    NO_RULE,
);

/// Exactly these; never "all".
pub const ITEMS: Shape = Shape::List(&ITEM, Least::One, Distinct::Nothing);

const LAWFUL_BASIS: Shape = Shape::Object(
    &[
        // Dated data: a code that we do not know is kept as it is.
        required("code", Shape::Text),
        optional("reference", Shape::Text),
        optional("by", Shape::Text),
        optional("note", Shape::Text),
    ],
    NO_RULE,
);

pub const LAWFUL_BASES: Shape = Shape::List(&LAWFUL_BASIS, Least::None, Distinct::Nothing);

/// Strokes of whole numbers: x, y, time and pressure of each point in turn.
pub const INK: Shape = Shape::Object(
    &[required("strokes", Shape::List(&STROKE, Least::One, Distinct::Nothing))],
    NO_RULE,
);

const STROKE: Shape = Shape::List(&Shape::Integer(0, 100_000), Least::One, Distinct::Nothing);
