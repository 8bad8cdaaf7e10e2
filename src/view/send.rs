//! How a screen says what happened.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::Callback;
use yew::virtual_dom::{Listener, ListenerKind};

use crate::flow::Fact;

#[derive(Clone, PartialEq)]
pub struct Send(Callback<Fact>);

/// What an element says when it is used.
pub struct On {
    to: Callback<Fact>,
    what: What,
}

enum What {
    Clicked(Fact),
    /// An option of a question was chosen, or left.
    Option {
        field: String,
        value: String,
    },
    Written {
        field: String,
    },
}

impl Send {
    pub fn new(to: Callback<Fact>) -> Send {
        Send(to)
    }

    pub fn fact(&self, fact: Fact) {
        self.0.emit(fact);
    }

    pub fn clicked(&self, fact: &Fact) -> On {
        self.on(What::Clicked(fact.clone()))
    }

    pub fn option(&self, field: &str, value: &str) -> On {
        self.on(What::Option { field: field.to_owned(), value: value.to_owned() })
    }

    pub fn written(&self, field: &str) -> On {
        self.on(What::Written { field: field.to_owned() })
    }

    fn on(&self, what: What) -> On {
        On { to: self.0.clone(), what }
    }
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        match self.what {
            What::Clicked(_) => ListenerKind::onclick,
            What::Option { .. } => ListenerKind::onchange,
            What::Written { .. } => ListenerKind::oninput,
        }
    }

    fn handle(&self, event: Event) {
        let fact = match &self.what {
            What::Clicked(fact) => fact.clone(),
            What::Option { field, value } => {
                let (field, value) = (field.clone(), value.clone());
                Fact::QuestionAnswered { field, value, on: is_checked(&event) }
            }
            What::Written { field } => {
                Fact::TextWritten { field: field.clone(), text: text_of(&event) }
            }
        };
        self.to.emit(fact);
    }

    fn passive(&self) -> bool {
        false
    }
}

fn is_checked(event: &Event) -> bool {
    let target = event.target();
    let input = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
    input.is_some_and(HtmlInputElement::checked)
}

/// In Unicode's normal form C, as the record wants it.
fn text_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let text = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target.unchecked_ref::<HtmlTextAreaElement>().value(),
    };
    JsString::from(text).normalize("NFC").into()
}
