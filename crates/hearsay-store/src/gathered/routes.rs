//! Statements → chains: whose words are these, and through whom did they reach the reader?

use hearsay::view::CaseView;
use hearsay::view::case::CaseStatementView;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Name and kind of a voice in a chain: that of an actor or a relay; `unstated` for `?`, `words` for a source whose bearer
/// is in doubt, `report` where no outlet is known.
pub(super) type Link = (String, String);

/// A way that statements came through another voice.
pub(super) struct Route {
    pub(super) links: Vec<Link>,
    pub(super) statements: usize,
    pub(super) reports: BTreeSet<String>,
}

/// The chains of all statements, and the ways among them that lead through another voice.
pub(super) struct Routes {
    pub(super) chains: Vec<Vec<Link>>,
    pub(super) all: Vec<Route>,
    of: Vec<Option<usize>>,
}

impl Routes {
    pub(super) fn of(case: &CaseView) -> Routes {
        let names: HashMap<&str, (&str, &str)> =
            case.actors.iter().map(|a| (a.id.as_str(), (a.name.as_str(), a.kind.as_str()))).collect();
        let unstated: HashSet<&str> = case
            .origins
            .iter()
            .filter(|o| o.name.is_none())
            .flat_map(|o| o.statements.iter().map(String::as_str))
            .collect();
        let outlets: HashMap<&str, Link> = case
            .reports
            .iter()
            .map(|r| {
                let unknown = || (stem(&r.path).to_owned(), "report".to_owned());
                let outlet = r.outlet.clone().map(|o| (o, "outlet".to_owned()));
                (r.id.as_str(), outlet.unwrap_or_else(unknown))
            })
            .collect();
        let chain = |s: &CaseStatementView| chain(s, &names, &unstated, outlets.get(s.report.as_str()));
        let chains: Vec<Vec<Link>> = case.statements.iter().map(chain).collect();
        let mut ways: BTreeMap<&[Link], (Route, Vec<usize>)> = BTreeMap::new();
        for (n, (s, chain)) in case.statements.iter().zip(&chains).enumerate() {
            if s.statement.via.is_empty() {
                continue;
            }
            let (route, of) = ways.entry(chain).or_insert_with(|| {
                (Route { links: chain.clone(), statements: 0, reports: BTreeSet::new() }, Vec::new())
            });
            route.statements += 1;
            route.reports.insert(s.report.clone());
            of.push(n);
        }
        let mut ways: Vec<(Route, Vec<usize>)> = ways.into_values().collect();
        ways.sort_by(|(a, _), (b, _)| b.statements.cmp(&a.statements).then_with(|| a.links.cmp(&b.links)));
        let mut of = vec![None; chains.len()];
        for (i, (_, statements)) in ways.iter().enumerate() {
            for n in statements {
                of[*n] = Some(i);
            }
        }
        Routes { all: ways.into_iter().map(|w| w.0).collect(), of, chains }
    }

    pub(super) fn route(&self, statement: usize) -> Option<i64> {
        self.of[statement].map(|n| n as i64)
    }
}

/// What a report of an unknown outlet is called: the last part of its path without its ending, and without a date in front.
pub fn stem(path: &str) -> &str {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |n| if n.0.is_empty() { name } else { n.0 });
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.'));
    if name.len() - rest.len() >= 8 && !rest.is_empty() { rest } else { name }
}

fn chain(
    s: &CaseStatementView,
    names: &HashMap<&str, (&str, &str)>,
    unstated: &HashSet<&str>,
    outlet: Option<&Link>,
) -> Vec<Link> {
    let of = &s.statement;
    let speakers: Vec<(&str, &str)> =
        of.speakers.iter().filter_map(|id| names.get(id.as_str()).copied()).collect();
    let mut chain: Vec<Link> = Vec::new();
    match speakers.as_slice() {
        [] if of.source.is_empty() => chain.push(("?".into(), "unstated".into())),
        // The words of the source stand in the statement's own column.
        [] => chain.push(("…".into(), "words".into())),
        [one] => chain.push((one.0.to_owned(), one.1.to_owned())),
        several => {
            let all: Vec<&str> = several.iter().map(|s| s.0).collect();
            chain.push((all.join(", "), several[0].1.to_owned()));
        }
    }
    chain.extend(of.via.iter().map(|v| (relay(&v.name, &v.kind), v.kind.clone())));
    let alike = |a: &Link, b: &Link| a.0.to_lowercase() == b.0.to_lowercase();
    let relay_speaks = chain.len() > 1 && alike(&chain[0], &chain[1]);
    chain.extend(outlet.cloned());
    chain.dedup_by(|a, b| alike(a, b));
    let named = !matches!(chain[0].1.as_str(), "unstated" | "words");
    if named && (relay_speaks || unstated.contains(of.id.as_str())) {
        chain.insert(0, ("?".into(), "unstated".into()));
    }
    chain
}

/// A relay as a chain names it; documents without a name of their own get their article back.
fn relay(name: &str, kind: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let common = kind == "document" && name.chars().next().is_some_and(char::is_lowercase);
    let has_article =
        ["a ", "an ", "the ", "his ", "her ", "its ", "their "].iter().any(|a| name.starts_with(a));
    match common && !has_article {
        true if name.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {name}"),
        true => format!("a {name}"),
        false => name,
    }
}
