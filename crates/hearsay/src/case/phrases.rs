//! Words → Phrases: where is a list, a noun phrase around its head, a clause behind its cue?
//!
//! Phrases are found by their grammar words alone, so that they are found again in a reading that has no tags.

use super::words::{Class, Word};
use crate::text::Span;

/// Three or more things in a row: `the tolls, quays and depots, and clearing the fairway`.
pub(super) struct List {
    /// All of it.
    pub(super) span: Span,
    /// Its items, in order.
    pub(super) items: Vec<Span>,
    /// The words in front that introduce it, up to ten, folded by the caller.
    pub(super) before: Span,
}

/// Finds lists in a passage: pieces between commas, the last behind `and` or `or`, none of them a clause.
///
/// Where the first item begins is told by what introduces a list: an opening quotation mark, a colon, `like`, `such as`,
/// `including`, or the verb behind `would`, `will` and `to`. Without one of these there is no list.
pub(super) fn lists(text: &str, passage: Span) -> Vec<List> {
    let body = passage.of(text);
    let base = passage.start();
    let mut out = Vec::new();
    for (from, to) in clauses(body) {
        let Some(part) = body.get(from..to) else { continue };
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for (i, _) in part.match_indices(", ") {
            pieces.push((at, i));
            at = i + 2;
        }
        pieces.push((at, part.len()));
        // The last piece holds the `and`.
        let mut k = 0;
        while k < pieces.len() {
            let piece = part.get(pieces[k].0..pieces[k].1).unwrap_or("");
            if k == 0 {
                k += 1;
                continue;
            }
            let lead = ["and ", "or "].iter().find(|a| piece.starts_with(**a)).map(|a| a.len());
            let inner = [" and ", " or "].iter().filter_map(|a| piece.find(a).map(|i| (i, a.len()))).min();
            let (mut last, mut items): ((usize, usize), Vec<(usize, usize)>) = match (lead, inner) {
                (Some(n), _) if k >= 2 => ((pieces[k].0 + n, pieces[k].1), pieces[..k].to_vec()),
                (None, Some((i, n))) => {
                    let mut items = pieces[..k].to_vec();
                    items.push((pieces[k].0, pieces[k].0 + i));
                    ((pieces[k].0 + i + n, pieces[k].1), items)
                }
                _ => {
                    k += 1;
                    continue;
                }
            };
            k += 1;
            // Only as many pieces back as are no clauses of their own.
            let first_kept =
                items.iter().rposition(|p| !is_item(part.get(p.0..p.1).unwrap_or(""))).map_or(0, |i| i + 1);
            let opening = first_kept.saturating_sub(1);
            let Some(cut) = items.get(opening).and_then(|p| part.get(p.0..p.1)).and_then(opens_list) else {
                continue;
            };
            items.drain(..opening);
            let before = (items[0].0, items[0].0 + cut);
            items[0].0 += cut;
            if let Some(end) = part.get(last.0..last.1).and_then(ends_item) {
                last.1 = last.0 + end;
            }
            items.push(last);
            let spans: Vec<Span> = items
                .iter()
                .map(|p| tidy(text, Span::new(base + from + p.0, base + from + p.1.max(p.0))))
                .filter(|s| !s.is_empty())
                .collect();
            let good = spans.len() >= 3 && spans.iter().all(|s| is_item(s.of(text)));
            if good {
                let span = spans[0].join(spans[spans.len() - 1]);
                out.push(List {
                    span,
                    before: Span::new(base + from + before.0, base + from + before.1),
                    items: spans,
                });
            }
        }
    }
    // `a, b and c, and d` is found twice: the longer list is meant.
    out.sort_by_key(|l: &List| (std::cmp::Reverse(l.span.len()), l.span));
    let mut kept: Vec<List> = Vec::new();
    for list in out {
        if !kept.iter().any(|k| k.span.overlaps(list.span)) {
            kept.push(list);
        }
    }
    kept.sort_by_key(|l| l.span);
    kept
}

/// Stretches between full stops, semicolons and line ends.
fn clauses(body: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for (i, c) in body.char_indices() {
        if matches!(c, ';' | '\n')
            || (c == '.'
                && body.get(i + 1..).is_none_or(|r| r.is_empty() || r.starts_with([' ', '\n', '"', '”'])))
        {
            out.push((at, i));
            at = i + c.len_utf8();
        }
    }
    out.push((at, body.len()));
    out
}

/// Whether words can be an item of a list: not too many, and no clause with a subject and a finite verb.
fn is_item(words: &str) -> bool {
    let all: Vec<String> = words
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let finite = all.iter().any(|w| {
        matches!(
            w.as_str(),
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "had"
                | "have"
                | "will"
                | "would"
                | "could"
                | "said"
                | "says"
                | "that"
                | "which"
                | "who"
                | "he"
                | "she"
                | "they"
                | "it"
                | "we"
                | "i"
                | "when"
                | "while"
                | "but"
                | "because"
                | "told"
        )
    });
    !all.is_empty() && all.len() <= 12 && !finite
}

/// Where the first item begins in the piece that opens a list.
fn opens_list(piece: &str) -> Option<usize> {
    let mut best = None;
    for mark in ["\"", "“", ": "] {
        if let Some(i) = piece.rfind(mark) {
            let after = i + mark.len();
            // A mark that closes a quotation opens nothing.
            if piece.get(after..).is_some_and(|r| r.starts_with(|c: char| c.is_alphanumeric())) {
                best = best.max(Some(after));
            }
        }
    }
    for word in [
        " like ",
        " such as ",
        " including ",
        " include ",
        " includes ",
        " included ",
        " namely ",
        " comprising ",
        " concerning ",
        " regarding ",
    ] {
        if let Some(i) = piece.rfind(word) {
            best = best.max(Some(i + word.len()));
        }
    }
    best.or_else(|| {
        // Behind `would investigate`, `to look into`.
        for modal in [" would ", " will ", " to ", " shall ", " must ", " should "] {
            if let Some(i) = piece.rfind(modal) {
                let verb = i + modal.len();
                let rest = piece.get(verb..)?;
                let mut end = verb + rest.find(' ')? + 1;
                for particle in ["into ", "on ", "at ", "for ", "upon ", "about ", "of "] {
                    if piece.get(end..).is_some_and(|r| r.starts_with(particle)) {
                        end += particle.len();
                    }
                }
                return Some(end);
            }
        }
        None
    })
}

/// Where the last item ends before something that is no part of it.
fn ends_item(words: &str) -> Option<usize> {
    [
        ", ", "\"", "”", " (", " — ", " – ", " that ", " which ", " who ", " when ", " while ", " after ",
        " before ",
    ]
    .iter()
    .filter_map(|m| words.find(m))
    .filter(|i| *i > 0)
    .min()
}

/// A span without white space, quotation marks and commas at its ends.
pub(super) fn tidy(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let edge =
        |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ',' | ';' | ':' | '‘' | '—' | '–');
    let left = words.len() - words.trim_start_matches(edge).len();
    let kept = words.trim_matches(edge).len();
    Span::new(span.start() + left, span.start() + left + kept)
}

/// The noun phrase that ends with word `head` of some words: its modifiers are the words in front, up to an article, a
/// mark, a verb or a word of grammar; `and` stands between two capitalised ones only.
pub(super) fn noun_phrase(text: &str, words: &[Word], head: usize) -> Span {
    let mut first = head;
    while first > 0 && head - first < 7 {
        let (word, next) = (&words[first - 1], &words[first]);
        let gap = text.get(word.span.end()..next.span.start()).unwrap_or(".");
        if !(gap == " " || gap == "-") {
            break;
        }
        let this = word.span.of(text);
        let lower = this.to_lowercase();
        if (lower == "and" || lower == "of" || lower == "for" || lower == "on")
            && next.capital()
            && first >= 2
            && words[first - 2].capital()
            && words[first - 2].class() != Class::Function
        {
            first -= 1;
            continue;
        }
        if word.class() == Class::Function
            || word.class() == Class::Number
            || STOPS.contains(&lower.as_str())
            || (lower.ends_with("ly") && gap == " ")
            || (lower.ends_with("ing") && !word.capital() && !MODIFIERS.contains(&lower.as_str()))
        {
            break;
        }
        // A name in the possessive is whose body it is, and no part of its name.
        if this.ends_with("'s") || this.ends_with("’s") {
            break;
        }
        first -= 1;
    }
    words[first].span.join(words[head].span)
}

/// Verbs and numbers that stand in front of a noun phrase without being a part of it.
const STOPS: &[&str] = &[
    "reach",
    "reached",
    "sign",
    "signed",
    "negotiate",
    "negotiated",
    "launch",
    "launched",
    "discuss",
    "discussed",
    "said",
    "says",
    "form",
    "formed",
    "announce",
    "announced",
    "agreed",
    "agree",
    "make",
    "made",
    "set",
    "held",
    "hold",
    "has",
    "told",
    "reject",
    "rejected",
    "approve",
    "approved",
    "join",
    "joined",
    "leave",
    "left",
    "seek",
    "sought",
    "want",
    "wants",
    "include",
    "includes",
    "create",
    "created",
    "establish",
    "established",
    "call",
    "called",
    "head",
    "heads",
    "lead",
    "leads",
    "run",
    "runs",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "several",
    "new",
    "first",
    "second",
    "last",
    "next",
    "end",
    "ended",
    "violate",
    "violated",
    "break",
    "broke",
    "under",
    "according",
    "transform",
    "activate",
    "implement",
    "ask",
    "asked",
    "urge",
    "urged",
    "allow",
    "allowed",
    "let",
    "gave",
    "give",
];

/// Words in -ing that modify a noun.
const MODIFIERS: &[&str] = &[
    "working",
    "governing",
    "steering",
    "monitoring",
    "ruling",
    "planning",
    "standing",
    "binding",
    "outgoing",
    "existing",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_their_items() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<Vec<&str>> = lists(text, Span::new(0, text.len()))
                .iter()
                .map(|l| l.items.iter().map(|i| i.of(text)).collect())
                .collect();
            assert_eq!(found, if expect.is_empty() { vec![] } else { vec![expect.to_vec()] }, "{text}");
        };
        check(
            "The panel would weigh the state of the quays, tolls and fees, and clearing the fairway.",
            &["the state of the quays", "tolls and fees", "clearing the fairway"],
        );
        check(
            "They looked into matters like ore (raw), help for the port and mending nets",
            &["ore (raw)", "help for the port", "mending nets"],
        );
        check(
            "They looked into matters like ore (raw), help for the port, and mending nets.",
            &["ore (raw)", "help for the port", "mending nets"],
        );
        check("He left, she stayed, and they wept.", &[]);
    }
}
