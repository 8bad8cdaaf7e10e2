//! Plans that open the family screens but for one thing, and what keeps them locked.

use consent_disclosure::flow::Fact;
use consent_disclosure::flow::guards::{Barrier, barriers};
use consent_disclosure::flow::screen::{DeskScreen, Journey};
use consent_disclosure::flow::state::{AtDesk, Mode};

use super::{Given, Sitting, plan_answers};

impl Sitting {
    /// The usual plan for Priya, after a change to its steps.
    pub fn planned(given: &Given, change: impl FnOnce(&mut [Vec<Fact>; 5])) -> Sitting {
        let mut steps = plan_answers(&["priya"], &["daniel"]);
        change(&mut steps);
        let mut sitting = Sitting::new(given.inputs());
        sitting.prepare_in_jumps(steps);
        sitting
    }

    /// What keeps Priya from being asked.
    pub fn barriers(&self) -> Vec<Barrier> {
        barriers(&self.state.desk.plan, &self.inputs(), "priya", self.at)
    }

    /// Even as a kept plan this one leads to no family screen.
    #[track_caller]
    pub fn assert_locked(mut self, barrier: Barrier) {
        assert!(self.barriers().contains(&barrier), "{:?}", self.barriers());
        self.state.desk.plan_kept = true;
        self.state.mode = Mode::Practitioner(AtDesk::at(DeskScreen::Start));
        self.hand_over(Journey::Talk, "priya", "yes");
        assert_eq!((self.screen(), self.problems()[0].as_str()), ("P8", "p8.problem.person"));
        self.insist(Journey::Talk, "priya");
        assert_eq!((self.screen(), self.problems()), ("P8", vec!["p8.problem.locked".into()]));
    }
}
