//! What went wrong → a page that says so and what can be done.

use super::Frame;
use super::frame::Page;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is nothing under this address.
    NotFound,
    /// The case file says no.
    Case(hearsay_store::Error),
    /// A template could not be filled.
    Template(askama::Error),
}

impl From<hearsay_store::Error> for Fault {
    fn from(e: hearsay_store::Error) -> Fault {
        Fault::Case(e)
    }
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<h1>{{ title }}</h1><p class="lead">{{ message }}</p><p><a href="/">To the overview</a></p>"#
)]
struct Told {
    title: &'static str,
    message: String,
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, title, message) = match self {
            Fault::NotFound => (
                StatusCode::NOT_FOUND,
                "Not in this case",
                "There is nothing under this address. A report that was taken out, or an actor that was merged, is not there any more.".to_owned(),
            ),
            Fault::Case(e) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "The case cannot be read",
                format!("{}. What can be done: {}.", e.message(), e.kind().hint()),
            ),
            Fault::Template(e) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "The page cannot be written", e.to_string())
            }
        };
        let page = Page::fill(&Frame::bare(title), &Told { title, message: message.clone() });
        (status, Html(page.unwrap_or(message))).into_response()
    }
}

pub(crate) async fn not_found() -> Fault {
    Fault::NotFound
}
