//! F11, and the way back to the practitioner.

use super::Page;
use super::words::{on, with_title};
use crate::domain::answers::Answers;
use crate::flow::family::Outcome;
use crate::flow::form::{Kind, Question};
use crate::flow::saving::SaveState;
use crate::flow::{Fact, TalkFact};
use crate::view::part::{Look, Part, action};

pub fn next(page: &Page) -> Vec<Part> {
    let family = page.family;
    let mut parts = with_title(&family.blocks);
    records(page, &mut parts);
    if family.pass.alone && !family.pass.copy_options.is_empty() {
        parts.push(copy(page));
    }
    let mut buttons = Vec::new();
    if family.outcome == Outcome::Open && !family.trail.is_empty() {
        let mut carry_on = on(page, "f11.carry_on");
        carry_on.look = Look::Second;
        buttons.push(carry_on);
    }
    let give_back = Fact::Talk(TalkFact::TabletGivenBack);
    let words = if family.pass.by_phone { "f11.end_call" } else { "f11.give_back" };
    buttons.push(action(Look::Main, page.pack.say(words), give_back));
    parts.push(Part::Actions(buttons));
    parts
}

/// What is not saved yet has each its own line, and a way to try again; saved is said once.
fn records(page: &Page, parts: &mut Vec<Part>) {
    let mut said = false;
    for given in &page.family.records {
        let is_saved = matches!(given.saving, SaveState::Saved { .. });
        if is_saved && said {
            continue;
        }
        said |= is_saved;
        parts.push(Part::Saving { key: given.key.clone(), now: given.saving.clone() });
    }
}

/// A private question: only alone with the practitioner (I16).
fn copy(page: &Page) -> Part {
    let mut question = Question::new("copy".into(), Kind::One, page.say("f11.copy"));
    for option in &page.family.pass.copy_options {
        let words = page.say(&["f11.copy_", option.code()].concat());
        question.option(option.code(), &words, "");
    }
    let mut answers = Answers::default();
    if let Some(copy) = page.family.copy {
        answers.set("copy", copy.code());
    }
    Part::Asks(question.into(), answers)
}

pub fn unlock(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    lock(page, &mut parts, "unlock.forgotten_means", "unlock.forgotten_end");
    parts
}

/// The practitioner's own: a passcode, or the host's log-in.
pub fn lock(page: &Page, parts: &mut Vec<Part>, forgotten_means: &str, forgotten_end: &str) {
    let family = page.family;
    let open = Fact::Talk(TalkFact::UnlockTried);
    let open = Part::Actions(vec![action(Look::Main, page.pack.say("unlock.open"), open)]);
    if !family.pass.passcode {
        parts.push(open);
        return;
    }
    let mut typed = Answers::default();
    typed.set("passcode", &family.lock.typed);
    let passcode = Question::new("passcode".into(), Kind::Secret, page.say("unlock.passcode"));
    parts.push(Part::Asks(passcode.into(), typed));
    parts.push(open);
    // Two steps, so that no stray tap ends a talk.
    let end = Fact::Talk(TalkFact::PasscodeForgotten);
    let end = action(Look::Second, page.pack.say(forgotten_end), end);
    let forgotten = vec![Part::Says(page.say(forgotten_means)), Part::Actions(vec![end])];
    parts.push(Part::More(page.say("unlock.forgotten"), forgotten));
}

pub fn ended(page: &Page) -> Vec<Part> {
    let mut parts = with_title(&page.family.blocks);
    records(page, &mut parts);
    parts
}
