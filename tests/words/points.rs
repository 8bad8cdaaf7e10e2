//! What each family screen must say (domain.md 4.2), point by point, for every
//! audience: where it comes from, and that it stands on the screen.

use super::packs::{has, pack};
use super::screens::{Screen, Talker, both};

/// Where the words of a point come from.
enum From {
    /// These keys, on the screen.
    Says(&'static [&'static str]),
    /// These keys, on a control that the view draws beside the blocks.
    Labels(&'static [&'static str]),
    /// A text of the configuration for this audience, on the screen.
    Config(&'static str),
}

use From::{Config, Labels, Says};

const POINTS: [(&str, &str, From); 87] = [
    ("F1", "I am {practitioner first name} from {organisation}", Says(&["f1.who"])),
    ("F1", "we would like to talk about sharing some information about", Says(&["f1.about"])),
    ("F1", "yes, no, or not sure, to each thing", Says(&["f1.answers"])),
    ("F1", "what happens to the service if you say no", Says(&["f1.continues", "f1.if_no"])),
    ("F1", "the reason that it cannot work", Config("/purposes/2/without_it/reason/en")),
    ("F1", "stop or change your mind at any time", Says(&["f1.stop"])),
    ("F1", "sometimes we must share to keep someone safe", Says(&["f1.limits"])),
    ("F1", "a helper, another language, another day", Says(&["f1.help"])),
    ("F2", "the reason", Says(&["f2.title"])),
    ("F2", "its name", Config("/purposes/0/names/en/*/plain_name")),
    ("F2", "how it could help", Config("/purposes/0/names/en/*/how_it_helps")),
    ("F2", "what people will do with it", Config("/purposes/0/names/en/*/use")),
    ("F2", "what may happen if it is not shared", Config("/purposes/0/names/en/*/if_not_shared")),
    ("F2", "what it will not be used for", Config("/purposes/0/names/en/*/not_for")),
    ("F3", "what information about you means, and to share", Says(&["f3.means"])),
    ("F3", "the kinds, with an example, and whose", Says(&["f3.kind"])),
    ("F3", "an example", Config("/kinds/3/names/en/*/example")),
    ("F3", "what will not be shared", Says(&["f3.not"])),
    ("F3", "sensitive kinds are marked", Says(&["f3.kind_sensitive"])),
    ("F3", "and asked on their own", Says(&["f3.sensitive_means"])),
    ("F4", "name, role, organisation", Says(&["f4.recipient"])),
    ("F4", "the role", Config("/recipients/0/names/en/*/role")),
    ("F4", "why that person needs it", Config("/recipients/0/why_needed/en")),
    ("F4", "each can be refused alone", Says(&["f4.each"])),
    ("F4", "they must keep it safe too", Says(&["f4.safe"])),
    ("F4", "we ask before we tell anyone else", Says(&["f4.others"])),
    ("F5", "how, and once or as things change", Says(&["f5.once", "f5.as_needed"])),
    ("F5", "the way", Config("/methods/0/names/en/*/plain_name")),
    ("F5", "what is a fact and what is an opinion", Says(&["f5.facts"])),
    ("F5", "how it is kept safe", Config("/methods/0/security/en")),
    ("F5", "you can ask to see what we hold", Says(&["f5.see"])),
    ("F5", "colleagues in the team know", Says(&["f5.colleagues"])),
    ("F6", "in what form", Config("/purposes/0/form/en")),
    ("F6", "for how long", Config("/purposes/0/retention/plain/en")),
    ("F6", "how long a yes lasts, and when we check", Says(&["f6.lasts"])),
    ("F7", "a child hurt, or an adult badly hurt", Says(&["f7.harm"])),
    ("F7", "a serious crime", Says(&["f7.crime"])),
    ("F7", "a court or the law", Says(&["f7.law"])),
    ("F7", "no time to ask", Says(&["f7.no_time"])),
    ("F7", "we tell you if we can", Says(&["f7.tell"])),
    ("F7", "no promise to keep everything secret", Says(&["f7.secret"])),
    ("F8", "one row for each item", Says(&["f8.kind", "f8.tell"])),
    ("F8", "yes, no, not sure", Labels(&["f8.yes", "f8.no", "f8.not_sure"])),
    ("F8", "what happens if you say yes, and if no", Says(&["f8.if_yes", "f8.if_no"])),
    ("F8", "not sure: we will not tell them for now", Says(&["f8.if_not_sure"])),
    ("F8", "anything to add or leave out", Labels(&["f8.note"])),
    (
        "F9",
        "what, who, and what if you change your mind",
        Says(&["f9.what", "f9.who", "f9.change"]),
    ),
    (
        "F9",
        "I want to check that I explained it well; never a test",
        Says(&["f9.lead", "f9.no_test"]),
    ),
    ("F10", "every choice is read back", Says(&["f10.yes", "f10.no", "f10.not_sure"])),
    ("F10", "date, time, and you can change this", Says(&["f10.when"])),
    (
        "F10",
        "tap, sign, say",
        Labels(&["f10.way_drawn", "f10.way_typed_name", "f10.way_ticked", "f10.way_said"]),
    ),
    ("F10", "you are answering for {child}", Says(&["f10.for"])),
    ("F10", "they have been asked what they think", Says(&["f10.child_heard"])),
    ("F11", "what you said", Says(&["f11.answered", "f11.refused"])),
    ("F11", "whom we will contact, and when", Says(&["f11.contact"])),
    ("F11", "how to change your mind", Says(&["f11.change"])),
    ("F11", "the ways", Config("/privacy/withdraw_routes/0/en")),
    ("F11", "the review", Says(&["f11.review"])),
    ("F11", "your rights", Config("/privacy/rights/en")),
    ("F11", "the notice, and 30 days", Says(&["f11.notice", "f11.answer_in"])),
    ("F11", "first our own route", Config("/privacy/complaints/own_route/en")),
    ("F11", "then the regulator", Config("/privacy/complaints/regulator/en")),
    ("F11", "the data protection contact", Says(&["f11.dpo"])),
    ("F11", "a copy, and is it safe", Labels(&["f11.copy", "f11.copy_none", "f11.copy_paper"])),
    ("F12", "everything or some; no reason; it is fine", Says(&["f12.choose", "f12.fine"])),
    ("F13", "what stops, who is told", Says(&["f13.from_now", "f13.tell"])),
    ("F13", "what is out already; safety", Says(&["f13.already", "f13.safe"])),
    ("F14", "we ask because it is about you", Says(&["f14.because", "f14.about"])),
    (
        "F14",
        "words or drawing, or symbols that suit the age",
        Labels(&["f14.think", "f14.draw", "f14.feel", "f14.sad"]),
    ),
    ("F14", "anything you do not want {parent role} to know", Labels(&["f14.keep_from"])),
    ("F14", "we will try; no secret if someone is not safe", Says(&["f14.try", "f14.secret"])),
    ("F14", "who you can talk to", Says(&["f14.talk_to"])),
    ("F14", "{childHelp}", Config("/contacts/10/name")),
    ("F15", "we are going to share {items} with {recipients}", Says(&["f15.going"])),
    ("F15", "or may have to", Says(&["f15.perhaps"])),
    ("F15", "because {reason}", Config("/purposes/0/names/en/*/how_it_helps")),
    ("F15", "no question, because", Says(&["f15.no_question", "f15.no_question_perhaps"])),
    ("F15", "tell us what you think; we write it down", Says(&["f15.tell_us"])),
    ("F15", "what we will not share", Says(&["f15.not", "f3.not"])),
    ("F15", "what happens next", Says(&["f15.next"])),
    ("F15", "the complaint route", Config("/privacy/complaints/own_route/en")),
    ("F15", "the right to object", Says(&["f15.right"])),
    ("F15", "an objection, a complaint", Labels(&["f15.object", "f15.complain"])),
    ("F16", "what you agreed on {date}", Says(&["f16.title", "f16.agreed"])),
    ("F16", "what has happened with it", Says(&["f16.happened", "f16.not_told"])),
    ("F16", "what is new", Says(&["f16.new", "f16.nothing_new"])),
    ("F16", "keep, change, stop", Labels(&["f16.keep", "f16.change", "f16.stop"])),
];

fn of_screen<'s>(screens: &'s [Screen], id: &str) -> Vec<&'s Screen> {
    screens.iter().filter(|screen| screen.id.split(' ').any(|one| one == id)).collect()
}

/// Whether a text stands there, whatever its places were filled with.
fn stands(screens: &[&Screen], text: &str) -> bool {
    let pieces: Vec<&str> = text.split("{{").collect();
    let after = |piece: &'_ str| piece.split_once("}}").map(|(_, rest)| rest.to_owned());
    let pieces: Vec<String> = pieces
        .iter()
        .enumerate()
        .map(|(place, piece)| if place == 0 { (*piece).to_owned() } else { after(piece).unwrap() })
        .collect();
    screens.iter().any(|screen| {
        screen.lines.iter().any(|line| {
            let mut rest = line.as_str();
            pieces.iter().all(|piece| match rest.find(piece.as_str()) {
                Some(place) => {
                    rest = &rest[place + piece.len()..];
                    true
                }
                None => false,
            })
        })
    })
}

fn is_said(talker: &Talker, screens: &[&Screen], from: &From) -> bool {
    let pack = pack(talker.audience.code());
    match from {
        Says(keys) => keys.iter().all(|key| has(&pack, key) && stands(screens, pack.say(key))),
        Labels(keys) => keys.iter().all(|key| has(&pack, key)),
        Config(pointer) => {
            let pointer = pointer.replace('*', talker.audience.code());
            let text = talker.given.config.pointer(&pointer).unwrap().as_str().unwrap();
            stands(screens, text)
        }
    }
}

#[test]
fn exp_b16_every_point_of_every_screen_is_said_to_every_audience() {
    for talker in both() {
        let all = talker.screens();
        let mut missing = Vec::new();
        for (id, point, from) in &POINTS {
            let screens = of_screen(&all, id);
            if !is_said(&talker, &screens, from) {
                // What a person says for themself is said for nobody else.
                let for_another =
                    *id == "F10" && (point.contains("{child}") || point.contains("they"));
                if !(for_another && talker.person == "asha") {
                    missing.push(format!("{id}: {point}"));
                }
            }
        }
        assert!(missing.is_empty(), "{}: {missing:#?}", talker.audience.code());
    }
}

#[test]
fn exp_b16_what_a_no_changes_for_the_help_is_said_when_it_is_taken_back() {
    for talker in both() {
        let all = talker.screens();
        let pack = pack(talker.audience.code());
        assert!(stands(&of_screen(&all, "F13"), pack.say("without_it.service_continues")));
    }
}
