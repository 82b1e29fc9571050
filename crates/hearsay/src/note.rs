//! What was doubtful, where, and what to try.

use crate::text::Span;
use std::borrow::Cow;

/// A remark on one report: analysis of messy input does not fail, it answers and remarks.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// A name that `hearsay explain` knows, for example `undated`.
    pub name: Cow<'static, str>,
    /// Where in the report, if at one place.
    pub span: Option<Span>,
    /// One sentence, lower case, no full stop: what was seen and what to try.
    pub message: String,
}

impl Note {
    /// A remark on the whole report.
    pub fn report(name: &'static str, message: impl Into<String>) -> Note {
        Note { name: name.into(), span: None, message: message.into() }
    }

    /// A remark on a passage.
    pub fn at(name: &'static str, span: Span, message: impl Into<String>) -> Note {
        Note { name: name.into(), span: Some(span), message: message.into() }
    }
}

/// A value, and what was doubtful about it.
#[derive(Clone, Debug, Default)]
pub struct Noted<T> {
    /// What was found.
    pub value: T,
    /// What was doubtful.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A value without remarks.
    pub fn new(value: T) -> Noted<T> {
        Noted { value, notes: Vec::new() }
    }

    /// Hands the remarks to `notes` and gives the value.
    pub fn into(self, notes: &mut Vec<Note>) -> T {
        notes.extend(self.notes);
        self.value
    }
}
