//! F1 to F7 at first contact: how we share, before there is anything to ask.

use super::explain::{implied_inside, limits};
use super::{Speaker, block};
use crate::domain::element::Element;
use crate::flow::family::{Block, Line};
use crate::flow::screen::FamilyScreen;

pub fn blocks(speaker: &Speaker, screen: FamilyScreen) -> Vec<Block> {
    match screen {
        FamilyScreen::Hello => vec![hello(speaker)],
        FamilyScreen::Why => vec![why(speaker)],
        FamilyScreen::What => vec![what(speaker)],
        FamilyScreen::Who => vec![who(speaker)],
        FamilyScreen::How => vec![how(speaker)],
        FamilyScreen::Limits => vec![limits(speaker)],
        _ => Vec::new(),
    }
}

fn hello(speaker: &Speaker) -> Block {
    let practitioner = &speaker.inputs.case.practitioner.name;
    let organisation = &speaker.inputs.config.organisation.plain_name;
    let name = speaker.inputs.person(&speaker.person).map_or("", |known| known.spoken_name());
    let lines = [
        speaker.fill("f1.who", &[("name", practitioner), ("organisation", organisation)]),
        speaker.say("f1.explain"),
        speaker.say("f1.ask_first"),
        speaker.say("f1.stop"),
        speaker.say("f1.limits"),
        speaker.say("f1.help"),
    ];
    let title = speaker.fill("f1.title", &[("name", name)]);
    Block { elements: vec![Element::ChangeOfMind], ..block("F1", title, lines) }
}

/// How sharing can help, purpose by purpose.
fn why(speaker: &Speaker) -> Block {
    let voice = &speaker.voice;
    let mut lines = Vec::new();
    for purpose in &speaker.inputs.config.purposes {
        lines.push(Line::Pair {
            term: purpose.plain_name.get(voice).to_owned(),
            says: purpose.how_it_helps.get(voice).to_owned(),
        });
    }
    let heading = speaker.say("f2.explain");
    Block { lines, elements: vec![Element::Purpose], ..block("F2", heading, []) }
}

fn what(speaker: &Speaker) -> Block {
    let lines = [speaker.say("f3.means"), speaker.say("f3.explain"), speaker.say("f3.not_file")];
    let more = vec![speaker.say("f3.sensitive_means")];
    Block { more, ..block("F3", speaker.say("f3.title"), lines) }
}

fn who(speaker: &Speaker) -> Block {
    let lines = [speaker.say("f4.explain"), speaker.say("f4.each"), speaker.say("f4.others")];
    let more = vec![speaker.say("f4.safe")];
    Block { more, ..block("F4", speaker.say("f4.title"), lines) }
}

fn how(speaker: &Speaker) -> Block {
    let privacy = &speaker.inputs.config.privacy;
    let mut lines = vec![speaker.say("f5.explain")];
    if implied_inside(speaker) {
        lines.push(speaker.say("f5.colleagues"));
    }
    let mut more = vec![speaker.say("f5.facts"), speaker.say("f5.see")];
    let policy = privacy.policy_url.iter();
    more.extend(policy.map(|url| speaker.fill("f5.policy", &[("url", url)])));
    Block { more, ..block("F5", speaker.say("f5.title"), lines) }
}
