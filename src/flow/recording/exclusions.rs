//! What must not travel even with a yes, and who must not be told: on every yes that was
//! given in a talk. They are the practitioner's words, and a yes is recorded only after
//! the tablet is back.

use super::Source;
use crate::domain::choice::Decision;
use crate::domain::item::Item;
use crate::domain::plan::Part;
use crate::flow::screen::Journey;

pub fn conditions(source: &Source, item: &Item) -> String {
    let (plan, inputs) = (&source.state.desk.plan, source.inputs);
    let mut people: Vec<&str> = Vec::new();
    for person in &inputs.case.people {
        if plan.part(&person.id) == Some(Part::MustNotKnow) {
            people.push(&person.id);
        }
    }
    people.extend(plan.lines("not_told"));
    let pack = inputs.packs.practitioner();
    let mut found: Vec<String> = Vec::new();
    found.extend(agreed_before(source, item));
    for (key, named) in [("p3.leaves_out", plan.lines("leave_out")), ("p1.not_told_to", people)] {
        let words = pack.fill(key, &[("list", &named.join("; "))]);
        if !named.is_empty() && !found.iter().any(|known| known.contains(&words)) {
            found.push(words);
        }
    }
    found.join(" ")
}

/// What was left out of the yes that is looked at again stays left out.
fn agreed_before(source: &Source, item: &Item) -> Option<String> {
    let pass = &source.family.pass;
    let standing = source.state.said.standing_of(&pass.person);
    let mut yeses = standing
        .into_iter()
        .filter(|(known, stands)| known == item && stands.statement.decision == Decision::Agreed);
    let before = yeses.next().filter(|_| pass.journey == Journey::Review)?;
    let conditions = before.1.statement.conditions;
    (!conditions.is_empty()).then_some(conditions)
}
