//! The choices of a record: what was said now, and what stood before, restated.

use chrono::NaiveDate;

use super::{Making, Source, exclusions, invalid_because, said_at};
use crate::domain::choice::{Answer, Decision};
use crate::domain::item::{Frequency, Item};
use crate::domain::time::{DateOrInstant, Instant, write_date, write_instant};
use crate::flow::family::{Row, TakingBack};
use crate::flow::withdraw::items_taken_back;
use crate::wire::record::Choice;

/// A choice made now.
pub struct NewChoice {
    pub item: Item,
    pub decision: Decision,
    pub decided_at: Instant,
    pub valid_until: Option<NaiveDate>,
    pub review_due: Option<NaiveDate>,
    pub frequency: Option<Frequency>,
    pub methods: Vec<String>,
    /// What is left out even with a yes; empty where nothing is.
    pub conditions: String,
}

pub fn new_choices(source: &Source) -> Vec<NewChoice> {
    match source.making {
        Making::Stopped | Making::Noticed | Making::InError | Making::Noted | Making::Reviewed => {
            Vec::new()
        }
        Making::Imported => imported(source),
        Making::TakenBack => taken_back(source),
        Making::Answered | Making::RefusedAll | Making::NoesKept => from_rows(source),
    }
}

fn from_rows(source: &Source) -> Vec<NewChoice> {
    let mut new = Vec::new();
    for (row, given) in source.family.answered() {
        let Some(given) = given else { continue };
        let decision = given.answer.decision(given.takes_back);
        // A no counts from when it was said, a yes from when it was confirmed.
        let decided_at = match given.answer {
            Answer::No => given.at,
            Answer::Yes | Answer::NotSure => said_at(source),
        };
        new.push(of_row(source, row, decision, decided_at));
    }
    new
}

/// As long as a yes lasts here, from the day on the paper.
fn imported(source: &Source) -> Vec<NewChoice> {
    let mut new = Vec::new();
    let day = source.inputs.today(said_at(source));
    for item in source.elsewhere.iter().flat_map(|elsewhere| &elsewhere.items) {
        let purpose = source.inputs.config.purpose(&item.purpose_id);
        new.push(NewChoice {
            item: item.clone(),
            decision: Decision::Agreed,
            decided_at: said_at(source),
            valid_until: purpose.map(|purpose| purpose.max_validity.last_day(day)),
            review_due: purpose.map(|purpose| purpose.review_interval.last_day(day)),
            frequency: None,
            methods: Vec::new(),
            conditions: String::new(),
        });
    }
    new
}

fn of_row(source: &Source, row: &Row, decision: Decision, decided_at: Instant) -> NewChoice {
    let inputs = source.inputs;
    let agreed = decision == Decision::Agreed;
    let today = inputs.today(decided_at);
    let purpose = inputs.config.purpose(&row.item.purpose_id).filter(|_| agreed);
    NewChoice {
        item: row.item.clone(),
        decision,
        decided_at,
        valid_until: purpose.map(|purpose| purpose.max_validity.last_day(today)),
        review_due: purpose.map(|purpose| purpose.review_interval.last_day(today)),
        frequency: row.frequency.filter(|_| agreed),
        methods: if agreed { row.methods.clone() } else { Vec::new() },
        conditions: if agreed { exclusions::conditions(source, &row.item) } else { String::new() },
    }
}

fn taken_back(source: &Source) -> Vec<NewChoice> {
    let mut items = items_taken_back(source.family);
    if withdraws_everything(source) {
        // Also what could not be shown, such as a yes that has run out.
        for (item, standing) in source.state.said.standing_of(&source.family.pass.person) {
            if standing.decision == Decision::Agreed && !items.contains(&item) {
                items.push(item);
            }
        }
    }
    items
        .into_iter()
        .map(|item| NewChoice {
            item,
            decision: Decision::Withdrawn,
            decided_at: said_at(source),
            valid_until: None,
            review_due: None,
            frequency: None,
            methods: Vec::new(),
            conditions: String::new(),
        })
        .collect()
}

pub fn withdraws_everything(source: &Source) -> bool {
    source.making == Making::TakenBack && source.family.taking_back == Some(TakingBack::Everything)
}

/// Everything else that the person has standing, each as its origin says it. What
/// was taken back elsewhere, and a yes that never counted, are not restated: the
/// record would contradict the one that it names.
pub fn restated(source: &Source, new: &[NewChoice]) -> Vec<Choice> {
    let standing = source.state.said.standing_of(&source.family.pass.person);
    let mut restated = Vec::new();
    let counts = invalid_because(source).is_empty();
    for (item, stands) in standing {
        let origin = stands.statement;
        let stands_so = stands.decision == origin.decision
            && (origin.valid || origin.decision != Decision::Agreed);
        // Not sure displaces no no, and a yes that does not count displaces nothing
        // (permission.md 2): both are told.
        let is_no = matches!(stands.decision, Decision::Refused | Decision::Withdrawn);
        let displaces = |choice: &NewChoice| match choice.decision {
            Decision::Undecided => !is_no,
            Decision::Agreed => counts,
            Decision::Refused | Decision::Withdrawn => true,
        };
        if !stands_so || new.iter().any(|choice| choice.item == item && displaces(choice)) {
            continue;
        }
        restated.push(Choice {
            decision: stands.decision,
            valid_until: origin.valid_until.map(DateOrInstant::write),
            review_due: origin.review_due.map(write_date),
            from_record: Some(origin.record_id),
            frequency: origin.frequency,
            // The practitioner's words wait for the tablet to come back (I1).
            conditions: if source.state.is_family() { String::new() } else { origin.conditions },
            ..choice(item, stands.decision, origin.decided_at)
        });
    }
    restated
}

/// All choices of the record, numbered.
pub fn written(new: &[NewChoice], restated: Vec<Choice>) -> Vec<Choice> {
    let new = new.iter().map(|made| Choice {
        valid_until: made.valid_until.map(write_date),
        review_due: made.review_due.map(write_date),
        frequency: made.frequency,
        methods: made.methods.clone(),
        conditions: made.conditions.clone(),
        ..choice(made.item.clone(), made.decision, made.decided_at)
    });
    let mut all: Vec<Choice> = new.chain(restated).collect();
    for (place, choice) in all.iter_mut().enumerate() {
        choice.choice_id = (place + 1).to_string();
    }
    all
}

fn choice(item: Item, decision: Decision, decided_at: Instant) -> Choice {
    Choice {
        choice_id: String::new(),
        about: item.about,
        pii_id: item.pii_id,
        purpose_id: item.purpose_id,
        recipient_id: item.recipient_id,
        decision,
        decided_at: write_instant(decided_at),
        explicit: true,
        valid_until: None,
        review_due: None,
        from_record: None,
        frequency: None,
        methods: Vec::new(),
        conditions: String::new(),
    }
}
