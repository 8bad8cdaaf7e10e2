//! The whole talk as a value: it can be written down, kept and taken up again.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::errand::Errand;
use super::family::FamilyState;
use super::inputs::Inputs;
use super::kept::Kept;
use super::problem::Problem;
use super::saving::{Outbox, is_to_be_saved};
use super::screen::{DeskScreen, FamilyScreen, Journey};
use super::text_size::TextSize;
use crate::domain::answers::Answers;
use crate::domain::plan::Plan;
use crate::domain::standing::Said;
use crate::domain::time::Instant;

/// Changes whenever an older state can no longer be read.
pub const STATE_VERSION: u32 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    pub version: u32,
    /// Not written down: the host hands it in again.
    #[serde(skip)]
    pub inputs: Option<Rc<Inputs>>,
    pub desk: Desk,
    pub mode: Mode,
    /// All that has been said, in the host's records and here.
    pub said: Said,
    pub outbox: Outbox,
    /// What the records leave to be done; made anew, never written down.
    #[serde(skip)]
    pub kept: Rc<Kept>,
    /// The instant of the newest message, and its local day.
    pub at: Option<Instant>,
    pub today: Option<chrono::NaiveDate>,
    #[serde(default)]
    pub text_size: TextSize,
}

/// Who holds the tablet. A family screen is drawn from its own state alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Mode {
    Practitioner(AtDesk),
    Family(Box<FamilyState>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtDesk {
    pub screen: DeskScreen,
    pub problems: Vec<Problem>,
}

/// The practitioner's side of the talk. It exists while the family holds the
/// tablet, but no family screen can reach it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Desk {
    pub journey: Option<Journey>,
    pub plan: Plan,
    /// The plan was emitted, or handed in by the host.
    pub plan_kept: bool,
    /// The answers of P8.
    pub hand_over: Answers,
    /// The pass that has just come back.
    pub heard: Option<Box<FamilyState>>,
    /// The answers of P9.
    pub attestation: Answers,
    /// The key of the record that P22 made of it.
    pub answer_record: Option<String>,
    /// Whose no was left for another talk, or for advice.
    #[serde(default)]
    pub for_later: Vec<String>,
    /// People whose pass in this sitting is over.
    pub done: Vec<String>,
    /// The browser opened no page to print the copy from.
    #[serde(default)]
    pub print_refused: bool,
    /// What is being done besides, the newest last: advice can be sought in the middle.
    #[serde(default)]
    pub errands: Vec<Errand>,
}

impl Default for State {
    fn default() -> State {
        State {
            version: STATE_VERSION,
            inputs: None,
            desk: Desk::default(),
            mode: Mode::Practitioner(AtDesk::at(DeskScreen::Start)),
            said: Said::default(),
            outbox: Outbox::default(),
            kept: Rc::default(),
            at: None,
            today: None,
            text_size: TextSize::default(),
        }
    }
}

impl AtDesk {
    pub fn at(screen: DeskScreen) -> AtDesk {
        AtDesk { screen, problems: Vec::new() }
    }
}

impl State {
    /// Something here would be lost if the page went away now.
    pub fn is_dirty(&self) -> bool {
        let under_way = match &self.mode {
            Mode::Practitioner(at) => match at.screen {
                DeskScreen::Start | DeskScreen::AfterNo | DeskScreen::Differing => false,
                DeskScreen::Save => is_to_be_saved(&self.desk),
                _ => true,
            },
            Mode::Family(family) => family.screen != FamilyScreen::Ended,
        };
        under_way || self.outbox.has_unsaved()
    }

    /// Nobody's pass is under way: what the host hands in can be taken up.
    pub fn is_between_talks(&self) -> bool {
        !self.is_family() && self.desk.heard.is_none()
    }

    /// Also while advice is sought in the middle of a plan.
    pub fn is_planning(&self) -> bool {
        let from = self.desk.errands.iter().map(|errand| errand.from);
        let at = match &self.mode {
            Mode::Practitioner(at) => Some(at.screen),
            Mode::Family(_) => None,
        };
        at.into_iter().chain(from).any(|screen| DeskScreen::PLAN.contains(&screen))
    }

    pub fn is_family(&self) -> bool {
        matches!(self.mode, Mode::Family(_))
    }

    /// Changes when what stands is another page, even one with the same id: F8 may
    /// show one purpose after the other.
    pub fn place(&self) -> String {
        let group = match &self.mode {
            Mode::Practitioner(_) => 0,
            Mode::Family(family) => family.group,
        };
        [self.screen_code(), "#", &group.to_string()].concat()
    }

    /// The public id of the screen that stands.
    pub fn screen_code(&self) -> &'static str {
        match &self.mode {
            Mode::Practitioner(at) => at.screen.code(),
            Mode::Family(family) => family.screen.code(),
        }
    }
}
