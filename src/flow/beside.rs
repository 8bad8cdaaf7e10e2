//! Two languages, one beside the other (J11): with an interpreter every family screen
//! says in the practitioner's language, line for line, what it says in the person's.

use super::family::{Block, FamilyState, Pass};
use crate::wire::record::StatementShown;

impl Pass {
    /// Whether the practitioner's language can stand beside the person's.
    pub fn is_in_two(&self) -> bool {
        self.beside.is_some()
    }
}

impl FamilyState {
    /// The same screen in the language that stands beside the person's own. None where
    /// one language stands alone.
    pub fn beside(&self) -> Option<FamilyState> {
        let other = self.pass.beside.as_deref().filter(|_| !self.one_language)?;
        let mut twin = FamilyState { pass: other.clone(), ..self.clone() };
        let stands = &self.pass.standing;
        twin.pass.standing.retain(|yes| stands.iter().any(|known| known.item == yes.item));
        twin.blocks.clear();
        for block in &self.blocks {
            twin.blocks.push(block.beside.as_deref().unwrap_or(block).clone());
        }
        // What is wrong names a question in the words of its own language.
        for place in 0..self.problems.len() {
            let field = self.problems.get(place).and_then(|one| one.field.strip_prefix("item."));
            let Some(item) = field.and_then(|item| item.parse().ok()) else { continue };
            let name = twin.short(item).to_owned();
            if let Some(problem) = twin.problems.get_mut(place) {
                problem.name = name;
            }
        }
        Some(twin)
    }

    /// The same words said of this pass, and of the one beside it.
    pub fn in_both(&self, say: &dyn Fn(&FamilyState) -> String) -> (String, Option<String>) {
        (say(self), self.beside().as_ref().map(say))
    }

    /// Everything that stood on the screens of this pass, in both languages, in the
    /// order in which it was shown.
    pub fn all_shown(&self) -> Vec<StatementShown> {
        let mut all = Vec::new();
        let mut beside = self.beside_shown.iter().peekable();
        for one in &self.shown {
            while let Some(other) = beside.next_if(|other| other.at < one.at) {
                all.push(other.clone());
            }
            all.push(one.clone());
            let same = |other: &&StatementShown| other.block == one.block && other.at == one.at;
            all.extend(beside.next_if(same).cloned());
        }
        all.extend(beside.cloned());
        all
    }
}

/// Each block with the one of the same id beside it.
pub fn put_beside(blocks: &mut [Block], others: &[Block]) {
    for block in blocks {
        let other = others.iter().find(|other| other.id == block.id);
        block.beside = other.map(|other| Box::new(other.clone()));
    }
}
