//! Parse → attributions: a verb of saying or of an act by words, its subject and what hangs on it.
//!
//! The tagger marks one voice over another's words, never the voice inside them, and passes over acts by words whose
//! content is a noun phrase. Both stand in the parse.

use super::Kind;
use super::cues;
use super::link::Attribution;
use super::media;
use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use std::ops::Range;

/// What is said in a full clause behind these is told by their subject.
const TELLS: &[&str] = &[
    "say",
    "tell",
    "report",
    "write",
    "announce",
    "declare",
    "claim",
    "argue",
    "allege",
    "assert",
    "insist",
    "maintain",
    "admit",
    "acknowledge",
    "concede",
    "confirm",
    "testify",
    "explain",
    "reveal",
    "warn",
    "note",
    "deny",
    "promise",
    "vow",
    "pledge",
    "threaten",
    "complain",
    "state",
    "charge",
    "disclose",
    "contend",
    "accuse",
    "demand",
    "tweet",
];

/// What papers and outlets do: they show, find and suggest.
const SHOWS: &[&str] =
    &["show", "indicate", "suggest", "find", "conclude", "detail", "establish", "estimate", "describe"];

/// The words of one report and how they hang together.
#[derive(Clone, Copy)]
pub(super) struct Clauses<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) tags: &'a Tags,
}

impl Clauses<'_> {
    fn word(&self, t: usize) -> &str {
        self.segments.word(self.text, t)
    }

    fn is(&self, t: usize, words: &[&str]) -> bool {
        words.iter().any(|w| w.eq_ignore_ascii_case(self.word(t)))
    }

    fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    fn relation(&self, t: usize) -> &'static str {
        if t < self.tags.relations.len() { self.tags.relation(t) } else { "" }
    }

    fn is_word(&self, t: usize) -> bool {
        self.word(t).chars().any(char::is_alphanumeric)
    }

    fn sentence(&self, t: usize) -> Range<usize> {
        self.segments.sentence_of(t).tokens.clone()
    }

    fn children(&self, v: usize) -> impl Iterator<Item = usize> {
        self.sentence(v).filter(move |t| self.tags.head(*t) == Some(v))
    }

    fn child(&self, v: usize, relation: &str) -> Option<usize> {
        self.children(v).find(|t| self.relation(*t) == relation)
    }

    fn is_under(&self, mut t: usize, root: usize) -> bool {
        for _ in 0..40 {
            if t == root {
                return true;
            }
            match self.tags.head(t) {
                Some(h) => t = h,
                None => return false,
            }
        }
        false
    }

    /// The tokens under `root`, without a break, around it; marks inside do not break them.
    pub(super) fn around(&self, root: usize) -> Range<usize> {
        let sentence = self.sentence(root);
        let belongs = |t: usize| self.is_under(t, root) || !self.is_word(t);
        let mut start = root;
        while start > sentence.start && belongs(start - 1) {
            start -= 1;
        }
        let mut end = root + 1;
        while end < sentence.end && belongs(end) {
            end += 1;
        }
        while start < root && !self.is_word(start) {
            start += 1;
        }
        while end > root + 1 && !self.is_word(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn left_edge(&self, noun: usize) -> usize {
        let sentence = self.sentence(noun);
        let mut start = noun;
        while start > sentence.start
            && !matches!(self.pos(start - 1), Pos::Adp | Pos::Sconj | Pos::Cconj)
            && (self.is_under(start - 1, noun) || matches!(self.word(start - 1), "’" | "'" | "-"))
            && !matches!(self.word(start - 1), "," | ";" | ":" | "—" | "–" | "--" | "\"" | "“" | "”")
        {
            start -= 1;
        }
        start
    }

    /// Whether the verb is told as done: finite, neither wished nor in doubt.
    fn is_told(&self, v: usize) -> bool {
        let auxiliaries: Vec<usize> = self.children(v).filter(|t| self.relation(*t) == "aux").collect();
        let doubted = auxiliaries.iter().any(|t| {
            self.is(
                *t,
                &[
                    "would", "could", "should", "may", "might", "must", "can", "will", "do", "did", "does",
                    "to",
                ],
            )
        });
        let passive =
            auxiliaries.iter().any(|t| self.is(*t, &["is", "are", "was", "were", "be", "been", "being"]))
                && !self.word(v).ends_with("ing");
        let marked = self.children(v).any(|t| {
            t < v
                && (self.is(t, &["if", "whether", "unless", "not", "n't", "never"])
                    || (self.is(t, &["to"]) && matches!(self.relation(t), "mark" | "aux")))
        });
        !doubted && !passive && !marked
    }

    /// The verb with its auxiliaries and adverbs in front.
    fn cue(&self, v: usize) -> Range<usize> {
        let mut start = v;
        while start > 0
            && self.tags.head(start - 1) == Some(v)
            && matches!(self.relation(start - 1), "aux" | "advmod")
            && self.is_word(start - 1)
        {
            start -= 1;
        }
        start..v + 1
    }

    /// Who does it: the subject, or the noun that the verb tells of (`a report that said …`, `a letter saying …`).
    fn subject(&self, v: usize) -> Option<Range<usize>> {
        let noun = |t: usize| matches!(self.pos(t), Pos::Noun | Pos::Propn);
        let named = self.children(v).find(|t| self.relation(*t) == "nsubj" && *t < v);
        match named {
            Some(s) if noun(s) => {
                let range = self.around(s);
                Some(range.start..range.end.min(v)).filter(|r| !r.is_empty())
            }
            Some(s) if !self.is(s, &["that", "which", "who"]) => None,
            _ => {
                if self.relation(v) != "acl" || named.is_none() && !self.word(v).ends_with("ing") {
                    return None;
                }
                let head = self.tags.head(v).filter(|h| *h < v && noun(*h))?;
                Some(self.left_edge(head)..head + 1)
            }
        }
    }

    /// A verb that tells a full clause: `the paper reported that …`, `a document that showed …`.
    pub(super) fn told(&self, v: usize) -> Option<Attribution> {
        if self.pos(v) != Pos::Verb {
            return None;
        }
        let word = cues::verb(&self.word(v).to_lowercase())?;
        let shows = SHOWS.contains(&word.base);
        if !shows && !TELLS.contains(&word.base) {
            return None;
        }
        let clause = self.children(v).find(|t| self.relation(*t) == "ccomp" && *t > v)?;
        if !self.is_told(v) {
            return None;
        }
        let source = self.subject(v)?;
        if shows && !self.is_medium(&source) {
            return None;
        }
        let content = self.around(clause);
        let content = content.start.max(v + 1)..content.end;
        (content.len() >= 4).then(|| Attribution {
            cue: vec![self.cue(v)],
            source: vec![source],
            content: vec![content],
            shared: false,
        })
    }

    /// A noun that tells a clause: `a report that the bridge had fallen`. It is its own source.
    pub(super) fn told_by_noun(&self, n: usize) -> Option<Attribution> {
        const NOUNS: &[&str] = &["report", "reports", "article", "story", "stories"];
        if !self.is(n, NOUNS) || !matches!(self.pos(n), Pos::Noun | Pos::Propn) {
            return None;
        }
        let clause = self.children(n).find(|t| {
            *t > n
                && matches!(self.relation(*t), "acl" | "ccomp")
                && self.children(*t).any(|m| m < *t && self.is(m, &["that"]) && self.relation(m) == "mark")
        })?;
        let that = self.children(clause).find(|m| self.is(*m, &["that"]))?;
        let content = self.around(clause);
        let content = content.start.max(n + 1)..content.end;
        let subject = self.children(clause).any(|t| self.relation(t) == "nsubj" && t > that);
        (subject && that <= n + 2 && content.len() >= 4).then(|| Attribution {
            cue: vec![n..n + 1],
            source: vec![self.left_edge(n)..n + 1],
            content: vec![content],
            shared: false,
        })
    }

    /// Whether the words name a paper or an outlet.
    fn is_medium(&self, tokens: &Range<usize>) -> bool {
        let Some(last) = tokens.clone().rev().find(|t| self.is_word(*t)) else { return false };
        tokens.clone().chain([last]).any(|t| {
            matches!(self.pos(t), Pos::Noun | Pos::Propn)
                && (media::of_noun(&self.word(t).to_lowercase()).is_some() || media::is_known(self.word(t)))
        })
    }

    /// An act by words whose content is a phrase or an infinitive: `denied the report`, `urged the council to meet`,
    /// `threatened to leave`, `accused the port of fraud`.
    pub(super) fn act(&self, v: usize) -> Option<Attribution> {
        if self.pos(v) != Pos::Verb {
            return None;
        }
        let word = cues::verb(&self.word(v).to_lowercase())?;
        if !self.is_told(v) {
            return None;
        }
        let object = self.children(v).find(|t| *t > v && self.relation(*t) == "obj");
        let to = self.children(v).find(|t| {
            *t > v
                && matches!(self.relation(*t), "xcomp" | "ccomp" | "advcl")
                && self.children(*t).any(|m| m < *t && self.is(m, &["to"]))
        });
        let oblique = |prepositions: &[&str]| {
            self.children(v).find(|t| {
                *t > v
                    && self.relation(*t) == "obl"
                    && self.children(*t).any(|m| m < *t && self.is(m, prepositions))
            })
        };
        let from_to = |a: Range<usize>, b: Range<usize>| a.start..b.end.max(a.end);
        let content = match (word.kind, word.base) {
            (Kind::Promise, "promise" | "vow" | "pledge" | "undertake" | "swear") => self.around(to?),
            (Kind::Agree, "agree") => self.around(to?),
            (Kind::Threaten, _) => self.around(to.or(object)?),
            (Kind::Deny, "deny" | "reject" | "refute" | "rebut" | "dispute" | "dismiss") => {
                self.around(object?)
            }
            (Kind::Demand, "demand") => self.around(object.or(to)?),
            (Kind::Demand, "urge" | "implore" | "beg" | "exhort" | "ask" | "order" | "instruct") => {
                from_to(self.around(object?), self.around(to?))
            }
            (Kind::Accuse, "accuse") => from_to(
                self.around(object?),
                self.around(oblique(&["of"]).or_else(|| self.of_object(object))?),
            ),
            // "told his neighbour not to open it": an order in reported form.
            (Kind::Say, "tell") => self.around(to.filter(|_| object.is_some())?),
            (Kind::Say, "call") => {
                if let Some(whom) = oblique(&["on", "upon"]) {
                    from_to(self.around(whom), self.around(to?))
                } else {
                    self.around(oblique(&["for"])?)
                }
            }
            _ => return None,
        };
        let source = self.subject(v).or_else(|| self.shared_subject(v))?;
        // The content stands behind the verb, with nothing of another clause in it.
        let start = content.start.max(v + 1);
        let mut cue = self.cue(v);
        let start = match self.word(start) {
            "on" | "upon" | "for" if word.base == "call" => {
                cue.end = start + 1;
                start + 1
            }
            _ => start,
        };
        let content = start..content.end;
        (content.len() >= 2 && content.len() <= 40).then(|| Attribution {
            cue: vec![cue],
            source: vec![source],
            content: vec![content],
            shared: false,
        })
    }

    /// `accused the port of fraud`, where the parse hangs `of fraud` on the port.
    fn of_object(&self, object: Option<usize>) -> Option<usize> {
        let object = object?;
        self.children(object).find(|t| {
            *t > object
                && self.relation(*t) == "nmod"
                && self.children(*t).any(|m| m < *t && self.is(m, &["of"]))
        })
    }

    /// The subject of the verb that this one is joined to: `said nothing and denied the report`.
    fn shared_subject(&self, v: usize) -> Option<Range<usize>> {
        if self.relation(v) != "conj" || self.child(v, "nsubj").is_some() {
            return None;
        }
        let first = self.tags.head(v).filter(|h| *h < v && self.pos(*h) == Pos::Verb)?;
        self.subject(first)
    }
}
