//! Elements, one call each. Yew's `html!` writes out every element where it
//! stands; here the writing out exists once, which a slow line is grateful for.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{AttrValue, Listener, VNode, VTag};

pub struct Markup(VTag);

impl Markup {
    pub fn new(tag: &'static str) -> Markup {
        Markup(VTag::new(tag))
    }

    pub fn classed(tag: &'static str, class: &str) -> Markup {
        Markup::new(tag).with("class", class)
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Markup {
        self.0.add_attribute(name, AttrValue::from(value.to_owned()));
        self
    }

    /// Several attributes with fixed values.
    pub fn fixed(self, attributes: &[(&'static str, &str)]) -> Markup {
        let mut markup = self;
        for (name, value) in attributes {
            markup = markup.with(name, value);
        }
        markup
    }

    pub fn text(self, text: &str) -> Markup {
        self.holding(VNode::from(text.to_owned()))
    }

    pub fn holding(mut self, child: Html) -> Markup {
        self.0.add_child(child);
        self
    }

    pub fn all(mut self, children: Vec<Html>) -> Markup {
        for child in children {
            self.0.add_child(child);
        }
        self
    }

    /// As the state says, asserted anew on every drawing.
    pub fn checked(mut self, on: bool) -> Markup {
        self.0.set_checked(on);
        self
    }

    pub fn value(mut self, value: &str) -> Markup {
        self.0.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    pub fn on(mut self, listener: impl Listener + 'static) -> Markup {
        self.0.add_listener(Rc::new(listener));
        self
    }

    pub fn done(self) -> Html {
        VNode::from(self.0)
    }

    pub fn into_tag(self) -> VTag {
        self.0
    }
}
