//! A place, an actor or a report → what can be decided about it, as forms.
//!
//! `/correct?layer=figure&at=REPORT:START-END&back=/…`, `/correct?statement=ID`, `?difference=ID`, `?actor=ID`, `?report=ID`: other
//! pages link here from each thing that they show.

use super::form::{local, passage};
use crate::app::App;
use crate::pages::{Fault, Frame, Page};
use crate::parts::Links;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{HeaderMap, REFERER};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay::text::CodePoints;
use hearsay::view::ReadingView;
use hearsay::view::case::{CaseActorView, CaseNoteView, PassageView};
use hearsay::view::correction::{JUDGEABLE, NOTABLE};
use hearsay_store::{CaseFile, Filter, Section, Window};

/// A passage with its words.
pub(super) struct Quoted {
    /// As a form sends it.
    pub(super) at: String,
    /// The report's name for a reader.
    pub(super) name: String,
    pub(super) words: String,
    pub(super) link: String,
}

#[derive(Template)]
#[template(path = "write/correct.html")]
struct Correct {
    frame: Frame,
    token: String,
    user: String,
    back: String,
    layer: String,
    at: Vec<Quoted>,
    notes: Vec<CaseNoteView>,
    /// Names to choose from.
    names: Vec<String>,
    actor: Option<CaseActorView>,
    report: Option<ReadingView>,
    /// Of the actor: the reports that mention it, id and name.
    reports: Vec<(String, String)>,
}

impl Correct {
    fn judgeable(&self) -> bool {
        JUDGEABLE.contains(&self.layer.as_str())
    }
}

/// Where a report shows a passage.
pub(crate) fn report_link(report: &str, start: usize, end: usize) -> String {
    let spans: &[[usize; 2]] = &[[start, end]];
    Links::App.passage(report, if start < end { spans } else { &[] })
}

/// The page that a link was followed from, where it is one of this app.
fn referred(headers: &HeaderMap) -> Option<String> {
    let from = headers.get(REFERER)?.to_str().ok()?.strip_prefix("http://")?;
    let path = from.find('/').map(|i| &from[i..])?;
    (!path.starts_with("/correct?")).then(|| local(path))
}

fn called(report: &ReadingView) -> String {
    let file = report.path.rsplit(['/', '\\']).next().unwrap_or_default();
    [report.outlet.as_deref(), report.published.as_deref(), report.title.as_deref().or(Some(file))]
        .into_iter()
        .flatten()
        .map(one_line)
        .collect::<Vec<_>>()
        .join(", ")
}

fn quoted(case: &CaseFile, p: &PassageView) -> Result<Option<Quoted>, hearsay_store::Error> {
    Ok(case.kept_report(&p.report)?.map(|r| {
        let words = CodePoints::new(&r.text).span(&r.text, [p.start, p.end]).of(&r.text);
        Quoted {
            at: format!("{}:{}-{}", p.report, p.start, p.end),
            name: called(&r),
            words: words.chars().take(2000).collect(),
            link: report_link(&p.report, p.start, p.end),
        }
    }))
}

/// How many names are offered to choose from.
const NAMES: usize = 400;

/// How many reports of an actor.
const REPORTS: usize = 100;

pub(super) async fn page(
    State(app): State<App>,
    Query(mut pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Html<String>, Fault> {
    let on = app.clone();
    if !pairs.iter().any(|p| p.0 == "back") {
        pairs.extend(referred(&headers).map(|back| ("back".to_owned(), back)));
    }
    let page = app.read(move |case| look(&on, case, &pairs)).await?.ok_or(Fault::NotFound)?;
    Page::fill(&page.frame, &page).map(Html).map_err(Fault::Template)
}

/// A statement or a difference may be named by its id: it is asked for by its places then.
fn placed(case: &CaseFile, pairs: &mut Vec<(String, String)>) -> Result<(), hearsay_store::Error> {
    let get = |name: &str| pairs.iter().find(|p| p.0 == name).map(|p| p.1.clone());
    let mut found: Vec<PassageView> = Vec::new();
    let mut layer = "";
    if let Some(s) = get("statement").map(|id| case.one_statement(&id)).transpose()?.flatten() {
        layer = "statement";
        let content = &s.statement.content;
        if let (Some(a), Some(b)) = (content.first(), content.last()) {
            found.push(PassageView { report: s.report, start: a[0], end: b[1] });
        }
    }
    if let Some(d) = get("difference").map(|id| case.one_difference(&id)).transpose()?.flatten() {
        layer = "difference";
        let side = |m: hearsay::view::case::DifferenceMemberView| PassageView {
            report: m.report,
            start: m.start,
            end: m.end,
        };
        found.extend(d.members.into_iter().take(2).map(side));
    }
    if !found.is_empty() {
        pairs.push(("layer".into(), layer.into()));
        let at = |p: &PassageView| ("at".to_owned(), format!("{}:{}-{}", p.report, p.start, p.end));
        pairs.extend(found.iter().map(at));
    }
    Ok(())
}

fn look(
    app: &App,
    case: &CaseFile,
    pairs: &[(String, String)],
) -> Result<Option<Correct>, hearsay_store::Error> {
    let mut pairs = pairs.to_vec();
    placed(case, &mut pairs)?;
    let get = |name: &str| pairs.iter().find(|p| p.0 == name).map(|p| p.1.as_str());
    let mut page = Correct {
        frame: Frame::new(app, case, "/corrections", "Correct")?,
        token: app.secrets.token.clone(),
        user: app.user.clone(),
        back: local(get("back").unwrap_or("/corrections")),
        layer: get("layer").unwrap_or("passage").to_owned(),
        at: Vec::new(),
        notes: Vec::new(),
        names: Vec::new(),
        actor: None,
        report: None,
        reports: Vec::new(),
    };
    let people = |filter: &Filter| -> Result<Vec<String>, hearsay_store::Error> {
        let window = Window { offset: 0, limit: NAMES };
        let rows = case.kept_section(Section::Actors, filter, window)?.rows;
        let actors = rows.iter().filter_map(|row| serde_json::from_str::<CaseActorView>(row).ok());
        Ok(actors.map(|a| a.name).collect())
    };
    if let Some(id) = get("actor") {
        let Some(actor) = case.one_actor(id)? else { return Ok(None) };
        for id in actor.reports.iter().take(REPORTS) {
            if let Some(r) = case.kept_report(id)? {
                page.reports.push((id.clone(), called(&r)));
            }
        }
        let kind = Some(actor.kind.clone());
        page.names = people(&Filter { kind, ..Filter::default() })?;
        page.names.retain(|n| *n != actor.name);
        page.actor = Some(actor);
    } else if let Some(id) = get("report") {
        let Some(report) = case.kept_report(id)? else { return Ok(None) };
        page.notes = case.kept_notes(Some(id), Window::ALL)?;
        page.notes.retain(|n| n.layer == "report");
        page.layer = "report".into();
        page.report = Some(report);
    } else {
        if !NOTABLE.contains(&page.layer.as_str()) {
            return Ok(None);
        }
        let places: Vec<PassageView> =
            pairs.iter().filter(|p| p.0 == "at").filter_map(|p| passage(&p.1)).take(2).collect();
        for p in &places {
            match quoted(case, p)? {
                Some(q) if !q.words.is_empty() => page.at.push(q),
                _ => return Ok(None),
            }
        }
        let Some(first) = places.first() else { return Ok(None) };
        page.notes = case.kept_notes(Some(&first.report), Window::ALL)?;
        let meets = |n: &PassageView| {
            places.iter().any(|p| p.report == n.report && p.start < n.end && n.start < p.end)
        };
        page.notes.retain(|n| n.at.iter().all(meets));
        if page.layer == "statement" {
            // Those of the report first, then whoever speaks most.
            page.names = people(&Filter { report: Some(first.report.clone()), ..Filter::default() })?;
        }
    }
    Ok(Some(page))
}
