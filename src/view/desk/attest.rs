//! P9: how free, and how well understood.

use std::rc::Rc;

use yew::{Html, html};

use super::contacts::contacts;
use super::{Page, judged_key};
use crate::domain::plan::Judged;
use crate::flow::attest::Understood;
use crate::flow::{AttestFact, Fact};
use crate::view::component::{
    Choice, Group, Look, TextField, action, actions, radios, text_area,
};

pub fn screen(page: &Page) -> Html {
    let attestation = &page.state.desk.attestation;
    let heard = page.state.desk.heard.as_deref();
    let name = heard.map_or("", |heard| heard.pass.name.as_str());
    let not_sure = attestation.told_can_refuse == Some(Judged::NotSure)
        || attestation.pressure == Some(Judged::NotSure)
        || attestation.understood == Some(Understood::NotSure);
    let notes = TextField {
        id: "notes",
        label: page.say("desk.notes"),
        value: &attestation.notes,
        problems: page.problems,
        pack: page.pack,
        secret: false,
    };
    let written = Rc::new(|text| Fact::Attest(AttestFact::NotesWritten(text)));
    let on = page.send.click(Fact::Attest(AttestFact::Continued));
    html! {
        <>
            { page.title(&page.fill("p9.title", &[("name", name)])) }
            { judged(page, "told_can_refuse", name, attestation.told_can_refuse, AttestFact::ToldCanRefuseJudged) }
            { judged(page, "pressure", name, attestation.pressure, AttestFact::PressureJudged) }
            { understood(page, name) }
            if not_sure {
                <div class="notice" role="status">{ contacts(page) }</div>
            }
            <p class="hint">{ page.say("p9.not_valid") }</p>
            { text_area(&notes, written, page.send) }
            { actions(vec![action(page.say("desk.continue"), Look::Main, on)]) }
        </>
    }
}

fn judged(
    page: &Page,
    id: &str,
    name: &str,
    now: Option<Judged>,
    fact: fn(Judged) -> AttestFact,
) -> Html {
    let key = ["p9", id].join(".");
    let choices = Judged::ALL.iter().map(|judged| Choice {
        words: page.say(judged_key(*judged)),
        hint: "",
        chosen: now == Some(*judged),
        fact: Fact::Attest(fact(*judged)),
    });
    let group = Group {
        id,
        question: &page.fill(&key, &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}

fn understood(page: &Page, name: &str) -> Html {
    let keys: Vec<String> =
        Understood::ALL.iter().map(|u| ["p9.understood_", u.code()].concat()).collect();
    let choices = Understood::ALL.iter().zip(&keys).map(|(understood, key)| Choice {
        words: page.pack.say(key),
        hint: "",
        chosen: page.state.desk.attestation.understood == Some(*understood),
        fact: Fact::Attest(AttestFact::UnderstandingJudged(*understood)),
    });
    let group = Group {
        id: "understood",
        question: &page.fill("p9.understood", &[("name", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    radios(&group, choices.collect(), page.send)
}
