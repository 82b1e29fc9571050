//! Differences: the sides next to each other, the reason between them, the words that differ marked.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::noted::Under;
use crate::odd::{Marked, marked};
use crate::parts::{Chain, Choice, Evidence, Pager, Pointer, choices, outlet};
use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{DifferenceFilter, DifferenceRow, Error, Window};
use serde::Deserialize;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    rule: Option<String>,
    time: Option<String>,
    page: Option<usize>,
}

/// One side.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) chain: Chain,
    pub(crate) words: Marked,
    pub(crate) at: Evidence,
}

/// A difference as lists show it.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/difference.html")]
pub(crate) struct Difference {
    pub(crate) id: String,
    pub(crate) about: String,
    pub(crate) why: String,
    pub(crate) rule: String,
    pub(crate) rule_name: String,
    pub(crate) explained: bool,
    pub(crate) by_time: bool,
    pub(crate) within: bool,
    pub(crate) sides: Vec<Side>,
    pub(crate) more: usize,
}
impl HtmlSafe for Difference {}

impl Difference {
    /// What people have noted about it as a whole.
    fn noted(&self) -> Under {
        let places: Vec<&Evidence> = self.sides.iter().map(|s| &s.at).collect();
        places.first().map_or(Under { all: Vec::new() }, |first| first.notes.between(&places))
    }
}

#[derive(Template)]
#[template(path = "differences.html")]
struct Part {
    rules: Vec<Choice>,
    time: String,
    filtered: bool,
    rows: Vec<Difference>,
    pager: Pager,
}

/// Sides that a list shows; a difference of very many tells how many more there are.
const SIDES: usize = 12;

/// A difference with its sides.
pub(crate) fn difference(p: &Pointer<'_>, row: &DifferenceRow) -> Result<Difference, Error> {
    let d = &row.view;
    let mut sides = Vec::new();
    for (m, words) in d.members.iter().zip(&row.words).take(SIDES) {
        let at = p.at(&m.report, &[[m.start, m.end]])?;
        let chain = match m.statement.as_deref().map(|id| p.case.kept_statement(id)).transpose()?.flatten() {
            Some(s) => p.chain(&s),
            None => Chain::of(format!("{}, own words", outlet(&p.head(&m.report)?)), "outlet"),
        };
        sides.push(Side { chain, words: marked(words, &[[m.start, m.end]], &m.differs), at });
    }
    let reports: std::collections::BTreeSet<&str> = d.members.iter().map(|m| m.report.as_str()).collect();
    // A reason that repeats the words of the sides says nothing that does not stand beside it.
    let why = one_line(&d.why);
    let why = if why.contains(['“', '"', '|']) || why.chars().count() > 200 { String::new() } else { why };
    Ok(Difference {
        id: row.id.clone(),
        about: one_line(&d.about),
        why,
        rule_name: d.rule.replace('-', " "),
        explained: p.links == crate::parts::Links::App && hearsay::rule::find(&d.rule).is_some(),
        rule: d.rule.clone(),
        by_time: d.by_time,
        within: reports.len() == 1,
        more: d.members.len().saturating_sub(sides.len()),
        sides,
    })
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let time = set(&asked.time);
    let filter = DifferenceFilter {
        rule: set(&asked.rule),
        by_time: time.as_deref().map(|t| t == "yes"),
        ..DifferenceFilter::default()
    };
    let found = p.case.kept_differences(&filter, window(asked.page))?;
    let fields = [("rule", field(&asked.rule)), ("time", field(&asked.time))];
    let rows = found.rows.iter().map(|row| difference(p, row)).collect::<Result<_, _>>()?;
    Ok(Part {
        rules: choices(&p.case.kept_difference_rules()?, &filter.rule),
        time: time.unwrap_or_default(),
        filtered: fields.iter().any(|f| !f.1.is_empty()),
        rows,
        pager: Pager::new(found.total, "difference", asked.page.unwrap_or(1), "/differences", &fields),
    })
}

/// All differences, for the page that stands alone.
pub(crate) fn whole(p: &Pointer<'_>) -> Result<Vec<Difference>, Error> {
    let found = p.case.kept_differences(&DifferenceFilter::default(), Window::ALL)?;
    found.rows.iter().map(|row| difference(p, row)).collect()
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/differences", move |p| Ok(Some(("Differences".into(), part(p, &asked)?)))).await
}
