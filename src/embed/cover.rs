//! While the family holds the tablet the widget covers the host page: a modal
//! dialog in the top layer, so that nothing behind it can be seen or reached.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent, ShadowRoot};

pub struct Cover {
    root: ShadowRoot,
    mount: Element,
    dialog: HtmlDialogElement,
    _stay: [EventListener; 3],
}

impl Cover {
    /// `None` only where the browser has no `<dialog>`.
    pub fn new(root: &ShadowRoot, mount: &Element) -> Option<Cover> {
        let document = web_sys::window()?.document()?;
        let dialog = document.create_element("dialog").ok()?;
        let dialog = dialog.dyn_into::<HtmlDialogElement>().ok()?;
        dialog.set_class_name("cover");
        // `closedby` keeps a second Escape or a swipe from closing it.
        dialog.set_attribute("closedby", "none").ok()?;
        root.append_child(&dialog).ok()?;
        let stay = keep_open(&dialog);
        Some(Cover { root: root.clone(), mount: mount.clone(), dialog, _stay: stay })
    }

    pub fn element(&self) -> &Element {
        &self.dialog
    }

    pub fn is_up(&self) -> bool {
        self.dialog.contains(Some(&self.mount))
    }

    /// The mount moves into the dialog and back: Yew listens on the mount
    /// itself, so nothing is mounted twice.
    pub fn set(&self, up: bool, label: &str) {
        if up {
            let _ = self.dialog.set_attribute("aria-label", label);
        }
        if up == self.is_up() {
            return;
        }
        // Both fail only where the element has left its document, and then
        // there is nothing to cover.
        if up {
            let _ = self.dialog.append_child(&self.mount);
            let _ = self.dialog.show_modal();
        } else {
            let _ = self.root.append_child(&self.mount);
            self.dialog.close();
        }
    }

    /// A widget that was moved in its page comes out of the top layer.
    pub fn put_back(&self) {
        if self.is_up() && self.root.is_connected() {
            if self.dialog.open() {
                self.dialog.close();
            }
            let _ = self.dialog.show_modal();
        }
    }
}

/// Only an unlock takes the cover away.
fn keep_open(dialog: &HtmlDialogElement) -> [EventListener; 3] {
    let options = EventListenerOptions::enable_prevent_default();
    let cancel = EventListener::new_with_options(dialog, "cancel", options, |event| {
        event.prevent_default();
    });
    let keys = EventListener::new_with_options(dialog, "keydown", options, |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") {
            event.prevent_default();
        }
    });
    let again = dialog.clone();
    let close = EventListener::new(dialog, "close", move |_| {
        let covered = again.query_selector("[data-screen]").ok().flatten().is_some();
        if covered && !again.open() && again.is_connected() {
            let _ = again.show_modal();
        }
    });
    [cancel, keys, close]
}
