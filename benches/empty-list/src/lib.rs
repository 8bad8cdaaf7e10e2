//! The least that Yew can do with a list: rows of two buttons, of which one activation
//! changes one row. The widget's speed in a browser is told as a ratio to this, so that a
//! slow machine, or a slow Yew, is not taken for a slow widget. Without rows it is the empty
//! application.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Component, Context, Html, Properties, Renderer, html};

#[derive(PartialEq, Properties)]
struct Length {
    rows: usize,
}

struct List {
    /// What was answered in each row.
    answers: Vec<Option<bool>>,
}

impl Component for List {
    type Message = (usize, bool);
    type Properties = Length;

    fn create(context: &Context<Self>) -> Self {
        List { answers: vec![None; context.props().rows] }
    }

    fn update(&mut self, _: &Context<Self>, (row, yes): (usize, bool)) -> bool {
        if let Some(answer) = self.answers.get_mut(row) {
            *answer = Some(yes);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let rows = self.answers.iter().enumerate();
        html! { <ul>{ for rows.map(|(row, answer)| drawn(context, row, *answer)) }</ul> }
    }
}

fn drawn(context: &Context<List>, row: usize, answer: Option<bool>) -> Html {
    let button = |yes: bool, word: &'static str| {
        let press = context.link().callback(move |_| (row, yes));
        let pressed = (answer == Some(yes)).to_string();
        html! { <button aria-pressed={pressed} onclick={press}>{ word }</button> }
    };
    html! { <li>{ row }{ button(true, "Yes") }{ button(false, "No") }</li> }
}

/// Draws the list into the page's body.
#[wasm_bindgen]
pub fn start(rows: usize) {
    Renderer::<List>::with_props(Length { rows }).render();
}
