//! What time it is: by the host's clock where it gives one, else by the
//! device's; the difference goes into the record.

use chrono::{DateTime, TimeDelta, Utc};
use js_sys::{Date, Function};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::time::{Instant, parse_instant};
use crate::wire::record::Clock as Noted;

#[derive(Default)]
pub struct Clock {
    /// `el.now`: gives an ISO 8601 instant, a Date or epoch milliseconds.
    function: Option<Function>,
    /// The case's `now` as it was given last: it was right then, and is not set again.
    given: Option<Instant>,
    /// By the device, when the case was set: it may have to wait for the end of a talk.
    set_at: Option<Instant>,
    /// Host's time minus the device's, from the case's `now`.
    offset: Option<TimeDelta>,
    source: Option<String>,
}

impl Clock {
    pub fn set_function(&mut self, now: &JsValue) {
        self.function = now.dyn_ref::<Function>().cloned();
    }

    pub fn case_set(&mut self) {
        self.set_at = Some(device());
    }

    pub fn set_case_time(&mut self, now: Option<Instant>, source: Option<String>) {
        if now != self.given {
            self.given = now;
            let set_at = self.set_at.unwrap_or_else(device);
            self.offset = now.map(|now| now - set_at);
        }
        self.source = source;
    }

    pub fn function(&self) -> Option<Function> {
        self.function.clone()
    }

    /// Whole seconds, as records carry them. `told` is what the function answered.
    pub fn now(&self, told: Option<Instant>) -> (Instant, Noted) {
        let device = device();
        let host = told.or_else(|| self.offset.map(|offset| device + offset));
        let Some(host) = host else {
            return (whole(device), Noted { source: "device".into(), skew_seconds: None });
        };
        let skew = (host - device).num_seconds();
        let source = self.source.clone().unwrap_or_else(|| "host".into());
        (whole(host), Noted { source, skew_seconds: Some(skew) })
    }
}

/// A clock that throws or answers nonsense is no clock.
pub fn ask(now: &Function) -> Option<Instant> {
    let answer = now.call0(&JsValue::NULL).ok()?;
    if let Some(text) = answer.as_string() {
        return parse_instant(&text);
    }
    let millis = match answer.dyn_ref::<Date>() {
        Some(date) => date.get_time(),
        None => answer.as_f64()?,
    };
    from_millis(millis)
}

fn device() -> Instant {
    from_millis(Date::now()).unwrap_or_default()
}

fn from_millis(millis: f64) -> Option<Instant> {
    // Beyond this JavaScript has no dates either.
    let in_range = millis.is_finite() && millis.abs() <= 8.64e15;
    in_range.then(|| DateTime::<Utc>::from_timestamp_millis(millis as i64)).flatten()
}

fn whole(at: Instant) -> Instant {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}
