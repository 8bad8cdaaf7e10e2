//! Another language in the middle of a talk (experience.md B15): every answer stays.
//! G6 wants all nine elements in one language: who changes it before they were all
//! explained hears the rest, and what came before, in the new one. Who had heard
//! everything does not need to hear it twice; the record tells the languages apart.

use super::fact::Stamp;
use super::family::{Explained, FamilyState};
use super::guards::all_explained;
use super::hide::can_hide;
use super::inputs::Inputs;
use super::layout::on_the_way;
use super::problem::Problem;
use super::screen::FamilyScreen;
use super::script;
use super::state::{Mode, State};
use super::talk::enter;
use crate::domain::time::parse_instant;

pub fn chosen(state: &mut State, inputs: &Inputs, code: &str, stamp: &Stamp) {
    let (said, kept) = (&state.said, &state.kept);
    let known = script::Known { inputs, plan: &state.desk.plan, said, kept, at: stamp.at };
    let Mode::Family(family) = &mut state.mode else { return };
    let offered = family.pass.languages.iter().any(|(known, _)| known == code);
    let other = offered && family.pass.voice.language != code;
    if !other || family.screen == FamilyScreen::Ended {
        return;
    }
    if script::say_in(family, &known, code) {
        if !all_explained(family) {
            family.explained = explained_in_these_words(family);
        }
        let screen = family.screen;
        enter(family, inputs, screen, stamp);
    }
}

/// With an interpreter: whether the practitioner's language stands beside the person's.
pub fn one_chosen(family: &mut FamilyState, inputs: &Inputs, one: bool, stamp: &Stamp) {
    let stands = family.pass.beside.is_some() && family.one_language != one;
    if stands && can_hide(family.screen) {
        family.one_language = one;
        let screen = family.screen;
        enter(family, inputs, screen, stamp);
    }
}

/// What was explained in the words that the pass has now, and when.
fn explained_in_these_words(family: &FamilyState) -> Vec<Explained> {
    let mut found: Vec<Explained> = Vec::new();
    for block in family.pass.script.iter().flat_map(|words| &words.blocks) {
        let text = block.text();
        let mut shown = family.shown.iter().skip(family.shown_from);
        let shown = shown.find(|shown| shown.block == block.id && shown.text == text);
        let Some(at) = shown.and_then(|shown| parse_instant(&shown.at)) else { continue };
        for element in &block.elements {
            if !found.iter().any(|known| known.element == *element) {
                found.push(Explained { element: *element, at });
            }
        }
    }
    found
}

/// To the first screen with words that were not read in this language.
pub fn read_again(family: &mut FamilyState, inputs: &Inputs, stamp: &Stamp) {
    let mut before = Vec::new();
    for words in &family.pass.script {
        if let Some(block) = words.blocks.iter().find(|block| !family.is_shown(block)) {
            let unread = Problem::new(&["block-", &block.id].concat(), "talk.read_again");
            on_the_way(&mut before, &family.pass.script, words.screen, family.layout);
            if let Some(screen) = before.pop() {
                family.trail = before;
                enter(family, inputs, screen, stamp);
                family.problems = vec![unread];
            }
            return;
        }
        on_the_way(&mut before, &family.pass.script, words.screen, family.layout);
    }
}
