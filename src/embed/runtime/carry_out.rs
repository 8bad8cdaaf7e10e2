//! What the talk asks of the page and of the host.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Number, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Runtime;
use crate::copy::html;
use crate::embed::download::download;
use crate::embed::events::{fire, fire_and_ask};
use crate::embed::print::print;
use crate::flow::{CopyFact, Effect, Fact, HostFact, Summary};
use crate::wire::members::Members;
use crate::wire::read_json;
use crate::wire::record::Sealed;

/// A host that says nothing for so long has not saved.
const SILENCE_MILLISECONDS: u32 = 20_000;

impl Runtime {
    pub(super) fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::StepTaken { screen, person, family } => {
                self.look_at_theme();
                let mut detail = Members::new();
                detail.text("screen", screen);
                detail.text("mode", if family { "family" } else { "practitioner" });
                detail.maybe("person", person.as_deref());
                fire(&self.host, "consent-step", detail);
            }
            Effect::PlanMade(json) => {
                let mut detail = Members::new();
                detail.value("plan", read_json(&json).unwrap_or_default());
                detail.text("planJson", &json);
                fire(&self.host, "consent-plan", detail);
            }
            Effect::RecordMade { sealed, summary } => self.send_record(&sealed, &summary),
            Effect::RecordSaved { key, reference } => {
                self.stop_watching(&key);
                let mut detail = Members::new();
                detail.text("idempotencyKey", &key);
                detail.maybe("reference", reference.as_deref());
                fire(&self.host, "consent-saved", detail);
                if self.held.get() && !self.state.borrow().outbox.has_unsaved() {
                    self.decode_soon();
                }
            }
            Effect::SaveFailed { key, message } => {
                self.stop_watching(&key);
                let mut detail = Members::new();
                detail.text("idempotencyKey", &key);
                detail.text("message", &message);
                fire(&self.host, "consent-save-failed", detail);
            }
            Effect::UnlockAsked { person } => self.ask_unlock(&person),
            Effect::DownloadAsked { key } => self.download_record(&key),
            Effect::Closed { reason } => {
                let mut detail = Members::new();
                detail.text("reason", reason);
                fire(&self.host, "consent-closed", detail);
            }
            Effect::Hidden { reason } => {
                let mut detail = Members::new();
                detail.text("reason", reason);
                fire(&self.host, "consent-hide", detail);
            }
            Effect::CopyToPrint(page) => {
                if print(&page).is_none() {
                    self.happened(Fact::Copy(CopyFact::PrintRefused));
                }
            }
            Effect::CopyToFile(page) => {
                // Named as its title is: that of a discreet copy tells nothing.
                let name = [&page.title, ".html"].concat();
                // A browser that makes no file leaves the button where it is.
                let _ = download(&name, "text/html", &html(&page));
            }
        }
    }

    fn send_record(&self, sealed: &Sealed, summary: &Summary) {
        let key = sealed.reference.record_id.clone();
        self.watch_silence(key.clone());
        let mut detail = Members::new();
        detail.value("record", read_json(&sealed.json).unwrap_or_default());
        detail.text("recordJson", &sealed.json);
        detail.object("summary", summary.encode());
        detail.text("idempotencyKey", &key);
        let answer = fire_and_ask(&self.host, "consent-record", detail, "waitUntil");
        let Some(answer) = answer else { return };
        let weak = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let fact = answered(key, JsFuture::from(answer).await);
            if let Some(runtime) = weak.upgrade() {
                runtime.host_said(fact);
            }
        });
    }

    fn watch_silence(&self, key: String) {
        let (weak, silent) = (self.this.clone(), key.clone());
        let timeout = Timeout::new(SILENCE_MILLISECONDS, move || {
            if let Some(runtime) = weak.upgrade() {
                runtime.host_said(HostFact::RecordTimedOut { key: silent });
            }
        });
        self.silence.borrow_mut().push((key, timeout));
    }

    fn stop_watching(&self, key: &str) {
        self.silence.borrow_mut().retain(|(known, _)| known != key);
    }

    fn ask_unlock(&self, person: &str) {
        let mut detail = Members::new();
        detail.text("person", person);
        let answer = fire_and_ask(&self.host, "consent-unlock", detail, "respondWith");
        let (weak, asked) = (self.this.clone(), self.unlocks.get() + 1);
        self.unlocks.set(asked);
        wasm_bindgen_futures::spawn_local(async move {
            let granted = match answer {
                Some(answer) => is_granted(answer).await,
                None => false,
            };
            // Asked again since: that the first dialog was closed is no answer.
            if let Some(runtime) =
                weak.upgrade().filter(|now| granted || now.unlocks.get() == asked)
            {
                runtime.host_said(HostFact::UnlockAnswered(granted));
            }
        });
    }

    fn download_record(&self, key: &str) {
        let json = self.state.borrow().outbox.find(key).map(|out| out.sealed.json.clone());
        if let Some(json) = json {
            // A browser that makes no file leaves the record where it is: on
            // the screen, not saved yet.
            let name = ["consent-record-", key, ".json"].concat();
            let _ = download(&name, "application/json", &json);
        }
    }
}

/// Every answer must be `true` itself, not merely something.
async fn is_granted(answer: Promise) -> bool {
    let Ok(answers) = JsFuture::from(answer).await else { return false };
    Array::from(&answers).iter().all(|answer| answer == JsValue::TRUE)
}

fn answered(key: String, answer: Result<JsValue, JsValue>) -> HostFact {
    match answer {
        Ok(answers) => {
            let references = Array::from(&answers);
            let mut found = references.iter().filter_map(|kept| text_of(&kept, "reference"));
            HostFact::RecordAcknowledged { key, reference: found.next() }
        }
        Err(why) => {
            let message = text_of(&why, "message").or_else(|| why.as_string());
            HostFact::RecordRefused { key, message: message.unwrap_or_default() }
        }
    }
}

fn text_of(value: &JsValue, name: &str) -> Option<String> {
    let object = value.dyn_ref::<js_sys::Object>()?;
    let value = Reflect::get(object, &name.into()).ok()?;
    // A host's own key may be a number.
    let number = || value.dyn_ref::<Number>()?.to_string_with_radix(10).ok().map(String::from);
    value.as_string().or_else(number)
}
