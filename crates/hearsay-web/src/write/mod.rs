//! Form → correction or note in the case file: what does a person decide, and who may write it?
//!
//! Every form works without a script: it is sent, the decision is kept, what the reports say is gathered again by a program of
//! its own, and the browser is led back to where it came from. What is decided about which words is worked out by
//! [`hearsay::case::decide`], as on the command line.

mod form;
mod log;
mod place;
mod suggested;

use crate::app::App;
use axum::Router;
use axum::routing::{get, post};
use hearsay::case::{Decided, Refusal, Stamp};
use hearsay::view::correction::CorrectionView;
use hearsay::view::decision::DecisionView;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/correct", get(place::page).post(form::decide))
        .route("/corrections", get(log::page))
        .route("/corrections/undo", post(form::undo))
        .route("/suggestions", get(suggested::page))
}

/// Why a decision is not kept.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The case file says no.
    Case(hearsay_store::Error),
    /// It cannot be taken.
    Decision(Refusal),
}

impl From<hearsay_store::Error> for Refused {
    fn from(e: hearsay_store::Error) -> Refused {
        Refused::Case(e)
    }
}

/// Takes a decision: works out what it comes to, by what is shown, and keeps that.
pub(crate) async fn take(
    app: &App,
    decision: DecisionView,
    by: Option<String>,
    why: Option<String>,
) -> Result<Vec<Decided>, Refused> {
    let stamp = Stamp { by, why, on: Some(today()) };
    let decided = app.read(move |case| case.decide(&decision, &stamp)).await?.map_err(Refused::Decision)?;
    let rows: Vec<CorrectionView> = decided.iter().map(|d| d.correction.clone()).collect();
    app.write(move |case| case.correct(&rows)).await?;
    Ok(decided)
}

/// Takes a correction back; gives it, if there is one.
pub(crate) async fn take_back(app: &App, id: String) -> Result<Option<CorrectionView>, hearsay_store::Error> {
    app.write(move |case| case.undo(Some(&id))).await
}

/// The day, in UTC.
fn today() -> String {
    jiff::Timestamp::now().to_string().chars().take(10).collect()
}
