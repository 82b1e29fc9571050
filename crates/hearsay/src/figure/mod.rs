//! Tags → Figures: which numbers count or measure something in the world?

pub(crate) mod number;

use crate::document::Document;
use crate::mention::Mentions;
use crate::note::Noted;
use crate::segment::Segments;
use crate::statement::{Statement, StatementId};
use crate::tag::Tags;
use crate::text::Span;
use crate::time::Date;

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

impl Bound {
    /// As JSON writes it.
    pub fn name(self) -> &'static str {
        ["exact", "about", "at least", "at most", "more than", "less than", "range"][self as usize]
    }
}

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
pub fn find_figures(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    mentions: &Mentions,
    statements: &[Statement],
    dates: &[Date],
) -> Noted<Vec<Figure>> {
    let _ = (document, segments, tags, mentions, statements, dates, StatementId(0));
    Noted::default()
}
