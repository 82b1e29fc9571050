//! Decisions of a program → corrections, and the way back.

use super::problem::Problem;
use super::{Ready, asked};
use crate::app::App;
use crate::write::{Refused, take, take_back};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, post};
use hearsay::view::served::{DecideView, DecidedView};
use serde_json::Value;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/corrections", post(decide)).route("/corrections/{id}", delete(undo))
}

/// Whether a request may change something.
fn allowed(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    if app.secrets.allow_program(headers) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNAUTHORIZED,
        "whatever changes something sends the token of /api/v1/session in the header X-Hearsay-Token",
    ))
}

fn bare(pairs: &[(String, String)]) -> Result<(), Problem> {
    match pairs.is_empty() {
        true => Ok(()),
        false => Err(Problem::invalid("nothing can be asked for here")),
    }
}

async fn decide(
    State(app): State<App>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    allowed(&app, &headers)?;
    bare(&pairs)?;
    let kind = headers.get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "a decision is sent as application/json",
        ));
    }
    let no = |e: serde_json::Error| Problem::invalid(format!("this is no decision: {e}"));
    let mut sent: Value = serde_json::from_slice(&body).map_err(no)?;
    whole(&mut sent);
    let asked_for: DecideView = serde_json::from_value(sent).map_err(no)?;
    // Before anything was gathered there is nothing that could be decided upon.
    asked(&app, |_| Ok(())).await?;
    let by = asked_for.by.filter(|b| !b.trim().is_empty()).or_else(|| Some(app.user.clone()));
    let decided = take(&app, asked_for.decision, by, asked_for.why).await?;
    let gathered = app.settle().await?;
    let view = DecidedView {
        told: decided.iter().map(|d| d.told.clone()).collect(),
        corrections: decided.into_iter().map(|d| d.correction).collect(),
        gathered,
    };
    let json = serde_json::to_string(&view)
        .map_err(|e| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))?;
    let first = view.corrections.first().map_or("", |c| c.id.as_str());
    let at = format!("/api/v1/corrections/{first}");
    Ok((StatusCode::CREATED, [(header::LOCATION, at)], Ready(json)).into_response())
}

/// `12.0` is a whole number in JSON.
fn whole(value: &mut Value) {
    match value {
        Value::Number(n) => {
            let float = n.as_f64().filter(|x| n.is_f64() && x.fract() == 0.0 && (0.0..9e15).contains(x));
            if let Some(x) = float {
                *n = (x as u64).into();
            }
        }
        Value::Array(all) => all.iter_mut().for_each(whole),
        Value::Object(all) => all.values_mut().for_each(whole),
        _ => {}
    }
}

async fn undo(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Ready, Problem> {
    allowed(&app, &headers)?;
    bare(&pairs)?;
    let gone = take_back(&app, id.clone())
        .await?
        .ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, format!("no correction has the id \"{id}\"")))?;
    app.settle().await?;
    let json = serde_json::to_string(&gone)
        .map_err(|e| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, e.to_string()))?;
    Ok(Ready(json))
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Problem {
        match refused {
            Refused::Case(e) => e.into(),
            Refused::Decision(r) => r.into(),
        }
    }
}
