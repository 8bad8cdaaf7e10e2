//! "There is a problem": the summary at the top and the words beside the field.

use yew::{Callback, Html, MouseEvent, html};

use crate::flow::Problem;
use crate::view::focus::focus_field;
use crate::words::Pack;

pub fn error_of<'a>(problems: &'a [Problem], field: &str) -> Option<&'a Problem> {
    problems.iter().find(|problem| problem.field == field)
}

pub fn field_error(problem: Option<&Problem>, id: &str, pack: &Pack) -> Html {
    match problem {
        None => Html::default(),
        Some(problem) => html! {
            <p class="field-error" id={id.to_owned()}>{ in_words(problem, pack) }</p>
        },
    }
}

/// A link cannot resolve an id inside a shadow root, so focus goes by reference.
pub fn error_summary(title: &str, problems: &[Problem], pack: &Pack) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="error-summary" tabindex="-1" data-summary="true" role="alert">
            <p class="error-title">{ title }</p>
            <ul>
                { for problems.iter().map(|problem| link(problem, pack)) }
            </ul>
        </div>
    }
}

fn link(problem: &Problem, pack: &Pack) -> Html {
    let field = problem.field.clone();
    let onclick = Callback::from(move |event: MouseEvent| focus_field(&event, &field));
    html! {
        <li><button type="button" class="link" {onclick}>{ in_words(problem, pack) }</button></li>
    }
}

fn in_words(problem: &Problem, pack: &Pack) -> String {
    pack.fill(&problem.words, &[("name", &problem.name)])
}
