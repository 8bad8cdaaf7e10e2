//! What can happen to the talk. Facts, in the past tense; time and ids arrive
//! with them.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::inputs::Inputs;
use super::screen::Journey;
use crate::domain::choice::Answer;
use crate::domain::config::CopyOption;
use crate::domain::item::{Frequency, Item};
use crate::domain::plan::{
    Danger, Judged, Part, Pattern, RealChoice, Safety, UnsafeBecause,
};
use crate::domain::time::Instant;
use crate::wire::record::Clock;

#[derive(Clone, Debug)]
pub struct Message {
    pub stamp: Stamp,
    pub fact: Fact,
}

/// What the outside world knows and the machine does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: Instant,
    pub clock: Clock,
    /// Fresh UUIDs, version 4: one fact makes at most two records.
    pub ids: [String; 2],
}

#[derive(Clone, Debug)]
pub enum Fact {
    Host(HostFact),
    Prepare(PrepareFact),
    HandOver(HandOverFact),
    Talk(TalkFact),
    Withdraw(WithdrawFact),
    Attest(AttestFact),
    Save(SaveFact),
}

#[derive(Clone, Debug)]
pub enum HostFact {
    /// Configuration, case and records, decoded and whole.
    Supplied(Rc<Inputs>),
    JourneyRequested(Journey),
    RecordAcknowledged { key: String, reference: Option<String> },
    RecordRefused { key: String, message: String },
    /// The host was silent for too long.
    RecordTimedOut { key: String },
    UnlockAnswered(bool),
}

/// P0 to P7.
#[derive(Clone, Debug)]
pub enum PrepareFact {
    JourneyChosen(Journey),
    Continued,
    WentBack,
    PartChosen { person: String, part: Part },
    DangerJudged(Danger),
    PatternMarked { pattern: Pattern, on: bool },
    LegitimacyJudged(Judged),
    IdentityJudged(Judged),
    PurposeMarked { purpose: String, on: bool },
    NeedJudged { purpose: String, kind: String, needed: bool },
    AboutMarked { purpose: String, kind: String, person: String, on: bool },
    LeavingOutExplained { purpose: String, kind: String, text: String },
    RecipientMarked { purpose: String, recipient: String, on: bool },
    FrequencyChosen { purpose: String, frequency: Frequency },
    ChoiceJudged { purpose: String, choice: RealChoice },
    SafetyJudged { person: String, safety: Safety },
    ReasonMarked { person: String, reason: UnsafeBecause, on: bool },
    SafetyNoteWritten { person: String, text: String },
    LanguageChosen { person: String, language: String },
    WordsJudged { person: String, fit: Judged },
    NotesWritten(String),
    /// A step of the plan was chosen to be looked at again.
    StepChosen(super::screen::DeskScreen),
}

/// P8.
#[derive(Clone, Debug)]
pub enum HandOverFact {
    PersonChosen(String),
    PresenceMarked { person: String, on: bool },
    OthersPresentWritten(String),
    SafetyConfirmed(Judged),
    AloneConfirmed(Judged),
    PasscodeTyped(String),
    TabletHandedOver,
    WentBack,
}

/// F1 to F11, and the way back.
#[derive(Clone, Debug)]
pub enum TalkFact {
    /// A block of words stood on the screen down to its last line.
    BlockShown(String),
    Continued,
    WentBack,
    ItemAnswered { item: Item, answer: Answer },
    NoteWritten(String),
    WayChosen(super::family::Way),
    NameTyped(String),
    AgreementTicked(bool),
    CopyChosen(CopyOption),
    StopChosen,
    StopConfirmed,
    StopDeclined,
    TabletGivenBack,
    PasscodeTyped(String),
    UnlockTried,
    PasscodeForgotten,
}

/// F12 and F13.
#[derive(Clone, Debug)]
pub enum WithdrawFact {
    ChangeOfMindChosen,
    ItemMarked { item: Item, on: bool },
    EverythingChosen,
    SomeChosen,
    Confirmed,
    WentBack,
}

/// P9.
#[derive(Clone, Debug)]
pub enum AttestFact {
    ToldCanRefuseJudged(Judged),
    PressureJudged(Judged),
    UnderstandingJudged(super::attest::Understood),
    NotesWritten(String),
    Continued,
    WentBack,
}

/// P22.
#[derive(Clone, Debug)]
pub enum SaveFact {
    SaveChosen,
    RetryChosen { key: String },
    DownloadChosen { key: String },
    /// The pass is over; back to the start, or on to the next person.
    Finished,
}
