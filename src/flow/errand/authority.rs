//! What shows who holds authority over somebody (P6, permission.md 1.4). Only "held"
//! ever lets anybody decide, and what somebody merely says is not that (I18).

use chrono::NaiveDate;

use super::when;
use super::{Asking, Errand};
use crate::domain::answers::Answers;
use crate::domain::authority::Established;
use crate::domain::case::{AuthorityKind, AuthorityStatus};
use crate::domain::codes::codes;
use crate::domain::permission::Source;
use crate::domain::time::write_date;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::prepare::coded;
use crate::flow::problem::Problem;
use crate::flow::recording::desk::{Own, make_own, named};
use crate::flow::state::State;
use crate::wire::members::Members;
use crate::wire::record::{RecordKind, RelatesTo, Relation, Section};
use crate::words::{Pack, list_in_words};

codes! {
    /// What the practitioner has seen.
    Seen {
        BirthCertificate = "birth_certificate",
        CourtOrder = "court_order",
        Agreement = "agreement",
        Confirmed = "confirmed",
        OtherPaper = "other_paper",
        /// No proof: what somebody says.
        ToldOnly = "told_only",
    }
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let (inputs, answers) = (asking.inputs, &asking.errand.answers);
    let pack = inputs.packs.practitioner();
    let one = |field: &str, kind, words: &str| {
        Question::new(field.into(), kind, pack.say(words).to_owned())
    };
    let mut who = one("person", Kind::One, "authority.person").inline();
    let mut over = one("over", Kind::One, "authority.over").inline();
    for person in &inputs.case.people {
        who.option(&person.id, person.spoken_name(), "");
        if answers.one("person") != Some(&person.id) {
            over.option(&person.id, person.spoken_name(), "");
        }
    }
    let kind = coded(&pack, "kind".into(), "authority.kind", "", "p1.kind", AuthorityKind::CODES);
    let status = AuthorityStatus::CODES;
    let status = coded(&pack, "status".into(), "authority.status", "", "authority.is", status);
    let seen = coded(&pack, "seen".into(), "authority.seen", "", "authority.by", Seen::CODES);
    let day = |field, words| one(field, Kind::Line, words).hint(pack.say("when.date_hint"));
    vec![
        who.required("authority.problem.person", ""),
        over.required("authority.problem.over", ""),
        kind.required("authority.problem.kind", ""),
        status.required("authority.problem.status", ""),
        Question { kind: Kind::Any, ..seen }.required("authority.problem.seen", ""),
        one("evidence", Kind::Line, "authority.evidence"),
        day("from", "authority.from"),
        day("until", "authority.until"),
    ]
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    let (inputs, answers) = (asking.inputs, &asking.errand.answers);
    if answers.one("person").is_some() && answers.one("person") == answers.one("over") {
        found.push(Problem::new("over", "authority.problem.over"));
    }
    let held = answers.has("status", AuthorityStatus::Held.code());
    let proof = |seen: &str| seen != Seen::ToldOnly.code();
    if held && answers.one("seen").is_some() && !answers.all("seen").any(proof) {
        found.push(Problem::new("status", "authority.problem.claimed"));
    }
    let today = inputs.today(asking.at);
    let mut days = [None; 2];
    for (place, field) in ["from", "until"].into_iter().enumerate() {
        let day = day(answers, field, inputs, today);
        if day.is_none() && !answers.text(field).is_empty() {
            found.push(Problem::new(field, "when.problem.date_unclear"));
        }
        if let Some(known) = days.get_mut(place) {
            *known = day;
        }
    }
    if let [Some(from), Some(until)] = days
        && until < from
    {
        found.push(Problem::new("until", "authority.problem.until"));
    }
}

/// Where no year is written the last such day is meant: also of an order that runs on.
fn day(answers: &Answers, field: &str, inputs: &Inputs, today: NaiveDate) -> Option<NaiveDate> {
    when::date(answers.text(field), &inputs.packs.practitioner(), today)
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let answers = &errand.answers;
    let known = |field: &str| answers.one(field).and_then(|id| inputs.person(id));
    let (Some(person), Some(over)) = (known("person"), known("over")) else { return Vec::new() };
    let status = AuthorityStatus::from_code(answers.text("status"));
    let (Some(status), Some(kind)) = (status, AuthorityKind::from_code(answers.text("kind")))
    else {
        return Vec::new();
    };
    let pack = inputs.packs.practitioner();
    let today = inputs.today(stamp.at);
    let day = |field: &str| day(answers, field, inputs, today).map(write_date);
    let mut members = Members::new();
    members.text("person", &person.id);
    members.text("over", &over.id);
    members.text("kind", kind.code());
    members.text("status", status.code());
    members.maybe("from", day("from").as_deref());
    members.maybe("to", day("until").as_deref());
    members.text("evidence", &evidence(answers, &pack));
    members.text("checked_by", &inputs.case.practitioner.id);
    let before = |known: &&(Source, Established)| {
        known.1.kind == kind && person.is(&known.1.person) && over.is(&known.1.over)
    };
    let mut newest: Option<&Source> = None;
    for (source, _) in inputs.found.established.iter().filter(before) {
        if newest.is_none_or(|known| known.is_before(source)) {
            newest = Some(source);
        }
    }
    let newest = newest.and_then(|source| state.reference(&source.record_id));
    let relates_to: Vec<RelatesTo> =
        newest.map(|to| to.related(Relation::Supersedes)).into_iter().collect();
    let held = pack.say(&["p1.kind.", kind.code()].concat()).to_owned();
    let values = [("kind", &*held), ("over", over.spoken_name())];
    let says = pack.fill(&["p1.authority.", status.code()].concat(), &values);
    let own = Own {
        kind: RecordKind::Authority,
        state: status.code(),
        section: Section { name: "authority", members },
        relates_to,
        parties: named(inputs, vec![&person.id, &over.id], Vec::new(), stamp.at),
        notes: String::new(),
        name: [person.spoken_name(), ": ", &says].concat(),
    };
    make_own(state, inputs, own, stamp)
}

/// What was seen, and what the practitioner says of it.
fn evidence(answers: &Answers, pack: &Pack) -> String {
    let seen = Seen::CODES.iter().filter(|code| answers.has("seen", code));
    let seen: Vec<String> = seen.map(|code| ["authority.by.", code].concat()).collect();
    let seen: Vec<&str> = seen.iter().map(|key| pack.say(key)).collect();
    let mut words = list_in_words(pack, &seen);
    let details = answers.text("evidence");
    if !details.is_empty() {
        words.push('\n');
        words.push_str(details);
    }
    words
}
