//! Tags, Mentions → Events: what was done, by whom, to whom, when, where?
//!
//! An act is found from the top of a sentence's parse downwards. Verbs of saying hand over to what is said, verbs of
//! beginning and deciding to what is begun or decided; a verb or a noun that the lexicon knows is the act. What stands
//! in a subordinate clause is told in passing and makes no event of its own.

pub(crate) mod clause;
mod emit;
mod find;
mod forms;
mod grid;
mod leads;
mod lexicon;
mod nouns;
mod pages;
mod roles;
mod sharpen;
mod status;
#[cfg(test)]
mod tests;
pub(crate) mod tree;

pub use find::find_events;
pub(crate) use pages::PAGES;

use crate::mention::ActorId;
use crate::text::Span;
use std::borrow::Cow;

/// The sixteen classes of PLOVER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those of PLOVER")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// Whether it brings two sides nearer.
    pub(crate) fn cooperates(self) -> bool {
        self <= EventType::Retreat
    }

    /// Whether it is done in words.
    pub(crate) fn is_verbal(self) -> bool {
        use EventType::*;
        matches!(self, Agree | Consult | Support | Request | Accuse | Reject | Threaten)
    }
}

/// Whether the act took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Status {
    Happened,
    Planned,
    Hypothetical,
    Denied,
}

crate::rule::named!(EventType {
    Agree = "AGREE",
    Consult = "CONSULT",
    Support = "SUPPORT",
    Concede = "CONCEDE",
    Cooperate = "COOPERATE",
    Aid = "AID",
    Retreat = "RETREAT",
    Request = "REQUEST",
    Accuse = "ACCUSE",
    Reject = "REJECT",
    Threaten = "THREATEN",
    Protest = "PROTEST",
    Sanction = "SANCTION",
    Mobilize = "MOBILIZE",
    Coerce = "COERCE",
    Assault = "ASSAULT",
});

crate::rule::named!(Status {
    Happened = "happened",
    Planned = "planned",
    Hypothetical = "hypothetical",
    Denied = "denied",
});

/// An act in the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The words that name the act: verb and particle, or verb and noun.
    pub span: Span,
    /// PLOVER class.
    pub kind: EventType,
    /// PLOVER mode, where the words tell it.
    pub mode: Option<Cow<'static, str>>,
    /// Who did it.
    pub actors: Vec<ActorId>,
    /// To whom.
    pub recipients: Vec<ActorId>,
    /// TIMEX3 value.
    pub date: Option<String>,
    /// Where it happened, as the report writes it.
    pub place: Option<String>,
    /// Whether it took place.
    pub status: Status,
    /// The rule that found it; `hearsay explain` knows it.
    pub rule: Cow<'static, str>,
}
