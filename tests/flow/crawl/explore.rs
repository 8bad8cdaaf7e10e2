//! Breadth first through what each state offers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use consent_disclosure::flow::screen::DeskScreen;
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{CopyFact, Fact, SaveFact};
use consent_disclosure::view::offer::Control;

use super::families::Family;
use super::filling::{Manner, fill, fill_open};
use super::node::{Node, Step};
use super::signature::Signature;

pub struct Found {
    pub signature: Signature,
    pub node: Node,
}

/// What another family has come to already looks and works alike: there it only goes on.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    All,
    On,
}

#[derive(Default)]
struct Known {
    found: BTreeMap<Signature, Node>,
    /// Those of the family that is being explored, and which of them are still to be.
    seen: BTreeSet<Signature>,
    next: VecDeque<(Node, Depth)>,
}

/// Every signature, with a way to it.
pub fn explored(families: &[Family]) -> Vec<Found> {
    let mut known = Known::default();
    for (place, family) in families.iter().enumerate() {
        known.seen.clear();
        known.look(&Node::first(place, family));
        while let Some((node, depth)) = known.next.pop_front() {
            if family.plans || !is_planned(&node) {
                known.explore(&node, depth);
            }
        }
    }
    known.found.into_iter().map(|(signature, node)| Found { signature, node }).collect()
}

/// The steps of a plan look alike whoever is planned for.
fn is_planned(node: &Node) -> bool {
    let at = match &node.state.mode {
        Mode::Practitioner(at) => at.screen,
        Mode::Family(_) => return false,
    };
    let errands =
        [DeskScreen::Advice, DeskScreen::Import, DeskScreen::Urgent, DeskScreen::Authority];
    errands.contains(&at) || DeskScreen::PLAN.contains(&at)
}

impl Known {
    fn look(&mut self, node: &Node) {
        let signature = node.signature();
        if !self.seen.contains(&signature) {
            self.seen.insert(signature.clone());
            let to_the_eye = signature.to_the_eye();
            let known = self.found.contains_key(&to_the_eye);
            self.next.push_back((node.clone(), if known { Depth::On } else { Depth::All }));
            self.found.entry(to_the_eye).or_insert_with(|| node.clone());
        }
    }

    /// After this step, and after what the host may answer to it.
    fn take(&mut self, node: &Node, step: &Step) {
        let after = node.after(step);
        self.look(&after);
        if after.asked != node.asked || after.sent.len() > node.sent.len() {
            for answer in host(&after) {
                self.look(&after.after(&answer));
            }
        }
    }

    fn explore(&mut self, node: &Node, depth: Depth) {
        self.use_buttons(node);
        for control in node.offer().controls {
            match control {
                Control::Choose { id, .. } => self.take(node, &Step::Choose(id)),
                Control::Draw { .. } => self.take(node, &Step::Draw),
                _ => {}
            }
        }
        let manners = if depth == Depth::All { &Manner::ALL[..] } else { &[Manner::Usual] };
        for manner in manners.iter().copied() {
            let filled = fill(node, manner, &mut |node| self.look(node));
            if filled.path.len() > node.path.len() {
                self.use_buttons(&filled);
            }
            if manner == Manner::Usual && depth == Depth::All {
                self.answer_otherwise(&filled);
            }
        }
        for step in host(node) {
            self.look(&node.after(&step));
        }
    }

    /// One answer is not the usual one.
    fn answer_otherwise(&mut self, filled: &Node) {
        for control in filled.offer().controls {
            let Control::Choose { id, on: false, .. } = control else { continue };
            let other = filled.after(&Step::Choose(id));
            // It may ask for more.
            let other = fill_open(&other, &mut |node| self.look(node));
            self.go_on(&other);
        }
    }

    fn go_on(&mut self, node: &Node) {
        for (nth, main) in buttons(node) {
            if main {
                self.take(node, &Step::Press(nth));
            }
        }
    }

    fn use_buttons(&mut self, node: &Node) {
        for (nth, _) in buttons(node) {
            self.take(node, &Step::Press(nth));
        }
    }
}

/// The places of the buttons that say something here, and whether each is a main one.
fn buttons(node: &Node) -> Vec<(usize, bool)> {
    let buttons = node.offer().controls.into_iter().filter_map(|control| match control {
        Control::Press { fact, main } => Some((!leaves_the_page(&fact), main)),
        Control::Leads => Some((false, false)),
        _ => None,
    });
    let said = buttons.enumerate().filter(|(_, (here, _))| *here);
    said.map(|(nth, (_, main))| (nth, main)).collect()
}

/// Paper and files go out of the page; their own tests look at them.
fn leaves_the_page(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Copy(CopyFact::PrintChosen | CopyFact::FileChosen)
            | Fact::Save(SaveFact::DownloadChosen { .. })
    )
}

fn host(node: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    if node.asked {
        steps.extend([Step::Unlock(true), Step::Unlock(false)]);
    }
    if !node.sent.is_empty() {
        steps.extend([Step::Keep(true), Step::Keep(false)]);
    }
    steps
}
