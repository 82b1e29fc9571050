//! Tags → Figures: which numbers count or measure something in the world?

mod bound;
mod counted;
pub(crate) mod number;
mod pages;
mod read;
#[cfg(test)]
mod tests;
mod unit;

pub(crate) use pages::PAGES;

use crate::document::{BlockKind, Document};
use crate::mention::Mentions;
use crate::note::Noted;
use crate::segment::Segments;
use crate::statement::{Statement, StatementId};
use crate::tag::Tags;
use crate::text::Span;
use crate::text::pieces::{Piece, cut};
use crate::time::Date;
use counted::Around;
use read::Reader;
use std::collections::BTreeSet;

/// How exact a figure is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Bound {
    Exact,
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Range,
}

crate::rule::named!(Bound {
    Exact = "exact",
    About = "about",
    AtLeast = "at least",
    AtMost = "at most",
    MoreThan = "more than",
    LessThan = "less than",
    Range = "range",
});

/// A number that counts or measures something.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its bound words (`more than 85`), money with its sign and scale (`$3.2 billion`), a share with its `per cent`.
    pub span: Span,
    /// The number, scale applied; for a range the lower end.
    pub low: f64,
    /// The same as `low`, or the upper end of a range.
    pub high: f64,
    /// How exact.
    pub bound: Bound,
    /// ISO 4217 for money, `percent`, a unit of measure (`km`, `year`), or nothing for a count.
    pub unit: Option<String>,
    /// The noun phrase that it counts, without the number.
    pub counted: Option<Span>,
    /// Where what is counted is.
    pub place: Option<String>,
    /// As of when: a TIMEX3 value.
    pub as_of: Option<String>,
    /// The statement that gives it, if one does.
    pub statement: Option<StatementId>,
}

/// Finds figures, what they count, where, and who gives them.
///
/// A figure is a number that counts or measures something in the world: people, money, shares, votes, years in prison.
/// Words count (`three`, `a dozen`, `half of them`); round plurals (`hundreds`) are more than one of their kind. Dates,
/// clock times, ages, ordinals, scores, numbers in names (`Route 9`) and `one` as a pronoun are none. Bound words make
/// it a bound (`more than 85`, `up to 60`, `about 2,500`), two numbers a range (`40 to 50`). What is counted is the noun
/// phrase behind it, also where it is left out the second time (`2,500 troops in Vesk and 900 in Oria`). The place
/// is the `in Vesk` behind it in its clause, or the only one before it in the sentence; who gives it is the smallest
/// statement around it. It errs on numbers in names that no capital letter shows, and on places told a sentence before.
pub fn find_figures(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    mentions: &Mentions,
    statements: &[Statement],
    dates: &[Date],
) -> Noted<Vec<Figure>> {
    let text = &*document.text;
    let mut figures = Vec::new();
    let mut pieces = Vec::new();
    let mut money = None;
    let names = used_as_names(text, segments, &mut pieces);
    for sentence in &segments.sentences {
        let from = dates.partition_point(|d| d.span.end() <= sentence.span.start());
        let to = from + dates[from..].partition_point(|d| d.span.start() < sentence.span.end());
        cut(text, sentence.span, &mut pieces);
        let around = Around { text, segments, tags, mentions, sentence: sentence.tokens.clone() };
        let headline = document
            .blocks
            .get(sentence.block)
            .is_some_and(|b| matches!(b.kind, BlockKind::Headline | BlockKind::Subhead));
        let mut reader = Reader {
            text,
            p: &pieces,
            around,
            dates: &dates[from..to],
            names: &names,
            headline,
            money,
            seen: Vec::new(),
        };
        reader.run(sentence.span);
        money = reader.money;
        figures.append(&mut reader.seen);
    }
    give(&mut figures, statements, text, segments);
    Noted::new(figures)
}

/// Who gives each figure: the statement with the smallest content around it, of those that name a source where some do.
fn give(figures: &mut [Figure], statements: &[Statement], text: &str, segments: &Segments) {
    let mut order: Vec<(bool, usize, Span, u32)> = Vec::new();
    for (i, s) in statements.iter().enumerate() {
        let size = s.content.iter().map(|c| c.len()).sum();
        order.extend(s.content.iter().map(|c| (s.source.is_empty(), size, *c, i as u32)));
    }
    order.sort_unstable();
    for f in figures {
        let found = order
            .iter()
            .find(|(_, _, c, _)| c.contains(f.span) || c.overlaps(f.span) && c.end() >= f.span.end())
            .map(|x| x.3 as usize);
        f.statement =
            found.map(|i| StatementId(subject_of(i, statements, text, segments).unwrap_or(i) as u32));
    }
}

/// `Citing two officers, Korda claimed that …`: a participle in front has the subject of its sentence for its voice.
fn subject_of(i: usize, statements: &[Statement], text: &str, segments: &Segments) -> Option<usize> {
    let (s, cue) = (&statements[i], statements[i].cue.first()?);
    let participle = cue.of(text).split_whitespace().next().is_some_and(|w| w.ends_with("ing"));
    let at = segments.sentences.partition_point(|x| x.span.end() <= cue.start());
    let sentence = segments.sentences.get(at)?.span;
    let end = s.content.last()?.end();
    let opens = cue.start() == sentence.start() && s.source.is_empty() && participle;
    let behind = |o: &Statement| o.source.first().is_some_and(|x| x.start() >= end && sentence.contains(*x));
    opens.then(|| statements.iter().position(behind)).flatten()
}

/// Numbers that stand for a thing somewhere in the report: glued to a name, behind one, or with a plural `s`.
///
/// The report that writes `the Vesk 740s` means the same thing by `a 740`.
fn used_as_names(text: &str, segments: &Segments, pieces: &mut Vec<Piece>) -> BTreeSet<u64> {
    let mut names = BTreeSet::new();
    for sentence in &segments.sentences {
        if !sentence.span.of(text).bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        cut(text, sentence.span, pieces);
        for i in 0..pieces.len() {
            let Some(n) = pieces[i].number().filter(|_| pieces[i].digits() == 3) else { continue };
            let plural = pieces.get(i + 1).is_some_and(|x| x.low == "s" && !x.spaced);
            let next_plural = pieces
                .get(i + 1)
                .is_some_and(|x| x.letters && x.first.is_lowercase() && x.span.of(text).ends_with('s'));
            let behind = i > 1 && pieces[i].spaced && counted::numbered(text, pieces, i) && !next_plural;
            if plural || behind {
                names.insert(n as u64);
            }
        }
    }
    names
}
