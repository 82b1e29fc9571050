//! Cue → source: whose verb is it, where the tagger marked nobody, and who is only spoken of?

use super::link::{Attribution, View};
use super::{ViaKind, cues};
use crate::tag::{Pos, Role};
use std::ops::Range;

/// How a cue stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Its subject speaks: `Corvell said`.
    Active,
    /// Its subject is spoken of: `Corvell was accused`, `Corvell seems`.
    Passive,
}

impl View<'_> {
    fn lower(&self, t: usize) -> String {
        self.segments.word(self.text, t).to_lowercase()
    }

    fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    /// Whether there is a parse to ask.
    fn parsed(&self) -> bool {
        self.tags.heads.len() == self.segments.tokens.len()
    }

    /// The word of a cue on which its others hang.
    pub(super) fn cue_head(&self, cue: &Range<usize>) -> usize {
        let outside = |t: &usize| !self.tags.head(*t).is_some_and(|h| cue.contains(&h));
        let verb = |t: &usize| matches!(self.pos(*t), Pos::Verb);
        let mut heads = cue.clone().filter(outside);
        heads
            .clone()
            .find(verb)
            .or_else(|| cue.clone().find(verb))
            .or_else(|| heads.next())
            .unwrap_or(cue.start)
    }

    fn children(&self, t: usize) -> impl Iterator<Item = usize> {
        self.segments.sentence_of(t).tokens.clone().filter(move |c| self.tags.head(*c) == Some(t))
    }

    fn hangs_on(&self, mut t: usize, top: usize) -> bool {
        for _ in 0..40 {
            if t == top {
                return true;
            }
            match self.tags.head(t) {
                Some(h) => t = h,
                None => return false,
            }
        }
        false
    }

    fn role_at(&self, t: usize) -> Option<Role> {
        let at = self.parts.partition_point(|p| p.tokens.end <= t);
        self.parts.get(at).filter(|p| p.tokens.start <= t).map(|p| p.role)
    }

    /// The phrase around its head, without what belongs to a cue or to someone's words.
    fn phrase(&self, head: usize) -> Range<usize> {
        let sentence = self.segments.sentence_of(head).tokens.clone();
        let inside = |t: &usize| {
            self.hangs_on(*t, head) && !matches!(self.role_at(*t), Some(Role::Cue | Role::Content))
        };
        let start = (sentence.start..head).rev().take_while(inside).last().unwrap_or(head);
        let end = (head + 1..sentence.end).take_while(inside).last().map_or(head + 1, |t| t + 1);
        let mut phrase = start..end;
        let mark = |t: usize| !self.segments.word(self.text, t).chars().any(char::is_alphanumeric);
        while phrase.end > head + 1 && mark(phrase.end - 1) {
            phrase.end -= 1;
        }
        while phrase.start < head && mark(phrase.start) {
            phrase.start += 1;
        }
        phrase
    }

    /// Whether a form of `be` stands with the verb and makes it a passive.
    pub(super) fn voice(&self, cue: &Range<usize>) -> Voice {
        let head = self.cue_head(cue);
        let word = self.lower(head);
        let base = cues::verb(&word).map(|c| c.base);
        if matches!(word.as_str(), "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared") {
            // "appeared pleased", "seems to fear": whose feeling it is.
            let feels = (head + 1..cue.end).any(|t| matches!(self.pos(t), Pos::Verb | Pos::Adj));
            return if feels { Voice::Active } else { Voice::Passive };
        }
        if word.ends_with("ing") || !is_participle(&word) {
            return Voice::Active;
        }
        let feels = matches!(base, Some("worry" | "commit" | "assure" | "intend" | "assume"));
        let be = |t: usize| {
            matches!(
                self.lower(t).as_str(),
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s"
            )
        };
        let passive = base.is_some() && !feels && (cue.start..head).any(be)
            || self.children(head).any(|c| c < head && self.tags.relation(c) == "aux" && be(c))
                && base.is_some()
                && !feels;
        if passive { Voice::Passive } else { Voice::Active }
    }

    /// Whose verb the cue is, by the parse: its subject, that of the verb it is joined to or hangs on, the owner of
    /// a noun (`the ministry's promise`), the one behind `by` of a passive. A participle is a noun's only where it is
    /// `alone`: behind another cue it goes on with that one.
    pub(super) fn subject(&self, cue: &Range<usize>, alone: bool) -> Option<Range<usize>> {
        if !self.parsed() {
            return None;
        }
        let mut verb = self.cue_head(cue);
        if matches!(self.voice(cue), Voice::Passive) {
            let agent = self.children(verb).find(|&c| {
                c > verb
                    && self.tags.relation(c) == "obl"
                    && self.children(c).any(|k| k < c && self.lower(k) == "by")
            })?;
            let mut phrase = self.phrase(agent);
            while phrase.start < agent && (self.lower(phrase.start) == "by" || cue.contains(&phrase.start)) {
                phrase.start += 1;
            }
            return Some(phrase);
        }
        if matches!(self.pos(verb), Pos::Noun)
            && !self.children(verb).any(|c| self.tags.relation(c) == "nsubj")
        {
            let owner = self.children(verb).find(|&c| {
                c < verb
                    && self.tags.relation(c) == "nmod"
                    && (self.pos(c) == Pos::Pron
                        || self
                            .children(c)
                            .any(|k| matches!(self.lower(k).as_str(), "'s" | "’s" | "'" | "’")))
            })?;
            return self.speaker(owner);
        }
        for _ in 0..4 {
            let subject =
                self.children(verb).filter(|c| self.tags.relation(*c) == "nsubj" && !cue.contains(c)).last();
            if let Some(subject) = subject {
                return self.speaker(subject);
            }
            if let Some(first) = self.opener(verb) {
                return self.speaker(first);
            }
            if let Some(paper) = self.paper_before(verb, cue) {
                return Some(paper);
            }
            if self.children(verb).any(|c| self.tags.relation(c) == "expl") {
                return None;
            }
            let above = self.tags.head(verb)?;
            match self.tags.relation(verb) {
                "conj" | "advcl" | "aux" | "cop" => verb = above,
                "xcomp" => {
                    let object = self.children(above).find(|c| {
                        above < *c && *c < verb && self.tags.relation(*c) == "obj" && !cue.contains(c)
                    });
                    if let Some(object) = object {
                        return self.speaker(object);
                    }
                    verb = above;
                }
                "acl" if self.lower(verb).ends_with("ing") && (alone || self.is_paper_of(above, verb)) => {
                    // A phrase behind the cue stands whole; one in front ends where the cue begins.
                    return self.speaker(above).map(|phrase| match phrase.start < cue.start {
                        true => phrase.start..phrase.end.min(cue.start),
                        false => phrase,
                    });
                }
                _ => return None,
            }
        }
        None
    }

    /// A name that opens the sentence and hangs on the verb without a preposition is its subject, whatever the parse calls
    /// it: `Minister Ina Corvell on Friday defended …`.
    fn opener(&self, verb: usize) -> Option<usize> {
        let first = self.segments.sentence_of(verb).tokens.start;
        self.children(verb).find(|&c| {
            c < verb
                && matches!(self.tags.relation(c), "obl" | "dep" | "vocative")
                && self.pos(c) == Pos::Propn
                && !self.children(c).any(|k| k < c && self.pos(k) == Pos::Adp)
                && (first..c).all(|t| self.hangs_on(t, c) || self.pos(t) == Pos::Punct)
                && !crate::text::calendar::is_named(&self.lower(c))
        })
    }

    /// The document that a participle behind it goes on with, where the parse hangs the participle on the verb of those
    /// who speak of the document: `disputed a report published by Korda saying …`.
    fn paper_before(&self, verb: usize, cue: &Range<usize>) -> Option<Range<usize>> {
        if verb < cue.start || self.tags.relation(verb) != "advcl" || !self.lower(verb).ends_with("ing") {
            return None;
        }
        let first = self.segments.sentence_of(verb).tokens.start.max(cue.start.saturating_sub(10));
        let between = (first..cue.start).rev().take_while(|t| {
            self.segments.word(self.text, *t) != "," && self.role_at(*t) != Some(Role::Source)
        });
        let is_paper = |t: &usize| {
            matches!(super::media::of_noun(&self.lower(*t)), Some(ViaKind::Document | ViaKind::Court))
        };
        let noun = between.into_iter().find(is_paper)?;
        let by = (noun + 1..cue.start).any(|t| self.lower(t) == "by" && self.pos(t + 1) == Pos::Propn);
        by.then(|| {
            let mut start = self.phrase(noun).start;
            while start > first && self.pos(start - 1) == Pos::Det {
                start -= 1;
            }
            start..cue.start
        })
    }

    /// Whether a noun is a document that says whose it is: `a Korda report saying …`, `an article published by Korda saying
    /// …`. Whoever speaks of it in the sentence does not speak in it.
    fn is_paper_of(&self, noun: usize, end: usize) -> bool {
        let from = self.segments.sentence_of(noun).tokens.start;
        let owner = |t: usize| {
            self.pos(t) == Pos::Propn && matches!(self.tags.relation(t), "compound" | "nmod" | "obl")
        };
        let paper = super::media::of_noun(&self.lower(noun));
        matches!(paper, Some(ViaKind::Document | ViaKind::Court | ViaKind::Social))
            && (from..end).any(|t| t != noun && owner(t) && self.hangs_on(t, noun))
    }

    fn speaker(&self, head: usize) -> Option<Range<usize>> {
        let named =
            matches!(self.pos(head), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Det | Pos::Adj);
        let free = !matches!(self.role_at(head), Some(Role::Cue | Role::Content));
        let it = matches!(self.lower(head).as_str(), "there" | "what" | "this" | "it" | "that")
            && self.role_at(head) != Some(Role::Source);
        (named && free && !it).then(|| self.phrase(head))
    }
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "said"
                | "told"
                | "thought"
                | "known"
                | "seen"
                | "found"
                | "shown"
                | "held"
                | "quoted"
                | "written"
                | "understood"
                | "read"
        )
}

/// Who is only spoken of is no source: `Corvell was accused of …`, `the talks seem to …`. What the passive's subject
/// says of it becomes the first of the words.
///
/// Returns, for each attribution, what is to stand among its words.
pub(super) fn unmake_sources(view: &View<'_>, here: &mut [Attribution]) -> Vec<Vec<Range<usize>>> {
    let mut about = vec![Vec::new(); here.len()];
    if !view.parsed() {
        return about;
    }
    for (a, about) in here.iter_mut().zip(&mut about) {
        let Some(source) = a.source.last() else { continue };
        let cue = &a.cue[0];
        if source.end > cue.start || view.gap(source, cue) > 3 || view.voice(cue) == Voice::Active {
            continue;
        }
        let subject = std::mem::take(&mut a.source);
        let it = subject.len() == 1 && subject[0].len() == 1 && view.lower(subject[0].start) == "it";
        if !it {
            *about = subject;
        }
    }
    about
}

/// Gives each cue that has no source the subject that the parse finds.
pub(super) fn find_sources(view: &View<'_>, here: &mut [Attribution], sources: &[Vec<Range<usize>>]) {
    let mut speaks = None;
    for a in here.iter_mut() {
        let sentence = view.segments.tokens[a.cue[0].start].sentence;
        if !a.source.is_empty() {
            speaks = Some(sentence);
            continue;
        }
        let Some(found) = view.subject(&a.cue[0], speaks != Some(sentence)) else { continue };
        // As the tagger cut it, where it marked the same phrase for another cue.
        let marked = sources.iter().find(|s| s.iter().any(|r| r.start < found.end && found.start < r.end));
        a.shared = marked.is_some();
        a.source = marked.cloned().unwrap_or_else(|| vec![found]);
    }
}
