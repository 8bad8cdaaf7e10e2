//! P13, P19 and what else is done at the desk: a page of questions, and what their
//! record will say.

use super::Page;
use super::contacts::{asks, numbers};
use crate::domain::answers::Answers;
use crate::domain::config::ImportedAgreements;
use crate::flow::errand::{Asking, Errand, correct, import, questions, told};
use crate::flow::form::{Kind, Question};
use crate::flow::screen::DeskScreen;
use crate::flow::{ErrandFact, Fact};
use crate::view::part::{Action, Look, Part, action};

pub fn screen(page: &Page) -> Vec<Part> {
    let Some(errand) = page.state.desk.errands.last() else { return Vec::new() };
    let mut parts = before(page, errand);
    for question in asked(page, errand) {
        // Nothing that a record says could be entered in error.
        if question.options.is_empty() && question.kind == Kind::One {
            let nothing = match errand.screen {
                DeskScreen::Review => "p20.nobody",
                _ => "correct.nothing",
            };
            parts.push(Part::Says(page.say(nothing)));
            parts.push(Part::Actions(vec![back(page, Look::Main)]));
            return parts;
        }
        asks(page, question, &errand.answers, &mut parts);
    }
    let on = match errand.screen {
        DeskScreen::Advice => "p13.keep",
        DeskScreen::Authority => "authority.keep",
        DeskScreen::Urgent => "urgent.keep",
        _ => "desk.continue",
    };
    let go_on = Fact::Errand(ErrandFact::Continued);
    let on = action(Look::Main, page.pack.say(on), go_on);
    parts.push(Part::Actions(vec![on, back(page, Look::Second)]));
    parts
}

pub fn back(page: &Page, look: Look) -> Action {
    action(look, page.pack.say("desk.back"), Fact::Errand(ErrandFact::WentBack))
}

/// Begins an errand.
pub fn begin(page: &Page, screen: DeskScreen, about: &str, words: &str) -> Action {
    let fact = Fact::Errand(ErrandFact::Begun { screen, about: about.to_owned() });
    debug_assert!(page.state.inputs.is_some());
    action(Look::Second, words, fact)
}

fn asked(page: &Page, errand: &Errand) -> Vec<Question> {
    questions(&asking(page, errand))
}

pub fn asking<'a>(page: &'a Page<'a>, errand: &'a Errand) -> Asking<'a> {
    Asking { state: page.state, inputs: page.inputs, errand, at: page.at() }
}

/// The title, and what to know before.
fn before(page: &Page, errand: &Errand) -> Vec<Part> {
    let name = page.inputs.name(&errand.about);
    let (title, help) = match errand.screen {
        DeskScreen::Advice => ("p13.title", "p13.help"),
        DeskScreen::Told => ("told.title", "told.help"),
        DeskScreen::StopSharing => ("p19.title", "p19.help"),
        DeskScreen::Correct => ("correct.title", "correct.help"),
        DeskScreen::Review => ("p20.title", "p20.help"),
        DeskScreen::Authority => ("authority.title", "authority.help"),
        DeskScreen::Urgent => ("urgent.title", "urgent.help"),
        _ => ("import.title", "import.help"),
    };
    let mut parts = vec![Part::Title(page.say(title))];
    match errand.screen {
        DeskScreen::StopSharing => parts.push(Part::Says(page.fill("p19.lead", &[("name", name)]))),
        DeskScreen::Told => parts.push(Part::Says(page.say("told.lead"))),
        DeskScreen::Advice => parts.extend(sought(page, errand)),
        // The numbers come first: what is written here can wait for them.
        DeskScreen::Urgent => {
            parts.push(numbers(page));
            parts.push(Part::Says(page.say("urgent.lead")));
        }
        _ => {}
    }
    parts.push(page.help(help));
    parts
}

/// What was asked, where the answer has come since.
fn sought(page: &Page, errand: &Errand) -> Vec<Part> {
    if errand.about.is_empty() {
        return vec![Part::Says(page.say("p13.lead"))];
    }
    let texts = [("p13.question", "question"), ("p13.summary", "summary")];
    let pair = |(key, field)| (page.say(key), errand.answers.text(field).to_owned());
    vec![Part::Pairs(texts.map(pair).to_vec())]
}

/// P22: each question with its answer, as the record will have it.
pub fn preview(page: &Page, errand: &Errand) -> Vec<Part> {
    let mut pairs = Vec::new();
    for question in asked(page, errand) {
        let said = said(&question, &errand.answers);
        if !said.is_empty() {
            pairs.push((question.words, said.join(page.pack.say("say.comma"))));
        }
    }
    let mut parts = vec![Part::Pairs(pairs)];
    match errand.screen {
        DeskScreen::Import => parts.extend(gaps(page, errand)),
        DeskScreen::Told if told::is_outlived(&asking(page, errand)) => {
            parts.push(Part::Box("notice", vec![Part::Says(page.say("told.yes_since"))]));
        }
        DeskScreen::Correct => parts.push(Part::Says(page.say("correct.new_answer"))),
        _ => {}
    }
    parts
}

fn said(question: &Question, answers: &Answers) -> Vec<String> {
    let mut found = Vec::new();
    for value in answers.all(&question.field) {
        let option = question.options.iter().find(|option| option.value == value);
        found.push(option.map_or(value, |option| &option.words).to_owned());
    }
    found
}

/// What the paper does not show, and whether such an agreement counts here.
fn gaps(page: &Page, errand: &Errand) -> Vec<Part> {
    let mut missing = Vec::new();
    for element in import::gaps(errand) {
        missing.push(page.say(&["import.shown.", element.code()].concat()));
    }
    if missing.is_empty() {
        return Vec::new();
    }
    let key = match page.inputs.config.people_rules.imported_agreements {
        ImportedAgreements::ReviewOnly => "import.review_only",
        ImportedAgreements::Accept => "import.accept",
    };
    let title = Part::Says(page.say("import.gaps"));
    vec![Part::Box("notice", vec![title, Part::Points(missing), Part::Says(page.say(key))])]
}

/// The rest of what can be begun at P0.
pub fn others(page: &Page) -> Vec<Part> {
    let mut buttons = Vec::new();
    for (screen, key) in [
        (DeskScreen::Told, "p0.told"),
        (DeskScreen::Advice, "p0.advice"),
        (DeskScreen::Review, "p0.review"),
        (DeskScreen::Import, "p0.import"),
        (DeskScreen::Authority, "p0.authority"),
    ] {
        buttons.push(begin(page, screen, "", page.pack.say(key)));
    }
    if !correct::correctable(page.state, page.inputs).is_empty() {
        buttons.push(begin(page, DeskScreen::Correct, "", page.pack.say("p0.correct")));
    }
    vec![Part::Heading(page.say("p0.others")), Part::Actions(buttons)]
}
