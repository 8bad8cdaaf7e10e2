//! Buttons. One main action a screen; yes and no never differ in look.

use yew::{Callback, Html, MouseEvent, html};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Main,
    Second,
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Look::Main => "button button-main",
            Look::Second => "button button-second",
            Look::Quiet => "button button-quiet",
        }
    }
}

pub fn action(words: &str, look: Look, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class={look.class()} {onclick}>{ words }</button>
    }
}

pub fn actions(buttons: Vec<Html>) -> Html {
    html! { <div class="actions">{ buttons }</div> }
}
