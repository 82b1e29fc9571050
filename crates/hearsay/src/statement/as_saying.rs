//! Attributions → Attributions: `the Post quoted Corvell as saying`, `Corvell was quoted by the Post as saying`: whose words?
//!
//! The words are Corvell's, and the Post passes them on. A reader of roles takes the subject of the verb for who speaks,
//! and who is quoted for what is said.

use super::Via;
use super::find::Finder;
use super::link::Attribution;
use super::via;
use std::ops::Range;

/// Verbs that pass another's words on.
const QUOTES: &[&str] = &["quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"];

/// What stands behind `as`.
const SAYING: &[&str] =
    &["saying", "telling", "warning", "claiming", "stating", "describing", "calling", "denying"];

/// How many words may stand between the verb and `as saying`.
const REACH: usize = 24;

/// A relay, by the verb that says so.
pub(super) struct Passed {
    pub(super) verb: usize,
    pub(super) vias: Vec<Via>,
}

/// Gives words behind `as saying` to those who are quoted, and returns who passes them on.
pub(super) fn settle(finder: &Finder<'_>, attributions: &mut Vec<Attribution>) -> Vec<Passed> {
    let mut out = Vec::new();
    let tokens = finder.segments.tokens.len();
    for verb in 0..tokens {
        let word = finder.segments.word(finder.text, verb);
        if !QUOTES.iter().any(|q| q.eq_ignore_ascii_case(word)) {
            continue;
        }
        let end = finder.segments.sentence_of(verb).tokens.end;
        let as_at = (verb + 1..end.min(verb + REACH)).find(|t| {
            finder.lower(*t) == "as" && *t + 1 < end && SAYING.contains(&finder.lower(*t + 1).as_str())
        });
        let Some(as_at) = as_at else { continue };
        let passive = verb > 0 && BE.contains(&finder.lower(verb - 1).as_str());
        let (who, through) = if passive {
            let Some(subject) = finder.subject_before(verb - 1) else { continue };
            let by = (finder.lower(verb + 1) == "by" && verb + 2 < as_at).then(|| verb + 2..as_at);
            (subject, by)
        } else {
            (verb + 1..as_at, None)
        };
        if who.is_empty() {
            continue;
        }
        let cue = [verb..verb + 1, as_at..as_at + 2];
        let touches = |a: &Attribution| {
            a.cue.iter().any(|r| r.contains(&verb) || r.contains(&as_at) || r.contains(&(as_at + 1)))
        };
        let Some(first) = attributions.iter().position(touches) else { continue };
        let mut one = attributions[first].clone();
        let mut content: Vec<Range<usize>> = Vec::new();
        // The medium, where the verb is active, is what was taken for the source.
        let mut medium = through.into_iter().collect::<Vec<_>>();
        for a in attributions.iter().filter(|a| touches(a)) {
            content.extend(a.content.iter().cloned());
            if !passive {
                medium.extend(a.source.iter().filter(|r| r.end <= verb).cloned());
            }
        }
        medium.sort_by_key(|r| r.start);
        medium.dedup();
        let own = verb.min(who.start)..(as_at + 2).max(who.end);
        let mut content: Vec<Range<usize>> = content
            .into_iter()
            .flat_map(|r| [r.start..r.end.min(own.start), r.start.max(own.end)..r.end])
            .filter(|r| r.start < r.end)
            .collect();
        content.sort_by_key(|r| (r.start, r.end));
        content.dedup();
        if content.is_empty() {
            continue;
        }
        one.source = vec![who];
        one.cue = cue.to_vec();
        one.content = content;
        one.shared = false;
        attributions.retain(|a| !touches(a));
        attributions.insert(first.min(attributions.len()), one);
        out.push(Passed { verb, vias: via::outer_vias(&finder.media(), &medium) });
    }
    out
}

/// Forms of `be` in front of a participle.
const BE: &[&str] = &["was", "were", "is", "are", "been", "being", "be"];
