//! Evidence → id: what is an item called that the case has no id for, so that a link to it holds when reports are added?

use super::case::PassageView;

/// A letter and sixteen hexadecimal digits for an item: a hash of what it is about and of the smallest of its passages,
/// so that it stays the same while that passage is among its evidence.
///
/// ```
/// use hearsay::view::case::PassageView;
/// use hearsay::view::identify;
/// let at = |start| PassageView { report: "a1".into(), start, end: start + 5 };
/// assert_eq!(identify('d', "the toll", [at(9), at(3)]), identify('d', "the toll", [at(3)]));
/// assert_ne!(identify('d', "the toll", [at(3)]), identify('d', "the quay", [at(3)]));
/// ```
pub fn identify(letter: char, what: &str, evidence: impl IntoIterator<Item = PassageView>) -> String {
    let place = evidence.into_iter().min().map(|p| format!("{} {} {}", p.report, p.start, p.end));
    format!("{letter}{}", crate::case::hash(&format!("{what} {}", place.unwrap_or_default())))
}
