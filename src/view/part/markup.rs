//! Elements, one call each. Yew's `html!` writes out every element where it
//! stands; here the writing out exists once, which a slow line is grateful for.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Listener, VNode, VTag};

/// Every attribute that the widget may write. A closed list: no name comes from
/// data, and a name that is not here is not written.
static ATTRIBUTES: [&str; 31] = [
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-label",
    "aria-labelledby",
    "autocapitalize",
    "autocomplete",
    "autocorrect",
    "class",
    "d",
    "data-end",
    "data-gramm",
    "data-heading",
    "data-lpignore",
    "data-region",
    "data-saving",
    "data-screen",
    "data-summary",
    "dir",
    "for",
    "id",
    "lang",
    "name",
    "role",
    "rows",
    "spellcheck",
    "tabindex",
    "translate",
    "type",
    "viewBox",
    "writingsuggestions",
];

pub struct Markup {
    tag: VTag,
    values: Vec<Option<AttributeOrProperty>>,
}

impl Markup {
    pub fn new(tag: &'static str) -> Markup {
        Markup { tag: VTag::new(tag), values: vec![None; ATTRIBUTES.len()] }
    }

    pub fn classed(tag: &'static str, class: &str) -> Markup {
        Markup::new(tag).with("class", class)
    }

    pub fn with(mut self, name: &str, value: &str) -> Markup {
        let place = ATTRIBUTES.iter().position(|known| *known == name);
        debug_assert!(place.is_some(), "{name} is not among the attributes");
        if let Some(slot) = place.and_then(|place| self.values.get_mut(place)) {
            *slot = Some(AttributeOrProperty::Attribute(AttrValue::from(value.to_owned())));
        }
        self
    }

    /// Several attributes at once.
    pub fn fixed(self, attributes: &[(&str, &str)]) -> Markup {
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
        self.tag.add_child(child);
        self
    }

    pub fn all(mut self, children: Vec<Html>) -> Markup {
        for child in children {
            self.tag.add_child(child);
        }
        self
    }

    /// As the state says, asserted anew on every drawing.
    pub fn checked(mut self, on: bool) -> Markup {
        self.tag.set_checked(on);
        self
    }

    pub fn value(mut self, value: &str) -> Markup {
        self.tag.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    pub fn on(mut self, listener: impl Listener + 'static) -> Markup {
        self.tag.add_listener(Rc::new(listener));
        self
    }

    pub fn done(self) -> Html {
        VNode::from(self.into_tag())
    }

    pub fn into_tag(self) -> VTag {
        let Markup { mut tag, values } = self;
        tag.set_attributes(Attributes::Dynamic {
            keys: &ATTRIBUTES,
            values: values.into_boxed_slice(),
        });
        tag
    }
}
