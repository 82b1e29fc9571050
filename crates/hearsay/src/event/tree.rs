//! Tags → a tree to walk down: which words hang on this one?

use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use std::ops::Range;

const NONE: u32 = u32::MAX;

/// The parse of a report, with the way down.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) tags: &'a Tags,
    first: Vec<u32>,
    next: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// `None` where the report has no parse.
    pub(crate) fn new(text: &'a str, segments: &'a Segments, tags: &'a Tags) -> Option<Tree<'a>> {
        let n = segments.tokens.len();
        if tags.heads.len() != n || tags.relations.len() != n || tags.pos.len() != n {
            return None;
        }
        let mut first = vec![NONE; n];
        let mut next = vec![NONE; n];
        for i in (0..n).rev() {
            let head = tags.heads[i] as usize;
            if head != i && head < n {
                next[i] = first[head];
                first[head] = i as u32;
            }
        }
        Some(Tree { text, segments, tags, first, next })
    }

    /// The words that hang on `i`, in the order of the text.
    pub(crate) fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.first.get(i).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let here = at;
            if here == NONE {
                return None;
            }
            at = self.next[here as usize];
            Some(here as usize)
        })
    }

    /// The first child of `i` with one of some relations.
    pub(crate) fn child(&self, i: usize, relations: &[&str]) -> Option<usize> {
        self.children(i).find(|c| relations.contains(&self.relation(*c)))
    }

    pub(crate) fn relation(&self, i: usize) -> &'static str {
        self.tags.relation(i)
    }

    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.tags.head(i)
    }

    pub(crate) fn pos(&self, i: usize) -> Pos {
        self.tags.pos[i]
    }

    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.segments.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    pub(crate) fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    pub(crate) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// The sentence around a token, as tokens.
    pub(crate) fn sentence(&self, i: usize) -> Range<usize> {
        self.segments.sentence_of(i).tokens.clone()
    }

    /// A noun with what is joined to it by a hyphen: `cease-fire`, in lower case.
    pub(crate) fn compound(&self, i: usize) -> String {
        let glued = |a: usize, b: usize| {
            let tokens = &self.segments.tokens;
            tokens[a].span.end() == tokens[b].span.start()
        };
        let first = self.sentence(i).start;
        let hyphen = i >= first + 2 && self.word(i - 1) == "-" && glued(i - 1, i) && glued(i - 2, i - 1);
        if hyphen {
            let mut word = self.lower(i - 2);
            word.push('-');
            word.push_str(&self.lower(i));
            word
        } else {
            self.lower(i)
        }
    }

    /// The preposition of a phrase, as one word: `by`, `in`, `'s`.
    pub(crate) fn case(&self, i: usize) -> String {
        self.child(i, &["case"]).map(|c| self.lower(c)).unwrap_or_default()
    }
}
