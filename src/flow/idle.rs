//! The idle cover (experience.md B22): a family screen that nobody touches warns, and
//! then hides itself. Nothing is ended or lost by it (I7).

use super::effect::Effect;
use super::fact::Stamp;
use super::family::FamilyState;
use super::hide::hide;
use super::inputs::Inputs;

/// From the warning to the neutral screen.
pub const WARNING_SECONDS: u32 = 20;

/// So long nobody presses anything before the warning.
pub fn limit_seconds(inputs: &Inputs) -> u32 {
    inputs.config.safety.idle_minutes * 60
}

/// `seconds` since somebody last pressed something. A tablet that has slept for long
/// comes to the neutral screen without a warning that nobody saw.
pub fn quiet(
    family: &mut FamilyState,
    inputs: &Inputs,
    seconds: u32,
    stamp: &Stamp,
) -> Vec<Effect> {
    let limit = limit_seconds(inputs);
    if seconds >= limit + WARNING_SECONDS {
        return hide(family, inputs, "idle", stamp);
    }
    family.warned = seconds >= limit;
    Vec::new()
}
