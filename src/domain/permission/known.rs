//! Everything that bears on permission, put in order once, so that a question costs
//! the same however many records there are.

use std::sync::Arc;

use super::deciding::{Deciding, Material};
use super::facts::{Does, Facts, Source};
use super::grants::{Grant, grants};
use super::names::{Key, Names};
use super::outcome::{Reason, Warning};
use super::relations::Relations;
use super::voices::{Spoken, Voices};
use crate::domain::case::{Case, Person};
use crate::domain::config::{Config, Recipient};
use crate::domain::item::Item;
use crate::domain::order;
use crate::domain::standing::Said;
use crate::domain::time::{Instant, Zone};

#[derive(Debug)]
pub struct Known {
    pub(super) config: Arc<Config>,
    pub(super) case: Case,
    pub(super) facts: Facts,
    people: Names,
    kinds: Names,
    purposes: Names,
    recipients: Names,
    /// By person, then by purpose.
    deciding: Vec<Vec<Deciding>>,
    pub(super) relations: Relations,
    pub(super) voices: Voices,
    /// By item.
    pub(super) grants: Vec<Grant>,
    /// By person.
    shields: Vec<Vec<Shield>>,
    pub(super) not_verified: Option<Reason>,
    pub(super) warnings: Vec<Warning>,
}

/// A restriction as it can be asked about.
#[derive(Debug)]
pub struct Shield {
    /// Among the restrictions.
    pub place: usize,
    pub until: Option<Instant>,
}

/// An item that can be asked about.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub item: &'a Item,
    /// Absent where no record and no configuration knows the recipient.
    pub key: Option<Key>,
    pub about: usize,
    pub purpose: usize,
}

impl Known {
    pub fn new(config: Arc<Config>, case: Case, mut facts: Facts) -> Known {
        let relations = Relations::new(std::mem::take(&mut facts.relations));
        let mut known = Known {
            people: Names::default(),
            kinds: Names::default(),
            purposes: Names::default(),
            recipients: Names::default(),
            deciding: Vec::new(),
            relations,
            voices: Voices::default(),
            grants: Vec::new(),
            shields: Vec::new(),
            not_verified: None,
            warnings: Vec::new(),
            config,
            case,
            facts,
        };
        known.number();
        known.who_decides();
        known.voices = Voices::of(&known);
        known.grants = grants(&known);
        known.restrictions();
        super::keeping::judge(&mut known);
        known
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What people said, as the records hold it.
    pub fn said(&self) -> &Said {
        &self.facts.said
    }

    /// Nothing was altered, and nothing that an anchor names is missing.
    pub fn is_verified(&self) -> bool {
        self.not_verified.is_none()
    }

    pub fn zone(&self) -> Zone {
        self.config.time_zone
    }

    fn number(&mut self) {
        for person in &self.case.people {
            self.people.number(&person.id);
            for alias in &person.aliases {
                self.people.alias(alias);
            }
        }
        for kind in &self.config.kinds {
            self.kinds.number(&kind.id);
        }
        for purpose in &self.config.purposes {
            self.purposes.number(&purpose.id);
        }
        // The family's own too, and whoever a record names: a decision may be to share
        // with somebody whom nobody has configured.
        for recipient in self.config.recipients.iter().chain(&self.case.recipients) {
            self.recipients.number(&recipient.id);
        }
        let said = self.facts.said.statements.iter().map(|said| &said.item);
        let decided = self.facts.decisions.iter().flat_map(|decision| &decision.items);
        for item in said.chain(decided) {
            self.recipients.number(&item.recipient_id);
        }
    }

    fn who_decides(&mut self) {
        let (facts, case) = (&self.facts, &self.case);
        let established = places(facts.established.len(), &|place| {
            facts.established.get(place).map(|one| &one.0)
        });
        let assessments = places(facts.assessments.len(), &|place| {
            facts.assessments.get(place).map(|one| &one.source)
        });
        for about in &case.people {
            let over = established.iter().filter_map(|place| facts.established.get(*place));
            let of = assessments.iter().filter_map(|place| facts.assessments.get(*place));
            let material = Material {
                case,
                rules: &self.config.people_rules,
                zone: self.config.time_zone,
                established: over.filter(|(_, one)| about.is(&one.over)).collect(),
                assessments: of.filter(|one| about.is(&one.about)).collect(),
            };
            let mut lines = Vec::new();
            for purpose in &self.config.purposes {
                lines.push(material.deciding(about, &purpose.id));
            }
            self.deciding.push(lines);
        }
    }

    fn restrictions(&mut self) {
        self.shields.resize_with(self.case.people.len(), Vec::new);
        for (place, restriction) in self.facts.restrictions.iter().enumerate() {
            let Some(about) = self.people.find(&restriction.about) else { continue };
            let ends = restriction.valid_until.map(|until| until.ends(self.config.time_zone));
            let lifted = self.relations.to(Does::Lifts, &restriction.source.record_id);
            let mut lifted = lifted.iter().map(|relation| relation.source.at);
            let lifted = lifted.find(|lifted| *lifted >= restriction.source.at);
            let until = lifted.into_iter().chain(ends).min();
            if let Some(shields) = self.shields.get_mut(about as usize) {
                shields.push(Shield { place, until });
            }
        }
    }

    /// What can be asked about: the kind, the purpose and the person are known.
    pub fn asked<'a>(&self, item: &'a Item) -> Option<Asked<'a>> {
        let (about, pii) = (self.people.find(&item.about)?, self.kinds.find(&item.pii_id)?);
        let purpose = self.purposes.find(&item.purpose_id)?;
        let recipient = self.recipients.find(&item.recipient_id);
        let key = recipient.map(|recipient| [about, pii, purpose, recipient]);
        Some(Asked { item, key, about: about as usize, purpose: purpose as usize })
    }

    pub fn knows_person(&self, id: &str) -> bool {
        self.people.find(id).is_some()
    }

    pub fn knows_kind(&self, id: &str) -> bool {
        self.kinds.find(id).is_some()
    }

    pub fn knows_purpose(&self, id: &str) -> bool {
        self.purposes.find(id).is_some()
    }

    pub fn person(&self, number: usize) -> Option<&Person> {
        self.case.people.get(number)
    }

    pub fn person_number(&self, id: &str) -> Option<usize> {
        self.people.find(id).map(|number| number as usize)
    }

    /// The organisation's recipients and the family's own.
    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.case.recipient(id).or_else(|| self.config.recipient(id))
    }

    pub(super) fn deciding(&self, asked: &Asked) -> Option<&Deciding> {
        self.deciding.get(asked.about)?.get(asked.purpose)
    }

    pub(super) fn shields(&self, asked: &Asked) -> &[Shield] {
        self.shields.get(asked.about).map_or(&[], Vec::as_slice)
    }

    pub(super) fn spoken(&self, asked: &Asked) -> &[Spoken] {
        asked.key.map_or(&[], |key| self.voices.of_item(key))
    }
}

/// In the order in which records are named.
fn places<'a>(count: usize, source: &dyn Fn(usize) -> Option<&'a Source>) -> Vec<usize> {
    order::places(count, &|one, other| match (source(one), source(other)) {
        (Some(one), Some(other)) => one.is_before(other),
        _ => false,
    })
}
