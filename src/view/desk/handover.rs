//! P8: a last look round the room, then the tablet goes to one person.

use std::rc::Rc;

use yew::{Html, html};

use super::contacts::contacts;
use super::{Page, judged_key};
use crate::domain::plan::Judged;
use crate::flow::guards::may_hold_tablet;
use crate::flow::handover::may_take_tablet;
use crate::flow::screen::Journey;
use crate::flow::{Fact, HandOverFact, Unlock, field};
use crate::view::component::{
    Choice, Group, Look, TextField, Tick, action, actions, radios, text_field, ticks,
};

pub fn screen(page: &Page) -> Html {
    let hand_over = &page.state.desk.hand_over;
    let title = match page.state.desk.journey {
        Some(Journey::Withdraw) => "p8.title_withdraw",
        Some(Journey::Talk | Journey::Plan) | None => "p8.title",
    };
    let unsafe_now = hand_over.still_safe.is_some_and(|judged| judged != Judged::Yes);
    html! {
        <>
            { page.title(page.say(title)) }
            { person(page) }
            { present(page) }
            { others(page) }
            if let Some(id) = &hand_over.person {
                { room(page, id) }
            }
            if unsafe_now {
                <div class="notice" role="status">{ contacts(page) }</div>
            }
            if page.inputs.unlock == Unlock::Passcode {
                { passcode(page) }
            }
            { buttons(page) }
        </>
    }
}

fn person(page: &Page) -> Html {
    let at = page.state.at.unwrap_or_default();
    let candidates: Vec<&str> = page
        .inputs
        .case
        .people
        .iter()
        .map(|person| person.id.as_str())
        .filter(|id| may_hold_tablet(page.inputs, id, at))
        .filter(|id| may_take_tablet(&page.state.desk, page.inputs, id, at).is_empty())
        .collect();
    if candidates.is_empty() {
        return html! { <p class="notice">{ page.say("p8.nobody") }</p> };
    }
    let chosen = page.state.desk.hand_over.person.as_deref();
    let choices = candidates.iter().map(|id| Choice {
        words: page.name(id),
        hint: "",
        chosen: chosen == Some(*id),
        fact: Fact::HandOver(HandOverFact::PersonChosen((*id).to_owned())),
    });
    let group = Group {
        id: "person",
        question: page.say("p8.person"),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}

fn present(page: &Page) -> Html {
    let marked = &page.state.desk.hand_over.present;
    let mark = |person: &str, on| {
        Fact::HandOver(HandOverFact::PresenceMarked { person: person.to_owned(), on })
    };
    let all = page.inputs.case.people.iter().map(|person| Tick {
        words: person.spoken_name(),
        hint: "",
        ticked: marked.contains(&person.id),
        on: mark(&person.id, true),
        off: mark(&person.id, false),
    });
    let first = page.state.desk.hand_over.person.as_deref().unwrap_or_default();
    let group = Group {
        id: &field(&["present", first]),
        question: page.say("p8.present"),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    ticks(&group, all.collect(), page.send)
}

fn others(page: &Page) -> Html {
    let field = TextField {
        id: "others",
        label: page.say("p8.others"),
        value: &page.state.desk.hand_over.others,
        problems: page.problems,
        pack: page.pack,
        secret: false,
    };
    let written = Rc::new(|text| Fact::HandOver(HandOverFact::OthersPresentWritten(text)));
    text_field(&field, written, page.send)
}

fn room(page: &Page, person: &str) -> Html {
    let hand_over = &page.state.desk.hand_over;
    html! {
        <>
            { judged(page, "still_safe", person, hand_over.still_safe, HandOverFact::SafetyConfirmed) }
            { judged(page, "alone", person, hand_over.alone, HandOverFact::AloneConfirmed) }
        </>
    }
}

fn judged(
    page: &Page,
    id: &str,
    person: &str,
    now: Option<Judged>,
    fact: fn(Judged) -> HandOverFact,
) -> Html {
    let key = ["p8", id].join(".");
    let choices = Judged::ALL.iter().map(|judged| Choice {
        words: page.say(judged_key(*judged)),
        hint: "",
        chosen: now == Some(*judged),
        fact: Fact::HandOver(fact(*judged)),
    });
    let group = Group {
        id,
        question: &page.fill(&key, &[("name", page.name(person))]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}

fn passcode(page: &Page) -> Html {
    let field = TextField {
        id: "passcode",
        label: page.say("p8.passcode"),
        value: &page.state.desk.hand_over.passcode,
        problems: page.problems,
        pack: page.pack,
        secret: true,
    };
    let written = Rc::new(|text| Fact::HandOver(HandOverFact::PasscodeTyped(text)));
    text_field(&field, written, page.send)
}

fn buttons(page: &Page) -> Html {
    let words = match &page.state.desk.hand_over.person {
        Some(person) => page.fill("p8.hand_over", &[("name", page.name(person))]),
        None => page.say("p8.hand_over_nobody").to_owned(),
    };
    let hand_over = page.send.click(Fact::HandOver(HandOverFact::TabletHandedOver));
    let back = page.send.click(Fact::HandOver(HandOverFact::WentBack));
    actions(vec![
        action(&words, Look::Main, hand_over),
        action(page.say("desk.back"), Look::Second, back),
    ])
}
