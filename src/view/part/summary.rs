//! "There is a problem": at the top of the screen, a link to each control.

use yew::Html;

use super::draw::{Drawing, keyed};
use super::markup::Markup;
use crate::view::focus::FocusField;

/// `title` is the key of its own. A link cannot resolve an id inside a shadow root, so focus goes by reference.
pub fn error_summary(title: &'static str, with: &Drawing) -> Vec<Html> {
    if with.problems.is_empty() {
        return Vec::new();
    }
    let mut list = Markup::new("ul");
    for problem in with.problems {
        let link = Markup::classed("button", "link").with("type", "button");
        let link = link.wrong(problem, with).on(FocusField(problem.field.clone()));
        list = list.holding(Markup::new("li").holding(link.done()).done());
    }
    let summary = Markup::classed("div", "error-summary")
        .fixed(&[("tabindex", "-1"), ("data-summary", ""), ("role", "alert")])
        .holding(Markup::classed("p", "error-title").says(title, with).done())
        .holding(list.done())
        .done();
    vec![keyed(summary, "?summary".to_owned())]
}
