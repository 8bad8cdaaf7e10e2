//! Every event that the widget fires: bubbling, composed, with plain frozen data.

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::wire::members::Members;

/// The version of the details' form.
const SCHEMA_VERSION: i64 = 1;

pub fn fire(host: &HtmlElement, name: &str, detail: Members) {
    if let Some(event) = event(name, detail) {
        dispatch(host, &event);
    }
}

/// Fires an event whose listeners may answer with a promise by calling `method`
/// while it is being dispatched. `None` where nobody did.
pub fn fire_and_ask(
    host: &HtmlElement,
    name: &str,
    detail: Members,
    method: &str,
) -> Option<Promise> {
    let event = event(name, detail)?;
    let answers = Array::new();
    let collect = {
        let answers = answers.clone();
        Closure::<dyn Fn(JsValue)>::new(move |answer: JsValue| {
            // Nothing is no answer: a listener may have forgotten to return its promise.
            if !answer.is_null() && !answer.is_undefined() {
                answers.push(&answer);
            }
        })
    };
    let collecting: &Function = collect.as_ref().unchecked_ref();
    Reflect::set(&event, &method.into(), collecting).ok()?;
    dispatch(host, &event);
    // Too late from now on: without the method a call throws in the caller.
    Reflect::delete_property(&event, &method.into()).ok()?;
    (answers.length() > 0).then(|| Promise::all(&answers))
}

fn dispatch(host: &HtmlElement, event: &CustomEvent) {
    // It throws only for an event that is being dispatched already.
    let _ = host.dispatch_event(event);
}

fn event(name: &str, mut detail: Members) -> Option<CustomEvent> {
    detail.number("schema_version", SCHEMA_VERSION);
    let detail = detail.into_map().serialize(&Serializer::json_compatible()).ok()?;
    freeze(&detail);
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&detail);
    CustomEvent::new_with_event_init_dict(name, &options).ok()
}

fn freeze(value: &JsValue) {
    if let Some(object) = value.dyn_ref::<Object>() {
        Object::values(object).iter().for_each(|inner| freeze(&inner));
        Object::freeze(object);
    }
}
