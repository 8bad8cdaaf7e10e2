//! The screens and journeys of flow.md that exist, and their public ids.

use crate::domain::codes::codes;

codes! {
    /// Practitioner screens. In the *together* layout one screen carries several ids.
    DeskScreen {
        Start = "P0",
        PeopleAndDanger = "P1 P2",
        WhatAndWho = "P3",
        RealChoice = "P4",
        SafeAndWho = "P5 P6",
        Help = "P7",
        HandOver = "P8",
        Attest = "P9",
        Save = "P22",
        Advice = "P13",
        /// A change of mind by phone, by letter or through another worker.
        Told = "told",
        StopSharing = "P19",
        /// A mis-tap after saving.
        Correct = "correct",
        /// An agreement on paper, or an older one.
        Import = "import",
        Review = "P20",
        /// After a no: what now?
        AfterNo = "P11",
        /// What people have said differently, side by side.
        Differing = "P10",
        /// What shows who holds authority.
        Authority = "authority",
        /// Someone is in danger: whom to ring, and four short fields (J5).
        Urgent = "urgent",
        /// Is this child able to decide?
        Assess = "P6c",
    }
}

codes! {
    /// Screens of the person who holds the tablet.
    FamilyScreen {
        Hello = "F1",
        WhyWhatWho = "F2 F3 F4",
        HowLongLimits = "F5 F6 F7",
        Why = "F2",
        What = "F3",
        Who = "F4",
        How = "F5",
        HowLong = "F6",
        Limits = "F7",
        Choices = "F8",
        SayBack = "F9",
        Answer = "F10",
        Next = "F11",
        ChangeMind = "F12",
        WhatChanges = "F13",
        Review = "F16",
        /// A child is heard.
        Think = "F14",
        /// Somebody is told, and heard.
        Told = "F15",
        /// Are you sure that you want to stop?
        Stop = "stop",
        /// The tablet is on its way back; nothing of the case is here, but the way to
        /// change one's mind is still open.
        Unlock = "unlock",
        /// The talk was discarded without the practitioner; the page stays covered.
        Ended = "ended",
        /// A neutral screen in place of any other; the pass waits under it.
        Hidden = "hidden",
    }
}

codes! {
    Journey {
        Plan = "plan",
        Talk = "talk",
        Withdraw = "withdraw",
        Review = "review",
        Import = "import",
        Correct = "correct",
        /// First contact: how we share, before anything is asked.
        Explain = "explain",
    }
}

impl DeskScreen {
    /// The five steps of a plan, in order.
    pub const PLAN: [DeskScreen; 5] = [
        DeskScreen::PeopleAndDanger,
        DeskScreen::WhatAndWho,
        DeskScreen::RealChoice,
        DeskScreen::SafeAndWho,
        DeskScreen::Help,
    ];
}

impl FamilyScreen {
    /// The screens that explain, several ideas on each, which must all be shown before
    /// F8.
    pub const EXPLAIN: [FamilyScreen; 3] =
        [FamilyScreen::Hello, FamilyScreen::WhyWhatWho, FamilyScreen::HowLongLimits];

    /// The ideas that a talk explains, which must all be shown before F8.
    pub const IDEAS: [FamilyScreen; 7] = [
        FamilyScreen::Hello,
        FamilyScreen::Why,
        FamilyScreen::What,
        FamilyScreen::Who,
        FamilyScreen::How,
        FamilyScreen::HowLong,
        FamilyScreen::Limits,
    ];

    /// The ideas on a screen; none on a screen that does not explain.
    pub const fn ideas(self) -> &'static [FamilyScreen] {
        match self {
            FamilyScreen::Hello => &[FamilyScreen::Hello],
            FamilyScreen::WhyWhatWho => &[FamilyScreen::Why, FamilyScreen::What, FamilyScreen::Who],
            FamilyScreen::HowLongLimits => {
                &[FamilyScreen::How, FamilyScreen::HowLong, FamilyScreen::Limits]
            }
            FamilyScreen::Why => &[FamilyScreen::Why],
            FamilyScreen::What => &[FamilyScreen::What],
            FamilyScreen::Who => &[FamilyScreen::Who],
            FamilyScreen::How => &[FamilyScreen::How],
            FamilyScreen::HowLong => &[FamilyScreen::HowLong],
            FamilyScreen::Limits => &[FamilyScreen::Limits],
            _ => &[],
        }
    }

    /// Words that are read to their end before anything goes on.
    pub fn is_read(self) -> bool {
        self == FamilyScreen::Told || !self.ideas().is_empty()
    }
}
