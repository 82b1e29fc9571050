//! One thing by its id, and what there is one of.

use super::problem::Problem;
use super::query::Asked;
use super::{Ready, asked};
use crate::app::App;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use hearsay::view::served::SessionView;

/// Something there is one of, or that is asked for by its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) path: &'static str,
    /// The name of its schema.
    pub(super) item: &'static str,
    pub(super) about: &'static str,
}

/// All of them.
pub(super) const ITEMS: &[Item] = &[
    Item {
        path: "/session",
        item: "SessionView",
        about: "What is served, how things stand, and the token for writing",
    },
    Item {
        path: "/reports/{id}",
        item: "ReadingView",
        about: "A report with its text and all its layers, its actors bearing the case's ids",
    },
    Item { path: "/actors/{id}", item: "CaseActorView", about: "An actor" },
    Item { path: "/statements/{id}", item: "CaseStatementView", about: "A statement" },
    Item { path: "/process", item: "ProcessView", about: "The process that the story is about" },
];

type Pairs = Query<Vec<(String, String)>>;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/session", get(session))
        .route("/reports/{id}", get(report))
        .route("/actors/{id}", get(actor))
        .route("/statements/{id}", get(statement))
        .route("/process", get(process))
}

/// Nothing can be asked of one thing.
fn bare(Query(pairs): Pairs) -> Result<(), Problem> {
    match pairs.first() {
        None => Ok(()),
        Some(_) => Asked::new(pairs.into_iter().filter(|p| p.0 != "limit" && p.0 != "offset").collect(), &[])
            .and_then(|_| Err(Problem::invalid("nothing can be asked for here"))),
    }
}

fn there(found: Option<serde_json::Result<String>>, what: &str, id: &str) -> Result<Ready, Problem> {
    let absent = || Problem::new(StatusCode::NOT_FOUND, format!("no {what} has the id \"{id}\""));
    let json = found.ok_or_else(absent)?;
    json.map(Ready).map_err(|e| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))
}

async fn report(State(app): State<App>, Path(id): Path<String>, pairs: Pairs) -> Result<Ready, Problem> {
    bare(pairs)?;
    let of = id.clone();
    let found = asked(&app, move |case| case.kept_report(&of)).await?;
    there(found.map(|r| serde_json::to_string(&r)), "report", &id)
}

async fn actor(State(app): State<App>, Path(id): Path<String>, pairs: Pairs) -> Result<Ready, Problem> {
    bare(pairs)?;
    let of = id.clone();
    let found = asked(&app, move |case| case.one_actor(&of)).await?;
    there(found.map(|a| serde_json::to_string(&a)), "actor", &id)
}

async fn statement(State(app): State<App>, Path(id): Path<String>, pairs: Pairs) -> Result<Ready, Problem> {
    bare(pairs)?;
    let of = id.clone();
    let found = asked(&app, move |case| case.one_statement(&of)).await?;
    there(found.map(|s| serde_json::to_string(&s)), "statement", &id)
}

async fn process(State(app): State<App>, pairs: Pairs) -> Result<Ready, Problem> {
    bare(pairs)?;
    let found = asked(&app, |case| case.kept_process()).await?;
    there(Some(serde_json::to_string(&found)), "process", "")
}

async fn session(State(app): State<App>, pairs: Pairs) -> Result<Ready, Problem> {
    bare(pairs)?;
    let on = app.clone();
    let view = app
        .read(move |case| {
            on.gatherer.look(case)?;
            Ok(SessionView {
                version: hearsay::VERSION.into(),
                case: on.case.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
                reports: case.len()?,
                revision: case.revision()?,
                gathered: case.gathered_from()?,
                read_only: on.read_only,
                token: (!on.read_only).then(|| on.secrets.token.clone()),
            })
        })
        .await?;
    there(Some(serde_json::to_string(&view)), "session", "")
}
