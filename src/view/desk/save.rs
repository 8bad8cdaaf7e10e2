//! P22: what will be kept, and whether the case system has kept it.

use yew::{Html, html};

use super::Page;
use super::contacts::contacts;
use crate::domain::choice::Answer;
use crate::domain::config::CopyOption;
use crate::flow::family::FamilyState;
use crate::flow::guards::{is_free, is_understood};
use crate::flow::saving::{Outgoing, is_to_be_saved};
use crate::flow::{AttestFact, Fact, SaveFact};
use crate::view::component::{Look, action, actions, saving};

pub fn screen(page: &Page) -> Html {
    let Some(heard) = page.state.desk.heard.as_deref() else { return Html::default() };
    let open = is_to_be_saved(&page.state.desk);
    let title = match open {
        true => page.say("p22.title").to_owned(),
        false => page.fill("p22.title_done", &[("name", &heard.pass.name)]),
    };
    html! {
        <>
            { page.title(&title) }
            if open {
                { preview(page, heard) }
            }
            { records(page, heard) }
            { respected(page, heard) }
            { buttons(page, open) }
        </>
    }
}

/// What the record will say: each answer, and whether a yes will count.
fn preview(page: &Page, heard: &FamilyState) -> Html {
    let attestation = &page.state.desk.attestation;
    let counts = is_free(attestation) && is_understood(attestation);
    let note = heard.note.trim();
    let copy = heard.copy.map(|copy| page.pack.say(copy_key(copy)));
    html! {
        <>
            <dl class="standing">{ for heard.answered().map(|(row, given)| html! {
                <>
                    <dt>{ page.item(&row.item) }</dt>
                    <dd>{ given.map_or("", |given| page.say(answer_key(given.answer))) }</dd>
                </>
            }) }</dl>
            if !counts {
                <p class="notice">{ page.say("p22.not_valid") }</p>
            }
            if !note.is_empty() {
                <p>{ page.fill("p22.note", &[("name", &heard.pass.name)]) }{ ": " }{ note }</p>
            }
            if let Some(copy) = copy {
                <p>{ page.fill("p22.copy", &[("name", &heard.pass.name), ("copy", copy)]) }</p>
            }
        </>
    }
}

const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "p22.yes",
        Answer::No => "p22.no",
        Answer::NotSure => "p22.not_sure",
    }
}

const fn copy_key(copy: CopyOption) -> &'static str {
    match copy {
        CopyOption::None => "p22.copy_none",
        CopyOption::Paper => "p22.copy_paper",
        CopyOption::Discreet => "p22.copy_discreet",
        CopyOption::File => "p22.copy_file",
    }
}

/// The records of this pass.
fn of_pass<'a>(page: &'a Page, heard: &'a FamilyState) -> impl Iterator<Item = &'a Outgoing> {
    let answer = page.state.desk.answer_record.as_ref();
    page.state.outbox.records.iter().filter(move |out| {
        answer == Some(&out.key) || heard.records.iter().any(|given| given.key == out.key)
    })
}

fn records(page: &Page, heard: &FamilyState) -> Html {
    let one = |out: &Outgoing| {
        html! {
            <div class="record">
                <p>{ &out.summary.sentence }</p>
                { saving(&out.key, &out.saving, "p22", page.pack, page.send) }
            </div>
        }
    };
    of_pass(page, heard).map(one).collect()
}

/// A no is an answer, and there is somebody to ask where it worries.
fn respected(page: &Page, heard: &FamilyState) -> Html {
    let any_no = heard.answers.iter().flatten().any(|given| given.answer == Answer::No);
    if !any_no && heard.records.is_empty() {
        return Html::default();
    }
    html! {
        <div class="respected">
            <p>{ page.say("p22.respected") }</p>
            <p>{ page.say("p22.respected_worry") }</p>
            { contacts(page) }
        </div>
    }
}

fn buttons(page: &Page, open: bool) -> Html {
    let click = |fact| page.send.click(fact);
    if open {
        let save = click(Fact::Save(SaveFact::SaveChosen));
        let back = click(Fact::Attest(AttestFact::WentBack));
        return actions(vec![
            action(page.say("p22.save"), Look::Main, save),
            action(page.say("desk.back"), Look::Second, back),
        ]);
    }
    let finish = click(Fact::Save(SaveFact::Finished));
    actions(vec![action(page.say("p22.finish"), Look::Main, finish)])
}
