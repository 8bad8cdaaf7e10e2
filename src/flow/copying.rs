//! P22: the copy that the person chose on F11, given by the practitioner. It is made
//! from what stands of this person, in their own language and words, and from nothing
//! else (I11).

use super::effect::Effect;
use super::fact::{CopyFact, Stamp};
use super::inputs::Inputs;
use super::saving::can_finish;
use super::screen::DeskScreen;
use super::state::{Mode, State};
use crate::copy::{Copier, CopyForm, CopyPage, family_copy};
use crate::domain::config::CopyOption;

pub fn update(state: &mut State, fact: CopyFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Some(chosen) = to_give(state) else { return Vec::new() };
    let on_paper = matches!(chosen, CopyOption::Paper | CopyOption::Discreet);
    let page = || page(state, &inputs, chosen, stamp).map(Box::new);
    let effect = match fact {
        CopyFact::PrintRefused => {
            state.desk.print_refused = on_paper;
            None
        }
        CopyFact::PrintChosen if on_paper => page().map(Effect::CopyToPrint),
        // Where this page cannot print, another machine may.
        CopyFact::FileChosen if !on_paper || state.desk.print_refused => {
            page().map(Effect::CopyToFile)
        }
        CopyFact::PrintChosen | CopyFact::FileChosen => None,
    };
    effect.into_iter().collect()
}

/// The copy that can be given now: the records are in hand, and the person wants one.
pub fn to_give(state: &State) -> Option<CopyOption> {
    let at_save = matches!(&state.mode, Mode::Practitioner(at) if at.screen == DeskScreen::Save);
    let chosen = state.desk.heard.as_ref().and_then(|heard| heard.copy);
    chosen.filter(|chosen| at_save && *chosen != CopyOption::None && can_finish(state))
}

fn page(state: &State, inputs: &Inputs, chosen: CopyOption, stamp: &Stamp) -> Option<CopyPage> {
    let pass = &state.desk.heard.as_ref()?.pass;
    let pack = inputs.packs.family(&pass.voice)?;
    let copier = Copier {
        config: &inputs.config,
        case: &inputs.case,
        said: &state.said,
        pack: &pack,
        voice: &pass.voice,
        form: match chosen {
            CopyOption::Discreet => CopyForm::Discreet,
            CopyOption::None | CopyOption::Paper | CopyOption::File => CopyForm::Plain,
        },
        at: stamp.at,
    };
    Some(CopyPage::of(&family_copy(&copier, inputs.person(&pass.person)?), &pack))
}
