//! Fields of a form → decision → a way back: what was sent, and where does the browser go next?

use super::{Refused, take, take_back};
use crate::app::App;
use crate::pages::{Frame, Page};
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use hearsay::case::Refusal;
use hearsay::view::case::PassageView;
use hearsay::view::decision::DecisionView;
use hearsay_store::CaseFile;

/// What a form sends, in order.
type Fields = Vec<(String, String)>;

/// Why a form is not taken.
pub(super) enum No {
    /// It does not come from a page of this app that is still good.
    Token,
    /// It cannot be read.
    Form,
    /// It says what cannot be.
    Refused(Refused),
}

impl From<Refused> for No {
    fn from(r: Refused) -> No {
        No::Refused(r)
    }
}

impl From<hearsay_store::Error> for No {
    fn from(e: hearsay_store::Error) -> No {
        No::Refused(Refused::Case(e))
    }
}

#[derive(Template)]
#[template(path = "write/refused.html")]
struct RefusedPage {
    frame: Frame,
    message: String,
    hint: Option<String>,
    back: String,
}

pub(super) async fn decide(
    State(app): State<App>,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let (back, done) = match form {
        Err(_) => ("/".into(), Err(No::Form)),
        Ok(Form(fields)) => (back(&fields), decided(&app, &headers, fields).await),
    };
    led(&app, back, done).await
}

pub(super) async fn undo(
    State(app): State<App>,
    headers: HeaderMap,
    form: Result<Form<Fields>, FormRejection>,
) -> Response {
    let (back, done) = match form {
        Err(_) => ("/corrections".into(), Err(No::Form)),
        Ok(Form(fields)) => (back(&fields), undone(&app, &headers, &fields).await),
    };
    led(&app, back, done).await
}

/// Back to where it came from once the change is shown, or a page that says why not.
async fn led(app: &App, back: String, done: Result<(), No>) -> Response {
    let no = match done {
        Ok(()) => match app.settle().await {
            Ok(_) => return (StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response(),
            Err(e) => No::from(e),
        },
        Err(no) => no,
    };
    let (status, message, hint) = match no {
        No::Token => (
            StatusCode::FORBIDDEN,
            "this form does not come from a page that the app has shown since it was started".to_owned(),
            Some("load the page again and decide there".to_owned()),
        ),
        No::Form => (StatusCode::UNPROCESSABLE_ENTITY, "this form cannot be read".to_owned(), None),
        No::Refused(Refused::Case(e)) => {
            let hint = e.kind().hint().to_owned();
            (StatusCode::SERVICE_UNAVAILABLE, e.message().to_owned(), Some(hint))
        }
        No::Refused(Refused::Decision(r)) => {
            let status =
                if r.name == "already-so" { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            (status, format!("{}: {}", r.about, r.message), r.hint.map(str::to_owned))
        }
    };
    let on = app.clone();
    let frame = app.read(move |case| Frame::new(&on, case, "/corrections", "Not changed")).await;
    let page = frame.map(|frame| RefusedPage { frame, message: message.clone(), hint, back });
    match page.map(|page| Page::fill(&page.frame, &page)) {
        Ok(Ok(page)) => (status, Html(page)).into_response(),
        _ => (status, message).into_response(),
    }
}

async fn decided(app: &App, headers: &HeaderMap, fields: Fields) -> Result<(), No> {
    let get = |name: &str| fields.iter().find(|f| f.0 == name).map(|f| f.1.trim()).unwrap_or_default();
    if !app.secrets.allow_form(headers, get("token")) {
        return Err(No::Token);
    }
    let text = |name: &str| Some(get(name).to_owned()).filter(|v| !v.is_empty());
    let by = text("by").or_else(|| Some(app.user.clone()));
    let why = text("why");
    let sent = fields.clone();
    let decision = app.read(move |case| read(case, &sent)).await?.map_err(Refused::Decision)?;
    take(app, decision, by, why).await?;
    Ok(())
}

async fn undone(app: &App, headers: &HeaderMap, fields: &Fields) -> Result<(), No> {
    let get = |name: &str| fields.iter().find(|f| f.0 == name).map(|f| f.1.trim()).unwrap_or_default();
    if !app.secrets.allow_form(headers, get("token")) {
        return Err(No::Token);
    }
    match take_back(app, get("id").to_owned()).await? {
        Some(_) => Ok(()),
        None => Err(Refused::Decision(Refusal {
            name: "nothing-there",
            about: "the correction".into(),
            message: "is not there any more: someone has taken it back".into(),
            hint: None,
        })
        .into()),
    }
}

/// Only to a page of this app.
pub(super) fn local(path: &str) -> String {
    let plain = path.bytes().all(|b| b.is_ascii_graphic());
    let here = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if here && plain { path.to_owned() } else { "/".into() }
}

fn back(fields: &Fields) -> String {
    local(fields.iter().find(|f| f.0 == "back").map_or("/", |f| f.1.as_str()))
}

/// `REPORT:START-END`.
pub(super) fn passage(text: &str) -> Option<PassageView> {
    let (report, pair) = text.rsplit_once(':')?;
    let (start, end) = pair.split_once('-')?;
    Some(PassageView { report: report.into(), start: start.parse().ok()?, end: end.parse().ok()? })
}

/// The decision that a form sends; names of actors are looked up.
fn read(case: &CaseFile, fields: &Fields) -> Result<Result<DecisionView, Refusal>, hearsay_store::Error> {
    let all = |name: &str| fields.iter().filter(|f| f.0 == name).map(|f| f.1.trim()).collect::<Vec<_>>();
    let get = |name: &str| all(name).first().copied().unwrap_or_default().to_owned();
    let text = |name: &str| Some(get(name)).filter(|v| !v.is_empty());
    let mut actors = Vec::new();
    for called in all("actor").into_iter().filter(|c| !c.is_empty()) {
        let found = case.actors_called(called)?;
        let refuse = |name, message: String, hint| {
            Ok(Err(Refusal { name, about: called.to_owned(), message, hint: Some(hint) }))
        };
        match found.as_slice() {
            [one] => actors.push(one.clone()),
            [] => {
                return refuse(
                    "no-such-actor",
                    "nobody here is called so".into(),
                    "take a name from the list, as the case has it",
                );
            }
            several => {
                let message = format!("{} actors are called so: {}", several.len(), several.join(", "));
                return refuse("several-there", message, "go by the id of the one that you mean");
            }
        }
    }
    let at: Vec<PassageView> = all("at").iter().filter_map(|p| passage(p)).collect();
    let fail = |message: &str| {
        Err(Refusal { name: "bad-correction", about: get("act"), message: message.into(), hint: None })
    };
    let first = || at.first().cloned();
    let one = actors.first().cloned();
    Ok(match (get("act").as_str(), one, first()) {
        ("merge", ..) => Ok(DecisionView::Merge { actors }),
        ("apart", ..) => Ok(DecisionView::Apart { actors }),
        ("split", Some(actor), _) => {
            Ok(DecisionView::Split { actor, form: text("form"), report: text("report") })
        }
        ("rename", Some(actor), _) => Ok(DecisionView::Rename { actor, name: get("name") }),
        ("reject", ..) => Ok(DecisionView::Reject { layer: get("layer"), at }),
        ("confirm", ..) => Ok(DecisionView::Confirm { layer: get("layer"), at }),
        ("speaker", actor, Some(at)) => Ok(DecisionView::Speaker { at, actor }),
        ("date", _, Some(at)) => Ok(DecisionView::Date { at, value: get("value") }),
        ("set", ..) => {
            Ok(DecisionView::Set { report: get("report"), field: get("field"), value: text("value") })
        }
        ("note", ..) => {
            Ok(DecisionView::Note { layer: get("layer"), at, status: text("status"), words: text("words") })
        }
        ("split" | "rename", ..) => fail("names no actor"),
        ("speaker" | "date", ..) => fail("names no place"),
        _ => fail("is no decision"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_here() {
        for (path, way) in [
            ("/statements?kind=deny", "/statements?kind=deny"),
            ("//evil.example/", "/"),
            ("https://evil.example/", "/"),
            ("/\\evil.example", "/"),
            ("/a\r\nSet-Cookie: x=1", "/"),
            ("", "/"),
        ] {
            assert_eq!(local(path), way);
        }
    }
}
