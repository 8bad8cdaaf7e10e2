//! The shape of a configuration. `schema/config.schema.json` says the same to hosts.

use super::rules;
use crate::domain::config::{
    About, ConsentMeaning, ContactRole, CopyOption, GatewayKind, ImportedAgreements,
    InternalSharing, Jurisdiction, Mode, OnCompetence, OrganisationType, SpecialCategory,
};
use crate::wire::context::List;
use crate::wire::names::check_wording;
use crate::wire::shape::{
    ADDRESS, BY_ID, DATE, DATE_OR_INSTANT, Distinct, HOST_ID, ID, LANGUAGE, Least, NO_RULE,
    ORDINAL, PERIOD, Shape, optional, required,
};

pub const CONFIG: Shape = Shape::Object(
    &[
        required("config_id", ID),
        required("version", ORDINAL),
        required("organisation", ORGANISATION),
        required("jurisdiction", Shape::Code(Jurisdiction::CODES)),
        required("time_zone", Shape::By(rules::time_zone)),
        required("languages", Shape::List(&LANGUAGE, Least::One, Distinct::Entry)),
        required("contacts", Shape::List(&CONTACT, Least::None, Distinct::Nothing)),
        required("privacy", PRIVACY),
        required("purposes", Shape::List(&PURPOSE, Least::One, BY_ID)),
        required("kinds", Shape::List(&KIND, Least::One, BY_ID)),
        required("recipients", Shape::List(&RECIPIENT, Least::One, BY_ID)),
        required("methods", Shape::List(&METHOD, Least::One, BY_ID)),
        required("people_rules", PEOPLE_RULES),
        optional("override", OVERRIDE),
        optional("law", LAW),
        required("safety", SAFETY),
        optional("words", Shape::By(check_wording)),
    ],
    NO_RULE,
);

const ORGANISATION: Shape = Shape::Object(
    &[
        required("name", Shape::Text),
        required("plain_name", Shape::Text),
        required("type", Shape::Code(OrganisationType::CODES)),
        required("public_authority", Shape::Boolean),
    ],
    NO_RULE,
);

const CONTACT: Shape = Shape::Object(
    &[
        required("role", Shape::Code(ContactRole::CODES)),
        required("name", Shape::Text),
        optional("phone", Shape::Text),
        optional("email", Shape::Text),
    ],
    rules::contact,
);

const PRIVACY: Shape = Shape::Object(
    &[
        required("privacy_notice_url", ADDRESS),
        optional("policy_url", ADDRESS),
        required("complaints", COMPLAINTS),
        required("rights", Shape::Words),
        required("withdraw_routes", Shape::List(&Shape::Words, Least::One, Distinct::Nothing)),
    ],
    NO_RULE,
);

const COMPLAINTS: Shape = Shape::Object(
    &[required("own_route", Shape::Words), required("regulator", Shape::Words)],
    NO_RULE,
);

const PURPOSE: Shape = Shape::Object(
    &[
        required("id", ID),
        required("version", ORDINAL),
        required(
            "names",
            Shape::Names(&["plain_name", "how_it_helps", "use", "if_not_shared", "not_for"]),
        ),
        required("mode", Shape::Code(Mode::CODES)),
        optional("consent_meaning", Shape::Code(ConsentMeaning::CODES)),
        required("lawful_basis", Shape::List(&LAWFUL_BASIS, Least::One, Distinct::Nothing)),
        optional("without_it", WITHOUT_IT),
        optional("material_change_from", DATE_OR_INSTANT),
        required("usual_kinds", references(&Shape::Reference(List::Kinds), Least::None)),
        required("usual_recipients", references(&Shape::Reference(List::Recipients), Least::None)),
        required("retention", RETENTION),
        required("form", Shape::Words),
        required("max_validity", PERIOD),
        required("review_interval", PERIOD),
    ],
    rules::purpose,
);

const fn references(entry: &'static Shape, least: Least) -> Shape {
    Shape::List(entry, least, Distinct::Entry)
}

const LAWFUL_BASIS: Shape = Shape::Object(
    &[
        required("code", Shape::By(rules::basis_code)),
        optional("reference", Shape::Text),
        optional("by", Shape::Text),
        optional("note", Shape::Text),
    ],
    NO_RULE,
);

const WITHOUT_IT: Shape = Shape::Object(
    &[
        required("effect", Shape::Code(&["service_continues", "service_cannot_work"])),
        optional("reason", Shape::Words),
    ],
    rules::without_it,
);

const RETENTION: Shape =
    Shape::Object(&[required("plain", Shape::Words), optional("class", Shape::Text)], NO_RULE);

const KIND: Shape = Shape::Object(
    &[
        required("id", ID),
        required("names", Shape::Names(&["plain_name", "example"])),
        required("about", Shape::Code(About::CODES)),
        optional("special", Shape::Code(SpecialCategory::CODES)),
        optional("criminal", Shape::Boolean),
        optional("patient_information", Shape::Boolean),
        optional("never_in_plan", Shape::Boolean),
        optional("court_permission", Shape::Boolean),
    ],
    NO_RULE,
);

/// Of the organisation, or of one family.
pub const RECIPIENT: Shape = Shape::Object(
    &[
        required("id", HOST_ID),
        required("names", Shape::Names(&["plain_name", "short_name", "role"])),
        required("organisation", Shape::Text),
        required("type", Shape::Code(OrganisationType::CODES)),
        required("why_needed", Shape::Words),
        required("methods", references(&Shape::Reference(List::Methods), Least::One)),
        optional("isa_ref", Shape::Text),
        optional("internal", Shape::Boolean),
        optional("active_from", DATE_OR_INSTANT),
        optional("active_to", DATE_OR_INSTANT),
        optional("replaced_by", Shape::Reference(List::Recipients)),
    ],
    rules::recipient,
);

const METHOD: Shape = Shape::Object(
    &[
        required("id", ID),
        required("names", Shape::Names(&["plain_name"])),
        required("security", Shape::Words),
    ],
    NO_RULE,
);

const PEOPLE_RULES: Shape = Shape::Object(
    &[
        required("child_decides_from", Shape::Integer(0, 18)),
        required("ask_competence_from", Shape::Integer(0, 18)),
        required("on_competence", Shape::Code(OnCompetence::CODES)),
        required("internal_sharing", Shape::Code(InternalSharing::CODES)),
        required("imported_agreements", Shape::Code(ImportedAgreements::CODES)),
    ],
    NO_RULE,
);

const OVERRIDE: Shape = Shape::Object(
    &[
        required("roles", Shape::List(&Shape::Text, Least::One, Distinct::Entry)),
        required("second_person", Shape::Boolean),
        required("default_length", PERIOD),
        required("maximum_length", PERIOD),
        required("complete_by_hours", Shape::Integer(1, 8784)),
    ],
    rules::overriding,
);

const LAW: Shape =
    Shape::Object(&[required("gateways", Shape::List(&GATEWAY, Least::None, BY_ID))], NO_RULE);

const GATEWAY: Shape = Shape::Object(
    &[
        required("id", ID),
        required("title", Shape::Text),
        optional("jurisdiction", Shape::Code(Jurisdiction::CODES)),
        required("kind", Shape::Code(GatewayKind::CODES)),
        optional("in_force_from", DATE),
        optional("in_force_to", DATE),
    ],
    rules::gateway,
);

const SAFETY: Shape = Shape::Object(
    &[
        required("idle_minutes", Shape::Integer(1, 60)),
        required(
            "copy_options",
            Shape::List(&Shape::Code(CopyOption::CODES), Least::One, Distinct::Entry),
        ),
        required("bulk_threshold", Shape::Integer(2, 1000)),
    ],
    NO_RULE,
);
