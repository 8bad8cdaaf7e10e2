//! The `--cd-*` colours of the host page. What could not be read in them is refused,
//! and the widget keeps its own (embedding.md A17).

use std::cell::RefCell;

use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::view::theme::{COLOURS, Colour, Unfit, faults};
use crate::wire::{Fault, FaultCode};

pub struct Theme {
    /// What was wrong when it was looked at last.
    found: RefCell<Vec<Unfit>>,
}

impl Theme {
    pub fn new() -> Theme {
        Theme { found: RefCell::default() }
    }

    /// Looks at the colours that the page gives now, and shows these parts, each with
    /// its class, in them or without them. Faults are told once, and again
    /// when they are others.
    pub fn look(&self, root: &ShadowRoot, parts: &[(&str, &Element)]) -> Vec<Fault> {
        let Some(colours) = colours(root) else { return Vec::new() };
        let mut palette = Vec::new();
        for colour in &colours {
            palette.push(Colour::read(colour));
        }
        let unfit = faults(&palette);
        for (class, part) in parts {
            let refused = [class, " plain"].concat();
            part.set_class_name(if unfit.is_empty() { class } else { &refused });
        }
        let known = self.found.replace(unfit.clone());
        if known == unfit {
            return Vec::new();
        }
        unfit.into_iter().map(|unfit| fault(unfit, &colours)).collect()
    }
}

/// Each colour as the browser has worked it out. They are read from an element that
/// is there for this moment alone, and is never painted.
fn colours(root: &ShadowRoot) -> Option<Vec<String>> {
    let window = web_sys::window()?;
    let probe = window.document()?.create_element("div").ok()?;
    probe.set_class_name("mount");
    root.append_child(&probe).ok()?;
    let mut found = Vec::new();
    for name in COLOURS {
        let used = ["var(--", name, ")"].concat();
        found.push(background(&window, &probe, &used).unwrap_or_default());
    }
    probe.remove();
    Some(found)
}

/// What is no colour leaves a background transparent.
fn background(window: &web_sys::Window, probe: &Element, value: &str) -> Option<String> {
    let name = "background-color";
    let probe: &HtmlElement = wasm_bindgen::JsCast::unchecked_ref(probe);
    probe.style().set_property(name, value).ok()?;
    window.get_computed_style(probe).ok()??.get_property_value(name).ok()
}

fn fault(unfit: Unfit, colours: &[String]) -> Fault {
    let (name, code, expected) = match unfit {
        Unfit::NoColour(name) => {
            (name, FaultCode::BadFormat, "an opaque colour, such as #20282c".to_owned())
        }
        Unfit::TooFaint(name, other, tenths) => {
            let least = if tenths == 45 { "4.5" } else { "3" };
            let expected = ["a contrast of at least ", least, " to 1 with --cd-", other].concat();
            (name, FaultCode::OutOfRange, expected)
        }
    };
    let place = COLOURS.iter().position(|known| *known == name);
    let found = place.and_then(|place| colours.get(place)).cloned();
    Fault { path: ["--cd-", name].concat(), code, expected, found }
}
