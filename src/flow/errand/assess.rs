//! P6c: is this child able to decide this? Asked for each purpose, found by the
//! practitioner and never scored (Gillick; I12).

use super::{Asking, Errand};
use crate::domain::answers::{Answers, field};
use crate::domain::authority::Competence;
use crate::domain::codes::codes;
use crate::domain::plan::Judged;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::prepare::coded;
use crate::flow::recording::assessed::{Assessed, Found, make as record};
use crate::flow::state::State;
use crate::words::Pack;

codes! {
    /// What bears on it, and has to be so for each purpose.
    Factor {
        What = "what",
        Why = "why",
        Who = "who",
        Consequences = "consequences",
        Alternatives = "alternatives",
        Explains = "explains",
        NotPressed = "not_pressed",
    }
}

/// The id of the heading of a purpose, which its questions end in.
pub fn heading_id(purpose: &str) -> String {
    ["assess-", purpose].concat()
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let mut asked = Vec::new();
    for purpose in asking.errand.answers.all("purpose") {
        asked.extend(of_purpose(asking, purpose));
    }
    asked
}

/// The seven questions; once they are answered, what follows from them, and why.
pub fn of_purpose(asking: &Asking, purpose: &str) -> Vec<Question> {
    let pack = asking.inputs.packs.practitioner();
    let answers = &asking.errand.answers;
    let name = asking.inputs.name(&asking.errand.about);
    let of = |id: &str, codes: &[&str], prefix: &str| {
        let id = field(&[id, purpose]);
        let words = in_words(&id);
        let question = coded(&pack, id, &words, name, prefix, codes).inline();
        let legend = question.words.clone();
        let question = question.required("p6c.problem.answer", &legend);
        Question { ends_in: heading_id(purpose), ..question }
    };
    let mut asked = Vec::new();
    for factor in Factor::CODES {
        asked.push(of(factor, Judged::CODES, "desk"));
    }
    let Some(points_to) = points_to(answers, purpose) else { return asked };
    let offered = match points_to {
        Competence::Competent => Competence::CODES,
        // Where anything was not a yes, nobody is found able.
        Competence::NotCompetent | Competence::Undecided => {
            &[Competence::NotCompetent.code(), Competence::Undecided.code()]
        }
    };
    let hint = pack.fill(&["p6c.hint_", points_to.code()].concat(), &[("name", name)]);
    let outcome = of("outcome", offered, "p6c");
    asked.push(Question { inline: false, ..outcome.hint(&hint) });
    let Some(outcome) = outcome_of(answers, purpose) else { return asked };
    let able = outcome == Competence::Competent;
    let id = field(&["reasons", purpose]);
    let key = if able { "p6c.reasons_able" } else { "p6c.reasons" };
    let reasons = Question::new(id, Kind::Paragraph, pack.say(key).to_owned()).following();
    asked.push(match able {
        true => reasons,
        false => reasons.required("p6c.problem.reasons", ""),
    });
    asked
}

fn in_words(id: &str) -> String {
    let factor = id.split('.').next().unwrap_or_default();
    ["p6c.", factor].concat()
}

/// What the answers point to, once all are there. The practitioner says what is so.
fn points_to(answers: &Answers, purpose: &str) -> Option<Competence> {
    let mut found = Competence::Competent;
    for factor in Factor::CODES {
        match Judged::from_code(answers.one(&field(&[factor, purpose]))?)? {
            Judged::Yes => {}
            Judged::No => found = Competence::NotCompetent,
            Judged::NotSure if found == Competence::Competent => found = Competence::Undecided,
            Judged::NotSure => {}
        }
    }
    Some(found)
}

fn outcome_of(answers: &Answers, purpose: &str) -> Option<Competence> {
    answers.one(&field(&["outcome", purpose])).and_then(Competence::from_code)
}

/// What was found stands on what it was found from.
pub fn follow(answers: &mut Answers, changed: &str) {
    if let Some((factor, purpose)) = changed.split_once('.')
        && Factor::from_code(factor).is_some()
    {
        answers.clear(&field(&["outcome", purpose]));
    }
}

/// One record for each outcome: all that it names was found alike.
pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let pack = inputs.packs.practitioner();
    let answers = &errand.answers;
    let mut effects = Vec::new();
    for (outcome, id) in Competence::ALL.iter().zip(&stamp.ids) {
        let mut found = Vec::new();
        for purpose in answers.all("purpose") {
            if outcome_of(answers, purpose) == Some(*outcome) {
                found.push(Found {
                    purpose: purpose.to_owned(),
                    factors: factors(&pack, answers, (inputs.name(&errand.about), purpose)),
                    reasons: answers.text(&field(&["reasons", purpose])).trim().to_owned(),
                });
            }
        }
        if !found.is_empty() {
            let assessed = Assessed { about: errand.about.clone(), outcome: *outcome, found };
            effects.push(record(state, inputs, &assessed, stamp, id));
        }
    }
    effects
}

/// Each question with its answer, a line each.
fn factors(pack: &Pack, answers: &Answers, (name, purpose): (&str, &str)) -> String {
    let mut words = String::new();
    for factor in Factor::CODES {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(&pack.fill(&["p6c.", factor].concat(), &[("name", name)]));
        words.push(' ');
        let said = answers.text(&field(&[factor, purpose]));
        words.push_str(pack.say(&["desk.", said].concat()));
    }
    words
}
