//! F14 and F15: a child is heard, and whoever is told is heard too. Nothing here is a
//! yes or a no, and nothing has to be said.

use chrono::TimeDelta;

use super::family::{FamilyState, Outcome, Pass};
use super::form::{Kind, Question, take};
use super::inputs::Inputs;
use super::screen::FamilyScreen;
use crate::domain::codes::codes;
use crate::wire::record::View;
use crate::words::Pack;

codes! {
    /// A face to point at, for a child who is too young for many words.
    Feeling {
        Happy = "happy",
        NotSure = "not_sure",
        Sad = "sad",
        Worried = "worried",
    }
}

codes! {
    /// What somebody who was told asks of us. Each becomes a task with its time limit.
    Ask {
        Object = "object",
        Complain = "complain",
    }
}

/// An objection is answered, and a complaint acknowledged, within this time (UK GDPR
/// Art 12(3); Data Protection Act 2018 s164A).
pub const ANSWER_WITHIN: TimeDelta = TimeDelta::days(30);

/// What the screen asks, in the person's words.
pub fn questions(pass: &Pass, screen: FamilyScreen, pack: &Pack) -> Vec<Question> {
    let new = |field: &str, kind, key| Question::new(field.into(), kind, pack.say(key).to_owned());
    let mut asked = Vec::new();
    match screen {
        FamilyScreen::Think => {
            if pass.faces {
                let mut faces = new("feel", Kind::One, "f14.feel").inline();
                for code in Feeling::CODES {
                    faces.pictured(code, pack.say(&["f14.", code].concat()));
                }
                asked.push(faces);
            }
            asked.push(new("think", Kind::Paragraph, "f14.think"));
            // Private: asked, and heard, only alone with the practitioner (I16).
            if pass.alone && !pass.keep_from.is_empty() {
                let mut private = new("keep_from", Kind::Any, "f14.keep_from");
                for (id, name) in &pass.keep_from {
                    private.option(id, name, "");
                }
                asked.push(private);
            }
        }
        FamilyScreen::Told => {
            // A child says it on the screen after this.
            if !pass.route.contains(&FamilyScreen::Think) {
                asked.push(new("reply", Kind::Paragraph, "f15.reply"));
            }
            let mut asks = new("asks", Kind::Any, "f15.asks");
            for code in Ask::CODES {
                asks.option(code, pack.say(&["f15.", code].concat()), "");
            }
            asked.push(asks);
        }
        _ => {}
    }
    asked
}

/// A child can draw what they think; on F14 of other people's children nobody does.
pub fn may_draw(pass: &Pass) -> bool {
    !pass.by_phone && pass.hears.iter().all(|item| item.about == pass.person)
}

pub fn answered(family: &mut FamilyState, inputs: &Inputs, field: &str, value: &str, on: bool) {
    let Some(pack) = inputs.packs.family(&family.pass.voice) else { return };
    if family.outcome == Outcome::Open {
        let asked = questions(&family.pass, family.screen, &pack);
        take(&asked, &mut family.said, field, value, on);
    }
}

/// What was asked of us on F15.
pub fn asks(family: &FamilyState) -> Vec<Ask> {
    family.said.all("asks").filter_map(Ask::from_code).collect()
}

/// What was said on F15 and F14, as the record holds it. What was written on F14 is
/// the child's until they are done with it; an objection is kept as a no is (I8).
pub fn views(family: &FamilyState, pack: &Pack) -> Vec<View> {
    let said = &family.said;
    let of = |view: &str| View {
        party_id: family.pass.person.clone(),
        view: view.to_owned(),
        ..View::default()
    };
    let mut views = Vec::new();
    let mut objections = String::new();
    for ask in asks(family) {
        if !objections.is_empty() {
            objections.push(' ');
        }
        objections.push_str(pack.say(&["f15.", ask.code()].concat()));
    }
    let reply = said.text("reply");
    if !reply.is_empty() || !objections.is_empty() {
        let view = if reply.is_empty() { &*objections } else { reply };
        let view = of(view);
        views.push(View { objections, ..view });
    }
    let (think, feel) = (said.text("think"), said.text("feel"));
    let keep_from: Vec<String> = said.all("keep_from").map(str::to_owned).collect();
    let drawing = (!family.drawn.is_empty()).then(|| family.drawn.numbers());
    let any = !think.is_empty() || !feel.is_empty() || !keep_from.is_empty() || drawing.is_some();
    if any && family.confirmed_at.is_some() {
        let mut symbols = String::new();
        if !feel.is_empty() {
            symbols.push_str(pack.say(&["f14.", feel].concat()));
        }
        let kept = || [pack.say("f14.keep_from"), " ", &names_of(family, &keep_from)].concat();
        let view = match (think, symbols.as_str()) {
            ("", "") if drawing.is_some() => of(pack.say("f14.drew")),
            ("", "") => of(&kept()),
            ("", symbols) => of(symbols),
            (think, _) => of(think),
        };
        views.push(View { symbols, drawing, not_to_be_told_to: keep_from, ..view });
    }
    views
}

/// The names of those whom the child would rather keep it from.
pub fn names_of(family: &FamilyState, ids: &[String]) -> String {
    let offered = family.pass.keep_from.iter();
    let names: Vec<&str> =
        offered.filter(|(id, _)| ids.contains(id)).map(|(_, name)| name.as_str()).collect();
    names.join(", ")
}
