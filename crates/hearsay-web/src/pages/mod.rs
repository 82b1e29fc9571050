//! Request → HTML: one module a page, each asks the case file once and fills a template.

mod fault;
mod frame;
mod overview;

pub(crate) use fault::Fault;
pub(crate) use frame::Frame;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/", get(overview::page)).fallback(fault::not_found)
}
