//! F8: each thing on its own. Yes, no and not sure look and cost the same.

use std::rc::Rc;

use yew::{Html, html};

use super::words::back;
use super::{Page, continue_fact};
use crate::domain::choice::Answer;
use crate::flow::family::{Given, Group, Row};
use crate::flow::{Fact, TalkFact, item_field};
use crate::view::component::{
    Choice, Group as Options, Heading, Look, TextField, action, actions, error_summary, heading,
    radios, text_area,
};

pub fn screen(page: &Page) -> Html {
    let family = page.family;
    let note = TextField {
        id: "note",
        label: page.pack.say("f8.note"),
        value: &family.note,
        problems: &family.problems,
        pack: page.pack,
        secret: false,
    };
    let written = Rc::new(|text| Fact::Talk(TalkFact::NoteWritten(text)));
    let mut place = 0;
    let groups = family.pass.groups.iter().map(|one| {
        let first = place;
        place += one.rows.len();
        group(page, one, first)
    });
    let groups: Vec<Html> = groups.collect();
    html! {
        <>
            { error_summary(page.pack.say("talk.problem"), &family.problems, page.pack) }
            { heading(Heading::Screen(page.level), page.pack.say("f8.title")) }
            { groups }
            { text_area(&note, written, page.send) }
            { actions(vec![
                action(page.pack.say("talk.continue"), Look::Main, page.send.click(continue_fact())),
                back(page),
            ]) }
        </>
    }
}

fn group(page: &Page, group: &Group, first: usize) -> Html {
    html! {
        <div class="choices">
            { heading(Heading::Part(page.level), &group.heading) }
            <div class="consequences">
                <div class="consequence">
                    { heading(Heading::Small(page.level), page.pack.say("f8.if_yes_title")) }
                    <p>{ &group.if_yes }</p>
                </div>
                <div class="consequence">
                    { heading(Heading::Small(page.level), page.pack.say("f8.if_no_title")) }
                    <p>{ &group.if_no }</p>
                </div>
            </div>
            <p>{ &group.if_not_sure }</p>
            { for group.rows.iter().enumerate().map(|(place, one)| row(page, one, first + place)) }
        </div>
    }
}

fn row(page: &Page, row: &Row, place: usize) -> Html {
    let given = page.family.answers.get(place).copied().flatten();
    let choices = Answer::ALL.into_iter().map(|answer| Choice {
        words: page.pack.say(answer_key(answer)),
        hint: "",
        chosen: given.is_some_and(|given: Given| given.answer == answer),
        fact: Fact::Talk(TalkFact::ItemAnswered { item: row.item.clone(), answer }),
    });
    let options = Options {
        id: &item_field(place),
        question: &row.says,
        hint: "",
        problems: &page.family.problems,
        pack: page.pack,
        inline: true,
    };
    html! { <div class="row">{ radios(&options, choices.collect(), page.send) }</div> }
}

const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "f8.yes",
        Answer::No => "f8.no",
        Answer::NotSure => "f8.not_sure",
    }
}
