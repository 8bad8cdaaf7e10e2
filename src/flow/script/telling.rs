//! F14 and F15: what a child is heard on, and what somebody is told (domain.md 4.2).
//! No word of these is a question that yes or no would answer.

use super::explain::{kind_in_words, left_out, purposes, recipient_in_words};
use super::{Speaker, block};
use crate::domain::authority::is_younger;
use crate::domain::case::Authority;
use crate::domain::config::{ContactRole, Purpose};
use crate::domain::element::Element;
use crate::domain::item::{Item, of_purpose, people_of, recipients_of};
use crate::domain::once::{distinct, push_once};
use crate::domain::plan::{Plan, RealChoice};
use crate::flow::family::{Block, Line, Pass};
use crate::words::list_in_words;

/// F15, for one person: what will be shared, with whom, why it is no question, and
/// what they can say to it. `only` where nothing is asked besides, so that it explains
/// no choice.
pub fn told(speaker: &Speaker, plan: &Plan, items: &[Item], only: bool) -> Vec<Block> {
    let title = speaker.say("f15.title");
    let mut blocks = vec![block("F15", title, [speaker.say("f15.lead")])];
    for purpose in purposes(speaker, items) {
        blocks.push(told_purpose(speaker, plan, purpose, items));
    }
    blocks.push(who(speaker, items));
    blocks.push(not(speaker, plan, items));
    blocks.push(then(speaker, items));
    if !only {
        for block in &mut blocks {
            block.elements.clear();
        }
    }
    blocks
}

fn told_purpose(speaker: &Speaker, plan: &Plan, purpose: &Purpose, items: &[Item]) -> Block {
    let voice = &speaker.voice;
    let of_purpose = of_purpose(items, &purpose.id);
    let perhaps = plan.choice(&purpose.id) == Some(RealChoice::WeMayShareAnyway);
    let (going, no_question) = match perhaps && purpose.is_asked() {
        true => ("f15.perhaps", "f15.no_question_perhaps"),
        false => ("f15.going", "f15.no_question"),
    };
    let names = recipients(speaker, &of_purpose);
    let mut lines = vec![Line::Says(speaker.fill(going, &[("recipients", &names)]))];
    for item in &of_purpose {
        let line = Line::Point(kind_in_words(speaker, item));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.push(Line::Says(purpose.how_it_helps.get(voice).to_owned()));
    lines.push(Line::Says(purpose.used_for.get(voice).to_owned()));
    lines.push(Line::Says(speaker.say(no_question)));
    let heading = speaker.fill("f2.title", &[("purpose", purpose.plain_name.get(voice))]);
    let id = ["F15", &purpose.id].join(".");
    Block { lines, elements: vec![Element::Purpose, Element::Use], ..block(&id, heading, []) }
}

/// The short names of everybody who is told, in one list.
pub fn recipients(speaker: &Speaker, items: &[Item]) -> String {
    let mut names = Vec::new();
    for id in recipients_of(items) {
        let known = speaker.inputs.recipient(id);
        names.extend(known.map(|known| known.short_name.get(&speaker.voice)));
    }
    list_in_words(&speaker.pack, &names)
}

fn who(speaker: &Speaker, items: &[Item]) -> Block {
    let mut lines = Vec::new();
    for id in recipients_of(items) {
        let known = speaker.inputs.recipient(id);
        lines.extend(known.map(|known| recipient_in_words(speaker, known)));
    }
    let heading = speaker.say("f15.who");
    Block { lines, elements: vec![Element::Who], ..block("F15.who", heading, []) }
}

fn not(speaker: &Speaker, plan: &Plan, items: &[Item]) -> Block {
    let kinds = left_out(speaker, plan, items);
    let mut lines = vec![match kinds.is_empty() {
        true => speaker.say("f3.not_file"),
        false => speaker.fill("f3.not", &[("kinds", &list_in_words(&speaker.pack, &kinds))]),
    }];
    for purpose in purposes(speaker, items) {
        lines.push(purpose.not_for.get(&speaker.voice).to_owned());
    }
    block("F15.not", speaker.say("f15.not"), lines)
}

/// What happens next, and the ways to say that it is wrong.
fn then(speaker: &Speaker, items: &[Item]) -> Block {
    let (privacy, voice) = (&speaker.inputs.config.privacy, &speaker.voice);
    let lines = [
        speaker.say("f15.tell_us"),
        speaker.say("f15.right"),
        privacy.complaints.own_route.get(voice).to_owned(),
    ];
    let mut more =
        vec![speaker.say("f11.answer_in"), privacy.complaints.regulator.get(voice).to_owned()];
    for purpose in purposes(speaker, items) {
        let kept = [purpose.form.get(voice), purpose.retention.plain.get(voice)];
        for text in kept {
            push_once(&mut more, text.to_owned());
        }
    }
    let elements = vec![Element::HowLong, Element::Form];
    Block { more, elements, ..block("F15.next", speaker.say("f15.next"), lines) }
}

/// F14: what it is about, what becomes of what the child says, and whom they can talk to.
pub fn think(speaker: &Speaker, hears: &[Item]) -> Vec<Block> {
    let known = speaker.inputs.person(&speaker.person);
    let name = known.map_or("", |known| known.spoken_name());
    let title = speaker.fill("f14.title", &[("name", name)]);
    if hears.iter().any(|item| item.about != speaker.person) {
        return vec![block("F14", title, of_others(speaker, hears)), promise(speaker)];
    }
    let mut lines = vec![speaker.say("f14.because")];
    if !hears.is_empty() {
        lines.extend(about(speaker, hears, "f14.about"));
        lines.push(speaker.say("f14.others_decide"));
    }
    lines.push(speaker.say("f14.may"));
    vec![block("F14", title, lines), promise(speaker), helps(speaker)]
}

/// About children for whom this person cannot say yes or no.
fn of_others(speaker: &Speaker, hears: &[Item]) -> Vec<String> {
    let mut lines = Vec::new();
    for child in people_of(hears) {
        let mut of_child: Vec<Item> = hears.to_vec();
        of_child.retain(|item| item.about == child);
        lines.extend(about(speaker, &of_child, "f14.about_child"));
        lines.push(speaker.fill("f14.no_say", &[("name", &speaker.name(child))]));
    }
    lines.push(speaker.say("f14.may"));
    lines
}

/// Who hears what of one person, a line for each purpose: over all of them it would say
/// that everybody hears everything.
fn about(speaker: &Speaker, items: &[Item], key: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for purpose in purposes(speaker, items) {
        let of_purpose = of_purpose(items, &purpose.id);
        let kinds =
            distinct(of_purpose.iter().map(|item| item.pii_id.as_str()).collect()).into_iter();
        let kinds = kinds.filter_map(|id| speaker.inputs.config.kind(id));
        let kinds: Vec<&str> = kinds.map(|kind| kind.plain_name.get(&speaker.voice)).collect();
        let whose = of_purpose.first().map(|item| speaker.whose(&item.about));
        let values = [
            ("recipients", &*recipients(speaker, &of_purpose)),
            ("whose", &*whose.unwrap_or_default()),
            ("kinds", &*list_in_words(&speaker.pack, &kinds)),
        ];
        push_once(&mut lines, speaker.fill(key, &values));
    }
    lines
}

/// What becomes of it: a child knows this before they say anything.
fn promise(speaker: &Speaker) -> Block {
    let lines = ["f14.try", "f14.secret"].map(|key| speaker.say(key));
    let elements = vec![Element::ConfidentialityLimits];
    Block { elements, ..block("F14.promise", String::new(), lines) }
}

fn helps(speaker: &Speaker) -> Block {
    let mut lines = vec![Line::Says(speaker.say("f14.talk_to"))];
    for contact in speaker.inputs.config.contacts_for(ContactRole::ChildHelp) {
        let mut words = contact.name.clone();
        for reach in contact.phone.iter().chain(&contact.email) {
            words.push_str(speaker.pack.say("say.comma"));
            words.push_str(reach);
        }
        lines.push(Line::Point(words));
    }
    Block { lines, ..block("F14.helps", String::new(), []) }
}

/// What F14 offers besides words: faces, which are for small children alone, and to
/// keep it from those who hold, or have held, authority over the child.
pub fn may_say(speaker: &Speaker, pass: &mut Pass) {
    let inputs = speaker.inputs;
    let Some(child) = inputs.person(&speaker.person) else { return };
    let from = inputs.config.people_rules.ask_competence_from;
    pass.faces = is_younger(child, from, speaker.at, inputs.zone());
    let over = |held: &Authority| child.is(&held.over);
    for person in inputs.case.people.iter().filter(|person| person.authority.iter().any(over)) {
        let values = [("name", person.spoken_name()), ("relationship", &person.relationship)];
        pass.keep_from.push((person.id.clone(), speaker.fill("f14.person", &values)));
    }
}
