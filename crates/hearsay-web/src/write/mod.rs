//! Form → correction or note in the case file: what does a person decide, and who may write it?

use crate::app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new()
}
