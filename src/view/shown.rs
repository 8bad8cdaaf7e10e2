//! Watches which blocks of words were shown down to their last line.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use crate::flow::{Fact, TalkFact};
use crate::view::send::Send;

pub struct Shown {
    observer: Option<IntersectionObserver>,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Shown {
    pub fn new(send: Send) -> Shown {
        let seen = Closure::new(move |entries: Array| {
            let entries = entries.iter().map(IntersectionObserverEntry::from);
            for entry in entries.filter(IntersectionObserverEntry::is_intersecting) {
                if let Some(id) = entry.target().get_attribute("data-end") {
                    send.fact(Fact::Talk(TalkFact::BlockShown(id)));
                }
            }
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok();
        Shown { observer, _seen: seen }
    }

    /// Watches the blocks of the page that stands now, and no others.
    pub fn watch(&self, page: &Element) {
        let Some(observer) = &self.observer else { return };
        observer.disconnect();
        let Ok(ends) = page.query_selector_all("[data-end]") else { return };
        for place in 0..ends.length() {
            if let Some(end) = ends.item(place).and_then(|end| end.dyn_into::<Element>().ok()) {
                observer.observe(&end);
            }
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
