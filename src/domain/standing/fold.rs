//! The folding itself: the newest stands, except where the rules protect a no.

use super::{Said, Step};
use crate::domain::choice::Decision;
use crate::domain::time::Instant;

/// What stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stands {
    pub decision: Decision,
    /// One time, two clocks, different answers: a no, whatever the decision.
    pub conflict: bool,
    /// The step that speaks.
    pub step: usize,
    /// The answer that it rests on: another step where everything was taken back.
    pub over: usize,
}

impl Stands {
    pub fn is_yes(&self) -> bool {
        self.decision == Decision::Agreed && !self.conflict
    }

    pub fn is_no(&self) -> bool {
        self.conflict || matches!(self.decision, Decision::Refused | Decision::Withdrawn)
    }

    fn is_refusal(&self) -> bool {
        self.decision == Decision::Refused && !self.conflict
    }
}

/// Whether a step is folded at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    Counts,
    /// It never counted: an answer given without authority.
    View,
    /// It counted once: a yes that lapsed, or was entered in error.
    Lost,
}

/// One person's steps to one item in their order, and who may be heard.
pub struct Hearing<'a> {
    pub steps: &'a [Step],
    pub said: &'a Said,
    pub heard: &'a dyn Fn(&Step, Instant) -> Heard,
}

/// What stood when a step was said, where that has been worked out.
type Then = Vec<(usize, Option<Stands>)>;

impl Hearing<'_> {
    pub fn stands(&self, at: Instant) -> Option<Stands> {
        self.until(self.steps.len(), at, true, &mut Then::new())
    }

    /// Folds the steps before `end` as they count at an instant. Looking back from a
    /// withdrawal, a yes counts though its explanation had not ended.
    fn until(&self, end: usize, at: Instant, now: bool, then: &mut Then) -> Option<Stands> {
        let mut stands = None;
        let mut lost = false;
        let mut place = self.start(end, at, now);
        while let Some(first) = self.steps.get(place).filter(|_| place < end) {
            let group = self.steps.get(place..end).unwrap_or_default();
            let size = group.iter().take_while(|step| step.is_beside(first)).count();
            let group = group.get(..size).unwrap_or_default();
            for (which, step) in group.iter().enumerate() {
                let heard = self.is_heard(step, at, now);
                lost |= heard == Heard::Lost;
                if heard != Heard::Counts {
                    continue;
                }
                let index = place + which;
                let before = match step.decision {
                    // Only then can more have stood when it was said than stands now.
                    None | Some(Decision::Withdrawn) if lost => {
                        self.then(index, step.settled(), then)
                    }
                    _ => stands,
                };
                stands = fold(stands, before, step, index);
                if size > 1
                    && let Some(by) = self.met_by(group, step)
                {
                    stands = take_back(stands, stands, place + by);
                }
            }
            if size > 1 && first.is_exact() {
                stands = self.conflict(group, place, at, now).or(stands);
            }
            place += size;
        }
        stands
    }

    /// The last answer that displaces all before it, now and when anything after it was
    /// said: what a person said often costs no more than what they said once.
    fn start(&self, end: usize, at: Instant, now: bool) -> usize {
        for place in (1..end).rev() {
            let around = self.steps.get(place - 1..end.min(place + 2)).unwrap_or_default();
            let [before, step, after @ ..] = around else { continue };
            let decision = step.decision;
            if (decision == Some(Decision::Refused) || (step.is_yes() && step.valid))
                && self.is_heard(step, at, now) == Heard::Counts
                && !step.is_beside(before)
                && !after.iter().any(|after| step.is_beside(after))
            {
                return place;
            }
        }
        0
    }

    fn is_heard(&self, step: &Step, at: Instant, now: bool) -> Heard {
        if at < step.from {
            return Heard::View;
        }
        if step.decision.is_none() {
            return Heard::Counts;
        }
        match (self.heard)(step, at) {
            Heard::Counts if step.is_yes() && now && at < step.counts => Heard::Lost,
            heard => heard,
        }
    }

    /// Each is worked out once: looking back looks back again.
    fn then(&self, index: usize, said: Instant, then: &mut Then) -> Option<Stands> {
        if let Some((_, stood)) = then.iter().find(|(known, _)| *known == index) {
            return *stood;
        }
        let stood = self.until(index, said, false, then);
        then.push((index, stood));
        stood
    }

    /// Taking back everything also meets the yeses of the same instant in other
    /// ledgers, and those before it in its own.
    fn met_by(&self, group: &[Step], step: &Step) -> Option<usize> {
        let meets = |back: &Step| {
            back.decision.is_none()
                && (back.sequence >= step.sequence
                    || back.ledger_id(self.said) != step.ledger_id(self.said))
        };
        group.iter().position(meets).filter(|_| step.is_yes())
    }

    /// Clocks of two tablets cannot be trusted to tell which answer came last: the
    /// highest sequences of the ledgers are compared.
    fn conflict(&self, group: &[Step], place: usize, at: Instant, now: bool) -> Option<Stands> {
        let mut last: Vec<(&str, Decision, usize)> = Vec::new();
        for (which, step) in group.iter().enumerate() {
            let Some(decision) = step.decision else { continue };
            if self.is_heard(step, at, now) != Heard::Counts {
                continue;
            }
            let ledger = step.ledger_id(self.said);
            // It never displaces anything, and so no answer of its own ledger either.
            if step.is_yes() && !step.valid && last.iter().any(|known| known.0 == ledger) {
                continue;
            }
            let found = match self.met_by(group, step) {
                Some(by) => (ledger, Decision::Withdrawn, place + by),
                None => (ledger, decision, place + which),
            };
            last.retain(|known| known.0 != ledger);
            last.push(found);
        }
        let mut protective = *last.first()?;
        for found in &last {
            if protection(found.1) >= protection(protective.1) {
                protective = *found;
            }
        }
        let (_, decision, step) = protective;
        let differ = last.iter().any(|found| found.1 != decision);
        differ.then_some(Stands { decision, conflict: true, step, over: step })
    }
}

const fn protection(decision: Decision) -> u8 {
    match decision {
        Decision::Agreed => 0,
        Decision::Undecided => 1,
        Decision::Refused | Decision::Withdrawn => 2,
    }
}

fn fold(stands: Option<Stands>, then: Option<Stands>, step: &Step, index: usize) -> Option<Stands> {
    let Some(decision) = step.decision else { return take_back(stands, then, index) };
    let gives_way = match (decision, stands) {
        (Decision::Agreed, Some(_)) => step.valid,
        (Decision::Undecided, Some(before)) => !before.is_no(),
        (Decision::Withdrawn, _) => {
            !then.is_some_and(|then| then.is_refusal()) || stands.is_some_and(|now| now.is_yes())
        }
        (Decision::Refused, _) | (_, None) => true,
    };
    let now = Stands { decision, conflict: false, step: index, over: index };
    if gives_way { Some(now) } else { stands }
}

/// Turns a yes that stood then, or stands now, into one that was taken back.
fn take_back(stands: Option<Stands>, then: Option<Stands>, by: usize) -> Option<Stands> {
    let yes = [then, stands].into_iter().flatten().find(Stands::is_yes);
    match yes {
        Some(yes) => {
            let decision = Decision::Withdrawn;
            Some(Stands { decision, conflict: false, step: by, over: yes.over })
        }
        None => stands,
    }
}
