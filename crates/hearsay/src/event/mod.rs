//! Tags, Mentions → Events: what was done, by whom, to whom, when, where?

use crate::mention::ActorId;
use crate::text::Span;
use std::borrow::Cow;

/// An act in the world, one of the sixteen classes of PLOVER. None are found yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Where.
    pub span: Span,
    /// PLOVER class.
    pub kind: Cow<'static, str>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Who did it.
    pub actors: Vec<ActorId>,
    /// To whom.
    pub recipients: Vec<ActorId>,
    /// TIMEX3 value.
    pub date: Option<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// `happened`, `planned`, `hypothetical` or `denied`.
    pub status: Cow<'static, str>,
}
