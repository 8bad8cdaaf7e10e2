//! Whole family screens, as they are composed for one person of the sample family
//! from the sample organisation's words: a talk played to its several ends.

use consent_disclosure::domain::words::Audience;
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::{
    ErrandFact, Fact, HandOverFact, HideFact, SaveFact, TalkFact, WithdrawFact,
};
use serde_json::json;

use crate::kit::*;
use crate::pseudo;

/// One screen: its id, and its words line by line.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    pub id: &'static str,
    pub lines: Vec<String>,
}

impl Screen {
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// Somebody who is spoken to in one language and one audience's words.
pub struct Talker {
    pub given: Given,
    pub person: &'static str,
    pub language: &'static str,
    pub audience: Audience,
}

/// Priya, who decides for Asha, aged seven.
pub fn grown() -> Talker {
    Talker { given: Given::s01(), person: "priya", language: "en", audience: Audience::Adult }
}

/// Asha at sixteen, who decides for herself.
pub fn young() -> Talker {
    let given = Given::s01().case_with("/people/2/dob", json!("2010-05-02"));
    Talker { given, person: "asha", language: "en", audience: Audience::YoungPerson }
}

pub fn both() -> [Talker; 2] {
    [grown(), young()]
}

/// The same person in the pseudo-locale.
pub fn in_pseudo(mut talker: Talker) -> Talker {
    let built_in = super::packs::built_in("adult");
    pseudo::beside_english(&mut talker.given.config);
    pseudo::beside_english(&mut talker.given.case);
    let packs = pseudo::packs(built_in, &["adult", "young_person"]);
    talker.given.config["languages"] = json!(["en", pseudo::PSEUDO]);
    talker.given.config["words"] = json!({ pseudo::PSEUDO: packs });
    Talker { language: pseudo::PSEUDO, ..talker }
}

const ANSWERS: [&str; 3] = ["yes", "no", "not_sure"];

impl Talker {
    /// Every family screen that there is, in each of its forms.
    pub fn screens(&self) -> Vec<Screen> {
        let mut seen = Vec::new();
        self.to_the_end_and_back(&mut seen);
        self.stopping(&ANSWERS, &mut seen);
        self.stopping(&[], &mut seen);
        self.refusing(&mut seen);
        self.told(&mut seen);
        self.heard(&mut seen);
        self.in_halves(&mut seen);
        self.explained(&mut seen);
        self.not_clear(&["yes"], &mut seen);
        self.not_clear(&ANSWERS, &mut seen);
        self.reviewing(&mut seen);
        seen
    }

    /// One purpose that is shared anyway, and one that perhaps is: F15, and a stop.
    fn told(&self, seen: &mut Vec<Screen>) {
        let mut sitting = Sitting::new(self.given.inputs());
        let mut steps = self.steps(self.person);
        steps[2] = vec![
            choose("choice.early-help", "we_tell_you"),
            choose("choice.housing-support", "we_may_share_anyway"),
        ];
        sitting.prepare(steps);
        sitting.hand_over(Journey::Talk, self.person, "yes");
        assert_eq!(sitting.screen(), "F15", "{:?}", sitting.problems());
        look(&sitting, seen);
        sitting.talk(TalkFact::StopChosen);
        look(&sitting, seen);
        sitting.talk(TalkFact::StopDeclined);
        sitting.read();
        sitting.talk(TalkFact::Continued);
        look(&sitting, seen);
    }

    /// Asha at seven, in these words, before Priya answers for her.
    fn heard(&self, seen: &mut Vec<Screen>) {
        let (config, case) = (self.given.config.clone(), self.given.case.clone());
        let given = Given { config, case, ..Given::s01() };
        let given = given.case_with("/people/2/dob", json!("2019-05-02"));
        let mut sitting = Sitting::new(given.inputs());
        let mut steps = self.steps("asha");
        steps[0].push(choose("part.priya", "asked"));
        steps[3].push(choose("safety.priya", "none_of_these"));
        steps[4].push(choose("words.priya", "yes"));
        steps[4].push(choose("interpreter.priya", "none"));
        steps[4].push(choose("language.priya", self.language));
        sitting.prepare(steps);
        sitting.hand_over(Journey::Talk, "asha", "yes");
        assert_eq!(sitting.screen(), "F14", "{:?}", sitting.problems());
        look(&sitting, seen);
        sitting.talk(TalkFact::Continued);
        look(&sitting, seen);
        sitting.give_back();
        sitting.finish();
        // A parent reads in a parent's words that she was asked.
        if self.person == "priya" {
            sitting.hand_over(Journey::Talk, "priya", "yes");
            sitting.explain();
            sitting.reach_answer(&ANSWERS);
            look(&sitting, seen);
        }
    }

    /// Asha at fourteen, who may be able to decide: what is explained first, and what
    /// she is asked after it.
    fn in_halves(&self, seen: &mut Vec<Screen>) {
        let (config, case) = (self.given.config.clone(), self.given.case.clone());
        let given = Given { config, case, ..Given::s01() };
        let given = given.case_with("/people/2/dob", json!("2012-05-02"));
        let mut sitting = Sitting::new(given.inputs());
        sitting.prepare(self.steps("asha"));
        sitting.hand_over(Journey::Talk, "asha", "yes");
        for screen in ["F1", "F2 F3 F4", "F5 F6 F7"] {
            assert_eq!(sitting.screen(), screen, "{:?}", sitting.problems());
            look(&sitting, seen);
            sitting.read();
            sitting.talk(TalkFact::Continued);
        }
        sitting.talk(TalkFact::SaidBack);
        assert_eq!(sitting.screen(), "unlock");
        look(&sitting, seen);
        halves::unlock_now(&mut sitting);
        halves::find(&mut sitting, PURPOSE, "competent");
        halves::find(&mut sitting, "housing-support", "not_competent");
        halves::hand_back(&mut sitting, "yes");
        look(&sitting, seen);
        sitting.talk(TalkFact::Continued);
        assert_eq!(sitting.screen(), "F8");
        look(&sitting, seen);
    }

    fn explained(&self, seen: &mut Vec<Screen>) {
        let mut sitting = self.at_hello();
        sitting.talk(TalkFact::StopChosen);
        sitting.talk(TalkFact::StopConfirmed);
        sitting.give_back();
        sitting.acknowledge_pass();
        sitting.play([Fact::Save(SaveFact::Finished)]);
        sitting.hand_over(Journey::Explain, self.person, "yes");
        for _ in 0..4 {
            look(&sitting, seen);
            if sitting.screen() != "F11" {
                sitting.read();
                sitting.talk(TalkFact::Continued);
            }
        }
        assert_eq!(sitting.screen(), "F11");
    }

    /// P1 to P7 for this person and two purposes, in these words.
    fn steps(&self, person: &str) -> [Vec<Fact>; 5] {
        let others: Vec<&str> =
            ["priya", "daniel", "asha"].into_iter().filter(|one| *one != person).collect();
        let mut steps = plan_answers(&[person], &others);
        steps[1].extend(housing());
        steps[2].push(choose("choice.housing-support", "you_choose"));
        steps[4].push(choose(&format!("audience.{person}"), self.audience.code()));
        steps[4].push(choose(&format!("language.{person}"), self.language));
        steps
    }

    fn at_hello(&self) -> Sitting {
        let mut sitting = Sitting::new(self.given.inputs());
        sitting.prepare(self.steps(self.person));
        sitting.hand_over(Journey::Talk, self.person, "yes");
        assert_eq!(sitting.screen(), "F1", "{:?}", sitting.problems());
        sitting
    }

    fn at_choices(&self, seen: &mut Vec<Screen>) -> Sitting {
        let mut sitting = self.at_hello();
        for _ in 0..3 {
            look(&sitting, seen);
            sitting.read();
            sitting.talk(TalkFact::Continued);
        }
        look(&sitting, seen);
        sitting
    }

    /// Answered, then everything taken back.
    fn to_the_end_and_back(&self, seen: &mut Vec<Screen>) {
        let mut sitting = self.at_choices(seen);
        sitting.answer(&ANSWERS);
        sitting.talk(TalkFact::Continued);
        look(&sitting, seen);
        sitting.talk(TalkFact::SaidBack);
        look(&sitting, seen);
        sitting.play([choose("way", "ticked"), choose("tick", "yes")]);
        sitting.talk(TalkFact::Continued);
        look(&sitting, seen);
        for fact in [
            WithdrawFact::ChangeOfMindChosen,
            WithdrawFact::EverythingChosen,
            WithdrawFact::Confirmed,
        ] {
            sitting.withdraw(fact);
            look(&sitting, seen);
        }
        sitting.talk(TalkFact::TabletGivenBack);
        look(&sitting, seen);
        sitting.play([Fact::Hide(HideFact::Chosen)]);
        look(&sitting, seen);
    }

    fn stopping(&self, answers: &[&str], seen: &mut Vec<Screen>) {
        let mut sitting = self.at_choices(seen);
        sitting.withdraw(WithdrawFact::ChangeOfMindChosen);
        look(&sitting, seen);
        sitting.withdraw(WithdrawFact::WentBack);
        if !answers.is_empty() {
            sitting.answer(answers);
        }
        sitting.talk(TalkFact::StopChosen);
        look(&sitting, seen);
        sitting.talk(TalkFact::StopConfirmed);
        look(&sitting, seen);
    }

    /// Explained twice, and still not clear.
    fn not_clear(&self, answers: &[&str], seen: &mut Vec<Screen>) {
        let mut sitting = self.at_choices(seen);
        sitting.answer(answers);
        sitting.talk(TalkFact::Continued);
        sitting.talk(TalkFact::ExplainingAgainChosen);
        for _ in 0..2 {
            sitting.read();
            sitting.talk(TalkFact::Continued);
        }
        sitting.talk(TalkFact::Continued);
        sitting.talk(TalkFact::ExplainingAgainChosen);
        assert_eq!(sitting.screen(), "F11");
        look(&sitting, seen);
    }

    fn reviewing(&self, seen: &mut Vec<Screen>) {
        let mut sitting = self.at_choices(seen);
        sitting.agree(&["yes"]);
        sitting.give_back();
        sitting.finish();
        sitting.play([
            Fact::Errand(ErrandFact::Begun {
                screen: DeskScreen::Review,
                about: self.person.into(),
            }),
            choose("safe", "yes"),
            Fact::Errand(ErrandFact::Continued),
            choose("still_safe", "yes"),
            choose("alone", "yes"),
            Fact::HandOver(HandOverFact::TabletHandedOver),
        ]);
        assert_eq!(sitting.screen(), "F16", "{:?}", sitting.problems());
        look(&sitting, seen);
    }

    fn refusing(&self, seen: &mut Vec<Screen>) {
        let mut sitting = self.at_choices(seen);
        sitting.answer(&["no"]);
        sitting.talk(TalkFact::Continued);
        assert_eq!(sitting.screen(), "F11");
        look(&sitting, seen);
    }
}

/// Notes a screen that was not seen in this form before.
fn look(sitting: &Sitting, seen: &mut Vec<Screen>) {
    let blocks = sitting.family().blocks.iter();
    let text: Vec<String> = blocks.map(|block| block.text()).collect();
    let lines: Vec<String> =
        text.join("\n").lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let screen = Screen { id: sitting.screen(), lines };
    assert!(!screen.lines.is_empty(), "{} says nothing", screen.id);
    if !seen.contains(&screen) {
        seen.push(screen);
    }
}

#[test]
fn exp_b16_every_family_screen_is_composed_for_every_audience() {
    for talker in both() {
        let ids: Vec<&str> = talker.screens().iter().map(|screen| screen.id).collect();
        for id in [
            "F1", "F2 F3 F4", "F5 F6 F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14", "F15",
            "F16", "stop", "unlock", "hidden",
        ] {
            assert!(ids.contains(&id), "{id} in {ids:?}");
        }
        assert_eq!(ids.iter().filter(|id| **id == "F11").count(), 9, "{ids:?}");
    }
}
