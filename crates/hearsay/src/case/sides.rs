//! Readings → Sides: the passages that can be set against each other, and whose they are.

use super::words::content;
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::statement::Statement;
use crate::text::Span;

/// A passage that can stand against another: a sentence of a statement's content, or one of the report's own.
pub(super) struct Side {
    pub(super) statement: Option<usize>,
    pub(super) span: Span,
    pub(super) stems: Vec<u32>,
    /// Has a word that leaves room: `could`, `some`.
    pub(super) hedged: bool,
    pub(super) block: BlockKind,
}

/// All sides of a report, in its order.
pub(super) fn sides(heap: &Heap<'_>, r: usize) -> Vec<Side> {
    let report = &heap.reports[r];
    let side = |span: Span, statement: Option<usize>, block: BlockKind| {
        let words = report.words_in(span);
        let hedge = |w: &super::Word| HEDGES.contains(&w.span.of(report.text).to_lowercase().as_str());
        Side { statement, span, stems: content(words), hedged: words.iter().any(hedge), block }
    };
    let mut out = Vec::with_capacity(report.statements.len() + report.sentences.len());
    for (s, said) in report.statements.iter().enumerate() {
        let statement = report.statement(s);
        if untold(report, statement) {
            continue;
        }
        for span in pieces(report, said.content) {
            // Without the cue that stands between two parts of a content, or behind them.
            let parts = statement.content.iter().copied().filter(|c| c.overlaps(span)).reduce(Span::join);
            let Some(parts) = parts else { continue };
            let start = span.start().max(parts.start());
            let side =
                side(Span::new(start, span.end().min(parts.end()).max(start)), Some(s), statement.block);
            if side.stems.len() >= 2 {
                out.push(side);
            }
        }
    }
    for line in &report.sentences {
        if let Some(own) = own_words(report, line.span) {
            let side = side(own, None, line.block);
            if side.stems.len() >= 3 {
                out.push(side);
            }
        }
    }
    out
}

/// What a report says itself in one of its sentences: all that stands in front of the first voice.
fn own_words(report: &Report<'_>, line: Span) -> Option<Span> {
    let voices = report.statements.iter().enumerate().filter(|(_, s)| s.content.overlaps(line));
    let first = voices.flat_map(|(s, _)| {
        let read = report.statement(s);
        read.source.iter().chain(&read.cue).chain(&read.content).map(|x| x.start())
    });
    let end = first.min().map_or(line.end(), |i| i.max(line.start()));
    let own = super::phrases::tidy(report.text, Span::new(line.start(), end.min(line.end())));
    (own.len() >= 20 && own.len() <= 400).then_some(own)
}

/// Whether nobody tells the words: who `did not dispute that …` says nothing of it.
pub(super) fn untold(report: &Report<'_>, statement: &Statement) -> bool {
    statement.cue.iter().flat_map(|c| c.of(report.text).split_whitespace()).any(|w| {
        w.eq_ignore_ascii_case("not")
            || w.eq_ignore_ascii_case("never")
            || w.to_lowercase().replace('’', "'").ends_with("n't")
    })
}

/// A content cut where sentences end: a denial is one sentence of what somebody says.
pub(super) fn pieces(report: &Report<'_>, content: Span) -> Vec<Span> {
    if content.len() <= 160 {
        return vec![content];
    }
    let from = report.sentences.partition_point(|s| s.span.end() <= content.start());
    report.sentences[from..]
        .iter()
        .take_while(|s| s.span.start() < content.end())
        .map(|s| Span::new(s.span.start().max(content.start()), s.span.end().min(content.end())))
        .flat_map(|s| clauses(report.text, s))
        .filter(|s| s.len() <= 500)
        .collect()
}

/// A long sentence cut at its dashes and semicolons.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    if sentence.len() <= 160 {
        return vec![sentence];
    }
    let words = sentence.of(text);
    let mut cuts: Vec<(usize, usize)> = [" ― ", " — ", " – ", " -- ", "; "]
        .iter()
        .flat_map(|m| words.match_indices(m))
        .map(|(i, m)| (i, i + m.len()))
        .collect();
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (end, next) in cuts {
        out.push(Span::new(sentence.start() + from, sentence.start() + end.max(from)));
        from = next;
    }
    out.push(Span::new(sentence.start() + from, sentence.end()));
    out.retain(|s| s.len() > 20);
    out
}

const HEDGES: &[&str] = &[
    "could",
    "may",
    "might",
    "possibly",
    "perhaps",
    "likely",
    "unlikely",
    "reportedly",
    "allegedly",
    "apparently",
    "some",
    "few",
    "partly",
    "partial",
    "only",
    "still",
    "if",
    "unless",
    "considering",
    "potential",
    "suspected",
];
