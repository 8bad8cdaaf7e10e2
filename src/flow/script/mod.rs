//! The words of a pass: what the organisation's configuration and the language
//! pack say to this person about these items. What is composed here stands on
//! the screen and in the record, letter for letter (I19).

mod after;
mod choices;
mod explain;
mod first_contact;
mod languages;
mod review;
mod telling;

use std::rc::Rc;

use super::beside::put_beside;
use super::competence::Half;
use super::family::{Block, FamilyState, Line, Outcome, Pass, ScreenWords, StandingYes};
use super::guards::{heard_items_for, is_heard, items_for, told_items_for};
use super::inputs::{Inputs, Unlock};
use super::phone::{self, is_by_phone};
use super::review::renewable;
use super::screen::{FamilyScreen, Journey};
use super::state::State;
use crate::domain::answers::field;
use crate::domain::choice::Answer;
use crate::domain::item::{Item, people_of};
use crate::domain::plan::{Interpreter, Judged, Part, Plan};
use crate::domain::time::Instant;
use crate::domain::words::Voice;
use crate::wire::record::RecordRef;
use crate::words::Pack;

pub use languages::{Known, say_in};

/// Speaks to one person, in their language.
pub struct Speaker<'a> {
    pub inputs: &'a Inputs,
    pub pack: Rc<Pack>,
    pub voice: Voice,
    pub person: String,
    pub at: Instant,
}

impl Speaker<'_> {
    fn say(&self, key: &str) -> String {
        self.pack.say(key).to_owned()
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.pack.fill(key, values)
    }

    /// "you", or the name of somebody else.
    fn name(&self, person: &str) -> String {
        if person == self.person {
            return self.say("say.you");
        }
        let known = self.inputs.person(person);
        known.map_or(person, |known| known.spoken_name()).to_owned()
    }

    /// "your", or "Asha’s".
    fn whose(&self, person: &str) -> String {
        if person == self.person {
            return self.say("say.your");
        }
        self.fill("say.whose", &[("name", &self.name(person))])
    }

    fn kind<'t>(&'t self, item: &'t Item) -> &'t str {
        let kind = self.inputs.config.kind(&item.pii_id);
        kind.map_or(&item.pii_id, |kind| kind.plain_name.get(&self.voice))
    }

    fn recipient<'t>(&'t self, item: &'t Item) -> &'t str {
        let known = self.inputs.recipient(&item.recipient_id);
        known.map_or(&item.recipient_id, |known| known.short_name.get(&self.voice))
    }
}

/// The pass of one person, put into words. `None` where the language has none.
pub fn pass(
    state: &State,
    inputs: &Inputs,
    person: &str,
    (journey, half): (Journey, Option<Half>),
    at: Instant,
) -> Option<Pass> {
    let plan = &state.desk.plan;
    let person = inputs.person(person)?.id.as_str();
    let known = Known::of(state, inputs, at);
    let voice = inputs.voice_for(plan, person, at);
    let pack = inputs.packs.family(&voice)?;
    let speaker = Speaker { inputs, pack, voice: voice.clone(), person: person.to_owned(), at };
    let standing = standing(state, &speaker);
    let by_phone = is_by_phone(&state.desk, person);
    let mut copy_options = inputs.config.safety.copy_options.clone();
    if by_phone && !phone::is_safe_to_write(&state.desk.hand_over) {
        copy_options.clear();
    }
    let mut pass = Pass {
        alone: state.desk.hand_over.one("alone") == Some(Judged::Yes.code()),
        passcode: inputs.unlock == Unlock::Passcode,
        by_phone,
        copy_options,
        half,
        languages: languages::offered(speaker.inputs, &speaker.voice),
        standing,
        ..Pass::new(inputs, person, voice, journey)
    };
    match journey {
        Journey::Talk | Journey::Review => {
            let mut items = match journey {
                Journey::Review => renewable(state, inputs, person, at),
                _ => items_for(plan, inputs, person, at),
            };
            if journey == Journey::Talk {
                pass.told = told_items_for(plan, inputs, person, at);
                pass.hears = heard_items_for(plan, inputs, person, at);
            }
            // Nothing is asked before it is known who decides.
            if pass.comes_again() {
                pass.hears = explained(plan, inputs, &items, &pass.hears);
                pass.told.clear();
                items.clear();
            }
            pass.heard = heard_children(state, &speaker, &items);
            pass.interpreted = plan.interpreter(person) == Some(Interpreter::Professional);
            compose(&speaker, &known, &items, &mut pass);
        }
        Journey::Explain => compose(&speaker, &known, &[], &mut pass),
        _ => {}
    }
    pass.beside = languages::beside(&pass, &known);
    Some(pass)
}

/// What both halves of a pass explain, in the order of the plan.
fn explained(plan: &Plan, inputs: &Inputs, asked: &[Item], heard: &[Item]) -> Vec<Item> {
    let mut items = plan.items(&inputs.config);
    items.retain(|item| asked.contains(item) || heard.contains(item));
    items
}

/// What a review explains: it may be of somebody whom the plan that is open is not for,
/// or who must not know of it (I1), and how often was agreed when the yes was said.
fn reviewed(plan: &Plan, speaker: &Speaker, standing: &[StandingYes]) -> Plan {
    let of_plan = plan.part(&speaker.person) == Some(Part::Asked);
    let mut plan = if of_plan { plan.clone() } else { Plan::default() };
    for yes in standing {
        if let Some(frequency) = yes.frequency {
            plan.answers.set(&field(&["frequency", &yes.item.purpose_id]), frequency.code());
        }
    }
    plan
}

/// Asked, told, heard: whatever of the plan concerns this person, put into words.
fn compose(speaker: &Speaker, known: &Known, items: &[Item], pass: &mut Pass) {
    use FamilyScreen::{Answer, Choices, Next, Review, SayBack, Think, Told};
    pass.script.clear();
    pass.route.clear();
    pass.keep_from.clear();
    if pass.journey == Journey::Explain {
        put(pass, &FamilyScreen::IDEAS, |screen| first_contact::blocks(speaker, screen));
        pass.route.extend(FamilyScreen::EXPLAIN);
        pass.route.push(Next);
        return;
    }
    let plan = match pass.journey {
        Journey::Review => &reviewed(known.plan, speaker, &pass.standing),
        _ => known.plan,
    };
    let (told, hears) = (pass.told.clone(), pass.hears.clone());
    pass.groups = choices::groups(speaker, plan, items, &pass.standing);
    let explained = match pass.half {
        Some(_) => explained(plan, speaker.inputs, items, &hears),
        None => items.to_vec(),
    };
    if !explained.is_empty() {
        put(pass, &FamilyScreen::IDEAS, |idea| explain::blocks(speaker, plan, &explained, idea));
        pass.route.extend(FamilyScreen::EXPLAIN);
    }
    if pass.half.is_some() {
        say_what_comes(speaker, pass);
    }
    if !told.is_empty() {
        pass.route.push(Told);
        put(pass, &[Told], |_| telling::told(speaker, plan, &told, explained.is_empty()));
    }
    let heard = pass.journey == Journey::Talk && !pass.comes_again();
    let child = is_heard(speaker.inputs, &speaker.person, speaker.at);
    if heard && child {
        telling::may_say(speaker, pass);
    }
    if heard && (child || !hears.is_empty()) {
        pass.route.push(Think);
        put(pass, &[Think], |_| telling::think(speaker, &hears));
    }
    pass.route.extend(match (pass.half, items.is_empty()) {
        (Some(Half::Explains), _) => &[SayBack][..],
        (_, true) => &[Next],
        // They have said it back already.
        (Some(Half::Hears), false) => &[Choices, Answer, Next],
        (None, false) => &[Choices, SayBack, Answer, Next],
    });
    if pass.journey == Journey::Review {
        put(pass, &[Review], |_| review::blocks(speaker, known, items));
    }
}

/// On F1: that the tablet goes back in between, and what for.
fn say_what_comes(speaker: &Speaker, pass: &mut Pass) {
    let hello = pass.script.first_mut().and_then(|words| words.blocks.first_mut());
    if let Some(hello) = hello {
        // After what they may be asked, and before what they can do at any time.
        let place = hello.lines.len().min(3);
        hello.lines.insert(place, Line::Says(speaker.say("f1.first")));
    }
}

/// The words of these ideas come next; of an idea without words there is no screen.
fn put(pass: &mut Pass, screens: &[FamilyScreen], words: impl Fn(FamilyScreen) -> Vec<Block>) {
    for screen in screens {
        let blocks = words(*screen);
        if !blocks.is_empty() {
            pass.script.push(ScreenWords { screen: *screen, blocks });
        }
    }
}

/// Children of these items who have been heard in this sitting, by name.
fn heard_children(state: &State, speaker: &Speaker, items: &[Item]) -> Vec<String> {
    let was_heard = |id: &str| {
        let mut records = state.outbox.records.iter();
        records.any(|out| out.person == id && out.summary.state == "told")
    };
    let about = people_of(items).into_iter();
    let others = about.filter(|id| *id != speaker.person && was_heard(id));
    others.map(|id| speaker.name(id)).collect()
}

/// The yeses of this person that stand today, newest word last.
fn standing(state: &State, speaker: &Speaker) -> Vec<StandingYes> {
    let today = speaker.inputs.today(speaker.at);
    let live = state.said.live_yeses(&speaker.person, today);
    live.into_iter()
        .map(|stands| StandingYes {
            says: choices::short(speaker, &stands.statement.item),
            recipient: speaker.recipient(&stands.statement.item).to_owned(),
            frequency: stands.statement.frequency,
            shared: state.kept.openly_shared(&stands.statement.item, &speaker.person),
            origin: RecordRef {
                record_id: stands.statement.record_id,
                digest: stands.statement.digest,
            },
            item: stands.statement.item,
        })
        .collect()
}

/// The words of a screen as it stands now, in each language that stands on it.
pub fn blocks(
    family: &FamilyState,
    inputs: &Inputs,
    screen: FamilyScreen,
    at: Instant,
) -> Vec<Block> {
    let mut blocks = in_one(family, inputs, screen, at);
    if let Some(other) = family.beside() {
        put_beside(&mut blocks, &in_one(&other, inputs, screen, at));
    }
    blocks
}

fn in_one(family: &FamilyState, inputs: &Inputs, screen: FamilyScreen, at: Instant) -> Vec<Block> {
    let Some(speaker) = speaker(family, inputs, at) else { return Vec::new() };
    match screen {
        FamilyScreen::Told | FamilyScreen::Think | FamilyScreen::Review => {
            of_ideas(family, &[screen])
        }
        FamilyScreen::Choices => choices::blocks(family),
        FamilyScreen::SayBack => vec![say_back(&speaker)],
        FamilyScreen::Answer => choices::read_back(&speaker, family),
        FamilyScreen::Next => after::next(&speaker, family),
        FamilyScreen::ChangeMind => after::change_mind(&speaker, family),
        FamilyScreen::WhatChanges => after::what_changes(&speaker, family),
        FamilyScreen::Stop => vec![after::stop(&speaker, family)],
        FamilyScreen::Unlock => vec![unlock(&speaker, family)],
        FamilyScreen::Ended => {
            vec![block("ended", speaker.say("ended.title"), [speaker.say("ended.lead")])]
        }
        FamilyScreen::Hidden => {
            vec![block("hidden", speaker.say("hidden.title"), [speaker.say("ended.lead")])]
        }
        _ => of_ideas(family, screen.ideas()),
    }
}

fn speaker<'a>(family: &FamilyState, inputs: &'a Inputs, at: Instant) -> Option<Speaker<'a>> {
    let pass = &family.pass;
    let pack = inputs.packs.family(&pass.voice)?;
    Some(Speaker { inputs, pack, voice: pass.voice.clone(), person: pass.person.clone(), at })
}

fn of_ideas(family: &FamilyState, ideas: &[FamilyScreen]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for words in &family.pass.script {
        if ideas.contains(&words.screen) {
            blocks.extend_from_slice(&words.blocks);
        }
    }
    blocks
}

/// An answer, said back at once: "I say yes to telling Sam Okoro about Asha’s health."
pub fn said(
    family: &FamilyState,
    inputs: &Inputs,
    answer: Answer,
    place: usize,
    at: Instant,
) -> String {
    let key = ["f8.said_", answer.code()].concat();
    let what = family.short(place);
    speaker(family, inputs, at).map_or(String::new(), |it| it.fill(&key, &[("what", what)]))
}

/// One answer to all of a purpose, said back. A yes is never to what is sensitive.
pub fn said_all(
    family: &FamilyState,
    inputs: &Inputs,
    answer: Answer,
    any_sensitive: bool,
    at: Instant,
) -> String {
    let key = match answer {
        Answer::Yes if any_sensitive => "f8.said_all_but",
        Answer::Yes | Answer::NotSure => "f8.said_all_yes",
        Answer::No => "f8.said_all_no",
    };
    speaker(family, inputs, at).map_or(String::new(), |it| it.say(key))
}

fn unlock(speaker: &Speaker, family: &FamilyState) -> Block {
    let pass = &family.pass;
    let mut lines = Vec::new();
    // By phone the practitioner has it all the time.
    if !pass.by_phone {
        lines.push(speaker.fill("unlock.give", &[("name", &pass.practitioner)]));
        if pass.comes_again() && family.outcome == Outcome::Open {
            lines.push(speaker.say("unlock.again"));
        }
    }
    block("unlock", speaker.say("unlock.title"), lines)
}

/// F9: what the practitioner would like to hear, and for whom that is a test: nobody.
fn say_back(speaker: &Speaker) -> Block {
    let mut lines = vec![Line::Says(speaker.say("f9.lead"))];
    for key in ["f9.what", "f9.who", "f9.change"] {
        lines.push(Line::Point(speaker.say(key)));
    }
    let more = vec![speaker.say("f9.no_test")];
    Block { lines, more, ..block("F9", speaker.say("f9.title"), []) }
}

/// A block of plain lines.
fn block(id: &str, heading: String, lines: impl IntoIterator<Item = String>) -> Block {
    Block {
        id: id.to_owned(),
        heading,
        lines: lines.into_iter().filter(|line| !line.is_empty()).map(Line::Says).collect(),
        ..Block::default()
    }
}
