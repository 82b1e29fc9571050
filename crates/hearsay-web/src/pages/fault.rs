//! What went wrong → a page that says so and what can be done.

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

impl From<askama::Error> for Fault {
    fn from(e: askama::Error) -> Fault {
        Fault::Template(e)
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, message) = match self {
            Fault::NotFound => (StatusCode::NOT_FOUND, "there is nothing under this address".to_owned()),
            Fault::Case(e) => {
                (StatusCode::SERVICE_UNAVAILABLE, format!("{} ({})", e.message(), e.kind().hint()))
            }
            Fault::Template(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()),
        };
        (status, Html(message)).into_response()
    }
}

pub(crate) async fn not_found() -> Fault {
    Fault::NotFound
}
