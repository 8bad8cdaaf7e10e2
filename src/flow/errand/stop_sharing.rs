//! P19: who is to be told that somebody changed their mind, and by when.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Asking, Errand, begin};
use crate::domain::choice::Decision;
use crate::domain::codes::codes;
use crate::domain::item::Item;
use crate::domain::once::push_once;
use crate::domain::permission;
use crate::domain::standing::Standing;
use crate::domain::time::write_date;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::recording::Making;
use crate::flow::recording::elsewhere::{self, Elsewhere};
use crate::flow::screen::DeskScreen;
use crate::flow::state::State;
use crate::wire::ledger::Reference;
use crate::wire::record::{RecordRef, Relation, Task};
use crate::words::{date_in_words, list_in_words};

codes! {
    Telling {
        Told = "told",
        ByThen = "by_then",
        NotNeeded = "not_needed",
    }
}

pub const TASK: &str = "tell_recipient_to_stop";

/// What is open after somebody took yeses back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Recipients who have not been told, each once.
    pub recipients: Vec<String>,
    /// The records that say so.
    pub records: Vec<RecordRef>,
}

impl Open {
    fn put(&mut self, recipient: &str, record: &RecordRef) {
        push_once(&mut self.recipients, recipient.to_owned());
        if !self.records.contains(record) {
            self.records.push(record.clone());
        }
    }
}

/// Of one person: what they took back and nobody has acted on, and what was put off.
pub fn open(state: &State, person: &str) -> Open {
    let mut open = Open::default();
    let standing = state.said.standing_of(person);
    for said in &state.said.statements {
        let back = said.decision == Decision::Withdrawn && said.by == person;
        // Whoever said yes again since is not to be told to stop.
        let again = |(item, stands): &(Item, Standing)| {
            *item == said.item && stands.decision == Decision::Agreed
        };
        if back && !standing.iter().any(again) && !state.kept.settled.contains(&said.record_id) {
            let (record_id, digest) = (said.record_id.clone(), said.digest.clone());
            open.put(&said.item.recipient_id, &RecordRef { record_id, digest });
        }
    }
    for (task, from) in listed(state, person).filter(|(task, _)| task.item.is_none()) {
        open.put(&task.about, &from.to);
    }
    open
}

/// The tasks that this person's change of mind has left, each with its record.
fn listed<'a>(
    state: &'a State,
    person: &'a str,
) -> impl Iterator<Item = (&'a permission::Task, &'a Reference)> {
    let tasks = state.kept.tasks.iter().filter(|task| task.task == TASK);
    let known = tasks.filter_map(|task| {
        let record = task.records.first()?;
        Some((task, state.kept.record(record)?))
    });
    known.filter(move |(_, from)| from.by == person)
}

pub fn is_listed(state: &State, person: &str) -> bool {
    listed(state, person).next().is_some()
}

pub fn begin_if_any(state: &mut State, inputs: &Inputs, person: &str, stamp: &Stamp) {
    if !open(state, person).recipients.is_empty() {
        begin(state, inputs, DeskScreen::StopSharing, person, stamp);
    }
}

/// Weekends are left out; what else is no working day, no configuration says.
pub fn next_working_day(today: NaiveDate) -> NaiveDate {
    let mut day = today;
    for _ in 0..3 {
        day = day.checked_add_days(Days::new(1)).unwrap_or(day);
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            break;
        }
    }
    day
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let (state, inputs) = (asking.state, asking.inputs);
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let due = date_in_words(&pack, next_working_day(inputs.today(asking.at)));
    let standing = state.said.standing_of(&asking.errand.about);
    // What somebody else agreed to, or they themselves still do, is not meant.
    let gone = |item: &Item| {
        let mut known = standing.iter();
        known.any(|(known, stands)| known == item && stands.decision != Decision::Agreed)
    };
    let mut asked = Vec::new();
    for id in open(state, &asking.errand.about).recipients {
        let name = inputs.recipient(&id).map_or(&*id, |known| known.plain_name.get(&voice));
        let words = pack.fill("p19.tell", &[("name", name)]);
        let mut tell = Question::new(["tell.", &id].concat(), Kind::One, words);
        tell.option(Telling::Told.code(), pack.say("p19.told"), "");
        let later = pack.fill("p19.by_then", &[("date", &due)]);
        tell.option(Telling::ByThen.code(), &later, "");
        let hint = match state.kept.had(|item| item.recipient_id == id && gone(item)) {
            Some((at, items)) => {
                let date = date_in_words(&pack, inputs.today(at));
                let mut told = Vec::new();
                for item in items {
                    push_once(&mut told, inputs.item_in_words(item, &voice));
                }
                let told = list_in_words(&pack, &told);
                pack.fill("p19.shared", &[("items", &told), ("date", &date)])
            }
            None => {
                tell.option(Telling::NotNeeded.code(), pack.say("p19.not_needed"), "");
                pack.say("p19.not_shared").to_owned()
            }
        };
        asked.push(tell.hint(&hint).required("p19.problem", name));
    }
    asked
}

/// Nothing that was said changes: the person's answers are restated, and what is left
/// to do stands in place of what was open.
pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let open = open(state, &errand.about);
    let pack = inputs.packs.practitioner();
    let voice = inputs.voice_of(None);
    let due = write_date(next_working_day(inputs.today(stamp.at)));
    let (mut tasks, mut told) = (Vec::new(), Vec::new());
    for id in &open.recipients {
        match errand.answers.one(&["tell.", id].concat()).and_then(Telling::from_code) {
            Some(Telling::ByThen) | None => {
                tasks.push(Task { task: TASK, due: due.clone(), about: id.clone() });
            }
            Some(Telling::Told) => {
                let known = inputs.recipient(id);
                told.push(known.map_or(&**id, |known| known.plain_name.get(&voice)));
            }
            Some(Telling::NotNeeded) => {}
        }
    }
    let mut notes = String::new();
    if !told.is_empty() {
        notes = pack.fill("p19.note_told", &[("names", &list_in_words(&pack, &told))]);
    }
    let family = elsewhere::pass_of(state, inputs, &errand.about, stamp.at);
    let related = open.records.iter().map(|record| record.related(Relation::Supersedes));
    let acted = Elsewhere { relates_to: related.collect(), tasks, notes, ..Elsewhere::now(stamp) };
    elsewhere::make(state, inputs, &family, (Making::Noted, &acted), stamp)
}
