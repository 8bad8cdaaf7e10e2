//! What keeps a step of the plan from going on, beyond a question left open.

use super::questions;
use crate::domain::answers::field;
use crate::domain::plan::{Danger, Interpreter, Judged, Need, Plan, Safety};
use crate::domain::time::Instant;
use crate::flow::form::unanswered;
use crate::flow::inputs::{Inputs, is_active};
use crate::flow::problem::Problem;
use crate::flow::screen::DeskScreen;

/// The fewest that can say why somebody is not asked.
const FEW_WORDS: usize = 3;

pub fn problems(screen: DeskScreen, plan: &Plan, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    let mut found = unanswered(&questions(screen, plan, inputs, at), &plan.answers);
    match screen {
        DeskScreen::PeopleAndDanger => people_and_danger(plan, &mut found),
        DeskScreen::WhatAndWho => what_and_who(plan, inputs, at, &mut found),
        DeskScreen::SafeAndWho => reasons_not_to_ask(plan, inputs, &mut found),
        DeskScreen::Help => interpreters(plan, inputs, &mut found),
        _ => {}
    }
    found
}

fn people_and_danger(plan: &Plan, found: &mut Vec<Problem>) {
    let open = found.iter().any(|problem| problem.field != "danger");
    if !open && plan.asked().is_empty() {
        let parts = plan.answers.entries().iter().find(|(name, _)| name.starts_with("part."));
        let first = parts.map_or("danger", |(name, _)| name.as_str());
        found.insert(0, Problem::new(first, "p1.problem.nobody"));
    }
    match plan.danger() {
        Some(Danger::Immediate) => found.push(Problem::new("danger", "p2.problem.immediate")),
        Some(Danger::NotSure) => found.push(Problem::new("danger", "p2.problem.not_sure")),
        Some(Danger::ReasonableCause | Danger::No) | None => {}
    }
}

/// Not asking is the exception (D13): one word is no reason.
fn reasons_not_to_ask(plan: &Plan, inputs: &Inputs, found: &mut Vec<Problem>) {
    for person in plan.asked() {
        let id = field(&["safety_note", person]);
        let words = plan.answers.text(&id).split_whitespace().count();
        if plan.safety(person) == Some(Safety::Some) && (1..FEW_WORDS).contains(&words) {
            found.push(Problem::about(&id, "p5.problem.note", inputs.name(person)));
        }
    }
}

/// Refused with the reason: the words say why (J11).
fn interpreters(plan: &Plan, inputs: &Inputs, found: &mut Vec<Problem>) {
    for person in plan.asked() {
        let link = plan.code("interpreter_link", &[person]);
        let (id, words) = match plan.interpreter(person) {
            Some(Interpreter::Family) => ("interpreter", "p7.problem.interpreter_family"),
            Some(Interpreter::Professional) if link.is_some_and(|link| link != "no") => {
                ("interpreter_link", "p7.problem.interpreter_linked")
            }
            Some(Interpreter::Professional | Interpreter::None) | None => continue,
        };
        found.push(Problem::about(&field(&[id, person]), words, inputs.name(person)));
    }
}

fn what_and_who(plan: &Plan, inputs: &Inputs, at: Instant, found: &mut Vec<Problem>) {
    for (id, words) in [
        ("legitimate", "p3.problem.legitimate_advice"),
        ("identifies", "p3.problem.identifies_advice"),
    ] {
        if matches!(plan.judged(id), Some(Judged::No | Judged::NotSure)) {
            found.push(Problem::new(id, words));
        }
    }
    for id in plan.purposes() {
        let Some(purpose) = inputs.config.purpose(id) else { continue };
        let voice = inputs.voice_of(None);
        let name = purpose.plain_name.get(&voice);
        let all_left_out =
            purpose.usual_kinds.iter().all(|kind| plan.need(id, kind) == Some(Need::LeftOut));
        if let Some(first) = purpose.usual_kinds.first().filter(|_| all_left_out) {
            let id = field(&["need", id, first]);
            found.push(Problem::about(&id, "p3.problem.nothing_needed", name));
        }
        // Chosen when it was active, and retired since.
        let recipients = field(&["recipients", id]);
        for recipient in plan.answers.all(&recipients) {
            let known = inputs.recipient(recipient);
            if !known.is_some_and(|known| is_active(known, inputs.zone(), at)) {
                found.push(Problem::about(&recipients, "p3.problem.recipient", name));
            }
        }
    }
}
