//! P22: what will be kept, and whether the case system has kept it.

use super::Page;
use super::contacts::contacts;
use super::errand;
use crate::domain::choice::Answer;
use crate::domain::config::CopyOption;
use crate::flow::attest::asks_about;
use crate::flow::competence::is_between;
use crate::flow::copying::to_give;
use crate::flow::errand::Errand;
use crate::flow::family::FamilyState;
use crate::flow::guards::{is_free, is_understood};
use crate::flow::hearing;
use crate::flow::saving::{Outgoing, SaveState, can_finish, is_to_be_saved, of_pass};
use crate::flow::screen::DeskScreen;
use crate::flow::{AttestFact, CopyFact, Fact, SaveFact};
use crate::view::part::{Action, Look, Part, action};

pub fn screen(page: &Page) -> Vec<Part> {
    let desk = &page.state.desk;
    if let Some(found) = desk.errands.last() {
        return of_errand(page, found);
    }
    let Some(heard) = desk.heard.as_deref() else { return Vec::new() };
    let name = [("name", heard.pass.name.as_str())];
    let mut parts = Vec::new();
    if is_to_be_saved(desk) {
        parts.push(Part::Title(page.say("p22.title")));
        preview(page, heard, &mut parts);
    } else {
        parts.push(Part::Title(page.fill("p22.title_done", &name)));
    }
    besides(page, heard, &mut parts);
    for out in of_pass(page.state) {
        parts.push(Part::Says(out.summary.sentence.clone()));
        parts.push(Part::Saving { key: out.key.clone(), now: out.saving.clone() });
    }
    give_copy(page, &mut parts);
    respected(page, heard, &mut parts);
    buttons(page, &mut parts);
    parts
}

fn of_errand(page: &Page, found: &Errand) -> Vec<Part> {
    let to_be_saved = is_to_be_saved(&page.state.desk);
    let title = if to_be_saved { "p22.title" } else { "p22.title_kept" };
    let mut parts = vec![Part::Title(page.say(title))];
    if to_be_saved {
        parts.extend(errand::preview(page, found));
    } else if found.screen == DeskScreen::Urgent {
        parts.push(Part::Says(page.say("urgent.free")));
    }
    for out in of_pass(page.state) {
        parts.push(Part::Says(out.summary.sentence.clone()));
        parts.push(Part::Saving { key: out.key.clone(), now: out.saving.clone() });
    }
    buttons(page, &mut parts);
    parts
}

/// What the record will say: each answer, and whether a yes will count.
fn preview(page: &Page, heard: &FamilyState, parts: &mut Vec<Part>) {
    let attestation = &page.state.desk.attestation;
    let mut pairs = Vec::new();
    for (row, given) in heard.answered() {
        let said = given.map(|given| page.say(&["desk.", given.answer.code()].concat()));
        pairs.push((page.item(&row.item), said.unwrap_or_default()));
    }
    parts.push(Part::Pairs(pairs));
    let desk = &page.state.desk;
    if !heard.pass.is_notice() && (!is_free(attestation) || !is_understood(desk)) {
        parts.push(Part::Box("notice", vec![Part::Says(page.say("p22.not_valid"))]));
    }
}

/// What they said besides, however the pass ended: what a child wrote must not stand in
/// the record alone, least of all whom it is to be kept from.
fn besides(page: &Page, heard: &FamilyState, parts: &mut Vec<Part>) {
    let name = heard.pass.name.as_str();
    // What somebody who stopped had not sent yet stays theirs.
    let sent = heard.confirmed_at.is_some();
    if sent && !heard.drawn.is_empty() {
        let words = page.fill("p22.drawn", &[("name", name)]);
        parts.push(Part::Pad("drawn", words, heard.drawn.clone()));
    }
    let pairs = views(page, heard);
    if !pairs.is_empty() {
        parts.push(Part::Pairs(pairs));
    }
    if sent && !heard.note.trim().is_empty() {
        let values = [("name", name), ("note", heard.note.trim())];
        parts.push(Part::Says(page.fill("p22.note", &values)));
    }
    parts.extend(asks_about(heard, page.inputs).map(Part::Says));
    if let Some(copy) = heard.copy.filter(|_| is_to_be_saved(&page.state.desk)) {
        parts.push(wanted(page, name, copy));
    }
}

/// What was said on F14 and F15, in their words.
fn views(page: &Page, heard: &FamilyState) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let Some(pack) = page.inputs.packs.family(&heard.pass.voice) else { return pairs };
    for view in hearing::views(heard, &pack) {
        let keep_from = hearing::names_of(heard, &view.not_to_be_told_to);
        for (key, said) in [
            ("p22.view", view.view),
            ("p22.feels", view.symbols),
            ("p22.objections", view.objections),
            ("p22.keep_from", keep_from),
        ] {
            if !said.is_empty() {
                pairs.push((page.say(key), said));
            }
        }
    }
    pairs
}

fn wanted(page: &Page, name: &str, copy: CopyOption) -> Part {
    let copy = page.say(&["p22.copy_", copy.code()].concat());
    Part::Says(page.fill("p22.copy", &[("name", name), ("copy", &copy)]))
}

/// As the person said that it is safe for them, and in no other way.
fn give_copy(page: &Page, parts: &mut Vec<Part>) {
    let desk = &page.state.desk;
    let (Some(heard), Some(copy)) = (&desk.heard, to_give(page.state)) else { return };
    let on_paper = copy != CopyOption::File;
    let button = |key, fact| action(Look::Second, page.pack.say(key), Fact::Copy(fact));
    let mut given = vec![wanted(page, &heard.pass.name, copy)];
    let mut buttons = Vec::new();
    if desk.print_refused {
        given.push(Part::Status("notice", vec![Part::Says(page.say("p22.copy_refused"))]));
    }
    if on_paper {
        buttons.push(button("p22.copy_print", CopyFact::PrintChosen));
    }
    if !on_paper || desk.print_refused {
        buttons.push(button("p22.copy_save", CopyFact::FileChosen));
    }
    given.push(Part::Actions(buttons));
    parts.push(Part::Box("copy", given));
}

/// A no is an answer, and there is somebody to ask where it worries.
fn respected(page: &Page, heard: &FamilyState, parts: &mut Vec<Part>) {
    let any_no = heard.answers.iter().flatten().any(|given| given.answer == Answer::No);
    if any_no || (!heard.pass.is_notice() && !heard.records.is_empty()) {
        parts.push(Part::Says(page.say("p22.respected")));
        let worry = vec![Part::Says(page.say("p22.respected_worry")), contacts(page)];
        parts.push(Part::More(page.say("p22.worried"), worry));
    }
}

fn back_to_p9(page: &Page) -> Action {
    action(Look::Second, page.pack.say("desk.back"), Fact::Attest(AttestFact::WentBack))
}

fn buttons(page: &Page, parts: &mut Vec<Part>) {
    let buttons = if is_to_be_saved(&page.state.desk) {
        vec![
            action(Look::Main, page.pack.say("p22.save"), Fact::Save(SaveFact::SaveChosen)),
            match page.state.desk.errands.is_empty() {
                true => back_to_p9(page),
                false => errand::back(page, Look::Second),
            },
        ]
    } else if !can_finish(page.state) {
        parts.push(Part::Hint(page.say("p22.before_finish")));
        return;
    } else {
        let saved = |out: &&Outgoing| matches!(out.saving, SaveState::Saved { .. });
        let (look, words) = match of_pass(page.state).iter().all(saved) {
            // The person waits for the tablet.
            true if is_between(&page.state.desk) => (Look::Main, "desk.continue"),
            true => (Look::Main, "p22.finish"),
            false => (Look::Second, "p22.finish_file"),
        };
        vec![action(look, page.pack.say(words), Fact::Save(SaveFact::Finished))]
    };
    parts.push(Part::Actions(buttons));
}
