//! F1 to F7, and "do you want to stop?": words and a way on.

use yew::{Html, html};

use super::{Page, back_fact, continue_fact};
use crate::flow::family::Block;
use crate::flow::screen::FamilyScreen;
use crate::flow::{Fact, TalkFact};
use crate::view::component::{Heading, Look, action, actions, block, heading};

pub fn explain(page: &Page) -> Html {
    let blocks = &page.family.blocks;
    let mut buttons =
        vec![action(page.pack.say("talk.continue"), Look::Main, page.send.click(continue_fact()))];
    if page.family.screen != FamilyScreen::Hello {
        buttons.push(back(page));
    }
    html! {
        <>
            { with_screen_heading(page, blocks) }
            { read_on(page) }
            { actions(buttons) }
        </>
    }
}

pub fn back(page: &Page) -> Html {
    action(page.pack.say("talk.back"), Look::Second, page.send.click(back_fact()))
}

/// The first block's heading is the screen's heading.
pub fn with_screen_heading(page: &Page, blocks: &[Block]) -> Html {
    let title = blocks.first().map_or("", |first| first.heading.as_str());
    html! {
        <>
            { heading(Heading::Screen(page.level), title) }
            { for blocks.iter().enumerate().map(|(place, words)| {
                let mut words = words.clone();
                if place == 0 {
                    words.heading.clear();
                }
                block(&words, page.level, page.pack.say("talk.more"))
            }) }
        </>
    }
}

fn read_on(page: &Page) -> Html {
    match page.family.problems.first() {
        None => Html::default(),
        Some(problem) => html! {
            <p class="read-on" role="status">{ page.pack.say(&problem.words) }</p>
        },
    }
}

pub fn stop(page: &Page) -> Html {
    let stop = Fact::Talk(TalkFact::StopConfirmed);
    let go_on = Fact::Talk(TalkFact::StopDeclined);
    html! {
        <>
            { with_screen_heading(page, &page.family.blocks) }
            { actions(vec![
                action(page.pack.say("stop.confirm"), Look::Second, page.send.click(stop)),
                action(page.pack.say("stop.decline"), Look::Second, page.send.click(go_on)),
            ]) }
        </>
    }
}
