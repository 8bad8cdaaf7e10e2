//! The languages of a pass: those that it can be had in, and the one beside it.

use super::{Speaker, choices, compose};
use crate::domain::item::Item;
use crate::domain::plan::Plan;
use crate::domain::standing::Said;
use crate::domain::time::Instant;
use crate::domain::words::Voice;
use crate::flow::family::{FamilyState, Pass};
use crate::flow::inputs::Inputs;
use crate::flow::kept::Kept;
use crate::flow::screen::Journey;
use crate::flow::state::State;

/// What a pass is put into words from.
pub struct Known<'a> {
    pub inputs: &'a Inputs,
    pub plan: &'a Plan,
    pub said: &'a Said,
    pub kept: &'a Kept,
    pub at: Instant,
}

impl<'a> Known<'a> {
    pub fn of(state: &'a State, inputs: &'a Inputs, at: Instant) -> Known<'a> {
        Known { inputs, plan: &state.desk.plan, said: &state.said, kept: &state.kept, at }
    }
}

/// The languages that there are words in for this audience; none where there is no
/// choice.
pub fn offered(inputs: &Inputs, voice: &Voice) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for code in &inputs.config.languages {
        if let Some(pack) = inputs.packs.family(&Voice::new(code, voice.audience)) {
            found.push((code.clone(), pack.say("bar.language").to_owned()));
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}

/// The pass in another language from now on, and again in the practitioner's beside it.
/// False where there are no words.
pub fn say_in(family: &mut FamilyState, known: &Known, language: &str) -> bool {
    let Some(mut pass) = in_language(&family.pass, known, language) else { return false };
    pass.beside = beside(&pass, known);
    family.pass = pass;
    true
}

/// For the interpreter and the practitioner: nothing where nobody interprets, and
/// nothing where the person's language is the practitioner's, or the organisation has
/// no words in it.
pub fn beside(pass: &Pass, known: &Known) -> Option<Box<Pass>> {
    let own = &known.inputs.packs.practitioner().language;
    if !pass.interpreted || pass.voice.language == *own {
        return None;
    }
    in_language(pass, known, own).map(Box::new)
}

/// The same pass in another language: the same choices, in the same order, in other
/// words.
fn in_language(pass: &Pass, known: &Known, language: &str) -> Option<Pass> {
    let (inputs, at) = (known.inputs, known.at);
    let voice = Voice::new(language, pass.voice.audience);
    let pack = inputs.packs.family(&voice)?;
    let speaker = Speaker { inputs, pack, voice: voice.clone(), person: pass.person.clone(), at };
    let rows = pass.groups.iter().flat_map(|group| &group.rows);
    let items: Vec<Item> = rows.map(|row| row.item.clone()).collect();
    let mut pass = Pass { beside: None, voice, ..pass.clone() };
    for yes in &mut pass.standing {
        yes.says = choices::short(&speaker, &yes.item);
        yes.recipient = speaker.recipient(&yes.item).to_owned();
    }
    if pass.journey != Journey::Withdraw {
        compose(&speaker, known, &items, &mut pass);
    }
    Some(pass)
}
