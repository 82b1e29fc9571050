//! Request → request, or a refusal: does it come from this machine, and from a page of this app?
//!
//! The server listens on the loopback address, but any page of the web can make a browser ask it. So the `Host` must be
//! one of its own names: a foreign name that was made to point at 127.0.0.1 is refused.

use crate::app::App;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

/// Nothing but what the app itself serves: no script or style in the page, no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the guard before all routes.
pub(crate) fn around(routes: Router<App>, app: &App) -> Router<App> {
    let address = app.address;
    routes.layer(middleware::from_fn(move |request: Request, next: Next| async move {
        if !is_own_host(request.headers(), address) {
            return (StatusCode::FORBIDDEN, "this server answers to its own address alone\n").into_response();
        }
        protected(next.run(request).await)
    }))
}

fn is_own_host(headers: &HeaderMap, address: SocketAddr) -> bool {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let port = address.port();
    host == format!("127.0.0.1:{port}") || host == format!("localhost:{port}")
}

fn protected(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
