//! The shape of `record`: who wrote it, when, and where it stands in its ledger.

use super::parts::REFERENCE;
use super::rules;
use crate::domain::config::Jurisdiction;
use crate::wire::config::time_zone;
use crate::wire::record::{RecordKind, Relation, SCHEMA_VERSION, Setting};
use crate::wire::shape::{
    DIGEST, Distinct, ID, LANGUAGE, Least, NO_RULE, ORDINAL, RANDOM_UUID, Shape, UTC, UUID,
    optional, required,
};

pub const HEADER: Shape = Shape::Object(
    &[
        required("schema_version", Shape::Code(&[SCHEMA_VERSION])),
        required("record_id", RANDOM_UUID),
        required("record_kind", Shape::Code(RecordKind::CODES)),
        required("case_ref", Shape::Text),
        required("ledger_id", UUID),
        required("sequence", ORDINAL),
        optional("previous", REFERENCE),
        optional("relates_to", Shape::List(&RELATES_TO, Least::None, Distinct::Nothing)),
        required("created", UTC),
        required("time_zone", Shape::By(time_zone)),
        required("language", LANGUAGE),
        required("jurisdiction", Shape::Code(Jurisdiction::CODES)),
        required("generator", GENERATOR),
        required("config", CONFIG),
        required("setting", Shape::Code(Setting::CODES)),
    ],
    rules::header,
);

const RELATES_TO: Shape = Shape::Object(
    &[
        required("relation", Shape::Code(Relation::CODES)),
        required("record_id", UUID),
        required("digest", DIGEST),
    ],
    NO_RULE,
);

const GENERATOR: Shape =
    Shape::Object(&[required("name", Shape::Text), required("version", Shape::Text)], NO_RULE);

const CONFIG: Shape = Shape::Object(
    &[required("config_id", ID), required("version", ORDINAL), required("digest", DIGEST)],
    NO_RULE,
);
