//! Document → Segments: where do sentences, words and quotations begin and end?

use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

mod quotes;
mod sentences;
mod words;

#[cfg(test)]
mod tests;

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
    /// Index of the quotation around it.
    pub parent: Option<u32>,
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
        // The last to start at or before the byte is the innermost candidate; what else holds the byte lies around it.
        let mut at = self.quotations.partition_point(|q| q.span.start() <= byte).checked_sub(1);
        while let Some(q) = at.and_then(|i| self.quotations.get(i)) {
            if byte < q.span.end() {
                return Some(q);
            }
            at = q.parent.map(|p| p as usize);
        }
        None
    }
}

/// Cuts the prose of a document into sentences and tokens and pairs its quotation marks.
///
/// Blocks that are no prose (furniture, header, dateline, byline) get no sentences.
pub fn segment(document: &Document) -> Segments {
    let text = &document.text;
    let mut spans = Vec::with_capacity(text.len() / 5);
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut parts = Vec::with_capacity(text.len() / 5);
    let mut pairing = quotes::Pairing::default();
    for (block, cut) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_prose()) {
        spans.clear();
        words::cut(text, cut.span, &mut spans);
        let start = tokens.len();
        tokens.extend(spans.iter().map(|&span| Token { span, sentence: 0 }));
        pairing.block(text, &tokens, start..tokens.len(), &mut parts);
        let from = sentences.len();
        sentences::cut(text, &tokens, start..tokens.len(), &parts, |range| {
            let span = tokens[range.start].span.join(tokens[range.end - 1].span);
            sentences.push(Sentence { span, tokens: range, block });
        });
        for (n, sentence) in sentences.iter().enumerate().skip(from) {
            for token in &mut tokens[sentence.tokens.clone()] {
                token.sentence = n as u32;
            }
        }
    }
    let end_of = |token: usize| sentences[tokens[token].sentence as usize].span.end();
    let quotations = pairing.finish(end_of);
    Segments { tokens, sentences, quotations }
}
