//! The shape of a case. `schema/case.schema.json` says the same to hosts.

use super::rules;
use crate::domain::case::{AuthorityKind, AuthorityStatus, Employment};
use crate::wire::config::RECIPIENT;
use crate::wire::context::List;
use crate::wire::shape::{
    BY_ID, DATE, DATE_OR_INSTANT, Distinct, HOST_ID, INSTANT, LANGUAGE, Least, NO_RULE, Shape,
    WHOLE, optional, required,
};

pub const CASE: Shape = Shape::Object(
    &[
        required("case_ref", Shape::Text),
        required("practitioner", PRACTITIONER),
        required("people", Shape::List(&PERSON, Least::One, Distinct::Nothing)),
        optional("recipients", Shape::List(&RECIPIENT, Least::None, BY_ID)),
        optional("plan", WHOLE),
        optional("anchors", Shape::By(rules::anchors)),
        optional("records", Shape::List(&WHOLE, Least::None, Distinct::Nothing)),
        optional("now", INSTANT),
        optional("time_source", Shape::Text),
    ],
    rules::people_are_distinct,
);

const PRACTITIONER: Shape = Shape::Object(
    &[
        required("id", HOST_ID),
        required("name", Shape::Text),
        required("role", Shape::Text),
        required("job_title", Shape::Text),
        optional("organisation", Shape::Text),
        required("employment", Shape::Code(Employment::CODES)),
    ],
    NO_RULE,
);

const PERSON: Shape = Shape::Object(
    &[
        required("id", HOST_ID),
        optional("aliases", Shape::List(&HOST_ID, Least::None, Distinct::Nothing)),
        required("name", Shape::Text),
        optional("called", Shape::Text),
        optional("dob", DATE),
        optional("adult", Shape::By(rules::adult)),
        required("relationship", Shape::Text),
        optional("languages", Shape::List(&LANGUAGE, Least::None, Distinct::Entry)),
        optional("authority", Shape::List(&AUTHORITY, Least::None, Distinct::Nothing)),
        optional("contact_safe", Shape::Boolean),
    ],
    rules::person,
);

const AUTHORITY: Shape = Shape::Object(
    &[
        required("over", Shape::Reference(List::People)),
        required("kind", Shape::Code(AuthorityKind::CODES)),
        optional("from", DATE_OR_INSTANT),
        optional("to", DATE_OR_INSTANT),
        required("status", Shape::Code(AuthorityStatus::CODES)),
        optional("evidence", Shape::Text),
    ],
    rules::authority,
);
