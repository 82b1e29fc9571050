//! Timeline: dated lines of the reports, drawn and listed, by year, month and day.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Evidence, Links, Pager, Pointer, address, day, named};
use crate::strip::{Line, Strip, strip};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay_store::{Error, TimeRow, Window};
use serde::Deserialize;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    r#in: Option<String>,
    page: Option<usize>,
}

/// A dated line.
#[derive(Clone, Debug)]
pub(crate) struct Dated {
    pub(crate) date: String,
    pub(crate) what: String,
    pub(crate) at: Vec<Evidence>,
    pub(crate) more: usize,
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct Part {
    path: Vec<(String, String)>,
    here: String,
    strip: Option<Strip>,
    columns: Vec<(String, String, usize)>,
    rows: Vec<Dated>,
    pager: Pager,
}

/// A dated line with its places.
pub(crate) fn dated(p: &Pointer<'_>, row: &TimeRow) -> Result<Dated, Error> {
    let all = &row.view.evidence;
    let at: Vec<Evidence> =
        all.iter().take(4).map(|e| p.at(&e.report, &[[e.start, e.end]])).collect::<Result<_, _>>()?;
    let more = all.len() - at.len();
    Ok(Dated { date: named(&row.view.date), what: crate::parts::shown(&row.view.what), at, more })
}

/// The first and last day of a year, a month, a day.
fn ends(part: &str) -> Option<(String, String)> {
    let digits = |p: &str, n: usize| p.len() == n && p.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = part.split('-').collect();
    match parts.as_slice() {
        [y] if digits(y, 4) => Some((format!("{y}-01-01"), format!("{y}-12-31"))),
        [y, m] if digits(y, 4) && digits(m, 2) => Some((format!("{part}-01"), format!("{part}-31"))),
        [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => Some((part.to_owned(), part.to_owned())),
        _ => None,
    }
}

/// Columns without gaps: a year has all its months, a month all its days.
fn filled(part: &str, counts: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let last = match part.len() {
        4 => 12,
        7 => counts.iter().filter_map(|c| c.0.get(8..10)?.parse().ok()).max().unwrap_or(0).max(28),
        _ => return counts,
    };
    let of = |name: &String| counts.iter().find(|c| &c.0 == name).map_or(0, |c| c.1);
    (1..=last).map(|n| format!("{part}-{n:02}")).map(|name| (name.clone(), of(&name))).collect()
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let here = set(&asked.r#in).filter(|part| ends(part).is_some()).unwrap_or_default();
    let within = ends(&here);
    let within = within.as_ref().map(|(a, b)| (a.as_str(), b.as_str()));
    let found = p.case.kept_times(within, window(asked.page))?;
    let length = [4, 7, 10, 10][here.split('-').filter(|s| !s.is_empty()).count().min(3)];
    let counts = filled(&here, p.case.kept_time_counts(length, &here)?);
    let rows: Vec<Dated> = found.rows.iter().map(|row| dated(p, row)).collect::<Result<_, _>>()?;
    let to = |part: &str| {
        (p.links == Links::App && here.len() < 10)
            .then(|| address("/timeline", &[("in", part.to_owned())], &[]))
    };
    let lines: Vec<Line> = found
        .rows
        .iter()
        .zip(&rows)
        .map(|(row, dated)| Line {
            first: row.first.clone(),
            last: row.last.clone(),
            href: dated.at.first().map_or_else(|| "#".into(), |a| a.href.clone()),
            title: format!("{}: {}", dated.date, dated.what.chars().take(160).collect::<String>()),
        })
        .collect();
    let mut path = vec![("all".to_owned(), "/timeline".to_owned())];
    let parts: Vec<&str> = here.split('-').collect();
    for n in 1..parts.len() {
        let part = parts[..n].join("-");
        path.push((day(&part), to(&part).unwrap_or_else(|| address("/timeline", &[("in", part)], &[]))));
    }
    if here.is_empty() {
        path.clear();
    }
    let columns = counts.iter().filter(|c| c.1 > 0).filter_map(|(part, n)| Some((day(part), to(part)?, *n)));
    let columns = columns.collect();
    Ok(Part {
        strip: strip("Dated lines of the reports, drawn on a strip of time", &counts, to, &lines),
        columns,
        path,
        here: if here.is_empty() { String::new() } else { day(&here) },
        rows,
        pager: Pager::new(
            found.total,
            "dated line",
            asked.page.unwrap_or(1),
            "/timeline",
            &[("in", field(&asked.r#in))],
        ),
    })
}

/// All of them with their drawing, for the page that stands alone.
pub(crate) fn whole(p: &Pointer<'_>) -> Result<(Option<Strip>, Vec<Dated>), Error> {
    let found = p.case.kept_times(None, Window::ALL)?;
    let rows: Vec<Dated> = found.rows.iter().map(|row| dated(p, row)).collect::<Result<_, _>>()?;
    let counts = p.case.kept_time_counts(4, "")?;
    Ok((strip("Dated lines of the reports, by year", &counts, |_| None, &[]), rows))
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/timeline", move |p| Ok(Some(("Timeline".into(), part(p, &asked)?)))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_twelve_months() {
        assert_eq!(filled("2025", vec![("2025-02".into(), 3)]).len(), 12);
        assert_eq!(filled("2025-02", vec![("2025-02-11".into(), 3)])[10], ("2025-02-11".into(), 3));
        assert!(ends("2025-1").is_none() && ends("<b>").is_none());
    }
}
