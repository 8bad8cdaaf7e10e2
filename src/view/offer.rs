//! What a screen offers to whoever uses it, told without a browser: each control in
//! the order of the document, and the kinds of parts that stand there.

use super::desk;
use super::family;
use super::part::{Action, Look, Part};
use crate::domain::answers::Answers;
use crate::flow::form::{Kind, Question};
use crate::flow::saving::SaveState;
use crate::flow::state::{Mode, State};
use crate::flow::{Fact, Problem, SaveFact, TalkFact};
use crate::words::Pack;

#[derive(Clone, Debug, Default)]
pub struct Offer {
    pub controls: Vec<Control>,
    /// Classes of the boxes, and other kinds of parts that change how a screen looks.
    pub shapes: Vec<String>,
}

/// Each button, also the ones that say nothing here, so that the nth is the nth
/// `<button>` of the page; and each input.
#[derive(Clone, Debug)]
pub enum Control {
    Press {
        fact: Fact,
        main: bool,
    },
    /// Takes the focus to another control of the screen.
    Leads,
    Choose {
        id: String,
        field: String,
        value: String,
        /// It is chosen now.
        on: bool,
        /// One of several that can be chosen together.
        any: bool,
    },
    Write {
        field: String,
        secret: bool,
    },
    Draw {
        field: &'static str,
    },
}

/// `pack` holds the words of whoever has the tablet. Nothing before there are data.
pub fn offer(state: &State, pack: &Pack) -> Offer {
    let mut offer = Offer::default();
    let Some(inputs) = &state.inputs else { return offer };
    match &state.mode {
        Mode::Family(family) => {
            let (bar, parts) = family::parts(family, pack, state.text_size);
            offer.parts(&bar);
            if !family::is_reading_on(family) {
                offer.summary(&family.problems);
            }
            offer.parts(&parts);
        }
        Mode::Practitioner(at) => {
            offer.summary(&at.problems);
            offer.parts(&desk::parts(state, at, inputs, pack));
            offer.parts(&[desk::foot(state, inputs, pack)]);
        }
    }
    offer
}

impl Offer {
    fn summary(&mut self, problems: &[Problem]) {
        problems.iter().for_each(|_| self.controls.push(Control::Leads));
    }

    fn parts(&mut self, parts: &[Part]) {
        parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Asks(question, answers) => self.question(question, answers),
            Part::Actions(actions) => actions.iter().for_each(|action| self.action(action)),
            Part::Jump(..) => self.controls.push(Control::Leads),
            Part::Pad(field, ..) => self.controls.push(Control::Draw { field }),
            Part::Saving { key, now } => self.saving(key, now),
            Part::Idea { words, asked, .. } => {
                let fact = Fact::Talk(TalkFact::BlockMarked(words.id.clone()));
                self.controls.push(Control::Press { fact, main: false });
                if *asked {
                    self.shapes.push("asked".to_owned());
                }
            }
            Part::More(_, parts) => {
                self.shapes.push("more".to_owned());
                self.parts(parts);
            }
            Part::Box(class, parts) | Part::Seen(class, parts) | Part::Status(class, parts) => {
                self.shapes.push((*class).to_owned());
                self.parts(parts);
            }
            Part::Numbered(_) => self.shapes.push("numbered".to_owned()),
            Part::Pairs(_) => self.shapes.push("pairs".to_owned()),
            Part::Points(_) => self.shapes.push("points".to_owned()),
            Part::Title(_)
            | Part::Heading(_)
            | Part::Small(_)
            | Part::Named(..)
            | Part::Says(_)
            | Part::Hint(_)
            | Part::Words(_) => {}
        }
    }

    fn question(&mut self, question: &Question, answers: &Answers) {
        let field = question.field.clone();
        match question.kind {
            Kind::One | Kind::Any => {
                for (place, choice) in question.options.iter().enumerate() {
                    self.controls.push(Control::Choose {
                        id: super::part::option_id(question, place),
                        field: field.clone(),
                        value: choice.value.clone(),
                        on: answers.has(&field, &choice.value),
                        any: question.kind == Kind::Any,
                    });
                }
            }
            Kind::Line | Kind::Paragraph => {
                self.controls.push(Control::Write { field, secret: false });
            }
            Kind::Secret => self.controls.push(Control::Write { field, secret: true }),
        }
    }

    fn action(&mut self, action: &Action) {
        let main = action.look == Look::Main;
        self.controls.push(Control::Press { fact: action.fact.clone(), main });
    }

    /// A record that was not kept can be sent again, or taken as a file.
    fn saving(&mut self, key: &str, now: &SaveState) {
        let shape = match now {
            SaveState::Sending => "sending",
            SaveState::Saved { .. } => "saved",
            SaveState::Failed { .. } => "failed",
        };
        self.shapes.push(shape.to_owned());
        if matches!(now, SaveState::Failed { .. }) {
            let key = || key.to_owned();
            for fact in
                [SaveFact::RetryChosen { key: key() }, SaveFact::DownloadChosen { key: key() }]
            {
                self.controls.push(Control::Press { fact: Fact::Save(fact), main: false });
            }
        }
    }
}
