//! What P1 to P7 ask, in the practitioner's words.

use super::{no_authority, people_for};
use crate::domain::answers::field;
use crate::domain::case::{Age, Person};
use crate::domain::config::{Kind as Information, Purpose, Recipient};
use crate::domain::item::Frequency;
use crate::domain::layout::Layout;
use crate::domain::plan::{
    Danger, Interpreter, Judged, Need, NotAskedWhy, OWN, PHONE, Part, Pattern, Plan, RealChoice,
    Safety, UnsafeBecause,
};
use crate::domain::time::Instant;
use crate::domain::words::{Audience, Voice};
use crate::flow::form::{Kind, Question};
use crate::flow::guards::{is_unheard_child, may_choose_words, may_hold_tablet};
use crate::flow::inputs::{Inputs, is_active};
use crate::flow::screen::DeskScreen;
use crate::words::Pack;

/// What the questions are put together from.
pub struct Asking<'a> {
    pub plan: &'a Plan,
    pub inputs: &'a Inputs,
    pub pack: &'a Pack,
    pub voice: Voice,
    pub at: Instant,
}

pub fn questions(screen: DeskScreen, plan: &Plan, inputs: &Inputs, at: Instant) -> Vec<Question> {
    let pack = inputs.packs.practitioner();
    let asking = Asking { plan, inputs, pack: &pack, voice: inputs.voice_of(None), at };
    match screen {
        DeskScreen::PeopleAndDanger => asking.people_and_danger(),
        DeskScreen::WhatAndWho => asking.what_and_who(),
        DeskScreen::RealChoice => asking.real_choice(),
        DeskScreen::SafeAndWho => asking.safe(),
        DeskScreen::Help => asking.help(),
        _ => Vec::new(),
    }
}

impl Asking<'_> {
    fn people_and_danger(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for person in &self.inputs.case.people {
            let name = person.spoken_name();
            let decides = may_hold_tablet(self.inputs, &person.id, self.at);
            // Others decide for a child, whose own view is asked all the same (J8).
            let words = if decides { "p1.part" } else { "p1.part_child" };
            let id = field(&["part", &person.id]);
            let question = self.coded(id, words, name, "p1", Part::CODES);
            let about = about_person(self.inputs, self.pack, person, self.at);
            asked.push(question.required("p1.problem.part", name).hint(&about));
        }
        let words = self.pack.say("p1.not_told").to_owned();
        let not_told = Question::new("not_told".into(), Kind::Paragraph, words);
        asked.push(not_told.hint(self.pack.say("p1.not_told_hint")));
        let danger = self.coded("danger".into(), "p2.danger", "", "p2", Danger::CODES);
        asked.push(danger.required("p2.problem.danger", ""));
        let patterns = self.coded("patterns".into(), "p2.patterns", "", "p2", Pattern::CODES);
        asked.push(Question { kind: Kind::Any, ..patterns });
        asked
    }

    fn what_and_who(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for (name, missing) in
            [("legitimate", "p3.problem.legitimate"), ("identifies", "p3.problem.identifies")]
        {
            let words = field(&["p3", name]);
            asked.push(self.judged(name.into(), &words, "").required(missing, ""));
        }
        asked.push(self.purposes());
        self.own_recipients(&mut asked);
        for purpose in &self.inputs.config.purposes {
            if self.plan.answers.has("purposes", &purpose.id) {
                self.of_purpose(purpose, &mut asked);
            }
        }
        self.leave_out(&mut asked);
        asked
    }

    /// Somebody of the family's own; the next place opens when one is named.
    fn own_recipients(&self, asked: &mut Vec<Question>) {
        for place in OWN {
            let id = |part| field(&[part, place]);
            let (words, hint) = match OWN.first() == Some(&place) {
                true => (self.pack.say("p3.own_name").to_owned(), self.pack.say("p3.own_hint")),
                false => (self.pack.fill("p3.own_more", &[("number", place)]), ""),
            };
            asked.push(Question::new(id("own_name"), Kind::Line, words).hint(hint));
            let written = self.plan.answers.text(&id("own_name"));
            if written.is_empty() {
                return;
            }
            // Two of one name are told apart.
            let named =
                |other: &&&str| self.plan.answers.text(&field(&["own_name", other])) == written;
            let is_first = OWN.iter().find(named) == Some(&place);
            let numbered = [written, " (", place, ")"].concat();
            let name = if is_first { written } else { &numbered };
            for (part, words, missing) in [
                ("own_role", "p3.own_role", "p3.problem.own_role"),
                ("own_why", "p3.own_why", "p3.problem.own_why"),
            ] {
                let words = self.pack.fill(words, &[("name", name)]);
                let question = Question::new(id(part), Kind::Line, words).following();
                asked.push(question.required(missing, name));
            }
            let words = self.pack.fill("p3.own_how", &[("name", name)]);
            let mut how = Question::new(id("own_how"), Kind::Any, words).inline().following();
            for method in &self.inputs.config.methods {
                how.option(&method.id, method.plain_name.get(&self.voice), "");
            }
            asked.push(how.required("p3.problem.own_how", name));
        }
    }

    /// Nobody reads it who is not named: where somebody lives may be what is left out.
    fn leave_out(&self, asked: &mut Vec<Question>) {
        let words = self.pack.say("p3.leave_out").to_owned();
        let leave_out = Question::new("leave_out".into(), Kind::Paragraph, words);
        asked.push(leave_out.hint(self.pack.say("p3.leave_out_hint")));
        if !self.plan.lines("leave_out").is_empty() {
            let words = self.pack.say("p3.leave_out_read").to_owned();
            let mut read = Question::new("leave_out_read".into(), Kind::Any, words);
            for person in self.plan.asked() {
                read.option(person, self.inputs.name(person), "");
            }
            asked.push(read.inline().following());
        }
    }

    fn purposes(&self) -> Question {
        let words = self.pack.say("p3.purposes").to_owned();
        let mut question = Question::new("purposes".into(), Kind::Any, words);
        for purpose in &self.inputs.config.purposes {
            let told = if purpose.is_asked() { "" } else { self.pack.say("p3.inform_only") };
            question.option(&purpose.id, purpose.plain_name.get(&self.voice), told);
        }
        question.required("p3.problem.purpose", "")
    }

    fn of_purpose(&self, purpose: &Purpose, asked: &mut Vec<Question>) {
        let name = purpose.plain_name.get(&self.voice);
        for id in &purpose.usual_kinds {
            if let Some(kind) = self.inputs.config.kind(id).filter(|kind| !kind.never_in_plan) {
                self.of_kind(purpose, kind, asked);
            }
        }
        asked.push(self.recipients(purpose, name));
        let id = field(&["frequency", &purpose.id]);
        let often = self.coded(id, "p3.frequency", name, "p3", Frequency::CODES);
        asked.push(often.required("p3.problem.frequency", name).inline());
    }

    /// Needed or left out; then whose it is, or why it is left out.
    fn of_kind(&self, purpose: &Purpose, kind: &Information, asked: &mut Vec<Question>) {
        let name = &self.kind_for(purpose, kind);
        let id = |part| field(&[part, &purpose.id, &kind.id]);
        let need = self.coded(id("need"), "p3.need", name, "p3", Need::CODES);
        let sensitive = kind.special.is_some() || kind.criminal;
        let example = kind.example.get(&self.voice);
        let hint = if sensitive {
            self.pack.fill("p3.sensitive", &[("example", example)])
        } else {
            example.to_owned()
        };
        asked.push(need.required("p3.problem.need", name).hint(&hint).inline());
        match self.plan.need(&purpose.id, &kind.id) {
            Some(Need::Needed) => {
                let people = people_for(self.inputs, kind.about, self.at);
                if people.len() != 1 {
                    let words = self.pack.fill("p3.about", &[("name", name)]);
                    let mut whose = Question::new(id("about"), Kind::Any, words);
                    for person in people {
                        whose.option(&person.id, person.spoken_name(), "");
                    }
                    asked.push(whose.required("p3.problem.about", name).inline().following());
                }
            }
            Some(Need::LeftOut) => {
                let words = self.pack.fill("p3.why", &[("name", name)]);
                let why = Question::new(id("why"), Kind::Line, words);
                asked.push(why.required("p3.problem.why", name).following());
            }
            None => {}
        }
    }

    /// With its purpose, where another one asks about the same kind.
    fn kind_for(&self, purpose: &Purpose, kind: &Information) -> String {
        let name = kind.plain_name.get(&self.voice);
        let mut chosen = self.plan.purposes().filter_map(|id| self.inputs.config.purpose(id));
        if !chosen.any(|other| other.id != purpose.id && other.usual_kinds.contains(&kind.id)) {
            return name.to_owned();
        }
        let values = [("name", name), ("purpose", purpose.plain_name.get(&self.voice))];
        self.pack.fill("p3.kind_for", &values)
    }

    fn recipients(&self, purpose: &Purpose, name: &str) -> Question {
        let words = self.pack.fill("p3.recipients", &[("name", name)]);
        let mut question = Question::new(field(&["recipients", &purpose.id]), Kind::Any, words);
        for recipient in offered(self.inputs, purpose, self.at) {
            let (role, why) = (&recipient.role, &recipient.why_needed);
            let values = [("role", role.get(&self.voice)), ("why", why.get(&self.voice))];
            let hint = self.pack.fill("p3.recipient_why", &values);
            question.option(&recipient.id, recipient.plain_name.get(&self.voice), &hint);
        }
        question.required("p3.problem.recipient", name)
    }

    fn real_choice(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for id in self.plan.purposes() {
            let purpose = self.inputs.config.purpose(id);
            if let Some(purpose) = purpose.filter(|purpose| purpose.is_asked()) {
                let name = purpose.plain_name.get(&self.voice);
                let id = field(&["choice", id]);
                let choice = self.coded(id, "p4.question", name, "p4", RealChoice::CODES);
                asked.push(choice.required("p4.problem", name));
            }
        }
        asked
    }

    fn safe(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for person in self.plan.asked() {
            let name = self.inputs.name(person);
            let id = field(&["safety", person]);
            let safety = self.coded(id, "p5.question", name, "p5", Safety::CODES);
            asked.push(safety.required("p5.problem.safety", name));
            if self.plan.safety(person) == Some(Safety::Some) {
                let id = field(&["reasons", person]);
                let reasons = self.coded(id, "p5.reasons", name, "p5", UnsafeBecause::CODES);
                let reasons = reasons.required("p5.problem.reasons", name).following();
                asked.push(Question { kind: Kind::Any, ..reasons });
                let words = self.pack.fill("p5.note", &[("name", name)]);
                let id = field(&["safety_note", person]);
                let note = Question::new(id, Kind::Paragraph, words).following();
                asked.push(note.required("p5.problem.note", name));
            }
        }
        self.unheard_children(&mut asked);
        no_authority::questions(self, &mut asked);
        asked
    }

    fn unheard_children(&self, asked: &mut Vec<Question>) {
        for person in &self.inputs.case.people {
            if is_unheard_child(self.plan, self.inputs, &person.id, self.at) {
                let name = person.spoken_name();
                let id = field(&["not_asked", &person.id]);
                let why = self.coded(id, "p5.why", name, "p5", NotAskedWhy::CODES);
                asked.push(why.required("p5.problem.why", name));
            }
        }
    }

    fn help(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        for person in self.plan.asked() {
            let name = self.inputs.name(person);
            if self.inputs.config.languages.len() > 1 {
                let words = self.pack.fill("p7.language", &[("name", name)]);
                let id = field(&["language", person]);
                let mut language = Question::new(id, Kind::One, words).inline();
                for offered in &self.inputs.config.languages {
                    language.option(offered, offered, "");
                }
                asked.push(language.required("p7.problem.language", name));
            }
            asked.extend(self.audience(person, name));
            let fit = self.judged(field(&["words", person]), "p7.words", name);
            asked.push(fit.required("p7.problem.words", name));
            let layout = field(&["layout", person]);
            asked.push(self.coded(layout, "p7.layout", name, "p7", Layout::CODES).inline());
            self.interpreter(person, name, &mut asked);
            let id = field(&["phone", person]);
            let mut phone =
                Question::new(id, Kind::Any, self.pack.fill("p7.how", &[("name", name)]));
            phone.option(PHONE, self.pack.say("p7.phone"), "");
            asked.push(phone);
            let words = self.pack.fill("p7.advocate", &[("name", name)]);
            asked.push(Question::new(field(&["advocate", person]), Kind::Line, words));
        }
        let notes = self.pack.say("p7.notes").to_owned();
        asked.push(Question::new("notes".into(), Kind::Paragraph, notes));
        asked
    }

    /// A professional is named, and has no link to the family.
    fn interpreter(&self, person: &str, name: &str, asked: &mut Vec<Question>) {
        let id = field(&["interpreter", person]);
        let who = self.coded(id, "p7.interpreter", name, "p7", Interpreter::CODES);
        asked.push(who.required("p7.problem.interpreter", name));
        if self.plan.interpreter(person) == Some(Interpreter::Professional) {
            let id = field(&["interpreter_name", person]);
            let words = self.pack.say("p7.interpreter_name").to_owned();
            let named = Question::new(id, Kind::Line, words).following();
            asked.push(named.required("p7.problem.interpreter_name", name));
            let id = field(&["interpreter_link", person]);
            let link = self.judged(id, "p7.interpreter_link", name).following();
            asked.push(link.required("p7.problem.interpreter_link", name));
        }
    }

    /// Which words suit somebody who is not grown up, where there is a choice.
    fn audience(&self, person: &str, name: &str) -> Option<Question> {
        if !may_choose_words(self.inputs, person, self.at) {
            return None;
        }
        let codes = self.inputs.config.audiences();
        let codes: Vec<&str> = codes.into_iter().map(Audience::code).collect();
        let id = field(&["audience", person]);
        let audience = self.coded(id, "p7.audience", name, "p7", &codes).inline();
        Some(audience.required("p7.problem.audience", name))
    }

    pub fn coded(
        &self,
        id: String,
        words: &str,
        name: &str,
        prefix: &str,
        codes: &[&str],
    ) -> Question {
        coded(self.pack, id, words, name, prefix, codes)
    }

    fn judged(&self, id: String, words: &str, name: &str) -> Question {
        self.coded(id, words, name, "desk", Judged::CODES).inline()
    }
}

/// One of a list of codes, each with its words: `p4` and `not_sure` make
/// `p4.not_sure`.
pub fn coded(
    pack: &Pack,
    id: String,
    words: &str,
    name: &str,
    prefix: &str,
    codes: &[&str],
) -> Question {
    let mut question = Question::new(id, Kind::One, pack.fill(words, &[("name", name)]));
    for code in codes {
        question.option(code, pack.say(&field(&[prefix, code])), "");
    }
    question
}

/// What is known of a person; what is unknown is said to be unknown.
pub fn about_person(inputs: &Inputs, pack: &Pack, person: &Person, at: Instant) -> String {
    let mut said =
        pack.fill("p1.who", &[("name", &person.name), ("relationship", &person.relationship)]);
    let age = match person.age {
        Age::Born(on) => {
            let years = inputs.today(at).years_since(on).unwrap_or_default().to_string();
            pack.fill("p1.age", &[("age", &years)])
        }
        Age::Adult => pack.say("p1.adult").to_owned(),
        Age::Unknown => pack.say("p1.age_unknown").to_owned(),
    };
    said.push_str(pack.say("say.comma"));
    said.push_str(&age);
    for authority in &person.authority {
        let kind = field(&["p1.kind", authority.kind.code()]);
        let key = field(&["p1.authority", authority.status.code()]);
        let over = inputs.name(&authority.over);
        said.push_str(pack.say("say.comma"));
        said.push_str(&pack.fill(&key, &[("kind", pack.say(&kind)), ("over", over)]));
    }
    said
}

/// The purpose's usual recipients and the family's own, active now.
pub fn offered<'a>(inputs: &'a Inputs, purpose: &Purpose, at: Instant) -> Vec<&'a Recipient> {
    let mut offered: Vec<&Recipient> = Vec::new();
    for id in &purpose.usual_recipients {
        offered.extend(inputs.recipient(id));
    }
    offered.extend(&inputs.case.recipients);
    offered.dedup_by(|a, b| a.id == b.id);
    offered.retain(|recipient| is_active(recipient, inputs.zone(), at));
    offered
}
