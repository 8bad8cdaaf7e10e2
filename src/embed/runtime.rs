//! One widget at work: facts in, state kept, screen drawn, effects out.

mod carry_out;
mod take_in;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::{AppHandle, Callback};

use super::clock::{Clock, ask};
use super::cover::Cover;
use super::events::fire;
use super::given::Given;
use super::hide::ShiftKey;
use super::idle::Attention;
use super::leaving::LeavingGuard;
use super::settings::Settings;
use super::theme::Theme;
use super::verify::faults_json;
use super::{ids, style};
use crate::domain::time::Instant;
use crate::flow::hide::can_hide;
use crate::flow::idle::limit_seconds;
use crate::flow::screen::Journey;
use crate::flow::state::Mode;
use crate::flow::{Effect, Fact, HostFact, Message, Stamp, State, update};
use crate::view::{Root, RootProps};
use crate::wire::Fault;
use crate::wire::members::Members;
use crate::wire::record::Clock as Noted;
use crate::words::Pack;

pub struct Runtime {
    this: Weak<Runtime>,
    host: HtmlElement,
    /// Shared with the view, which only reads it.
    state: Rc<RefCell<State>>,
    /// Counts what happened, so that the view knows when to draw.
    revision: Cell<u64>,
    given: RefCell<Given>,
    clock: RefCell<Clock>,
    settings: RefCell<Settings>,
    /// The ledger of this instance for the case named beside it.
    ledger: RefCell<(String, String)>,
    /// The host asked for a journey that cannot begin before its data is here.
    wanted: Cell<Option<Journey>>,
    /// What was handed in has not been decoded yet.
    stale: Cell<bool>,
    /// Another case waits until every record of this one is saved.
    held: Cell<bool>,
    /// How many times the host has been asked to open.
    unlocks: Cell<u32>,
    /// The machine is at work, or has broken down in it.
    inside: Cell<bool>,
    /// The page has been told that it broke down.
    stopped: Cell<bool>,
    /// The words that say so where nothing could begin; empty until then.
    refusal: RefCell<Rc<Pack>>,
    app: RefCell<Option<AppHandle<Root>>>,
    on_fact: Callback<Fact>,
    cover: Option<Cover>,
    mount: Element,
    theme: Theme,
    leaving: RefCell<LeavingGuard>,
    /// Records that the host has not answered for, each with its timer.
    silence: RefCell<Vec<(String, Timeout)>>,
    /// What can be hidden stands: keys and quiet are listened for.
    listening: RefCell<Option<(ShiftKey, Attention)>>,
}

impl Runtime {
    pub fn mount(host: HtmlElement, root: ShadowRoot) -> Option<Rc<Runtime>> {
        let mount = web_sys::window()?.document()?.create_element("div").ok()?;
        mount.set_class_name("mount");
        root.append_child(&mount).ok()?;
        style::adopt(&root);
        let runtime = Rc::new_cyclic(|this: &Weak<Runtime>| {
            let weak = this.clone();
            Runtime {
                this: this.clone(),
                host,
                state: Rc::default(),
                revision: Cell::default(),
                given: RefCell::default(),
                clock: RefCell::default(),
                settings: RefCell::default(),
                ledger: RefCell::default(),
                wanted: Cell::default(),
                stale: Cell::default(),
                held: Cell::default(),
                unlocks: Cell::default(),
                inside: Cell::default(),
                stopped: Cell::default(),
                refusal: RefCell::default(),
                app: RefCell::default(),
                on_fact: Callback::from(move |fact| {
                    if let Some(runtime) = weak.upgrade() {
                        runtime.happened(fact);
                    }
                }),
                cover: Cover::new(&root, &mount),
                mount: mount.clone(),
                theme: Theme::new(),
                leaving: RefCell::default(),
                silence: RefCell::default(),
                listening: RefCell::default(),
            }
        });
        runtime.draw_first(mount);
        Some(runtime)
    }

    fn draw_first(&self, mount: Element) {
        let app = yew::Renderer::<Root>::with_root_and_props(mount, self.props()).render();
        self.app.replace(Some(app));
    }

    fn props(&self) -> RootProps {
        RootProps {
            pack: match self.state.borrow().inputs {
                Some(_) => pack_of(&self.state.borrow()),
                None => self.refusal.borrow().clone(),
            },
            state: self.state.clone(),
            revision: self.revision.get(),
            heading_level: self.settings.borrow().heading_level,
            on_fact: self.on_fact.clone(),
        }
    }

    fn draw(&self) {
        let props = self.props();
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(props);
        }
    }

    pub fn give(&self, name: &str, value: JsValue) {
        {
            let mut given = self.given.borrow_mut();
            match name {
                "config" => given.config = value,
                "case" => {
                    given.case = value;
                    self.clock.borrow_mut().case_set();
                }
                "records" => given.records = value,
                "now" => return self.clock.borrow_mut().set_function(&value),
                _ => return,
            }
        }
        self.decode_soon();
    }

    pub fn attribute(&self, name: &str, value: Option<&str>) {
        let fault = self.settings.borrow_mut().set(name, value);
        self.decode_soon();
        let Some(fault) = fault else { return };
        let weak = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(runtime) = weak.upgrade() {
                runtime.tell_faults("attribute", &[fault]);
            }
        });
    }

    /// Never in the middle of somebody's talk.
    pub fn start(&self, journey: Journey) {
        if !self.is_between_talks() {
            return;
        }
        self.wanted.set(Some(journey));
        // What is here is not read again; what is to be read begins it by itself.
        if self.stale.get() || self.state.borrow().inputs.is_none() {
            return;
        }
        let weak = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(runtime) = weak.upgrade()
                && let Some(journey) = runtime.wanted.take()
            {
                runtime.host_said(HostFact::JourneyRequested(journey));
            }
        });
    }

    pub fn connected(&self) {
        if let Some(cover) = &self.cover {
            cover.put_back();
        }
        self.watch();
    }

    /// Out of the page nothing of it is listened for.
    pub fn disconnected(&self) {
        self.watch();
    }

    /// Only while it is in a page does the widget hold that page back, and listen to it.
    fn watch(&self) {
        let dirty = self.host.is_connected() && self.state.borrow().is_dirty();
        self.leaving.borrow_mut().set(dirty);
        self.listen();
    }

    /// Between screens: looking costs the page a little of its time.
    pub(super) fn look_at_theme(&self) {
        let Some(root) = self.host.shadow_root() else { return };
        let mut parts = vec![("mount", &self.mount)];
        parts.extend(self.cover.iter().map(|cover| ("cover", cover.element())));
        let faults = self.theme.look(&root, &parts);
        if !faults.is_empty() {
            self.tell_faults("theme", &faults);
        }
    }

    fn tell_faults(&self, about: &str, faults: &[Fault]) {
        let mut detail = Members::new();
        detail.text("about", about);
        detail.list("faults", faults_json(faults));
        fire(&self.host, "consent-error", detail);
    }

    pub fn host_said(&self, fact: HostFact) {
        self.happened(Fact::Host(fact));
    }

    fn is_between_talks(&self) -> bool {
        self.state.borrow().is_between_talks()
    }

    /// The page's own clock may set another one while it is asked.
    fn now(&self) -> (Instant, Noted) {
        let function = self.clock.borrow().function();
        let told = function.as_ref().and_then(ask);
        self.clock.borrow().now(told)
    }

    /// A fact, now. No borrow is held while effects go out: a listener may call
    /// straight back in.
    pub fn happened(&self, fact: Fact) {
        let (at, clock) = self.now();
        let stamp = Stamp { at, clock, ids: [ids::fresh(), ids::fresh(), ids::fresh()] };
        // It did not come back the last time: what stands, stands, and the cover with it.
        if self.inside.replace(true) {
            if !self.stopped.replace(true) {
                self.tell_faults("internal", &[]);
            }
            return;
        }
        let before = self.state.take();
        let (after, effects) = update(before, Message { stamp, fact });
        let family = after.is_family();
        self.state.replace(after);
        self.inside.set(false);
        self.revision.set(self.revision.get() + 1);
        self.set_cover(family);
        self.draw();
        self.watch();
        if effects.iter().any(|effect| matches!(effect, Effect::Hidden { .. })) {
            self.carry_out_later(effects);
        } else {
            effects.into_iter().for_each(|effect| self.carry_out(effect));
        }
        if self.stale.get() {
            self.decode();
        }
    }

    /// After the neutral screen has been drawn: a listener that takes its time, or asks
    /// something, does not hold it up.
    fn carry_out_later(&self, effects: Vec<Effect>) {
        let weak = self.this.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(runtime) = weak.upgrade() {
                effects.into_iter().for_each(|effect| runtime.carry_out(effect));
            }
        });
    }

    fn listen(&self) {
        let state = self.state.borrow();
        let limit = match (&state.mode, &state.inputs) {
            (Mode::Family(family), Some(inputs))
                if can_hide(family.screen) && self.host.is_connected() =>
            {
                Some(limit_seconds(inputs))
            }
            _ => None,
        };
        drop(state);
        let mut listening = self.listening.borrow_mut();
        match limit {
            None => *listening = None,
            Some(limit) if listening.is_none() => {
                let report = || self.on_fact.clone();
                *listening = ShiftKey::new(report()).zip(Attention::new(report(), limit));
            }
            Some(_) => {}
        }
    }

    fn set_cover(&self, family: bool) {
        let Some(cover) = &self.cover else { return };
        let up = family && self.settings.borrow().cover_page;
        let pack = pack_of(&self.state.borrow());
        let hidden =
            matches!(&self.state.borrow().mode, Mode::Family(family) if family.under.is_some());
        cover.set(up, pack.say(if hidden { "hidden.title" } else { "talk.cover" }));
    }
}

/// The words of whoever holds the tablet.
fn pack_of(state: &State) -> Rc<Pack> {
    let Some(inputs) = &state.inputs else { return Rc::default() };
    match &state.mode {
        Mode::Practitioner(_) => inputs.packs.practitioner(),
        Mode::Family(family) => {
            inputs.packs.family(&family.pass.voice).unwrap_or_else(|| inputs.packs.practitioner())
        }
    }
}
