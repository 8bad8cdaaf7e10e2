//! From what was said to a record of it (record.md).

pub mod assessed;
mod capacity;
mod choices;
pub mod desk;
pub mod elsewhere;
mod exclusions;
mod header;
pub mod parties;
mod parts;
mod send;
mod summary;

use super::attest::{CAME_IN, COMPANY, said_back, understood};
use super::effect::{Effect, Summary};
use super::fact::Stamp;
use super::family::FamilyState;
use super::guards::{all_explained, is_free, is_understood};
use super::handover::ADVOCATE;
use super::inputs::Inputs;
use super::review::is_renewal;
use super::screen::{DeskScreen, FamilyScreen, Journey};
use super::state::{Mode, State};
use crate::domain::choice::{ConsentState, Decision};
use crate::domain::standing::{Day, Statement, TakenBack};
use crate::domain::time::{DateOrInstant, Instant, write_instant};
use crate::wire::members::Members;
use crate::wire::record as wire;
use choices::NewChoice;
use elsewhere::Elsewhere;

/// What the record is about to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// F10 was confirmed and the practitioner has attested.
    Answered,
    /// Everything was a no.
    RefusedAll,
    /// The noes of a pass that stopped.
    NoesKept,
    /// The pass stopped before an answer.
    Stopped,
    /// F13 was confirmed, or the same was told elsewhere.
    TakenBack,
    /// An agreement on paper.
    Imported,
    /// A record was entered in error: its yeses go, its noes stay.
    InError,
    /// A review without an answer.
    Reviewed,
    /// Nothing was answered; the practitioner writes down what is to be done.
    Noted,
    /// Told, heard or explained to, and the practitioner has attested.
    Noticed,
}

/// All that a record is made from.
pub struct Source<'a> {
    pub state: &'a State,
    pub inputs: &'a Inputs,
    pub family: &'a FamilyState,
    pub making: Making,
    pub stamp: &'a Stamp,
    /// Where it was not said on this tablet.
    pub elsewhere: Option<&'a Elsewhere>,
}

impl Source<'_> {
    /// The practitioner has the tablet back, and has said how it went.
    pub fn is_attested(&self) -> bool {
        matches!(self.making, Making::Answered | Making::Noticed)
    }
}

/// Makes the record, puts it on its way and counts what it says. `id` picks one
/// of the stamp's fresh ids.
pub fn make(
    state: &mut State,
    inputs: &Inputs,
    making: Making,
    stamp: &Stamp,
    id: usize,
) -> Vec<Effect> {
    let family = match &state.mode {
        Mode::Family(family) => Some(family),
        Mode::Practitioner(_) => state.desk.heard.as_ref(),
    };
    let (Some(family), Some(id)) = (family, stamp.ids.get(id)) else { return Vec::new() };
    let source = Source { state, inputs, family, making, stamp, elsewhere: None };
    let made = make_of(&source, id);
    put_on_its_way(state, made, stamp.at)
}

type Made = (wire::Record, Summary, Vec<NewChoice>, Option<Day>);

fn make_of(source: &Source, id: &str) -> Made {
    let new = choices::new_choices(source);
    let record = record(source, id, &new);
    let summary = summary::of(source, &record, &new);
    let zone = source.inputs.zone();
    let by_day = source.elsewhere.filter(|elsewhere| elsewhere.accuracy == "day");
    let day = by_day.map(|elsewhere| {
        let date = zone.date_of(elsewhere.said_at);
        Day { from: zone.start_of(date), to: zone.end_of(date) }
    });
    (record, summary, new, day)
}

fn put_on_its_way(state: &mut State, made: Made, at: Instant) -> Vec<Effect> {
    let (record, summary, new, day) = made;
    let effect = send::send(state, &record, summary);
    if let Effect::RecordMade { sealed, .. } = &effect {
        let at = new.first().map_or(at, |choice| choice.decided_at);
        count(state, &record, &sealed.reference.digest, &new, (at, day));
    }
    vec![effect]
}

fn record(source: &Source, id: &str, new: &[NewChoice]) -> wire::Record {
    let stops = source.making == Making::Stopped;
    // What every record but that of a stop holds, and what an answer alone does.
    let said = (!stops).then_some(());
    let answer = said.filter(|()| source.making != Making::Noticed);
    let restated = choices::restated(source, new);
    let state = event_state(source, new, &restated);
    let everything = choices::withdraws_everything(source);
    wire::Record {
        record: header::header(source, id, new),
        pii_processing: said.map(|()| parts::processing(source, new)),
        party_identification: parties::parties(source, new),
        event: event(source, state),
        capacity: answer.map(|()| capacity::capacity(source, new, &restated)),
        choices: answer.map(|()| choices::written(new, restated)),
        withdraws_everything: everything,
        understanding: said.map(|()| understanding(source)),
        free_choice: answer.map(|()| parts::free_choice(source)),
        views: parts::views(source),
        own: stops.then(|| stopped(source)),
        practitioner_only: parts::practitioner_only(source),
    }
}

fn event_state(source: &Source, new: &[NewChoice], restated: &[wire::Choice]) -> &'static str {
    match source.making {
        Making::Stopped => return "stopped",
        Making::InError => return "entered_in_error",
        Making::Noted | Making::Reviewed => return "reviewed",
        Making::Answered if is_renewal(source.family) => return "renewed",
        _ => {}
    }
    if source.making == Making::Noticed {
        let explained = source.family.pass.journey == Journey::Explain;
        return if explained { "explained" } else { "told" };
    }
    let now: Vec<Decision> = new.iter().map(|choice| choice.decision).collect();
    let yes_left = restated.iter().any(|choice| choice.decision == Decision::Agreed);
    let everything = choices::withdraws_everything(source);
    ConsentState::derive(&now, yes_left, everything).code()
}

fn event(source: &Source, state: &'static str) -> wire::Event {
    let Source { inputs, family, stamp, .. } = source;
    let said_at = said_at(source);
    let practitioner = inputs.case.practitioner.id.clone();
    let elsewhere = source.elsewhere.is_some();
    let by_phone = family.pass.by_phone;
    let method = match source.making {
        // The four ways are called alike there.
        Making::Answered => {
            family.way.and_then(|way| wire::ExpressionMethod::from_code(way.code()))
        }
        Making::RefusedAll | Making::NoesKept | Making::TakenBack | Making::Reviewed => {
            let method = if by_phone { "said" } else { "tapped" };
            wire::ExpressionMethod::from_code(method)
        }
        Making::Stopped | Making::Imported | Making::InError | Making::Noted | Making::Noticed => {
            None
        }
    };
    let method = source.elsewhere.map(|elsewhere| elsewhere.method).or(method);
    let typed =
        (method == Some(wire::ExpressionMethod::TypedName)).then(|| family.typed.trim().to_owned());
    let ink = (method == Some(wire::ExpressionMethod::Drawn)).then(|| family.ink.numbers());
    wire::Event {
        event_state: state,
        event_type: match source.making {
            Making::Stopped | Making::Noticed | Making::Noted | Making::Reviewed => {
                "not_applicable"
            }
            Making::InError => "expressed",
            _ => "explicit",
        },
        event_time: write_instant(said_at),
        event_time_accuracy: source.elsewhere.map_or("second", |elsewhere| elsewhere.accuracy),
        utc_offset: inputs.zone().offset_at(said_at),
        clock: stamp.clock.clone(),
        entity_id: vec![family.pass.person.clone()],
        held_by: match elsewhere {
            true => Vec::new(),
            false if by_phone => vec![practitioner.clone()],
            false => vec![family.pass.person.clone()],
        },
        recorded_by: practitioner,
        present: present(source),
        expression_method: method,
        ink,
        typed,
    }
}

/// Who was in the room when it was said; by phone the practitioner, and whoever helps.
fn present(source: &Source) -> Vec<String> {
    let elsewhere = source.elsewhere.map(|elsewhere| elsewhere.setting);
    let in_room = elsewhere.is_none() && !source.family.pass.by_phone;
    let mut present: Vec<String> =
        in_company(source).filter(|_| in_room).map(str::to_owned).collect();
    // Of a letter, a paper or a colleague's word the practitioner knows only what it says.
    if matches!(elsewhere, None | Some(wire::Setting::InPerson | wire::Setting::Phone)) {
        present.push(source.inputs.case.practitioner.id.clone());
    }
    present.extend(parties::helpers(source).iter().map(|helper| helper.party_id.clone()));
    present
}

/// Who was there by P8, or came in since by P9.
pub fn in_company<'a>(source: &'a Source) -> impl Iterator<Item = &'a str> {
    let desk = &source.state.desk;
    let anybody = source.is_attested() && desk.attestation.has(COMPANY, CAME_IN);
    let came_in = desk.attestation.all(CAME_IN).filter(move |_| anybody);
    let company = desk.hand_over.all("present").chain(came_in);
    company.filter(|id| *id != ADVOCATE)
}

/// When it was said, which may be well before the record is written.
pub fn said_at(source: &Source) -> Instant {
    if let Some(elsewhere) = source.elsewhere {
        return elsewhere.said_at;
    }
    match source.making {
        Making::Answered | Making::Noticed => source.family.confirmed_at.unwrap_or(source.stamp.at),
        _ => source.stamp.at,
    }
}

fn understanding(source: &Source) -> wire::Understanding {
    use wire::{UnderstandingMethod as Method, UnderstandingResult as Found};
    let desk = &source.state.desk;
    let answered = source.is_attested();
    let imported = source.making == Making::Imported;
    let method = match said_back(desk).filter(|_| answered) {
        Some(_) => Method::SaidBack,
        None if answered => Method::Attested,
        None if imported => Method::Imported,
        None => Method::NotNeeded,
    };
    let result = match understood(desk).filter(|_| answered) {
        None if imported => Found::NotSure,
        None => Found::NotNeeded,
        Some(super::attest::Understood::Understood) => Found::Understood,
        Some(super::attest::Understood::ExplainedAgain) => Found::ExplainedAgain,
        Some(super::attest::Understood::NotUnderstood) => Found::NotUnderstood,
        Some(super::attest::Understood::NotSure) => Found::NotSure,
    };
    let explained = source.family.explained.iter();
    let invalid_because = invalid_because(source);
    wire::Understanding {
        explained: explained
            .map(|explained| wire::ExplainedElement {
                element: explained.element.code(),
                at: write_instant(explained.at),
                how: source.family.pass.how().code(),
            })
            .collect(),
        method,
        result,
        in_their_words: some(&source.family.say_back.words).filter(|_| method == Method::SaidBack),
        interpreter: some(desk.plan.interpreter_name(&source.family.pass.person))
            .filter(|_| source.family.pass.interpreted),
        audience: source.family.pass.voice.audience.code().to_owned(),
        layout: source.family.layout.code(),
        valid: invalid_because.is_empty(),
        invalid_because,
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A yes counts only when it is free and understood; a no needs neither.
fn invalid_because(source: &Source) -> Vec<&'static str> {
    let desk = &source.state.desk;
    let mut because = Vec::new();
    if source.making == Making::Imported && !all_explained(source.family) {
        because.push("not_all_explained");
    }
    // A notice holds no yes that could fail to count.
    if source.making == Making::Answered {
        if !is_free(&desk.attestation) {
            because.push("not_free");
        }
        if !is_understood(desk) {
            because.push("not_understood");
        }
    }
    because
}

/// On the way back nobody stops any more: there a pass that is open was thrown away.
fn is_discarded(source: &Source) -> bool {
    source.making == Making::Stopped
        && source.state.is_family()
        && matches!(source.family.screen, FamilyScreen::Unlock | FamilyScreen::Hidden)
}

fn stopped(source: &Source) -> wire::Section {
    let family = source.family;
    let stood = family.under.as_ref().map_or(family.screen, |under| under.screen);
    let screen = family.trail.last().filter(|_| stood == FamilyScreen::Stop);
    let between = (!source.state.is_family()).then_some(DeskScreen::Assess.code());
    let (why, next) = if is_discarded(source) {
        ("passcode_forgotten", "nothing_shared")
    } else if between.is_some() {
        ("stopped_in_between", "nothing_shared")
    } else if family.say_back.given_up() {
        ("not_understood", "other_format_or_advocate")
    } else {
        ("person_stopped", "nothing_shared")
    };
    let mut members = Members::new();
    members.text("screen", between.unwrap_or(screen.unwrap_or(&stood).code()));
    let explained = family.explained.iter();
    members.texts("elements_explained", explained.map(|explained| explained.element.code()));
    members.text("why", why);
    members.text("next", next);
    wire::Section { name: "stopped", members }
}

/// What the record says stands from now on, whether or not the host has it yet.
fn count(
    state: &mut State,
    record: &wire::Record,
    digest: &str,
    new: &[NewChoice],
    (at, day): (Instant, Option<Day>),
) {
    let valid = record.understanding.as_ref().is_none_or(|found| found.valid);
    let by = record.event.entity_id.first().cloned().unwrap_or_default();
    for (place, choice) in new.iter().enumerate() {
        state.said.statements.push(Statement {
            by: by.clone(),
            item: choice.item.clone(),
            decision: choice.decision,
            decided_at: choice.decided_at,
            day,
            ledger_id: record.record.ledger_id.clone(),
            sequence: record.record.sequence,
            record_id: record.record.record_id.clone(),
            digest: digest.to_owned(),
            choice_id: (place + 1).to_string(),
            valid,
            imported: false,
            explained_at: None,
            valid_until: choice.valid_until.map(DateOrInstant::Date),
            review_due: choice.review_due,
            frequency: choice.frequency,
            also_about: Vec::new(),
            conditions: choice.conditions.clone(),
        });
    }
    if record.withdraws_everything {
        state.said.taken_back.push(TakenBack {
            by,
            at,
            day,
            ledger_id: record.record.ledger_id.clone(),
            sequence: record.record.sequence,
            record_id: record.record.record_id.clone(),
        });
    }
}
