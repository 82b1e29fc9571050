//! Tags → Assertions: who does what to whom, in each clause, and is it asserted or denied?
//!
//! Two accounts can only stand against each other where one denies what the other asserts: the same act, of the same
//! people, to the same thing. That is a question of grammar, and the parse is there only while a report is read; so what
//! each clause asserts is kept with the reading, as the heads of its parts.

mod find;
#[cfg(test)]
mod tests;

pub use find::find_assertions;

use crate::text::Span;

/// How a clause stands to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mood {
    /// It is or was so.
    Fact,
    /// It will be so: `will`, `would`, `is going to`, `plans to`.
    Will,
    /// It can or may be so.
    May,
    /// It must or should be so.
    Ought,
    /// It is asked, wished, or set as a condition: nothing is asserted.
    Open,
}

crate::rule::named!(Mood {
    Open = "open",
    Fact = "fact",
    Will = "will",
    May = "may",
    Ought = "ought",
});

/// What one clause asserts or denies. Every span is one word: the head of the part of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The verb; behind a form of `be` the noun or adjective.
    pub verb: Span,
    /// Who does it, or what the noun or adjective is said of.
    pub subject: Option<Span>,
    /// To whom or what it is done; the subject of a passive.
    pub object: Option<Span>,
    /// The heads of its other parts: phrases, second objects, what hangs on the object and what is said, begun or wished.
    pub others: Box<[Span]>,
    /// Where it is denied, what narrows that: `not the full amount`, `did not pay directly`.
    pub limits: Box<[Span]>,
    /// Whether it stands behind a form of `be`: what something is, not what it does.
    pub copular: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// How it stands to the world.
    pub mood: Mood,
}
