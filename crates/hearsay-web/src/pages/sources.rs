//! Sources: on whose word? The graph of relays, and tables of origins, relays, ways, outlets and copies.

use super::{Fault, set, show, window};
use crate::app::App;
use crate::graph::{Edge, Graph, Node, graph};
use crate::parts::{Chain, Evidence, Links, Pager, Pointer, Voice, address, thousands};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{Counts, Error, RouteRow, Window};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    list: Option<String>,
    page: Option<usize>,
}

/// A row of a table of voices.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    name: String,
    kind: String,
    href: Option<String>,
    reports: usize,
    statements: usize,
    relayed: Option<usize>,
}

/// A way that statements came.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    chain: Chain,
    href: Option<String>,
    reports: usize,
    statements: usize,
}

/// Two reports that share passages.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    from: Evidence,
    to: Evidence,
    passages: usize,
    characters: String,
}

/// A table, and the way to all of it.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    rows: Vec<T>,
    total: usize,
    pager: Option<Pager>,
    all: Option<String>,
}

/// All of it.
#[derive(Template)]
#[template(path = "sources.html")]
pub(crate) struct Part {
    alone: bool,
    counts: Counts,
    graph: Option<Graph>,
    drawn: usize,
    routes_total: usize,
    origins: Option<Table<Row>>,
    unstated: Option<Row>,
    relays: Option<Table<Row>>,
    ways: Option<Table<Way>>,
    outlets: Option<Table<Row>>,
    copies: Option<Table<Copied>>,
}

impl Part {
    /// Whether nothing came through another voice.
    fn direct(&self) -> bool {
        self.counts.relayed == 0
    }
}

const LISTS: [&str; 5] = ["origins", "relays", "ways", "outlets", "copies"];

/// Rows of each table where all are shown.
const FEW: usize = 12;
/// Rows of each on the page that stands alone.
const MANY: usize = 500;
/// Nodes that the graph draws.
const NODES: usize = 34;

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let list = set(&asked.list).filter(|l| LISTS.contains(&l.as_str()));
    let page = asked.page.unwrap_or(1);
    let wanted = |name: &str| list.as_deref().is_none_or(|l| l == name);
    let alone = p.links == Links::Alone;
    let few = match (alone, &list) {
        (true, _) => Window { offset: 0, limit: MANY },
        (_, None) => Window { offset: 0, limit: FEW },
        (_, Some(_)) => window(Some(page)),
    };
    let table = |name: &'static str, noun: &'static str, total: usize, shown: usize| {
        let fields = [("list", name.to_owned())];
        let pager = list.is_some().then(|| Pager::new(total, noun, page, "/sources", &fields));
        let all = (!alone && list.is_none() && shown < total).then(|| address("/sources", &fields, &[]));
        (pager, all)
    };
    let by =
        |key: &str, value: String| (p.links == Links::App).then(|| address("/said", &[], &[(key, value)]));
    let mut origins = None;
    if wanted("origins") {
        let found = p.case.kept_origin_rows(few)?;
        let (pager, all) = table("origins", "origin", found.total, found.rows.len());
        let rows = found.rows.iter().map(|o| Row {
            name: o.name.as_deref().map(one_line).unwrap_or_default(),
            kind: o.kind.clone().unwrap_or_default(),
            href: by("origin", o.number.to_string()),
            reports: o.reports,
            statements: o.statements,
            relayed: None,
        });
        origins = Some(Table { rows: rows.collect(), total: found.total, pager, all });
    }
    let mut relays = None;
    if wanted("relays") {
        let found = p.case.kept_relay_rows(few)?;
        let (pager, all) = table("relays", "relay", found.total, found.rows.len());
        let rows = found.rows.iter().map(|r| Row {
            name: one_line(&r.name),
            kind: r.kind.clone(),
            href: by("via", r.name.clone()),
            reports: r.reports,
            statements: r.statements,
            relayed: None,
        });
        relays = Some(Table { rows: rows.collect(), total: found.total, pager, all });
    }
    let mut ways = None;
    if wanted("ways") {
        let found = p.case.kept_routes(few)?;
        let (pager, all) = table("ways", "way", found.total, found.rows.len());
        let rows = found.rows.iter().map(|r| Way {
            chain: chain(r),
            href: by("route", r.number.to_string()),
            reports: r.reports,
            statements: r.statements,
        });
        ways = Some(Table { rows: rows.collect(), total: found.total, pager, all });
    }
    let mut outlets = None;
    if wanted("outlets") {
        let found = p.case.kept_outlet_rows(few)?;
        let (pager, all) = table("outlets", "outlet", found.total, found.rows.len());
        let rows = found.rows.iter().map(|o| Row {
            name: o.outlet.as_deref().map_or_else(|| "not known".into(), one_line),
            kind: if o.outlet.is_some() { "outlet".into() } else { "unstated".into() },
            href: o.outlet.clone().and_then(|name| by("outlet", name)),
            reports: o.reports,
            statements: o.statements,
            relayed: Some(o.relayed),
        });
        outlets = Some(Table { rows: rows.collect(), total: found.total, pager, all });
    }
    let mut copies = None;
    if wanted("copies") {
        let found = p.case.kept_copied(few)?;
        let (pager, all) = table("copies", "pair", found.total, found.rows.len());
        let rows: Result<Vec<Copied>, Error> = found
            .rows
            .iter()
            .map(|c| {
                Ok(Copied {
                    from: p.at(&c.from, &[c.at])?,
                    to: p.at(&c.to, &[c.there])?,
                    passages: c.passages,
                    characters: thousands(c.characters),
                })
            })
            .collect();
        copies = Some(Table { rows: rows?, total: found.total, pager, all });
    }
    let unstated = p.case.kept_unstated()?.map(|o| Row {
        name: "not stated".into(),
        kind: "unstated".into(),
        href: by("origin", o.number.to_string()),
        reports: o.reports,
        statements: o.statements,
        relayed: None,
    });
    let (mut drawing, mut drawn, mut routes_total) = (None, 0, 0);
    if list.is_none() {
        let found = p.case.kept_routes(Window { offset: 0, limit: 200 })?;
        routes_total = found.total;
        (drawing, drawn) = draw(p, &found.rows)?;
    }
    let counts = p.case.kept_counts()?;
    Ok(Part {
        alone,
        counts,
        graph: drawing,
        drawn,
        routes_total,
        origins,
        unstated,
        relays,
        ways,
        outlets,
        copies,
    })
}

/// Everything, for the page that stands alone.
pub(crate) fn whole(p: &Pointer<'_>) -> Result<Part, Error> {
    part(p, &Asked::default())
}

/// A way as a chain.
pub(crate) fn chain(route: &RouteRow) -> Chain {
    let voice = |(name, kind): &(String, String)| Voice {
        name: if kind == "words" { "in doubt".into() } else { one_line(name) },
        kind: kind.clone(),
        href: None,
    };
    Chain { voices: route.links.iter().map(voice).collect() }
}

/// The ways most used, as far as the drawing holds them.
fn draw(p: &Pointer<'_>, routes: &[RouteRow]) -> Result<(Option<Graph>, usize), Error> {
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    let mut edges: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut drawn = 0;
    for route in routes {
        // A document without a name of its own is that of its speaker.
        let key = |i: usize| {
            let (name, kind) = &route.links[i];
            let common = i > 0 && name.starts_with(char::is_lowercase);
            match (common, kind.as_str()) {
                (true, _) => format!("{} | {}", route.links[0].0, name),
                (_, "unstated" | "words") => format!("{kind} | {}", route.links.get(1).map_or("", |l| &l.0)),
                _ => name.to_lowercase(),
            }
        };
        let keys: Vec<String> = (0..route.links.len()).map(key).collect();
        let new = keys.iter().filter(|k| !ids.contains_key(*k)).count();
        if nodes.len() + new > NODES {
            break;
        }
        drawn += 1;
        let mut last = None;
        for (i, key) in keys.into_iter().enumerate() {
            let at = match ids.get(&key) {
                Some(at) => *at,
                None => {
                    let (name, kind) = &route.links[i];
                    let href = match (p.links, kind.as_str()) {
                        (Links::Alone, _) | (_, "unstated" | "words" | "report") => None,
                        (_, "outlet") if i + 1 == route.links.len() => {
                            Some(address("/said", &[], &[("outlet", name.clone())]))
                        }
                        _ if i > 0 => Some(address("/said", &[], &[("via", name.clone())])),
                        _ => p.case.kept_actor_named(name)?.and_then(|id| p.links.actor(&id)),
                    };
                    let shown = if kind == "words" { "in doubt".into() } else { one_line(name) };
                    nodes.push(Node { name: shown, kind: kind.clone(), href });
                    ids.insert(key, nodes.len() - 1);
                    nodes.len() - 1
                }
            };
            if let Some(before) = last.filter(|b| *b != at) {
                *edges.entry((before, at)).or_default() += route.statements;
            }
            last = Some(at);
        }
    }
    let edges: Vec<Edge> =
        edges.into_iter().map(|((from, to), statements)| Edge { from, to, statements }).collect();
    Ok((graph("Who speaks through whom to which outlet", &nodes, &edges), drawn))
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/sources", move |p| Ok(Some(("Sources".into(), part(p, &asked)?)))).await
}
