//! TIMEX3 value → days: between which days does it lie, as far as it says?

/// First and last day, ISO 8601; none where the year is not known, no first where it lies before a day.
pub(super) fn days(value: &str) -> (Option<String>, Option<String>) {
    let before = value.starts_with('<');
    let Some((first, last)) = range(value.trim_start_matches('<')) else { return (None, None) };
    if before { (None, Some(first)) } else { (Some(first), Some(last)) }
}

fn range(value: &str) -> Option<(String, String)> {
    let value = value.split('T').next()?;
    let mut parts = value.split('-');
    let year: i32 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let days = |from: (u32, u32), to: (u32, u32)| {
        Some((format!("{year:04}-{:02}-{:02}", from.0, from.1), format!("{year:04}-{:02}-{:02}", to.0, to.1)))
    };
    let months = |from: u32, to: u32| days((from, 1), (to, length(year, to)));
    let Some(second) = parts.next() else { return months(1, 12) };
    if let Some(week) = second.strip_prefix('W') {
        let week: i32 = week.parse().ok().filter(|w| (1..=53).contains(w))?;
        // The first week of a year is that of the fourth of January.
        let monday = number(year, 1, 4) - (number(year, 1, 4) + 2).rem_euclid(7) + (week - 1) * 7;
        return Some((day(monday), day(monday + 6)));
    }
    match second {
        "Q1" => months(1, 3),
        "SP" => months(3, 5),
        "Q2" => months(4, 6),
        "Q3" => months(7, 9),
        "Q4" => months(10, 12),
        "H1" => months(1, 6),
        "H2" => months(7, 12),
        "SU" => months(6, 8),
        "FA" => months(9, 11),
        "WI" => months(1, 12),
        _ => {
            let month: u32 = second.parse().ok().filter(|m| (1..=12).contains(m))?;
            match parts.next().and_then(|d| d.parse::<u32>().ok()) {
                Some(d) if (1..=length(year, month)).contains(&d) => days((month, d), (month, d)),
                Some(_) => None,
                None => months(month, month),
            }
        }
    }
}

/// Days of a month.
fn length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day counted from the first of March of the year 0.
fn number(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let m = (month as i32 + 9) % 12;
    y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (m * 306 + 5) / 10 + day as i32 - 1
}

fn day(number_of: i32) -> String {
    let mut year = number_of / 366;
    while number(year + 1, 1, 1) <= number_of {
        year += 1;
    }
    let month = (1..=12).rev().find(|m| number(year, *m, 1) <= number_of).unwrap_or(1);
    format!("{year:04}-{month:02}-{:02}", number_of - number(year, month, 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn a_value_lies_between_its_days() {
        let between = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(days("2025-03-06"), between("2025-03-06", "2025-03-06"));
        assert_eq!(days("2025-03-06T14:00"), between("2025-03-06", "2025-03-06"));
        assert_eq!(days("2024-02"), between("2024-02-01", "2024-02-29"));
        assert_eq!(days("2025"), between("2025-01-01", "2025-12-31"));
        assert_eq!(days("2025-Q3"), between("2025-07-01", "2025-09-30"));
        assert_eq!(days("2025-SP"), between("2025-03-01", "2025-05-31"));
        assert_eq!(days("2025-W01"), between("2024-12-30", "2025-01-05"));
        assert_eq!(days("2026-W09"), between("2026-02-23", "2026-03-01"));
        assert_eq!(days("<2025-03-06"), (None, Some("2025-03-06".into())));
        for unknown in ["XXXX-02", "2025-02-31", "2025-13", "PRESENT_REF", "", "20"] {
            assert_eq!(days(unknown), (None, None), "{unknown}");
        }
    }
}
