//! What the page hands in, taken in between talks: decoded, and given to the machine
//! whole or not at all.

use std::rc::Rc;

use super::Runtime;
use crate::embed::events::fire;
use crate::embed::given::{Made, Refused};
use crate::embed::ids;
use crate::flow::{Fact, HostFact, Inputs};
use crate::wire::members::Members;
use crate::wire::{Fault, FaultCode};
use crate::words::Pack;

impl Runtime {
    /// Several properties set one after the other are decoded once, together.
    pub(super) fn decode_soon(&self) {
        if self.stale.replace(true) {
            return;
        }
        let weak = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(runtime) = weak.upgrade() {
                runtime.decode();
            }
        });
    }

    /// Between talks only: what a talk rests on does not change under it.
    pub(super) fn decode(&self) {
        if !self.stale.get() || !self.is_between_talks() {
            return;
        }
        self.stale.set(false);
        self.held.set(false);
        self.look_at_theme();
        if !self.given.borrow().is_whole() {
            return;
        }
        let at = self.now().0;
        let unlock = self.settings.borrow().unlock;
        let made = Made {
            ledger_id: String::new(),
            unlock,
            layout: self.settings.borrow().layout,
            language: self.settings.borrow().language.clone(),
        };
        // Nothing is borrowed: what is a getter of the page's may set something here.
        let given = self.given.borrow().clone();
        match given.decode(at, made) {
            Ok((inputs, warnings)) => self.supply(inputs, &warnings),
            Err(refused) => self.refuse(&refused),
        }
    }

    fn supply(&self, mut inputs: Inputs, warnings: &[String]) {
        let case_ref = inputs.case.case_ref.clone();
        if self.would_lose_records(&case_ref) {
            return;
        }
        {
            let mut ledger = self.ledger.borrow_mut();
            if ledger.0 != case_ref || ledger.1.is_empty() {
                *ledger = (case_ref, ids::fresh());
            }
            inputs.ledger_id.clone_from(&ledger.1);
        }
        let (now, source) = (inputs.case.now, inputs.case.time_source.clone());
        self.clock.borrow_mut().set_case_time(now, source);
        self.replace_fallback();
        let wanted = self.wanted.take();
        // Another journey is wanted than the plan that is open: leave that first.
        let leaves = wanted.filter(|_| self.state.borrow().is_planning());
        if let Some(journey) = leaves {
            self.happened(Fact::Host(HostFact::JourneyRequested(journey)));
        }
        self.happened(Fact::Host(HostFact::Supplied(Rc::new(inputs))));
        let mut detail = Members::new();
        detail.strings("warnings", warnings);
        fire(&self.host, "consent-ready", detail);
        if let Some(journey) = wanted {
            self.happened(Fact::Host(HostFact::JourneyRequested(journey)));
        }
    }

    /// Another case would push out records that are not saved.
    fn would_lose_records(&self, case_ref: &str) -> bool {
        let state = self.state.borrow();
        let same = state.inputs.as_ref().is_none_or(|now| now.case.case_ref == case_ref);
        let lose = !same && state.outbox.has_unsaved();
        drop(state);
        if lose {
            let fault = Fault {
                path: "$.case_ref".to_owned(),
                code: FaultCode::NotAllowed,
                expected: "another case only when every record of this one is saved".to_owned(),
                found: None,
            };
            self.held.set(true);
            self.wanted.take();
            self.refuse(&[("case", vec![fault])]);
        }
        lose
    }

    /// The page's own words stay until there is something to stand in their place.
    fn replace_fallback(&self) {
        let root = self.host.shadow_root();
        if let Some(slot) = root.and_then(|root| root.query_selector("slot").ok().flatten()) {
            slot.remove();
        }
    }

    fn refuse(&self, refused: &[Refused]) {
        if self.state.borrow().inputs.is_none() {
            self.refusal.replace(Rc::new(Pack::practitioner()));
            self.revision.set(self.revision.get() + 1);
            self.draw();
        }
        for (about, faults) in refused {
            self.tell_faults(about, faults);
        }
    }
}
