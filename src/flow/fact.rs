//! What can happen to the talk. Facts, in the past tense; time and ids arrive
//! with them.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::inputs::Inputs;
use super::screen::{DeskScreen, Journey};
use super::text_size::TextSize;
use crate::domain::choice::Answer;
use crate::domain::ink::Point;
use crate::domain::layout::Layout;
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
    /// Fresh UUIDs, version 4: one fact makes at most three records.
    pub ids: [String; 3],
}

#[derive(Clone, Debug)]
pub enum Fact {
    Host(HostFact),
    /// An option of a question on the screen that stands was chosen, or left.
    QuestionAnswered {
        field: String,
        value: String,
        on: bool,
    },
    /// A text was written into a field of the screen that stands.
    TextWritten {
        field: String,
        text: String,
    },
    Prepare(PrepareFact),
    HandOver(HandOverFact),
    Talk(TalkFact),
    Ink(InkFact),
    Withdraw(WithdrawFact),
    Attest(AttestFact),
    Save(SaveFact),
    AfterNo(AfterNoFact),
    Hide(HideFact),
    Copy(CopyFact),
    /// For the rest of the sitting, whoever holds the tablet.
    TextSizeChosen(TextSize),
    Errand(ErrandFact),
    Review(ReviewFact),
}

#[derive(Clone, Debug)]
pub enum HostFact {
    /// Configuration, case and records, decoded and whole.
    Supplied(Rc<Inputs>),
    JourneyRequested(Journey),
    RecordAcknowledged {
        key: String,
        reference: Option<String>,
    },
    RecordRefused {
        key: String,
        message: String,
    },
    /// The host was silent for too long.
    RecordTimedOut {
        key: String,
    },
    UnlockAnswered(bool),
}

/// P0 to P7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrepareFact {
    JourneyChosen(Journey),
    Continued,
    WentBack,
    /// P10 was chosen on P0.
    DifferencesChosen,
    /// A step of the plan was chosen to be looked at again.
    StepChosen(DeskScreen),
}

/// P8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOverFact {
    TabletHandedOver,
    WentBack,
}

/// F1 to F11, and the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkFact {
    /// A block of words stood on the screen down to its last line.
    BlockShown(String),
    /// A block was marked to come back to, or no longer.
    BlockMarked(String),
    LayoutChosen(Layout),
    /// One answer for everything that a purpose asks, by the purpose's place.
    AllAnswered(usize, Answer),
    /// One answer for these siblings, or one for each: the place of a row of theirs.
    SameForAllChosen(usize, bool),
    Continued,
    WentBack,
    StopChosen,
    StopConfirmed,
    StopDeclined,
    /// F9: it was clear.
    SaidBack,
    ExplainingAgainChosen,
    SayBackSkipped,
    TabletGivenBack,
    UnlockTried,
    /// The way back is opened because someone is in danger.
    UrgentUnlockTried,
    PasscodeForgotten,
    /// From now on in this language: its code.
    LanguageChosen(String),
    /// With an interpreter: in their own language alone, or in both.
    OneLanguageChosen(bool),
}

/// A pointer on the pad of F10; each has a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InkFact {
    Touched(i32, Point),
    Drawn(i32, Point),
    Lifted(i32),
    StrokeUndone,
    Cleared,
}

/// F12 and F13.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawFact {
    ChangeOfMindChosen,
    EverythingChosen,
    SomeChosen,
    Confirmed,
    WentBack,
}

/// F16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewFact {
    KeepChosen,
    ChangeChosen,
}

/// P9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttestFact {
    Continued,
    WentBack,
}

/// What is done at the desk besides the plan and the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandFact {
    /// `about` is a record or a person; empty where the errand is about none.
    Begun {
        screen: DeskScreen,
        about: String,
    },
    Continued,
    WentBack,
    /// Between the two halves of a pass: it ends here, and nothing is shared.
    TalkStopped,
}

/// P11.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterNoFact {
    Respected,
    /// Another talk on another day, or advice first. Nothing asks again by itself (I5).
    LeftForLater,
}

/// P22.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveFact {
    SaveChosen,
    RetryChosen {
        key: String,
    },
    DownloadChosen {
        key: String,
    },
    /// The pass is over; back to the start, or on to the next person.
    Finished,
}

/// "Hide now", and what hides by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HideFact {
    Chosen,
    /// Shift went down and up again alone, at so many milliseconds of a clock that
    /// only goes on.
    ShiftPressed {
        at: i64,
    },
    /// No further press of Shift has come in time.
    ShiftLapsed,
    /// Nobody has pressed anything for so many seconds.
    Quiet {
        seconds: u32,
    },
}

/// The copy that the person chose on F11, given at P22.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFact {
    PrintChosen,
    FileChosen,
    /// The browser opened no page to print from.
    PrintRefused,
}
