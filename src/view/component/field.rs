//! Text controls. Nothing that is typed here may reach a spelling service, a
//! password manager or the browser's memory.

use yew::{Html, html};

use super::problems::{error_of, field_error};
use crate::flow::Problem;
use crate::view::send::{Send, Written};
use crate::words::Pack;

pub struct TextField<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub value: &'a str,
    pub problems: &'a [Problem],
    pub pack: &'a Pack,
    /// Shown as dots.
    pub secret: bool,
}

pub fn text_field(field: &TextField, written: Written, send: &Send) -> Html {
    let problem = error_of(field.problems, field.id);
    let error_id = [field.id, "error"].join("-");
    let described = problem.map(|_| error_id.clone());
    let kind = if field.secret { "password" } else { "text" };
    let autocomplete = if field.secret { "new-password" } else { "off" };
    html! {
        <div class={if problem.is_some() { "group group-wrong" } else { "group" }}>
            <label class="label" for={field.id.to_owned()}>{ field.label }</label>
            { field_error(problem, &error_id, field.pack) }
            <input type={kind} class="text" id={field.id.to_owned()} value={field.value.to_owned()}
                aria-describedby={described} aria-invalid={problem.map(|_| "true")}
                autocomplete={autocomplete} autocapitalize="off" autocorrect="off"
                spellcheck="false" writingsuggestions="false" data-gramm="false"
                data-lpignore="true" dir="auto"
                oninput={send.typed(written)} />
        </div>
    }
}

pub fn text_area(field: &TextField, written: Written, send: &Send) -> Html {
    let problem = error_of(field.problems, field.id);
    let error_id = [field.id, "error"].join("-");
    let described = problem.map(|_| error_id.clone());
    html! {
        <div class={if problem.is_some() { "group group-wrong" } else { "group" }}>
            <label class="label" for={field.id.to_owned()}>{ field.label }</label>
            { field_error(problem, &error_id, field.pack) }
            <textarea class="text" id={field.id.to_owned()} rows="3" value={field.value.to_owned()}
                aria-describedby={described} aria-invalid={problem.map(|_| "true")}
                autocomplete="off" autocapitalize="off" autocorrect="off"
                spellcheck="false" writingsuggestions="false" data-gramm="false" dir="auto"
                oninput={send.written(written)} />
        </div>
    }
}
