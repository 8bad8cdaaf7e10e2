//! What may happen next while a person holds the tablet.

use consent_disclosure::domain::choice::Answer;
use consent_disclosure::domain::ink::Point;
use consent_disclosure::domain::item::Item;
use consent_disclosure::domain::layout::Layout;
use consent_disclosure::flow::{
    Fact, HideFact, HostFact, InkFact, TalkFact, Unlock, WithdrawFact, withdraw,
};

use super::dice::Dice;
use super::play::PERSONS_WORDS;
use super::run::Run;
use crate::kit::{PASSCODE, UNLOCKED, choose, item, write};

impl Run {
    pub fn in_the_room(&mut self, dice: &mut Dice) {
        match dice.below(100) {
            0..8 => return self.play(Fact::Withdraw(WithdrawFact::ChangeOfMindChosen)),
            8..12 => return self.play(Fact::Talk(TalkFact::StopChosen)),
            12..15 => return self.play(Fact::Talk(TalkFact::WentBack)),
            15 => return self.play(Fact::Hide(HideFact::Chosen)),
            17..20 => {
                let layout = *dice.one(Layout::ALL);
                return self.play(Fact::Talk(TalkFact::LayoutChosen(layout)));
            }
            _ => {}
        }
        match self.screen() {
            "F1" | "F2 F3 F4" | "F5 F6 F7" | "F2" | "F3" | "F4" | "F5" | "F6" | "F7" => {
                self.read_on(dice);
            }
            "F14" | "F15" => {
                self.play(choose("feel", "sad"));
                self.play(write("think", PERSONS_WORDS));
                self.play(choose("keep_from", "priya"));
                self.play(write("reply", PERSONS_WORDS));
                self.play(choose("asks", dice.one::<&str>(&["object", "complain"])));
                self.read_on(dice);
            }
            "F8" => {
                self.choose_on_f8(dice);
                if self.screen() == "F9" && dice.percent(80) {
                    self.say_back(dice);
                }
            }
            "F9" => self.say_back(dice),
            "F10" => {
                let way = *dice.one(&["drawn", "ticked", "typed_name", "said"]);
                self.play(choose("way", way));
                self.play(choose("tick", "yes"));
                self.play(write("typed", PERSONS_WORDS));
                self.play(choose("heard", "yes"));
                self.play(write("witness", PERSONS_WORDS));
                stroke().into_iter().for_each(|fact| self.play(fact));
                self.play(Fact::Talk(TalkFact::Continued));
            }
            "F11" => {
                let copy = *dice.one(&["none", "paper", "discreet", "file"]);
                self.play(choose("copy", copy));
                let next = match dice.below(100) {
                    0..25 if !self.own_yeses().is_empty() => {
                        Fact::Withdraw(WithdrawFact::ChangeOfMindChosen)
                    }
                    0..75 => Fact::Talk(TalkFact::TabletGivenBack),
                    _ => Fact::Talk(TalkFact::Continued),
                };
                self.play(next);
            }
            "F12" => self.change_mind(dice),
            "F13" => {
                let sure =
                    if dice.percent(85) { WithdrawFact::Confirmed } else { WithdrawFact::WentBack };
                self.play(Fact::Withdraw(sure));
            }
            "stop" => {
                let sure =
                    if dice.percent(50) { TalkFact::StopConfirmed } else { TalkFact::StopDeclined };
                self.play(Fact::Talk(sure));
            }
            "unlock" => self.unlock(dice),
            // Mostly the practitioner is near: what was hidden goes on at once.
            "hidden" if dice.percent(90) => {
                self.play(write("passcode", PASSCODE));
                self.play(Fact::Talk(TalkFact::UnlockTried));
                self.play(UNLOCKED);
                if self.state().is_family() {
                    self.in_the_room(dice);
                }
            }
            "hidden" => self.unlock(dice),
            _ => {}
        }
    }

    fn read_on(&mut self, dice: &mut Dice) {
        let blocks = self.sitting.family().blocks.clone();
        for block in blocks {
            if dice.percent(97) {
                self.play(Fact::Talk(TalkFact::BlockShown(block.id.clone())));
            }
            if dice.percent(10) {
                self.play(Fact::Talk(TalkFact::BlockMarked(block.id)));
            }
        }
        self.play(Fact::Talk(TalkFact::Continued));
    }

    fn choose_on_f8(&mut self, dice: &mut Dice) {
        let rows = self.sitting.family().rows().count();
        if dice.percent(20) {
            let (group, answer) = (dice.below(3), *dice.one(Answer::ALL));
            self.play(Fact::Talk(TalkFact::AllAnswered(group, answer)));
        }
        let mixed = ["yes", "no", "not_sure"];
        let answers = *dice.one(&[&mixed[..], &mixed[..1], &mixed[1..2], &mixed[..2]]);
        for place in 0..rows {
            if dice.percent(99) {
                self.play(item(place, dice.one::<&str>(answers)));
            }
        }
        self.play(write("note", PERSONS_WORDS));
        if dice.percent(92) {
            self.play(Fact::Talk(TalkFact::Continued));
        }
    }

    fn say_back(&mut self, dice: &mut Dice) {
        self.play(write("said_back", PERSONS_WORDS));
        self.play(Fact::Talk(match dice.below(100) {
            0..75 => TalkFact::SaidBack,
            75..88 => TalkFact::SayBackSkipped,
            _ => TalkFact::ExplainingAgainChosen,
        }));
    }

    fn own_yeses(&self) -> Vec<Item> {
        withdraw::own_yeses(self.sitting.family())
    }

    fn change_mind(&mut self, dice: &mut Dice) {
        for place in 0..3 {
            if dice.percent(40) {
                self.play(choose("take", &place.to_string()));
            }
        }
        let next = match dice.below(100) {
            0..40 => WithdrawFact::EverythingChosen,
            40..85 => WithdrawFact::SomeChosen,
            _ => WithdrawFact::WentBack,
        };
        self.play(Fact::Withdraw(next));
        if self.screen() == "F12" {
            self.play(Fact::Talk(TalkFact::StopChosen));
        }
    }

    fn unlock(&mut self, dice: &mut Dice) {
        match self.sitting.inputs().unlock {
            Unlock::Host => {
                let urgent = dice.percent(15);
                self.play(Fact::Talk(if urgent {
                    TalkFact::UrgentUnlockTried
                } else {
                    TalkFact::UnlockTried
                }));
                let granted = dice.percent(85);
                self.play(Fact::Host(HostFact::UnlockAnswered(granted)));
            }
            Unlock::Passcode if dice.percent(8) => {
                self.play(Fact::Talk(TalkFact::PasscodeForgotten));
            }
            Unlock::Passcode => {
                let code = if dice.percent(75) { PASSCODE } else { "wrong" };
                self.play(write("passcode", code));
                let urgent = dice.percent(15);
                self.play(Fact::Talk(if urgent {
                    TalkFact::UrgentUnlockTried
                } else {
                    TalkFact::UnlockTried
                }));
                self.sitting.wait(40);
            }
        }
    }
}

fn stroke() -> [Fact; 2] {
    let far = Point { x: 6_000, y: 2_000, ..Point::default() };
    [Fact::Ink(InkFact::Touched(1, Point::default())), Fact::Ink(InkFact::Drawn(1, far))]
}
