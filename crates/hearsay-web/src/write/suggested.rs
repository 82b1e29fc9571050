//! Who may be one and is kept apart: each pair is answered with one key, or with a button.

use crate::app::App;
use crate::pages::{Fault, Frame, Page};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use hearsay::view::case::SuggestionView;
use hearsay_store::{Filter, Section, Window};

/// How many stand on a page: the most mentioned first, and those answered go.
const ON_A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "write/suggestions.html")]
struct Suggested {
    frame: Frame,
    token: String,
    user: String,
    rows: Vec<SuggestionView>,
    total: usize,
}

pub(super) async fn page(State(app): State<App>) -> Result<Html<String>, Fault> {
    let on = app.clone();
    let page = app
        .read(move |case| {
            let window = Window { offset: 0, limit: ON_A_PAGE };
            let listed = case.kept_section(Section::Suggestions, &Filter::default(), window)?;
            Ok(Suggested {
                frame: Frame::new(&on, case, "/corrections", "Suggestions")?,
                token: on.secrets.token.clone(),
                user: on.user.clone(),
                total: listed.total,
                rows: listed.rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect(),
            })
        })
        .await?;
    Page::fill(&page.frame, &page).map(Html).map_err(Fault::Template)
}
