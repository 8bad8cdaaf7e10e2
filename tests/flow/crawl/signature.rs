//! What makes one state look and work unlike another, whatever is said in it: two
//! states of one signature differ in names and numbers alone.

use std::collections::BTreeSet;
use std::fmt;

use consent_disclosure::domain::plan::Part;
use consent_disclosure::flow::family::FamilyState;
use consent_disclosure::flow::screen::{DeskScreen, FamilyScreen};
use consent_disclosure::flow::state::{Mode, State};
use consent_disclosure::flow::{ErrandFact, Fact, TalkFact, WithdrawFact};
use consent_disclosure::view::offer::{Control, Offer};
use consent_disclosure::wire::canonical::digest;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signature {
    pub screen: &'static str,
    pub journey: &'static str,
    pub layout: &'static str,
    /// How the pass went that stands, or has come back; what else tells where it leads.
    pub outcome: &'static str,
    pub audience: &'static str,
    pub language: String,
    /// What stands on the screen, by kind; with an error that alone tells.
    pub variant: BTreeSet<String>,
    /// The key of what is wrong first; empty where nothing is.
    pub error: String,
}

/// More questions than this are a long screen.
const MANY: usize = 12;

impl Signature {
    pub fn of(state: &State, offer: &Offer) -> Signature {
        let (problems, family) = match &state.mode {
            Mode::Practitioner(at) => (&at.problems, None),
            Mode::Family(family) => (&family.problems, Some(family)),
        };
        let voice = family.map(|family| &family.pass.voice);
        Signature {
            screen: state.screen_code(),
            journey: journey(state),
            outcome: outcome(state),
            layout: family.map_or("", |family| family.layout.code()),
            audience: voice.map_or("", |voice| voice.audience.code()),
            language: family.map_or("en".to_owned(), |family| languages(family)),
            variant: if problems.is_empty() { variant(offer) } else { BTreeSet::new() },
            error: problems.first().map(|problem| problem.words.clone()).unwrap_or_default(),
        }
    }

    /// Short enough for a command line, and the same as long as the state looks the same.
    pub fn id(&self) -> String {
        let screen = self.screen.replace(' ', "+");
        let hash = digest(self.to_string().as_bytes());
        let short: String = hash.chars().rev().take(6).collect();
        format!("{screen}-{short}")
    }
}

impl Signature {
    /// Without what only decides where it leads: it looks and works the same.
    pub fn into_what_is_seen(mut self) -> Signature {
        self.outcome = "";
        self.variant.remove("asked");
        if matches!(self.screen, "hidden" | "unlock" | "ended" | "stop") {
            self.journey = "";
        }
        if !EXPLAINS.contains(&self.screen) {
            self.layout = "";
        }
        self
    }
}

/// Where the two layouts differ.
const EXPLAINS: [&str; 10] =
    ["F1", "F2 F3 F4", "F5 F6 F7", "F2", "F3", "F4", "F5", "F6", "F7", "F8"];

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(",");
        let Signature { screen, journey, layout, outcome, audience, language, error, .. } = self;
        let variant = all(&self.variant);
        write!(f, "{screen}|{journey}|{layout}|{outcome}|{audience}|{language}|{variant}|{error}")
    }
}

/// The language of the page, and the one beside it.
fn languages(family: &FamilyState) -> String {
    let own = family.pass.voice.language.clone();
    let beside = family.pass.beside.as_ref().filter(|_| !family.one_language);
    beside.map_or(own.clone(), |other| [&own, "+", &other.voice.language].concat())
}

fn journey(state: &State) -> &'static str {
    match &state.mode {
        Mode::Family(family) => family.pass.journey.code(),
        Mode::Practitioner(at) => match (&state.desk.heard, at.screen) {
            (Some(heard), DeskScreen::Attest | DeskScreen::Save | DeskScreen::AfterNo) => {
                heard.pass.journey.code()
            }
            (_, DeskScreen::HandOver) => state.desk.journey.map_or("", |journey| journey.code()),
            _ => "",
        },
    }
}

fn outcome(state: &State) -> &'static str {
    match (&state.mode, &state.desk.heard) {
        (Mode::Family(family), _) if is_after(family.screen) => family.outcome.code(),
        (Mode::Practitioner(at), _)
            if BEFORE_P5.contains(&at.screen) && leaves_a_child_out(state) =>
        {
            "leaves a child out"
        }
        (Mode::Practitioner(_), Some(heard)) => heard.outcome.code(),
        _ => "",
    }
}

/// Where P1 has been answered, and P5 not yet, which asks why a child is left out.
const BEFORE_P5: [DeskScreen; 2] = [DeskScreen::WhatAndWho, DeskScreen::RealChoice];

fn leaves_a_child_out(state: &State) -> bool {
    let people = state.inputs.iter().flat_map(|inputs| &inputs.case.people);
    let mut children = people.filter(|person| person.relationship == "child");
    children.any(|child| state.desk.plan.part(&child.id) == Some(Part::NotAsked))
}

/// Screens that say how it went, or lead to one that does.
fn is_after(screen: FamilyScreen) -> bool {
    matches!(screen, FamilyScreen::Next | FamilyScreen::Unlock | FamilyScreen::Ended)
}

fn variant(offer: &Offer) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = offer.shapes.iter().cloned().collect();
    let mut fields = BTreeSet::new();
    for control in &offer.controls {
        let kind = match control {
            Control::Press { fact, .. } if is_everywhere(fact) => continue,
            Control::Press { fact, .. } => format!("={}", bare(fact)),
            Control::Leads => continue,
            Control::Choose { field, .. } | Control::Write { field, .. } => {
                fields.insert(field.clone());
                format!("?{}", field.split('.').next().unwrap_or_default())
            }
            Control::Draw { .. } => "draw".to_owned(),
        };
        found.insert(kind);
    }
    if fields.len() > MANY {
        found.insert("many".to_owned());
    }
    found
}

/// What stands on every screen, or beside every idea.
fn is_everywhere(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::TextSizeChosen(_)
            | Fact::Hide(_)
            | Fact::Errand(ErrandFact::Begun { screen: DeskScreen::Urgent, .. })
            | Fact::Withdraw(WithdrawFact::ChangeOfMindChosen)
            | Fact::Talk(
                TalkFact::BlockMarked(_)
                    | TalkFact::LayoutChosen(_)
                    | TalkFact::LanguageChosen(_)
                    | TalkFact::OneLanguageChosen(_)
                    | TalkFact::StopChosen
                    | TalkFact::WentBack
            )
    )
}

/// What a button says happened, without what it happened to.
pub fn bare(fact: &Fact) -> String {
    if let Fact::Errand(ErrandFact::Begun { screen, .. }) = fact {
        return format!("Begun {}", screen.code());
    }
    let said = format!("{fact:?}");
    let mut parts = said.split(['(', ')', ' ', '{', '"']).filter(|part| !part.is_empty());
    let (kind, what) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    format!("{kind} {what}")
}
