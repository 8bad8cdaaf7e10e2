//! Whether somebody still presses anything, for the idle cover. The machine judges;
//! here is only the watch that it looks at.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use js_sys::Date;
use web_sys::{Event, EventTarget};
use yew::Callback;

use crate::flow::idle::WARNING_SECONDS;
use crate::flow::{Fact, HideFact};

/// A press has run its course by then: what it was for is not taken from under it.
const AFTER_A_PRESS_MILLISECONDS: u32 = 400;

pub struct Attention {
    _watch: Rc<Watch>,
    _listeners: Vec<EventListener>,
}

struct Watch {
    report: Callback<Fact>,
    limit_seconds: u32,
    /// The device's time of the last press, in milliseconds: it goes on while the
    /// device sleeps.
    pressed_at: Cell<f64>,
    warned: Cell<bool>,
    next: RefCell<Option<Timeout>>,
}

impl Attention {
    /// `None` where there is no window.
    pub fn new(report: Callback<Fact>, limit_seconds: u32) -> Option<Attention> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let watch = Rc::new(Watch {
            report,
            limit_seconds,
            pressed_at: Cell::new(Date::now()),
            warned: Cell::new(false),
            next: RefCell::default(),
        });
        let on = |target: &EventTarget, name: &'static str, heard: fn(&Rc<Watch>)| {
            let watch = watch.clone();
            capture(target, name, move |_| heard(&watch))
        };
        let _listeners = vec![
            on(&window, "pointerdown", pressed),
            on(&window, "keydown", pressed),
            // A tablet that wakes up.
            on(&document, "visibilitychange", look),
        ];
        wait(&watch, limit_seconds * 1000);
        Some(Attention { _watch: watch, _listeners })
    }
}

/// Before anybody on the page can stop the event.
pub fn capture(
    target: &EventTarget,
    name: &'static str,
    heard: impl FnMut(&Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, ..Default::default() };
    EventListener::new_with_options(target, name, options, heard)
}

fn pressed(watch: &Rc<Watch>) {
    watch.pressed_at.set(Date::now());
    if watch.warned.take() {
        wait(watch, AFTER_A_PRESS_MILLISECONDS);
    }
}

fn wait(watch: &Rc<Watch>, milliseconds: u32) {
    let weak: Weak<Watch> = Rc::downgrade(watch);
    let next = Timeout::new(milliseconds, move || {
        if let Some(watch) = weak.upgrade() {
            look(&watch);
        }
    });
    watch.next.replace(Some(next));
}

/// Tells how long it has been quiet, where that matters, and when to look again.
fn look(watch: &Rc<Watch>) {
    // A clock that was set back has been quiet for no time.
    let seconds = ((Date::now() - watch.pressed_at.get()) / 1000.0) as u32;
    let limit = watch.limit_seconds;
    let warn = seconds >= limit;
    let left = if warn { limit + WARNING_SECONDS } else { limit }.saturating_sub(seconds);
    wait(watch, left.max(1) * 1000);
    watch.warned.set(warn);
    watch.report.emit(Fact::Hide(HideFact::Quiet { seconds }));
}
