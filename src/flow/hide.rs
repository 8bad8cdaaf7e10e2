//! "Hide now" (experience.md B8): a neutral screen in place of any other. Only the
//! practitioner brings back what it hides, as it stood.

use super::effect::Effect;
use super::fact::{Fact, HideFact, Stamp, TalkFact};
use super::family::{FamilyState, Under};
use super::idle;
use super::inputs::Inputs;
use super::screen::FamilyScreen;
use super::state::{Mode, State};
use super::talk::enter;

/// So many presses of Shift alone, and all within this time.
pub const SHIFTS: usize = 3;
pub const SHIFTS_MILLISECONDS: i64 = 5_000;

pub fn update(state: &mut State, fact: HideFact, stamp: &Stamp) -> Vec<Effect> {
    let Some(inputs) = state.inputs.clone() else { return Vec::new() };
    let Mode::Family(family) = &mut state.mode else { return Vec::new() };
    if !can_hide(family.screen) {
        return Vec::new();
    }
    match fact {
        HideFact::Chosen => return hide(family, &inputs, "asked", stamp),
        HideFact::ShiftPressed { at } => {
            family.shifts.retain(|before| (0..=SHIFTS_MILLISECONDS).contains(&(at - before)));
            family.shifts.push(at);
            if family.shifts.len() >= SHIFTS {
                return hide(family, &inputs, "asked", stamp);
            }
        }
        HideFact::ShiftLapsed => family.shifts.clear(),
        HideFact::Quiet { seconds } => return idle::quiet(family, &inputs, seconds, stamp),
    }
    Vec::new()
}

/// The end of a talk that was thrown away has nothing to hide, and no way back.
pub fn can_hide(screen: FamilyScreen) -> bool {
    !matches!(screen, FamilyScreen::Hidden | FamilyScreen::Ended)
}

/// Under the neutral screen nothing moves but what the host says and the lock.
pub fn is_out_of_reach(state: &State, fact: &Fact) -> bool {
    let hidden = matches!(&state.mode, Mode::Family(family) if family.under.is_some());
    hidden
        && !matches!(
            fact,
            Fact::Host(_)
                | Fact::TextWritten { .. }
                | Fact::TextSizeChosen(_)
                | Fact::Talk(TalkFact::UnlockTried | TalkFact::PasscodeForgotten)
        )
}

pub fn hide(
    family: &mut FamilyState,
    inputs: &Inputs,
    reason: &'static str,
    stamp: &Stamp,
) -> Vec<Effect> {
    let screen = family.screen;
    let blocks = std::mem::take(&mut family.blocks);
    let problems = std::mem::take(&mut family.problems);
    family.under = Some(Box::new(Under { screen, blocks, problems }));
    family.warned = false;
    family.shifts.clear();
    // A way back that was asked for before is not the way back from here.
    family.lock.typed.clear();
    family.lock.asked_at = None;
    enter(family, inputs, FamilyScreen::Hidden, stamp);
    vec![Effect::Hidden { reason }]
}

pub fn show_again(family: &mut FamilyState, under: Under) {
    let Under { screen, blocks, problems } = under;
    family.screen = screen;
    family.blocks = blocks;
    family.problems = problems;
    family.lock = Default::default();
}
