//! F1 to F11: one person's pass, from hello to what happens next.

use super::competence::{self, Half};
use super::effect::Effect;
use super::fact::{Stamp, TalkFact};
use super::family::{Block, Explained, FamilyState, Outcome, Pass, Way};
use super::guards::all_explained;
use super::hearing;
use super::inputs::Inputs;
use super::language;
use super::problem::Problem;
use super::recording::{self, Making};
use super::screen::{FamilyScreen, Journey};
use super::script;
use super::state::{Mode, State};
use super::{choosing, layout, say_back, siblings, unlock, ways};
use crate::domain::choice::Answer;
use crate::domain::config::CopyOption;
use crate::domain::layout::Layout;
use crate::domain::time::write_instant;
use crate::wire::canonical::digest;
use crate::wire::record::StatementShown;

/// The pass starts: everything that its screens need is put into words now, and
/// nothing else goes with it.
pub fn begin(state: &mut State, inputs: &Inputs, person: &str, stamp: &Stamp) {
    let journey = match state.desk.journey {
        Some(journey @ (Journey::Withdraw | Journey::Review | Journey::Explain)) => journey,
        _ => Journey::Talk,
    };
    if competence::is_between(&state.desk) {
        return competence::go_on(state, inputs, stamp);
    }
    let assess = journey == Journey::Talk
        && !competence::to_assess(state, inputs, person, stamp.at).is_empty();
    let half = assess.then_some(Half::Explains);
    let pass = script::pass(state, inputs, person, (journey, half), stamp.at);
    let Some(pass) = pass else { return };
    let first = match journey {
        Journey::Withdraw => FamilyScreen::ChangeMind,
        Journey::Review => FamilyScreen::Review,
        _ => pass.route.first().copied().unwrap_or(FamilyScreen::Hello),
    };
    let mut family = Box::new(FamilyState::new(pass));
    family.layout = state.desk.plan.layout(person).unwrap_or(inputs.layout);
    // By phone there is one way: it is said, and heard.
    family.way = family.pass.by_phone.then_some(Way::Said);
    enter(&mut family, inputs, first, stamp);
    state.mode = Mode::Family(family);
}

/// Puts a screen up, with its words.
pub fn enter(family: &mut FamilyState, inputs: &Inputs, screen: FamilyScreen, stamp: &Stamp) {
    family.screen = screen;
    family.problems.clear();
    family.blocks = script::blocks(family, inputs, screen, stamp.at);
}

/// Puts the next screen up; Back will come back here.
pub fn go_on(family: &mut FamilyState, inputs: &Inputs, screen: FamilyScreen, stamp: &Stamp) {
    family.trail.push(family.screen);
    enter(family, inputs, screen, stamp);
}

pub fn update(state: &mut State, fact: TalkFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    match fact {
        TalkFact::BlockShown(id) => block_shown(family, &id, stamp),
        TalkFact::BlockMarked(id) => block_marked(family, id),
        TalkFact::LayoutChosen(chosen) => layout::choose(family, &inputs, chosen, stamp),
        TalkFact::AllAnswered(group, answer) => {
            choosing::all_answered(family, &inputs, group, answer, stamp);
        }
        TalkFact::SameForAllChosen(place, same) => {
            siblings::same_chosen(family, &inputs, place, same, stamp.at);
        }
        TalkFact::Continued => return continued(state, &inputs, stamp),
        TalkFact::WentBack => {
            if choosing::back_one_purpose(family) {
                enter(family, &inputs, FamilyScreen::Choices, stamp);
            } else if let Some(before) = back_from(family) {
                enter(family, &inputs, before, stamp);
            }
        }
        TalkFact::StopChosen => stop_chosen(family, &inputs, stamp),
        TalkFact::StopDeclined => {
            if family.screen == FamilyScreen::Stop
                && let Some(before) = back_from(family)
            {
                enter(family, &inputs, before, stamp);
            }
        }
        TalkFact::StopConfirmed => {
            if family.screen == FamilyScreen::Stop {
                return stop(state, &inputs, stamp);
            }
        }
        TalkFact::SaidBack => say_back::found_clear(family, &inputs, true, stamp),
        TalkFact::SayBackSkipped => say_back::found_clear(family, &inputs, false, stamp),
        TalkFact::ExplainingAgainChosen => return say_back::explain_again(state, &inputs, stamp),
        TalkFact::TabletGivenBack => return give_back(state, &inputs, stamp),
        TalkFact::UnlockTried => return unlock::tried(state, &inputs, false, stamp),
        TalkFact::UrgentUnlockTried => return unlock::tried(state, &inputs, true, stamp),
        TalkFact::PasscodeForgotten => return unlock::forgotten(state, &inputs, stamp),
        TalkFact::LanguageChosen(code) => language::chosen(state, &inputs, &code, stamp),
        TalkFact::OneLanguageChosen(one) => language::one_chosen(family, &inputs, one, stamp),
    }
    Vec::new()
}

impl FamilyState {
    pub fn new(pass: Pass) -> FamilyState {
        let rows = pass.groups.iter().map(|group| group.rows.len()).sum();
        FamilyState {
            pass,
            screen: FamilyScreen::Hello,
            layout: Layout::Together,
            group: 0,
            trail: Vec::new(),
            blocks: Vec::new(),
            problems: Vec::new(),
            shown: Vec::new(),
            shown_from: 0,
            beside_shown: Vec::new(),
            one_language: false,
            explained: Vec::new(),
            answers: vec![None; rows],
            apart: Vec::new(),
            note: String::new(),
            asks_about: Vec::new(),
            said: Default::default(),
            say_back: Default::default(),
            way: None,
            typed: String::new(),
            ticked: false,
            ink: Default::default(),
            drawn: Default::default(),
            heard: false,
            witness: String::new(),
            confirmed_at: None,
            copy: None,
            marked: Vec::new(),
            taking_back: None,
            records: Vec::new(),
            outcome: Outcome::Open,
            lock: Default::default(),
            warned: false,
            shifts: Vec::new(),
            under: None,
        }
    }
}

fn block_shown(family: &mut FamilyState, id: &str, stamp: &Stamp) {
    let Some(block) = family.blocks.iter().find(|block| block.id == id).cloned() else { return };
    // Explained again, it is explained now.
    let again = !family.is_shown(&block);
    for element in &block.elements {
        let known = family.explained.iter().position(|known| known.element == *element);
        if known.is_none() || again {
            family.explained.retain(|known| known.element != *element);
            family.explained.push(Explained { element: *element, at: stamp.at });
        }
    }
    if let Some(other) = block.beside.as_deref().filter(|other| again || !stood(family, other)) {
        let voice = family.pass.beside.as_ref().map_or(&family.pass.voice, |pass| &pass.voice);
        let shown = statement(family, other, &voice.language, stamp);
        family.beside_shown.push(shown);
    }
    if again {
        let shown = statement(family, &block, &family.pass.voice.language, stamp);
        family.shown.push(shown);
    }
}

/// It was beside the person's own words before.
fn stood(family: &FamilyState, other: &Block) -> bool {
    let text = other.text();
    let mut before = family.beside_shown.iter();
    before.any(|shown| shown.block == other.id && shown.text == text)
}

fn statement(family: &FamilyState, block: &Block, language: &str, stamp: &Stamp) -> StatementShown {
    let text = block.text();
    StatementShown {
        screen: family.screen.code().to_owned(),
        block: block.id.clone(),
        language: language.to_owned(),
        digest: digest(text.as_bytes()),
        text,
        how: family.pass.how(),
        at: write_instant(stamp.at),
    }
}

/// "Ask about this": a mark for later, never an answer.
fn block_marked(family: &mut FamilyState, id: String) {
    let explains = !family.screen.ideas().is_empty();
    if explains && family.blocks.iter().any(|block| block.id == id) {
        let before = family.asks_about.len();
        family.asks_about.retain(|marked| *marked != id);
        if family.asks_about.len() == before {
            family.asks_about.push(id);
        }
    }
}

/// An answer on the screen that stands.
pub fn answered(
    family: &mut FamilyState,
    inputs: &Inputs,
    id: &str,
    value: &str,
    on: bool,
    stamp: &Stamp,
) {
    let (name, place) = id.split_once('.').unwrap_or((id, ""));
    let place = place.parse().ok();
    match (family.screen, name) {
        (FamilyScreen::Choices, "item") => {
            choosing::item_answered(family, inputs, place, value, on, stamp);
        }
        (FamilyScreen::Choices, "note") => value.clone_into(&mut family.note),
        (FamilyScreen::SayBack, "said_back") => value.clone_into(&mut family.say_back.words),
        (FamilyScreen::Answer, _) => ways::answered(family, name, value, on),
        // Private: asked, and heard, only alone with the practitioner (I16).
        (FamilyScreen::Think | FamilyScreen::Told, _) => {
            hearing::answered(family, inputs, id, value, on);
        }
        (FamilyScreen::Next, "copy") if on && family.pass.alone => {
            family.copy = CopyOption::from_code(value);
        }
        (FamilyScreen::ChangeMind, "take") => {
            super::withdraw::item_marked(family, value, on);
        }
        (FamilyScreen::Unlock | FamilyScreen::Hidden, "passcode") => {
            unlock::passcode_typed(family, inputs, value)
        }
        _ => {}
    }
}

fn continued(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    match family.screen {
        screen if screen.is_read() => read_on(family, inputs, stamp),
        FamilyScreen::Think => {
            mark_all_shown(family, stamp);
            read_on(family, inputs, stamp);
        }
        FamilyScreen::Choices => return choosing::choices_made(state, inputs, stamp),
        FamilyScreen::Answer => ways::confirm(family, inputs, stamp),
        FamilyScreen::Next => carry_on(family, inputs, stamp),
        // The others have ways on of their own.
        _ => {}
    }
    Vec::new()
}

/// Nothing is left behind unread: what is not shown yet is pointed at.
fn read_on(family: &mut FamilyState, inputs: &Inputs, stamp: &Stamp) {
    let unread = family.blocks.iter().find(|block| !family.is_shown(block));
    if let Some(block) = unread {
        family.problems = vec![Problem::new(&["block-", &block.id].concat(), "talk.read_on")];
        return;
    }
    let path = layout::path(family);
    let place = path.iter().position(|screen| *screen == family.screen);
    let next = place.and_then(|place| path.get(place + 1)).copied();
    match next {
        Some(FamilyScreen::Choices | FamilyScreen::SayBack) if !all_explained(family) => {
            language::read_again(family, inputs, stamp);
        }
        // Nothing was asked, so there is nothing to confirm.
        Some(FamilyScreen::Next) => close(family, inputs, Outcome::Heard, stamp),
        Some(next) => go_on(family, inputs, next, stamp),
        None => {}
    }
}

/// The answer is confirmed, or what was told and heard is over.
pub fn close(family: &mut FamilyState, inputs: &Inputs, outcome: Outcome, stamp: &Stamp) {
    family.confirmed_at = Some(stamp.at);
    family.outcome = outcome;
    family.trail.clear();
    enter(family, inputs, FamilyScreen::Next, stamp);
}

/// After a change of mind in the middle of a talk, the talk can go on.
fn carry_on(family: &mut FamilyState, inputs: &Inputs, stamp: &Stamp) {
    if family.outcome == Outcome::Open
        && let Some(before) = family.trail.pop()
    {
        enter(family, inputs, before, stamp);
    }
}

/// Screens without a hold (F8 to F10) are shown in full when the person goes on.
pub fn mark_all_shown(family: &mut FamilyState, stamp: &Stamp) {
    let ids: Vec<String> = family.blocks.iter().map(|block| block.id.clone()).collect();
    for id in ids {
        block_shown(family, &id, stamp);
    }
}

pub fn show_next(state: &mut State, inputs: &Inputs, stamp: &Stamp) {
    if let Mode::Family(family) = &mut state.mode {
        family.trail.clear();
        enter(family, inputs, FamilyScreen::Next, stamp);
    }
}

/// Back stays on the family's side, and never returns to what is confirmed.
fn back_from(family: &mut FamilyState) -> Option<FamilyScreen> {
    match family.screen {
        FamilyScreen::Next | FamilyScreen::Unlock | FamilyScreen::Ended | FamilyScreen::Hidden => {
            None
        }
        _ => family.trail.pop(),
    }
}

fn stop_chosen(family: &mut FamilyState, inputs: &Inputs, stamp: &Stamp) {
    match family.screen {
        FamilyScreen::Stop | FamilyScreen::Unlock | FamilyScreen::Ended | FamilyScreen::Hidden => {}
        _ if family.outcome != Outcome::Open => {
            enter(family, inputs, FamilyScreen::Unlock, stamp);
        }
        _ => go_on(family, inputs, FamilyScreen::Stop, stamp),
    }
}

/// Unconfirmed yeses are dropped; a no, once given, is kept (I8).
fn stop(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let effects = close_open_pass(state, inputs, stamp);
    show_next(state, inputs, stamp);
    effects
}

/// Gives the pass its one closing record, where it has none yet.
pub fn close_open_pass(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if family.outcome != Outcome::Open {
        return Vec::new();
    }
    choosing::forget_said(family);
    for slot in &mut family.answers {
        slot.take_if(|given| given.answer != Answer::No);
    }
    let any_no = family.answers.iter().any(Option::is_some);
    let review = family.pass.journey == Journey::Review && family.screen != FamilyScreen::Unlock;
    family.outcome = Outcome::Stopped;
    let mut effects = Vec::new();
    if any_no {
        effects.extend(recording::make(state, inputs, Making::NoesKept, stamp, 0));
    }
    // Nothing was answered, and so nothing is renewed (I7).
    let closing = if review && !any_no { Making::Reviewed } else { Making::Stopped };
    effects.extend(recording::make(state, inputs, closing, stamp, 1));
    effects
}

fn give_back(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &state.mode else { return Vec::new() };
    if family.screen != FamilyScreen::Next {
        return Vec::new();
    }
    let effects = close_open_pass(state, inputs, stamp);
    if let Mode::Family(family) = &mut state.mode {
        family.trail.clear();
        enter(family, inputs, FamilyScreen::Unlock, stamp);
    }
    effects
}
