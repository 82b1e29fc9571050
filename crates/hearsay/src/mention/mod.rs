//! Tags → Mentions: which names, titles, pronouns and nominals are one actor of this report?

pub(crate) use pages::PAGES;

use crate::document::Document;
use crate::note::Noted;
use crate::segment::Segments;
use crate::tag::{Label, Tags};
use crate::text::Span;
use std::ops::Range;

mod cast;
mod countries;
mod equate;
mod labels;
mod lexicon;
mod names;
mod nominals;
mod pages;
mod parties;
mod pronouns;
mod report;
mod speakers;
pub(crate) mod states;
mod titles;

#[cfg(test)]
mod tests;

pub use countries::{country_name, institution};
pub(crate) use labels::legal_form;
pub(crate) use lexicon::{is_body, is_person};
pub use parties::Parties;
pub use speakers::{Before, Speakers};

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

crate::rule::named!(ActorKind {
    Unnamed = "unnamed",
    Person = "person",
    Organisation = "organisation",
    Country = "country",
    Place = "place",
    Group = "group",
});

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

crate::rule::named!(MentionKind { Name = "name", Nominal = "nominal", Pronoun = "pronoun" });

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
    /// Whom, if known, and if it is one.
    pub actor: Option<ActorId>,
    /// Whom, where it is several: `the two leaders`, `they`.
    pub also: Vec<ActorId>,
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
    /// In the order of their first mention; behind them people who only act or are acted upon.
    pub actors: Vec<Actor>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

impl Mentions {
    /// The mentions of an actor.
    pub fn of(&self, actor: ActorId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.actor == Some(actor) || m.also.contains(&actor))
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

/// A mention in the making, with the actor as the cast counts.
#[derive(Clone, Debug)]
struct Found {
    tokens: Range<usize>,
    full: Range<usize>,
    kind: MentionKind,
    label: Option<Label>,
    actor: Option<usize>,
    also: Vec<usize>,
    /// What is still to be looked for in the words before it.
    plural: &'static str,
}

/// Finds the actors of a report and where they are mentioned.
pub fn find_mentions(document: &Document, segments: &Segments, tags: &Tags) -> Noted<Mentions> {
    let report = report::Report::new(document, segments, tags);
    let mut notes = Vec::new();
    let mut names = names::find(&report);
    equate::add_bracketed(&report, document, &mut names);
    let mut titles: Vec<_> = (0..names.len()).map(|i| titles::of(&report, &names, i)).collect();
    let mut cast = cast::Cast::default();
    let mut actors = cast::assign(&report, &mut names, &mut titles, &mut cast, &mut notes);
    equate::join(&report, document, &mut names, &mut actors, &mut cast);
    let mut found: Vec<Found> = names
        .iter()
        .zip(&titles)
        .zip(&actors)
        .map(|((name, title), actor)| Found {
            tokens: name.tokens.clone(),
            full: if title.full.is_empty() { name.tokens.clone() } else { title.full.clone() },
            kind: MentionKind::Name,
            label: Some(name.label),
            actor: *actor,
            also: Vec::new(),
            plural: "",
        })
        .collect();
    nominals::find(&report, &names, &actors, &mut cast, &mut found);
    found.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    nominals::look_back(&report, &cast, &mut found);
    pronouns::find(&report, &mut cast, &mut found);
    Noted { value: finish(&report, &cast, found), notes }
}

/// Numbers the actors in the order of their first mention.
fn finish(report: &report::Report<'_>, cast: &cast::Cast, mut found: Vec<Found>) -> Mentions {
    found.sort_by_key(|f| (f.tokens.start, std::cmp::Reverse(f.tokens.end)));
    let mut ids: Vec<Option<ActorId>> = vec![None; cast.drafts.len()];
    let mut out = Mentions::default();
    for f in found {
        let mut number = |i: usize| {
            let root = cast.root(i);
            *ids[root].get_or_insert_with(|| {
                let draft = cast.get(root);
                out.actors.push(Actor {
                    name: draft.name.split_whitespace().collect::<Vec<_>>().join(" "),
                    kind: draft.kind,
                    country: draft.country.clone(),
                    roles: draft.roles.clone(),
                });
                ActorId(out.actors.len() as u32 - 1)
            })
        };
        let actor = f.actor.map(&mut number);
        let also = f.also.into_iter().map(&mut number).collect();
        out.mentions.push(Mention {
            span: report.span(&f.tokens),
            full: report.span(&f.full),
            tokens: f.tokens,
            kind: f.kind,
            label: f.label,
            actor,
            also,
        });
    }
    out
}
