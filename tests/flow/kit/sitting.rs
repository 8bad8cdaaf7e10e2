//! One sitting: a state, what was played on it, and what came out.

use std::rc::Rc;

use chrono::TimeDelta;
use consent_disclosure::domain::time::{Instant, parse_instant};
use consent_disclosure::flow::family::FamilyState;
use consent_disclosure::flow::saving::{self, SaveState};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::state::Mode;
use consent_disclosure::flow::{
    AfterNoFact, AttestFact, Effect, ErrandFact, Fact, HandOverFact, HostFact, Inputs, Message,
    PrepareFact, SaveFact, Stamp, State, TalkFact, Unlock, WithdrawFact, update,
};
use consent_disclosure::wire::read_json;
use consent_disclosure::wire::record::Clock;
use serde_json::Value;

use super::given::Given;
use super::moves::{PRIVATE_NOTES, attest_answers, choose, go_on, item, plan_answers, write};

pub const PASSCODE: &str = "otter-7";
pub const UNLOCKED: Fact = Fact::Host(HostFact::UnlockAnswered(true));

/// The outside world at the nth moment of a sitting that began at `start`.
pub fn stamp(at: Instant, moment: u32) -> Stamp {
    let id = |which: u32| format!("{moment:08x}-0000-4000-8000-00000000000{which}");
    let clock = Clock { source: "host".into(), skew_seconds: Some(0) };
    Stamp { at, clock, ids: [id(1), id(2), id(3)] }
}

pub struct Sitting {
    pub state: State,
    /// Everything that has come out, oldest first.
    pub effects: Vec<Effect>,
    pub at: Instant,
    pub moment: u32,
}

impl Sitting {
    /// Monday 14 September 2026, 10:40 in London.
    pub fn new(inputs: Rc<Inputs>) -> Sitting {
        let at = parse_instant("2026-09-14T10:40:00+01:00").unwrap();
        let mut sitting = Sitting { state: State::default(), effects: Vec::new(), at, moment: 0 };
        sitting.play([Fact::Host(HostFact::Supplied(inputs))]);
        sitting
    }

    /// The same case so many days on, on another tablet.
    pub fn days_on(days: i64, given: &Given) -> Sitting {
        let mut sitting = Sitting::new(given.inputs());
        sitting.moment = 5000;
        sitting.wait(60 * 60 * 24 * days);
        sitting
    }

    /// Plays facts, a second apart; gives what came out of them.
    pub fn play(&mut self, facts: impl IntoIterator<Item = Fact>) -> Vec<Effect> {
        let mut out = Vec::new();
        for fact in facts {
            self.at += TimeDelta::seconds(1);
            self.moment += 1;
            let message = Message { stamp: stamp(self.at, self.moment), fact };
            let (state, effects) = update(std::mem::take(&mut self.state), message);
            self.state = state;
            out.extend(effects);
        }
        self.effects.extend(out.iter().cloned());
        out
    }

    pub fn wait(&mut self, seconds: i64) {
        self.at += TimeDelta::seconds(seconds);
    }

    pub fn screen(&self) -> &'static str {
        self.state.screen_code()
    }

    pub fn inputs(&self) -> Rc<Inputs> {
        self.state.inputs.clone().unwrap()
    }

    #[track_caller]
    pub fn family(&self) -> &FamilyState {
        match &self.state.mode {
            Mode::Family(family) => family,
            Mode::Practitioner(at) => panic!("on {:?}", at.screen),
        }
    }

    #[track_caller]
    pub fn family_mut(&mut self) -> &mut FamilyState {
        match &mut self.state.mode {
            Mode::Family(family) => family,
            Mode::Practitioner(at) => panic!("on {:?}", at.screen),
        }
    }

    /// The keys of the words of what stands in the way.
    pub fn problems(&self) -> Vec<String> {
        let problems = match &self.state.mode {
            Mode::Family(family) => &family.problems,
            Mode::Practitioner(at) => &at.problems,
        };
        problems.iter().map(|problem| problem.words.clone()).collect()
    }

    /// Every record that was emitted, as JSON, in order.
    pub fn records(&self) -> Vec<Value> {
        let sealed = self.effects.iter().filter_map(|effect| match effect {
            Effect::RecordMade { sealed, .. } => Some(sealed.json.as_str()),
            _ => None,
        });
        sealed.map(|json| read_json(json).unwrap()).collect()
    }

    pub fn plans(&self) -> Vec<String> {
        let plans = self.effects.iter().filter_map(|effect| match effect {
            Effect::PlanMade(plan) => Some(plan.clone()),
            _ => None,
        });
        plans.collect()
    }

    pub fn last_key(&self) -> String {
        self.state.outbox.records.last().unwrap().key.clone()
    }

    pub fn saving(&self, key: &str) -> SaveState {
        self.state.outbox.find(key).unwrap().saving.clone()
    }

    // The usual moves, in the order of a talk.

    pub fn prepare(&mut self, steps: [Vec<Fact>; 5]) -> Vec<Effect> {
        self.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
        let mut out = Vec::new();
        for step in steps {
            self.play(step);
            out.extend(self.play([go_on()]));
        }
        out
    }

    /// Every step is filled in from P0, whatever is left open on those before it.
    pub fn prepare_in_jumps(&mut self, steps: [Vec<Fact>; 5]) -> Vec<Effect> {
        self.play([Fact::Prepare(PrepareFact::JourneyChosen(Journey::Plan))]);
        for (facts, screen) in steps.into_iter().zip(DeskScreen::PLAN) {
            self.play([(); 5].map(|()| Fact::Prepare(PrepareFact::WentBack)));
            assert_eq!(self.screen(), "P0");
            self.play([Fact::Prepare(PrepareFact::StepChosen(screen))]);
            self.play(facts);
        }
        self.play([go_on()])
    }

    /// The plan of the commonest talk, for Priya.
    #[track_caller]
    pub fn prepare_usual(&mut self) {
        let made = self.prepare(plan_answers(&["priya"], &["daniel"]));
        let plans = made.iter().filter(|effect| matches!(effect, Effect::PlanMade(_)));
        assert_eq!(plans.count(), 1, "{:?} on {}", self.problems(), self.screen());
    }

    /// P8, as far as the tap that hands the tablet over. Who is not alone has company.
    pub fn hand_over(&mut self, journey: Journey, person: &str, alone: &str) {
        let company = if alone == "yes" { "" } else { PRIVATE_NOTES[3] };
        self.play([
            Fact::Prepare(PrepareFact::JourneyChosen(journey)),
            choose("person", person),
            choose("still_safe", "yes"),
            choose("alone", alone),
            write("others", company),
        ]);
        if self.inputs().unlock == Unlock::Passcode {
            self.play([write("passcode", PASSCODE)]);
        }
        self.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
    }

    /// P8 as if this person had been chosen before their screens were locked.
    pub fn insist(&mut self, journey: Journey, person: &str) {
        self.play([Fact::Prepare(PrepareFact::JourneyChosen(journey))]);
        assert_eq!(self.screen(), "P8");
        self.state.desk.hand_over.set("person", person);
        self.state.desk.hand_over.mark("present", person, true);
        self.play([choose("still_safe", "yes"), choose("alone", "yes")]);
        self.play([Fact::HandOver(HandOverFact::TabletHandedOver)]);
    }

    /// Every block of the screen that stands is read.
    pub fn read(&mut self) {
        let ids: Vec<String> = self.family().blocks.iter().map(|block| block.id.clone()).collect();
        self.play(ids.into_iter().map(|id| Fact::Talk(TalkFact::BlockShown(id))));
    }

    #[track_caller]
    pub fn explain(&mut self) {
        for screen in ["F1", "F2 F3 F4", "F5 F6 F7"] {
            assert_eq!(self.screen(), screen);
            self.read();
            self.talk(TalkFact::Continued);
        }
        // A child who decides is heard all the same.
        if self.screen() == "F14" {
            self.talk(TalkFact::Continued);
        }
        assert_eq!(self.screen(), "F8");
    }

    pub fn talk(&mut self, fact: TalkFact) -> Vec<Effect> {
        self.play([Fact::Talk(fact)])
    }

    pub fn withdraw(&mut self, fact: WithdrawFact) -> Vec<Effect> {
        self.play([Fact::Withdraw(fact)])
    }

    /// F8, row by row; the answers go round.
    pub fn answer(&mut self, answers: &[&str]) {
        let rows = self.family().rows().count();
        let facts: Vec<Fact> =
            (0..rows).map(|place| item(place, answers[place % answers.len()])).collect();
        self.play(facts);
    }

    /// F8, and F9 skipped, so that P9 says how well it was understood.
    #[track_caller]
    pub fn reach_answer(&mut self, answers: &[&str]) {
        self.answer(answers);
        self.talk(TalkFact::Continued);
        assert_eq!(self.screen(), "F9");
        self.talk(TalkFact::SayBackSkipped);
        assert_eq!(self.screen(), "F10");
    }

    /// F8 and F10, ticked: as far as F11.
    #[track_caller]
    pub fn agree(&mut self, answers: &[&str]) {
        self.answer(answers);
        self.agree_to_what_stands();
    }

    /// From F8, from F9 or from F10, as far as F11.
    #[track_caller]
    pub fn agree_to_what_stands(&mut self) {
        if self.screen() == "F8" {
            self.talk(TalkFact::Continued);
        }
        if self.screen() == "F9" {
            self.talk(TalkFact::SayBackSkipped);
        }
        assert_eq!(self.screen(), "F10");
        self.play([choose("way", "ticked"), choose("tick", "yes")]);
        self.talk(TalkFact::Continued);
        assert_eq!(self.screen(), "F11");
    }

    /// From F11 back to the practitioner.
    #[track_caller]
    pub fn give_back(&mut self) {
        self.talk(TalkFact::TabletGivenBack);
        assert_eq!(self.screen(), "unlock");
        if self.inputs().unlock == Unlock::Passcode {
            self.play([write("passcode", PASSCODE)]);
        }
        self.talk(TalkFact::UnlockTried);
        self.play([UNLOCKED]);
        assert!(!self.state.is_family());
    }

    pub fn attest(&mut self, told: &str, pressure: &str, understood: &str) {
        self.play(attest_answers(told, pressure, understood));
        self.play([Fact::Attest(AttestFact::Continued)]);
    }

    pub fn save(&mut self) -> Vec<Effect> {
        self.play([Fact::Save(SaveFact::SaveChosen)])
    }

    pub fn acknowledge(&mut self, key: &str) -> Vec<Effect> {
        let reference = Some(format!("ref-{key}"));
        self.play([Fact::Host(HostFact::RecordAcknowledged { key: key.into(), reference })])
    }

    /// The host keeps every record of the pass that has come back.
    pub fn acknowledge_pass(&mut self) {
        let of_pass = saving::of_pass(&self.state).into_iter();
        for key in of_pass.map(|out| out.key.clone()).collect::<Vec<_>>() {
            self.acknowledge(&key);
        }
    }

    /// From P9 to the host's word and back to P0.
    #[track_caller]
    pub fn finish(&mut self) {
        self.attest("yes", "no", "understood");
        assert_eq!(self.screen(), "P22");
        self.save();
        self.acknowledge_pass();
        self.play([Fact::Save(SaveFact::Finished)]);
        if self.screen() == "P11" {
            self.play([Fact::AfterNo(AfterNoFact::LeftForLater)]);
        }
        if self.screen() == "P19" {
            self.play([Fact::Errand(ErrandFact::WentBack)]);
        }
        assert_eq!(self.screen(), "P0");
    }

    /// A whole pass of one person, from P8 to saved.
    #[track_caller]
    pub fn whole_pass(&mut self, person: &str, answers: &[&str]) {
        self.hand_over(Journey::Talk, person, "yes");
        self.explain();
        self.agree(answers);
        self.give_back();
        self.finish();
    }

    /// With the usual plan, up to F8.
    #[track_caller]
    pub fn at_choices(inputs: Rc<Inputs>) -> Sitting {
        let mut sitting = Sitting::new(inputs);
        sitting.prepare_usual();
        sitting.hand_over(Journey::Talk, "priya", "yes");
        sitting.explain();
        sitting
    }
}
