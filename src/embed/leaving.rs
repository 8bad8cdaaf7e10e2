//! Warns before the page goes away with something unsaved in it. The listener is
//! there only while it is needed, so that the page can be kept for Back.

use gloo::events::{EventListener, EventListenerOptions};

#[derive(Default)]
pub struct LeavingGuard(Option<EventListener>);

impl LeavingGuard {
    pub fn set(&mut self, dirty: bool) {
        if !dirty {
            self.0 = None;
        } else if self.0.is_none() {
            self.0 = web_sys::window().map(|window| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, "beforeunload", options, |event| {
                    event.prevent_default();
                })
            });
        }
    }
}
