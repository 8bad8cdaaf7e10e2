//! J5: someone is in danger now. The numbers come first; four short fields say what is
//! shared, with whom, why and after whose advice. Nothing waits for anything here (D14,
//! G08), and the rest is written up within the time that the organisation allows.

use chrono::TimeDelta;

use super::{Asking, Errand};
use crate::domain::answers::Answers;
use crate::domain::authority::{AgeGroup, age_group};
use crate::domain::case::Person;
use crate::domain::choice::Decision;
use crate::domain::codes::codes;
use crate::domain::item::{Item, people_of};
use crate::domain::plan::UnsafeBecause;
use crate::domain::time::{Instant, write_instant};
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::guards::decides;
use crate::flow::inputs::{Inputs, is_active};
use crate::flow::prepare::{coded, people_for};
use crate::flow::problem::Problem;
use crate::flow::recording::desk::{Own, make_own, named};
use crate::flow::recording::parties::party;
use crate::flow::state::State;
use crate::wire::members::Members;
use crate::wire::permission::item_json;
use crate::wire::record::{
    ConsentPosition, Party, PartyType, RecordKind, RelatesTo, Relation, Section,
};
use crate::words::Pack;

codes! {
    /// Who decided, and whether anybody was asked first. Advice is never waited for here
    /// (H10), but why it was not taken is kept.
    Decided {
        Advised = "advised",
        NoTime = "no_time",
        NobodyReached = "nobody_reached",
    }
}

/// To complete an urgent decision, where the organisation has set no time.
const COMPLETE_WITHIN_HOURS: u32 = 24;

pub fn questions(asking: &Asking) -> Vec<Question> {
    let (inputs, answers) = (asking.inputs, &asking.errand.answers);
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let one = |field: &str, kind, words: &str| {
        Question::new(field.into(), kind, pack.say(words).to_owned())
    };
    let mut asked = vec![what(inputs, &pack, asking.at)];
    let mut whom = one("whom", Kind::Any, "urgent.whom");
    for known in inputs.case.recipients.iter().chain(&inputs.config.recipients) {
        if is_active(known, inputs.zone(), asking.at) {
            whom.option(&known.id, known.plain_name.get(&voice), "");
        }
    }
    asked.push(whom);
    asked.push(one("someone", Kind::Line, "urgent.someone").following());
    let danger = one("danger", Kind::Line, "urgent.danger");
    asked.push(danger.required("urgent.problem.danger", ""));
    if inputs.config.purposes.len() > 1 {
        let mut purpose = one("purpose", Kind::One, "urgent.purpose").following();
        for known in &inputs.config.purposes {
            purpose.option(&known.id, known.plain_name.get(&voice), "");
        }
        asked.push(purpose.required("urgent.problem.purpose", ""));
    }
    let decided = coded(&pack, "decided".into(), "urgent.decided", "", "urgent.by", Decided::CODES);
    asked.push(decided.required("urgent.problem.decided", ""));
    if answers.has("decided", Decided::Advised.code()) {
        let who = one("adviser", Kind::Line, "urgent.adviser").following();
        asked.push(who.required("urgent.problem.adviser", ""));
    }
    asked
}

/// Each kind of information about each person whom it can be about: never "all" (I14).
fn what(inputs: &Inputs, pack: &Pack, at: Instant) -> Question {
    let voice = inputs.voice_of(None);
    let mut what = Question::new("what".into(), Kind::Any, pack.say("urgent.what").to_owned());
    let is_child = |person: &&Person| age_group(person, at, inputs.zone()) == AgeGroup::Child;
    let people = inputs.case.people.iter();
    // Most often it is a child who is in danger.
    for person in people.clone().filter(is_child).chain(people.filter(|one| !is_child(one))) {
        for kind in inputs.config.kinds.iter().filter(|kind| !kind.never_in_plan) {
            if people_for(inputs, kind.about, at).iter().any(|known| known.id == person.id) {
                let kind_name = kind.plain_name.get(&voice);
                let values = [("kind", kind_name), ("name", person.spoken_name())];
                let value = [&*person.id, "/", &kind.id].concat();
                what.option(&value, &pack.fill("import.kind_about", &values), "");
            }
        }
    }
    what.required("urgent.problem.what", "")
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    let answers = &asking.errand.answers;
    if answers.one("whom").is_none() && answers.text("someone").is_empty() {
        found.push(Problem::new("whom", "urgent.problem.whom"));
    }
}

/// Exactly what was marked, for each who is told.
fn items(answers: &Answers, inputs: &Inputs, recipients: &[String]) -> Vec<Item> {
    let only = inputs.config.purposes.first().map(|purpose| purpose.id.as_str());
    let purpose = answers.one("purpose").or(only).unwrap_or_default();
    let mut items = Vec::new();
    for (about, kind) in answers.all("what").filter_map(|what| what.split_once('/')) {
        for recipient in recipients {
            items.push(Item {
                about: about.to_owned(),
                pii_id: kind.to_owned(),
                purpose_id: purpose.to_owned(),
                recipient_id: recipient.clone(),
            });
        }
    }
    items
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let answers = &errand.answers;
    let pack = inputs.packs.practitioner();
    let known: Vec<&str> = answers.all("whom").collect();
    let mut recipients: Vec<String> = known.iter().map(|id| (*id).to_owned()).collect();
    let mut others = Vec::new();
    if let Some(someone) = nobody_configured(answers, stamp) {
        recipients.push(someone.party_id.clone());
        others.push(someone);
    }
    let items = items(answers, inputs, &recipients);
    let about = people_of(&items);
    let mut parties = named(inputs, about, known, stamp.at);
    parties.extend(others.iter().cloned());
    let (position, relates_to) = said_before(state, inputs, &items, stamp.at);
    let mut members = Members::new();
    members.text("outcome", "share");
    members.list("items", items.iter().map(|item| item_json(item).into()).collect());
    members
        .some("ad_hoc_recipients", others.iter().map(|one| one.party_id.clone().into()).collect());
    members.text("consent_position", position.code());
    if position == ConsentPosition::NotSought {
        members.texts("why_not_sought", [UnsafeBecause::DelayRaisesRisk.code()].into_iter());
    }
    members.text("ground", answers.text("danger"));
    members.text("authorised_by", &inputs.case.practitioner.id);
    let end = write_instant(complete_by(inputs, stamp.at));
    members.text("valid_from", &write_instant(stamp.at));
    // What is written up says for itself how long it holds: until then this is all.
    members.text("valid_until", &end);
    members.flag("urgent", true);
    members.flag("incomplete", true);
    members.text("complete_by", &end);
    let own = Own {
        kind: RecordKind::DisclosureDecision,
        state: "decided_to_disclose",
        section: Section { name: "decision", members },
        relates_to,
        parties,
        notes: advice(answers, &pack),
        name: answers.text("danger").to_owned(),
    };
    make_own(state, inputs, own, stamp)
}

/// Whom the practitioner asked first, or why nobody.
fn advice(answers: &Answers, pack: &Pack) -> String {
    let words = pack.say(&["urgent.by.", answers.text("decided")].concat()).to_owned();
    match answers.text("adviser") {
        adviser if answers.has("decided", Decided::Advised.code()) => {
            [&words, " ", adviser].concat()
        }
        _ => words,
    }
}

/// Somebody whom nobody has set up, under an id that no other record gives.
fn nobody_configured(answers: &Answers, stamp: &Stamp) -> Option<Party> {
    const ENOUGH: usize = 13;
    let name = answers.text("someone");
    let id = stamp.ids.first().and_then(|id| id.get(..ENOUGH)).filter(|_| !name.is_empty())?;
    let role = party(&["recipient-", id].concat(), PartyType::Organisation, "recipient");
    Some(Party { party_name: Some(name.to_owned()), ..role })
}

/// The instant by which the decision must be complete, in whole hours from now.
pub fn complete_by(inputs: &Inputs, at: Instant) -> Instant {
    let rules = inputs.config.override_rules.as_ref();
    let hours = rules.map_or(COMPLETE_WITHIN_HOURS, |rules| rules.complete_by_hours);
    at + TimeDelta::hours(hours.into())
}

/// What was answered to exactly this before. A no stays as it is, whoever said it, and
/// is named (finding 3); where nobody was asked who decides today, the delay is why (D05).
fn said_before(
    state: &State,
    inputs: &Inputs,
    items: &[Item],
    at: Instant,
) -> (ConsentPosition, Vec<RelatesTo>) {
    use ConsentPosition as Position;
    let (mut position, mut relates_to): (_, Vec<RelatesTo>) = (Position::NotSought, Vec::new());
    for person in &inputs.case.people {
        for (item, stands) in state.said.standing_of(&person.id) {
            if !items.contains(&item) {
                continue;
            }
            let answered = match stands.decision {
                Decision::Refused => Position::Refused,
                Decision::Withdrawn => Position::Withdrawn,
                _ if !decides(inputs, &person.id, &item, at) => continue,
                Decision::Agreed if stands.is_live_yes(inputs.today(at)) => Position::GivenButWider,
                Decision::Agreed if stands.statement.valid => Position::Expired,
                Decision::Agreed | Decision::Undecided => Position::NotPossible,
            };
            if (answered as usize) < position as usize {
                position = answered;
            }
            let is_no = matches!(answered, Position::Refused | Position::Withdrawn);
            let id = &stands.statement.record_id;
            let is_named = relates_to.iter().any(|known| known.record_id == *id);
            let to = state.reference(id).filter(|_| is_no && !is_named);
            relates_to.extend(to.map(|to| to.related(Relation::Overrides)));
        }
    }
    (position, relates_to)
}
