//! The sections of a record that say for what and under which rules.

use super::choices::NewChoice;
use super::parties::{ORGANISATION, items};
use super::{Making, Source};
use crate::domain::answers::field;
use crate::domain::case::Person;
use crate::domain::config::{Purpose, WithoutIt};
use crate::domain::item::Item;
use crate::domain::plan::Need;
use crate::domain::time::write_date;
use crate::flow::attest::{asks_about, who_came_in};
use crate::flow::family::FamilyState;
use crate::flow::guards::is_unheard_child;
use crate::flow::hearing::{self, ANSWER_WITHIN, Ask};
use crate::flow::phone;
use crate::flow::prepare::{no_authority, people_of_talk};
use crate::flow::screen::Journey;
use crate::wire::canonical::digest;
use crate::wire::record as wire;

pub fn processing(source: &Source, new: &[NewChoice]) -> wire::PiiProcessing {
    let (config, voice) = (&source.inputs.config, &source.family.pass.voice);
    let mut notices = vec![notice(source, &voice.language, &source.family.shown)];
    let beside = &source.family.beside_shown;
    if let Some(first) = beside.first() {
        notices.push(notice(source, &first.language, beside));
    }
    let routes = config.privacy.withdraw_routes.iter();
    wire::PiiProcessing {
        privacy_notice: notices,
        statement_shown: source.family.all_shown(),
        withdrawal_method: routes.map(|route| route.get(voice).to_owned()).collect(),
        privacy_rights: vec![config.privacy.rights.get(voice).to_owned()],
        authority_party: config.privacy.complaints.regulator.get(voice).to_owned(),
        purposes: purposes(source, new),
        excluded: excluded(source),
    }
}

/// All that was shown in one language.
fn notice(source: &Source, language: &str, shown: &[wire::StatementShown]) -> wire::PrivacyNotice {
    let audience = source.family.pass.voice.audience.code();
    let words: Vec<&str> = shown.iter().map(|shown| shown.text.as_str()).collect();
    wire::PrivacyNotice {
        notice_id: ["content", language, audience].join("/"),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: language.to_owned(),
        audience: audience.to_owned(),
        kind: "consent_statement",
        url: source.inputs.config.privacy.privacy_notice_url.clone(),
        digest: digest(words.join("\n").as_bytes()),
    }
}

fn purposes(source: &Source, new: &[NewChoice]) -> Vec<wire::PurposeNamed> {
    let items = items(source, new);
    let named = source.inputs.config.purposes_of(&items).into_iter();
    named.map(|purpose| purpose_named(source, purpose, &items)).collect()
}

fn purpose_named(source: &Source, purpose: &Purpose, items: &[Item]) -> wire::PurposeNamed {
    let voice = &source.family.pass.voice;
    let basis = purpose.lawful_basis.iter().map(|basis| wire::BasisNamed {
        code: basis.code.clone(),
        reference: basis.reference.clone(),
        by: basis.by.clone(),
        note: basis.note.clone(),
    });
    wire::PurposeNamed {
        purpose_id: purpose.id.clone(),
        purpose: purpose.plain_name.get(voice).to_owned(),
        version: purpose.version,
        mode: purpose.mode,
        consent_meaning: purpose.consent_meaning,
        lawful_basis: basis.collect(),
        pii_information: information(source, purpose, items),
        pii_controllers: vec![ORGANISATION.to_owned()],
        storage_locations: Vec::new(),
        retention_period: purpose.retention.plain.get(voice).to_owned(),
        form: purpose.form.get(voice).to_owned(),
    }
}

fn information(source: &Source, purpose: &Purpose, items: &[Item]) -> Vec<wire::PiiInformation> {
    let mut told: Vec<wire::PiiInformation> = Vec::new();
    for item in items {
        let known = told.iter().any(|info| info.pii_id == item.pii_id && info.about == item.about);
        let kind = source.inputs.config.kind(&item.pii_id);
        let Some(kind) = kind.filter(|_| item.purpose_id == purpose.id && !known) else { continue };
        told.push(wire::PiiInformation {
            pii_id: kind.id.clone(),
            pii_type: kind.plain_name.get(&source.family.pass.voice).to_owned(),
            about: item.about.clone(),
            pii_optional: !source.family.pass.told.contains(item),
            special_pii_category: kind.special,
            criminal_offence_data: kind.criminal,
            kind_of_statement: "fact",
        });
    }
    told
}

/// The reasons are the practitioner's own words, so they wait for a record that
/// is made after the tablet is back.
fn excluded(source: &Source) -> Vec<wire::Excluded> {
    if !source.is_attested() {
        return Vec::new();
    }
    let mut left_out = Vec::new();
    let Source { inputs, family, .. } = source;
    let plan = &source.state.desk.plan;
    let pass = &family.pass;
    let items: Vec<&Item> = spoken_of(family).collect();
    let mut whose: Vec<&str> = items.iter().map(|item| &*item.about).collect();
    whose.push(&pass.person);
    for (name, value) in plan.answers.entries() {
        let parts: Vec<&str> = name.split('.').collect();
        if let ["need", purpose, kind] = *parts.as_slice()
            && value == Need::LeftOut.code()
        {
            let known = inputs
                .config
                .kind(kind)
                .filter(|_| items.iter().any(|item| item.purpose_id == purpose));
            let people =
                known.map(|known| people_of_talk(inputs, known.about, source.stamp.at, &whose));
            for person in people.into_iter().flatten() {
                left_out.push(wire::Excluded {
                    about: person.id.clone(),
                    pii_id: kind.to_owned(),
                    purpose_id: purpose.to_owned(),
                    why: plan.answers.text(&field(&["why", purpose, kind])).to_owned(),
                });
            }
        }
    }
    left_out
}

pub fn free_choice(source: &Source) -> wire::FreeChoice {
    let attestation = &source.state.desk.attestation;
    let attested = |field: &str| match attestation.one(field) {
        Some(judged) if source.making == Making::Answered => judged.to_owned(),
        _ if source.elsewhere.is_some() => "not_known".to_owned(),
        Some(_) | None => "not_asked".to_owned(),
    };
    let purposes = source.inputs.config.purposes.iter();
    let without = purposes.filter(|purpose| {
        source.family.pass.groups.iter().any(|group| group.purpose_id == purpose.id)
    });
    wire::FreeChoice {
        told_can_refuse: attested("told_can_refuse"),
        without_it: without
            .map(|purpose| {
                let effect = match purpose.without_it {
                    Some(WithoutIt::ServiceCannotWork { .. }) => "service_cannot_work",
                    Some(WithoutIt::ServiceContinues) | None => "service_continues",
                };
                [&purpose.id, ":", effect].concat()
            })
            .collect(),
        pressure: attested("pressure"),
        time_alone: match source.family.pass.alone {
            _ if source.elsewhere.is_some() => "not_known",
            true => "yes",
            false => "no",
        },
    }
}

/// What the person said besides, on F8, F14 and F15, with the record that closes
/// their pass.
pub fn views(source: &Source) -> Vec<wire::View> {
    if matches!(source.making, Making::NoesKept | Making::TakenBack) {
        return Vec::new();
    }
    let family = source.family;
    let pack = source.inputs.packs.family(&family.pass.voice);
    let mut views = pack.map(|pack| hearing::views(family, &pack)).unwrap_or_default();
    let note = family.note.trim();
    if !note.is_empty() {
        let (party_id, view) = (family.pass.person.clone(), note.to_owned());
        views.push(wire::View { party_id, view, ..wire::View::default() });
    }
    views
}

/// What the practitioner wrote, and what the person wanted to ask about.
fn notes(source: &Source) -> String {
    let desk = &source.state.desk;
    let mut notes = desk.attestation.text("attest_notes").trim().to_owned();
    let asked = asks_about(source.family, source.inputs).unwrap_or_default();
    let mut parts = unheard(source);
    parts.extend([no_authority::note(desk, source.inputs, source.family), asked]);
    for more in parts {
        if !notes.is_empty() && !more.is_empty() {
            notes.push('\n');
        }
        notes.push_str(&more);
    }
    notes
}

fn spoken_of(family: &FamilyState) -> impl Iterator<Item = &Item> {
    let pass = &family.pass;
    family.rows().map(|row| &row.item).chain(&pass.told).chain(&pass.hears)
}

/// Each child of whom a talk by this plan speaks and who was not asked, and why (J8). Where
/// the pass ends in a no to all, or is stopped, the plan alone says it.
fn unheard(source: &Source) -> Vec<String> {
    let Source { inputs, family, stamp, .. } = source;
    let (plan, pack) = (&source.state.desk.plan, inputs.packs.practitioner());
    let unheard = inputs.case.people.iter().filter(|person| {
        family.pass.journey == Journey::Talk
            && spoken_of(family).any(|item| item.about == person.id)
            && is_unheard_child(plan, inputs, &person.id, stamp.at)
    });
    let note = |person: &Person| {
        let why = field(&["p5", plan.code("not_asked", &[&person.id])?]);
        let why = pack.say(&why);
        Some(pack.fill("p5.unheard", &[("name", person.spoken_name()), ("why", why)]))
    };
    unheard.filter_map(note).collect()
}

/// Only in a record that is made after the tablet is back.
pub fn practitioner_only(source: &Source) -> Option<wire::PractitionerOnly> {
    if let Some(elsewhere) = source.elsewhere {
        let found = wire::PractitionerOnly {
            notes: Some(elsewhere.notes.clone()).filter(|notes| !notes.is_empty()),
            room_check: None,
            tasks: elsewhere.tasks.clone(),
        };
        return (found != wire::PractitionerOnly::default()).then_some(found);
    }
    if !source.is_attested() || source.state.is_family() {
        return None;
    }
    let desk = &source.state.desk;
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let copy = source.family.copy.filter(|copy| copy.code() != "none");
    let today = source.inputs.today(source.stamp.at);
    let due = write_date(today);
    let mut tasks: Vec<wire::Task> = copy
        .map(|copy| wire::Task {
            task: "give_copy",
            due,
            about: [&source.family.pass.person, ":", copy.code()].concat(),
        })
        .into_iter()
        .collect();
    tasks.extend(asked_of_us(source));
    let mut room_check = desk.hand_over.text("others").to_owned();
    if source.family.pass.by_phone {
        room_check = [&*phone::room_check(&desk.hand_over, source.inputs), &room_check].join(" ");
        // A confirmation in writing, only to where it is safe (J12).
        if phone::is_safe_to_write(&desk.hand_over) {
            let about = source.family.pass.person.clone();
            tasks.push(wire::Task { task: "confirm_in_writing", due: write_date(today), about });
        }
    }
    if let Some(came_in) = who_came_in(desk, source.inputs) {
        room_check = [room_check.trim(), &came_in].join("\n");
    }
    let found = wire::PractitionerOnly {
        notes: text(&notes(source)),
        room_check: text(room_check.trim()),
        tasks,
    };
    (found != wire::PractitionerOnly::default()).then_some(found)
}

/// An objection and a complaint are each to be answered in time.
fn asked_of_us(source: &Source) -> Vec<wire::Task> {
    let due = write_date(source.inputs.today(source.stamp.at) + ANSWER_WITHIN);
    let mut tasks = Vec::new();
    for ask in hearing::asks(source.family) {
        let task = match ask {
            Ask::Object => "answer_objection",
            Ask::Complain => "answer_complaint",
        };
        tasks.push(wire::Task { task, due: due.clone(), about: source.family.pass.person.clone() });
    }
    tasks
}
