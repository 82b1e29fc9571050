//! Requests as a user, a program, or someone who means ill would send them, and what comes back.

use crate::Options;
use crate::app::{App, router};
use axum::Router;
use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use hearsay::Given;
use hearsay::view::ReadingView;
use hearsay_store::{CaseFile, Mode};
use http_body_util::BodyExt;
use std::collections::BTreeSet;
use tower::ServiceExt;

const PORT: u16 = 8017;
const HERE: &str = "127.0.0.1:8017";

/// What markup a report must never become.
const SCRIPT: &str = "<script>alert(1)</script>";
const IMAGE: &str = "\"><img src=x onerror=alert(2)>";
/// Turns the direction of all that follows.
const TURN: char = '\u{202e}';

struct Site {
    app: App,
    router: Router,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> String {
        self.headers.get(name).and_then(|h| h.to_str().ok()).unwrap_or_default().to_owned()
    }
}

fn site(read_only: bool) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("port.case");
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    let texts = [
        (
            "a",
            Some(format!("{SCRIPT} {TURN}Bridge opens")),
            format!("Kor{IMAGE}da"),
            format!(
                "Transport Minister Sanne Ruyk said on Monday that the {SCRIPT} bridge would open in May 2031.\n\n\
                 About 2,400 drivers cross it every day, {TURN}harbour master Jonas Hale said.\n\n{}\n",
                "x".repeat(200_000)
            ),
        ),
        (
            "b",
            None,
            "KNA".into(),
            format!(
                "The bridge will not open in May 2031, transport minister Sanna Ruyk {IMAGE} said on Tuesday.\n\n\
                 About 1,900 drivers cross it every day, harbour master Jonas Hale said.\n"
            ),
        ),
    ];
    let mut readings = Vec::new();
    for (id, title, outlet, text) in texts {
        let given = Given {
            id: id.into(),
            path: format!("{id}{SCRIPT}.txt"),
            title,
            outlet: Some(outlet),
            published: Some("2031-03-04".into()),
            ..Given::default()
        };
        let reading = hearsay::read(text.as_str().into(), given);
        file.add(text.as_bytes(), &ReadingView::new(&reading, false)).unwrap();
        readings.push(reading);
    }
    let revision = file.revision().unwrap();
    assert!(file.keep(revision, &hearsay::case::gather(&readings)).unwrap());
    let options = Options { case: path, port: Some(PORT), read_only, gatherer: None };
    let app = App::open(options, ([127, 0, 0, 1], PORT).into()).unwrap();
    Site { router: router(app.clone()), app, _folder: folder }
}

impl Site {
    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[(HOST.as_str(), HERE)], "").await
    }

    fn cookie(&self) -> String {
        format!("other=1; hearsay={}", self.app.secrets.cookie)
    }

    /// A form of a page of this app.
    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie();
        let headers = [
            (HOST.as_str(), HERE),
            (ORIGIN.as_str(), "http://127.0.0.1:8017"),
            ("sec-fetch-site", "same-origin"),
            (COOKIE.as_str(), cookie.as_str()),
            (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded"),
        ];
        let mut body = format!("token={}", self.app.secrets.token);
        for (name, value) in fields {
            body += &format!("&{name}={}", crate::parts::encoded(value));
        }
        self.send(Method::POST, path, &headers, body).await
    }

    fn corrections(&self) -> usize {
        CaseFile::open(&self.app.case, Mode::Read).unwrap().corrections().unwrap().len()
    }
}

#[tokio::test]
async fn only_its_own_names_are_answered() {
    let site = site(false);
    for (host, status) in [
        (HERE, 200),
        ("localhost:8017", 200),
        ("evil.example:8017", 403),
        ("127.0.0.1.evil.example:8017", 403),
        ("127.0.0.1:80", 403),
        ("127.0.0.1", 403),
        ("localhost:08017", 403),
        ("", 403),
    ] {
        for path in ["/", "/api/v1/session", "/live", "/nothing"] {
            // News are an answer that does not end.
            if path == "/live" && status == 200 {
                continue;
            }
            let answer = site.send(Method::GET, path, &[(HOST.as_str(), host)], "").await;
            let want = if status == 200 && path == "/nothing" { 404 } else { status };
            assert_eq!(answer.status.as_u16(), want, "{host} {path}");
        }
    }
    let twice = [(HOST.as_str(), HERE), (HOST.as_str(), "evil.example")];
    assert_eq!(site.send(Method::GET, "/", &twice, "").await.status, 403);
    assert_eq!(site.send(Method::GET, "/", &[], "").await.status, 403);
}

#[tokio::test]
async fn other_sites_are_refused_and_links_from_them_are_not() {
    let site = site(false);
    let with = |more: &[(&'static str, &'static str)]| {
        let mut all = vec![(HOST.as_str(), HERE)];
        all.extend_from_slice(more);
        all
    };
    for (method, headers, status) in [
        (Method::GET, with(&[("origin", "https://evil.example")]), 403),
        (Method::GET, with(&[("origin", "http://127.0.0.1:9999")]), 403),
        (Method::GET, with(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]), 403),
        (Method::GET, with(&[("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]), 403),
        (
            Method::GET,
            with(&[
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", "document"),
            ]),
            200,
        ),
        (
            Method::GET,
            with(&[
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", "iframe"),
            ]),
            403,
        ),
        (Method::POST, with(&[("origin", "null")]), 403),
        (
            Method::POST,
            with(&[
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", "document"),
            ]),
            403,
        ),
    ] {
        let path = if method == Method::GET { "/corrections" } else { "/correct" };
        let answer = site.send(method.clone(), path, &headers, "").await;
        assert_eq!(answer.status.as_u16(), status, "{method} {headers:?}");
    }
}

#[tokio::test]
async fn what_changes_something_needs_token_and_cookie() {
    let site = site(false);
    let page = site.get("/corrections").await;
    let cookie = page.header(SET_COOKIE);
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(!cookie.contains(&site.app.secrets.token), "other ports see cookies: it opens nothing alone");
    let kept = site.cookie();
    let again = site.send(Method::GET, "/corrections", &[(HOST.as_str(), HERE), ("cookie", &kept)], "").await;
    assert_eq!(again.header(SET_COOKIE), "");
    let form = "application/x-www-form-urlencoded";
    let body = |token: &str| format!("token={token}&act=note&layer=report&at=a:0-0&words=seen");
    let token = site.app.secrets.token.clone();
    let wrong = "0".repeat(token.len());
    for (token, cookie) in [
        ("", kept.as_str()),
        (wrong.as_str(), kept.as_str()),
        (token.as_str(), ""),
        (token.as_str(), "hearsay=1"),
        (site.app.secrets.cookie.as_str(), kept.as_str()),
    ] {
        let headers = [(HOST.as_str(), HERE), ("cookie", cookie), ("content-type", form)];
        let answer = site.send(Method::POST, "/correct", &headers, body(token)).await;
        assert_eq!(answer.status, 403, "{token} {cookie}");
        let undo =
            site.send(Method::POST, "/corrections/undo", &headers, format!("token={token}&id=c1")).await;
        assert_eq!(undo.status, 403);
    }
    let json = r#"{"decision": {"act": "note", "layer": "report", "at": [{"report": "a", "start": 0, "end": 0}], "words": "x"}}"#;
    for more in [("x-hearsay-token", wrong.as_str()), ("cookie", kept.as_str())] {
        let headers = [(HOST.as_str(), HERE), ("content-type", "application/json"), more];
        let answer = site.send(Method::POST, "/api/v1/corrections", &headers, json).await;
        assert_eq!(answer.status, 401);
        assert_eq!(site.send(Method::DELETE, "/api/v1/corrections/c1", &headers, "").await.status, 401);
    }
    assert_eq!(site.corrections(), 0, "nothing was changed by any of it");
    let headers =
        [(HOST.as_str(), HERE), ("content-type", "application/json"), ("x-hearsay-token", token.as_str())];
    let answer = site.send(Method::POST, "/api/v1/corrections", &headers, json).await;
    assert_eq!((answer.status.as_u16(), site.corrections()), (201, 1), "{}", answer.body);
    let at = answer.header(LOCATION);
    assert_eq!(site.send(Method::DELETE, &at, &headers, "").await.status, 200);
    assert_eq!(site.send(Method::DELETE, &at, &headers, "").await.status, 404);
    // With a type that a page of another site may send without asking, nothing is taken.
    let plain = [(HOST.as_str(), HERE), ("content-type", "text/plain"), ("x-hearsay-token", token.as_str())];
    assert_eq!(site.send(Method::POST, "/api/v1/corrections", &plain, json).await.status, 415);
}

#[tokio::test]
async fn forms_lead_back_and_what_cannot_be_is_said() {
    let site = site(false);
    let note =
        [("act", "note"), ("layer", "report"), ("at", "a:0-0"), ("status", "called"), ("words", SCRIPT)];
    let back = |to: &'static str| note.iter().copied().chain([("back", to)]).collect::<Vec<_>>();
    let answer = site.form("/correct", &back("/statements?kind=deny")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(answer.header(LOCATION), "/statements?kind=deny");
    assert_eq!(site.form("/correct", &back("//evil.example/")).await.header(LOCATION), "/");
    assert_eq!(site.corrections(), 1, "the same note by the same person is one");
    let log = site.get("/corrections").await;
    assert!(log.body.contains("called: &#60;script&#62;") && !log.body.contains(SCRIPT), "{}", log.body);
    let id = log.body.split("<tr id=\"").nth(1).and_then(|r| r.split('"').next()).unwrap().to_owned();
    assert_eq!(site.form("/corrections/undo", &[("id", &id), ("back", "/corrections")]).await.status, 303);
    assert_eq!(site.corrections(), 0);
    for (fields, status) in [
        (vec![("act", "merge"), ("actor", "Nobody Such"), ("actor", "Jonas Hale")], 422),
        (vec![("act", "merge"), ("actor", "Jonas Hale"), ("actor", "Jonas Hale")], 409),
        (vec![("act", "reject"), ("layer", "statement"), ("at", "a:0-3")], 422),
        (vec![("act", "reject"), ("layer", "statement"), ("at", "z:0-3")], 422),
        (vec![("act", "note"), ("layer", "report"), ("at", "a:0-0")], 422),
        (
            vec![("act", "note"), ("layer", "passage"), ("at", "a:5-99999999999999999999"), ("words", "x")],
            422,
        ),
        (vec![("act", "set"), ("report", "a"), ("field", "published"), ("value", "soon")], 422),
        (vec![("act", "drop table report")], 422),
        (vec![], 422),
    ] {
        let answer = site.form("/correct", &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{fields:?}: {}", answer.body);
        assert!(answer.body.contains("role=\"alert\"") && answer.body.contains("Back"));
    }
    assert_eq!(site.corrections(), 0);
}

#[tokio::test]
async fn shown_to_be_read_nothing_is_changed() {
    let site = site(true);
    for path in ["/correct", "/corrections/undo"] {
        assert_eq!(site.form(path, &[("act", "note"), ("words", "x")]).await.status, 403, "{path}");
    }
    let page = site.get("/correct?report=a").await;
    assert!(page.status.is_success() && !page.body.contains("<form class=\"decide\""));
    assert_eq!(page.header(SET_COOKIE), "");
    let session = site.get("/api/v1/session").await.body;
    assert!(session.contains("\"token\":null") && session.contains("\"read_only\":true"), "{session}");
    let headers = [(HOST.as_str(), HERE), ("x-hearsay-token", site.app.secrets.token.as_str())];
    let answer = site.send(Method::DELETE, "/api/v1/corrections/c1", &headers, "").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header(CONTENT_TYPE)),
        (403, "application/problem+json".into())
    );
}

#[tokio::test]
async fn paths_lead_to_no_file_and_sizes_have_an_end() {
    let site = site(false);
    for path in [
        "/../../etc/passwd",
        "/assets/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2fetc%2fpasswd",
        "/port.case",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/reports/%00",
        "/api/v1/reports/..%2F..%2Fetc%2Fpasswd",
        "/api/../port.case",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("root:") && !answer.body.contains("SQLite format"));
    }
    let long = format!("/?q={}", "a".repeat(50_000));
    assert_eq!(site.get(&long).await.status, 414);
    let large = "x".repeat(300 << 10);
    assert_eq!(site.form("/correct", &[("act", "note"), ("words", &large)]).await.status, 422);
    let token = site.app.secrets.token.clone();
    let headers =
        [(HOST.as_str(), HERE), ("content-type", "application/json"), ("x-hearsay-token", token.as_str())];
    let answer = site.send(Method::POST, "/api/v1/corrections", &headers, large).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header(CONTENT_TYPE)),
        (413, "application/problem+json".into())
    );
    assert_eq!(site.corrections(), 0);
}

#[tokio::test]
async fn methods_that_are_not_taken_say_which_are() {
    let site = site(false);
    for (method, path, allowed) in [
        (Method::PUT, "/corrections", "GET,HEAD"),
        (Method::TRACE, "/", "GET,HEAD"),
        (Method::DELETE, "/correct", "GET,HEAD,POST"),
        (Method::OPTIONS, "/api/v1/figures", "GET,HEAD"),
        (Method::PATCH, "/api/v1/corrections", "GET,HEAD,POST"),
        (Method::GET, "/api/v1/corrections/c1", "DELETE"),
        (Method::GET, "/corrections/undo", "POST"),
    ] {
        let answer = site.send(method.clone(), path, &[(HOST.as_str(), HERE)], "").await;
        assert_eq!(answer.status, 405, "{method} {path}");
        let mut told: Vec<String> = answer.header(ALLOW).split(',').map(|m| m.trim().to_owned()).collect();
        told.sort();
        assert_eq!(told.join(","), allowed, "{method} {path}");
    }
    let head = site.send(Method::HEAD, "/", &[(HOST.as_str(), HERE)], "").await;
    assert!(head.status.is_success() && head.body.is_empty());
}

#[tokio::test]
async fn every_answer_tells_the_browser_what_it_may_do() {
    let site = site(false);
    for path in ["/", "/nothing", "/corrections", "/api/v1/session", "/api/v1/nothing", "/live?x", "/correct"]
    {
        if path.starts_with("/live") {
            continue;
        }
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
}

/// Addresses of this app that a page links to.
fn links(page: &str) -> Vec<String> {
    let of = |mark: &str| {
        page.split(mark).skip(1).filter_map(|p| p.split('"').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    of("href=\"")
        .into_iter()
        .filter(|l| l.starts_with('/') && !l.starts_with("/assets"))
        .map(|l| l.replace("&amp;", "&").replace("&#38;", "&").split('#').next().unwrap_or("/").to_owned())
        .collect()
}

#[tokio::test]
async fn hostile_reports_are_text_on_every_page() {
    let site = site(false);
    // Words of people are no better than words of reports.
    site.form(
        "/correct",
        &[("act", "note"), ("layer", "report"), ("at", "a:0-0"), ("words", IMAGE), ("by", SCRIPT)],
    )
    .await;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut open =
        vec!["/".to_owned(), "/corrections".into(), "/suggestions".into(), "/correct?report=a".into()];
    while let Some(path) = open.pop() {
        if seen.len() > 400 || !seen.insert(path.clone()) {
            continue;
        }
        let page = site.get(&path).await;
        assert!(page.status.is_success(), "{path}: {} {}", page.status, page.body);
        for raw in ["<script>alert", "<img src=x", "onerror=alert(2)>"] {
            assert!(!page.body.contains(raw), "{path} prints {raw} as it stands");
        }
        // What turns the direction of text must not reach beyond the words that hold it.
        for (at, _) in page.body.match_indices(TURN) {
            let before = &page.body[..at];
            let within = |open: &str, close: &str| before.rfind(open) > before.rfind(close);
            let inside = within("<bdi", "</bdi") || within("<title", "</title") || within("=\"", "\"");
            let marked = before.rfind("dir=\"auto\"").is_some();
            assert!(inside || marked, "{path}: a bidi control stands free");
        }
        open.extend(links(&page.body).into_iter().filter(|l| !seen.contains(l)));
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[tokio::test]
async fn lists_come_in_parts_and_say_where_the_next_is() {
    let site = site(false);
    let json = |answer: Answer| -> serde_json::Value {
        assert!(answer.status.is_success(), "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    };
    let whole = json(site.get("/api/v1/statements").await);
    let total = whole["total"].as_u64().unwrap();
    assert!(total >= 3, "{whole}");
    let (mut next, mut parts) = (Some("/api/v1/statements?limit=1".to_owned()), Vec::new());
    while let Some(path) = next {
        let part = json(site.get(&path).await);
        parts.extend(part["items"].as_array().unwrap().clone());
        next = part["next"].as_str().map(str::to_owned);
    }
    assert_eq!(serde_json::Value::from(parts), whole["items"]);
    let of_a = json(site.get("/api/v1/statements?report=a").await);
    assert!(of_a["items"].as_array().unwrap().iter().all(|s| s["report"] == "a"), "{of_a}");
    let found = json(site.get("/api/v1/search?words=harbour").await);
    assert_eq!(found["total"], 2);
    let report = json(site.get("/api/v1/reports/b").await);
    assert!(report["text"].as_str().unwrap().starts_with("The bridge will not open"));
    for path in [
        "/api/v1/statements?limit=0",
        "/api/v1/statements?limit=501",
        "/api/v1/statements?offset=-1",
        "/api/v1/statements?kind=whisper",
        "/api/v1/statements?colour=red",
        "/api/v1/statements?report=a&report=b",
        "/api/v1/statements?from=yesterday",
        "/api/v1/figures?agree=perhaps",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 422, "{path}");
        assert_eq!(answer.header(CONTENT_TYPE), "application/problem+json");
    }
    assert_eq!(json(site.get("/api/v1/statements?words=%22%22%22").await)["total"], 0);
}
