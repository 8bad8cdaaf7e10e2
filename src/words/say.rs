//! Dates and lists as people say them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::Pack;

/// `13 March 2027`.
pub fn date_in_words(pack: &Pack, date: NaiveDate) -> String {
    let month = pack.say(month_key(date.month()));
    let (day, year) = (date.day().to_string(), date.year().to_string());
    pack.fill("say.date", &[("day", &day), ("month", month), ("year", &year)])
}

/// Of the months from 1 to 12.
pub fn month_key(month: u32) -> &'static str {
    let place = month.saturating_sub(1) as usize;
    MONTHS.get(place).copied().unwrap_or_default()
}

/// `10:40`.
pub fn time_in_words(time: NaiveTime) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two(time.hour()), two(time.minute())].join(":")
}

/// `a, b and c`.
pub fn list_in_words<S: AsRef<str>>(pack: &Pack, items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => {
            let first = rest.join(pack.say("say.comma"));
            pack.fill("say.and", &[("first", &first), ("last", last)])
        }
    }
}

const MONTHS: [&str; 12] = [
    "say.month.1",
    "say.month.2",
    "say.month.3",
    "say.month.4",
    "say.month.5",
    "say.month.6",
    "say.month.7",
    "say.month.8",
    "say.month.9",
    "say.month.10",
    "say.month.11",
    "say.month.12",
];
