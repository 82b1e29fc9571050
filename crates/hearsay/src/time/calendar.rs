//! Year, month, day, as far as they are known → days, weeks and months before and after.

use jiff::ToSpan;
use jiff::civil;

/// A date of which the end may be missing: a year; a month; a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Partial {
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

impl Partial {
    /// Reads `2025`, `2025-02`, `2025-02-11`, `2025-02-11T08:00Z`, `XXXX-02-11`.
    pub(crate) fn parse(value: &str) -> Partial {
        let mut parts = value.split('T').next().unwrap_or("").splitn(3, '-');
        let year = parts.next().filter(|y| y.len() == 4).and_then(|y| y.parse().ok());
        let month = parts
            .next()
            .filter(|m| m.len() == 2)
            .and_then(|m| m.parse().ok())
            .filter(|m| (1..=12).contains(m));
        let day = month.and(parts.next()).and_then(|d| d.parse().ok()).filter(|d| (1..=31).contains(d));
        Partial { year, month, day }
    }

    /// The day, where all of it is known and there is such a day.
    pub(crate) fn date(self) -> Option<civil::Date> {
        civil::Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Year and month.
    pub(crate) fn year_month(self) -> Option<(i16, i8)> {
        Some((self.year?, self.month?))
    }

    /// As TIMEX3 writes it: unknown digits in front of known ones are `X`.
    pub(crate) fn value(self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{year}-{m:02}-{d:02}"),
            (Some(m), None) => format!("{year}-{m:02}"),
            _ => year,
        }
    }
}

impl From<civil::Date> for Partial {
    fn from(d: civil::Date) -> Partial {
        Partial { year: Some(d.year()), month: Some(d.month()), day: Some(d.day()) }
    }
}

/// A month moved by `n` months.
pub(crate) fn move_month((year, month): (i16, i8), n: i64) -> Option<(i16, i8)> {
    let months = i64::from(year) * 12 + i64::from(month) - 1 + n;
    Some((i16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as i8 + 1))
}

/// A day moved by `n` days.
pub(crate) fn move_days(date: civil::Date, n: i64) -> Option<civil::Date> {
    if n.abs() > 4_000_000 {
        return None;
    }
    date.checked_add(n.days()).ok()
}

/// The ISO week of a day moved by `n` weeks, as TIMEX3 writes it.
pub(crate) fn week(date: civil::Date, n: i64) -> Option<String> {
    let w = move_days(date, n.checked_mul(7)?)?.iso_week_date();
    Some(format!("{:04}-W{:02}", w.year(), w.week()))
}

/// The quarter of a month, 1 to 4.
pub(crate) fn quarter(month: i8) -> i8 {
    (month - 1) / 3 + 1
}

/// How many months lie from one month to another.
pub(crate) fn months_between(from: (i16, i8), to: (i16, i8)) -> i64 {
    (i64::from(to.0) - i64::from(from.0)) * 12 + i64::from(to.1) - i64::from(from.1)
}
