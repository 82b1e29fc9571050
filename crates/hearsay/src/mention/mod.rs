//! Tags → Mentions: which names, titles, pronouns and nominals are one actor of this report?

use crate::document::Document;
use crate::note::Noted;
use crate::segment::Segments;
use crate::tag::{Label, Tags};
use crate::text::Span;
use std::ops::Range;

/// Which actor of a report: an index into [`Mentions::actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u32);

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorKind {
    /// Someone with a name.
    Person,
    /// A body with a name: ministry, company, agency, outlet, committee.
    Organisation,
    /// A country, and its government under the name of its capital.
    Country,
    /// Any other place.
    Place,
    /// A group with a name that is no formal body: a militia, a party's wing, "the rebels" are not.
    Group,
    /// "officials", "a source close to the talks": never folded into a country or a body.
    Unnamed,
}

impl ActorKind {
    /// As JSON writes it.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::Organisation => "organisation",
            ActorKind::Country => "country",
            ActorKind::Place => "place",
            ActorKind::Group => "group",
            ActorKind::Unnamed => "unnamed",
        }
    }
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By name, without title.
    Name,
    /// By a description: `the prime minister`, `his office`, `the statement`.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

impl MentionKind {
    /// As JSON writes it.
    pub fn name(self) -> &'static str {
        ["name", "nominal", "pronoun"][self as usize]
    }
}

/// One place where an actor is referred to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where; a name without its title.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The name with the title and apposition that stand with it, if wider than `span`.
    pub full: Span,
    /// How.
    pub kind: MentionKind,
    /// What the tagger took a name for.
    pub label: Option<Label>,
    /// Whom, if known.
    pub actor: Option<ActorId>,
}

/// Someone or something that can speak, act or be spoken of in this report.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest name, as the report writes it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Titles, as the report writes them, in order of appearance.
    pub roles: Vec<String>,
}

/// Everyone in a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// In the order of their first mention.
    pub actors: Vec<Actor>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

impl Mentions {
    /// The mentions of an actor.
    pub fn of(&self, actor: ActorId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.actor == Some(actor))
    }

    /// An actor.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.0 as usize]
    }

    /// The named or resolved mentions that share a byte with a span.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.span.overlaps(span))
    }
}

/// Finds the actors of a report and where they are mentioned.
pub fn find_mentions(document: &Document, segments: &Segments, tags: &Tags) -> Noted<Mentions> {
    let _ = (document, segments, tags);
    Noted::default()
}
