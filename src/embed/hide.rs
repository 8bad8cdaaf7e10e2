//! Shift alone: down and up again with nothing else between. As a part of a capital
//! letter, of a way back through the controls or of a click it is none.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use super::idle::capture;
use crate::flow::hide::SHIFTS_MILLISECONDS;
use crate::flow::{Fact, HideFact};

pub struct ShiftKey {
    _listeners: [EventListener; 3],
}

struct Keys {
    report: Callback<Fact>,
    /// Shift is down, and nothing else has happened since.
    alone: Cell<bool>,
    /// Presses are being counted until this runs out.
    lapse: RefCell<Option<Timeout>>,
}

impl ShiftKey {
    /// `None` where there is no window.
    pub fn new(report: Callback<Fact>) -> Option<ShiftKey> {
        let window = web_sys::window()?;
        let keys = Rc::new(Keys { report, alone: Cell::new(false), lapse: RefCell::default() });
        let on = |name: &'static str, heard: fn(&Keys, &Event)| {
            let keys = keys.clone();
            capture(&window, name, move |event| heard(&keys, event))
        };
        let _listeners = [
            on("keydown", Keys::down),
            on("keyup", Keys::up),
            on("pointerdown", |keys, _| keys.alone.set(false)),
        ];
        Some(ShiftKey { _listeners })
    }
}

impl Keys {
    fn down(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.key() == "Shift" {
            // Held down it repeats itself; that is one press.
            self.alone.set(self.alone.get() || !event.repeat());
            return;
        }
        self.alone.set(false);
        if self.lapse.take().is_some() {
            self.report.emit(Fact::Hide(HideFact::ShiftLapsed));
        }
    }

    fn up(&self, event: &Event) {
        let shift = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Shift");
        if !shift || !self.alone.take() {
            return;
        }
        let report = self.report.clone();
        let lapse = Timeout::new(SHIFTS_MILLISECONDS.unsigned_abs() as u32, move || {
            report.emit(Fact::Hide(HideFact::ShiftLapsed));
        });
        self.lapse.replace(Some(lapse));
        let at = event.time_stamp() as i64;
        self.report.emit(Fact::Hide(HideFact::ShiftPressed { at }));
    }
}
