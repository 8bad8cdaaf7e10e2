//! P5 and P6: is it safe and right to ask, and who decides.

use std::rc::Rc;

use yew::{Html, html};

use super::contacts::contacts;
use super::{Page, help, plan_actions};
use crate::domain::authority::Decider;
use crate::domain::plan::{Part, PlannedPerson, Safety, UnsafeBecause};
use crate::flow::guards::decider_of;
use crate::flow::{Fact, PrepareFact, field};
use crate::view::component::{
    Choice, Group, Heading, TextField, Tick, heading, radios, text_area, ticks,
};
use crate::words::list_in_words;

pub fn screen(page: &Page) -> Html {
    let asked = page.state.desk.plan.people.iter().filter(|p| p.part == Some(Part::Asked));
    html! {
        <>
            { page.title(page.say("p5.title")) }
            { for asked.map(|planned| person(page, planned)) }
            { who_decides(page) }
            { plan_actions(page, page.say("desk.continue")) }
        </>
    }
}

fn person(page: &Page, planned: &PlannedPerson) -> Html {
    let name = page.name(&planned.person);
    let fact = |safety| {
        Fact::Prepare(PrepareFact::SafetyJudged { person: planned.person.clone(), safety })
    };
    let keys: Vec<String> = Safety::ALL.iter().map(|s| ["p5", s.code()].join(".")).collect();
    let choices = Safety::ALL.iter().zip(&keys).map(|(safety, key)| Choice {
        words: page.pack.say(key),
        hint: "",
        chosen: planned.safety == Some(*safety),
        fact: fact(*safety),
    });
    let group = Group {
        id: &field(&["safety", &planned.person]),
        question: &page.fill("p5.question", &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    html! {
        <>
            { seven(page) }
            { radios(&group, choices.collect(), page.send) }
            if planned.safety == Some(Safety::Some) {
                { reasons(page, planned, name) }
                { note(page, planned, name) }
            }
            if planned.safety.is_some_and(|safety| safety != Safety::NoneOfThese) {
                <div class="notice" role="status">{ contacts(page) }</div>
            }
        </>
    }
}

/// The seven reasons not to ask, before the question about them.
fn seven(page: &Page) -> Html {
    html! {
        <ol class="seven">
            { for UnsafeBecause::ALL.iter().map(|reason| {
                let key = ["p5", reason.code()].join(".");
                html! { <li>{ page.pack.say(&key) }</li> }
            }) }
        </ol>
    }
}

fn reasons(page: &Page, planned: &PlannedPerson, name: &str) -> Html {
    let mark = |reason: UnsafeBecause, on| {
        Fact::Prepare(PrepareFact::ReasonMarked { person: planned.person.clone(), reason, on })
    };
    let keys: Vec<String> = UnsafeBecause::ALL.iter().map(|r| ["p5", r.code()].join(".")).collect();
    let all = UnsafeBecause::ALL.iter().zip(&keys).map(|(reason, key)| Tick {
        words: page.pack.say(key),
        hint: "",
        ticked: planned.reasons.contains(reason),
        on: mark(*reason, true),
        off: mark(*reason, false),
    });
    let group = Group {
        id: &field(&["reasons", &planned.person]),
        question: &page.fill("p5.reasons", &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    html! { <div class="follow-up">{ ticks(&group, all.collect(), page.send) }</div> }
}

fn note(page: &Page, planned: &PlannedPerson, name: &str) -> Html {
    let field = TextField {
        id: &field(&["safety_note", &planned.person]),
        label: &page.fill("p5.note", &[("name", name)]),
        value: &planned.safety_note,
        problems: page.problems,
        pack: page.pack,
        secret: false,
    };
    let person = planned.person.clone();
    let written = Rc::new(move |text| {
        Fact::Prepare(PrepareFact::SafetyNoteWritten { person: person.clone(), text })
    });
    html! { <div class="follow-up">{ text_area(&field, written, page.send) }</div> }
}

fn who_decides(page: &Page) -> Html {
    let mut about: Vec<String> = Vec::new();
    for item in page.state.desk.plan.items() {
        if !about.contains(&item.about) {
            about.push(item.about);
        }
    }
    html! {
        <div class="deciders">
            { heading(Heading::Part(page.level), page.say("p6.title")) }
            <ul>{ for about.iter().map(|id| html! { <li>{ decides(page, id) }</li> }) }</ul>
            { help(page, page.say("p6.help")) }
        </div>
    }
}

fn decides(page: &Page, about: &str) -> String {
    let at = page.state.at.unwrap_or_default();
    let name = page.name(about);
    let (key, names) = match decider_of(page.inputs, about, at) {
        Some(Decider::Themself) => ("p6.themself", String::new()),
        Some(Decider::Holders(holders)) => {
            let names: Vec<&str> = holders.iter().map(|id| page.name(id)).collect();
            ("p6.holders", list_in_words(page.pack, &names))
        }
        Some(Decider::AgeUnknown) => ("p6.age_unknown", String::new()),
        Some(Decider::Nobody) | None => ("p6.nobody", String::new()),
    };
    page.fill(key, &[("about", name), ("names", &names)])
}
