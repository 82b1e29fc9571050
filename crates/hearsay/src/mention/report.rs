//! Document, Segments, Tags → one view of the words, which every rule of this layer asks.

use super::lexicon::{self, *};
use crate::document::Document;
use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use crate::text::Span;
use std::ops::Range;

/// A report's words with what the lexicon knows of them.
pub(super) struct Report<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) tags: &'a Tags,
    flags: Vec<u16>,
    quoted: Vec<bool>,
    /// The first word of every sentence, after its marks.
    openers: Vec<usize>,
    /// Whether the tagger gave parts of speech, and whether it gave heads.
    pub(super) tagged: bool,
    pub(super) parsed: bool,
}

impl<'a> Report<'a> {
    pub(super) fn new(document: &'a Document, segments: &'a Segments, tags: &'a Tags) -> Report<'a> {
        let text: &str = &document.text;
        let n = segments.tokens.len();
        let mut lower = String::new();
        let flags = segments
            .tokens
            .iter()
            .map(|t| {
                lower.clear();
                lower.extend(t.span.of(text).chars().flat_map(char::to_lowercase));
                let flags = lexicon::flags(&lower);
                // `US` and `WHO` are no pronouns.
                let capitals = lower.len() > 1 && t.span.of(text).chars().all(char::is_uppercase);
                if capitals { flags & !(FUNCTION | PREPOSITION | DEFINITE | INDEFINITE) } else { flags }
            })
            .collect();
        let mut change = vec![0i32; n + 1];
        for q in &segments.quotations {
            let range = segments.within(q.span);
            change[range.start] += 1;
            change[range.end] -= 1;
        }
        let mut depth = 0;
        let quoted = change[..n]
            .iter()
            .map(|c| {
                depth += c;
                depth > 0
            })
            .collect();
        let is_word = |i: usize| segments.word(text, i).chars().next().is_some_and(char::is_alphanumeric);
        let openers =
            segments.sentences.iter().map(|s| s.tokens.clone().find(|i| is_word(*i)).unwrap_or(s.tokens.end));
        let openers = openers.collect();
        let tagged = tags.pos.len() == n && tags.pos.iter().any(|p| *p != Pos::X);
        let parsed = tags.heads.len() == n
            && tags.relations.len() == n
            && tags.heads.iter().enumerate().any(|(i, h)| i != *h as usize);
        Report { text, segments, tags, flags, quoted, openers, tagged, parsed }
    }

    pub(super) fn len(&self) -> usize {
        self.segments.tokens.len()
    }

    /// The word at `i`; empty beyond the ends.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.segments.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    /// Whether the word at `i` is one of `words`, which are in lower case.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    pub(super) fn has(&self, i: usize, flag: u16) -> bool {
        self.flags.get(i).is_some_and(|f| f & flag != 0)
    }

    pub(super) fn flags(&self, i: usize) -> u16 {
        self.flags.get(i).copied().unwrap_or(0)
    }

    pub(super) fn pos(&self, i: usize) -> Option<Pos> {
        if self.tagged { self.tags.pos.get(i).copied() } else { None }
    }

    pub(super) fn relation(&self, i: usize) -> &'static str {
        if self.parsed && i < self.len() { self.tags.relation(i) } else { "" }
    }

    /// Whether the word at `i` begins with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word at `i` has letters or digits.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether the word at `i` is an abbreviation in capitals: `HMC`, `K.N.A.`
    pub(super) fn is_acronym(&self, i: usize) -> bool {
        let word = self.word(i);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        (2..=8).contains(&letters) && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
    }

    pub(super) fn sentence(&self, i: usize) -> usize {
        self.segments.tokens.get(i).map_or(usize::MAX, |t| t.sentence as usize)
    }

    pub(super) fn block(&self, i: usize) -> usize {
        self.segments.sentences.get(self.sentence(i)).map_or(usize::MAX, |s| s.block)
    }

    /// The tokens of sentence `s`.
    pub(super) fn tokens_of(&self, s: usize) -> Range<usize> {
        self.segments.sentences.get(s).map_or(0..0, |s| s.tokens.clone())
    }

    /// The sentence around token `i`, as tokens.
    pub(super) fn around(&self, i: usize) -> Range<usize> {
        self.tokens_of(self.sentence(i))
    }

    /// Whether no white space stands between token `i` and the one before.
    pub(super) fn glued(&self, i: usize) -> bool {
        let at = |k: usize| self.segments.tokens.get(k).map(|t| t.span);
        match (i.checked_sub(1).and_then(at), at(i)) {
            (Some(a), Some(b)) => a.end() == b.start(),
            _ => false,
        }
    }

    /// Whether only marks stand between the start of the sentence and token `i`.
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        self.openers.get(self.sentence(i)).is_some_and(|o| i <= *o)
    }

    /// Whether token `i` stands between quotation marks.
    pub(super) fn quoted(&self, i: usize) -> bool {
        self.quoted.get(i).copied().unwrap_or(false)
    }

    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "\u{2010}" | "\u{2011}")
    }

    pub(super) fn is_possessive(&self, i: usize) -> bool {
        matches!(self.word(i), "'s" | "’s" | "'S" | "’S")
            || (matches!(self.word(i), "'" | "’") && self.glued(i))
    }

    /// The span of some tokens; empty where there are none.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.start < tokens.end && tokens.end <= self.len() {
            self.segments.span(tokens.clone())
        } else {
            let at = self.segments.tokens.get(tokens.start).map_or(self.text.len(), |t| t.span.start());
            Span::new(at, at)
        }
    }

    pub(super) fn words(&self, tokens: &Range<usize>) -> &'a str {
        self.span(tokens).of(self.text)
    }

    /// Whether token `i` can stand inside a noun phrase, in front of its head.
    pub(super) fn modifies(&self, i: usize) -> bool {
        if self.is_hyphen(i) {
            return self.glued(i);
        }
        if !self.is_word(i) || self.has(i, FUNCTION | DEFINITE | INDEFINITE) {
            return false;
        }
        match self.pos(i) {
            Some(Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::X) | None => true,
            // Participles modify where a noun follows: `armed forces`, `US-led coalition`.
            Some(Pos::Verb) => {
                self.lower(i).ends_with("ed")
                    || self.lower(i).ends_with("led")
                    || self.is_hyphen(i.wrapping_sub(1))
            }
            Some(Pos::Adv) => self.is_hyphen(i.wrapping_sub(1)) || self.is_hyphen(i + 1),
            _ => false,
        }
    }

    /// The noun phrase that ends with its head at `head`, with its article or possessor's mark.
    pub(super) fn phrase(&self, head: usize) -> Range<usize> {
        let first = self.around(head).start;
        let mut start = head;
        while start > first && head - start < 10 && self.modifies(start - 1) {
            start -= 1;
        }
        if start > first && self.has(start - 1, DEFINITE | INDEFINITE) {
            start -= 1;
            // `the two leaders`, `all the officials`
            if start > first && self.is(start - 1, &["all", "both", "some", "most"]) {
                start -= 1;
            }
        }
        start..head + 1
    }

    /// Whether token `i` is the subject of a verb, by the parse or, without one, by what follows.
    pub(super) fn is_subject(&self, tokens: &Range<usize>) -> bool {
        if self.parsed {
            let mut at = tokens.end - 1;
            // The head of the name: the one word whose head lies outside.
            for k in tokens.clone() {
                let h = self.tags.heads[k] as usize;
                if h == k || !tokens.contains(&h) {
                    at = k;
                    break;
                }
            }
            for _ in 0..3 {
                match self.relation(at) {
                    "nsubj" | "csubj" => return true,
                    "conj" | "appos" | "flat" | "compound" => at = self.tags.heads[at] as usize,
                    _ => break,
                }
            }
        }
        let next = tokens.end;
        let within = self.around(tokens.start).contains(&next);
        within
            && (self.has(next, SAYING)
                || matches!(self.pos(next), Some(Pos::Verb | Pos::Aux)) && !self.lower(next).ends_with("ing"))
    }
}
