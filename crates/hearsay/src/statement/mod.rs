//! Tags, Mentions → Statements: who said what, by which word, through whom?

mod as_saying;
mod carry;
mod clauses;
mod cues;
mod find;
mod kind;
mod link;
mod media;
mod mend;
mod nested;
mod outer;
mod pages;
mod quoted;
mod subject;
mod via;
mod when;

#[cfg(test)]
mod tagged;
#[cfg(test)]
mod tests;

pub use find::find_statements;
pub(crate) use pages::PAGES;

use crate::document::BlockKind;
use crate::mention::ActorId;
use crate::text::Span;
use std::borrow::Cow;

/// Which statement of a report: an index into its statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub u32);

/// What kind of act the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Say,
    Think,
    Promise,
    Agree,
    Demand,
    Accuse,
    Threaten,
    Deny,
}

crate::rule::named!(Kind {
    Say = "say",
    Think = "think",
    Promise = "promise",
    Agree = "agree",
    Demand = "demand",
    Accuse = "accuse",
    Threaten = "threaten",
    Deny = "deny",
});

/// Whether the words stand between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quotation {
    /// All of them.
    Direct,
    /// None.
    Indirect,
    /// Some.
    Mixed,
}

crate::rule::named!(Quotation { Direct = "direct", Indirect = "indirect", Mixed = "mixed" });

/// What a relay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ViaKind {
    Outlet,
    Agency,
    Broadcast,
    Document,
    Social,
    Court,
    Person,
}

crate::rule::named!(ViaKind {
    Document = "document",
    Outlet = "outlet",
    Agency = "agency",
    Broadcast = "broadcast",
    Social = "social",
    Court = "court",
    Person = "person",
});

/// One relay through which a statement came.
#[derive(Clone, Debug, PartialEq)]
pub struct Via {
    /// As the report writes it, without an article.
    pub name: String,
    /// What it is.
    pub kind: ViaKind,
    /// Where the report names it.
    pub span: Span,
}

/// Words, and whose they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who, as written; empty where the text names no one.
    pub source: Vec<Span>,
    /// By which word.
    pub cue: Vec<Span>,
    /// What.
    pub content: Vec<Span>,
    /// Whom the source means; empty where in doubt.
    pub speakers: Vec<ActorId>,
    /// Whether it stands between quotation marks.
    pub quotation: Quotation,
    /// What act it is.
    pub kind: Kind,
    /// Whether the content negates.
    pub negated: bool,
    /// In what block it stands.
    pub block: BlockKind,
    /// Through whom it came, the outermost (the next to speak to the reader) last. A source that is itself a
    /// medium (`a joint statement by …`, `Port Radio reported`) stands here too, so that these are all the relays.
    pub via: Vec<Via>,
    /// When it was said, ISO 8601 or TIMEX3, where the report says so.
    pub said_on: Option<String>,
    /// The rule that found it; `hearsay explain` knows it.
    pub rule: Cow<'static, str>,
}
