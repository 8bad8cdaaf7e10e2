//! F12 and F13: everything in one tap, or some of it; then what it changes.

use yew::{Html, html};

use super::words::with_screen_heading;
use super::Page;
use crate::domain::item::Item;
use crate::flow::withdraw::own_yeses;
use crate::flow::{Fact, TalkFact, WithdrawFact};
use crate::view::component::{
    Group, Look, Tick, action, actions, error_summary, ticks,
};

pub fn change_mind(page: &Page) -> Html {
    let yeses = own_yeses(page.family);
    let back = action(
        page.pack.say("talk.back"),
        Look::Second,
        page.send.click(Fact::Withdraw(WithdrawFact::WentBack)),
    );
    if yeses.is_empty() {
        let stop = page.send.click(Fact::Talk(TalkFact::StopChosen));
        let mut buttons = vec![action(page.pack.say("bar.stop"), Look::Second, stop)];
        if !page.family.trail.is_empty() {
            buttons.push(back);
        }
        return html! {
            <>
                { with_screen_heading(page, &page.family.blocks) }
                { actions(buttons) }
            </>
        };
    }
    let everything = page.send.click(Fact::Withdraw(WithdrawFact::EverythingChosen));
    let some = page.send.click(Fact::Withdraw(WithdrawFact::SomeChosen));
    let mut buttons = vec![action(page.pack.say("f12.some"), Look::Second, some)];
    if !page.family.trail.is_empty() {
        buttons.push(back);
    }
    html! {
        <>
            { error_summary(page.pack.say("talk.problem"), &page.family.problems, page.pack) }
            { with_screen_heading(page, &page.family.blocks) }
            { actions(vec![action(page.pack.say("f12.everything"), Look::Second, everything)]) }
            { list(page, &yeses) }
            { actions(buttons) }
        </>
    }
}

fn list(page: &Page, yeses: &[Item]) -> Html {
    let tick = |item: &Item| {
        let mark = |on| Fact::Withdraw(WithdrawFact::ItemMarked { item: item.clone(), on });
        (words_of(page, item), page.family.marked.contains(item), mark(true), mark(false))
    };
    let found: Vec<_> = yeses.iter().map(tick).collect();
    let ticks_shown = found.iter().map(|(words, ticked, on, off)| Tick {
        words,
        hint: "",
        ticked: *ticked,
        on: on.clone(),
        off: off.clone(),
    });
    let group = Group {
        id: "take-0",
        question: page.pack.say("f12.list"),
        hint: "",
        problems: &page.family.problems,
        pack: page.pack,
        inline: false,
    };
    ticks(&group, ticks_shown.collect(), page.send)
}

fn words_of(page: &Page, item: &Item) -> String {
    let standing = page.family.pass.standing.iter().find(|yes| yes.item == *item);
    let row = || page.family.rows().find(|row| row.item == *item).map(|row| row.short.clone());
    standing.map(|yes| yes.says.clone()).or_else(row).unwrap_or_default()
}

pub fn what_changes(page: &Page) -> Html {
    let confirm = page.send.click(Fact::Withdraw(WithdrawFact::Confirmed));
    let back = page.send.click(Fact::Withdraw(WithdrawFact::WentBack));
    html! {
        <>
            { with_screen_heading(page, &page.family.blocks) }
            { actions(vec![
                action(page.pack.say("f13.confirm"), Look::Second, confirm),
                action(page.pack.say("talk.back"), Look::Second, back),
            ]) }
        </>
    }
}
