//! words → day: which day does a header, a dateline or a page name?

use crate::text::calendar::{month, weekday};

/// A day as a report writes it; the year is often left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: Option<u16>,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Day {
    pub(crate) fn iso(self) -> Option<String> {
        let Day { year, month, day } = self;
        year.map(|year| format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// The day that a page's or a row's date names, as ISO 8601: the day in the source's own time zone.
///
/// Understood: ISO 8601 with or without a time, also cut off (`2025-02`, `2025`) or run together (`20250211`); days with the
/// month as a word, in either order (`11 Feb 2025`, `Tue, 11 Feb 2025 23:30:00 GMT`, `February 11, 2025 at 3 p.m.`); days in
/// numbers where the order is not in doubt (`25/02/2025`, `11.02.2025`); seconds or milliseconds since 1970.
///
/// `02/03/2025` is a day in March here and in February there: no date is made of it.
///
/// ```
/// use hearsay::document::iso_date;
/// assert_eq!(iso_date("Tue, 11 Feb 2025 23:30:00 +0300").as_deref(), Some("2025-02-11"));
/// assert_eq!(iso_date("2025-02-11T23:30:00Z").as_deref(), Some("2025-02-11"));
/// assert_eq!(iso_date("02/03/2025"), None);
/// ```
pub fn iso_date(words: &str) -> Option<String> {
    let words = words.trim();
    if words.len() >= 4 && words.bytes().all(|b| b.is_ascii_digit()) {
        return digits(words);
    }
    if let Some((year, month)) = words.split_once('-').filter(|(y, m)| y.len() == 4 && m.len() == 2) {
        let (year, month): (u16, u8) = (year.parse().ok()?, month.parse().ok()?);
        return (plausible(year) && (1..=12).contains(&month)).then(|| format!("{year:04}-{month:02}"));
    }
    let (day, length) = day_at(words)?;
    let rest = &words[length..];
    // Behind the day there may be a time of day, and nothing that is a word of a sentence.
    let clock = rest.strip_prefix(['T', 't']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let time = rest.len() <= 40 && (clock || !rest.starts_with(char::is_alphanumeric));
    day.iso().filter(|_| time)
}

fn digits(words: &str) -> Option<String> {
    let number: i64 = words.parse().ok()?;
    match words.len() {
        4 => plausible(number as u16).then(|| words.to_owned()),
        8 => valid(Some((number / 10_000) as u16), (number / 100 % 100) as u8, (number % 100) as u8)?.iso(),
        10 | 13 => {
            let seconds = if words.len() == 13 { number / 1000 } else { number };
            let day = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?).date();
            Some(day.to_string())
        }
        _ => None,
    }
}

fn plausible(year: u16) -> bool {
    (1800..2200).contains(&year)
}

fn valid(year: Option<u16>, month: u8, day: u8) -> Option<Day> {
    // A leap year where none is given: 29 February may be meant.
    let in_year = year.unwrap_or(2024);
    (plausible(in_year) && jiff::civil::Date::new(in_year as i16, month as i8, day as i8).is_ok())
        .then_some(Day { year, month, day })
}

/// The day that stands at the very start of `text`, and how many bytes it takes; no day without month and day.
pub(crate) fn day_at(text: &str) -> Option<(Day, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    if let Some(day) = cursor.attempt(Cursor::numbers) {
        return Some((day, cursor.at));
    }
    // A weekday in front tells nothing that the day does not.
    if cursor.attempt(Cursor::weekday).is_some() {
        cursor.skip(&[',', ' ', '.', '\u{a0}']);
    }
    let day = cursor.attempt(Cursor::day_month).or_else(|| cursor.attempt(Cursor::month_day))?;
    // `14 May 2025` and `May 14, 2025`, also with the time in front of the year: `Tue Feb 11 08:00:00 2025`.
    let year = cursor.attempt(Cursor::year);
    let day = valid(year, day.month, day.day)?;
    Some((day, cursor.at))
}

/// How many bytes at the start of `text` are a time of day with what introduces it: `, 14:32 GMT`, ` at 3.15 pm`.
pub(crate) fn time_at(text: &str) -> usize {
    let mut cursor = Cursor { text, at: 0 };
    cursor.attempt(Cursor::time).map_or(0, |()| cursor.at)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn attempt<T>(&mut self, step: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = step(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn skip(&mut self, marks: &[char]) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(marks).len();
        self.at += length;
        length
    }

    fn letters(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// A number of one to `most` digits that no further digit follows.
    fn number(&mut self, most: usize) -> Option<(u16, usize)> {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        let value = (1..=most).contains(&end).then(|| rest[..end].parse().ok()).flatten()?;
        self.at += end;
        Some((value, end))
    }

    fn mark(&mut self, mark: char) -> Option<()> {
        let length = self.rest().starts_with(mark).then(|| mark.len_utf8())?;
        self.at += length;
        Some(())
    }

    /// `2025-02-11`, `2025/2/11`, `25/02/2025`, `11.02.2025`.
    fn numbers(&mut self) -> Option<Day> {
        let (first, length) = self.number(4)?;
        let mark = self.rest().chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
        self.mark(mark)?;
        let (second, _) = self.number(2)?;
        self.mark(mark)?;
        let (third, last) = self.number(4)?;
        let (year, month, day) = match (length, last) {
            (4, 1 | 2) => (first, second, third),
            // With points the day comes first wherever it is so written; with strokes both orders are in use.
            (1 | 2, 4) if mark == '.' || first > 12 => (third, second, first),
            (1 | 2, 4) if second > 12 || first == second => (third, first, second),
            _ => return None,
        };
        valid(Some(year), month as u8, day as u8)
    }

    fn weekday(&mut self) -> Option<()> {
        weekday(&self.letters().to_lowercase()).map(|_| ())
    }

    fn month(&mut self) -> Option<u8> {
        let word = self.letters().to_lowercase();
        let month = month(&word)?;
        if word.len() <= 4 {
            let _ = self.mark('.');
        }
        Some(month)
    }

    fn ordinal(&mut self) -> Option<u8> {
        let (day, _) = self.number(2)?;
        let _ = self.attempt(|c| ["st", "nd", "rd", "th"].contains(&c.letters()).then_some(()));
        (1..=31).contains(&day).then_some(day as u8)
    }

    fn day_month(&mut self) -> Option<Day> {
        let day = self.ordinal()?;
        let between = self.skip(&[' ', '-', '.', '\u{a0}']);
        let _ = self.attempt(|c| (c.letters() == "of" && c.skip(&[' ']) > 0).then_some(()));
        let month = self.month().filter(|_| between > 0)?;
        Some(Day { year: None, month, day })
    }

    fn month_day(&mut self) -> Option<Day> {
        let month = self.month()?;
        let between = self.skip(&[' ', '-', '\u{a0}']);
        let day = self.ordinal().filter(|_| between > 0)?;
        // `May 2025` has no day, and `March 40` is no date.
        Some(Day { year: None, month, day })
    }

    fn year(&mut self) -> Option<u16> {
        self.skip(&[',', ' ', '-', '\u{a0}', '.']);
        let _ = self.attempt(|c| {
            c.number(2)?;
            c.mark(':')?;
            c.number(2)?;
            let _ = c.attempt(|c| c.mark(':').and_then(|()| c.number(2)));
            (c.skip(&[' ']) > 0).then_some(())
        });
        let (year, length) = self.number(4)?;
        (length == 4 && plausible(year)).then_some(year)
    }

    fn time(&mut self) -> Option<()> {
        let apart = self.skip(&[',', ' ', '|', '-', '–', '—', '·', '/', '(', '\u{a0}']);
        let _ = self.attempt(|c| match c.letters() {
            "T" => Some(()),
            "at" | "on" | "At" => (c.skip(&[' ']) > 0).then_some(()),
            _ => None,
        });
        let _ = apart;
        self.number(2).filter(|(hour, _)| *hour < 25)?;
        let clock = self.attempt(|c| {
            c.mark(':').or_else(|| c.mark('.'))?;
            c.number(2).filter(|(minute, length)| *minute < 60 && *length == 2).map(|_| ())
        });
        let _ = self.attempt(|c| {
            c.mark(':')?;
            c.number(2)?;
            let _ = c.attempt(|c| c.mark('.').and_then(|()| c.number(4)));
            Some(())
        });
        let half = self.attempt(|c| {
            c.skip(&[' ', '\u{a0}']);
            let rest = c.rest();
            let length = ["a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M."]
                .iter()
                .find(|m| rest.starts_with(**m) && !rest[m.len()..].starts_with(char::is_alphanumeric))?
                .len();
            c.at += length;
            Some(())
        });
        clock.or(half)?;
        let _ = self.attempt(Cursor::zone);
        if self.text.get(..apart).is_some_and(|s| s.contains('(')) {
            let _ = self.mark(')');
        }
        Some(())
    }

    fn zone(&mut self) -> Option<()> {
        self.skip(&[' ', '(', '\u{a0}']);
        let offset = |c: &mut Self| {
            c.mark('+').or_else(|| c.mark('-'))?;
            c.number(4)?;
            let _ = c.attempt(|c| c.mark(':').and_then(|()| c.number(2)));
            Some(())
        };
        let named = self.attempt(|c| {
            let word = c.letters();
            let known = [
                "Z", "GMT", "UTC", "IST", "BST", "CET", "CEST", "EET", "MSK", "PKT", "AEDT", "AEST", "JST",
                "KST", "HKT",
            ];
            let american = word.len() <= 3 && word.ends_with('T') && word.starts_with(['E', 'C', 'M', 'P']);
            (known.contains(&word) || american).then_some(())
        });
        let shifted = self.attempt(offset);
        named.or(shifted)?;
        let _ = self.mark(')');
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_usual_form() {
        for (words, iso) in [
            ("2025-02-11", "2025-02-11"),
            ("2025-02-11T23:30:00.000+03:00", "2025-02-11"),
            ("2025-02-11 08:00", "2025-02-11"),
            ("2025/2/11", "2025-02-11"),
            ("20250211", "2025-02-11"),
            ("2025-02", "2025-02"),
            ("2025", "2025"),
            ("1739232000", "2025-02-11"),
            ("1739232000000", "2025-02-11"),
            ("11 Feb 2025", "2025-02-11"),
            ("11th of February, 2025", "2025-02-11"),
            ("February 11, 2025", "2025-02-11"),
            ("Feb. 11 2025, 14:32 GMT", "2025-02-11"),
            ("Tuesday, February 11, 2025 at 3 p.m.", "2025-02-11"),
            ("Tue Feb 11 08:00:00 2025", "2025-02-11"),
            ("Tue, 11 Feb 2025 23:30:00 GMT", "2025-02-11"),
            ("Sept 3, 2024", "2024-09-03"),
            ("25/02/2025", "2025-02-25"),
            ("02/25/2025", "2025-02-25"),
            ("11.02.2025", "2025-02-11"),
        ] {
            assert_eq!(iso_date(words).as_deref(), Some(iso), "{words}");
        }
        for words in [
            "",
            "today",
            "02/03/2025",
            "2025-02-30",
            "31 April 2025",
            "May 2025",
            "11 February",
            "2025-02-11th",
            "1234",
        ] {
            assert_eq!(iso_date(words), None, "{words}");
        }
    }

    #[test]
    fn a_time_of_day_is_taken_whole() {
        for (text, length) in [
            (", 14:32 GMT and", 11),
            (" at 3.15 pm. The", 11),
            ("T23:30:00Z x", 10),
            (" 17:42 (GMT+3) x", 14),
            (" | 08:15 IST | x", 12),
            (" 2,500 troops", 0),
            (" 14 people", 0),
            (" The", 0),
        ] {
            assert_eq!(time_at(text), length, "{text}");
        }
    }
}
