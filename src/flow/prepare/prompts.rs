//! What an answer at the desk calls to mind. It decides nothing (I12).

use crate::domain::answers::field;
use crate::domain::config::Config;
use crate::domain::plan::RealChoice::{WeMayShareAnyway, WeTellYou};
use crate::domain::plan::{Need, Pattern, Plan};

/// The keys of the words to read out beside the question of this field.
pub fn prompts(asked: &[&str], plan: &Plan, config: &Config) -> Vec<&'static str> {
    let mut said = Vec::new();
    match *asked {
        // A move between areas (C06).
        ["patterns"] if plan.answers.has("patterns", Pattern::MovedArea.code()) => {
            said.push("p2.moved_area_help");
        }
        // Who leads an enquiry is asked before anybody else (D07).
        ["reasons", person] if plan.answers.has(&field(&["reasons", person]), "enquiry") => {
            said.push("p5.enquiry_first");
        }
        // Nobody was asked: would it surprise them (A13)?
        ["choice", id] if matches!(plan.choice(id), Some(WeTellYou | WeMayShareAnyway)) => {
            said.push("p4.expectation");
            // In most cases a patient's consent comes first (B20).
            if is_of_patients(id, plan, config) {
                said.push("p4.patient");
            }
        }
        _ => {}
    }
    said
}

fn is_of_patients(purpose: &str, plan: &Plan, config: &Config) -> bool {
    config
        .kinds
        .iter()
        .any(|kind| kind.patient_information && plan.need(purpose, &kind.id) == Some(Need::Needed))
}
