//! P7: what helps each person to understand. The last step of a plan.

use std::rc::Rc;

use yew::{Html, html};

use super::{Page, help, judged_key, plan_actions};
use crate::domain::plan::{Judged, Part, PlannedPerson};
use crate::flow::{Fact, PrepareFact, field};
use crate::view::component::{Choice, Group, TextField, radios, text_area};

pub fn screen(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let asked = plan.people.iter().filter(|p| p.part == Some(Part::Asked));
    let notes = TextField {
        id: "notes",
        label: page.say("p7.notes"),
        value: &plan.notes,
        problems: page.problems,
        pack: page.pack,
        secret: false,
    };
    let written = Rc::new(|text| Fact::Prepare(PrepareFact::NotesWritten(text)));
    html! {
        <>
            { page.title(page.say("p7.title")) }
            { help(page, page.say("p7.help")) }
            { for asked.map(|planned| person(page, planned)) }
            { text_area(&notes, written, page.send) }
            { plan_actions(page, page.say("p7.save")) }
        </>
    }
}

fn person(page: &Page, planned: &PlannedPerson) -> Html {
    let name = page.name(&planned.person);
    let choices = Judged::ALL.iter().map(|judged| Choice {
        words: page.say(judged_key(*judged)),
        hint: "",
        chosen: planned.words_fit == Some(*judged),
        fact: Fact::Prepare(PrepareFact::WordsJudged {
            person: planned.person.clone(),
            fit: *judged,
        }),
    });
    let group = Group {
        id: &field(&["words", &planned.person]),
        question: &page.fill("p7.words", &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    html! {
        <>
            if page.inputs.config.languages.len() > 1 {
                { language(page, planned, name) }
            }
            { radios(&group, choices.collect(), page.send) }
        </>
    }
}

fn language(page: &Page, planned: &PlannedPerson, name: &str) -> Html {
    let choices = page.inputs.config.languages.iter().map(|language| Choice {
        words: language,
        hint: "",
        chosen: planned.language.as_ref() == Some(language),
        fact: Fact::Prepare(PrepareFact::LanguageChosen {
            person: planned.person.clone(),
            language: language.clone(),
        }),
    });
    let group = Group {
        id: &field(&["language", &planned.person]),
        question: &page.fill("p7.language", &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}
