//! What is there while a person holds the tablet. Nothing of the practitioner's
//! is: the view of a family screen is given this and nothing else.

use serde::{Deserialize, Serialize};

pub use super::block::{Block, Line, ScreenWords};
use super::competence::Half;
use super::inputs::Inputs;
use super::problem::Problem;
use super::saving::SaveState;
use super::screen::{FamilyScreen, Journey};
use super::siblings::Siblings;
use crate::domain::answers::Answers;
use crate::domain::choice::Answer;
use crate::domain::codes::codes;
use crate::domain::config::CopyOption;
use crate::domain::element::Element;
use crate::domain::ink::Ink;
use crate::domain::item::{Frequency, Item};
use crate::domain::layout::Layout;
use crate::domain::time::Instant;
use crate::domain::words::Voice;
use crate::wire::record::{How, RecordRef, StatementShown};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FamilyState {
    pub pass: Pass,
    pub screen: FamilyScreen,
    pub layout: Layout,
    /// The purpose that F8 shows where it shows one at a time: its place in the pass.
    pub group: usize,
    /// Where Back goes, newest last. It never leaves the family's side.
    pub trail: Vec<FamilyScreen>,
    /// The words on the current screen.
    pub blocks: Vec<Block>,
    pub problems: Vec<Problem>,
    /// Every block that was shown in full, with its exact words.
    pub shown: Vec<StatementShown>,
    /// Where those begin that count for this round: whoever asks to hear it again
    /// reads it again.
    #[serde(default)]
    pub shown_from: usize,
    /// What stood beside it for the interpreter, with its exact words.
    #[serde(default)]
    pub beside_shown: Vec<StatementShown>,
    /// Nothing stands beside their own language, for now.
    #[serde(default)]
    pub one_language: bool,
    pub explained: Vec<Explained>,
    /// One for each row of the pass, in its order. None until touched.
    pub answers: Vec<Option<Given>>,
    /// Siblings who were parted: where their rows begin.
    #[serde(default)]
    pub apart: Vec<usize>,
    pub note: String,
    /// The blocks that this person wants to come back to.
    pub asks_about: Vec<String>,
    /// What was said on F14 and F15.
    pub said: Answers,
    #[serde(default)]
    pub say_back: SayBack,
    pub way: Option<Way>,
    pub typed: String,
    pub ticked: bool,
    #[serde(default)]
    pub ink: Ink,
    /// What a child drew on F14 of what they think.
    #[serde(default)]
    pub drawn: Ink,
    /// It was said aloud, and the practitioner heard it.
    #[serde(default)]
    pub heard: bool,
    /// Who else heard it, where anybody did.
    #[serde(default)]
    pub witness: String,
    /// When F10 was confirmed, or every answer was a no.
    pub confirmed_at: Option<Instant>,
    pub copy: Option<CopyOption>,
    /// What is marked to be taken back on F12.
    pub marked: Vec<Item>,
    pub taking_back: Option<TakingBack>,
    /// Records that this pass has already given.
    pub records: Vec<GivenRecord>,
    pub outcome: Outcome,
    pub lock: Lock,
    /// Nobody has pressed anything for long; the screen will hide itself.
    #[serde(default)]
    pub warned: bool,
    /// When Shift was pressed alone, newest last, in milliseconds.
    #[serde(default)]
    pub shifts: Vec<i64>,
    /// What the neutral screen stands in place of.
    #[serde(default)]
    pub under: Option<Box<Under>>,
}

/// A screen that waits, as it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Under {
    pub screen: FamilyScreen,
    pub blocks: Vec<Block>,
    pub problems: Vec<Problem>,
}

/// What a pass was made for, and the words of it that do not change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pass {
    pub person: String,
    pub name: String,
    pub practitioner: String,
    pub voice: Voice,
    pub journey: Journey,
    /// Alone with the practitioner, as confirmed at P8.
    pub alone: bool,
    /// Read out by the practitioner, who presses what the person says (J12).
    pub by_phone: bool,
    /// Whether the page asks for the passcode itself.
    pub passcode: bool,
    /// With an interpreter nobody skips saying it back (J11).
    #[serde(default)]
    pub interpreted: bool,
    /// The same pass in the practitioner's language, where an interpreter is there and
    /// the person's is another.
    #[serde(default)]
    pub beside: Option<Box<Pass>>,
    pub copy_options: Vec<CopyOption>,
    /// One of two: what is explained first, and what is said after it.
    #[serde(default)]
    pub half: Option<Half>,
    /// The languages that there are words in for this person, each with its own name.
    #[serde(default)]
    pub languages: Vec<(String, String)>,
    /// The screens of this pass in their order, for "3 of 7".
    pub route: Vec<FamilyScreen>,
    /// The words of the screens that explain, tell and hear.
    pub script: Vec<ScreenWords>,
    /// The choices of F8, by purpose.
    pub groups: Vec<Group>,
    /// What F15 tells, and F14 hears a child about.
    pub told: Vec<Item>,
    pub hears: Vec<Item>,
    /// A small child can point at a face.
    pub faces: bool,
    /// From whom a child can ask to keep what they said: ids, and names.
    pub keep_from: Vec<(String, String)>,
    /// Names of children who have said in this sitting what they think.
    pub heard: Vec<String>,
    /// This person's own yeses that stand today.
    pub standing: Vec<StandingYes>,
}

impl Pass {
    /// For this person, with nothing in it yet.
    pub fn new(inputs: &Inputs, person: &str, voice: Voice, journey: Journey) -> Pass {
        Pass {
            person: person.to_owned(),
            name: inputs.name(person).to_owned(),
            practitioner: inputs.case.practitioner.name.clone(),
            voice,
            journey,
            alone: false,
            by_phone: false,
            passcode: false,
            interpreted: false,
            beside: None,
            half: None,
            copy_options: Vec::new(),
            languages: Vec::new(),
            route: Vec::new(),
            script: Vec::new(),
            groups: Vec::new(),
            told: Vec::new(),
            hears: Vec::new(),
            faces: false,
            keep_from: Vec::new(),
            heard: Vec::new(),
            standing: Vec::new(),
        }
    }
}

/// The choices of one purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub purpose_id: String,
    pub heading: String,
    pub if_yes: String,
    pub if_no: String,
    pub if_not_sure: String,
    pub rows: Vec<Row>,
    #[serde(default)]
    pub siblings: Vec<Siblings>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub item: Item,
    /// "About Asha’s health": the first half of the question, said once for all who
    /// might be told.
    pub kind: String,
    /// "Tell Sam Okoro": the other half.
    pub tell: String,
    /// Both, short, for reading back.
    pub short: String,
    pub sensitive: bool,
    /// This person said yes to exactly this before.
    pub own_yes_stands: bool,
    pub frequency: Option<Frequency>,
    pub methods: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandingYes {
    pub item: Item,
    pub says: String,
    pub recipient: String,
    /// How often it was agreed to, where that is known.
    pub frequency: Option<Frequency>,
    /// When it was last shared because of it, if ever.
    #[serde(default)]
    pub shared: Option<Instant>,
    pub origin: RecordRef,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub answer: Answer,
    pub at: Instant,
    /// The person's own yes to it stood then: a no takes it back.
    #[serde(default)]
    pub takes_back: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    pub element: Element,
    pub at: Instant,
}

codes! {
    /// A way to agree. None is usual; all cost the same.
    Way {
        Drawn = "drawn",
        TypedName = "typed_name",
        Ticked = "ticked",
        Said = "said",
    }
}

/// F9: whether it was explained well enough, as they found together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayBack {
    /// What the person said, where they wrote it down.
    pub words: String,
    /// How often they asked to hear it again.
    pub again: u8,
    pub clear: bool,
}

codes! {
    TakingBack {
        Everything = "everything",
        Some = "some",
    }
}

codes! {
    /// How the pass stands.
    Outcome {
        Open = "open",
        /// F10 was confirmed; the record is made when the practitioner has attested.
        Answered = "answered",
        /// Told, heard or explained to; the record is made when the practitioner has
        /// attested.
        Heard = "heard",
        /// Everything was a no; the record is made already.
        RefusedAll = "refused_all",
        /// Stopped before an answer; the record is made already.
        Stopped = "stopped",
        /// A pass for a change of mind, and minds were changed.
        TookBack = "took_back",
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GivenRecord {
    pub key: String,
    pub saving: SaveState,
}

/// The passcode screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lock {
    pub typed: String,
    pub tries: u32,
    /// No try counts before then.
    pub wait_until: Option<Instant>,
    /// When the host was asked, where it has not answered.
    pub asked_at: Option<Instant>,
    /// Once it is open, nothing comes before what is urgent.
    #[serde(default)]
    pub urgent: bool,
}

impl Pass {
    /// Nothing is said in it yet; the tablet comes again.
    pub fn comes_again(&self) -> bool {
        self.half == Some(Half::Explains)
    }

    /// Something is told, heard or explained in it, and nothing asked.
    pub fn is_notice(&self) -> bool {
        self.groups.is_empty() && self.journey != Journey::Withdraw
    }
}

impl FamilyState {
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.pass.groups.iter().flat_map(|group| &group.rows)
    }

    /// Each row with the answer that it has, in order.
    pub fn answered(&self) -> impl Iterator<Item = (&Row, Option<Given>)> {
        let answers = self.answers.iter().copied().chain(std::iter::repeat(None));
        self.rows().zip(answers)
    }

    /// The purposes on F8 now.
    pub fn groups_shown(&self) -> std::ops::Range<usize> {
        match self.layout {
            Layout::Together => 0..self.pass.groups.len(),
            Layout::OneAtATime => self.group..self.group + 1,
        }
    }

    /// The places of the rows of a purpose.
    pub fn places_of(&self, group: usize) -> std::ops::Range<usize> {
        let mut first = 0;
        for (place, found) in self.pass.groups.iter().enumerate() {
            if place == group {
                return first..first + found.rows.len();
            }
            first += found.rows.len();
        }
        first..first
    }

    pub fn group_of(&self, place: usize) -> Option<usize> {
        (0..self.pass.groups.len()).find(|group| self.places_of(*group).contains(&place))
    }

    pub fn row_place(&self, item: &Item) -> Option<usize> {
        self.rows().position(|row| row.item == *item)
    }

    /// A block counts as shown only with the words that stand there now.
    pub fn is_shown(&self, block: &Block) -> bool {
        let text = block.text();
        let round = self.shown.iter().skip(self.shown_from);
        round.into_iter().any(|shown| shown.block == block.id && shown.text == text)
    }
}

impl Pass {
    /// How its words come to the person.
    pub fn how(&self) -> How {
        if self.by_phone { How::Spoken } else { How::Shown }
    }
}
