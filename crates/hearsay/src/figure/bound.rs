//! Pieces → bounds: `more than`, `about`, `up to`, `or more`.

use super::Bound;
use crate::text::pieces::Piece;

/// Bound words in front of a number, the last word last, longest first; whether the span takes them in.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["as", "few", "as"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtLeast),
    (&["upwards", "of"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["more", "-", "than"], Bound::MoreThan),
    (&["less", "-", "than"], Bound::LessThan),
    (&["fewer", "-", "than"], Bound::LessThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["higher", "than"], Bound::MoreThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["lower", "than"], Bound::LessThan),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["just", "over"], Bound::MoreThan),
    (&["well", "over"], Bound::MoreThan),
    (&["just", "under"], Bound::LessThan),
    (&["well", "under"], Bound::LessThan),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["circa"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["over"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["under"], Bound::LessThan),
    (&["below"], Bound::LessThan),
    (&["exactly"], Bound::Exact),
    (&["precisely"], Bound::Exact),
    (&["all"], Bound::Exact),
];

/// The bound in front of the number that begins at `start`: where it begins, and what it is.
///
/// `preposition(i)` says whether piece `i` is a preposition here and no bound: `talked about two things`.
pub(crate) fn before(
    p: &[Piece],
    start: usize,
    time: bool,
    preposition: impl Fn(usize) -> bool,
) -> Option<(usize, Bound)> {
    for (words, bound) in BEFORE {
        let Some(from) = start.checked_sub(words.len()) else { continue };
        if !words.iter().zip(&p[from..start]).all(|(w, x)| x.low == *w || *w == "-" && x.hyphen()) {
            continue;
        }
        let earlier = from.checked_sub(1).map_or("", |i| p[i].low);
        match words[0] {
            // `over 30 years` is more than them behind a preposition, and during them behind a verb.
            "over" | "under" | "above" | "below"
                if time
                    && !matches!(
                        earlier,
                        "for" | "in" | "after" | "of" | "with" | "a" | "than" | "is" | "took" | "was"
                    ) =>
            {
                return None;
            }
            "about" | "around" | "over" | "under" | "above" | "below" if preposition(from) => return None,
            "all" if time => return None,
            _ => {}
        }
        // `just about`, `only about`, `well above`
        return Some((from, *bound));
    }
    None
}

/// The bound behind a number: `50 or more`, `a dozen or so`, `50+`; one past its last piece.
pub(crate) fn after(p: &[Piece], end: usize) -> Option<(usize, Bound)> {
    let low = |i: usize| p.get(i).map_or("", |x| x.low);
    if p.get(end).is_some_and(|x| x.mark('+')) {
        return Some((end + 1, Bound::AtLeast));
    }
    match (low(end), low(end + 1)) {
        ("or", "more") if low(end + 2) != "than" => Some((end + 2, Bound::AtLeast)),
        ("or", "so") => Some((end + 2, Bound::About)),
        ("or", "less" | "fewer") => Some((end + 2, Bound::AtMost)),
        _ => None,
    }
}
