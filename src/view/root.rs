//! The one Yew component: it draws the state that it is given. A family screen
//! is given the family's state and nothing else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{Component, Context, Html, NodeRef, Properties};

use super::focus::{bring_into_view, by, focus_in};
use super::part::{Markup, direction};
use super::send::Send;
use super::shown::Shown;
use super::{desk, family};
use crate::flow::screen::DeskScreen;
use crate::flow::state::Mode;
use crate::flow::{
    AttestFact, ErrandFact, Fact, HandOverFact, PrepareFact, Problem, SaveFact, State, TalkFact,
    WithdrawFact,
};
use crate::words::Pack;

#[derive(Clone, Properties)]
pub struct RootProps {
    pub state: Rc<RefCell<State>>,
    /// Another number means another state.
    pub revision: u64,
    /// The words of the person who holds the tablet now. None before there are data,
    /// unless what the host gave was refused.
    pub pack: Rc<Pack>,
    pub heading_level: u8,
    pub on_fact: yew::Callback<Fact>,
}

impl PartialEq for RootProps {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
            && Rc::ptr_eq(&self.pack, &other.pack)
            && self.heading_level == other.heading_level
            && self.on_fact == other.on_fact
    }
}

pub struct Root {
    page: NodeRef,
    send: Send,
    shown: Shown,
    /// The screen whose heading has had the focus.
    focused: String,
    /// Somebody wanted to go on since the last drawing.
    tried: Rc<Cell<bool>>,
    /// The focus was among the news before this drawing.
    in_news: Cell<bool>,
}

impl Component for Root {
    type Message = ();
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Root {
        let tried = Rc::new(Cell::new(false));
        let (note, to) = (tried.clone(), ctx.props().on_fact.clone());
        let send = Send::new(yew::Callback::from(move |fact: Fact| {
            note.set(note.get() || wants_to_go_on(&fact));
            to.emit(fact);
        }));
        Root {
            page: NodeRef::default(),
            shown: Shown::new(send.clone()),
            send,
            focused: page_of(&ctx.props().state.borrow(), &ctx.props().pack),
            tried,
            in_news: Cell::new(false),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let RootProps { state, pack, heading_level, .. } = ctx.props();
        let state = &*state.borrow();
        let page = self.page.cast::<web_sys::Element>();
        self.in_news.set(page.is_some_and(|page| in_news(&page).is_some()));
        let (class, screen) = match &state.mode {
            Mode::Family(family) => (
                "page page-family",
                family::screen(
                    family,
                    (pack, pack_beside(state).as_ref()),
                    state.text_size,
                    *heading_level,
                    &self.send,
                ),
            ),
            Mode::Practitioner(at) => {
                let screen = match &state.inputs {
                    Some(inputs) => {
                        desk::screen(state, at, inputs, pack, *heading_level, &self.send)
                    }
                    None => desk::not_started(pack),
                };
                ("page page-desk", screen)
            }
        };
        let code = state.screen_code();
        let both = if pack_beside(state).is_some() { " page-both" } else { "" };
        let class = [class, " text-", state.text_size.code(), both].concat();
        let mut page =
            Markup::classed("div", &class).fixed(&[("dir", direction(pack)), ("translate", "no")]);
        // Before there are data no screen stands, and there are no words to name a
        // language of.
        if state.inputs.is_some() {
            page = page.with("data-screen", code);
        }
        if !pack.language.is_empty() {
            page = page.with("lang", &pack.language);
        }
        let mut page = page.all(screen).into_tag();
        // Nothing of the page before is reused.
        page.key = Some(page_of(state, pack).into());
        page.node_ref = self.page.clone();
        page.into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(page) = self.page.cast::<web_sys::Element>() else { return };
        let tried = self.tried.replace(false);
        // A listener of the page hears the focus move, and may call straight back in:
        // nothing is borrowed then.
        let (screen, saving, problem) = {
            let state = ctx.props().state.borrow();
            let saving = state.screen_code() == DeskScreen::Save.code();
            let problem = problems(&state).first().map(|problem| problem.field.clone());
            (page_of(&state, &ctx.props().pack), saving, problem.filter(|_| tried))
        };
        if self.focused != screen {
            self.focused = screen;
            self.shown.watch(&page);
            page.scroll_into_view_with_bool(true);
            if problem.is_none() || !focus_in(&page, "[data-summary]") {
                focus_in(&page, "[data-heading]");
            }
        } else if self.in_news.take() && in_news(&page).is_none() {
            // What held the focus is gone, and the page under it has not moved.
            focus_in(&page, ".news");
        } else if tried && saving {
            // The button that was pressed is gone: back to the top.
            focus_in(&page, "[data-heading]");
        } else if let Some(field) = problem.filter(|_| !first) {
            show_problem(&page, &field);
        }
    }
}

/// The words of the language that stands beside the person's own.
fn pack_beside(state: &State) -> Option<Rc<Pack>> {
    let Mode::Family(family) = &state.mode else { return None };
    let other = family.pass.beside.as_ref().filter(|_| !family.one_language)?;
    state.inputs.as_ref()?.packs.family(&other.voice)
}

/// Another screen is another page, and so is a family's screen in another language, or
/// in one more.
fn page_of(state: &State, pack: &Pack) -> String {
    let language = if state.is_family() { pack.language.as_str() } else { "" };
    let beside = pack_beside(state);
    let beside = beside.as_ref().map_or("", |pack| &pack.language);
    [&state.place(), " ", language, " ", beside].concat()
}

fn problems(state: &State) -> &[Problem] {
    match &state.mode {
        Mode::Practitioner(at) => &at.problems,
        Mode::Family(family) => &family.problems,
    }
}

/// Unread words are scrolled to, down to their end: a block that is higher than the
/// window is in view all the time. Anything else is in the summary.
fn show_problem(page: &web_sys::Element, field: &str) {
    if let Some(block) = field.strip_prefix("block-") {
        if let Ok(Some(end)) = page.query_selector(&by("data-end", block)) {
            bring_into_view(&end);
        }
    } else {
        focus_in(page, "[data-summary]");
    }
}

/// The control among the news that has the focus.
fn in_news(page: &web_sys::Element) -> Option<web_sys::Element> {
    page.query_selector(".news :focus").ok().flatten()
}

const fn wants_to_go_on(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Prepare(PrepareFact::Continued)
            | Fact::HandOver(HandOverFact::TabletHandedOver)
            | Fact::Talk(TalkFact::Continued | TalkFact::UnlockTried | TalkFact::UrgentUnlockTried)
            | Fact::Withdraw(WithdrawFact::SomeChosen)
            | Fact::Attest(AttestFact::Continued)
            | Fact::Save(SaveFact::SaveChosen)
            | Fact::Errand(ErrandFact::Continued)
    )
}
