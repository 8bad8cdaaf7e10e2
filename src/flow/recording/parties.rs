//! Who took part in a record.

use super::choices::NewChoice;
use super::{Making, Source, in_company, said_at};
use crate::domain::authority::{AgeGroup, age_group};
use crate::domain::case::Person;
use crate::domain::config::{ContactRole, Recipient};
use crate::domain::item::{Item, people_of, recipients_of};
use crate::domain::once::distinct;
use crate::domain::time::Instant;
use crate::domain::words::Voice;
use crate::flow::family::Way;
use crate::flow::handover::ADVOCATE;
use crate::flow::inputs::Inputs;
use crate::flow::state::Desk;
use crate::wire::record as wire;

pub const ORGANISATION: &str = "organisation";

pub fn parties(source: &Source, new: &[NewChoice]) -> Vec<wire::Party> {
    let items = items(source, new);
    let mut people: Vec<&str> = vec![&source.family.pass.person];
    people.extend(people_of(&items));
    if source.elsewhere.is_none() && !source.family.pass.by_phone {
        people.extend(in_company(source));
    }
    people.extend(source.family.said.all("keep_from"));
    let naming =
        Naming { inputs: source.inputs, voice: &source.family.pass.voice, at: said_at(source) };
    let mut parties = naming.parties(people, recipients_of(&items));
    parties.extend(helpers(source));
    parties
}

/// Who has no id of the host's and took part all the same: the interpreter, and who
/// else heard what was said aloud.
pub fn helpers(source: &Source) -> Vec<wire::Party> {
    let family = source.family;
    let mut found = Vec::new();
    if family.pass.interpreted {
        let name = source.state.desk.plan.interpreter_name(&family.pass.person);
        found.push(helper("interpreter", name));
    }
    let comes_along = advocate(&source.state.desk, &family.pass.person);
    if let Some(advocate) =
        comes_along.filter(|_| source.elsewhere.is_none() && !family.pass.by_phone)
    {
        // The practitioner wrote the name, so it waits until the tablet is back.
        let party_name = advocate.party_name.filter(|_| !source.state.is_family());
        found.push(wire::Party { party_name, ..advocate });
    }
    let witness = family.witness.trim();
    let said = source.making == Making::Answered && family.way == Some(Way::Said);
    if said && !witness.is_empty() {
        found.push(helper("witness", witness));
    }
    found
}

/// Who is in the room on this person's side.
pub fn advocate(desk: &Desk, person: &str) -> Option<wire::Party> {
    let name = desk.plan.advocate(person);
    desk.hand_over.has("present", ADVOCATE).then(|| helper(ADVOCATE, name))
}

fn helper(role: &'static str, name: &str) -> wire::Party {
    wire::Party { party_name: Some(name.to_owned()), ..party(role, wire::PartyType::Person, role) }
}

/// Everything that the record speaks of: what was answered, told and heard.
pub fn items(source: &Source, new: &[NewChoice]) -> Vec<Item> {
    let mut items: Vec<Item> = new.iter().map(|choice| choice.item.clone()).collect();
    if source.making != Making::TakenBack && source.making != Making::Stopped {
        items.extend_from_slice(&source.family.pass.told);
        items.extend_from_slice(&source.family.pass.hears);
    }
    items
}

/// Names the parties of a record: people by the host's ids, organisations by name.
pub struct Naming<'a> {
    pub inputs: &'a Inputs,
    pub voice: &'a Voice,
    pub at: Instant,
}

impl Naming<'_> {
    /// The organisation, the practitioner, these people and these recipients; each
    /// once.
    pub fn parties(&self, people: Vec<&str>, recipients: Vec<&str>) -> Vec<wire::Party> {
        let mut parties = vec![self.organisation(), self.practitioner()];
        // Somebody who had two ids is one person now.
        let known = |id| self.inputs.person(id).map_or(id, |person| &*person.id);
        for id in distinct(people.into_iter().map(known).collect()) {
            parties.extend(self.inputs.person(id).map(|person| self.person(person)));
        }
        for id in distinct(recipients) {
            parties.extend(self.inputs.recipient(id).map(|known| self.recipient(known)));
        }
        parties
    }

    fn organisation(&self) -> wire::Party {
        let config = &self.inputs.config;
        let contact = config.contacts_for(ContactRole::Dpo).next();
        wire::Party {
            party_name: Some(config.organisation.name.clone()),
            contact: contact.and_then(|dpo| dpo.email.clone().or_else(|| dpo.phone.clone())),
            ..party(ORGANISATION, wire::PartyType::Organisation, "pii_controller")
        }
    }

    fn practitioner(&self) -> wire::Party {
        let practitioner = &self.inputs.case.practitioner;
        wire::Party {
            job_title: Some(practitioner.job_title.clone()),
            organisation: practitioner.organisation.clone(),
            ..party(&practitioner.id, wire::PartyType::Person, "practitioner")
        }
    }

    fn person(&self, person: &Person) -> wire::Party {
        let band = match age_group(person, self.at, self.inputs.zone()) {
            AgeGroup::Adult => Some("adult"),
            AgeGroup::Child => Some("child"),
            AgeGroup::Unknown => None,
        };
        wire::Party {
            aliases: person.aliases.clone(),
            relationship: Some(person.relationship.clone()),
            age_band: band,
            ..party(&person.id, wire::PartyType::Person, "pii_principal")
        }
    }

    fn recipient(&self, recipient: &Recipient) -> wire::Party {
        let named = wire::Party {
            party_name: Some(recipient.plain_name.get(self.voice).to_owned()),
            ..party(&recipient.id, wire::PartyType::Person, "recipient")
        };
        // Somebody of the family's own, who belongs to none.
        if recipient.organisation.is_empty() {
            let relationship = Some(recipient.role.get(self.voice).to_owned());
            return wire::Party { relationship, ..named };
        }
        wire::Party {
            party_type: wire::PartyType::Organisation,
            organisation: Some(recipient.organisation.clone()),
            ..named
        }
    }
}

pub fn party(id: &str, kind: wire::PartyType, role: &'static str) -> wire::Party {
    wire::Party {
        party_id: id.to_owned(),
        party_type: kind,
        party_role: vec![role],
        aliases: Vec::new(),
        party_name: None,
        job_title: None,
        organisation: None,
        relationship: None,
        age_band: None,
        contact: None,
    }
}
