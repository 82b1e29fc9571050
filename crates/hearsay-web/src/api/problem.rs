//! What went wrong → a problem as RFC 9457 has it: one shape for every refusal.

use axum::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use hearsay::case::Refusal;
use hearsay::view::served::ProblemView;
use hearsay_store::ErrorKind;

/// Why a request of a program is refused.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    name: Option<&'static str>,
    detail: String,
    hint: Option<String>,
}

/// What problems are sent as.
const KIND: &str = "application/problem+json";

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem { status, name: None, detail: detail.into(), hint: None }
    }

    pub(crate) fn invalid(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// Nothing can be shown yet.
    pub(crate) fn ungathered(at_work: bool) -> Problem {
        let detail = if at_work {
            "what the reports say together is being worked out: ask again in a moment"
        } else {
            "nothing has been gathered yet; `hearsay gather CASE` does it"
        };
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    /// A problem in the place of an answer that is none yet: what the framework says by itself, in plain text or not at all.
    pub(crate) fn instead(response: Response) -> Response {
        let status = response.status();
        let told = response.headers().get(CONTENT_TYPE).is_some_and(|t| t == KIND);
        if told || !(status.is_client_error() || status.is_server_error()) {
            return response;
        }
        let detail = match status {
            StatusCode::METHOD_NOT_ALLOWED => "this address does not take this method",
            StatusCode::PAYLOAD_TOO_LARGE => "no request of this interface is that large",
            StatusCode::BAD_REQUEST => "the address cannot be read",
            _ => "this request cannot be answered",
        };
        let allow = response.headers().get(ALLOW).cloned();
        let mut problem = Problem::new(status, detail).into_response();
        if let Some(allow) = allow {
            problem.headers_mut().insert(ALLOW, allow);
        }
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let view = ProblemView {
            kind: self.name.unwrap_or("about:blank").into(),
            title: self.status.canonical_reason().unwrap_or("Refused").into(),
            status: self.status.as_u16(),
            detail: self.detail,
            hint: self.hint,
        };
        let body = serde_json::to_string(&view).unwrap_or_else(|_| "{}".into());
        let mut response = (self.status, [(CONTENT_TYPE, KIND)], body).into_response();
        match self.status {
            StatusCode::SERVICE_UNAVAILABLE => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
            }
            StatusCode::UNAUTHORIZED => {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("X-Hearsay-Token"));
            }
            _ => {}
        }
        response
    }
}

impl From<hearsay_store::Error> for Problem {
    fn from(e: hearsay_store::Error) -> Problem {
        let status = match e.kind() {
            ErrorKind::Words => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorKind::ReadOnly => StatusCode::FORBIDDEN,
            ErrorKind::Full => StatusCode::INSUFFICIENT_STORAGE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        let name = Some(e.kind().name());
        Problem { status, name, detail: e.message().into(), hint: Some(e.kind().hint().into()) }
    }
}

impl From<Refusal> for Problem {
    fn from(r: Refusal) -> Problem {
        let status = match r.name {
            "no-such-actor" | "no-such-report" | "nothing-there" => StatusCode::NOT_FOUND,
            "already-so" => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let detail = format!("{}: {}", r.about, r.message);
        Problem { status, name: Some(r.name), detail, hint: r.hint.map(str::to_owned) }
    }
}

pub(super) async fn not_found(uri: Uri) -> Problem {
    let mut problem = Problem::new(StatusCode::NOT_FOUND, format!("there is nothing at {}", uri.path()));
    problem.hint = Some("/api/v1/openapi.json says what there is".into());
    problem
}
