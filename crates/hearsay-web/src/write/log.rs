//! What has been decided: who, when, why, whether it still holds, and the way back.

use crate::app::App;
use crate::pages::{Fault, Frame, Page};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::view::correction::CorrectedView;
use hearsay_store::{Filter, Section, Window};

/// How many stand on a page.
const ON_A_PAGE: usize = 100;

/// A line of the log.
struct Row {
    id: String,
    act: String,
    words: Vec<String>,
    /// What it says beside the words: a name, a status, a field.
    told: String,
    by: String,
    on: String,
    why: String,
    lost: Option<String>,
    /// Where it is about.
    link: String,
}

#[derive(Template)]
#[template(path = "write/corrections.html")]
struct Log {
    frame: Frame,
    token: String,
    rows: Vec<Row>,
    total: usize,
    lost: usize,
    /// Made, and not gathered with yet.
    waiting: usize,
    earlier: Option<String>,
    later: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Html<String>, Fault> {
    let page: usize =
        pairs.iter().find(|p| p.0 == "page").and_then(|p| p.1.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let on = app.clone();
    let log = app
        .read(move |case| {
            let frame = Frame::new(&on, case, "/corrections", "Corrections")?;
            // The last first; what has been made since the last gathering is told as it lies.
            let made = case.corrections()?;
            let known = case.kept_section(Section::Corrections, &Filter::default(), Window::ALL)?;
            let known: Vec<CorrectedView> =
                known.rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect();
            let lost = |id: &str| known.iter().find(|c| c.correction.id == id).map(|c| c.lost.clone());
            let total = made.len();
            let rows: Vec<Row> = made
                .iter()
                .rev()
                .skip((page - 1) * ON_A_PAGE)
                .take(ON_A_PAGE)
                .map(|c| {
                    let words = c.at.iter().filter(|p| !p.words.is_empty());
                    let first = c.at.first();
                    let told = [&c.status, &c.field, &c.value].into_iter().flatten();
                    Row {
                        id: c.id.clone(),
                        act: format!("{} {}", c.act, first.map_or("", |p| p.layer.as_str())),
                        words: words.map(|p| p.words.clone()).collect(),
                        told: told.cloned().collect::<Vec<_>>().join(": "),
                        by: c.by.clone().unwrap_or_default(),
                        on: c.on.clone().unwrap_or_default(),
                        why: c.why.clone().unwrap_or_default(),
                        lost: lost(&c.id).flatten(),
                        link: first.map_or_else(String::new, |p| {
                            super::place::report_link(&p.report, p.start, p.end)
                        }),
                    }
                })
                .collect();
            let at = |n: usize| format!("/corrections?page={n}");
            Ok(Log {
                frame,
                token: on.secrets.token.clone(),
                waiting: made.iter().filter(|c| lost(&c.id).is_none()).count(),
                lost: known.iter().filter(|c| c.lost.is_some()).count(),
                rows,
                total,
                later: (page > 1).then(|| at(page - 1)),
                earlier: (page * ON_A_PAGE < total).then(|| at(page + 1)),
            })
        })
        .await?;
    Page::fill(&log.frame, &log).map(Html).map_err(Fault::Template)
}
