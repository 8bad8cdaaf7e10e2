//! A checked configuration as the domain knows it. What can be lacking is read first:
//! then nothing has to be dropped again, which would be most of the code's size.

use crate::domain::config::{
    About, Complaints, Config, ConsentMeaning, Contact, ContactRole, CopyOption, Gateway,
    GatewayKind, ImportedAgreements, InternalSharing, Jurisdiction, Kind, LawfulBasis, Method,
    Mode, OnCompetence, Organisation, OrganisationType, OverrideRules, PeopleRules, Privacy,
    Purpose, Recipient, Retention, Safety, SpecialCategory, WithoutIt, Wording,
};
use crate::domain::time::{DateOrInstant, Period, Zone, parse_date};
use crate::wire::pack;
use crate::wire::read::Part;

pub fn config(part: Part) -> Option<Config> {
    let jurisdiction = Jurisdiction::from_code(part.str("jurisdiction"))?;
    let time_zone = Zone::from_name(part.str("time_zone"))?;
    let people_rules = people_rules(part.part("people_rules"))?;
    let organisation = organisation(part.part("organisation"))?;
    Some(Config {
        config_id: part.text("config_id"),
        version: part.ordinal("version"),
        organisation,
        jurisdiction,
        time_zone,
        languages: part.texts("languages"),
        contacts: part.list("contacts", contact),
        privacy: privacy(part.part("privacy")),
        purposes: part.list("purposes", purpose),
        kinds: part.list("kinds", kind),
        recipients: part.list("recipients", recipient),
        methods: part.list("methods", method),
        people_rules,
        override_rules: override_rules(part.part("override")),
        gateways: part.part("law").list("gateways", gateway),
        safety: Safety {
            idle_minutes: part.part("safety").count("idle_minutes"),
            copy_options: part
                .part("safety")
                .list("copy_options", |part| CopyOption::from_code(part.0.as_str()?)),
            bulk_threshold: part.part("safety").count("bulk_threshold"),
        },
        wording: wording(part.part("words")),
    })
}

fn organisation(part: Part) -> Option<Organisation> {
    let kind = OrganisationType::from_code(part.str("type"))?;
    Some(Organisation {
        name: part.text("name"),
        plain_name: part.text("plain_name"),
        kind,
        public_authority: part.flag("public_authority"),
    })
}

fn contact(part: Part) -> Option<Contact> {
    let role = ContactRole::from_code(part.str("role"))?;
    Some(Contact {
        role,
        name: part.text("name"),
        phone: part.maybe_text("phone"),
        email: part.maybe_text("email"),
    })
}

fn privacy(part: Part) -> Privacy {
    let complaints = part.part("complaints");
    Privacy {
        privacy_notice_url: part.text("privacy_notice_url"),
        policy_url: part.maybe_text("policy_url"),
        complaints: Complaints {
            own_route: complaints.words("own_route"),
            regulator: complaints.words("regulator"),
        },
        rights: part.words("rights"),
        withdraw_routes: part.list("withdraw_routes", |part| Some(part.all_words())),
    }
}

fn purpose(part: Part) -> Option<Purpose> {
    let retention = part.part("retention");
    let mode = Mode::from_code(part.str("mode"))?;
    let max_validity = Period::parse(part.str("max_validity"))?;
    let review_interval = Period::parse(part.str("review_interval"))?;
    Some(Purpose {
        id: part.text("id"),
        version: part.ordinal("version"),
        plain_name: part.name("plain_name"),
        how_it_helps: part.name("how_it_helps"),
        used_for: part.name("use"),
        if_not_shared: part.name("if_not_shared"),
        not_for: part.name("not_for"),
        mode,
        consent_meaning: ConsentMeaning::from_code(part.str("consent_meaning")),
        lawful_basis: part.list("lawful_basis", lawful_basis),
        without_it: without_it(part.part("without_it")),
        material_change_from: DateOrInstant::parse(part.str("material_change_from")),
        usual_kinds: part.texts("usual_kinds"),
        usual_recipients: part.texts("usual_recipients"),
        retention: Retention {
            plain: retention.words("plain"),
            class: retention.maybe_text("class"),
        },
        form: part.words("form"),
        max_validity,
        review_interval,
    })
}

fn lawful_basis(part: Part) -> Option<LawfulBasis> {
    Some(LawfulBasis {
        code: part.text("code"),
        reference: part.maybe_text("reference"),
        by: part.maybe_text("by"),
        note: part.maybe_text("note"),
    })
}

fn without_it(part: Part) -> Option<WithoutIt> {
    match part.str("effect") {
        "service_continues" => Some(WithoutIt::ServiceContinues),
        "service_cannot_work" => {
            Some(WithoutIt::ServiceCannotWork { reason: part.words("reason") })
        }
        _ => None,
    }
}

fn kind(part: Part) -> Option<Kind> {
    let about = About::from_code(part.str("about"))?;
    Some(Kind {
        id: part.text("id"),
        plain_name: part.name("plain_name"),
        example: part.name("example"),
        about,
        special: SpecialCategory::from_code(part.str("special")),
        criminal: part.flag("criminal"),
        patient_information: part.flag("patient_information"),
        never_in_plan: part.flag("never_in_plan"),
        court_permission: part.flag("court_permission"),
    })
}

pub fn recipient(part: Part) -> Option<Recipient> {
    let kind = OrganisationType::from_code(part.str("type"))?;
    Some(Recipient {
        id: part.text("id"),
        plain_name: part.name("plain_name"),
        short_name: part.name("short_name"),
        role: part.name("role"),
        organisation: part.text("organisation"),
        kind,
        why_needed: part.words("why_needed"),
        methods: part.texts("methods"),
        isa_ref: part.maybe_text("isa_ref"),
        internal: part.flag("internal"),
        active_from: DateOrInstant::parse(part.str("active_from")),
        active_to: DateOrInstant::parse(part.str("active_to")),
        replaced_by: part.maybe_text("replaced_by"),
    })
}

fn method(part: Part) -> Option<Method> {
    Some(Method {
        id: part.text("id"),
        plain_name: part.name("plain_name"),
        security: part.words("security"),
    })
}

fn people_rules(part: Part) -> Option<PeopleRules> {
    Some(PeopleRules {
        child_decides_from: part.count("child_decides_from"),
        ask_competence_from: part.count("ask_competence_from"),
        on_competence: OnCompetence::from_code(part.str("on_competence"))?,
        internal_sharing: InternalSharing::from_code(part.str("internal_sharing"))?,
        imported_agreements: ImportedAgreements::from_code(part.str("imported_agreements"))?,
    })
}

/// `None` too where the member is absent: then nobody may decide so.
fn override_rules(part: Part) -> Option<OverrideRules> {
    let default_length = Period::parse(part.str("default_length"))?;
    let maximum_length = Period::parse(part.str("maximum_length"))?;
    Some(OverrideRules {
        roles: part.texts("roles"),
        second_person: part.flag("second_person"),
        default_length,
        maximum_length,
        complete_by_hours: part.count("complete_by_hours"),
    })
}

pub fn gateway(part: Part) -> Option<Gateway> {
    let kind = GatewayKind::from_code(part.str("kind"))?;
    Some(Gateway {
        id: part.text("id"),
        title: part.text("title"),
        jurisdiction: Jurisdiction::from_code(part.str("jurisdiction")),
        kind,
        in_force_from: parse_date(part.str("in_force_from")),
        in_force_to: parse_date(part.str("in_force_to")),
    })
}

fn wording(part: Part) -> Vec<Wording> {
    let mut found = Vec::new();
    for (voice, pack) in part.by_voice() {
        for (key, text) in pack::texts(pack) {
            found.push(Wording { voice: voice.clone(), key, text });
        }
    }
    found
}
