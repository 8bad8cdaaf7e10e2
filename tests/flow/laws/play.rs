//! What may happen next. Mostly something that the screen that stands offers;
//! now and then anything at all.

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::domain::layout::Layout;
use consent_disclosure::flow::form::{Kind, Question};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{
    AfterNoFact, AttestFact, CopyFact, ErrandFact, Fact, HandOverFact, HideFact, HostFact, InkFact,
    PrepareFact, SaveFact, TalkFact, TextSize, WithdrawFact, attest, errand, handover, prepare,
    saving,
};

use super::dice::Dice;
use super::run::Run;
use crate::kit::{PASSCODE, UNLOCKED, choose, go_on, unmark, write};

const DESK_WORDS: &str = "canary of the practitioner";
/// What the practitioner leaves out, and may let somebody read.
pub const LEFT_OUT_WORDS: &str = "the flat above the bakery";
pub const PERSONS_WORDS: &str = "Only the mornings, please";

/// What a field usually says, so that runs get somewhere.
const USUAL: [(&str, &str, usize); 30] = [
    ("over", "asha", 90),
    ("status", "held", 90),
    ("seen", "birth_certificate", 90),
    ("layout", "together", 75),
    ("part", "asked", 85),
    ("danger", "no", 95),
    ("legitimate", "yes", 97),
    ("identifies", "yes", 97),
    ("purposes", "early-help", 60),
    ("need", "left_out", 45),
    ("choice", "you_choose", 97),
    ("safety", "none_of_these", 92),
    ("words", "yes", 95),
    ("interpreter", "none", 85),
    ("interpreter_link", "no", 90),
    ("person", "priya", 90),
    ("still_safe", "yes", 95),
    ("alone", "yes", 60),
    ("told_can_refuse", "yes", 85),
    ("pressure", "no", 85),
    ("understood", "understood", 70),
    ("recipients", "school-nurse", 40),
    ("what", "yes", 97),
    ("why", "yes", 97),
    ("who", "yes", 97),
    ("consequences", "yes", 97),
    ("alternatives", "yes", 97),
    ("explains", "yes", 97),
    ("not_pressed", "yes", 97),
    ("outcome", "competent", 85),
];

impl Run {
    pub fn step(&mut self, roll: u64) {
        let mut dice = Dice::new(roll);
        if dice.percent(8) {
            let fact = anything(self, &mut dice);
            self.play(fact);
        }
        if dice.percent(15) {
            let fact = host(self, &mut dice);
            self.play(fact);
        }
        let at = match &self.state().mode {
            Mode::Practitioner(at) => Some(at.screen),
            Mode::Family(_) => None,
        };
        match at {
            Some(screen) => self.at_desk(screen, &mut dice),
            None => self.in_the_room(&mut dice),
        }
    }

    fn at_desk(&mut self, screen: DeskScreen, dice: &mut Dice) {
        if dice.percent(6) {
            let errands = match screen {
                DeskScreen::Start | DeskScreen::SafeAndWho => DeskScreen::Authority,
                _ => *dice.one(&[DeskScreen::Urgent, DeskScreen::Advice]),
            };
            self.play(Fact::Errand(ErrandFact::Begun { screen: errands, about: String::new() }));
        }
        self.errand(dice);
        let Mode::Practitioner(at) = &self.state().mode else { return };
        match at.screen {
            DeskScreen::Start => {
                let usual = if self.state().desk.plan_kept { Journey::Talk } else { Journey::Plan };
                let any = [Journey::Plan, Journey::Talk];
                let journey = match dice.below(100) {
                    0..72 => usual,
                    72..90 => Journey::Withdraw,
                    90..93 => Journey::Explain,
                    _ => *dice.one(&any),
                };
                self.play(Fact::Prepare(PrepareFact::JourneyChosen(journey)));
            }
            DeskScreen::Assess => {
                self.fill(dice);
                let stop = dice.percent(5);
                let fact = if stop { ErrandFact::TalkStopped } else { ErrandFact::Continued };
                self.play(Fact::Errand(fact));
            }
            DeskScreen::HandOver => {
                self.fill(dice);
                let back = dice.percent(15);
                let fact =
                    if back { HandOverFact::WentBack } else { HandOverFact::TabletHandedOver };
                self.play(Fact::HandOver(fact));
                if self.screen() == "P8" {
                    self.play(Fact::HandOver(HandOverFact::WentBack));
                }
            }
            DeskScreen::Attest => {
                self.fill(dice);
                self.play(Fact::Attest(AttestFact::Continued));
            }
            DeskScreen::Save => self.at_save(dice),
            DeskScreen::StopSharing => self.play(Fact::Errand(ErrandFact::WentBack)),
            DeskScreen::AfterNo => {
                let facts = [AfterNoFact::Respected, AfterNoFact::LeftForLater];
                self.play(Fact::AfterNo(*dice.one(&facts)));
            }
            _ => {
                self.fill(dice);
                let back = dice.percent(5);
                self.play(if back { Fact::Prepare(PrepareFact::WentBack) } else { go_on() });
            }
        }
    }

    /// What was begun besides is done, or left, before anything goes on.
    fn errand(&mut self, dice: &mut Dice) {
        let screen = self.screen();
        if !["urgent", "authority", "P13"].contains(&screen) {
            return;
        }
        self.fill(dice);
        let back = dice.percent(10);
        self.play(Fact::Errand(if back { ErrandFact::WentBack } else { ErrandFact::Continued }));
        if self.screen() == screen {
            self.play(Fact::Errand(ErrandFact::WentBack));
        } else if self.screen() == "P22" && !back {
            self.at_save(dice);
        }
    }

    fn at_save(&mut self, dice: &mut Dice) {
        if dice.percent(10) {
            self.play(Fact::Attest(AttestFact::WentBack));
            return;
        }
        self.play(Fact::Save(SaveFact::SaveChosen));
        let fact = host(self, dice);
        self.play(fact);
        // Mostly a host that keeps what it is given; now and then only a file is left.
        for key in saving::of_pass(self.state()).iter().map(|o| o.key.clone()).collect::<Vec<_>>() {
            let fact = if dice.percent(80) {
                Fact::Host(HostFact::RecordAcknowledged { key, reference: None })
            } else {
                Fact::Save(SaveFact::DownloadChosen { key })
            };
            self.play(fact);
        }
        self.play(Fact::Save(SaveFact::Finished));
    }

    /// Answers what the desk screen asks, question by question as they appear.
    fn fill(&mut self, dice: &mut Dice) {
        let mut place = 0;
        while let Some(question) = self.questions().into_iter().nth(place) {
            place += 1;
            if !dice.percent(99) {
                continue;
            }
            for fact in answers_to(&question, dice) {
                self.play(fact);
            }
        }
    }

    fn questions(&self) -> Vec<Question> {
        let Mode::Practitioner(at) = &self.state().mode else { return Vec::new() };
        let (desk, inputs) = (&self.state().desk, self.sitting.inputs());
        match at.screen {
            DeskScreen::Assess => {
                let (state, at) = (self.state(), self.sitting.at);
                let errand = state.desk.errands.last().unwrap();
                errand::questions(&errand::Asking { state, inputs: &inputs, errand, at })
            }
            DeskScreen::HandOver => handover::questions(self.state(), &inputs, self.sitting.at),
            DeskScreen::Attest => attest::questions(desk, &inputs),
            DeskScreen::Urgent | DeskScreen::Authority | DeskScreen::Advice => {
                let Some(errand) = desk.errands.last() else { return Vec::new() };
                let (state, at) = (self.state(), self.sitting.at);
                errand::questions(&errand::Asking { state, inputs: &inputs, errand, at })
            }
            screen => prepare::questions(screen, &desk.plan, &inputs, self.sitting.at),
        }
    }
}

fn answers_to(question: &Question, dice: &mut Dice) -> Vec<Fact> {
    let field = &question.field;
    let name = field.split('.').next().unwrap();
    let usual = USUAL.iter().find(|(known, _, chance)| *known == name && dice.percent(*chance));
    let offered = |value: &str| question.options.iter().any(|option| option.value == value);
    match question.kind {
        Kind::Secret => vec![write(field, PASSCODE)],
        // Whoever interprets is in the room, and in every record of the talk.
        Kind::Line if name == "interpreter_name" => vec![write(field, "A. Rahman, Two Voices")],
        Kind::Line if ["from", "until"].contains(&name) => vec![write(field, "14 September 2026")],
        // Mostly nobody else is there, or nobody would ever be alone.
        Kind::Line if name == "others" && dice.percent(80) => Vec::new(),
        // Somebody of the family's own: the family reads it.
        Kind::Line if name.starts_with("own_") => vec![write(field, "Nan")],
        Kind::Paragraph if name == "leave_out" => vec![write(field, LEFT_OUT_WORDS)],
        Kind::Line | Kind::Paragraph => vec![write(field, DESK_WORDS)],
        Kind::One | Kind::Any if question.options.is_empty() => Vec::new(),
        Kind::One | Kind::Any => match usual {
            Some((_, value, _)) if offered(value) => vec![choose(field, value)],
            _ => vec![choose(field, &dice.one(&question.options).value)],
        },
    }
}

/// What the host may say of any record, at any moment.
fn host(run: &Run, dice: &mut Dice) -> Fact {
    let records = &run.state().outbox.records;
    let key = match records.len() {
        0 => "unknown".to_owned(),
        count => records[dice.below(count)].key.clone(),
    };
    match dice.below(10) {
        0..6 => Fact::Host(HostFact::RecordAcknowledged { key, reference: None }),
        6 => Fact::Host(HostFact::RecordRefused { key, message: "no".into() }),
        7 => Fact::Host(HostFact::RecordTimedOut { key }),
        8 => Fact::Save(SaveFact::RetryChosen { key }),
        _ => Fact::Host(HostFact::Supplied(run.sitting.inputs())),
    }
}

const FIELDS: [&str; 18] = [
    "item.0",
    "item.1",
    "item.99",
    "item.x",
    "note",
    "way",
    "typed",
    "tick",
    "copy",
    "take",
    "passcode",
    "person",
    "still_safe",
    "part.priya",
    "safety.priya",
    "choice.early-help",
    "understood",
    "nonsense..",
];
const VALUES: [&str; 14] = [
    "yes",
    "no",
    "not_sure",
    "ticked",
    "0",
    "7",
    "-1",
    "priya",
    "asha",
    "asked",
    "none_of_these",
    "you_choose",
    "",
    "\u{202e}\u{0}<b>",
];

fn anything(run: &Run, dice: &mut Dice) -> Fact {
    let (field, value) = (*dice.one(&FIELDS), *dice.one(&VALUES));
    let journey = *dice.one(&[Journey::Plan, Journey::Talk, Journey::Withdraw]);
    let step = *dice.one(&DeskScreen::PLAN);
    let all = [
        choose(field, value),
        choose(field, value),
        unmark(field, value),
        write(field, value),
        Fact::Prepare(PrepareFact::JourneyChosen(journey)),
        Fact::Host(HostFact::JourneyRequested(journey)),
        Fact::Prepare(PrepareFact::StepChosen(step)),
        go_on(),
        Fact::Prepare(PrepareFact::WentBack),
        Fact::HandOver(HandOverFact::TabletHandedOver),
        Fact::HandOver(HandOverFact::WentBack),
        Fact::Talk(TalkFact::BlockShown("F7".into())),
        Fact::Talk(TalkFact::BlockMarked("F4".into())),
        Fact::Talk(TalkFact::LayoutChosen(*dice.one(Layout::ALL))),
        Fact::Talk(TalkFact::AllAnswered(dice.below(2), *dice.one(Answer::ALL))),
        Fact::Talk(TalkFact::SameForAllChosen(dice.below(4), dice.percent(50))),
        Fact::Talk(TalkFact::Continued),
        Fact::Talk(TalkFact::WentBack),
        Fact::Talk(TalkFact::StopConfirmed),
        Fact::Talk(TalkFact::StopDeclined),
        Fact::Talk(TalkFact::TabletGivenBack),
        Fact::Talk(TalkFact::SaidBack),
        Fact::Talk(TalkFact::SayBackSkipped),
        Fact::Talk(TalkFact::ExplainingAgainChosen),
        Fact::Ink(InkFact::StrokeUndone),
        Fact::Ink(InkFact::Cleared),
        Fact::Talk(TalkFact::UnlockTried),
        Fact::Talk(TalkFact::UrgentUnlockTried),
        Fact::Errand(ErrandFact::Begun { screen: DeskScreen::Urgent, about: value.into() }),
        Fact::Errand(ErrandFact::Begun { screen: DeskScreen::Authority, about: value.into() }),
        Fact::Errand(ErrandFact::Continued),
        Fact::Errand(ErrandFact::WentBack),
        Fact::Talk(TalkFact::PasscodeForgotten),
        Fact::Withdraw(WithdrawFact::EverythingChosen),
        Fact::Withdraw(WithdrawFact::SomeChosen),
        Fact::Withdraw(WithdrawFact::Confirmed),
        Fact::Withdraw(WithdrawFact::WentBack),
        Fact::Attest(AttestFact::Continued),
        Fact::Attest(AttestFact::WentBack),
        Fact::Save(SaveFact::SaveChosen),
        Fact::Save(SaveFact::Finished),
        Fact::Save(SaveFact::DownloadChosen { key: value.into() }),
        Fact::Hide(HideFact::ShiftPressed { at: 1 }),
        Fact::Hide(HideFact::ShiftLapsed),
        Fact::Hide(HideFact::Quiet { seconds: 610 }),
        Fact::Hide(HideFact::Quiet { seconds: 640 }),
        Fact::Copy(CopyFact::PrintChosen),
        Fact::Copy(CopyFact::FileChosen),
        Fact::Copy(CopyFact::PrintRefused),
        Fact::Talk(TalkFact::LanguageChosen("en".into())),
        Fact::TextSizeChosen(TextSize::Larger),
        UNLOCKED,
        Fact::Errand(ErrandFact::TalkStopped),
        Fact::Host(HostFact::Supplied(run.sitting.inputs())),
    ];
    dice.one(&all).clone()
}
