//! Pieces → Tense: does the clause around an expression of time look back or ahead?

use crate::text::pieces::{Class, Piece};

/// Where the clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// The words do not say.
    Open,
}

/// The tense of the verb that an expression from `start` to `end` belongs to.
///
/// The nearest verb in front of it decides (`met on Friday`, `will meet on Friday`); where the expression opens its
/// clause (`On Friday, they will meet`), the first verb behind it. Only auxiliaries, words that look ahead by
/// themselves (`due`, `until`) and pasts that can be told by their form are known, so the answer is often open.
pub(crate) fn tense(text: &str, p: &[Piece], start: usize, end: usize) -> Tense {
    let mut before = start;
    while before > 0
        && matches!(p[before - 1].low, "on" | "in" | "early" | "late" | "the" | "a" | "this" | "of" | "mid")
    {
        before -= 1;
    }
    let opens = before == 0
        || p[before - 1].low == "that"
        || matches!(p[before - 1].first, '"' | '“' | ',' | ';' | ':') && !p[before - 1].letters && before < 3;
    if opens {
        let ahead = right(text, p, end);
        if ahead != Tense::Open {
            return ahead;
        }
    }
    match left(text, p, start) {
        Tense::Open => right(text, p, end),
        found => found,
    }
}

fn left(text: &str, p: &[Piece], start: usize) -> Tense {
    for i in (start.saturating_sub(18)..start).rev() {
        if matches!(p[i].first, ';' | '"' | '”' | '“') && !p[i].letters && i + 3 < start {
            break;
        }
        let found = marker(text, p, i, start - i);
        if found != Tense::Open {
            return found;
        }
    }
    Tense::Open
}

fn right(text: &str, p: &[Piece], end: usize) -> Tense {
    for i in end..p.len().min(end + 14) {
        if p[i].mark(';') {
            break;
        }
        let found = marker(text, p, i, 9);
        if found != Tense::Open {
            return found;
        }
    }
    Tense::Open
}

fn marker(text: &str, p: &[Piece], i: usize, distance: usize) -> Tense {
    let piece = &p[i];
    let low = piece.low;
    match low {
        "will" | "shall" | "due" | "scheduled" | "expected" | "plans" | "planned" | "upcoming" | "would"
        | "ahead" | "may"
            if piece.letters && piece.first.is_lowercase() =>
        {
            return Tense::Future;
        }
        "could" | "might" | "should" | "must" | "can" | "intends" | "intend" | "hopes" | "hope" => {
            return Tense::Future;
        }
        "until" | "till" | "by" if distance <= 2 => return Tense::Future,
        "since" | "ago" if distance <= 2 => return Tense::Past,
        "ll" => return Tense::Future,
        "to" => {
            let next = p.get(i + 1).map_or("", |n| n.low);
            let governed = (i.saturating_sub(3)..i).any(|j| {
                matches!(
                    p[j].low,
                    "set"
                        | "due"
                        | "is"
                        | "are"
                        | "going"
                        | "wants"
                        | "want"
                        | "agreed"
                        | "likely"
                        | "plan"
                        | "plans"
                        | "planning"
                        | "planned"
                        | "scheduled"
                        | "expected"
                        | "hopes"
                        | "intends"
                )
            });
            if next == "be"
                || governed
                    && p.get(i + 1)
                        .is_some_and(|n| n.letters && n.first.is_lowercase() && n.class == Class::Other)
            {
                return Tense::Future;
            }
            return Tense::Open;
        }
        "was" | "were" | "had" | "did" | "has" | "have" | "been" | "said" | "told" | "met" | "held"
        | "began" | "came" | "went" | "left" | "took" | "made" | "gave" | "won" | "sent" | "fell"
        | "rose" | "became" | "saw" | "found" | "killed" | "died" | "ve" => {
            // A participle: `to be held`, `will be sent`; the auxiliary decides.
            if i > 0 && matches!(p[i - 1].low, "be" | "been" | "being" | "is" | "are") {
                return Tense::Open;
            }
            // `has to` and `have to` look ahead; `will have` is met from the other side.
            if p.get(i + 1).is_some_and(|n| n.low == "to") && matches!(low, "has" | "have") {
                return Tense::Future;
            }
            return Tense::Past;
        }
        _ => {}
    }
    if piece.letters && low.is_empty() && piece.first.is_lowercase() {
        let word = piece.span.of(text);
        // A participle behind `to be` or a modal is met before those, so it must be passed over: look one to the left.
        if word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") {
            let back = |n: usize| i.checked_sub(n).map_or("", |j| p[j].low);
            let passive = matches!(back(1), "be" | "been" | "being" | "is" | "are" | "get");
            return if passive || matches!(back(1), "the" | "a" | "an") { Tense::Open } else { Tense::Past };
        }
    }
    Tense::Open
}
