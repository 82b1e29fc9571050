//! Statements → chains: whose words are these, and through whom did they reach the reader?

use hearsay::view::case::CaseStatementView;
use rusqlite::Connection;
use rusqlite::types::Type;
use std::collections::HashMap;

/// Name and kind of a voice in a chain: that of an actor or a relay; `unstated` for `?`, `words` for a source whose bearer
/// is in doubt, `report` where no outlet is known.
pub(super) type Link = (String, String);

/// A way that statements came through another voice.
pub(super) struct Route {
    pub(super) links: Vec<Link>,
    pub(super) statements: i64,
    pub(super) reports: i64,
}

/// A chain as far as its statement tells it.
pub(super) struct Chain {
    pub(super) links: Vec<Link>,
    /// Whether it begins with somebody who may have it from nobody knows whom.
    pub(super) named: bool,
}

/// The ways among the chains that have come, the most used first.
pub(super) fn routes(tables: &Connection) -> rusqlite::Result<Vec<Route>> {
    let mut query = tables.prepare(
        "SELECT chain, count(*), count(DISTINCT report) FROM temp.case_chain WHERE via GROUP BY chain",
    )?;
    let rows = query.query_map([], |row| {
        let links: String = row.get(0)?;
        let links = serde_json::from_str(&links)
            .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, e.into()))?;
        Ok(Route { links, statements: row.get(1)?, reports: row.get(2)? })
    })?;
    let mut all = rows.collect::<rusqlite::Result<Vec<Route>>>()?;
    all.sort_by(|a, b| b.statements.cmp(&a.statements).then_with(|| a.links.cmp(&b.links)));
    Ok(all)
}

/// What a report of an unknown outlet is called: the last part of its path without its ending, and without a date in front.
pub fn stem(path: &str) -> &str {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |n| if n.0.is_empty() { name } else { n.0 });
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.'));
    if name.len() - rest.len() >= 8 && !rest.is_empty() { rest } else { name }
}

/// How a statement came: who speaks, each relay, its report's outlet.
pub(super) fn chain(
    s: &CaseStatementView,
    names: &HashMap<String, (String, String)>,
    outlet: &Link,
) -> Chain {
    let of = &s.statement;
    let speakers: Vec<&(String, String)> = of.speakers.iter().filter_map(|id| names.get(id)).collect();
    let mut chain: Vec<Link> = Vec::new();
    match speakers.as_slice() {
        [] if of.source.is_empty() => chain.push(("?".into(), "unstated".into())),
        // The words of the source stand in the statement's own column.
        [] => chain.push(("…".into(), "words".into())),
        [one] => chain.push((*one).clone()),
        several => {
            let all: Vec<&str> = several.iter().map(|s| s.0.as_str()).collect();
            chain.push((all.join(", "), several[0].1.clone()));
        }
    }
    chain.extend(of.via.iter().map(|v| (relay(&v.name, &v.kind), v.kind.clone())));
    let alike = |a: &Link, b: &Link| a.0.to_lowercase() == b.0.to_lowercase();
    let relay_speaks = chain.len() > 1 && alike(&chain[0], &chain[1]);
    chain.push(outlet.clone());
    chain.dedup_by(|a, b| alike(a, b));
    let named = !matches!(chain[0].1.as_str(), "unstated" | "words");
    if named && relay_speaks {
        chain.insert(0, ("?".into(), "unstated".into()));
    }
    Chain { links: chain, named: named && !relay_speaks }
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
