//! When something was said, as people write a date and a time.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::Asking;
use super::lower::{is_of_word, lower};
use crate::domain::answers::Answers;
use crate::domain::time::Instant;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::problem::Problem;
use crate::words::Pack;

/// An instant, and how closely it is known: `minute` or `day`, a day by its first
/// instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub at: Instant,
    pub accuracy: &'static str,
    pub day: NaiveDate,
}

pub fn date_question(pack: &Pack, words: &str) -> Question {
    let question = Question::new("date".into(), Kind::Line, pack.say(words).to_owned());
    question.hint(pack.say("when.date_hint")).required("when.problem.date", "")
}

pub fn time_question(pack: &Pack) -> Question {
    let question = Question::new("time".into(), Kind::Line, pack.say("when.time").to_owned());
    question.hint(pack.say("when.time_hint"))
}

/// What `date` and `time` say, where they can be read.
pub fn read(answers: &Answers, inputs: &Inputs, now: Instant) -> Option<When> {
    let zone = inputs.zone();
    let day = date(answers.text("date"), &inputs.packs.practitioner(), inputs.today(now))?;
    let start = zone.start_of(day);
    let written = answers.text("time");
    if written.is_empty() {
        return Some(When { at: start, accuracy: "day", day });
    }
    let minutes = time(written)?;
    let at = start + TimeDelta::minutes(minutes);
    // Where the clocks were changed on that day.
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let shown = zone.date_of(at).and_time(zone.clock_time_of(at)) - midnight;
    let at = at + (TimeDelta::minutes(minutes) - shown);
    Some(When { at, accuracy: "minute", day })
}

pub fn problems(asking: &Asking, found: &mut Vec<Problem>) {
    let answers = &asking.errand.answers;
    if answers.text("date").is_empty() {
        return;
    }
    let words = match read(answers, asking.inputs, asking.at) {
        Some(when) if when.at > asking.at => "when.problem.future",
        Some(_) => return,
        None if answers.text("time").is_empty() || time(answers.text("time")).is_some() => {
            "when.problem.date_unclear"
        }
        None => "when.problem.time",
    };
    let field = if words == "when.problem.time" { "time" } else { "date" };
    found.push(Problem::new(field, words));
}

/// `14 September 2026`, `14/9/2026` or `2026-09-14`; without a year, the last such day.
pub fn date(written: &str, pack: &Pack, today: NaiveDate) -> Option<NaiveDate> {
    let small = lower(written);
    let cut = |c: char| !is_of_word(c);
    let parts: Vec<&str> = small.split(cut).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    let month = |part: &str| match part.parse() {
        Ok(month) => Some(month),
        Err(_) => named_month(part, pack),
    };
    match *parts.as_slice() {
        [year, mm, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month(mm)?, number(day)?)
        }
        [day, mm, year] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month(mm)?, number(day)?)
        }
        [day, mm] => {
            let (day, mm) = (number(day)?, month(mm)?);
            let this = NaiveDate::from_ymd_opt(today.year(), mm, day);
            this.filter(|date| *date <= today)
                .or_else(|| NaiveDate::from_ymd_opt(today.year() - 1, mm, day))
        }
        _ => None,
    }
}

/// By its name, or the first letters of it.
fn named_month(part: &str, pack: &Pack) -> Option<u32> {
    const SHORTEST: usize = 3;
    for month in 1..=12 {
        let name = lower(pack.say(crate::words::month_key(month)));
        if part.chars().count() >= SHORTEST && name.starts_with(part) {
            return Some(month);
        }
    }
    None
}

/// `14:30`, `14.30`, `2:30pm` or `2pm`, in minutes after midnight.
fn time(written: &str) -> Option<i64> {
    let small: String = lower(written).chars().filter(|c| !c.is_whitespace()).collect();
    let (clock, half) = match (small.strip_suffix("am"), small.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        (None, None) => (small.as_str(), None),
    };
    let (hours, minutes) = match clock.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        None if half.is_some() => (clock, "0"),
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let hours = match half {
        Some(half) if (1..=12).contains(&hours) => hours % 12 + half,
        None if (0..24).contains(&hours) => hours,
        _ => return None,
    };
    (0..60).contains(&minutes).then_some(hours * 60 + minutes)
}
