//! Request under `/api/v1` → JSON: the views that the pages show, for programs.
//!
//! What is listed is what `hearsay export --as json` prints, in parts: `?limit=` and `?offset=`, and the address of the next
//! part in the answer. Each list has the filters that its page has. One table, [`lists::LISTS`], makes both the routes and the
//! document that describes them, so that they cannot disagree.

mod corrections;
mod document;
mod items;
mod lists;
mod problem;
mod query;

pub(crate) use problem::Problem;

use crate::app::App;
use crate::fresh::Fresh;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use hearsay_store::CaseFile;

pub(crate) fn routes() -> Router<App> {
    let inner = Router::new()
        .merge(lists::routes())
        .merge(items::routes())
        .merge(corrections::routes())
        .merge(document::routes())
        .fallback(problem::not_found);
    Router::new().nest("/api/v1", inner).route("/api/{*rest}", axum::routing::any(problem::not_found))
}

/// JSON that is ready.
pub(crate) struct Ready(pub(crate) String);

impl IntoResponse for Ready {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}

/// Asks the case, once something has been gathered; what is stale is gathered again meanwhile.
async fn asked<T: Send + 'static>(
    app: &App,
    ask: impl FnOnce(&CaseFile) -> Result<T, hearsay_store::Error> + Send + 'static,
) -> Result<T, Problem> {
    let on = app.clone();
    let answer = app.read(move |case| {
        let fresh = on.gatherer.look(case)?;
        match (fresh, case.gathered_from()?) {
            (_, Some(_)) => ask(case).map(Ok),
            (Fresh::Stale, None) => Ok(Err(Problem::ungathered(false))),
            (_, None) => Ok(Err(Problem::ungathered(true))),
        }
    });
    answer.await?
}
