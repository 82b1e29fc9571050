//! Tokens → what a number counts, where it is, and of when.

use crate::mention::{ActorKind, Mentions};
use crate::segment::Segments;
use crate::tag::{Label, Pos, Tags};
use crate::text::Span;
use crate::text::calendar::is_named;
use crate::text::pieces::Piece;
use crate::time::{Date, DateType};
use std::ops::Range;

/// What the rules on what is counted look at.
pub(crate) struct Around<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) tags: &'a Tags,
    pub(crate) mentions: &'a Mentions,
    pub(crate) sentence: Range<usize>,
}

const STOPS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "by",
    "to",
    "from",
    "since",
    "until",
    "before",
    "after",
    "during",
    "through",
    "within",
    "over",
    "under",
    "between",
    "and",
    "or",
    "but",
    "as",
    "per",
    "for",
    "with",
    "without",
    "into",
    "onto",
    "across",
    "inside",
    "near",
    "around",
    "about",
    "than",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "may",
    "might",
    "should",
    "must",
    "can",
    "did",
    "do",
    "does",
    "not",
    "when",
    "where",
    "while",
    "if",
    "because",
    "so",
    "then",
    "said",
    "says",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "there",
    "up",
    "down",
    "ago",
    "later",
    "earlier",
    "last",
    "this",
    "next",
    "each",
    "yet",
    "already",
    "now",
    "also",
    "only",
    "more than",
    "against",
    "among",
    "amid",
    "worth",
    "on",
    "out",
    "off",
    "away",
    "back",
    "together",
    "respectively",
    "apiece",
    "currently",
    "today",
    "yesterday",
    "nor",
    "though",
    "although",
    "despite",
    "via",
];

/// Stems of words that take `about`.
const ABOUT: &[&str] = &[
    "talk",
    "speak",
    "spoke",
    "worr",
    "learn",
    "ask",
    "complain",
    "hear",
    "writ",
    "wrote",
    "inform",
    "question",
    "concern",
    "stor",
    "tell",
    "told",
    "doubt",
    "detail",
    "debate",
    "discuss",
    "fact",
    "truth",
    "lie",
    "lying",
    "nothing",
    "something",
    "anything",
    "everything",
    "read",
    "care",
    "news",
    "joke",
    "warn",
    "remark",
    "comment",
    "allegation",
    "evidence",
    "rumo",
];

impl Around<'_> {
    fn word(&self, t: usize) -> &str {
        self.segments.word(self.text, t)
    }

    fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    /// The token that holds a byte or the first one behind it.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.segments.tokens.partition_point(|t| t.span.end() <= byte)
    }

    /// Whether the word at `byte` is a preposition in front of a noun phrase and no bound.
    ///
    /// `about` is one behind words that take it (`talked about two things`); `over` and its like where the tagger says so
    /// and a noun or a verb of its own stands before it (`a dispute over two islands`).
    pub(crate) fn preposition(&self, byte: usize) -> bool {
        let t = self.token_at(byte);
        if t <= self.sentence.start {
            return false;
        }
        let before = self.word(t - 1).to_ascii_lowercase();
        if self.word(t).eq_ignore_ascii_case("about") {
            return ABOUT.iter().any(|stem| before.starts_with(stem));
        }
        self.pos(t) == Pos::Adp
            && matches!(self.pos(t - 1), Pos::Verb | Pos::Noun | Pos::Propn)
            && !before.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether the token at `byte` belongs to a name.
    pub(crate) fn in_name(&self, byte: usize) -> bool {
        let t = self.token_at(byte);
        let i = self.tags.names.partition_point(|r| r.tokens.end <= t);
        self.tags.names.get(i).is_some_and(|r| r.tokens.start < t && r.tokens.contains(&t))
    }

    /// The noun phrase that begins at token `at`, without a determiner: its tokens.
    pub(crate) fn noun_phrase(&self, mut at: usize) -> Option<Range<usize>> {
        let end = self.sentence.end;
        while at < end
            && matches!(
                self.word(at).to_ascii_lowercase().as_str(),
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "our"
                    | "those"
                    | "these"
                    | "such"
                    | "my"
                    | "more"
            )
        {
            at += 1;
        }
        let start = at;
        let mut last_noun = None;
        while at < end && at - start < 9 {
            let word = self.word(at);
            let pos = self.pos(at);
            let letters = word.starts_with(|c: char| c.is_alphanumeric());
            if !letters {
                if word != "'s"
                    && word != "’s"
                    && self.segments.tokens[at].span.start() > self.segments.tokens[at.max(1) - 1].span.end()
                    && at > start
                    && !matches!(word, "“" | "\"" | "‘")
                {
                    break;
                }
                // `so-called`, `law-enforcement`: a hyphen inside; quotation marks around a word.
                let inside =
                    matches!(word, "-" | "–" | "‑" | "'s" | "’s" | "'" | "’" | "“" | "\"" | "”" | "‘")
                        && at > start;
                let opens = matches!(word, "“" | "\"" | "‘");
                if !(inside && !opens || opens && at == start) {
                    break;
                }
                at += 1;
                continue;
            }
            let lower = word.to_ascii_lowercase();
            if STOPS.contains(&lower.as_str()) && pos != Pos::Noun && pos != Pos::Propn {
                break;
            }
            match pos {
                Pos::Noun | Pos::Propn => last_noun = Some(at),
                Pos::Adj | Pos::Num | Pos::Part | Pos::Adv if last_noun.is_none() => {}
                Pos::Adj if self.tags.head(at).is_some_and(|h| h > at) => {}
                Pos::Part => {}
                Pos::Verb if last_noun.is_none() && (lower.ends_with("ed") || lower.ends_with("ing")) => {}
                Pos::Verb
                    if self.tags.head(at).is_some_and(|h| h > at) && self.tags.relation(at) == "amod" => {}
                Pos::Det | Pos::Sym if last_noun.is_none() => {}
                Pos::X => last_noun = Some(at),
                _ => break,
            }
            at += 1;
        }
        let last = last_noun?;
        let start = if matches!(self.word(start), "“" | "\"" | "‘") { start + 1 } else { start };
        (start <= last).then_some(start..last + 1)
    }

    /// The noun phrase behind another number: of `17 of the more than 300 pupils` the pupils.
    pub(crate) fn behind_number(&self, at: usize) -> Option<Range<usize>> {
        let near = at..(at + 6).min(self.sentence.end);
        let number = near.clone().find(|t| self.number_follows(*t))?;
        let bound = |t: usize| {
            matches!(self.pos(t), Pos::Det | Pos::Adj | Pos::Adv | Pos::Adp | Pos::Pron | Pos::Sconj)
                && self.word(t).chars().all(char::is_alphabetic)
        };
        (near.start..number).all(bound).then(|| self.noun_phrase(number + 1)).flatten()
    }

    /// A noun phrase with the `of` phrase that says what it is made of: `pieces of data`.
    pub(crate) fn with_of(&self, np: Range<usize>) -> Range<usize> {
        if np.end < self.sentence.end && self.word(np.end) == "of" {
            if let Some(of) = self.noun_phrase(np.end + 1) {
                return np.start..of.end;
            }
        }
        np
    }

    /// The subject of the verb that governs token `t`: what `shrank by a third` is said of.
    pub(crate) fn subject(&self, t: usize) -> Option<Range<usize>> {
        let mut verb = t;
        for _ in 0..4 {
            verb = self.tags.head(verb).filter(|h| self.sentence.contains(h))?;
            if self.pos(verb) == Pos::Verb {
                break;
            }
        }
        if self.pos(verb) != Pos::Verb {
            return None;
        }
        let subject = (self.sentence.start..verb)
            .rev()
            .find(|&s| self.tags.head(s) == Some(verb) && self.tags.relation(s) == "nsubj")?;
        if !matches!(self.pos(subject), Pos::Noun | Pos::Propn) {
            return None;
        }
        let mut start = subject;
        while start > self.sentence.start
            && matches!(self.pos(start - 1), Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num)
        {
            start -= 1;
        }
        let np = start..subject + 1;
        // `the number of ships fell to 12`: it is the ships that are counted.
        if np.len() == 1
            && matches!(self.word(subject), "number" | "total" | "population")
            && self.word(np.end) == "of"
        {
            return self.noun_phrase(np.end + 1);
        }
        Some(np)
    }

    /// The place of a figure: `in X` behind it in its clause, else the one `in X` before it in the sentence.
    pub(crate) fn place(&self, from: usize, to: usize) -> Option<String> {
        let mut at = to;
        let mut steps = 0;
        while at < self.sentence.end && steps < 12 {
            let word = self.word(at);
            if matches!(word, "," | ";" | ":" | "—" | "(" | ")" | ".")
                || steps > 0 && matches!(word, "and" | "or" | "but") && self.number_follows(at + 1)
            {
                break;
            }
            if let Some(place) = self.place_phrase(at) {
                return Some(place);
            }
            at += 1;
            steps += 1;
        }
        // A relative clause, or one of another subject, is somewhere else.
        let border = |t: &usize| {
            matches!(
                self.word(*t),
                "which"
                    | "who"
                    | "whose"
                    | "whom"
                    | "where"
                    | "while"
                    | "but"
                    | "although"
                    | "though"
                    | "whereas"
                    | ";"
            )
        };
        let clause = (self.sentence.start..from).rev().find(border).unwrap_or(self.sentence.start);
        let mut places = (clause..from).filter_map(|t| self.place_phrase(t));
        let first = places.next()?;
        places.all(|p| p == first).then_some(first)
    }

    fn number_follows(&self, t: usize) -> bool {
        t < self.sentence.end
            && (self.pos(t) == Pos::Num || self.word(t).starts_with(|c: char| c.is_ascii_digit()))
    }

    /// `in X`, `in X and Y`, `across northern X` at token `at`, where X is a place.
    fn place_phrase(&self, at: usize) -> Option<String> {
        let word = self.word(at);
        if !["in", "across", "inside", "within", "throughout", "In", "Across", "Inside"].contains(&word) {
            return None;
        }
        let mut t = at + 1;
        while t < self.sentence.end && t < at + 4 && {
            let w = self.word(t);
            matches!(w, "the" | "central" | "all" | "of")
                || w.ends_with("ern")
                || matches!(
                    w,
                    "north"
                        | "south"
                        | "east"
                        | "west"
                        | "northeast"
                        | "northwest"
                        | "southeast"
                        | "southwest"
                        | "downtown"
                )
        } {
            t += 1;
        }
        let first = self.place_name(t)?;
        let mut span = first.0;
        let mut end = first.1;
        if end < self.sentence.end && self.word(end) == "and" {
            if let Some((second, e)) = self.place_name(end + 1) {
                span = span.join(second);
                end = e;
            }
        }
        let _ = end;
        Some(span.of(self.text).to_owned())
    }

    /// A place that begins at token `t`: its span and one past its last token.
    fn place_name(&self, t: usize) -> Option<(Span, usize)> {
        // `in January` is no place, whatever the tagger takes the month for.
        if t >= self.sentence.end || is_named(&self.word(t).to_ascii_lowercase()) {
            return None;
        }
        let i = self.tags.names.partition_point(|r| r.tokens.end <= t);
        if let Some(run) = self.tags.names.get(i).filter(|r| r.tokens.start == t) {
            if run.tag == Label::Loc {
                return Some((self.segments.span(run.tokens.clone()), run.tokens.end));
            }
        }
        let start = self.segments.tokens[t].span.start();
        let i = self.mentions.mentions.partition_point(|m| m.span.start() < start);
        let m = self.mentions.mentions.get(i).filter(|m| m.tokens.start == t)?;
        let actor = self.mentions.actors.get(m.actor?.0 as usize)?;
        matches!(actor.kind, ActorKind::Country | ActorKind::Place).then(|| (m.span, m.tokens.end))
    }
}

/// The date that a figure holds for: `as of March 2013`, or the one date of its sentence that is near.
pub(crate) fn as_of(dates: &[Date], sentence: Span, figure: Span) -> Option<String> {
    let mut near = dates.iter().filter(|d| {
        d.kind == DateType::Date
            && sentence.contains(d.span)
            && d.value.starts_with(|c: char| c.is_ascii_digit())
    });
    let first = near.next()?;
    let gap = if first.span.start() > figure.end() {
        first.span.start() - figure.end()
    } else {
        figure.start().saturating_sub(first.span.end())
    };
    (near.next().is_none() && gap < 80).then(|| first.value.clone())
}

/// Whether a piece in front of a number makes it a name or a number in a series.
pub(crate) fn numbered(text: &str, p: &[Piece], start: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|i| &p[i]) else { return false };
    if matches!(
        before.low,
        "section"
            | "route"
            | "article"
            | "chapter"
            | "flight"
            | "highway"
            | "room"
            | "channel"
            | "title"
            | "rule"
            | "page"
            | "pages"
            | "number"
            | "version"
            | "phase"
            | "amendment"
            | "resolution"
            | "proposition"
            | "prop"
            | "interstate"
            | "apollo"
            | "grade"
            | "model"
            | "type"
            | "aged"
            | "age"
            | "no"
            | "nos"
    ) {
        return !matches!(before.low, "no" | "day") || before.first.is_uppercase();
    }
    if before.mark('#') || before.mark('/') && !p[start].spaced {
        return true;
    }
    // `No. 5`
    if before.mark('.')
        && start >= 2
        && matches!(p[start - 2].low, "no" | "nos" | "sec" | "art")
        && p[start - 2].first.is_uppercase()
    {
        return true;
    }
    // Glued to letters (`A320`, `F-16`, `Covid-19`), or behind a name (`Boeing 737`).
    if !p[start].spaced
        && (before.letters || before.hyphen() && start >= 2 && p[start - 2].letters && !before.spaced)
    {
        return true;
    }
    if p[start].number().is_none() {
        return false;
    }
    let short = before.span.len() == 1 && before.first.is_uppercase() && !matches!(before.low, "a" | "i");
    let named = before.letters
        && (before.low.is_empty() || short)
        && before.span.of(text).contains(char::is_uppercase);
    named && (p[start].whole || p[start].number().is_some_and(|n| n < 20.0))
}
