//! Facts as the screens send them, and the answers of the usual plan.

use consent_disclosure::flow::{Fact, PrepareFact};

pub const PURPOSE: &str = "early-help";
/// Two kinds about Asha for three recipients: the six items of the commonest talk.
pub const NEEDED: [&str; 2] = ["child-health", "child-education"];
pub const LEFT_OUT: [&str; 3] =
    ["parent-mental-health", "parent-substance-use", "family-situation"];
pub const RECIPIENTS: [&str; 3] = ["school-nurse", "school-dsl", "class-teacher"];

/// One canary for every field that the practitioner writes freely in.
pub const PRIVATE_NOTES: [&str; 5] = [
    "canary-why-left-out",
    "canary-safety-note told in full",
    "canary-plan-notes",
    "canary-who-else",
    "canary-attest-notes",
];

const CHILDREN: [&str; 2] = ["asha", "tyler"];

pub fn choose(field: &str, value: &str) -> Fact {
    Fact::QuestionAnswered { field: field.into(), value: value.into(), on: true }
}

pub fn unmark(field: &str, value: &str) -> Fact {
    Fact::QuestionAnswered { field: field.into(), value: value.into(), on: false }
}

pub fn write(field: &str, text: &str) -> Fact {
    Fact::TextWritten { field: field.into(), text: text.into() }
}

pub fn item(place: usize, answer: &str) -> Fact {
    choose(&format!("item.{place}"), answer)
}

pub fn go_on() -> Fact {
    Fact::Prepare(PrepareFact::Continued)
}

/// P1 to P7 for these people, step by step, without the steps' Continue.
pub fn plan_answers(asked: &[&str], others: &[&str]) -> [Vec<Fact>; 5] {
    let mut people = vec![choose("danger", "no")];
    people.extend(asked.iter().map(|person| choose(&format!("part.{person}"), "asked")));
    people.extend(others.iter().map(|person| choose(&format!("part.{person}"), "not_asked")));
    // The children of the samples, where nothing else is said of them.
    for child in CHILDREN {
        if !asked.contains(&child) && !others.contains(&child) {
            people.push(choose(&format!("part.{child}"), "not_asked"));
        }
    }
    let mut what = vec![
        choose("legitimate", "yes"),
        choose("identifies", "yes"),
        choose("purposes", PURPOSE),
        choose(&format!("frequency.{PURPOSE}"), "as_needed"),
    ];
    what.extend(NEEDED.iter().map(|kind| choose(&format!("need.{PURPOSE}.{kind}"), "needed")));
    for kind in LEFT_OUT {
        what.push(choose(&format!("need.{PURPOSE}.{kind}"), "left_out"));
        what.push(write(&format!("why.{PURPOSE}.{kind}"), PRIVATE_NOTES[0]));
    }
    what.extend(RECIPIENTS.iter().map(|known| choose(&format!("recipients.{PURPOSE}"), known)));
    let choice = vec![choose(&format!("choice.{PURPOSE}"), "you_choose")];
    let mut safe = Vec::new();
    for child in others.iter().chain(&CHILDREN) {
        safe.push(choose(&format!("not_asked.{child}"), "too_young"));
    }
    let mut help = vec![write("notes", PRIVATE_NOTES[2])];
    for person in asked {
        safe.push(choose(&format!("safety.{person}"), "none_of_these"));
        safe.push(write(&format!("safety_note.{person}"), PRIVATE_NOTES[1]));
        help.push(choose(&format!("words.{person}"), "yes"));
        help.push(choose(&format!("interpreter.{person}"), "none"));
    }
    [people, what, choice, safe, help]
}

/// A second purpose, without whose yes one thing cannot be done.
pub fn housing() -> Vec<Fact> {
    vec![
        choose("purposes", "housing-support"),
        choose("need.housing-support.address", "needed"),
        choose("about.housing-support.address", "asha"),
        choose("need.housing-support.family-situation", "left_out"),
        write("why.housing-support.family-situation", "not needed for repairs"),
        choose("recipients.housing-support", "housing"),
        choose("frequency.housing-support", "once"),
    ]
}

/// P5 for somebody whom it is not safe or right to ask, or not possible.
pub fn not_to_ask(person: &str, reasons: &[&str]) -> Vec<Fact> {
    let mut facts = vec![choose(&format!("safety.{person}"), "some")];
    facts.extend(reasons.iter().map(|reason| choose(&format!("reasons.{person}"), reason)));
    facts.push(write(&format!("safety_note.{person}"), PRIVATE_NOTES[1]));
    facts
}

pub fn attest_answers(told: &str, pressure: &str, understood: &str) -> Vec<Fact> {
    vec![
        choose("told_can_refuse", told),
        choose("pressure", pressure),
        choose("understood", understood),
        write("attest_notes", PRIVATE_NOTES[4]),
    ]
}
