//! Texts by language and audience, in the two forms of the contract: `Words`, one
//! text in several voices, and `names`, several texts under each voice.

use serde_json::Value;

use super::decode::{Node, Object};
use super::fault::FaultCode;
use crate::domain::words::{Audience, Voice, Words};

/// The languages and audiences in which everything must be there.
pub struct Offer<'a> {
    /// Empty where the languages themselves could not be read: then any will do, for
    /// the fault is noted where it is.
    pub languages: Vec<&'a str>,
    /// Adult always; another as soon as any names have it.
    pub audiences: Vec<Audience>,
}

/// Several texts under each voice, as they stand in the contract.
pub struct Names {
    texts: Vec<(Voice, &'static str, String)>,
}

impl Names {
    /// One of the texts, in every voice.
    pub fn words(&self, member: &str) -> Words {
        let texts = self.texts.iter().filter(|(_, name, _)| *name == member);
        Words::new(
            texts
                .map(|(voice, _, text)| (voice.clone(), text.clone()))
                .collect(),
        )
    }
}

impl Offer<'_> {
    /// `{lang: {audience: {member: text}}}`, complete in everything that is offered.
    pub fn names(&self, node: &Node, members: &'static [&'static str]) -> Option<Names> {
        let object = node.open_object()?;
        let mut texts = Vec::new();
        for (language, node) in self.by_language(&object) {
            let Some(audiences) = node.object(Audience::CODES) else {
                continue;
            };
            for audience in Audience::ALL {
                let code = audience.code();
                let node = if self.audiences.contains(audience) {
                    audiences.required(code)
                } else {
                    audiences.optional(code)
                };
                let Some(object) = node.and_then(|node| node.object(members)) else {
                    continue;
                };
                for member in members {
                    if let Some(text) = object.required(member).and_then(|node| node.text()) {
                        texts.push((Voice::new(language, *audience), *member, text));
                    }
                }
            }
        }
        Some(Names { texts })
    }

    /// `{lang: text | {audience: text}}`; a text alone serves every audience.
    pub fn words(&self, node: &Node) -> Option<Words> {
        let object = node.open_object()?;
        let mut texts = Vec::new();
        for (language, node) in self.by_language(&object) {
            match node.value {
                Value::String(_) => {
                    let text = node.text();
                    texts.extend(text.map(|text| (Voice::new(language, Audience::Adult), text)));
                }
                Value::Object(_) => audience_texts(language, &node, &mut texts),
                _ => node.fault(
                    FaultCode::WrongType,
                    "a text, or an object of texts by audience",
                ),
            }
        }
        Some(Words::new(texts))
    }

    /// The members of an object by language: all that are offered, and no other.
    pub fn by_language<'a>(&self, object: &Object<'a>) -> Vec<(&'a str, Node<'a>)> {
        for language in &self.languages {
            if !object.has(language) {
                object.lacks(language, "the text in every language offered");
            }
        }
        self.only_offered(object)
    }

    /// The members of an object by language that are offered; any other is a fault.
    pub fn only_offered<'a>(&self, object: &Object<'a>) -> Vec<(&'a str, Node<'a>)> {
        let mut found = Vec::new();
        for (language, node) in object.entries() {
            if self.languages.is_empty() || self.languages.contains(&language) {
                found.push((language, node));
            } else {
                let expected = "one of the languages offered: ".to_owned();
                let expected = expected + &self.languages.join(", ");
                node.fault(FaultCode::NotOffered, &expected);
            }
        }
        found
    }
}

fn audience_texts(language: &str, node: &Node, texts: &mut Vec<(Voice, String)>) {
    let Some(object) = node.object(Audience::CODES) else {
        return;
    };
    for audience in Audience::ALL {
        let node = match audience {
            Audience::Adult => object.required(audience.code()),
            _ => object.optional(audience.code()),
        };
        if let Some(text) = node.and_then(|node| node.text()) {
            texts.push((Voice::new(language, *audience), text));
        }
    }
}
