//! What was not understood: sentences with a cue word and no source, doubtful speakers, all that the readings remark; and what to
//! look at before quoting.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Evidence, Pager, Pointer};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{Error, Window};
use serde::Deserialize;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    check: Option<String>,
    note: Option<String>,
    report: Option<String>,
    page: Option<usize>,
}

/// A remark, with the words that it is about.
#[derive(Clone, Debug)]
pub(crate) struct Doubt {
    pub(crate) name: String,
    pub(crate) rule: String,
    pub(crate) explained: bool,
    pub(crate) why: String,
    pub(crate) words: String,
    pub(crate) at: Evidence,
}

#[derive(Template)]
#[template(path = "doubts.html")]
struct Part {
    checks: Vec<(String, usize, bool)>,
    notes: Vec<(String, String, usize, usize, bool)>,
    heading: String,
    report: Option<Evidence>,
    rows: Vec<Doubt>,
    pager: Pager,
}

/// The remark that sentences with a cue word and no source carry.
const UNPLACED: &str = "cue-without-source";

/// The words around a place of a report: its line, if that is short.
fn around(p: &Pointer<'_>, report: &str, start: usize, end: usize) -> Result<String, Error> {
    Ok(p.case.words_around(report, start, end)?.map(|w| one_line(&w)).unwrap_or_default())
}

fn explained(name: &str) -> bool {
    hearsay::rule::find(name).is_some()
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let page = asked.page.unwrap_or(1);
    let report = set(&asked.report);
    let check = set(&asked.check);
    let note = set(&asked.note);
    let fields =
        [("check", field(&asked.check)), ("note", field(&asked.note)), ("report", field(&asked.report))];
    let mut rows = Vec::new();
    let (total, heading) = match &check {
        Some(kind) => {
            let found = p.case.kept_checks(
                Some(kind).filter(|k| *k != "all").map(String::as_str),
                report.as_deref(),
                window(asked.page),
            )?;
            for (c, words) in &found.rows {
                rows.push(Doubt {
                    name: one_line(&c.kind),
                    rule: c.kind.replace(' ', "-"),
                    explained: explained(&c.kind.replace(' ', "-")),
                    why: one_line(&c.why),
                    words: crate::parts::shown(words),
                    at: p.at(&c.report, &[[c.start, c.end]])?,
                });
            }
            let heading = if kind == "all" { "Check before you quote".into() } else { one_line(kind) };
            (found.total, heading)
        }
        None => {
            let name = note.clone().or_else(|| report.is_none().then(|| UNPLACED.to_owned()));
            let found = p.case.kept_remarks(name.as_deref(), report.as_deref(), window(asked.page))?;
            for r in &found.rows {
                let spans: Vec<[usize; 2]> =
                    r.note.start.zip(r.note.end).map(|(a, b)| [a, b]).into_iter().collect();
                let words = match spans.as_slice() {
                    [[a, b]] => around(p, &r.report, *a, *b)?,
                    _ => String::new(),
                };
                rows.push(Doubt {
                    name: r.note.name.replace('-', " "),
                    rule: r.note.name.clone(),
                    explained: explained(&r.note.name),
                    why: one_line(&r.note.message),
                    words,
                    at: p.at(&r.report, &spans)?,
                });
            }
            let heading = match name.as_deref() {
                Some(UNPLACED) => "A word of saying, and nobody who says it".to_owned(),
                Some(name) => name.replace('-', " "),
                None => "Remarks on this report".into(),
            };
            (found.total, heading)
        }
    };
    let checks = p.case.kept_check_kinds()?;
    Ok(Part {
        checks: checks
            .into_iter()
            .map(|(k, n)| {
                let chosen = check.as_deref() == Some(&k);
                (k, n, chosen)
            })
            .collect(),
        notes: p
            .case
            .kept_remark_names()?
            .into_iter()
            .map(|(name, n, reports)| {
                let chosen =
                    check.is_none() && report.is_none() && note.as_deref().unwrap_or(UNPLACED) == name;
                (name.clone(), name.replace('-', " "), n, reports, chosen)
            })
            .collect(),
        heading,
        report: report.as_deref().map(|r| p.at(r, &[])).transpose()?,
        rows,
        pager: Pager::new(total, "place", page, "/doubts", &fields),
    })
}

/// All that is to be looked at before quoting, and all that found no voice, for the page that stands alone.
pub(crate) fn whole(p: &Pointer<'_>) -> Result<(Vec<Doubt>, Vec<Doubt>), Error> {
    let mut checks = Vec::new();
    for (c, words) in &p.case.kept_checks(None, None, Window::ALL)?.rows {
        checks.push(Doubt {
            name: one_line(&c.kind),
            rule: String::new(),
            explained: false,
            why: one_line(&c.why),
            words: crate::parts::shown(words),
            at: p.at(&c.report, &[[c.start, c.end]])?,
        });
    }
    let mut unplaced = Vec::new();
    for r in &p.case.kept_remarks(Some(UNPLACED), None, Window::ALL)?.rows {
        let Some((a, b)) = r.note.start.zip(r.note.end) else { continue };
        unplaced.push(Doubt {
            name: String::new(),
            rule: String::new(),
            explained: false,
            why: String::new(),
            words: around(p, &r.report, a, b)?,
            at: p.at(&r.report, &[[a, b]])?,
        });
    }
    Ok((checks, unplaced))
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/doubts", move |p| Ok(Some(("What was not understood".into(), part(p, &asked)?)))).await
}
