//! The stylesheet and the script, in the binary: under a path that changes with what they hold, so that a browser may
//! keep them for ever.

use crate::app::App;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use std::sync::LazyLock;

/// How everything looks; the page that `hearsay report` writes has the same.
pub(crate) const STYLE: &str =
    concat!(include_str!("../assets/style.css"), include_str!("../assets/write.css"));
/// What a page can do that HTML alone cannot.
pub(crate) const SCRIPT: &str = concat!(include_str!("../assets/app.js"), include_str!("../assets/write.js"));
/// What stands before the title of a tab: a bar, as before what a report prints.
const ICON: &str = include_str!("../assets/icon.svg");

/// Where they lie.
#[derive(Debug)]
pub(crate) struct Paths {
    pub(crate) style: String,
    pub(crate) script: String,
    pub(crate) icon: String,
}

pub(crate) static PATHS: LazyLock<Paths> = LazyLock::new(|| Paths {
    style: format!("/assets/{}.css", stamp(STYLE)),
    script: format!("/assets/{}.js", stamp(SCRIPT)),
    icon: format!("/assets/{}.svg", stamp(ICON)),
});

fn stamp(content: &str) -> String {
    blake3::hash(content.as_bytes()).to_hex()[..16].to_owned()
}

pub(crate) fn routes() -> Router<App> {
    let file = |kind: &'static str, content: &'static str| {
        get(move || async move {
            let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, content).into_response()
        })
    };
    Router::new()
        .route(&PATHS.style, file("text/css; charset=utf-8", STYLE))
        .route(&PATHS.script, file("text/javascript; charset=utf-8", SCRIPT))
        .route(&PATHS.icon, file("image/svg+xml", ICON))
}
