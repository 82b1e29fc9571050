//! Who said what: statements by actor, kind, outlet, date and words, each with its chain.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Choice, KINDS, Pager, Pointer, Said, address, choices};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{Error, StatementFilter, Window};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    actor: Option<String>,
    about: Option<String>,
    kind: Option<String>,
    quotation: Option<String>,
    outlet: Option<String>,
    from: Option<String>,
    to: Option<String>,
    route: Option<String>,
    via: Option<String>,
    origin: Option<String>,
    q: Option<String>,
    order: Option<String>,
    page: Option<usize>,
}

impl Asked {
    fn filter(&self) -> StatementFilter {
        let number = |f: &Option<String>| set(f).and_then(|n| n.parse().ok());
        StatementFilter {
            actor: set(&self.actor),
            about: set(&self.about),
            kind: set(&self.kind),
            quotation: set(&self.quotation),
            outlet: set(&self.outlet),
            report: None,
            from: set(&self.from),
            to: set(&self.to),
            route: number(&self.route),
            via: set(&self.via),
            origin: number(&self.origin),
            words: set(&self.q),
            oldest_first: self.order.as_deref() == Some("oldest"),
        }
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("actor", field(&self.actor)),
            ("about", field(&self.about)),
            ("kind", field(&self.kind)),
            ("quotation", field(&self.quotation)),
            ("outlet", field(&self.outlet)),
            ("from", field(&self.from)),
            ("to", field(&self.to)),
            ("route", field(&self.route)),
            ("via", field(&self.via)),
            ("origin", field(&self.origin)),
            ("q", field(&self.q)),
            ("order", field(&self.order)),
        ]
    }
}

/// A filter that only links set, with the way to be rid of it.
#[derive(Clone, Debug)]
struct Set {
    name: String,
    without: String,
    field: &'static str,
    value: String,
}

/// The list with its filters.
#[derive(Template)]
#[template(path = "said.html")]
pub(crate) struct Part {
    kinds: Vec<Choice>,
    outlets: Vec<Choice>,
    asked: Asked,
    set: Vec<Set>,
    filtered: bool,
    rows: Vec<Said>,
    pager: Pager,
}

impl Part {
    fn word<'a>(&self, field: &'a Option<String>) -> &'a str {
        field.as_deref().unwrap_or_default()
    }
}

/// Outlets that the filter offers.
const OUTLETS: usize = 200;

fn part(p: &Pointer<'_>, asked: Asked) -> Result<Part, Error> {
    let filter = asked.filter();
    let rows = p.case.kept_statement_rows(&filter, window(asked.page))?;
    let (mut kinds, mut outlets, mut total) = (BTreeMap::new(), BTreeMap::new(), 0);
    for (kind, outlet, n) in p.case.kept_statement_counts(&filter)? {
        let of_kind = filter.kind.as_ref().is_none_or(|k| *k == kind);
        let of_outlet = filter.outlet.is_none() || filter.outlet == outlet;
        if of_outlet {
            *kinds.entry(kind).or_default() += n;
        }
        if let Some(outlet) = outlet.filter(|_| of_kind) {
            *outlets.entry(outlet).or_default() += n;
        }
        total += if of_kind && of_outlet { n } else { 0 };
    }
    let kinds: Vec<(String, usize)> =
        KINDS.iter().map(|k| ((*k).to_owned(), kinds.get(*k).copied().unwrap_or(0))).collect();
    let mut outlets: Vec<(String, usize)> = outlets.into_iter().collect();
    outlets.sort_by_key(|o| std::cmp::Reverse(o.1));
    outlets.truncate(OUTLETS);
    let fields = asked.fields();
    let mut set = Vec::new();
    let mut one = |name: String, field: &'static str, value: &Option<String>| {
        let rest: Vec<(&str, String)> = fields.iter().filter(|f| f.0 != field).cloned().collect();
        set.push(Set {
            name,
            without: address("/said", &rest, &[]),
            field,
            value: value.clone().unwrap_or_default(),
        });
    };
    if let Some(id) = &filter.actor {
        let name = p.case.kept_actor_name(id)?.unwrap_or_else(|| id.clone());
        one(format!("said by {}", one_line(&name)), "actor", &filter.actor);
    }
    if let Some(id) = &filter.about {
        let name = p.case.kept_actor_name(id)?.unwrap_or_else(|| id.clone());
        one(format!("about {}", one_line(&name)), "about", &filter.about);
    }
    if filter.route.is_some() {
        one("that came one way".into(), "route", &asked.route);
    }
    if let Some(via) = &filter.via {
        one(format!("through {}", one_line(via)), "via", &filter.via);
    }
    if filter.origin.is_some() {
        one("of one origin".into(), "origin", &asked.origin);
    }
    let rows = rows.iter().map(|s| p.said(s, true)).collect::<Result<_, _>>()?;
    Ok(Part {
        kinds: choices(&kinds, &filter.kind),
        outlets: choices(&outlets, &filter.outlet),
        filtered: fields.iter().any(|f| f.0 != "order" && !f.1.is_empty()),
        set,
        rows,
        pager: Pager::new(total, "statement", asked.page.unwrap_or(1), "/said", &fields),
        asked,
    })
}

/// A part of all statements, for the page that stands alone.
pub(crate) fn some(p: &Pointer<'_>, window: Window) -> Result<Vec<Said>, Error> {
    let filter = StatementFilter { oldest_first: true, ..StatementFilter::default() };
    p.case.kept_statement_rows(&filter, window)?.iter().map(|s| p.said(s, true)).collect()
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/said", move |p| Ok(Some(("Who said what".into(), part(p, asked)?)))).await
}
