//! Tags → Dates: which day, month or span of time is meant?

mod absolute;
mod bounds;
pub(crate) mod calendar;
mod clock;
mod duration;
mod pages;
mod relative;
pub(crate) mod tense;
#[cfg(test)]
mod tests;

pub use bounds::{Bounds, Fine, bounds};
pub(crate) use pages::PAGES;

use crate::document::Document;
use crate::note::Noted;
use crate::segment::Segments;
use crate::tag::Tags;
use crate::text::Span;
use crate::text::pieces::{Class, Piece, cut};
use calendar::Partial;

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of TIMEX3")]
pub enum DateType {
    Date,
    Time,
    Duration,
    Set,
}

crate::rule::named!(DateType { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET" });

/// What a relative expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The publication date.
    Published,
    /// Another date in the text.
    Text,
}

crate::rule::named!(Anchor { Published = "published", Text = "text" });

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateType,
    /// TIMEX3 value: `2025-02-11`, `2025-W07`, `2025-Q1`, `XXXX-02`, `P3M`, `PAST_REF`.
    pub value: String,
    /// What it was counted from; `None` for an absolute one.
    pub anchor: Option<Anchor>,
}

/// Finds expressions of time and what they mean.
///
/// An expression that is complete (`11 February 2025`, `2025-02-11`, `the third quarter of 2024`) means what it says.
/// One that is counted from somewhere (`on Saturday`, `last year`, `two months ago`, `in February`) is counted from the
/// publication date; `two days later` and `the same day` from the date before it in the text. A weekday, a month or a
/// day without its year is the last one before the publication, unless its verb looks ahead (`will meet on Friday`).
/// Where no publication date is known nothing is made up: `in February` is `XXXX-02`, `on Saturday` is `XXXX-WXX-6`.
/// `28/01/2024` is read, `7/8/2024` only where the publication date decides between the two readings.
///
/// Header and dateline are read as well. It errs where the tense of the clause cannot be told from its words, and
/// where an expression means a time in the story that no other date in the text names.
pub fn find_dates(document: &Document, segments: &Segments, tags: &Tags) -> Noted<Vec<Date>> {
    let _ = tags;
    let text = &*document.text;
    let published = document.given.published.as_deref().map(Partial::parse).unwrap_or_default();
    let mut dates = Vec::new();
    let mut pieces = Vec::new();
    let mut last = Partial::default();
    for stretch in stretches(document, segments) {
        cut(text, stretch, &mut pieces);
        let mut finder = Finder { text, p: &pieces, published, last, out: Vec::new() };
        finder.run();
        last = finder.last;
        for f in finder.out {
            let span = pieces[f.start].span.join(pieces[f.end - 1].span);
            dates.push(Date { span, kind: f.kind, value: f.value, anchor: f.anchor });
        }
    }
    Noted::new(dates)
}

/// Sentences, and the blocks in front of the text that have none but may hold a date.
fn stretches(document: &Document, segments: &Segments) -> Vec<Span> {
    let mut all: Vec<Span> = segments.sentences.iter().map(|s| s.span).collect();
    let sentences = all.len();
    for block in &document.blocks {
        let cut_up = block.kind.is_prose() && sentences > 0;
        if !(block.kind.is_furniture() || cut_up) {
            all.push(block.span);
        }
    }
    all.sort_unstable();
    all
}

/// An expression found, in pieces.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    kind: DateType,
    value: String,
    anchor: Option<Anchor>,
}

impl Found {
    fn date(start: usize, end: usize, value: impl Into<String>) -> Found {
        Found { start, end, kind: DateType::Date, value: value.into(), anchor: None }
    }

    fn anchored(mut self, anchor: Option<Anchor>) -> Found {
        self.anchor = anchor;
        self
    }

    fn of_kind(mut self, kind: DateType) -> Found {
        self.kind = kind;
        self
    }

    fn from(mut self, start: usize) -> Found {
        self.start = start;
        self
    }
}

/// Looks for expressions in one stretch.
struct Finder<'a> {
    text: &'a str,
    p: &'a [Piece],
    published: Partial,
    /// The date before, in the text: what `the same day` means.
    last: Partial,
    out: Vec<Found>,
}

impl<'a> Finder<'a> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.p.len() {
            if !opens(&self.p[i]) {
                i += 1;
                continue;
            }
            let seen = self.out.len();
            match self.at(i) {
                Some(f) if f.end > i => {
                    i = f.end;
                    self.out.insert(seen, f);
                    for f in &self.out[seen..] {
                        i = i.max(f.end);
                        // The day of a header is no date of the story; a day that was counted from it is.
                        let told = f.anchor.is_some() || self.published != Partial::parse(&f.value);
                        if f.kind == DateType::Date && told {
                            let when = Partial::parse(&f.value);
                            if when.year.is_some() {
                                self.last = when;
                            }
                        }
                    }
                }
                _ => {
                    self.out.truncate(seen);
                    i += 1;
                }
            }
        }
        self.date_the_clocks();
    }

    fn at(&mut self, i: usize) -> Option<Found> {
        self.modified(i)
            .or_else(|| self.clock(i))
            .or_else(|| self.absolute(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.duration(i))
            .or_else(|| self.vague(i))
    }

    fn low(&self, i: usize) -> &'static str {
        self.p.get(i).map_or("", |x| x.low)
    }

    fn back(&self, i: usize, n: usize) -> &'static str {
        i.checked_sub(n).map_or("", |j| self.p[j].low)
    }

    fn class(&self, i: usize) -> Class {
        self.p.get(i).map_or(Class::Other, |x| x.class)
    }

    fn hyphen(&self, i: usize) -> bool {
        self.p.get(i).is_some_and(|x| x.hyphen() && !x.spaced) && self.p.get(i + 1).is_some_and(|x| !x.spaced)
    }

    fn mark(&self, i: usize, c: char) -> bool {
        self.p.get(i).is_some_and(|x| x.mark(c))
    }

    fn capital(&self, i: usize) -> bool {
        self.p.get(i).is_some_and(|x| x.letters && x.first.is_uppercase())
    }

    /// A year in four digits at `i`.
    fn year(&self, i: usize) -> Option<i16> {
        let x = self.p.get(i)?;
        let y = x.number()?;
        (x.digits() == 4 && (1000.0..2200.0).contains(&y)).then_some(y as i16)
    }
}

/// Whether an expression can begin with this piece: the cheap question asked of every word.
fn opens(piece: &Piece) -> bool {
    match piece.class {
        Class::Other => matches!(piece.first, '\'' | '’' | '‘') && !piece.letters,
        Class::Plain => matches!(
            piece.low,
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "these"
                | "last"
                | "next"
                | "past"
                | "previous"
                | "coming"
                | "current"
                | "currently"
                | "now"
                | "recent"
                | "recently"
                | "today"
                | "yesterday"
                | "tomorrow"
                | "tonight"
                | "early"
                | "earlier"
                | "late"
                | "later"
                | "mid"
                | "final"
                | "single"
                | "beginning"
                | "start"
                | "end"
                | "middle"
                | "fiscal"
                | "financial"
                | "q"
                | "fy"
                | "every"
                | "each"
                | "per"
                | "several"
                | "few"
                | "many"
                | "half"
                | "following"
                | "soon"
                | "weekend"
                | "weekends"
                | "formerly"
                | "nowadays"
                | "presently"
                | "shortly"
                | "over"
                | "more"
                | "about"
                | "same"
                | "upcoming"
                | "christmas"
                | "previously"
                | "once"
                | "twice"
                | "some"
                | "at"
                | "history"
        ),
        _ => true,
    }
}
