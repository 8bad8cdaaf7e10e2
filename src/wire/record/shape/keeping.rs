//! The shape of what keeps records whole and private: the seal, a disposal, a pass
//! that stopped, what only the practitioner sees, and release marks.

use super::rules;
use crate::domain::element::Element;
use crate::wire::shape::{
    CODE, DATE, DIGEST, Distinct, HOST_ID, Least, NO_RULE, ORDINAL, Shape, UTC, UUID, optional,
    required,
};

pub const INTEGRITY: Shape = Shape::Object(
    &[
        required("canonicalization", Shape::Code(&["RFC8785"])),
        required("digest_alg", Shape::Code(&["sha-256"])),
        required("digest", DIGEST),
    ],
    NO_RULE,
);

/// Enough of what was destroyed for the chain to verify without it.
pub const DISPOSAL: Shape = Shape::Object(
    &[
        required("record_id", UUID),
        required("digest", DIGEST),
        required("sequence", ORDINAL),
        required("reason", Shape::Prose),
        required("authority", Shape::Prose),
        required("disposed_at", UTC),
    ],
    NO_RULE,
);

pub const STOPPED: Shape = Shape::Object(
    &[
        required("screen", Shape::Text),
        required(
            "elements_explained",
            Shape::List(&Shape::Code(Element::CODES), Least::None, Distinct::Entry),
        ),
        required("why", CODE),
        required("next", CODE),
    ],
    NO_RULE,
);

pub const PRACTITIONER_ONLY: Shape = Shape::Object(
    &[
        optional("notes", Shape::Prose),
        optional("room_check", Shape::Prose),
        optional("tasks", Shape::List(&TASK, Least::None, Distinct::Nothing)),
    ],
    NO_RULE,
);

const TASK: Shape = Shape::Object(
    &[required("task", CODE), required("due", DATE), required("about", Shape::Text)],
    NO_RULE,
);

/// By section: what the host may hand out when the person asks for what is held.
pub const RELEASE: Shape = Shape::Object(
    &[
        optional("record", MARK),
        optional("pii_processing", MARK),
        optional("party_identification", MARK),
        optional("event", MARK),
        optional("choices", MARK),
        optional("capacity", MARK),
        optional("authority", MARK),
        optional("withdraws_everything", MARK),
        optional("disposal", MARK),
        optional("understanding", MARK),
        optional("free_choice", MARK),
        optional("views", MARK),
        optional("decision", MARK),
        optional("disclosure", MARK),
        optional("request", MARK),
        optional("advice", MARK),
        optional("restriction", MARK),
        optional("stopped", MARK),
        optional("practitioner_only", MARK),
    ],
    NO_RULE,
);

const MARK: Shape = Shape::Object(
    &[
        required("mark", Shape::Code(&["release", "review", "withhold"])),
        optional("reason", Shape::Prose),
        optional("reviewer", HOST_ID),
    ],
    rules::MARK,
);
