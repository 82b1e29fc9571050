//! TIMEX3 value → days: between which days does it lie, as far as it says?

/// First and last day, ISO 8601; none where the year is not known, no first where it lies before a day.
pub(super) fn days(value: &str) -> (Option<String>, Option<String>) {
    let [first, last] = hearsay::time::bounds(value).map(|b| b.days()).unwrap_or_default();
    (first, last)
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
        // On the other half of the globe spring lies elsewhere in the year.
        assert_eq!(days("2025-SP"), between("2025-01-01", "2025-12-31"));
        assert_eq!(days("2025-W01"), between("2024-12-30", "2025-01-05"));
        assert_eq!(days("2026-W09"), between("2026-02-23", "2026-03-01"));
        assert_eq!(days("<2025-03-06"), (None, Some("2025-03-05".into())));
        for unknown in ["XXXX-02", "2025-02-31", "2025-13", "PRESENT_REF", "", "20"] {
            assert_eq!(days(unknown), (None, None), "{unknown}");
        }
    }
}
