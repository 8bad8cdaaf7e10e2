//! A pad to draw on. What is drawn is in the state, as strokes, and is drawn from
//! there each time: no canvas, no picture, nothing that turning the tablet loses.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};
use yew::Html;
use yew::virtual_dom::{Listener, ListenerKind};

use super::draw::Drawing;
use super::markup::Markup;
use crate::domain::ink::{HARDEST, Ink, Point, SIDE, outline};
use crate::flow::{Fact, InkFact};
use crate::view::send::Send;

pub fn pad(field: &str, name: &str, twin: &str, ink: &Ink, with: &Drawing) -> Html {
    let label = [field, "-label"].concat();
    let mut group = Markup::classed("div", "group");
    let problem = with.problems.iter().find(|problem| problem.field == field);
    if problem.is_some() {
        group = Markup::classed("div", "group group-wrong");
    }
    let said = Markup::classed("p", "label").with("id", &label).text(name);
    group = group.holding(said.gloss(name, twin, with).done());
    if let Some(problem) = problem {
        let words = Markup::classed("p", "field-error").wrong(problem, with);
        group = group.holding(words.done());
    }
    let mut drawn = Markup::new("svg").with("viewBox", "0 0 10000 4000");
    for stroke in &ink.strokes {
        drawn = drawn.holding(Markup::new("path").with("d", &outline(stroke)).done());
    }
    let mut pad = Markup::classed("div", "pad").fixed(&[
        ("id", field),
        ("role", "img"),
        ("tabindex", "-1"),
        ("aria-labelledby", &label),
    ]);
    for kind in [
        ListenerKind::onpointerdown,
        ListenerKind::onpointermove,
        ListenerKind::onpointerup,
        ListenerKind::onpointercancel,
        ListenerKind::onlostpointercapture,
        ListenerKind::ontouchmove,
    ] {
        pad = pad.on(Pen { kind, send: with.send.clone() });
    }
    group.holding(pad.holding(drawn.done()).done()).done()
}

struct Pen {
    kind: ListenerKind,
    send: Send,
}

impl Listener for Pen {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else {
            // A tablet that reads handwriting would take the pen away.
            return event.prevent_default();
        };
        let id = pointer.pointer_id();
        let fact = match self.kind {
            ListenerKind::onpointerdown if pointer.button() == 0 => {
                event.prevent_default();
                let pad = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                // Without the capture a stroke ends at the edge, no worse.
                let _ = pad.map(|pad| pad.set_pointer_capture(id));
                point(pointer).map(|at| InkFact::Touched(id, at))
            }
            ListenerKind::onpointermove if pointer.buttons() != 0 => {
                point(pointer).map(|at| InkFact::Drawn(id, at))
            }
            ListenerKind::onpointerdown | ListenerKind::onpointermove => None,
            _ => Some(InkFact::Lifted(id)),
        };
        if let Some(fact) = fact {
            self.send.fact(Fact::Ink(fact));
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Where the pointer is, as parts of the pad, however large that is now.
#[allow(clippy::cast_possible_truncation)]
fn point(pointer: &PointerEvent) -> Option<Point> {
    let pad = pointer.target()?.dyn_into::<Element>().ok()?;
    let (width, height) = (pad.client_width().max(1), pad.client_height().max(1));
    let stylus = pointer.pointer_type() == "pen";
    let pressure = if stylus { (pointer.pressure() * HARDEST as f32) as i32 } else { 0 };
    Some(Point {
        x: pointer.offset_x().clamp(0, width) * SIDE / width,
        y: pointer.offset_y().clamp(0, height) * SIDE / height,
        t: pointer.time_stamp() as i64 as i32,
        pressure: pressure.max(i32::from(stylus)),
    })
}
