//! Texts by language and audience, in the two forms of the contract: `Words`, one
//! text in several voices, and `names`, several texts under each voice.

use serde_json::Value;

use super::context::Context;
use super::fault::{FaultCode, one_of};
use super::node::{Node, Object};
use super::pack::{built_in, check_pack, check_whole, ours};
use super::shape::check_text;
use crate::domain::words::Audience;

/// `{lang: text | {audience: text}}`; a text alone serves every audience.
pub fn check_words(node: &Node, context: &Context) {
    for (_, node) in languages(node, context, true) {
        match node.value {
            Value::String(_) => check_text(&node),
            Value::Object(_) => {
                for (_, node) in audiences(&node, &[Audience::Adult]) {
                    check_text(&node);
                }
            }
            _ => node.fault(FaultCode::WrongType, "a text, or an object of texts by audience"),
        }
    }
}

/// `{lang: {audience: {member: text}}}`, complete in everything that is offered.
pub fn check_names(node: &Node, members: &[&str], context: &Context) {
    for (_, node) in languages(node, context, true) {
        for (_, node) in audiences(&node, &context.audiences) {
            let Some(object) = node.object() else {
                continue;
            };
            for (name, node) in object.entries() {
                if members.contains(&name) {
                    check_text(&node);
                } else {
                    node.fault(FaultCode::UnknownMember, &one_of(members));
                }
            }
            for member in members {
                note_missing(&object, member);
            }
        }
    }
}

/// `{lang: {audience: pack}}`: as much of our packs as the organisation wants to say
/// itself, and a whole pack for every other language and audience that it offers. A
/// talk is never half in one language and half in another.
pub fn check_packs(config: &Node, context: &Context) {
    let mut packs = Vec::new();
    if let Some(words) = config.member("words") {
        for (_, node) in languages(&words, context, false) {
            packs.extend(audiences(&node, &[]).into_iter().map(|(_, node)| node));
        }
    }
    let words = config.part("words");
    let mut whole = Vec::new();
    for language in &context.languages {
        for audience in &context.audiences {
            if built_in(language, audience.code()).is_none() {
                whole.push(words.part(language).part(audience.code()));
            }
        }
    }
    if packs.is_empty() && whole.is_empty() {
        return;
    }
    let ours = ours();
    for pack in packs {
        if pack.object().is_some() {
            check_pack(pack, &ours);
        }
    }
    for pack in whole {
        check_whole(&pack, &ours);
    }
}

/// The members of an object by language that are offered; any other is a fault.
fn languages<'a>(node: &Node<'a>, context: &Context, all: bool) -> Vec<(&'a str, Node<'a>)> {
    let Some(object) = node.object() else {
        return Vec::new();
    };
    if all {
        for language in &context.languages {
            note_missing(&object, language);
        }
    }
    let mut found = Vec::new();
    for (language, node) in object.entries() {
        if context.languages.is_empty() || context.languages.contains(&language) {
            found.push((language, node));
        } else {
            node.fault(FaultCode::NotOffered, &one_of(&context.languages));
        }
    }
    found
}

/// The members of an object by audience; these at least, and no other than we know.
fn audiences<'a>(node: &Node<'a>, required: &[Audience]) -> Vec<(&'a str, Node<'a>)> {
    let Some(object) = node.object() else {
        return Vec::new();
    };
    for audience in required {
        note_missing(&object, audience.code());
    }
    let mut found = Vec::new();
    for (audience, node) in object.entries() {
        if Audience::CODES.contains(&audience) {
            found.push((audience, node));
        } else {
            node.fault(FaultCode::UnknownMember, &one_of(Audience::CODES));
        }
    }
    found
}

fn note_missing(object: &Object, name: &str) {
    if !object.has(name) {
        object.lacks(name, "the text in every language and for every audience offered");
    }
}
