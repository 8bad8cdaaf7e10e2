//! P4: is this a real choice? Never ask a question whose answer is ignored.

use yew::{Html, html};

use super::contacts::contacts;
use super::{Page, help, plan_actions};
use crate::domain::config::Mode;
use crate::domain::plan::{PlannedPurpose, RealChoice};
use crate::flow::{Fact, PrepareFact, field};
use crate::view::component::{Choice, Group, radios};

pub fn screen(page: &Page) -> Html {
    let plan = &page.state.desk.plan;
    let not_sure = plan.purposes.iter().any(|p| p.choice == Some(RealChoice::NotSure));
    html! {
        <>
            { page.title(page.say("p4.title")) }
            { help(page, page.say("p4.help")) }
            { for plan.purposes.iter().map(|planned| purpose(page, planned)) }
            if not_sure {
                <div class="notice" role="status">{ contacts(page) }</div>
            }
            { plan_actions(page, page.say("desk.continue")) }
        </>
    }
}

fn purpose(page: &Page, planned: &PlannedPurpose) -> Html {
    let voice = page.voice();
    let Some(purpose) = page.inputs.config.purpose(&planned.purpose_id) else {
        return Html::default();
    };
    let name = purpose.plain_name.get(&voice);
    if purpose.mode == Mode::InformOnly {
        return html! {
            <div class="group">
                <p class="label">{ page.fill("p4.inform_only", &[("purpose", name)]) }</p>
            </div>
        };
    }
    let fact = |choice| {
        Fact::Prepare(PrepareFact::ChoiceJudged { purpose: purpose.id.clone(), choice })
    };
    let keys: Vec<String> = RealChoice::ALL.iter().map(|c| ["p4", c.code()].join(".")).collect();
    let choices = RealChoice::ALL.iter().zip(&keys).map(|(choice, key)| Choice {
        words: page.pack.say(key),
        hint: "",
        chosen: planned.choice == Some(*choice),
        fact: fact(*choice),
    });
    let group = Group {
        id: &field(&["choice", &purpose.id]),
        question: &page.fill("p4.question", &[("purpose", name)]),
        hint: "",
        problems: page.problems,
        pack: page.pack,
        inline: false,
    };
    radios(&group, choices.collect(), page.send)
}
