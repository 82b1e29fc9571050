//! word → month or weekday: the one list of both that every layer asks.

/// The months in small letters, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the week in small letters, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Short forms of more than three letters, with the number of what they stand for.
pub(crate) const LONGER_MONTHS: [(&str, u8); 1] = [("sept", 9)];

/// The same of days.
pub(crate) const LONGER_DAYS: [(&str, u8); 3] = [("tues", 2), ("thur", 4), ("thurs", 4)];

/// Whether a word in small letters is a month's or a weekday's full name.
pub(crate) fn is_named(word: &str) -> bool {
    MONTHS.contains(&word) || WEEKDAYS.contains(&word)
}

/// The month of a word in small letters, written out or cut short: 1 to 12.
pub(crate) fn month(word: &str) -> Option<u8> {
    number(word, &MONTHS, &LONGER_MONTHS)
}

/// The day of the week of a word in small letters, written out or cut short: 1 for Monday.
pub(crate) fn weekday(word: &str) -> Option<u8> {
    number(word, &WEEKDAYS, &LONGER_DAYS)
}

fn number(word: &str, full: &[&str], longer: &[(&str, u8)]) -> Option<u8> {
    let at = full.iter().position(|f| *f == word || word.len() == 3 && f.starts_with(word));
    let short = || longer.iter().find(|l| l.0 == word).map(|l| l.1);
    at.map(|i| i as u8 + 1).or_else(short)
}

#[cfg(test)]
mod tests {
    use super::{is_named, month, weekday};

    #[test]
    fn full_and_short_forms_are_known_and_no_others() {
        for (word, n) in [("may", 5), ("sept", 9), ("sep", 9), ("december", 12)] {
            assert_eq!(month(word), Some(n), "{word}");
        }
        for (word, n) in [("monday", 1), ("thurs", 4), ("sun", 7)] {
            assert_eq!(weekday(word), Some(n), "{word}");
        }
        for word in ["", "ma", "marc", "decem", "sund", "é"] {
            assert_eq!((month(word), weekday(word)), (None, None), "{word}");
        }
        assert!(is_named("sunday") && !is_named("sun"));
    }
}
