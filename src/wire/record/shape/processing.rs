//! The shape of `pii_processing`: what the person was told, and what of.

use super::parts::{LAWFUL_BASES, PARTIES};
use super::rules;
use crate::domain::config::{ConsentMeaning, Mode, SpecialCategory};
use crate::domain::words::Audience;
use crate::wire::record::How;
use crate::wire::shape::{
    ADDRESS, DATE, DIGEST, Distinct, HOST_ID, ID, LANGUAGE, Least, NO_RULE, ORDINAL, Shape, TRUE,
    UTC, optional, required,
};

pub const PROCESSING: Shape = Shape::Object(
    &[
        required("privacy_notice", Shape::List(&NOTICE, Least::One, Distinct::Nothing)),
        required("statement_shown", Shape::List(&STATEMENT, Least::None, Distinct::Nothing)),
        required("withdrawal_method", TEXTS),
        required("privacy_rights", TEXTS),
        required("authority_party", Shape::Text),
        required("purposes", Shape::List(&PURPOSE, Least::None, Distinct::Member("purpose_id"))),
        optional("excluded", Shape::List(&EXCLUDED, Least::None, Distinct::Nothing)),
    ],
    NO_RULE,
);

const TEXTS: Shape = Shape::List(&Shape::Text, Least::None, Distinct::Nothing);

const NOTICE: Shape = Shape::Object(
    &[
        required("notice_id", Shape::Text),
        required("version", Shape::Text),
        required("language", LANGUAGE),
        required("audience", Shape::Code(Audience::CODES)),
        required(
            "kind",
            Shape::Code(&["consent_statement", "privacy_notice", "easy_read", "spoken_script"]),
        ),
        optional("url", ADDRESS),
        required("digest", DIGEST),
    ],
    NO_RULE,
);

const STATEMENT: Shape = Shape::Object(
    &[
        required("screen", Shape::Text),
        required("block", Shape::Text),
        required("language", LANGUAGE),
        required("digest", DIGEST),
        required("text", Shape::Prose),
        required("how", Shape::Code(How::CODES)),
        required("at", UTC),
    ],
    NO_RULE,
);

const PURPOSE: Shape = Shape::Object(
    &[
        required("purpose_id", ID),
        required("purpose", Shape::Text),
        required("version", ORDINAL),
        required("mode", Shape::Code(Mode::CODES)),
        optional("consent_meaning", Shape::Code(ConsentMeaning::CODES)),
        required("lawful_basis", LAWFUL_BASES),
        required("pii_information", Shape::List(&INFORMATION, Least::None, Distinct::Nothing)),
        required("pii_controllers", PARTIES),
        required("storage_locations", TEXTS),
        required("retention_period", Shape::Text),
        required("form", Shape::Text),
    ],
    rules::purpose,
);

const INFORMATION: Shape = Shape::Object(
    &[
        required("pii_id", ID),
        required("pii_type", Shape::Text),
        required("about", HOST_ID),
        required("pii_optional", Shape::Boolean),
        optional("special_pii_category", Shape::Code(SpecialCategory::CODES)),
        optional("criminal_offence_data", TRUE),
        required("kind_of_statement", Shape::Code(&["fact", "opinion", "reported"])),
        optional("reported_by", Shape::Text),
        optional("as_of", DATE),
        optional("historical_period", Shape::Text),
        optional("source", Shape::Text),
        optional("significance", Shape::Prose),
    ],
    rules::INFORMATION,
);

const EXCLUDED: Shape = Shape::Object(
    &[
        required("about", HOST_ID),
        required("pii_id", ID),
        required("purpose_id", ID),
        required("why", Shape::Prose),
    ],
    NO_RULE,
);
