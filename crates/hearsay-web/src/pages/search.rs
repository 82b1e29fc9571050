//! Search: sentences of the reports that hold some words, by outlet and date.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Choice, Evidence, Pager, Pointer, choices};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::{one_line, visible};
use hearsay_store::{ActorFilter, Error, ErrorKind, Hit, Rows, Sought, Window};
use serde::Deserialize;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    q: Option<String>,
    outlet: Option<String>,
    from: Option<String>,
    to: Option<String>,
    page: Option<usize>,
}

/// A sentence: stretches of it, and whether each was looked for.
#[derive(Clone, Debug)]
struct Found {
    stretches: Vec<(String, bool)>,
    at: Evidence,
}

/// The sentences of one report.
#[derive(Clone, Debug)]
struct In {
    title: String,
    report: Evidence,
    found: Vec<Found>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Part {
    q: String,
    asked: Asked,
    outlets: Vec<Choice>,
    wordless: bool,
    actors: Vec<(String, String)>,
    rows: Vec<In>,
    pager: Pager,
}

impl Part {
    fn word<'a>(&self, field: &'a Option<String>) -> &'a str {
        field.as_deref().unwrap_or_default()
    }
}

/// Sentences that a report shows.
const MOST: usize = 3;

fn found(p: &Pointer<'_>, hit: &Hit) -> Result<Found, Error> {
    let chars: Vec<char> = hit.words.chars().collect();
    let mut stretches = Vec::new();
    let mut at = 0;
    let mut push = |from: usize, to: usize, marked: bool| {
        let text: String = chars[from.min(chars.len())..to.min(chars.len())].iter().collect();
        if !text.is_empty() {
            stretches.push((visible(&text).replace(['\n', '\t'], " "), marked));
        }
    };
    for [start, end] in &hit.found {
        push(at, *start, false);
        push(*start, *end, true);
        at = *end;
    }
    push(at, chars.len(), false);
    Ok(Found { stretches, at: p.at(&hit.report, &[[hit.start, hit.end]])? })
}

fn part(p: &Pointer<'_>, asked: Asked) -> Result<Part, Error> {
    let words = set(&asked.q);
    let sought = Sought {
        words: words.clone().unwrap_or_default(),
        outlet: set(&asked.outlet),
        from: set(&asked.from),
        to: set(&asked.to),
        most: MOST,
    };
    let (hits, wordless) = match &words {
        None => (Rows { rows: Vec::new(), total: 0 }, true),
        Some(_) => match p.case.search_window(&sought, window(asked.page)) {
            Ok(hits) => (hits, false),
            Err(e) if e.kind() == ErrorKind::Words => (Rows { rows: Vec::new(), total: 0 }, true),
            Err(e) => return Err(e),
        },
    };
    let mut rows = Vec::new();
    for hits in &hits.rows {
        let Some(first) = hits.first() else { continue };
        let report = p.at(&first.report, &[])?;
        let found = hits.iter().map(|h| found(p, h)).collect::<Result<_, _>>()?;
        rows.push(In { title: report.title.clone(), report, found });
    }
    let mut actors = Vec::new();
    if !wordless && asked.page.unwrap_or(1) <= 1 {
        let filter = ActorFilter { words: words.clone(), ..ActorFilter::default() };
        for a in p.case.kept_actors(&filter, Window { offset: 0, limit: 6 })?.rows {
            actors.extend(p.links.actor(&a.view.id).map(|href| (one_line(&a.view.name), href)));
        }
    }
    let fields = [
        ("q", field(&asked.q)),
        ("outlet", field(&asked.outlet)),
        ("from", field(&asked.from)),
        ("to", field(&asked.to)),
    ];
    let outlets: Vec<(String, usize)> =
        p.case.kept_outlets(300)?.into_iter().filter_map(|(o, n)| o.map(|o| (o, n))).collect();
    Ok(Part {
        q: words.unwrap_or_default(),
        outlets: choices(&outlets, &sought.outlet),
        wordless,
        actors,
        rows,
        pager: Pager::new(hits.total, "report", asked.page.unwrap_or(1), "/search", &fields),
        asked,
    })
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/search", move |p| {
        let title = set(&asked.q).map_or_else(|| "Search".to_owned(), |q| format!("Search: {q}"));
        Ok(Some((title, part(p, asked)?)))
    })
    .await
}
