//! P3: what, why and with whom. Proposed from the configuration, none of it
//! taken for granted.

use std::rc::Rc;

use yew::{Html, html};

use super::{Page, help, judged_key, plan_actions};
use crate::domain::config::{Mode, Purpose, Recipient};
use crate::domain::item::Frequency;
use crate::domain::plan::{Judged, PlannedKind, PlannedPurpose};
use crate::flow::{Fact, PrepareFact, field, is_active, prepare};
use crate::view::component::{
    Choice, Group, Heading, TextField, Tick, heading, radios, text_field, ticks,
};

pub fn screen(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    html! {
        <>
            { page.title(page.say("p3.title")) }
            { help(page, page.say("p3.help")) }
            { judged(page, "legitimate", plan.legitimate, PrepareFact::LegitimacyJudged) }
            { judged(page, "identifies", plan.identifies, PrepareFact::IdentityJudged) }
            { purposes(page) }
            { for plan.purposes.iter().map(|planned| purpose(page, planned)) }
            { plan_actions(page, page.say("desk.continue")) }
        </>
    }
}

fn judged(page: &Page, id: &str, now: Option<Judged>, fact: fn(Judged) -> PrepareFact) -> Html {
    let choices = Judged::ALL.iter().map(|judged| Choice {
        words: page.say(judged_key(*judged)),
        hint: "",
        chosen: now == Some(*judged),
        fact: Fact::Prepare(fact(*judged)),
    });
    let key = ["p3", id].join(".");
    let group = Group {
        id,
        question: page.pack.say(&key),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}

fn purposes(page: &Page) -> Html {
    let voice = page.voice();
    let mark = |purpose: &Purpose, on| {
        Fact::Prepare(PrepareFact::PurposeMarked { purpose: purpose.id.clone(), on })
    };
    let all = page.inputs.config.purposes.iter().map(|purpose| Tick {
        words: purpose.plain_name.get(&voice),
        hint: if purpose.mode == Mode::InformOnly { page.say("p3.inform_only") } else { "" },
        ticked: page.state.desk.plan.purpose(&purpose.id).is_some(),
        on: mark(purpose, true),
        off: mark(purpose, false),
    });
    let group = Group {
        id: "purposes",
        question: page.say("p3.purposes"),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    ticks(&group, all.collect(), page.send)
}

fn purpose(page: &Page, planned: &PlannedPurpose) -> Html {
    let voice = page.voice();
    let Some(purpose) = page.inputs.config.purpose(&planned.purpose_id) else {
        return Html::default();
    };
    let name = purpose.plain_name.get(&voice);
    html! {
        <div class="purpose">
            { heading(Heading::Part(page.level), &page.fill("p3.kinds", &[("purpose", name)])) }
            { for planned.kinds.iter().map(|kind| need(page, purpose, kind)) }
            { recipients(page, purpose, planned, name) }
            { frequency(page, purpose, planned, name) }
        </div>
    }
}

fn need(page: &Page, purpose: &Purpose, planned: &PlannedKind) -> Html {
    let voice = page.voice();
    let Some(kind) = page.inputs.config.kind(&planned.pii_id) else { return Html::default() };
    let name = kind.plain_name.get(&voice);
    let fact = |needed| {
        let (purpose, kind) = (purpose.id.clone(), kind.id.clone());
        Fact::Prepare(PrepareFact::NeedJudged { purpose, kind, needed })
    };
    let choices = [(true, "p3.needed"), (false, "p3.left_out")].map(|(needed, key)| Choice {
        words: page.say(key),
        hint: "",
        chosen: planned.needed == Some(needed),
        fact: fact(needed),
    });
    let sensitive = kind.special.is_some() || kind.criminal;
    let group = Group {
        id: &field(&["need", &purpose.id, &kind.id]),
        question: &page.fill("p3.need", &[("kind", name)]),
        hint: if sensitive { page.say("p3.sensitive") } else { kind.example.get(&voice) },
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    html! {
        <>
            { radios(&group, choices.into(), page.send) }
            if planned.needed == Some(true) {
                { about(page, purpose, planned, name) }
            }
            if planned.needed == Some(false) {
                { why(page, purpose, planned, name) }
            }
        </>
    }
}

/// Asked only where more than one person can be meant.
fn about(page: &Page, purpose: &Purpose, planned: &PlannedKind, name: &str) -> Html {
    let Some(kind) = page.inputs.config.kind(&planned.pii_id) else { return Html::default() };
    let at = page.state.at.unwrap_or_default();
    let people = prepare::people_for(page.inputs, kind.about, at);
    if people.len() < 2 {
        return Html::default();
    }
    let mark = |person: &str, on| {
        let (purpose, kind) = (purpose.id.clone(), kind.id.clone());
        Fact::Prepare(PrepareFact::AboutMarked { purpose, kind, person: person.to_owned(), on })
    };
    let all = people.iter().map(|person| Tick {
        words: person.spoken_name(),
        hint: "",
        ticked: planned.about.contains(&person.id),
        on: mark(&person.id, true),
        off: mark(&person.id, false),
    });
    let group = Group {
        id: &field(&["about", &purpose.id, &kind.id]),
        question: &page.fill("p3.about", &[("kind", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    html! { <div class="follow-up">{ ticks(&group, all.collect(), page.send) }</div> }
}

fn why(page: &Page, purpose: &Purpose, planned: &PlannedKind, name: &str) -> Html {
    let field = TextField {
        id: &field(&["why", &purpose.id, &planned.pii_id]),
        label: &page.fill("p3.why", &[("kind", name)]),
        value: &planned.left_out_because,
        problems: page.problems,
        pack: page.pack,
        secret: false,
    };
    let (purpose, kind) = (purpose.id.clone(), planned.pii_id.clone());
    let written = Rc::new(move |text| {
        let (purpose, kind) = (purpose.clone(), kind.clone());
        Fact::Prepare(PrepareFact::LeavingOutExplained { purpose, kind, text })
    });
    html! { <div class="follow-up">{ text_field(&field, written, page.send) }</div> }
}

fn recipients(page: &Page, purpose: &Purpose, planned: &PlannedPurpose, name: &str) -> Html {
    let voice = page.voice();
    let mark = |recipient: &Recipient, on| {
        let (purpose, recipient) = (purpose.id.clone(), recipient.id.clone());
        Fact::Prepare(PrepareFact::RecipientMarked { purpose, recipient, on })
    };
    let offered = offered(page, purpose);
    let hints: Vec<String> = offered
        .iter()
        .map(|recipient| {
            let (role, why) = (recipient.role.get(&voice), recipient.why_needed.get(&voice));
            page.fill("p3.recipient_why", &[("role", role), ("why", why)])
        })
        .collect();
    let all = offered.iter().zip(&hints).map(|(recipient, hint)| Tick {
        words: recipient.plain_name.get(&voice),
        hint,
        ticked: planned.recipients.contains(&recipient.id),
        on: mark(recipient, true),
        off: mark(recipient, false),
    });
    let group = Group {
        id: &field(&["recipients", &purpose.id]),
        question: &page.fill("p3.recipients", &[("purpose", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    ticks(&group, all.collect(), page.send)
}

/// The purpose's usual recipients and the family's own, active today.
fn offered<'a>(page: &Page<'a>, purpose: &Purpose) -> Vec<&'a Recipient> {
    let at = page.state.at.unwrap_or_default();
    let usual = purpose.usual_recipients.iter().filter_map(|id| page.inputs.recipient(id));
    let own = page.inputs.case.recipients.iter();
    let mut offered: Vec<&Recipient> = Vec::new();
    for recipient in usual.chain(own) {
        let active = is_active(recipient, page.inputs.zone(), at);
        if active && !offered.iter().any(|known| known.id == recipient.id) {
            offered.push(recipient);
        }
    }
    offered
}

fn frequency(page: &Page, purpose: &Purpose, planned: &PlannedPurpose, name: &str) -> Html {
    let fact = |frequency| {
        Fact::Prepare(PrepareFact::FrequencyChosen { purpose: purpose.id.clone(), frequency })
    };
    let keys: Vec<String> = Frequency::ALL.iter().map(|f| ["p3", f.code()].join(".")).collect();
    let choices = Frequency::ALL.iter().zip(&keys).map(|(frequency, key)| Choice {
        words: page.pack.say(key),
        hint: "",
        chosen: planned.frequency == Some(*frequency),
        fact: fact(*frequency),
    });
    let group = Group {
        id: &field(&["frequency", &purpose.id]),
        question: &page.fill("p3.frequency", &[("purpose", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}
