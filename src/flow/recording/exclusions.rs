//! What must not travel even with a yes, and who must not be told: on every yes that was
//! given in a talk. They are the practitioner's words, and a yes is recorded only after
//! the tablet is back.

use super::Source;
use crate::domain::plan::Part;

pub fn conditions(source: &Source) -> String {
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
    for (key, named) in [("p3.leaves_out", plan.lines("leave_out")), ("p1.not_told_to", people)] {
        if !named.is_empty() {
            found.push(pack.fill(key, &[("list", &named.join("; "))]));
        }
    }
    found.join(" ")
}
