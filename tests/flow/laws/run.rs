//! A run: a sitting, and what an onlooker has noted of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::domain::item::Item;
use consent_disclosure::flow::competence::Half;
use consent_disclosure::flow::screen::Journey;
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{Effect, Fact, Inputs, State};
use consent_disclosure::wire::read_json;
use serde_json::Value;

use super::keep;
use crate::kit::{Sitting, head};

pub struct Run {
    pub sitting: Sitting,
    /// The screens that stood.
    pub seen: BTreeSet<&'static str>,
    pub acknowledged: BTreeSet<String>,
    pub withdrawals: u32,
    pub stops: u32,
    /// Passes that came again after P6c.
    pub second_halves: u32,
    /// The kinds of record that errands have made.
    pub errands: BTreeSet<String>,
    /// What the host handed in, and what has been emitted since.
    pub records: Vec<Value>,
    pub handed_in: usize,
    pub pass: Option<PassNotes>,
    /// Every fact with the state before it, for playing it again.
    pub history: Vec<Fact>,
}

/// What an onlooker notes of one person's pass.
pub struct PassNotes {
    pub person: String,
    pub journey: Journey,
    /// What F8 said when it last stood.
    pub last: Vec<(Item, Option<Answer>)>,
    /// The yeses that F10 confirmed, less those taken back since.
    pub confirmed: Vec<Item>,
    pub attested: bool,
    pub first_record: usize,
    pub closings: u32,
    pub withdrawals: u32,
}

/// What stood before a fact.
pub struct Before {
    pub screen: &'static str,
    pub family: bool,
    pub outbox: usize,
    /// What is done besides the plan and the talk.
    pub errand: bool,
    pub typed: String,
    pub passcode: String,
}

impl Run {
    pub fn new(inputs: Rc<Inputs>, records: &[Value]) -> Run {
        Run {
            sitting: Sitting::new(inputs),
            seen: BTreeSet::new(),
            acknowledged: BTreeSet::new(),
            withdrawals: 0,
            stops: 0,
            second_halves: 0,
            errands: BTreeSet::new(),
            records: records.to_vec(),
            handed_in: records.len(),
            pass: None,
            history: Vec::new(),
        }
    }

    pub fn any_saved(&self) -> bool {
        let by_family = |key: &str| {
            let mut records =
                self.records.iter().filter(|record| record["record"]["record_id"] == *key);
            records.any(|record| {
                !["authority", "disclosure_decision", "advice"].contains(&head(record).0)
            })
        };
        let saved =
            |effect: &Effect| matches!(effect, Effect::RecordSaved { key, .. } if by_family(key));
        self.sitting.effects.iter().any(saved)
    }

    pub fn state(&self) -> &State {
        &self.sitting.state
    }

    pub fn screen(&self) -> &'static str {
        self.sitting.screen()
    }

    /// One fact; then every law is looked after.
    pub fn play(&mut self, fact: Fact) {
        let before = self.before();
        self.history.push(fact.clone());
        if let Fact::Host(consent_disclosure::flow::HostFact::RecordAcknowledged { key, .. }) =
            &fact
        {
            self.acknowledged.insert(key.clone());
        }
        let effects = self.sitting.play([fact.clone()]);
        self.seen.insert(self.screen());
        self.note_pass(&before);
        for effect in &effects {
            keep::effect(self, &before, &fact, effect);
            if let Effect::RecordMade { sealed, .. } = effect
                && self.state().outbox.records.len() > before.outbox
            {
                let record = read_json(&sealed.json).unwrap();
                self.note_record(&before, record);
            }
        }
        keep::state(self, &before, &fact);
        self.note_end(&before);
    }

    fn before(&self) -> Before {
        let state = self.state();
        let typed = match &state.mode {
            Mode::Family(family) => family.lock.typed.clone(),
            Mode::Practitioner(_) => String::new(),
        };
        Before {
            screen: state.screen_code(),
            family: state.is_family(),
            outbox: state.outbox.records.len(),
            errand: !state.desk.errands.is_empty(),
            typed,
            passcode: state.desk.hand_over.one("passcode").unwrap_or_default().to_owned(),
        }
    }

    fn note_pass(&mut self, before: &Before) {
        let first_record = self.records.len();
        let again = self.pass.is_some();
        if let Mode::Family(family) = &self.sitting.state.mode
            && !before.family
            && again
        {
            assert_eq!(family.pass.half, Some(Half::Hears), "a pass within a pass");
            self.second_halves += 1;
            keep::second_half_begun(self);
        } else if let Mode::Family(family) = &self.sitting.state.mode
            && !before.family
        {
            self.pass = Some(PassNotes {
                person: family.pass.person.clone(),
                journey: family.pass.journey,
                last: Vec::new(),
                confirmed: Vec::new(),
                attested: false,
                first_record,
                closings: 0,
                withdrawals: 0,
            });
            keep::pass_begun(self);
        }
        let Some(notes) = &mut self.pass else { return };
        if let Mode::Family(family) = &self.sitting.state.mode {
            if family.screen.code() == "F8" {
                let given = family.answered();
                notes.last = given
                    .map(|(row, given)| (row.item.clone(), given.map(|given| given.answer)))
                    .collect();
            }
            if before.screen == "F10" && family.screen.code() == "F11" {
                let yes =
                    family.answered().filter(|(_, g)| g.is_some_and(|g| g.answer == Answer::Yes));
                notes.confirmed = yes.map(|(row, _)| row.item.clone()).collect();
            }
        }
        notes.attested |= before.screen == "P9" && self.sitting.state.screen_code() == "P22";
    }

    fn note_record(&mut self, before: &Before, record: Value) {
        self.records.push(record);
        keep::record(self, before);
        let record = self.records.last().unwrap();
        let (kind, _) = head(record);
        if before.errand {
            self.errands.insert(kind.to_owned());
            return;
        }
        let notes = self.pass.as_mut().expect("a record outside a pass");
        if kind == "competence" {
            // It closes nothing: the same pass goes on.
        } else if before.screen == "F13" {
            notes.withdrawals += 1;
            self.withdrawals += 1;
            let taken = keep::items_of(record, "withdrawn");
            notes.confirmed.retain(|item| !taken.contains(item));
        } else if kind == "talk_not_completed" {
            notes.closings += 1;
            self.stops += 1;
        } else if !before.family || before.screen == "F8" {
            notes.closings += 1;
        }
    }

    /// A pass ends when the practitioner is done with it, or when it was thrown away.
    fn note_end(&mut self, before: &Before) {
        let finished = !before.errand
            && ["P22", "P11"].contains(&before.screen)
            && ["P0", "P19"].contains(&self.screen());
        let ended = before.screen != "ended" && self.screen() == "ended";
        if finished || ended {
            keep::pass_ended(self);
            self.pass = None;
        }
    }

    pub fn end(&self) {
        keep::run_ended(self);
    }
}
