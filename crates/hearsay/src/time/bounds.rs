//! TIMEX3 value → days: which is the earliest and which the latest that it can mean?

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What an ISO 8601 or TIMEX3 value leaves open: each end that is known, and how fine the value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first day that it can be; none where that is open.
    pub earliest: Option<Date>,
    /// The last one.
    pub latest: Option<Date>,
    /// How fine the value is, whichever end is open.
    pub fine: Fine,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fine {
    /// One day.
    Day,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
    /// Longer than a day and no calendar month or year: a week, a quarter, a season, a decade.
    Span,
}

impl Bounds {
    /// Both ends as ISO 8601.
    pub fn days(self) -> [Option<String>; 2] {
        [self.earliest, self.latest].map(|day| day.map(|d| d.to_string()))
    }
}

/// The bounds of a value; none where it names no year (`XXXX-02`) or no date at all (`PRESENT_REF`).
/// `<2023-10-07` is some day before that one, `>2023-10-07` some day after it.
pub fn bounds(value: &str) -> Option<Bounds> {
    if let Some(rest) = value.strip_prefix('<') {
        let b = bounds(rest)?;
        return Some(Bounds { earliest: None, latest: b.earliest?.yesterday().ok(), fine: b.fine });
    }
    if let Some(rest) = value.strip_prefix('>') {
        let b = bounds(rest)?;
        return Some(Bounds { earliest: b.latest?.tomorrow().ok(), latest: None, fine: b.fine });
    }
    // A time of day does not move the day.
    let day = value.split('T').next().unwrap_or(value);
    let parts: Vec<&str> = day.split('-').collect();
    let number = |s: &str, digits: usize| {
        (s.len() == digits && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i16>().ok()).flatten()
    };
    let (first, last, fine) = match parts.as_slice() {
        [y, m, d] if m.starts_with('W') => {
            let monday = monday(number(y, 4)?, number(m.get(1..)?, 2)?)?;
            let n = number(d, 1).filter(|n| (1..=7).contains(n))?;
            let day = monday.checked_add((i64::from(n) - 1).days()).ok()?;
            (day, day, Fine::Day)
        }
        [y, m, d] => {
            let day = Date::new(number(y, 4)?, number(m, 2)? as i8, number(d, 2)? as i8).ok()?;
            (day, day, Fine::Day)
        }
        [y, m] => {
            let y = number(y, 4)?;
            match (m.as_bytes(), number(m, 2)) {
                (_, Some(m)) => {
                    let first = Date::new(y, m as i8, 1).ok()?;
                    (first, first.last_of_month(), Fine::Month)
                }
                (b"Q1" | b"Q2" | b"Q3" | b"Q4", _) => months(y, 3, m.as_bytes()[1])?,
                (b"H1" | b"H2", _) => months(y, 6, m.as_bytes()[1])?,
                // A season lies elsewhere in the year on the other half of the globe.
                (b"SP" | b"SU" | b"FA" | b"WI", _) => (date_of(y, 1, 1)?, date_of(y, 12, 31)?, Fine::Span),
                ([b'W', ..], _) => {
                    let monday = monday(y, number(m.get(1..)?, 2)?)?;
                    (monday, monday.checked_add(6.days()).ok()?, Fine::Span)
                }
                _ => return None,
            }
        }
        [y] if y.len() == 4 => (date_of(number(y, 4)?, 1, 1)?, date_of(number(y, 4)?, 12, 31)?, Fine::Year),
        [y] if y.len() == 3 => {
            let y = number(y, 3)? * 10;
            (date_of(y, 1, 1)?, date_of(y + 9, 12, 31)?, Fine::Span)
        }
        _ => return None,
    };
    Some(Bounds { earliest: Some(first), latest: Some(last), fine })
}

/// Year 0 is none.
fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    (year > 0).then(|| Date::new(year, month, day).ok()).flatten()
}

/// The `n`th stretch of `long` months.
fn months(year: i16, long: i8, digit: u8) -> Option<(Date, Date, Fine)> {
    let n = (digit - b'0') as i8;
    let (first, last) = (date_of(year, (n - 1) * long + 1, 1)?, date_of(year, n * long, 1)?.last_of_month());
    Some((first, last, Fine::Span))
}

/// The Monday of an ISO week.
fn monday(year: i16, week: i16) -> Option<Date> {
    // The fourth of January always lies in the first week.
    let fourth = date_of(year, 1, 4)?;
    let first = fourth.checked_sub(i64::from(fourth.weekday().since(Weekday::Monday)).days()).ok()?;
    (1..=53).contains(&week).then(|| first.checked_add(((i64::from(week) - 1) * 7).days()).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_date_has_its_ends() {
        for (value, ends) in [
            ("2025-02-11", Some("2025-02-11 2025-02-11")),
            ("2025-02-11T15:30", Some("2025-02-11 2025-02-11")),
            ("2024-02", Some("2024-02-01 2024-02-29")),
            ("2025", Some("2025-01-01 2025-12-31")),
            ("2025-W07", Some("2025-02-10 2025-02-16")),
            ("2025-W07-3", Some("2025-02-12 2025-02-12")),
            ("2025-Q2", Some("2025-04-01 2025-06-30")),
            ("2025-H2", Some("2025-07-01 2025-12-31")),
            ("2025-WI", Some("2025-01-01 2025-12-31")),
            ("201", Some("2010-01-01 2019-12-31")),
            ("<2023-10-07", Some("- 2023-10-06")),
            (">2023-10", Some("2023-11-01 -")),
            ("XXXX-02", None),
            ("PRESENT_REF", None),
            ("2025-02-30", None),
            ("0000", None),
            ("P3D", None),
            ("", None),
            ("<", None),
            ("2025-W", None),
            ("2025-Wé", None),
        ] {
            let told = bounds(value).map(|b| {
                let day = |d: Option<Date>| d.map_or("-".to_owned(), |d| d.to_string());
                format!("{} {}", day(b.earliest), day(b.latest))
            });
            assert_eq!(told.as_deref(), ends, "{value}");
        }
    }
}
