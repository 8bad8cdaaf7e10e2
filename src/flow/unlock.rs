//! The way back to the practitioner: the host's own log-in, or the passcode set
//! at P8. A tap never suffices.

use chrono::TimeDelta;

use super::competence;
use super::effect::Effect;
use super::errand;
use super::fact::Stamp;
use super::family::{FamilyState, Outcome};
use super::hide;
use super::inputs::{Inputs, Unlock};
use super::problem::Problem;
use super::screen::{DeskScreen, FamilyScreen};
use super::state::{AtDesk, Mode, State};
use super::talk::{close_open_pass, enter};

/// Wrong tries before the first wait.
pub const FREE_TRIES: u32 = 5;
const FIRST_WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 60 * 60;

pub fn passcode_typed(family: &mut FamilyState, inputs: &Inputs, text: &str) {
    if is_locked(family) && inputs.unlock == Unlock::Passcode {
        text.clone_into(&mut family.lock.typed);
    }
}

/// A log-in that was closed without an answer must not lock the practitioner out: so
/// long after it was asked, the host is asked again.
const PATIENCE: TimeDelta = TimeDelta::seconds(20);

/// Somebody's safety is no key: it opens nothing, and says where it leads once open.
pub fn tried(state: &mut State, inputs: &Inputs, urgent: bool, stamp: &Stamp) -> Vec<Effect> {
    let passcode = state.desk.hand_over.one("passcode").unwrap_or_default().to_owned();
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if !is_locked(family) {
        return Vec::new();
    }
    family.lock.urgent = urgent;
    match inputs.unlock {
        Unlock::Passcode => {
            if try_passcode(family, &passcode, stamp) {
                opened(state);
            }
            Vec::new()
        }
        Unlock::Host if family.lock.asked_at.is_some_and(|at| stamp.at < at + PATIENCE) => {
            Vec::new()
        }
        Unlock::Host => {
            family.lock.asked_at = Some(stamp.at);
            family.problems.clear();
            vec![Effect::UnlockAsked { person: family.pass.person.clone() }]
        }
    }
}

/// The host has answered `consent-unlock`; only `true` unlocks.
pub fn host_answered(state: &mut State, granted: bool) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    let asked = family.lock.asked_at.take();
    // Meanwhile the person may have begun to change their mind.
    if !is_locked(family) || asked.is_none() {
        return Vec::new();
    }
    if granted {
        opened(state);
    } else {
        family.problems = vec![Problem::new("unlock", "unlock.problem.refused")];
    }
    Vec::new()
}

/// Only the practitioner opens these.
fn is_locked(family: &FamilyState) -> bool {
    matches!(family.screen, FamilyScreen::Unlock | FamilyScreen::Hidden)
}

/// What was hidden goes on; on the way back the tablet has arrived.
fn opened(state: &mut State) {
    let Mode::Family(family) = &mut state.mode else { return };
    match family.under.take() {
        Some(under) if under.screen != FamilyScreen::Unlock => hide::show_again(family, *under),
        Some(_) | None => take_back(state),
    }
}

/// The tablet is the practitioner's again.
fn take_back(state: &mut State) {
    let Mode::Family(family) = &mut state.mode else { return };
    let urgent = std::mem::take(&mut family.lock).urgent;
    if competence::is_first_half(family) {
        competence::take_back(state);
    } else {
        to_attest(state);
    }
    if urgent {
        errand::begin_urgent(state);
    }
}

/// The pass is over: it is attested, or only saved.
fn to_attest(state: &mut State) {
    let Mode::Family(family) = &mut state.mode else { return };
    let screen = match family.outcome {
        Outcome::Answered | Outcome::Heard => DeskScreen::Attest,
        Outcome::Open | Outcome::RefusedAll | Outcome::Stopped | Outcome::TookBack => {
            DeskScreen::Save
        }
    };
    let back = std::mem::replace(&mut state.mode, Mode::Practitioner(AtDesk::at(screen)));
    if let Mode::Family(family) = back {
        state.desk.heard = Some(family);
    }
    state.desk.hand_over.clear("passcode");
    state.desk.attestation = Default::default();
}

fn try_passcode(family: &mut FamilyState, passcode: &str, stamp: &Stamp) -> bool {
    let lock = &mut family.lock;
    if lock.wait_until.is_some_and(|until| stamp.at < until) {
        family.problems = vec![Problem::new("passcode", "unlock.problem.wait")];
        return false;
    }
    let typed = std::mem::take(&mut lock.typed);
    if !passcode.is_empty() && typed == passcode {
        return true;
    }
    lock.tries += 1;
    lock.wait_until = wait_after(lock.tries).map(|wait| stamp.at + wait);
    let words =
        if lock.wait_until.is_some() { "unlock.problem.wait" } else { "unlock.problem.wrong" };
    family.problems = vec![Problem::new("passcode", words)];
    false
}

/// None for the first tries, then a wait that doubles.
fn wait_after(tries: u32) -> Option<TimeDelta> {
    let extra = tries.checked_sub(FREE_TRIES)?;
    let seconds = FIRST_WAIT_SECONDS.checked_shl(extra.min(16)).unwrap_or(LONGEST_WAIT_SECONDS);
    Some(TimeDelta::seconds(seconds.min(LONGEST_WAIT_SECONDS)))
}

/// Without its passcode a talk can only be thrown away: yeses are dropped, noes
/// kept, and the page stays covered until the host takes the widget away.
pub fn forgotten(state: &mut State, inputs: &Inputs, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if !is_locked(family) || inputs.unlock != Unlock::Passcode {
        return Vec::new();
    }
    if matches!(family.outcome, Outcome::Answered | Outcome::Heard) {
        family.outcome = Outcome::Open;
    }
    let mut effects = close_open_pass(state, inputs, stamp);
    if let Mode::Family(family) = &mut state.mode {
        enter(family, inputs, FamilyScreen::Ended, stamp);
        family.under = None;
        let records = std::mem::take(&mut family.records);
        family.pass.groups.clear();
        family.pass.standing.clear();
        family.pass.script.clear();
        family.shown.clear();
        family.pass.beside = None;
        family.beside_shown.clear();
        family.answers.clear();
        family.note.clear();
        family.said = Default::default();
        family.pass.told.clear();
        family.pass.hears.clear();
        family.pass.keep_from.clear();
        family.typed.clear();
        family.say_back.words.clear();
        family.witness.clear();
        family.ink.clear();
        family.drawn.clear();
        family.records = records;
    }
    state.desk = Default::default();
    effects.push(Effect::Closed { reason: "passcode_forgotten" });
    effects
}
