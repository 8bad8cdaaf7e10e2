//! How a screen says what happened.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, InputEvent, MouseEvent, TargetCast};

use crate::flow::Fact;

#[derive(Clone, PartialEq)]
pub struct Send(Callback<Fact>);

/// From a text to the fact that it was written.
pub type Written = Rc<dyn Fn(String) -> Fact>;

impl Send {
    pub fn new(to: Callback<Fact>) -> Send {
        Send(to)
    }

    pub fn fact(&self, fact: Fact) {
        self.0.emit(fact);
    }

    pub fn click(&self, fact: Fact) -> Callback<MouseEvent> {
        let to = self.0.clone();
        Callback::from(move |_| to.emit(fact.clone()))
    }

    /// A choice was made; a radio button never says that it was left.
    pub fn chosen(&self, fact: Fact) -> Callback<yew::Event> {
        let to = self.0.clone();
        Callback::from(move |_| to.emit(fact.clone()))
    }

    pub fn ticked(&self, on: Fact, off: Fact) -> Callback<yew::Event> {
        let to = self.0.clone();
        Callback::from(move |event: yew::Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            to.emit(if ticked { on.clone() } else { off.clone() });
        })
    }

    pub fn typed(&self, written: Written) -> Callback<InputEvent> {
        let to = self.0.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            to.emit(written(text));
        })
    }

    pub fn written(&self, written: Written) -> Callback<InputEvent> {
        let to = self.0.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            to.emit(written(text));
        })
    }
}
