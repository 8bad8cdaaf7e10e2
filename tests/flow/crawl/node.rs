//! A state with the way that led to it: what was used on each screen, and what the
//! host said.

use std::collections::VecDeque;
use std::rc::Rc;

use consent_disclosure::domain::ink::Point;
use consent_disclosure::domain::time::Instant;
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{Effect, Fact, HostFact, InkFact, Message, State, TalkFact, update};
use consent_disclosure::view::offer::{Control, Offer, offer};
use consent_disclosure::words::Pack;
use serde_json::{Value, json};

use super::families::Family;
use super::signature::Signature;
use crate::kit::{choose, stamp, unmark, write};

/// One thing that is done, as a browser can do it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The nth button of the page.
    Press(usize),
    /// An option, by the id of its input.
    Choose(String),
    Write(String, String),
    Draw,
    /// Every block to its end.
    Read,
    /// Gives the tablet back, or does not.
    Unlock(bool),
    /// The oldest record that the host has not answered for is kept, or is not.
    Keep(bool),
}

impl Step {
    pub fn json(&self) -> Value {
        match self {
            Step::Press(nth) => json!({ "press": nth }),
            Step::Choose(id) => json!({ "choose": id }),
            Step::Write(field, text) => json!({ "write": field, "text": text }),
            Step::Draw => json!({ "draw": true }),
            Step::Read => json!({ "read": true }),
            Step::Unlock(granted) => json!({ "unlock": granted }),
            Step::Keep(kept) => json!({ "keep": kept }),
        }
    }
}

/// Ids come from it, and none may be a record's of before.
const FIRST_MOMENT: u32 = 1_000_000;

#[derive(Clone)]
pub struct Node {
    pub state: State,
    pub path: Vec<Step>,
    /// The place of its family among the fixtures.
    pub family: usize,
    /// Whom the tablet usually goes to.
    pub person: &'static str,
    at: Instant,
    moment: u32,
    /// Records that the host has not answered for, oldest first.
    pub sent: VecDeque<String>,
    /// The host was asked to give the tablet back.
    pub asked: bool,
}

impl Node {
    pub fn first(place: usize, family: &Family) -> Node {
        let mut node = Node {
            state: State::default(),
            path: Vec::new(),
            family: place,
            person: family.person,
            at: family.at,
            moment: FIRST_MOMENT,
            sent: VecDeque::new(),
            asked: false,
        };
        node.play(Fact::Host(HostFact::Supplied(family.inputs.clone())));
        node
    }

    pub fn offer(&self) -> Offer {
        offer(&self.state, &self.pack())
    }

    pub fn signature(&self) -> Signature {
        Signature::of(&self.state, &self.offer())
    }

    fn pack(&self) -> Rc<Pack> {
        let inputs = self.state.inputs.clone().unwrap();
        match &self.state.mode {
            Mode::Practitioner(_) => inputs.packs.practitioner(),
            Mode::Family(family) => inputs.packs.family(&family.pass.voice).unwrap(),
        }
    }

    /// After this step, with everything read to its end that has come up.
    pub fn after(&self, step: &Step) -> Node {
        let mut next = self.clone();
        next.take(step);
        next
    }

    pub fn take(&mut self, step: &Step) {
        let before = self.state.place();
        for fact in self.facts(step) {
            self.play(fact);
        }
        self.path.push(step.clone());
        if self.state.place() != before || self.unread() {
            self.read();
        }
    }

    /// The time stands still, as the clock of a fixture does.
    fn play(&mut self, fact: Fact) {
        self.moment += 1;
        let message = Message { stamp: stamp(self.at, self.moment), fact };
        let (state, effects) = update(std::mem::take(&mut self.state), message);
        self.state = state;
        for effect in effects {
            match effect {
                Effect::RecordMade { sealed, .. } => {
                    self.sent.push_back(sealed.reference.record_id.clone());
                }
                Effect::UnlockAsked { .. } => self.asked = true,
                _ => {}
            }
        }
    }

    fn unread(&self) -> bool {
        let Mode::Family(family) = &self.state.mode else { return false };
        let shown = family.shown.iter().skip(family.shown_from);
        let shown: Vec<&str> = shown.map(|shown| shown.text.as_str()).collect();
        family.screen.is_read()
            && family.blocks.iter().any(|block| !shown.contains(&block.text().as_str()))
    }

    fn read(&mut self) {
        let Mode::Family(family) = &self.state.mode else { return };
        if !family.screen.is_read() {
            return;
        }
        let ids: Vec<String> = family.blocks.iter().map(|block| block.id.clone()).collect();
        for id in ids {
            self.play(Fact::Talk(TalkFact::BlockShown(id)));
        }
        self.path.push(Step::Read);
    }

    fn facts(&mut self, step: &Step) -> Vec<Fact> {
        let controls = self.offer().controls;
        match step {
            Step::Press(nth) => {
                let buttons =
                    |control: &&Control| matches!(control, Control::Press { .. } | Control::Leads);
                match controls.iter().filter(buttons).nth(*nth) {
                    Some(Control::Press { fact, .. }) => vec![fact.clone()],
                    _ => Vec::new(),
                }
            }
            Step::Choose(wanted) => {
                let option = controls.iter().find_map(|control| match control {
                    Control::Choose { id, field, value, on, any } if id == wanted => {
                        Some((field, value, !(*any && *on)))
                    }
                    _ => None,
                });
                let (field, value, on) = option.unwrap();
                vec![if on { choose(field, value) } else { unmark(field, value) }]
            }
            Step::Write(field, text) => vec![write(field, text)],
            Step::Draw => {
                let far = Point { x: 6_000, y: 2_000, ..Point::default() };
                let (down, up) = (InkFact::Touched(1, Point::default()), InkFact::Lifted(1));
                [down, InkFact::Drawn(1, far), up].map(Fact::Ink).into()
            }
            Step::Read => Vec::new(),
            Step::Unlock(granted) => {
                self.asked = false;
                vec![Fact::Host(HostFact::UnlockAnswered(*granted))]
            }
            Step::Keep(kept) => {
                let Some(key) = self.sent.pop_front() else { return Vec::new() };
                let reference = Some("C-1".to_owned());
                vec![Fact::Host(if *kept {
                    HostFact::RecordAcknowledged { key, reference }
                } else {
                    HostFact::RecordRefused { key, message: "no".to_owned() }
                })]
            }
        }
    }
}
