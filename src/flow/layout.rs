//! The two layouts of the same blocks: few screens, or one idea a screen. Changing
//! from one to the other loses nothing: what was read stays read, what was answered
//! stays answered, and Back leads the same way.

use super::fact::Stamp;
use super::family::{FamilyState, ScreenWords};
use super::inputs::Inputs;
use super::screen::FamilyScreen;
use super::talk::enter;
use crate::domain::layout::Layout;

/// The screens of a pass in their order, for "3 of 7".
pub fn path(family: &FamilyState) -> Vec<FamilyScreen> {
    let route = &family.pass.route;
    if family.layout == Layout::Together {
        return route.clone();
    }
    let mut path = Vec::new();
    for screen in route {
        match screen.ideas() {
            [] => path.push(*screen),
            ideas => path.extend(said(&family.pass.script, ideas)),
        }
    }
    path
}

/// Those of these ideas that there is anything to say of.
fn said<'a>(
    script: &'a [ScreenWords],
    ideas: &'a [FamilyScreen],
) -> impl Iterator<Item = FamilyScreen> + 'a {
    ideas.iter().copied().filter(|idea| script.iter().any(|words| words.screen == *idea))
}

/// In either layout.
pub fn is_in_talk(family: &FamilyState, screen: FamilyScreen) -> bool {
    family.pass.route.contains(&screen) || FamilyScreen::IDEAS.contains(&screen)
}

/// Whether the layout makes a difference to the screen that stands.
pub fn may_choose(family: &FamilyState) -> bool {
    let many = family.screen == FamilyScreen::Choices && family.pass.groups.len() > 1;
    many || !family.screen.ideas().is_empty()
}

pub fn choose(family: &mut FamilyState, inputs: &Inputs, layout: Layout, stamp: &Stamp) {
    if !may_choose(family) || family.layout == layout {
        return;
    }
    family.layout = layout;
    family.group = 0;
    let mut way = Vec::new();
    for screen in std::mem::take(&mut family.trail) {
        on_the_way(&mut way, &family.pass.script, screen, layout);
    }
    let script = &family.pass.script;
    on_the_way(&mut way, script, family.screen, layout);
    // Where reading had come to, among the ideas of the screen that stood.
    let ideas: Vec<FamilyScreen> = said(script, family.screen.ideas()).collect();
    let unread = ideas.iter().position(|idea| !is_read(family, *idea)).unwrap_or_default();
    if layout == Layout::OneAtATime && !ideas.is_empty() {
        way.truncate(way.len().saturating_sub(ideas.len()) + unread + 1);
    }
    family.group = first_open_group(family);
    if let Some(screen) = way.pop() {
        family.trail = way;
        enter(family, inputs, screen, stamp);
    }
}

/// The screen as this layout has it, unless that is where the way has come to already.
pub fn on_the_way(
    way: &mut Vec<FamilyScreen>,
    script: &[ScreenWords],
    screen: FamilyScreen,
    layout: Layout,
) {
    let ideas = screen.ideas();
    let mut push = |screen: FamilyScreen| {
        if way.last() != Some(&screen) {
            way.push(screen);
        }
    };
    match (layout, ideas.first()) {
        (_, None) => push(screen),
        (Layout::OneAtATime, Some(_)) => said(script, ideas).for_each(push),
        (Layout::Together, Some(idea)) => {
            for whole in FamilyScreen::EXPLAIN {
                if whole.ideas().contains(idea) {
                    push(whole);
                }
            }
        }
    }
}

fn is_read(family: &FamilyState, idea: FamilyScreen) -> bool {
    let mut words = family.pass.script.iter().filter(|words| words.screen == idea);
    words.all(|words| words.blocks.iter().all(|block| family.is_shown(block)))
}

/// The first purpose with a row that has no answer; the first of all where none has.
pub fn first_open_group(family: &FamilyState) -> usize {
    if family.layout == Layout::Together {
        return 0;
    }
    let open = family.answers.iter().position(Option::is_none);
    open.and_then(|place| family.group_of(place)).unwrap_or_default()
}
