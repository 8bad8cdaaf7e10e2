//! Questions as data: what is asked, what can be said, and what is missing. The
//! same list draws a screen and keeps it from going on.

use super::problem::Problem;
use crate::domain::answers::Answers;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id of its field, and of its control.
    pub field: String,
    pub kind: Kind,
    pub words: String,
    pub hint: String,
    /// What the answer is about: filled into the words of a problem.
    pub name: String,
    /// The key of the words for when there is no answer; none where none is needed.
    pub missing: &'static str,
    pub options: Vec<Choice>,
    /// Side by side where there is room.
    pub inline: bool,
    /// Hangs on the answer before it.
    pub follows: bool,
    /// The id of the words that end the question, where they stand elsewhere.
    pub ends_in: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the options. Nothing is chosen beforehand.
    One,
    /// Any of the options.
    Any,
    Line,
    Paragraph,
    /// Shown as dots.
    Secret,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub words: String,
    pub hint: String,
    /// Drawn beside its words, by its value.
    pub pictured: bool,
}

impl Question {
    pub fn new(field: String, kind: Kind, words: String) -> Question {
        Question {
            field,
            kind,
            words,
            hint: String::new(),
            name: String::new(),
            missing: "",
            options: Vec::new(),
            inline: false,
            follows: false,
            ends_in: String::new(),
        }
    }

    pub fn required(mut self, missing: &'static str, name: &str) -> Question {
        self.missing = missing;
        name.clone_into(&mut self.name);
        self
    }

    pub fn hint(mut self, hint: &str) -> Question {
        hint.clone_into(&mut self.hint);
        self
    }

    pub fn inline(mut self) -> Question {
        self.inline = true;
        self
    }

    pub fn following(mut self) -> Question {
        self.follows = true;
        self
    }

    pub fn option(&mut self, value: &str, words: &str, hint: &str) {
        self.options.push(Choice {
            value: value.to_owned(),
            words: words.to_owned(),
            hint: hint.to_owned(),
            pictured: false,
        });
    }

    /// An option with a picture beside its words.
    pub fn pictured(&mut self, value: &str, words: &str) {
        self.option(value, words, "");
        if let Some(option) = self.options.last_mut() {
            option.pictured = true;
        }
    }
}

/// Takes an answer to one of these questions, where it can be one. True if it was
/// taken.
pub fn take(asked: &[Question], answers: &mut Answers, field: &str, value: &str, on: bool) -> bool {
    let Some(question) = asked.iter().find(|question| question.field == field) else {
        return false;
    };
    let offered = question.options.iter().any(|option| option.value == value);
    match question.kind {
        Kind::One if offered && on => answers.set(field, value),
        Kind::Any if offered => answers.mark(field, value, on),
        Kind::Line | Kind::Paragraph | Kind::Secret => answers.set(field, value),
        Kind::One | Kind::Any => return false,
    }
    true
}

/// Every question that still needs an answer.
pub fn unanswered(questions: &[Question], answers: &Answers) -> Vec<Problem> {
    let mut found = Vec::new();
    for question in questions {
        if !question.missing.is_empty() && answers.text(&question.field).is_empty() {
            found.push(Problem::about(&question.field, question.missing, &question.name));
        }
    }
    found
}
