//! Cue, source, dates → the day on which it was said, where the report gives one beside the cue.

use super::link::Attribution;
use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use crate::time::{Date, DateType};

/// Nouns for an occasion of speaking or writing: `a 2015 interview`, `her 2019 letter`.
const OCCASIONS: &[&str] = &[
    "interview",
    "speech",
    "statement",
    "letter",
    "tweet",
    "post",
    "address",
    "rally",
    "briefing",
    "report",
    "memo",
    "column",
    "remarks",
    "testimony",
    "hearing",
    "conference",
    "memoir",
    "book",
    "email",
    "e-mail",
    "article",
    "debate",
    "meeting",
    "essay",
    "filing",
    "affidavit",
    "broadcast",
    "appearance",
    "message",
    "memorandum",
    "lecture",
    "deposition",
];

/// A date that stands with the cue, outside the words: `said on Thursday that …`, `told a rally in 2019`, `In a 2015
/// interview, …`. The one nearest to the cue, where several stand there.
pub(super) fn said_on(
    text: &str,
    segments: &Segments,
    tags: &Tags,
    dates: &[Date],
    a: &Attribution,
) -> Option<String> {
    let cue = a.cue.first()?.clone();
    let sentence = segments.sentence_of(cue.start);
    let from = a.source.iter().chain(&a.cue).map(|r| r.start).min()?;
    let pos = |t: usize| tags.pos.get(t).copied().unwrap_or(Pos::X);
    let held = |t: usize| a.content.iter().any(|c| c.contains(&t));
    let is = |t: usize, words: &[&str]| {
        t < segments.tokens.len() && words.iter().any(|w| w.eq_ignore_ascii_case(segments.word(text, t)))
    };
    let first = dates.partition_point(|d| d.span.start() < sentence.span.start());
    dates[first..]
        .iter()
        .take_while(|d| d.span.end() <= sentence.span.end())
        .filter(|d| d.kind == DateType::Date)
        .filter_map(|d| {
            let year = d.value.len() == 4 && d.value.bytes().all(|b| b.is_ascii_digit());
            let day =
                d.value.len() >= 7 && d.value.as_bytes()[0].is_ascii_digit() || d.value.starts_with("XXXX-");
            let at = segments.within(d.span);
            if !(year || day) || at.is_empty() || at.clone().any(held) {
                return None;
            }
            let occasion = (at.end..at.end + 3).any(|t| is(t, OCCASIONS)) && at.end <= sentence.tokens.end;
            // A year alone dates the words only where it says when: "in 2019", "a 2015 interview".
            if year && !occasion && !(at.start > sentence.tokens.start && is(at.start - 1, &["in"])) {
                return None;
            }
            if at.start < from {
                // In front of the source only what opens the sentence: "On Thursday, Corvell said", "In a 2015 interview …".
                let opening = sentence.tokens.start..at.start;
                let short = opening.len() <= 3
                    && opening.clone().all(|t| {
                        !matches!(pos(t), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Aux)
                            && !is(t, &["after", "since", "before", "until", "by", "from"])
                    });
                let ends = at.end == from || is(at.end, &[",", "the"]);
                let verb = (at.end..from).any(|t| matches!(pos(t), Pos::Verb | Pos::Aux));
                let near = if occasion { from - at.end <= 16 } else { ends && from - at.end <= 3 };
                return (short && near && (occasion || !verb) && !(at.end..from).any(held))
                    .then_some((cue.start - at.end.min(cue.start), d));
            }
            // No verb between the cue and its date, and no words of the speaker; in front of the cue none in between at
            // all, for "Orley, who left in 2011, said" dates the leaving.
            let before = at.start < cue.start;
            let (l, r) = if before { (at.end, cue.start) } else { (cue.end, at.start) };
            let verb = |t: usize| matches!(pos(t), Pos::Verb | Pos::Aux);
            let clear = !(l..r).any(|t| verb(t) || held(t)) && !(before && (from..at.start).any(verb));
            (r.saturating_sub(l) <= 8 && clear).then_some((r.saturating_sub(l), d))
        })
        .min_by_key(|(far, d)| (*far, d.span))
        .map(|(_, d)| d.value.clone())
}
