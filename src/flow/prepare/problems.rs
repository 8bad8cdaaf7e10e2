//! What keeps a step of the plan from going on.

use crate::domain::config::Mode as PurposeMode;
use crate::domain::plan::{
    Danger, Judged, Part, Plan, PlannedKind, PlannedPerson, PlannedPurpose, Safety,
};
use crate::domain::time::Instant;
use crate::flow::inputs::{Inputs, is_active};
use crate::flow::problem::{Problem, field};
use crate::flow::screen::DeskScreen;

pub fn problems_on(screen: DeskScreen, plan: &Plan, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    match screen {
        DeskScreen::PeopleAndDanger => people_and_danger(plan, inputs),
        DeskScreen::WhatAndWho => what_and_who(plan, inputs, at),
        DeskScreen::RealChoice => real_choice(plan, inputs),
        DeskScreen::SafeAndWho => safe(plan, inputs),
        DeskScreen::Help => help(plan, inputs),
        DeskScreen::Start | DeskScreen::HandOver | DeskScreen::Attest | DeskScreen::Save => {
            Vec::new()
        }
    }
}

fn people_and_danger(plan: &Plan, inputs: &Inputs) -> Vec<Problem> {
    let mut found = Vec::new();
    for planned in plan.people.iter().filter(|planned| planned.part.is_none()) {
        let id = field(&["part", &planned.person]);
        found.push(Problem::about(id, "p1.problem.part", name(inputs, &planned.person)));
    }
    let any_asked = plan.people.iter().any(|planned| planned.part == Some(Part::Asked));
    if found.is_empty() && !any_asked {
        let first = plan.people.first().map_or("", |planned| planned.person.as_str());
        found.push(Problem::new(field(&["part", first]), "p1.problem.nobody"));
    }
    match plan.danger {
        None => found.push(Problem::new("danger", "p2.problem.danger")),
        Some(Danger::Immediate) => found.push(Problem::new("danger", "p2.problem.immediate")),
        Some(Danger::NotSure) => found.push(Problem::new("danger", "p2.problem.not_sure")),
        Some(Danger::ReasonableCause | Danger::No) => {}
    }
    found
}

fn what_and_who(plan: &Plan, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    let mut found = Vec::new();
    found.extend(clear_yes(plan.legitimate, "legitimate", "p3.problem.legitimate"));
    found.extend(clear_yes(plan.identifies, "identifies", "p3.problem.identifies"));
    if plan.purposes.is_empty() {
        found.push(Problem::new("purposes", "p3.problem.purpose"));
    }
    for planned in &plan.purposes {
        found.extend(purpose_problems(planned, inputs, at));
    }
    found
}

fn clear_yes(judged: Option<Judged>, field: &str, words: &str) -> Option<Problem> {
    match judged {
        Some(Judged::Yes) => None,
        None => Some(Problem::new(field, words)),
        Some(Judged::No | Judged::NotSure) => {
            Some(Problem::new(field, &[words, "_advice"].concat()))
        }
    }
}

fn purpose_problems(planned: &PlannedPurpose, inputs: &Inputs, at: Instant) -> Vec<Problem> {
    let purpose = &planned.purpose_id;
    let voice = inputs.voice_of(None);
    let title = inputs.config.purpose(purpose).map_or("", |p| p.plain_name.get(&voice));
    let mut found: Vec<Problem> =
        planned.kinds.iter().filter_map(|kind| kind_problem(purpose, kind, inputs)).collect();
    let first_kind = planned.kinds.first().map_or("", |kind| kind.pii_id.as_str());
    let any_needed = planned.kinds.iter().any(|kind| kind.needed != Some(false));
    if !any_needed {
        let id = field(&["need", purpose, first_kind]);
        found.push(Problem::about(id, "p3.problem.nothing_needed", title));
    }
    let active = |id: &String| {
        inputs.recipient(id).is_some_and(|known| is_active(known, inputs.zone(), at))
    };
    if !planned.recipients.iter().any(active) {
        let id = field(&["recipients", purpose]);
        found.push(Problem::about(id, "p3.problem.recipient", title));
    }
    if planned.frequency.is_none() {
        let id = field(&["frequency", purpose]);
        found.push(Problem::about(id, "p3.problem.frequency", title));
    }
    found
}

fn kind_problem(purpose: &str, kind: &PlannedKind, inputs: &Inputs) -> Option<Problem> {
    let voice = inputs.voice_of(None);
    let known = inputs.config.kind(&kind.pii_id);
    let title = known.map_or(kind.pii_id.as_str(), |known| known.plain_name.get(&voice));
    let (part, words) = match kind.needed {
        None => ("need", "p3.problem.need"),
        Some(true) if kind.about.is_empty() => ("about", "p3.problem.about"),
        Some(false) if kind.left_out_because.trim().is_empty() => ("why", "p3.problem.why"),
        Some(_) => return None,
    };
    Some(Problem::about(field(&[part, purpose, &kind.pii_id]), words, title))
}

fn real_choice(plan: &Plan, inputs: &Inputs) -> Vec<Problem> {
    let voice = inputs.voice_of(None);
    let open = plan.purposes.iter().filter(|planned| planned.choice.is_none());
    open.filter_map(|planned| {
        let purpose = inputs.config.purpose(&planned.purpose_id)?;
        let asked = purpose.mode != PurposeMode::InformOnly;
        let id = field(&["choice", &planned.purpose_id]);
        asked.then(|| Problem::about(id, "p4.problem", purpose.plain_name.get(&voice)))
    })
    .collect()
}

fn asked(plan: &Plan) -> impl Iterator<Item = &PlannedPerson> {
    plan.people.iter().filter(|planned| planned.part == Some(Part::Asked))
}

fn safe(plan: &Plan, inputs: &Inputs) -> Vec<Problem> {
    let mut found = Vec::new();
    for planned in asked(plan) {
        let (part, words) = match planned.safety {
            None => ("safety", "p5.problem.safety"),
            Some(Safety::Some) if planned.reasons.is_empty() => ("reasons", "p5.problem.reasons"),
            Some(_) => continue,
        };
        let id = field(&[part, &planned.person]);
        found.push(Problem::about(id, words, name(inputs, &planned.person)));
    }
    found
}

fn help(plan: &Plan, inputs: &Inputs) -> Vec<Problem> {
    let mut found = Vec::new();
    for planned in asked(plan) {
        let name = name(inputs, &planned.person);
        if planned.language.is_none() {
            let id = field(&["language", &planned.person]);
            found.push(Problem::about(id, "p7.problem.language", name));
        }
        if planned.words_fit.is_none() {
            let id = field(&["words", &planned.person]);
            found.push(Problem::about(id, "p7.problem.words", name));
        }
    }
    found
}

fn name<'a>(inputs: &'a Inputs, person: &'a str) -> &'a str {
    inputs.person(person).map_or(person, |known| known.spoken_name())
}
