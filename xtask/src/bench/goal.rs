//! What was measured, and what it is held against.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Nanoseconds(f64),
    /// Megabytes a second.
    Speed(f64),
    /// How many times as much as what it is compared with.
    Times(f64),
}

/// In the unit of what is measured: a speed at least, all else at most.
pub type Goal = Option<f64>;

pub struct Row {
    pub what: String,
    pub measured: Amount,
    /// None: only for comparison.
    pub goal: Goal,
    /// What a ratio is made of, or where the time goes.
    pub beside: String,
}

impl Row {
    pub fn new(what: impl Into<String>, measured: Amount, goal: Goal) -> Row {
        Row { what: what.into(), measured, goal, beside: String::new() }
    }

    pub fn beside(self, beside: impl Into<String>) -> Row {
        Row { beside: beside.into(), ..self }
    }

    fn verdict(&self) -> (String, &'static str) {
        let Some(goal) = self.goal else { return (String::new(), "") };
        let (word, met) = match self.measured {
            Amount::Speed(speed) => ("at least", speed >= goal),
            Amount::Nanoseconds(least) | Amount::Times(least) => ("at most", least <= goal),
        };
        let goal = self.measured.with(goal).to_string();
        (format!("{word} {}", goal.trim()), if met { "met" } else { "MISSED" })
    }

    /// One line of the table; the name is as wide as the widest.
    fn line(&self, width: usize) -> String {
        let (goal, verdict) = self.verdict();
        let line = format!(
            "{:width$}  {:>13}  {goal:20}  {verdict:6}  {}",
            self.what, self.measured, self.beside
        );
        line.trim_end().to_owned()
    }
}

impl Amount {
    fn with(self, number: f64) -> Amount {
        match self {
            Amount::Nanoseconds(_) => Amount::Nanoseconds(number),
            Amount::Speed(_) => Amount::Speed(number),
            Amount::Times(_) => Amount::Times(number),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match *self {
            Amount::Nanoseconds(long) if long >= 1e6 => format!("{:.2} ms", long / 1e6),
            Amount::Nanoseconds(short) => format!("{:.2} us", short / 1e3),
            Amount::Speed(speed) => format!("{speed:.1} MB/s"),
            Amount::Times(times) => format!("{times:.2} times"),
        };
        f.pad(&text)
    }
}

pub fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.what.chars().count()).max().unwrap_or_default();
    let mut lines: Vec<String> = rows.iter().map(|row| row.line(width)).collect();
    let verdicts = rows.iter().map(|row| row.verdict().1);
    let missed = verdicts.clone().filter(|verdict| *verdict == "MISSED").count();
    let goals = verdicts.filter(|verdict| !verdict.is_empty()).count();
    lines.push(format!("{} of {goals} goals met", goals - missed));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(measured: Amount, goal: f64) -> String {
        Row::new("it", measured, Some(goal)).line(4)
    }

    #[test]
    fn time_and_ratio_are_at_most_and_speed_at_least() {
        assert!(line(Amount::Nanoseconds(1e6), 1e6).ends_with("at most 1.00 ms       met"));
        assert!(line(Amount::Nanoseconds(1e6), 0.9e6).ends_with("at most 900.00 us     MISSED"));
        assert!(line(Amount::Times(1.5), 1.5).ends_with("met"));
        assert!(line(Amount::Times(1.51), 1.5).ends_with("MISSED"));
        assert!(line(Amount::Speed(60.0), 60.0).ends_with("at least 60.0 MB/s    met"));
        assert!(line(Amount::Speed(59.9), 60.0).ends_with("MISSED"));
    }

    #[test]
    fn what_has_no_goal_is_neither_met_nor_missed() {
        let row = Row::new("it", Amount::Times(9.0), None).beside("why");
        assert_eq!(
            row.line(2).split_whitespace().collect::<Vec<_>>(),
            ["it", "9.00", "times", "why"]
        );
        assert!(table(&[row]).ends_with("0 of 0 goals met"));
    }

    #[test]
    fn the_table_lines_up_and_counts() {
        let rows = [
            Row::new("a", Amount::Times(1.0), Some(2.0)),
            Row::new("much longer", Amount::Times(3.0), Some(2.0)),
        ];
        let table = table(&rows);
        let lines: Vec<&str> = table.lines().collect();
        let place = |line: &&str| line.find("at most");
        assert_eq!(lines.first().and_then(place), lines.get(1).and_then(place));
        assert_eq!(lines.last(), Some(&"1 of 2 goals met"));
    }
}
