//! Figures: one row a quantity. Do they agree, who gives them, and how do they change?

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Chain, Evidence, Pager, Pointer, Voice, outlet};
use crate::plot::{Plot, Point, plot, value};
use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{Error, FigureFilter, FigureRow, Window};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    what: Option<String>,
    agree: Option<String>,
    all: Option<String>,
    page: Option<usize>,
}

/// Where a quantity is given.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    words: String,
    chain: Chain,
    at: Evidence,
}

/// A quantity as lists show it.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/figure.html")]
pub(crate) struct Figure {
    pub(crate) id: String,
    pub(crate) what: String,
    pub(crate) place: String,
    pub(crate) as_of: String,
    pub(crate) agree: Option<bool>,
    pub(crate) range: String,
    pub(crate) reports: usize,
    pub(crate) origins: usize,
    pub(crate) unstated: usize,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) rest: Vec<Mention>,
    pub(crate) more: usize,
    pub(crate) plot: Option<Plot>,
}
impl HtmlSafe for Figure {}

#[derive(Template)]
#[template(path = "figures.html")]
struct Part {
    what: String,
    agree: String,
    all: bool,
    filtered: bool,
    rows: Vec<Figure>,
    pager: Pager,
}

/// Mentions that a row shows at once, and behind a click.
const FIRST: usize = 6;
const MOST: usize = 7;

/// A quantity with its mentions.
pub(crate) fn figure(p: &Pointer<'_>, row: &FigureRow) -> Result<Figure, Error> {
    let f = &row.view;
    let mut mentions = Vec::new();
    let mut points = Vec::new();
    let mut origins: BTreeSet<&str> = BTreeSet::new();
    let (mut low, mut high, mut unstated) = (f64::INFINITY, f64::NEG_INFINITY, 0);
    for m in &f.mentions {
        let (a, b) = m.value.ends();
        (low, high) = (low.min(a), high.max(b));
        match m.given_by.first() {
            Some(origin) => {
                origins.insert(origin);
            }
            None => unstated += 1,
        }
    }
    for (m, words) in f.mentions.iter().zip(&row.words).take(MOST) {
        let at = p.at(&m.report, &[[m.start, m.end]])?;
        let head = p.head(&m.report)?;
        let words = one_line(words);
        let (a, b) = m.value.ends();
        points.push(Point {
            day: head.published.clone(),
            low: a,
            high: b,
            bound: m.bound.clone(),
            href: at.href.clone(),
            title: format!("{words}, {}, {}", at.outlet, at.day),
        });
        let chain = match m.statement.as_deref().map(|id| p.case.kept_statement(id)).transpose()?.flatten() {
            Some(s) => p.chain(&s),
            None if m.given_by.is_empty() => {
                Chain::of(format!("{}, giver not named", outlet(&head)), "outlet")
            }
            None => Chain {
                voices: m
                    .given_by
                    .iter()
                    .map(|name| Voice { name: one_line(name), kind: "giver".into(), href: None })
                    .collect(),
            },
        };
        mentions.push(Mention { words, chain, at });
    }
    let what = one_line(&f.what);
    let unit = f.unit.as_deref().map(one_line).filter(|u| !what.contains(u.as_str()));
    let range = match (low == high, low.is_finite()) {
        (_, false) => String::new(),
        (true, _) => value(low),
        _ => format!("{} to {}", value(low), value(high)),
    };
    let range = unit.map_or(range.clone(), |u| format!("{range} {u}"));
    let plot = plot(&what, &points);
    let more = f.mentions.len().saturating_sub(mentions.len());
    let rest = mentions.split_off(mentions.len().min(FIRST));
    Ok(Figure {
        id: row.id.clone(),
        what,
        place: f.place.as_deref().map(one_line).unwrap_or_default(),
        as_of: f.as_of.as_deref().map(crate::parts::day).unwrap_or_default(),
        agree: (f.mentions.len() > 1).then_some(f.agree),
        range,
        reports: row.reports,
        origins: origins.len(),
        unstated,
        mentions,
        rest,
        more,
        plot,
    })
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let agree = set(&asked.agree);
    let all = set(&asked.all).is_some();
    let filter = FigureFilter {
        what: set(&asked.what),
        agree: agree.as_deref().map(|a| a == "yes"),
        several: !all,
        ..FigureFilter::default()
    };
    let found = p.case.kept_figures(&filter, window(asked.page))?;
    let fields = [("what", field(&asked.what)), ("agree", field(&asked.agree)), ("all", field(&asked.all))];
    let rows = found.rows.iter().map(|row| figure(p, row)).collect::<Result<_, _>>()?;
    Ok(Part {
        what: filter.what.unwrap_or_default(),
        agree: agree.unwrap_or_default(),
        all,
        filtered: fields[..2].iter().any(|f| !f.1.is_empty()),
        rows,
        pager: Pager::new(found.total, "quantity", asked.page.unwrap_or(1), "/figures", &fields),
    })
}

/// A part of all quantities, for the page that stands alone.
pub(crate) fn some(p: &Pointer<'_>, window: Window) -> Result<Vec<Figure>, Error> {
    let found = p.case.kept_figures(&FigureFilter::default(), window)?;
    found.rows.iter().map(|row| figure(p, row)).collect()
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/figures", move |p| Ok(Some(("Figures".into(), part(p, &asked)?)))).await
}
