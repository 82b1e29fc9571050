//! The case at a glance: what does the heap say?

use super::differences::{Difference, difference};
use super::doubts::Doubt;
use super::figures::{Figure, figure};
use super::reports::{Report, report};
use super::sources::chain;
use super::{Fault, show};
use crate::app::App;
use crate::parts::{Chain, Pointer, day, shown};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{ActorFilter, Counts, DifferenceFilter, Error, FigureFilter, HeadFilter, Window};

#[derive(Template)]
#[template(path = "overview.html")]
pub(crate) struct Part {
    counts: Counts,
    days: String,
    empty: bool,
    differences: Vec<Difference>,
    figures: Vec<Figure>,
    ways: Vec<(Chain, String, usize)>,
    voices: Vec<(String, String, String, usize)>,
    checks: Vec<Doubt>,
    only: Vec<Doubt>,
    reports: Vec<Report>,
    outlets: Vec<(String, String, usize)>,
}

/// From when to when.
pub(crate) fn days(counts: &Counts) -> String {
    match (&counts.first, &counts.last) {
        (Some(a), Some(b)) if day(a) == day(b) => day(a),
        (Some(a), Some(b)) => format!("{} to {}", day(a), day(b)),
        _ => "no date known".into(),
    }
}

fn part(p: &Pointer<'_>) -> Result<Part, Error> {
    let few = |limit| Window { offset: 0, limit };
    let counts = p.case.kept_counts()?;
    let found = p.case.kept_differences(&DifferenceFilter::default(), few(4))?;
    let differences = found.rows.iter().map(|d| difference(p, d)).collect::<Result<_, _>>()?;
    let differ = FigureFilter { agree: Some(false), several: true, ..FigureFilter::default() };
    let found = p.case.kept_figures(&differ, few(4))?;
    let mut figures: Vec<Figure> = found.rows.iter().map(|f| figure(p, f)).collect::<Result<_, _>>()?;
    for f in &mut figures {
        // A glance: the plot and the first mentions.
        f.more += f.rest.len();
        f.rest.clear();
        f.mentions.truncate(4);
    }
    let ways = p.case.kept_routes(few(7))?.rows.into_iter();
    let ways = ways.map(|r| (chain(&r), format!("/said?route={}", r.number), r.statements)).collect();
    let speaking = ActorFilter { speaking: true, ..ActorFilter::default() };
    let voices = p.case.kept_actors(&speaking, few(10))?.rows.into_iter().map(|a| {
        let roles = a.view.roles.first().map(|r| one_line(r)).unwrap_or_default();
        (one_line(&a.view.name), p.links.actor(&a.view.id).unwrap_or_default(), roles, a.statements)
    });
    let voices = voices.collect();
    let mut checks = Vec::new();
    for (c, words) in p.case.kept_checks(None, None, few(6))?.rows {
        checks.push(Doubt {
            name: one_line(&c.kind),
            rule: String::new(),
            explained: false,
            why: one_line(&c.why),
            words: shown(&words),
            at: p.at(&c.report, &[[c.start, c.end]])?,
        });
    }
    let mut only = Vec::new();
    for (o, words) in p.case.kept_only_in(few(5))?.rows {
        only.push(Doubt {
            name: String::new(),
            rule: String::new(),
            explained: false,
            why: String::new(),
            words: shown(&words),
            at: p.at(&o.report, &[[o.start, o.end]])?,
        });
    }
    let reports = p.case.kept_heads(&HeadFilter::default(), few(8))?;
    let outlets = p.case.kept_outlets(8)?.into_iter().filter_map(|(name, reports)| {
        let name = name?;
        let href = crate::parts::address("/reports", &[("outlet", name.clone())], &[]);
        Some((one_line(&name), href, reports))
    });
    Ok(Part {
        days: days(&counts),
        empty: counts.reports == 0,
        counts,
        differences,
        figures,
        ways,
        voices,
        checks,
        only,
        reports: reports.rows.iter().map(|h| report(p, h)).collect(),
        outlets: outlets.collect(),
    })
}

pub(crate) async fn page(State(app): State<App>) -> Result<Html<String>, Fault> {
    show(app, "/", move |p| Ok(Some(("Overview".into(), part(p)?)))).await
}
