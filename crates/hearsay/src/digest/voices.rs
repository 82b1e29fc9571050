//! Statements → chains: whose words are these, and through whom did they reach the reader?

use super::reports::Reports;
use super::safe::one_line;
use crate::view::case::{CaseActorView, CaseStatementView, CaseView};
use std::collections::{BTreeMap, BTreeSet};

/// The actors of a case under the names that lines use.
pub struct Voices<'a> {
    actors: BTreeMap<&'a str, &'a CaseActorView>,
    short: BTreeMap<&'a str, String>,
    by_name: BTreeMap<&'a str, &'a str>,
    /// Statements whose origin no one names.
    unstated: BTreeSet<&'a str>,
}

impl<'a> Voices<'a> {
    /// Finds the shortest name of each person that means no one else.
    pub fn new(case: &'a CaseView) -> Voices<'a> {
        let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for a in &case.actors {
            for form in a.names.iter().map(|n| n.text.as_str()).chain([a.name.as_str()]) {
                owners.entry(form.to_lowercase()).or_default().insert(&a.id);
            }
        }
        let short = case
            .actors
            .iter()
            .map(|a| {
                let ends = |form: &str| a.name.to_lowercase().ends_with(&format!(" {}", form.to_lowercase()));
                let own = |form: &str| owners.get(&form.to_lowercase()).is_some_and(|o| o.len() == 1);
                let surname = a.names.iter().map(|n| n.text.as_str()).filter(|f| ends(f) && own(f));
                let name = match a.kind.as_str() {
                    // A name at the head of a sentence may begin with a capital that is not its own.
                    "person" => surname.min_by_key(|f| (f.split(' ').count(), first_is_upper(f))),
                    _ => None,
                };
                (a.id.as_str(), one_line(name.unwrap_or(&a.name)))
            })
            .collect();
        Voices {
            actors: case.actors.iter().map(|a| (a.id.as_str(), a)).collect(),
            short,
            by_name: case.actors.iter().rev().map(|a| (a.name.as_str(), a.id.as_str())).collect(),
            unstated: case
                .origins
                .iter()
                .filter(|o| o.name.is_none())
                .flat_map(|o| o.statements.iter().map(String::as_str))
                .collect(),
        }
    }

    /// An actor.
    pub fn actor(&self, id: &str) -> Option<&'a CaseActorView> {
        self.actors.get(id).copied()
    }

    /// The name used in lines: a person's surname where it means one person only.
    pub fn short(&self, id: &str) -> String {
        self.short.get(id).cloned().unwrap_or_else(|| one_line(id))
    }

    /// The name used in lines for an actor's full name.
    pub fn called(&self, name: &str) -> String {
        self.by_name.get(name).map_or_else(|| one_line(name), |id| self.short(id))
    }

    /// Several actors as one voice.
    pub fn together(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.short(id)).collect::<Vec<_>>().join(", ")
    }

    /// The links from who spoke first to who tells the reader: `Corvell → a statement → KNA`. `?` stands for a
    /// voice that the report does not name; words in marks for a source whose bearer is in doubt.
    pub fn chain(&self, reports: &Reports<'_>, s: &CaseStatementView) -> Vec<String> {
        let outlet = reports.passage(&s.report, &[[0, 0]]).map(|p| reports.outlet(p.report));
        let relays = s.statement.via.iter().map(|v| relay(&v.name, &v.kind));
        let first = if !s.statement.speakers.is_empty() {
            self.together(&s.statement.speakers)
        } else {
            match reports.passage(&s.report, &s.statement.source) {
                Some(source) => format!("“{}”", reports.words(&source)),
                None => "?".into(),
            }
        };
        let mut chain = vec![first];
        chain.extend(relays);
        let relay_speaks = chain.len() > 1 && same(&chain[0], &chain[1]);
        chain.extend(outlet);
        chain.dedup_by(|a, b| same(a, b));
        if (relay_speaks || self.unstated.contains(s.statement.id.as_str()))
            && chain[0] != "?"
            && !chain[0].starts_with('“')
        {
            chain.insert(0, "?".into());
        }
        chain
    }

    /// Whether words came straight from whom the report names to the report.
    pub fn is_direct(&self, s: &CaseStatementView) -> bool {
        s.statement.via.is_empty() && !self.unstated.contains(s.statement.id.as_str())
    }
}

fn first_is_upper(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// A relay as a chain names it; documents without a name of their own get their article back.
fn relay(name: &str, kind: &str) -> String {
    let name = one_line(name);
    let common = kind == "document" && name.chars().next().is_some_and(char::is_lowercase);
    let has_article =
        ["a ", "an ", "the ", "his ", "her ", "its ", "their "].iter().any(|a| name.starts_with(a));
    match common && !has_article {
        true if name.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {name}"),
        true => format!("a {name}"),
        false => name,
    }
}
