//! Where the keyboard and the screen reader are.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::virtual_dom::{Listener, ListenerKind};

/// From a link in the error summary to the control that mends the fault.
pub struct FocusField(pub String);

impl Listener for FocusField {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }

    fn handle(&self, event: Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let page = target.and_then(|target| target.closest("[data-screen]").ok().flatten());
        if let Some(page) = page {
            focus_in(&page, &by_id(&self.0));
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Focuses the first match inside `page` and brings it into view, clear of a
/// host's fixed header. False where there is none.
pub fn focus_in(page: &Element, selector: &str) -> bool {
    let Some(found) = page.query_selector(selector).ok().flatten() else { return false };
    if let Some(control) = found.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focus is a courtesy: an element that refuses it is left alone.
        let _ = control.focus_with_options(&options);
    }
    bring_into_view(&found);
    true
}

pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Ids hold dots and other signs that a plain `#id` would misread.
pub fn by_id(id: &str) -> String {
    by("id", id)
}

pub fn by(attribute: &str, value: &str) -> String {
    ["[", attribute, "=\"", value, "\"]"].concat()
}
