//! The case at a glance.

use super::{Fault, Frame};
use crate::app::App;
use askama::Template;
use axum::extract::State;
use axum::response::Html;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview {
    frame: Frame,
    reports: usize,
}

pub(super) async fn page(State(app): State<App>) -> Result<Html<String>, Fault> {
    let on = app.clone();
    let page = app
        .read(move |case| {
            Ok(Overview { frame: Frame::new(&on, case, "/", "Overview")?, reports: case.len()? })
        })
        .await?;
    Ok(Html(page.render()?))
}
