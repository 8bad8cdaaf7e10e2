//! Instants, local days and periods (permission.md 4).
//!
//! Instants are UTC. A date means a whole day in the organisation's time zone,
//! from 00:00 local to 00:00 local of the next day, 23- and 25-hour days
//! included.

use chrono::{
    DateTime, Datelike, Days, LocalResult, Months, NaiveDate, NaiveTime, Offset, TimeDelta,
    TimeZone, Timelike, Utc,
};
use serde::{Deserialize, Serialize};

pub type Instant = DateTime<Utc>;

/// The organisation's time zone: one of a set fixed in code, so that every
/// build knows the same zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    London,
    Belfast,
    Dublin,
    Guernsey,
    Jersey,
    IsleOfMan,
    Utc,
}

impl Zone {
    pub const ALL: [Zone; 7] = [
        Zone::London,
        Zone::Belfast,
        Zone::Dublin,
        Zone::Guernsey,
        Zone::Jersey,
        Zone::IsleOfMan,
        Zone::Utc,
    ];

    /// The IANA name, as in records and configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Zone::London => "Europe/London",
            Zone::Belfast => "Europe/Belfast",
            Zone::Dublin => "Europe/Dublin",
            Zone::Guernsey => "Europe/Guernsey",
            Zone::Jersey => "Europe/Jersey",
            Zone::IsleOfMan => "Europe/Isle_of_Man",
            Zone::Utc => "UTC",
        }
    }

    pub fn from_name(name: &str) -> Option<Zone> {
        Zone::ALL.into_iter().find(|zone| zone.name() == name)
    }

    const fn tz(self) -> chrono_tz::Tz {
        match self {
            Zone::London => chrono_tz::Europe::London,
            Zone::Belfast => chrono_tz::Europe::Belfast,
            Zone::Dublin => chrono_tz::Europe::Dublin,
            Zone::Guernsey => chrono_tz::Europe::Guernsey,
            Zone::Jersey => chrono_tz::Europe::Jersey,
            Zone::IsleOfMan => chrono_tz::Europe::Isle_of_Man,
            Zone::Utc => chrono_tz::UTC,
        }
    }

    pub fn date_of(self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.tz()).date_naive()
    }

    /// Hours and minutes on the wall clock.
    pub fn clock_time_of(self, at: Instant) -> NaiveTime {
        at.with_timezone(&self.tz()).time()
    }

    /// Offset from UTC at this instant, as `+01:00`.
    pub fn offset_at(self, at: Instant) -> String {
        let east = at.with_timezone(&self.tz()).offset().fix().local_minus_utc() / 60;
        let mut text = if east < 0 { "-" } else { "+" }.to_owned();
        push(&mut text, east.unsigned_abs() / 60, 2, ":");
        push(&mut text, east.unsigned_abs() % 60, 2, "");
        text
    }

    /// The first instant of a local day. Where the clocks go forward over
    /// midnight, the first instant that exists.
    pub fn start_of(self, date: NaiveDate) -> Instant {
        let midnight = date.and_time(NaiveTime::MIN);
        match self.tz().from_local_datetime(&midnight) {
            LocalResult::Single(at) => at.with_timezone(&Utc),
            LocalResult::Ambiguous(earlier, _) => earlier.with_timezone(&Utc),
            LocalResult::None => midnight.and_utc(),
        }
    }

    /// 00:00 local of the next day: where an inclusive date ends.
    pub fn end_of(self, date: NaiveDate) -> Instant {
        self.start_of(next_day(date))
    }
}

/// A bound written as a date or as an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrInstant {
    Date(NaiveDate),
    Instant(Instant),
}

impl DateOrInstant {
    pub fn parse(text: &str) -> Option<DateOrInstant> {
        parse_date(text)
            .map(DateOrInstant::Date)
            .or_else(|| parse_instant(text).map(DateOrInstant::Instant))
    }

    /// As [`DateOrInstant::parse`] reads it.
    pub fn write(self) -> String {
        match self {
            DateOrInstant::Date(date) => write_date(date),
            DateOrInstant::Instant(at) => write_instant(at),
        }
    }

    /// The day as it is written; of an instant, the day in UTC.
    pub fn day(self) -> NaiveDate {
        match self {
            DateOrInstant::Date(date) => date,
            DateOrInstant::Instant(at) => at.date_naive(),
        }
    }

    /// The last local day, or part of one, of something that lasts until here.
    pub fn last_day(self, zone: Zone) -> NaiveDate {
        match self {
            DateOrInstant::Date(date) => date,
            DateOrInstant::Instant(at) => zone.date_of(at - chrono::TimeDelta::seconds(1)),
        }
    }

    /// When something that starts here starts.
    pub fn begins(self, zone: Zone) -> Instant {
        match self {
            DateOrInstant::Date(date) => zone.start_of(date),
            DateOrInstant::Instant(at) => at,
        }
    }

    /// When something that lasts until here is over: a date is inclusive.
    pub fn ends(self, zone: Zone) -> Instant {
        match self {
            DateOrInstant::Date(date) => zone.end_of(date),
            DateOrInstant::Instant(at) => at,
        }
    }
}

/// An ISO 8601 period of one unit: `P10D`, `P6W`, `P6M`, `P1Y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    Days(u32),
    Months(u32),
}

impl Period {
    pub fn parse(text: &str) -> Option<Period> {
        let body = text.strip_prefix('P')?;
        let unit = body.chars().last()?;
        let digits = body.strip_suffix(unit)?;
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let count: u32 = digits.parse().ok().filter(|count| *count > 0)?;
        match unit {
            'D' => Some(Period::Days(count)),
            'W' => Some(Period::Days(count * 7)),
            'M' => Some(Period::Months(count)),
            'Y' => Some(Period::Months(count * 12)),
            _ => None,
        }
    }

    /// The last day of a period that starts on `from`: the day before the same
    /// day-number, or the month's last day where that month lacks it
    /// (14 September + P6M -> 13 March; 31 August + P6M -> 28 February).
    pub fn last_day(self, from: NaiveDate) -> NaiveDate {
        let (same_day, short_month) = match self {
            Period::Days(days) => (from.checked_add_days(Days::new(days.into())), false),
            Period::Months(months) => {
                let date = from.checked_add_months(Months::new(months));
                (date, date.is_some_and(|date| date.day() != from.day()))
            }
        };
        match same_day {
            Some(date) if short_month => date,
            Some(date) => date.pred_opt().unwrap_or(date),
            None => NaiveDate::MAX,
        }
    }

    /// For comparing two periods (a month counts as 30.44 days).
    pub const fn approximate_hours(self) -> u64 {
        match self {
            Period::Days(days) => days as u64 * 24,
            Period::Months(months) => months as u64 * 7305 / 10,
        }
    }
}

/// 00:00 local on the birthday on which a person is `years` old. Born on
/// 29 February: 1 March in common years.
pub fn birthday(born: NaiveDate, years: u32, zone: Zone) -> Instant {
    let year = born.year().saturating_add_unsigned(years);
    let date = born.with_year(year).or(NaiveDate::from_ymd_opt(year, 3, 1));
    zone.start_of(date.unwrap_or(NaiveDate::MAX))
}

/// Read by hand: chrono's own parser costs 8 kB of brotli.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let date = leading_date(text.as_bytes())?;
    (text.len() == 10).then_some(date)
}

fn leading_date(text: &[u8]) -> Option<NaiveDate> {
    let ([b'-'], [b'-']) = (text.get(4..5)?, text.get(7..8)?) else {
        return None;
    };
    let year = i32::try_from(number(text, 0, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(text, 5, 2)?, number(text, 8, 2)?)
}

/// ISO 8601 with an offset; a bare local time is refused.
pub fn parse_instant(text: &str) -> Option<Instant> {
    let text = text.as_bytes();
    let date = leading_date(text)?;
    let (b'T', b':', b':') = (*text.get(10)?, *text.get(13)?, *text.get(16)?) else {
        return None;
    };
    let (hours, minutes, seconds) =
        (number(text, 11, 2)?, number(text, 14, 2)?, number(text, 17, 2)?);
    let (fraction, offset) = fraction(text.get(19..)?)?;
    let time = NaiveTime::from_hms_nano_opt(hours, minutes, seconds, fraction)?;
    let east = TimeDelta::minutes(offset_minutes(offset)?);
    Some(date.and_time(time).checked_sub_signed(east)?.and_utc())
}

/// Nanoseconds, and what follows them.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let [b'.', digits @ ..] = text else {
        return Some((0, text));
    };
    let count = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    let mut nanoseconds = 0;
    for place in 0..9 {
        nanoseconds = nanoseconds * 10 + if place < count { number(digits, place, 1)? } else { 0 };
    }
    (count > 0).then_some((nanoseconds, digits.get(count..)?))
}

fn offset_minutes(text: &[u8]) -> Option<i64> {
    match text {
        [b'Z'] => Some(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (hours, minutes) = (number(text, 1, 2)?, number(text, 4, 2)?);
            let size = (hours < 24 && minutes < 60).then_some(i64::from(hours * 60 + minutes))?;
            Some(if *sign == b'-' { -size } else { size })
        }
        _ => None,
    }
}

/// So many decimal digits, and nothing but digits.
fn number(text: &[u8], from: usize, count: usize) -> Option<u32> {
    let mut value = 0;
    for b in text.get(from..from + count)? {
        value = value * 10 + char::from(*b).to_digit(10)?;
    }
    Some(value)
}

/// `2026-09-14T09:40:00Z`, whole seconds, as records carry instants.
pub fn write_instant(at: Instant) -> String {
    let (mut text, time) = (write_date(at.date_naive()), at.time());
    text.push('T');
    push(&mut text, time.hour(), 2, ":");
    push(&mut text, time.minute(), 2, ":");
    push(&mut text, time.second(), 2, "Z");
    text
}

/// `2026-09-14`.
pub fn write_date(date: NaiveDate) -> String {
    let mut text = String::with_capacity(20);
    push(&mut text, date.year().unsigned_abs(), 4, "-");
    push(&mut text, date.month(), 2, "-");
    push(&mut text, date.day(), 2, "");
    text
}

/// A number with leading zeros, and what stands after it.
fn push(text: &mut String, number: u32, digits: usize, after: &str) {
    let number = number.to_string();
    for _ in number.len()..digits {
        text.push('0');
    }
    text.push_str(&number);
    text.push_str(after);
}

fn next_day(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_period_ends_the_day_before_the_same_day_number() {
        for (from, period, last) in [
            ("2026-09-14", "P6M", "2027-03-13"),
            ("2026-08-31", "P6M", "2027-02-28"),
            ("2026-09-14", "P2W", "2026-09-27"),
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2026-01-01", "P1Y", "2026-12-31"),
        ] {
            assert_eq!(Period::parse(period).unwrap().last_day(date(from)), date(last));
        }
    }

    #[test]
    fn a_fraction_of_a_second_counts_in_its_place() {
        let at = |text: &str| parse_instant(text).unwrap();
        let whole = at("2026-09-14T09:40:00Z");
        for (text, nanoseconds) in [
            ("2026-09-14T09:40:00.25Z", 250_000_000),
            ("2026-09-14T09:40:00.000000001Z", 1),
            ("2026-09-14T10:40:00.5+01:00", 500_000_000),
        ] {
            assert_eq!((at(text) - whole).num_nanoseconds(), Some(nanoseconds), "{text}");
        }
        assert_eq!(parse_instant("2026-09-14T09:40:00.Z"), None);
    }

    #[test]
    fn a_date_lasts_its_whole_local_day_even_when_the_clocks_change() {
        let zone = Zone::London;
        let long = date("2026-10-25");
        let short = date("2026-03-29");
        assert_eq!((zone.end_of(long) - zone.start_of(long)).num_hours(), 25);
        assert_eq!((zone.end_of(short) - zone.start_of(short)).num_hours(), 23);
        assert_eq!(write_instant(zone.end_of(date("2026-07-01"))), "2026-07-01T23:00:00Z");
    }

    #[test]
    fn a_leap_day_birthday_falls_on_the_first_of_march_in_common_years() {
        let born = date("2012-02-29");
        assert_eq!(birthday(born, 16, Zone::London), Zone::London.start_of(date("2028-02-29")));
        assert_eq!(birthday(born, 14, Zone::London), Zone::London.start_of(date("2026-03-01")));
    }

    #[test]
    fn a_bare_local_time_is_no_instant() {
        assert!(parse_instant("2026-09-14T10:40:00").is_none());
        assert!(parse_instant("2026-09-14 10:40:00Z").is_none());
        assert!(parse_instant("2026-02-30T10:40:00Z").is_none());
        assert_eq!(
            write_instant(parse_instant("2026-09-14T10:40:00+01:00").unwrap()),
            "2026-09-14T09:40:00Z"
        );
    }

    #[test]
    fn dates_and_periods_are_read_strictly() {
        for text in ["2026-9-14", "2026-02-30", "20260914", " 2026-09-14", "2026-09-14Z"] {
            assert!(parse_date(text).is_none(), "{text}");
        }
        for text in ["P", "PM", "P0M", "P-1M", "6M", "P6", "P1Y6M", "PT6H", "P99999D", "P6é"] {
            assert!(Period::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_zone_of_the_fixed_set_is_in_the_build() {
        let summer = parse_instant("2026-07-01T12:00:00Z").unwrap();
        for zone in Zone::ALL {
            assert_eq!(Zone::from_name(zone.name()), Some(zone));
            assert_eq!(zone.tz().name(), zone.name());
            let expected = if zone == Zone::Utc { "+00:00" } else { "+01:00" };
            assert_eq!(zone.offset_at(summer), expected);
        }
        assert_eq!(Zone::from_name("Europe/Paris"), None);
    }
}
