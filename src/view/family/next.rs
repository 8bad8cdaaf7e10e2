//! F11 and the way back to the practitioner.

use std::rc::Rc;

use yew::{Html, html};

use super::words::with_screen_heading;
use super::{Page, continue_fact};
use crate::domain::config::CopyOption;
use crate::flow::family::Outcome;
use crate::flow::{Fact, TalkFact};
use crate::view::component::{
    Choice, Group, Look, TextField, action, actions, error_summary, radios, saving,
    text_field,
};

pub fn screen(page: &Page) -> Html {
    let family = page.family;
    let give_back = page.send.click(Fact::Talk(TalkFact::TabletGivenBack));
    let mut buttons = vec![action(page.pack.say("f11.give_back"), Look::Main, give_back)];
    if family.outcome == Outcome::Open && !family.trail.is_empty() {
        let carry_on = page.send.click(continue_fact());
        buttons.insert(0, action(page.pack.say("f11.carry_on"), Look::Second, carry_on));
    }
    html! {
        <>
            { with_screen_heading(page, &family.blocks) }
            { records(page) }
            if family.pass.alone {
                { copy(page) }
            }
            { actions(buttons) }
        </>
    }
}

fn records(page: &Page) -> Html {
    let given = page.family.records.iter();
    given.map(|given| saving(&given.key, &given.saving, "saving", page.pack, page.send)).collect()
}

/// A private question: only alone with the practitioner.
fn copy(page: &Page) -> Html {
    let offered = &page.family.pass.copy_options;
    if offered.is_empty() {
        return Html::default();
    }
    let choices = offered.iter().map(|option| Choice {
        words: page.pack.say(copy_key(*option)),
        hint: "",
        chosen: page.family.copy == Some(*option),
        fact: Fact::Talk(TalkFact::CopyChosen(*option)),
    });
    let group = Group {
        id: "copy",
        question: page.pack.say("f11.copy"),
        hint: "",
        problems: &page.family.problems,
        pack: page.pack,
        inline: false,
    };
    radios(&group, choices.collect(), page.send)
}

const fn copy_key(option: CopyOption) -> &'static str {
    match option {
        CopyOption::None => "f11.copy_none",
        CopyOption::Paper => "f11.copy_paper",
        CopyOption::Discreet => "f11.copy_discreet",
        CopyOption::File => "f11.copy_file",
    }
}

pub fn unlock(page: &Page) -> Html {
    let family = page.family;
    let open = page.send.click(Fact::Talk(TalkFact::UnlockTried));
    html! {
        <>
            { error_summary(page.pack.say("talk.problem"), &family.problems, page.pack) }
            { with_screen_heading(page, &family.blocks) }
            if family.pass.passcode {
                { passcode(page) }
            }
            { actions(vec![action(page.pack.say("unlock.open"), Look::Main, open)]) }
            if family.pass.passcode {
                { forgotten(page) }
            }
        </>
    }
}

fn passcode(page: &Page) -> Html {
    let field = TextField {
        id: "passcode",
        label: page.pack.say("unlock.passcode"),
        value: &page.family.lock.typed,
        problems: &page.family.problems,
        pack: page.pack,
        secret: true,
    };
    let written = Rc::new(|text| Fact::Talk(TalkFact::PasscodeTyped(text)));
    text_field(&field, written, page.send)
}

/// Two steps, so that no stray tap ends a talk.
fn forgotten(page: &Page) -> Html {
    let end = page.send.click(Fact::Talk(TalkFact::PasscodeForgotten));
    html! {
        <details class="more">
            <summary>{ page.pack.say("unlock.forgotten") }</summary>
            <div class="more-text">
                <p>{ page.pack.say("unlock.forgotten_means") }</p>
                { action(page.pack.say("unlock.forgotten_end"), Look::Second, end) }
            </div>
        </details>
    }
}

pub fn ended(page: &Page) -> Html {
    html! {
        <>
            { with_screen_heading(page, &page.family.blocks) }
            { records(page) }
        </>
    }
}
