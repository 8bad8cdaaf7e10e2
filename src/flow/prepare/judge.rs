//! The answers of P1 to P7, put into the plan.

use crate::domain::authority::{AgeGroup, age_group};
use crate::domain::case::Person;
use crate::domain::config::About;
use crate::domain::plan::{Plan, PlannedKind, PlannedPerson, PlannedPurpose, Safety};
use crate::domain::time::Instant;
use crate::flow::fact::PrepareFact;
use crate::flow::handover::mark;
use crate::flow::inputs::Inputs;

use super::proposed;

pub fn update(plan: &mut Plan, inputs: &Inputs, fact: PrepareFact, at: Instant) {
    match fact {
        PrepareFact::PartChosen { person, part } => {
            with_person(plan, &person, |planned| planned.part = Some(part));
        }
        PrepareFact::DangerJudged(danger) => plan.danger = Some(danger),
        PrepareFact::PatternMarked { pattern, on } => {
            plan.patterns.retain(|known| *known != pattern);
            if on {
                plan.patterns.push(pattern);
            }
        }
        PrepareFact::LegitimacyJudged(judged) => plan.legitimate = Some(judged),
        PrepareFact::IdentityJudged(judged) => plan.identifies = Some(judged),
        PrepareFact::PurposeMarked { purpose, on } => {
            plan.purposes.retain(|known| known.purpose_id != purpose);
            if on {
                plan.purposes.push(proposed(inputs, &purpose, at));
            }
        }
        PrepareFact::NeedJudged { purpose, kind, needed } => {
            with_kind(plan, &purpose, &kind, |planned| planned.needed = Some(needed));
        }
        PrepareFact::AboutMarked { purpose, kind, person, on } => {
            with_kind(plan, &purpose, &kind, |planned| mark(&mut planned.about, &person, on));
        }
        PrepareFact::LeavingOutExplained { purpose, kind, text } => {
            with_kind(plan, &purpose, &kind, |planned| planned.left_out_because = text);
        }
        PrepareFact::RecipientMarked { purpose, recipient, on } => {
            with_purpose(plan, &purpose, |planned| mark(&mut planned.recipients, &recipient, on));
        }
        PrepareFact::FrequencyChosen { purpose, frequency } => {
            with_purpose(plan, &purpose, |planned| planned.frequency = Some(frequency));
        }
        PrepareFact::ChoiceJudged { purpose, choice } => {
            with_purpose(plan, &purpose, |planned| planned.choice = Some(choice));
        }
        PrepareFact::SafetyJudged { person, safety } => with_person(plan, &person, |planned| {
            planned.safety = Some(safety);
            if safety != Safety::Some {
                planned.reasons.clear();
            }
        }),
        PrepareFact::ReasonMarked { person, reason, on } => with_person(plan, &person, |planned| {
            planned.reasons.retain(|known| *known != reason);
            if on {
                planned.reasons.push(reason);
            }
        }),
        PrepareFact::SafetyNoteWritten { person, text } => {
            with_person(plan, &person, |planned| planned.safety_note = text);
        }
        PrepareFact::LanguageChosen { person, language } => {
            with_person(plan, &person, |planned| planned.language = Some(language));
        }
        PrepareFact::WordsJudged { person, fit } => {
            with_person(plan, &person, |planned| planned.words_fit = Some(fit));
        }
        PrepareFact::NotesWritten(text) => plan.notes = text,
        PrepareFact::JourneyChosen(_)
        | PrepareFact::Continued
        | PrepareFact::WentBack
        | PrepareFact::StepChosen(_) => {}
    }
}

/// The people of the case whom a kind of information can be about.
pub fn people_for(inputs: &Inputs, about: About, at: Instant) -> Vec<&Person> {
    let fits = |person: &&Person| {
        let group = age_group(person, at, inputs.zone());
        match about {
            About::Child => group != AgeGroup::Adult,
            About::Parent => group != AgeGroup::Child,
            About::Other => true,
        }
    };
    inputs.case.people.iter().filter(fits).collect()
}

fn with_person(plan: &mut Plan, id: &str, change: impl FnOnce(&mut PlannedPerson)) {
    if let Some(planned) = plan.people.iter_mut().find(|planned| planned.person == id) {
        change(planned);
    }
}

fn with_purpose(plan: &mut Plan, id: &str, change: impl FnOnce(&mut PlannedPurpose)) {
    if let Some(planned) = plan.purposes.iter_mut().find(|planned| planned.purpose_id == id) {
        change(planned);
    }
}

fn with_kind(plan: &mut Plan, purpose: &str, kind: &str, change: impl FnOnce(&mut PlannedKind)) {
    with_purpose(plan, purpose, |planned| {
        if let Some(kind) = planned.kinds.iter_mut().find(|known| known.pii_id == kind) {
            change(kind);
        }
    });
}
