//! One item at one instant: what stands, of whom.

use chrono::TimeDelta;

use super::deciding::{Deciding, Stretch};
use super::facts::Source;
use super::grants::Grant;
use super::known::{Asked, Known};
use super::voices::Spoken;
use crate::domain::authority::{AgeGroup, Decider, age_group};
use crate::domain::config::{Mode, OnCompetence, Purpose};
use crate::domain::standing::{Heard, Hearing, Stands, Statement, Step};
use crate::domain::time::Instant;

pub struct Look<'a> {
    pub known: &'a Known,
    pub asked: &'a Asked<'a>,
    pub at: Instant,
    pub spoken: &'a [Spoken],
    pub grants: &'a [Grant],
    deciding: Option<&'a Deciding>,
    pub stretch: Option<&'a Stretch>,
}

/// What a person's words are held against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Regard {
    /// Who decides, then and ever since.
    Deciding,
    /// Who decided then and has held authority ever since, though the child decides now.
    Holding,
    /// Nothing: what the person thinks.
    Nothing,
}

/// What stands of one person.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    pub person: &'a str,
    pub stands: Stands,
    /// The step that speaks.
    pub step: &'a Step,
}

impl<'a> Look<'a> {
    pub fn new(known: &'a Known, asked: &'a Asked<'a>, at: Instant) -> Look<'a> {
        let deciding = known.deciding(asked);
        Look {
            known,
            asked,
            at,
            spoken: known.spoken(asked),
            grants: known.grants(asked.key),
            deciding,
            stretch: deciding.and_then(|deciding| deciding.at(at)),
        }
    }

    pub fn decider(&self) -> &Decider {
        self.stretch.map_or(&Decider::AgeUnknown, |stretch| &stretch.decider)
    }

    pub fn purpose(&self) -> Option<&'a Purpose> {
        self.known.config.purposes.get(self.asked.purpose)
    }

    pub fn is_mode(&self, mode: Mode) -> bool {
        self.purpose().is_some_and(|purpose| purpose.mode == mode)
    }

    /// The subject, under the first of their ids.
    pub fn about(&self) -> &'a str {
        self.known.person(self.asked.about).map_or("", |person| &person.id)
    }

    pub fn has_answered(&self, spoken: &Spoken) -> bool {
        spoken.steps.iter().any(|step| step.decision.is_some() && step.from <= self.at)
    }

    pub fn anybody_has_answered(&self) -> bool {
        self.spoken.iter().any(|spoken| self.has_answered(spoken))
    }

    /// What stands of everybody whose words may count so.
    pub fn voices(&self, regard: Regard) -> Vec<Voice<'a>> {
        let mut voices = Vec::new();
        for spoken in self.spoken {
            let person = self.known.person(spoken.person).map_or("", |person| &person.id);
            let may = match (regard, self.stretch) {
                (Regard::Deciding, _) => self.decider().includes(person, self.about()),
                (Regard::Holding, Some(stretch)) => holds(stretch, person),
                (Regard::Holding, None) => false,
                (Regard::Nothing, _) => true,
            };
            if may && let Some(voice) = self.voice(spoken, person, regard) {
                voices.push(voice);
            }
        }
        voices
    }

    fn voice(&self, spoken: &'a Spoken, person: &'a str, regard: Regard) -> Option<Voice<'a>> {
        let heard = |step: &Step, at: Instant| self.heard(step, at, person, regard);
        let hearing = Hearing { steps: &spoken.steps, said: &self.known.facts.said, heard: &heard };
        let stands = hearing.stands(self.at)?;
        Some(Voice { person, stands, step: spoken.steps.get(stands.step)? })
    }

    fn heard(&self, step: &Step, at: Instant, person: &str, regard: Regard) -> Heard {
        let corrected = step.term.lost.is_some_and(|lost| lost <= at);
        if regard != Regard::Nothing && !self.was_entitled(step, person) {
            return Heard::View;
        }
        let lasting = match regard {
            Regard::Nothing => true,
            Regard::Holding => self.throughout(step, at, &|stretch| holds(stretch, person)),
            Regard::Deciding => {
                let about = self.about();
                self.throughout(step, at, &|stretch| stretch.decider.includes(person, about))
            }
        };
        if step.is_yes() && (corrected || !lasting) { Heard::Lost } else { Heard::Counts }
    }

    /// Looking back from a withdrawal, the time may lie before the step's own.
    fn throughout(&self, step: &Step, at: Instant, is: &dyn Fn(&Stretch) -> bool) -> bool {
        self.deciding.is_some_and(|deciding| deciding.throughout(step.said, at.max(step.said), is))
    }

    /// Could the person answer when they did? Of a day that is known no closer any
    /// instant is enough for what is no yes.
    pub fn was_entitled(&self, step: &Step, person: &str) -> bool {
        let until = match step.settled() {
            over if over > step.from => over - TimeDelta::nanoseconds(1),
            _ => step.from,
        };
        let never = |stretch: &Stretch| !stretch.decider.includes(person, self.about());
        self.deciding.is_some_and(|deciding| !deciding.throughout(step.from, until, &never))
    }

    fn is_grown_up(&self) -> bool {
        let about = self.known.person(self.asked.about);
        about.is_some_and(|about| age_group(about, self.at, self.known.zone()) == AgeGroup::Adult)
    }

    /// A child who decides now has never answered, and what the holders said before
    /// still counts.
    fn holders_still_count(&self) -> bool {
        let child = self.spoken.iter().find(|spoken| spoken.person == self.asked.about);
        self.known.config.people_rules.on_competence == OnCompetence::Flag
            && *self.decider() == Decider::Themself
            && !self.is_grown_up()
            && !child.is_some_and(|child| self.has_answered(child))
    }

    /// Whose words answer.
    pub fn regard(&self) -> Regard {
        if self.holders_still_count() { Regard::Holding } else { Regard::Deciding }
    }

    pub fn statement(&self, step: &Step) -> Option<&'a Statement> {
        step.decision?;
        self.known.facts.said.statements.get(step.place)
    }

    /// The record in which a step stands.
    pub fn source(&self, step: &Step) -> Source {
        let said = &self.known.facts.said;
        Source {
            record_id: step.record_id(said).to_owned(),
            ledger_id: step.ledger_id(said).to_owned(),
            sequence: step.sequence,
            at: step.said,
        }
    }
}

fn holds(stretch: &Stretch, person: &str) -> bool {
    stretch.held_by.iter().any(|holder| holder == person)
}
