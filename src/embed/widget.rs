//! What `element.js` holds: one widget for one element.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use super::runtime::Runtime;
use crate::flow::HostFact;
use crate::flow::screen::Journey;

#[wasm_bindgen]
pub struct Widget(Rc<Runtime>);

#[wasm_bindgen]
impl Widget {
    /// Mounts once. Throws where the page is no page.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: ShadowRoot) -> Result<Widget, JsValue> {
        let runtime = Runtime::mount(host, root).ok_or("no document")?;
        Ok(Widget(runtime))
    }

    /// `config`, `case`, `records` or `now`.
    pub fn give(&self, name: &str, value: JsValue) {
        self.0.give(name, value);
    }

    /// `cover`, `unlock`, `heading-level`, `layout`, `lang`.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        self.0.attribute(name, value.as_deref());
    }

    pub fn start(&self, journey: &str) -> Result<(), JsValue> {
        let journey = Journey::from_code(journey)
            .ok_or_else(|| JsValue::from(js_sys::TypeError::new(&Journey::CODES.join(", "))))?;
        self.0.start(journey);
        Ok(())
    }

    pub fn ack(&self, key: String, reference: Option<String>) {
        self.0.host_said(HostFact::RecordAcknowledged { key, reference });
    }

    pub fn fail(&self, key: String, message: Option<String>) {
        let message = message.unwrap_or_default();
        self.0.host_said(HostFact::RecordRefused { key, message });
    }

    /// The element has left its document.
    pub fn disconnected(&self) {
        self.0.disconnected();
    }

    /// The element is in a document again.
    pub fn connected(&self) {
        self.0.connected();
    }
}
