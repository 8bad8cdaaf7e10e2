//! One question among many of its kind, which is drawn again only when something about it
//! has changed: however many a screen has, an answer costs the drawing of one.

use std::rc::Rc;

use yew::virtual_dom::{VComp, VNode};
use yew::{Callback, Component, Context, Html, Properties};

use super::both::Beside;
use super::draw::Drawing;
use super::question::question;
use crate::domain::answers::Answers;
use crate::flow::form::Question;
use crate::flow::{Fact, Problem};
use crate::view::send::Send;
use crate::words::Pack;

pub struct Cell {
    send: Send,
}

#[derive(Clone, Properties)]
pub struct CellProps {
    asked: Rc<Question>,
    /// Its own and nobody else's, or it would be drawn with them.
    answers: Answers,
    twin: Option<Rc<Question>>,
    pack: Rc<Pack>,
    beside: Option<Rc<Pack>>,
    problem: Vec<Problem>,
    problem_beside: Vec<Problem>,
    send: Send,
}

impl PartialEq for CellProps {
    fn eq(&self, other: &Self) -> bool {
        let beside = |props: &Self| props.beside.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.pack, &other.pack)
            && beside(self) == beside(other)
            && self.asked == other.asked
            && self.twin == other.twin
            && self.answers == other.answers
            && self.problem == other.problem
            && self.problem_beside == other.problem_beside
            && self.send == other.send
    }
}

/// Under a key of its own: a list whose entries have keys may have none without.
pub fn cell(
    (asked, twin): (&Rc<Question>, Option<&Rc<Question>>),
    answers: &Answers,
    key: String,
    with: &Drawing,
) -> Html {
    let own = |problems: &[Problem]| -> Vec<Problem> {
        problems.iter().filter(|problem| problem.field == asked.field).cloned().collect()
    };
    let beside = with.beside.as_ref();
    let props = CellProps {
        asked: asked.clone(),
        answers: answers.clone(),
        twin: twin.cloned(),
        pack: with.pack.clone(),
        beside: beside.map(|beside| beside.pack.clone()),
        problem: own(with.problems),
        problem_beside: beside.map(|beside| own(beside.problems)).unwrap_or_default(),
        send: with.send.clone(),
    };
    VNode::from(VComp::new::<Cell>(Rc::new(props), Some(key.into())))
}

impl Component for Cell {
    type Message = ();
    type Properties = CellProps;

    fn create(ctx: &Context<Self>) -> Cell {
        // What is chosen here shows in the control at once. Should the state not take it,
        // nothing else would draw it as it stands.
        let (again, to) = (ctx.link().clone(), ctx.props().send.clone());
        let send = Send::new(Callback::from(move |fact: Fact| {
            to.fact(fact);
            again.send_message(());
        }));
        Cell { send }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let CellProps { asked, answers, twin, pack, problem, .. } = ctx.props();
        let problems = &*ctx.props().problem_beside;
        let beside = ctx.props().beside.as_ref().map(|pack| Beside { pack, problems });
        let with =
            Drawing { pack, problems: problem, level: 0, send: &self.send, beside, saving: "" };
        question(asked, answers, twin.as_deref(), &with)
    }
}
