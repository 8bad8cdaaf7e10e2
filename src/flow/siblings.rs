//! Siblings who share a row of F8: the same is asked about each, so one answer may
//! serve for all. Whoever answers can part them at any time; each child's answer is a
//! choice of its own in the record.

use serde::{Deserialize, Serialize};

use super::family::{FamilyState, Outcome, Row};
use super::inputs::Inputs;
use super::screen::FamilyScreen;
use super::script;
use crate::domain::choice::Answer;
use crate::domain::time::Instant;

/// Rows of one purpose that ask the same about several children: for each child, the
/// same recipients in the same order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Siblings {
    /// The place of its first row among the rows of its purpose.
    pub first: usize,
    pub children: usize,
    /// How many are told of each child.
    pub told: usize,
    /// "About Asha’s and Rohan’s health".
    pub kind: String,
    /// "The same answer for Asha and Rohan."
    pub same: String,
    /// "An answer for each on their own."
    pub apart: String,
    /// "Sam Okoro about Asha’s and Rohan’s health", one for each who is told.
    pub shorts: Vec<String>,
}

/// One line of F8: what is told, and a question for each who would be told it.
pub struct ChoiceLine<'a> {
    pub kind: &'a str,
    /// The places of its questions.
    pub questions: std::ops::Range<usize>,
    /// Where siblings could share it: how they stand, said on their first line.
    pub siblings: Option<&'a Siblings>,
    /// One answer serves for all of them now.
    pub together: bool,
}

impl FamilyState {
    /// The siblings whose row this is, shared or not, and the place of their first.
    fn siblings_at(&self, place: usize) -> Option<(usize, &Siblings)> {
        let group = self.group_of(place)?;
        let start = self.places_of(group).start;
        let mut known = self.pass.groups.get(group)?.siblings.iter();
        let holds = |one: &&Siblings| {
            (one.first..one.first + one.children * one.told).contains(&(place - start))
        };
        known.find(holds).map(|one| (start + one.first, one))
    }

    /// Whether every child has the same answer, or none, from each who would be told.
    fn is_alike(&self, first: usize, siblings: &Siblings) -> bool {
        let answer = |place: usize| -> Option<Answer> {
            self.answers.get(place).copied().flatten().map(|given| given.answer)
        };
        let all = first..first + siblings.children * siblings.told;
        all.into_iter()
            .all(|place| answer(place) == answer(first + (place - first) % siblings.told))
    }

    fn are_together(&self, first: usize, siblings: &Siblings) -> bool {
        !self.apart.contains(&first) && self.is_alike(first, siblings)
    }

    /// The places that an answer to this question is given to, the question's own first.
    pub fn alike(&self, place: usize) -> Vec<usize> {
        match self.siblings_at(place) {
            Some((first, siblings)) if self.are_together(first, siblings) => {
                let own = first + (place - first) % siblings.told;
                (0..siblings.children).map(|child| own + child * siblings.told).collect()
            }
            _ => vec![place],
        }
    }

    /// What the question at this place is about, short.
    pub fn short(&self, place: usize) -> &str {
        let own = self.rows().nth(place).map_or("", |row| &row.short);
        match self.siblings_at(place) {
            Some((first, siblings)) if self.are_together(first, siblings) => {
                let short = siblings.shorts.get((place - first) % siblings.told);
                short.map_or(own, String::as_str)
            }
            _ => own,
        }
    }

    /// The lines of a purpose as they stand on F8.
    pub fn lines(&self, group: usize) -> Vec<ChoiceLine<'_>> {
        let Some(asked) = self.pass.groups.get(group) else { return Vec::new() };
        let places = self.places_of(group);
        let (mut lines, mut at) = (Vec::new(), places.start);
        while let Some(rest) = asked.rows.get(at - places.start..).filter(|rest| !rest.is_empty()) {
            let known = asked.siblings.iter().find(|one| places.start + one.first == at);
            let shared = known.filter(|one| self.are_together(at, one));
            let (kind, told, taken) = match shared {
                Some(one) => (&one.kind, one.told, one.told * one.children),
                None => {
                    let told = alone(rest);
                    (rest.first().map_or(&asked.heading, |row| &row.kind), told, told)
                }
            };
            let questions = at..at + told;
            lines.push(ChoiceLine { kind, questions, siblings: known, together: shared.is_some() });
            at += taken;
        }
        lines
    }

    /// The places of the questions of a purpose, as they stand on F8.
    pub fn questions(&self, group: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for line in self.lines(group) {
            found.extend(line.questions);
        }
        found
    }

    /// Of every purpose.
    pub fn all_questions(&self) -> Vec<usize> {
        (0..self.pass.groups.len()).flat_map(|group| self.questions(group)).collect()
    }

    /// How many of the questions have this answer.
    pub fn count(&self, answer: Answer) -> usize {
        let given = |place: &usize| self.answers.get(*place).copied().flatten();
        let asked = self.all_questions();
        asked.iter().filter(|place| given(place).is_some_and(|one| one.answer == answer)).count()
    }

    /// Answers that went apart by themselves, for what was taken back, stay apart.
    pub fn part_unlike(&mut self) {
        for group in 0..self.pass.groups.len() {
            let lines = self.lines(group).into_iter();
            let unlike = lines.filter(|line| line.siblings.is_some() && !self.may_share(line));
            let firsts: Vec<usize> = unlike.map(|line| line.questions.start).collect();
            self.apart.extend(firsts);
        }
    }

    /// How siblings stand on this line, where they could share it.
    pub fn how_shared<'a>(&self, line: &ChoiceLine<'a>) -> Option<&'a str> {
        let known = line.siblings.filter(|_| self.may_share(line))?;
        Some(if line.together { &known.same } else { &known.apart })
    }

    /// Whether one answer could serve for all of them, or does so now.
    pub fn may_share(&self, line: &ChoiceLine) -> bool {
        line.siblings.is_some_and(|known| self.is_alike(line.questions.start, known))
    }
}

/// How many of these rows, from the first, are the same of the same person.
pub fn alone(rows: &[Row]) -> usize {
    let same = |row: &&Row| {
        rows.first().is_some_and(|first| {
            row.item.about == first.item.about && row.item.pii_id == first.item.pii_id
        })
    };
    rows.iter().take_while(same).count()
}

/// One answer for all of them, or one for each. No answer is given by it and none is
/// lost: parted, each child keeps the one that it had; and only who is answered alike
/// can be joined.
pub fn same_chosen(
    family: &mut FamilyState,
    inputs: &Inputs,
    place: usize,
    same: bool,
    at: Instant,
) {
    let known = family.siblings_at(place).filter(|(first, known)| family.is_alike(*first, known));
    let Some(first) = known.map(|(first, _)| first) else { return };
    let shown = family.group_of(first).is_some_and(|group| family.groups_shown().contains(&group));
    if family.screen != FamilyScreen::Choices || family.outcome != Outcome::Open || !shown {
        return;
    }
    family.apart.retain(|known| *known != first);
    if !same {
        family.apart.push(first);
    }
    // The questions are other ones now; what was said back stays.
    let said = family.blocks.iter().filter(|block| block.id.contains(".said_"));
    let said: Vec<_> = said.cloned().collect();
    family.blocks = script::blocks(family, inputs, FamilyScreen::Choices, at);
    family.blocks.extend(said);
    family.problems.clear();
}
