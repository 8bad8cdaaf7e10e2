//! F10: the answer read back, and the person's own act.

use std::rc::Rc;

use yew::{Html, html};

use super::words::back;
use super::{Page, continue_fact};
use crate::flow::family::Way;
use crate::flow::{Fact, TalkFact};
use crate::view::component::{
    Choice, Group, Heading, Look, TextField, Tick, action, actions, block, error_summary, heading,
    radios, text_field, ticks,
};

pub fn screen(page: &Page) -> Html {
    let family = page.family;
    html! {
        <>
            { error_summary(page.pack.say("talk.problem"), &family.problems, page.pack) }
            { heading(Heading::Screen(page.level), page.pack.say("f10.title")) }
            { for family.blocks.iter().map(|words| block(words, page.level, "")) }
            { ways(page) }
            { act(page) }
            { actions(vec![
                action(page.pack.say("f10.confirm"), Look::Main, page.send.click(continue_fact())),
                back(page),
            ]) }
        </>
    }
}

fn ways(page: &Page) -> Html {
    let choices = Way::ALL.iter().map(|way| Choice {
        words: page.pack.say(way_key(*way)),
        hint: "",
        chosen: page.family.way == Some(*way),
        fact: Fact::Talk(TalkFact::WayChosen(*way)),
    });
    let group = Group {
        id: "way",
        question: page.pack.say("f10.way"),
        hint: "",
        problems: &page.family.problems,
        pack: page.pack,
        inline: true,
    };
    radios(&group, choices.collect(), page.send)
}

const fn way_key(way: Way) -> &'static str {
    match way {
        Way::Ticked => "f10.way_ticked",
        Way::TypedName => "f10.way_typed_name",
    }
}

fn act(page: &Page) -> Html {
    let family = page.family;
    match family.way {
        None => Html::default(),
        Some(Way::Ticked) => {
            let tick = Tick {
                words: page.pack.say("f10.tick"),
                hint: "",
                ticked: family.ticked,
                on: Fact::Talk(TalkFact::AgreementTicked(true)),
                off: Fact::Talk(TalkFact::AgreementTicked(false)),
            };
            let group = Group {
                id: "tick",
                question: page.pack.say("f10.way_ticked"),
                hint: "",
                problems: &family.problems,
                pack: page.pack,
                inline: false,
            };
            ticks(&group, vec![tick], page.send)
        }
        Some(Way::TypedName) => {
            let field = TextField {
                id: "typed",
                label: page.pack.say("f10.typed"),
                value: &family.typed,
                problems: &family.problems,
                pack: page.pack,
                secret: false,
            };
            let written = Rc::new(|text| Fact::Talk(TalkFact::NameTyped(text)));
            text_field(&field, written, page.send)
        }
    }
}
