//! Request → request, or a refusal: does it come from this machine, and from a page of this app?
//!
//! The server listens on the loopback address, but any page of the web can make a browser ask it. So:
//!
//! - `Host` must be one of the server's own names: a foreign name that was made to point at 127.0.0.1 is refused, whatever
//!   is asked.
//! - What a browser says of where a request comes from (`Origin`, `Sec-Fetch-Site`) must be this app; only following a link
//!   from elsewhere to a page is let through.
//! - Whatever changes something carries a token that only pages of this app hold, and the cookie that goes with it, which
//!   the browser sends from this app's pages alone (`SameSite=Strict`). Programs send the token in a header.
//!
//! What comes back tells the browser to run, load and frame nothing that the app itself does not serve.

use crate::api::Problem;
use crate::app::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;

/// Nothing but what the app itself serves: no script or style in the page, no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The largest request: no form and no decision is larger.
const LARGEST: usize = 256 << 10;

/// The longest address: all that can be asked of a list, each as long as it may be, has room.
const LONGEST: usize = 48 << 10;

/// What only pages of this app know, new with every start.
#[derive(Debug)]
pub(crate) struct Secrets {
    /// In every form, and in `X-Hearsay-Token`.
    pub(crate) token: String,
    /// In the cookie. Cookies are shared by all ports of a machine, so this one alone opens nothing.
    pub(crate) cookie: String,
}

/// The cookie's name.
const COOKIE: &str = "hearsay";

/// The header in which programs send the token.
pub(crate) const HEADER: &str = "x-hearsay-token";

impl Secrets {
    /// From the system's random numbers.
    pub(crate) fn new() -> std::io::Result<Secrets> {
        let random = || -> std::io::Result<String> {
            let mut bytes = [0; 24];
            getrandom::fill(&mut bytes).map_err(|_| std::io::ErrorKind::Unsupported)?;
            Ok(blake3::hash(&bytes).to_hex()[..40].to_owned())
        };
        Ok(Secrets { token: random()?, cookie: random()? })
    }

    /// Whether a form may change something.
    pub(crate) fn allow_form(&self, headers: &HeaderMap, token: &str) -> bool {
        same(token, &self.token) && self.has_cookie(headers)
    }

    /// Whether a program may.
    pub(crate) fn allow_program(&self, headers: &HeaderMap) -> bool {
        headers.get(HEADER).and_then(|h| h.to_str().ok()).is_some_and(|h| same(h, &self.token))
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|h| h.to_str().ok())
            .flat_map(|h| h.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(name, value)| name == COOKIE && same(value, &self.cookie))
    }
}

/// Whether two texts are the same, in a time that does not tell where they part.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y)) == 0
}

/// Puts the guard before all routes.
pub(crate) fn around(routes: Router<App>, app: &App) -> Router<App> {
    let app = app.clone();
    routes.layer(DefaultBodyLimit::max(LARGEST)).layer(middleware::from_fn(
        move |request: Request, next: Next| {
            let app = app.clone();
            async move {
                let give_cookie = !app.read_only && !app.secrets.has_cookie(request.headers());
                let in_api = request.uri().path().starts_with("/api/");
                let mut response = match refused(&app, &request) {
                    Some(refusal) => refusal.answer(in_api),
                    None => next.run(request).await,
                };
                if in_api {
                    response = Problem::instead(response);
                }
                let is_page = response
                    .headers()
                    .get(header::CONTENT_TYPE)
                    .is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
                if give_cookie && is_page && response.status().is_success() {
                    let cookie =
                        format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", app.secrets.cookie);
                    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                        response.headers_mut().append(header::SET_COOKIE, cookie);
                    }
                }
                protected(response)
            }
        },
    ))
}

/// Why a request is not answered.
struct Refusal(StatusCode, &'static str);

impl Refusal {
    fn answer(self, in_api: bool) -> Response {
        if in_api {
            return Problem::new(self.0, self.1).into_response();
        }
        (self.0, format!("{}\n", self.1)).into_response()
    }
}

fn refused(app: &App, request: &Request) -> Option<Refusal> {
    let headers = request.headers();
    let no = |status, why| Some(Refusal(status, why));
    if !is_own_host(headers, app.address) {
        return no(StatusCode::FORBIDDEN, "this server answers to its own address alone");
    }
    if request.uri().to_string().len() > LONGEST {
        return no(StatusCode::URI_TOO_LONG, "no address of this app is that long");
    }
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    if let Some(origin) = headers.get(header::ORIGIN) {
        let own = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
        if !own.is_some_and(|o| is_own(o, app.address)) {
            return no(StatusCode::FORBIDDEN, "this request comes from another site");
        }
    }
    let said = |name: &str| headers.get(name).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let from_elsewhere = !matches!(said("sec-fetch-site"), "" | "none" | "same-origin");
    let follows_a_link =
        looks && said("sec-fetch-mode") == "navigate" && said("sec-fetch-dest") == "document";
    if from_elsewhere && !follows_a_link {
        return no(StatusCode::FORBIDDEN, "this request comes from another site");
    }
    let changes = matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH | Method::DELETE);
    if changes && app.read_only {
        return no(StatusCode::FORBIDDEN, "this case is shown to be read: nothing may be changed");
    }
    None
}

/// One `Host`, and that one of the server's own.
fn is_own_host(headers: &HeaderMap, address: SocketAddr) -> bool {
    let mut all = headers.get_all(header::HOST).iter();
    let host = all.next().and_then(|h| h.to_str().ok()).unwrap_or_default();
    all.next().is_none() && is_own(host, address)
}

fn is_own(host: &str, address: SocketAddr) -> bool {
    let named = |name: &str| {
        host.strip_prefix(name).is_some_and(|rest| match rest.strip_prefix(':') {
            Some(port) => port == address.port().to_string(),
            None => rest.is_empty() && address.port() == 80,
        })
    };
    named("127.0.0.1") || named("localhost")
}

fn protected(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Without one, browsers would not say of a form where it comes from.
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What a case says is nobody else's to keep, and is asked for again where it may have changed.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
