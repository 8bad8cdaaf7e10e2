//! P6 where nobody is known to decide, or somebody is asked who holds no authority (J9):
//! their answers are views, and whoever holds it is looked for. None of it ever yields a
//! yes (I18).

use super::questions::Asking;
use crate::domain::answers::field;
use crate::domain::authority::Decider;
use crate::domain::once::push_once;
use crate::domain::plan::{Hear, Reached};
use crate::flow::family::FamilyState;
use crate::flow::form::{Kind, Question};
use crate::flow::guards::{decider_of, is_real_choice, no_authority_items};
use crate::flow::inputs::Inputs;
use crate::flow::state::Desk;

pub fn questions(asking: &Asking, asked: &mut Vec<Question>) {
    let Asking { plan, inputs, pack, at, .. } = asking;
    for person in plan.asked() {
        if !no_authority_items(plan, inputs, person, *at).is_empty() {
            let name = inputs.name(person);
            let id = field(&["hear", person]);
            let hear = asking.coded(id, "p6.hear", name, "p6", Hear::CODES);
            asked.push(hear.required("p6.problem.hear", name));
        }
    }
    for child in undecided(asking) {
        let name = inputs.name(&child);
        let line = |id: &str, kind, key: &str| {
            Question::new(field(&[id, &child]), kind, pack.fill(key, &[("name", name)]))
        };
        asked.push(line("holder", Kind::Line, "p6.holder"));
        let id = field(&["reached", &child]);
        asked.push(asking.coded(id, "p6.reached_them", name, "p6", Reached::CODES).inline());
        if plan.code("reached", &[&child]) == Some(Reached::Tried.code()) {
            let tried = line("attempts", Kind::Paragraph, "p6.attempts").following();
            asked.push(tried.required("p6.problem.attempts", name));
        }
    }
}

/// The people of the plan about whom nobody is known to decide.
fn undecided(asking: &Asking) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for item in asking.plan.items(&asking.inputs.config) {
        let decider = decider_of(asking.inputs, &item.about, &item.purpose_id, asking.at);
        let asks = is_real_choice(asking.plan, asking.inputs, &item.purpose_id);
        if asks && decider == Some(Decider::Nobody) && !found.contains(&item.about) {
            found.push(item.about);
        }
    }
    found
}

/// For the record of somebody's views: who was said to hold authority over the children
/// that they spoke of, and how they were looked for (D08, D09).
pub fn note(desk: &Desk, inputs: &Inputs, family: &FamilyState) -> String {
    let pack = inputs.packs.practitioner();
    let mut notes: Vec<String> = Vec::new();
    for item in &family.pass.hears {
        let about = item.about.as_str();
        let written = |id: &str| desk.plan.answers.text(&field(&[id, about]));
        let reached = written("reached");
        if about == family.pass.person || (reached.is_empty() && written("holder").is_empty()) {
            continue;
        }
        let mut note = pack.fill("p6.note", &[("name", inputs.name(about))]);
        let reached = if reached.is_empty() { String::new() } else { field(&["p6", reached]) };
        let reached = if reached.is_empty() { "" } else { pack.say(&reached) };
        let tried = desk.plan.code("reached", &[about]) == Some(Reached::Tried.code());
        let attempts = if tried { written("attempts") } else { "" };
        for part in [written("holder"), reached, attempts] {
            if !part.is_empty() {
                note.push(' ');
                note.push_str(part);
                note.push('.');
            }
        }
        push_once(&mut notes, note);
    }
    notes.join("\n")
}
