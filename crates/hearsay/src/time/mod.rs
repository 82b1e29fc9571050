//! Tags → Dates: which day, month or span of time is meant?

use crate::document::Document;
use crate::note::Noted;
use crate::segment::Segments;
use crate::tag::Tags;
use crate::text::Span;

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names of TIMEX3")]
pub enum DateType {
    Date,
    Time,
    Duration,
    Set,
}

impl DateType {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        ["DATE", "TIME", "DURATION", "SET"][self as usize]
    }
}

/// What a relative expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The publication date.
    Published,
    /// Another date in the text.
    Text,
}

impl Anchor {
    /// As JSON writes it.
    pub fn name(self) -> &'static str {
        ["published", "text"][self as usize]
    }
}

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
pub fn find_dates(document: &Document, segments: &Segments, tags: &Tags) -> Noted<Vec<Date>> {
    let _ = (document, segments, tags);
    Noted::default()
}
