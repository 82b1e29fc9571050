//! Change of the case → open pages: has something come in that they do not show yet?

use crate::app::App;
use axum::Router;

/// Who waits for news of the case.
#[derive(Debug, Default)]
pub(crate) struct Live {}

pub(crate) fn routes() -> Router<App> {
    Router::new()
}
