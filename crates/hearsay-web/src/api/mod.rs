//! Request under `/api/v1` → JSON: the views that the pages show, for programs.

use crate::app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new()
}
