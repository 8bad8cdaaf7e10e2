//! One step in what a person said, and the order of steps.

use super::{Day, Said, Statement, TakenBack};
use crate::domain::choice::Decision;
use crate::domain::time::Instant;

/// Something said to an item, or everything taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Absent: everything is taken back.
    pub decision: Option<Decision>,
    pub valid: bool,
    /// Among the statements, or among what was taken back.
    pub place: usize,
    pub said: Instant,
    /// From when it is heard: what is known only to the day, and is no yes, from the
    /// day's first instant.
    pub from: Instant,
    /// From when a yes can count.
    pub counts: Instant,
    pub sequence: u64,
    pub term: Term,
    order: (Instant, Rank),
}

/// What the calendar and other records do to an answer's yes, where that is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Term {
    pub ends: Option<Instant>,
    /// From when it counts as entered in error.
    pub lost: Option<Instant>,
    /// From when its review is overdue.
    pub review: Option<Instant>,
    /// The same information speaks of other people.
    pub of_others: bool,
}

/// At one instant: the noes of the day before, the yeses of the day that begins, and
/// what is known to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NoOfTheDay,
    YesOfTheDay,
    Exact,
}

impl Step {
    pub fn said(statement: &Statement, place: usize) -> Step {
        let said = statement.decided_at;
        let agreed = statement.decision == Decision::Agreed;
        let (order, from) = order(said, statement.day, agreed);
        Step {
            decision: Some(statement.decision),
            valid: statement.valid,
            place,
            said,
            from,
            counts: statement.explained_at.map_or(said, |explained| explained.max(said)),
            sequence: statement.sequence,
            term: Term::default(),
            order,
        }
    }

    pub fn everything(back: &TakenBack, place: usize) -> Step {
        let (order, from) = order(back.at, back.day, false);
        Step {
            decision: None,
            valid: true,
            place,
            said: back.at,
            from,
            counts: from,
            sequence: back.sequence,
            term: Term::default(),
            order,
        }
    }

    pub fn is_yes(&self) -> bool {
        self.decision == Some(Decision::Agreed)
    }

    pub fn is_no(&self) -> bool {
        matches!(self.decision, Some(Decision::Refused | Decision::Withdrawn))
    }

    /// Known to the second.
    pub fn is_exact(&self) -> bool {
        self.order.1 == Rank::Exact
    }

    /// When it was said, as the order of time has it: what is known only to the day, and
    /// is no yes, when that day is over.
    pub fn settled(&self) -> Instant {
        self.order.0
    }

    pub fn is_beside(&self, other: &Step) -> bool {
        self.order == other.order
    }

    /// In the order of time, whatever the ledger.
    pub fn is_earlier(&self, other: &Step) -> bool {
        self.order < other.order
    }

    /// By time said, then by sequence; in one record first what it says, then that it
    /// takes everything back. The rest only keeps the order from resting on the order
    /// in which the records came.
    pub fn is_before(&self, other: &Step, said: &Said) -> bool {
        let (ours, theirs) = (self.key(), other.key());
        ours < theirs || (ours == theirs && self.names(said) < other.names(said))
    }

    fn key(&self) -> (Instant, Rank, u64, bool) {
        (self.order.0, self.order.1, self.sequence, self.decision.is_none())
    }

    fn names<'a>(&self, said: &'a Said) -> (&'a str, &'a str) {
        match said.statements.get(self.place).filter(|_| self.decision.is_some()) {
            Some(statement) => (&statement.record_id, &statement.choice_id),
            None => (self.record_id(said), ""),
        }
    }

    pub fn ledger_id<'a>(&self, said: &'a Said) -> &'a str {
        let id = match self.decision {
            Some(_) => said.statements.get(self.place).map(|said| &said.ledger_id),
            None => said.taken_back.get(self.place).map(|back| &back.ledger_id),
        };
        id.map_or("", String::as_str)
    }

    pub fn record_id<'a>(&self, said: &'a Said) -> &'a str {
        let id = match self.decision {
            Some(_) => said.statements.get(self.place).map(|said| &said.record_id),
            None => said.taken_back.get(self.place).map(|back| &back.record_id),
        };
        id.map_or("", String::as_str)
    }
}

/// Of what is known only to the day a yes sorts before every no of that day, and all
/// else after every yes.
fn order(said: Instant, day: Option<Day>, agreed: bool) -> ((Instant, Rank), Instant) {
    match day {
        None => ((said, Rank::Exact), said),
        Some(day) if agreed => ((day.from, Rank::YesOfTheDay), said),
        Some(day) => ((day.to, Rank::NoOfTheDay), day.from),
    }
}
