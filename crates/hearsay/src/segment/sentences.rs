//! Tokens → sentences: does this full stop end one?

use super::Token;
use super::quotes::Part;
use super::words::{expects_name, is_word};
use std::ops::Range;

/// Words that begin a sentence far more often than they go on after an abbreviation: `in the U.S. The …`.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Is",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "Much",
    "My",
    "Neither",
    "No",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Perhaps",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Today",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "Was",
    "We",
    "Well",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Yes",
    "Yet",
    "You",
    "Your",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    No,
    /// An abbreviation with its full stop.
    Abbreviation,
    Ellipsis,
    Full,
}

fn stop(word: &str) -> Stop {
    match word.as_bytes() {
        [b'.'] => Stop::Full,
        [b'.', ..] if word.bytes().all(|b| b == b'.') => Stop::Ellipsis,
        [b'!' | b'?', ..] => Stop::Full,
        _ if word.starts_with(['…', '。', '！', '？', '؟']) => {
            if word.starts_with('…') {
                Stop::Ellipsis
            } else {
                Stop::Full
            }
        }
        [.., b'.'] if word.starts_with(is_word) => Stop::Abbreviation,
        _ => Stop::No,
    }
}

/// The sentences of one block, as ranges of tokens.
pub(super) fn cut(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    parts: &[Part],
    mut each: impl FnMut(Range<usize>),
) {
    let mut start = range.start;
    let mut i = range.start;
    while i < range.end {
        let kind = stop(tokens[i].span.of(text));
        i += 1;
        if kind == Stop::No {
            continue;
        }
        // Marks that close what the sentence opened belong to it.
        let mut closed = false;
        while i < range.end && (parts[i] == Part::Closes || matches!(tokens[i].span.of(text), ")" | "]")) {
            closed = true;
            i += 1;
        }
        if i < range.end
            && stop(tokens[i].span.of(text)) != Stop::No
            && !tokens[i].span.of(text).starts_with(is_word)
        {
            continue; // `."!`: the later one decides.
        }
        if i < range.end && ends(text, tokens, i, parts, kind, closed) {
            each(start..i);
            start = i;
        }
    }
    if start < range.end {
        each(start..range.end);
    }
}

/// Whether a sentence begins at token `i`, after a stop of the kind.
fn ends(text: &str, tokens: &[Token], i: usize, parts: &[Part], kind: Stop, closed: bool) -> bool {
    let mut first = i;
    while first < tokens.len()
        && first < i + 3
        && (parts.get(first) == Some(&Part::Opens)
            || matches!(tokens[first].span.of(text), "(" | "[" | "—" | "-" | "*" | "•"))
    {
        first += 1;
    }
    let next = tokens.get(first).map_or("", |t| t.span.of(text));
    let Some(letter) = next.chars().next() else { return true };
    let glued = tokens[i - 1].span.end() == tokens[i].span.start();
    let opened = first > i && parts.get(i) == Some(&Part::Opens);
    if letter.is_lowercase() {
        // `iPhone` and the like begin sentences too rarely to matter.
        return false;
    }
    let word_before = tokens[i - 1].span.of(text);
    match kind {
        Stop::Abbreviation if !closed => {
            if expects_name(word_before) {
                return false;
            }
            let single = word_before.chars().count() == 2; // An initial.
            STARTERS.contains(&next) && !(single && next == "A") || opened && !single
        }
        Stop::Ellipsis if !closed => {
            letter.is_uppercase() && next != "I" && !next.starts_with("I'") || opened
        }
        _ => {
            is_word(letter) && (!glued || letter.is_uppercase())
                || opened
                || matches!(letter, '$' | '£' | '€' | '@' | '#' | '…' | '.')
        }
    }
}
