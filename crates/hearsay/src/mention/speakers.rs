//! Source → speakers: whose words are they, when the source is a name, a title, a pronoun, a body or a document?

use super::lexicon::{BODY, DEFINITE, DOCUMENT, INDEFINITE};
use super::nominals::chunk_end;
use super::report::Report;
use super::{ActorId, ActorKind, Mention, MentionKind, Mentions};
use crate::document::Document;
use crate::note::{Note, Noted};
use crate::segment::Segments;
use crate::tag::Tags;
use crate::text::Span;
use std::ops::Range;

/// What came before a source, for sources that point back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before<'a> {
    /// Speakers of the statement before it, near enough to be meant by a pronoun.
    pub previous: &'a [ActorId],
    /// Whether that statement was made in a document or by a body, so that `it` can mean either.
    pub previous_is_document: bool,
    /// Speakers of the document mentioned last: whose words `the statement` are.
    pub document: &'a [ActorId],
}

/// Answers, for one report, whose words a source means.
pub struct Speakers<'a> {
    mentions: &'a Mentions,
    report: Report<'a>,
}

impl<'a> Speakers<'a> {
    /// Looks over a report once.
    ///
    /// The tags may be empty: then marks and small words alone divide a phrase.
    pub fn new(
        document: &'a Document,
        segments: &'a Segments,
        tags: &'a Tags,
        mentions: &'a Mentions,
    ) -> Speakers<'a> {
        Speakers { mentions, report: Report::new(document, segments, tags) }
    }

    /// The speakers that a source means, in the order of the source; none, and a note that says why, where in doubt.
    ///
    /// The head of the noun phrase decides: `the Works Committee in the Veskan Parliament` is the committee, `Corvell's
    /// office` is not Corvell, `a statement by Corvell and Orr` is both. A pronoun is whom it refers to, and `it` and
    /// `the statement` after a statement are its speakers.
    pub fn of(&self, source: &[Span], before: Before<'_>) -> Noted<Vec<ActorId>> {
        let Some(first) = source.first() else { return Noted::default() };
        let whole = source.iter().fold(*first, |a, b| a.join(*b));
        let reader = Reader { mentions: self.mentions, report: &self.report, before };
        // A source in two parts: the first part that means someone.
        let parts = source.iter().map(|s| self.report.segments.within(*s)).filter(|r| !r.is_empty());
        let mut found: Vec<ActorId> = Vec::new();
        let mut why = "the source names nobody that the report tells of";
        for part in parts {
            match reader.read(part, 0) {
                Ok(ids) if !ids.is_empty() => {
                    found = ids;
                    break;
                }
                Ok(_) => {}
                Err(reason) => why = reason,
            }
        }
        if found.is_empty() {
            let shown: String = whole.of(self.report.text).chars().take(60).collect();
            let note = Note::at("speaker-in-doubt", whole, format!("\"{shown}\": {why}"));
            return Noted { value: found, notes: vec![note] };
        }
        let mut unique = Vec::with_capacity(found.len());
        for id in found {
            if !unique.contains(&id) {
                unique.push(id);
            }
        }
        Noted::new(unique)
    }
}

impl Mentions {
    /// Makes ready to find whom the sources of a report mean.
    pub fn speakers<'a>(
        &'a self,
        document: &'a Document,
        segments: &'a Segments,
        tags: &'a Tags,
    ) -> Speakers<'a> {
        Speakers::new(document, segments, tags, self)
    }

    /// [`Speakers::of`] for a single source; for all sources of a report make one [`Speakers`].
    pub fn speakers_of(
        &self,
        document: &Document,
        segments: &Segments,
        tags: &Tags,
        source: &[Span],
        before: Before<'_>,
    ) -> Noted<Vec<ActorId>> {
        Speakers::new(document, segments, tags, self).of(source, before)
    }
}

struct Reader<'r, 'a> {
    mentions: &'r Mentions,
    report: &'r Report<'a>,
    before: Before<'r>,
}

type Answer = Result<Vec<ActorId>, &'static str>;

fn ids(mention: &Mention) -> Vec<ActorId> {
    mention.actor.map(|a| vec![a]).unwrap_or_else(|| mention.also.clone())
}

impl Reader<'_, '_> {
    /// The mentions that share a token with a range.
    fn mentions_in(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Mention> {
        // A phrase is seldom longer than twelve tokens; no mention that starts earlier reaches in.
        let low = tokens.start.saturating_sub(24);
        let from = self.mentions.mentions.partition_point(|m| m.tokens.start < low);
        let tokens = tokens.clone();
        self.mentions.mentions[from..]
            .iter()
            .take_while({
                let end = tokens.end;
                move |m| m.tokens.start < end
            })
            .filter(move |m| m.tokens.end > tokens.start)
    }

    fn read(&self, mut tokens: Range<usize>, depth: usize) -> Answer {
        let report = self.report;
        while tokens.start < tokens.end
            && (!report.is_word(tokens.start)
                || report.is(
                    tokens.start,
                    &[
                        "according",
                        "by",
                        "from",
                        "per",
                        "that",
                        "and",
                        "but",
                        "as",
                        "to",
                        "even",
                        "also",
                        "both",
                    ],
                ) && tokens.len() > 1)
        {
            tokens.start += 1;
        }
        while tokens.start < tokens.end
            && (!report.is_word(tokens.end - 1) && !report.is_possessive(tokens.end - 1))
        {
            tokens.end -= 1;
        }
        if tokens.is_empty() || depth > 4 {
            return Ok(Vec::new());
        }
        if tokens.len() == 1
            || report.is(tokens.start + 1, &["himself", "herself", "itself", "themselves"])
                && tokens.len() == 2
        {
            if let Some(answer) = self.pronoun(tokens.start, depth) {
                return answer;
            }
        }
        let inside = |k: usize| {
            self.mentions_in(&(k..k + 1))
                .any(|m| m.kind == MentionKind::Name && m.tokens.start < k && k < m.tokens.end)
        };
        let end = chunk_end(report, inside, tokens.clone());
        let mut chunk = tokens.start..end;
        while chunk.end > chunk.start
            && !report.is_word(chunk.end - 1)
            && !report.is_possessive(chunk.end - 1)
        {
            chunk.end -= 1;
        }
        let answer = self.chunk(&chunk, &tokens, depth);
        let mut out = match answer {
            Ok(ids) if !ids.is_empty() => ids,
            // An apposition may name whom the first words only describe: `a spokesman for the board, Tom Orr`.
            other => return self.apposition(&chunk, &tokens).map_or(other, Ok),
        };
        if let Some(named) = self.apposition(&chunk, &tokens) {
            let described = out.iter().all(|id| self.mentions.actor(*id).kind == ActorKind::Unnamed);
            if described {
                return Ok(named);
            }
        }
        // What `and` joins to the first phrase speaks with it.
        if let Some(rest) = self.conjunct(&chunk, &tokens) {
            if let Ok(more) = self.read(rest, depth + 1) {
                out.extend(more);
            }
        }
        Ok(out)
    }

    fn pronoun(&self, i: usize, depth: usize) -> Option<Answer> {
        let report = self.report;
        let resolved = self
            .mentions_in(&(i..i + 1))
            .find(|m| m.kind == MentionKind::Pronoun && m.tokens.start == i)
            .map(ids)
            .unwrap_or_default();
        let previous = self.before.previous;
        let persons = previous
            .iter()
            .all(|id| matches!(self.mentions.actor(*id).kind, ActorKind::Person | ActorKind::Unnamed));
        if report.is(i, &["it"]) {
            if self.before.previous_is_document && !previous.is_empty() {
                return Some(Ok(previous.to_vec()));
            }
            if !resolved.is_empty() {
                return Some(Ok(resolved));
            }
            return Some(if previous.len() == 1 && !persons {
                Ok(previous.to_vec())
            } else {
                Err("\"it\" can mean several things here")
            });
        }
        if report.is(i, &["he", "she"]) {
            if !resolved.is_empty() {
                return Some(Ok(resolved));
            }
            return Some(if previous.len() == 1 && persons {
                Ok(previous.to_vec())
            } else {
                Err("the pronoun can mean several people here")
            });
        }
        if report.is(i, &["they"]) {
            if !resolved.is_empty() {
                return Some(Ok(resolved));
            }
            return Some(if previous.len() > 1 {
                Ok(previous.to_vec())
            } else {
                Err("\"they\" can mean several here")
            });
        }
        if report.is(i, &["i", "we", "you", "one"]) {
            return Some(Err("the speaker is not named here"));
        }
        if report.is(i, &["who", "which", "that"]) {
            if !resolved.is_empty() {
                return Some(Ok(resolved));
            }
            let before = report.tags.antecedent(report.segments, i);
            return Some(before.map_or(Err("the clause names nobody"), |b| self.read(b, depth + 1)));
        }
        None
    }

    /// Whom one noun phrase without what hangs on it means.
    fn chunk(&self, chunk: &Range<usize>, whole: &Range<usize>, depth: usize) -> Answer {
        let report = self.report;
        if chunk.is_empty() {
            return Ok(Vec::new());
        }
        let mut head = chunk.end - 1;
        if report.is_possessive(head) && head > chunk.start {
            head -= 1;
        }
        let named = |k: usize| {
            self.mentions_in(&(k..k + 1)).any(|m| m.kind == MentionKind::Name && m.tokens.contains(&k))
        };
        if report.has(head, DOCUMENT) && !named(head) {
            return self.document(chunk, whole, head, depth);
        }
        // The mention that ends with the head; a description that covers it goes before a name inside it.
        let mut best: Option<&Mention> = None;
        for m in self
            .mentions_in(&(head..head + 1))
            .filter(|m| m.tokens.end == head + 1 && m.kind != MentionKind::Pronoun)
        {
            if best.is_none_or(|b| {
                m.tokens.len() > b.tokens.len()
                    || m.kind == MentionKind::Name && b.actor.is_none() && b.also.is_empty()
            }) {
                best = Some(m);
            }
        }
        // A name that runs on over the end of the source.
        let best = best.or_else(|| self.mentions_in(&(head..head + 1)).find(|m| m.kind == MentionKind::Name));
        match best {
            Some(m) if !ids(m).is_empty() => Ok(ids(m)),
            Some(m) if m.kind == MentionKind::Name => Err("the name can mean several actors of the report"),
            _ => {
                // A title behind the name without a comma, or a name in brackets: the only person in the phrase.
                let mut persons: Vec<ActorId> = self
                    .mentions_in(chunk)
                    .filter(|m| m.kind == MentionKind::Name)
                    .filter_map(|m| m.actor)
                    .filter(|a| self.mentions.actor(*a).kind == ActorKind::Person)
                    .collect();
                persons.dedup();
                let owned = chunk.clone().any(|k| report.is_possessive(k));
                match persons[..] {
                    [one] if !owned && !report.has(head, BODY) => Ok(vec![one]),
                    _ => Err("the phrase describes a speaker whom the report does not name"),
                }
            }
        }
    }

    /// Whose words a statement, a letter or a report is.
    fn document(&self, chunk: &Range<usize>, whole: &Range<usize>, head: usize, depth: usize) -> Answer {
        let report = self.report;
        // `a statement by Corvell and Orr`, `a report from the ministry`
        let opens = (chunk.end..whole.end).find(|k| report.is(*k, &["by", "from", "of"]));
        if let Some(k) = opens.filter(|k| k + 1 < whole.end && k - chunk.end <= 8) {
            let near = report.is(k, &["by", "from"]) || k == chunk.end;
            if near {
                let answer = self.read(k + 1..whole.end, depth + 1);
                if answer.as_ref().is_ok_and(|a| !a.is_empty()) {
                    return answer;
                }
            }
        }
        // `Corvell's statement`, `the ministry's statement`, `a Veskan army statement`
        let mut inner = chunk.start..head;
        while inner.end > inner.start && report.is_possessive(inner.end - 1) {
            inner.end -= 1;
        }
        let body: Vec<&Mention> = self.mentions_in(&inner).filter(|m| m.tokens.end <= head).collect();
        if let Some(m) = body.iter().rev().find(|m| m.tokens.end == inner.end && !ids(m).is_empty()) {
            return Ok(ids(m));
        }
        let speaks = |m: &&&Mention| {
            m.actor.is_some_and(|a| !matches!(self.mentions.actor(a).kind, ActorKind::Place))
                && m.kind != MentionKind::Pronoun
        };
        if let Some(m) = body.iter().rev().find(speaks) {
            return Ok(ids(m));
        }
        if let Some(m) = body.iter().find(|m| m.kind == MentionKind::Pronoun && !ids(m).is_empty()) {
            return Ok(ids(m));
        }
        if report.has(chunk.start, DEFINITE) || !report.has(chunk.start, INDEFINITE) {
            if !self.before.document.is_empty() {
                return Ok(self.before.document.to_vec());
            }
        }
        Err("the report does not say whose document it is")
    }

    /// The name behind a comma or in brackets that the phrase in front describes.
    fn apposition(&self, chunk: &Range<usize>, whole: &Range<usize>) -> Option<Vec<ActorId>> {
        let report = self.report;
        let mut k = chunk.end;
        while k < whole.end {
            let mark = matches!(report.word(k), "," | "(" | "—" | "–" | "--" | ":");
            if mark {
                let m = self
                    .mentions_in(&(k + 1..whole.end))
                    .find(|m| m.full.start() >= report.span(&(k..k + 1)).end());
                let m = m.filter(|m| m.kind == MentionKind::Name && m.tokens.end <= whole.end)?;
                let starts = report.segments.within(m.full).start;
                let person = m.actor.filter(|a| self.mentions.actor(*a).kind == ActorKind::Person)?;
                return (starts == k + 1).then(|| vec![person]);
            }
            if report.is(k, &["and", "or", "who", "which"]) {
                return None;
            }
            k += 1;
        }
        None
    }

    /// What `and` joins to the phrase, at its own level.
    fn conjunct(&self, chunk: &Range<usize>, whole: &Range<usize>) -> Option<Range<usize>> {
        let report = self.report;
        let k = chunk.end;
        if report.is(k, &["and"]) && k + 1 < whole.end {
            return Some(k + 1..whole.end);
        }
        if report.is(k, &["as"])
            && report.is(k + 1, &["well"])
            && report.is(k + 2, &["as"])
            && k + 3 < whole.end
        {
            return Some(k + 3..whole.end);
        }
        // `A, B and C`, where another name follows the comma at once.
        if report.word(k) == "," && k + 1 < whole.end {
            let and = report.is(k + 1, &["and"]);
            if and && k + 2 < whole.end {
                return Some(k + 2..whole.end);
            }
            let last = (k + 1..whole.end).find(|j| report.is(*j, &["and"]))?;
            let m = self.mentions_in(&(k + 1..last)).next()?;
            let listed = report.segments.within(m.full).start == k + 1
                && (m.tokens.end == last || report.word(m.tokens.end) == ",");
            return listed.then_some(k + 1..whole.end);
        }
        // `the ministry of works and the board`: after what hangs on the first phrase, only in front of an article or name
        // that stands in a clear row.
        None
    }
}
