//! P10: what people have said differently about the same thing. For the practitioner
//! alone: nobody sees another's answers (J10).

use crate::domain::case::Case;
use crate::domain::choice::Decision;
use crate::domain::item::Item;
use crate::domain::standing::{Said, Standing};

/// One item, and what each person's answer to it is now.
pub struct Difference {
    pub item: Item,
    /// By the person's id.
    pub said: Vec<(String, Standing)>,
}

/// Items to which some have said yes, and others no or not sure.
pub fn differences(said: &Said, case: &Case) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for person in &case.people {
        for (item, stands) in said.standing_of(&person.id) {
            let one = (person.id.clone(), stands);
            match found.iter_mut().find(|known| known.item == item) {
                Some(known) => known.said.push(one),
                None => found.push(Difference { item, said: vec![one] }),
            }
        }
    }
    found.retain(differs);
    found
}

fn differs(found: &Difference) -> bool {
    let mut kinds = found.said.iter().map(|(_, stands)| match stands.decision {
        Decision::Agreed => 0,
        // Said before a yes or after it, a no is a no.
        Decision::Refused | Decision::Withdrawn => 1,
        Decision::Undecided => 2,
    });
    let first = kinds.next();
    kinds.any(|kind| Some(kind) != first)
}
