//! Request → HTML: one module a page, each asks the case file once and fills a template.
//!
//! What stands between head and foot of a page is a part: a template that knows nothing of the app around it, so that
//! the page that stands alone is made of the same parts.

pub(crate) mod actors;
pub(crate) mod differences;
pub(crate) mod doubts;
mod explain;
mod fault;
pub(crate) mod figures;
mod frame;
pub(crate) mod overview;
pub(crate) mod pledges;
pub(crate) mod reading;
pub(crate) mod reports;
pub(crate) mod said;
mod search;
pub(crate) mod sources;
pub(crate) mod timeline;
pub(crate) mod words;

pub(crate) use fault::Fault;
pub(crate) use frame::{Frame, Page};

use crate::app::App;
use crate::parts::{Links, Pointer, SHOWN};
use askama::Template;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use hearsay_store::{Error, Window};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(overview::page))
        .route("/said", get(said::page))
        .route("/differences", get(differences::page))
        .route("/figures", get(figures::page))
        .route("/sources", get(sources::page))
        .route("/words", get(words::page))
        .route("/pledges", get(pledges::page))
        .route("/timeline", get(timeline::page))
        .route("/actors", get(actors::page))
        .route("/actors/{id}", get(actors::one))
        .route("/reports", get(reports::page))
        .route("/reports/{id}", get(reading::page))
        .route("/search", get(search::page))
        .route("/doubts", get(doubts::page))
        .route("/explain", get(explain::page))
        .route("/explain/{name}", get(explain::one))
        .fallback(fault::not_found)
}

/// A page of the app: asks the case for its part, away from the thread that serves, and sets the frame around it. There is
/// no page where there is no part.
async fn show<P: Template>(
    app: App,
    path: &'static str,
    part: impl FnOnce(&Pointer<'_>) -> Result<Option<(String, P)>, Error> + Send + 'static,
) -> Result<Html<String>, Fault> {
    let on = app.clone();
    let page = app
        .read(move |case| {
            let pointer = Pointer::new(case, Links::App);
            let Some((title, part)) = part(&pointer)? else { return Ok(Err(Fault::NotFound)) };
            pointer.notes.ask(case)?;
            let frame = Frame::new(&on, case, path, title)?;
            Ok(frame::Page::fill(&frame, &part).map_err(Fault::Template))
        })
        .await??;
    Ok(Html(page))
}

/// The window of a page of a list, counted from 1.
fn window(page: Option<usize>) -> Window {
    Window { offset: (page.unwrap_or(1).max(1) - 1).saturating_mul(SHOWN), limit: SHOWN }
}

/// Nothing for an empty field of a form.
fn set(field: &Option<String>) -> Option<String> {
    field.as_ref().map(|f| f.trim().to_owned()).filter(|f| !f.is_empty())
}

/// A field as a filter of an address.
fn field(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}
