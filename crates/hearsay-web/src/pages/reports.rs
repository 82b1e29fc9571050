//! Reports: the newest first, by outlet, date, story and words.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::noted::{Notes, Under};
use crate::parts::{Choice, Pager, Pointer, choices, day, outlet};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{Error, Head, HeadFilter};
use serde::Deserialize;
use std::rc::Rc;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    outlet: Option<String>,
    from: Option<String>,
    to: Option<String>,
    story: Option<String>,
    actor: Option<String>,
    q: Option<String>,
    page: Option<usize>,
}

/// A report as lists show it.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) id: String,
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) outlet: String,
    pub(crate) day: String,
    pub(crate) path: String,
    pub(crate) statements: usize,
    notes: Rc<Notes>,
}

impl Report {
    /// What people have noted about it as a whole.
    pub(crate) fn noted(&self) -> Under {
        self.notes.at(&self.id, 0, 0)
    }
}

#[derive(Template)]
#[template(path = "reports.html")]
struct Part {
    outlets: Vec<Choice>,
    asked: Asked,
    actor: Option<String>,
    filtered: bool,
    rows: Vec<Report>,
    pager: Pager,
}

impl Part {
    fn word<'a>(&self, field: &'a Option<String>) -> &'a str {
        field.as_deref().unwrap_or_default()
    }
}

/// A report for a list.
pub(crate) fn report(p: &Pointer<'_>, head: &Head) -> Report {
    p.notes.pointed(&head.id);
    Report {
        id: head.id.clone(),
        href: p.links.report(&head.id),
        title: head.title.as_deref().map_or_else(|| crate::parts::stem(&head.path), one_line),
        outlet: outlet(head),
        day: head.published.as_deref().map_or_else(|| "date not known".into(), day),
        path: one_line(&head.path),
        statements: head.statements,
        notes: p.notes.clone(),
    }
}

fn part(p: &Pointer<'_>, asked: Asked) -> Result<Part, Error> {
    let filter = HeadFilter {
        outlet: set(&asked.outlet),
        story: set(&asked.story),
        from: set(&asked.from),
        to: set(&asked.to),
        actor: set(&asked.actor),
        words: set(&asked.q),
    };
    let found = p.case.kept_heads(&filter, window(asked.page))?;
    let fields = [
        ("outlet", field(&asked.outlet)),
        ("from", field(&asked.from)),
        ("to", field(&asked.to)),
        ("story", field(&asked.story)),
        ("actor", field(&asked.actor)),
        ("q", field(&asked.q)),
    ];
    let outlets: Vec<(String, usize)> =
        p.case.kept_outlets(300)?.into_iter().filter_map(|(o, n)| o.map(|o| (o, n))).collect();
    let actor = filter.actor.as_deref().map(|id| p.case.kept_actor_name(id)).transpose()?.flatten();
    Ok(Part {
        outlets: choices(&outlets, &filter.outlet),
        actor: actor.map(|a| one_line(&a)),
        filtered: fields.iter().any(|f| !f.1.is_empty()),
        rows: found.rows.iter().map(|h| report(p, h)).collect(),
        pager: Pager::new(found.total, "report", asked.page.unwrap_or(1), "/reports", &fields),
        asked,
    })
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/reports", move |p| Ok(Some(("Reports".into(), part(p, asked)?)))).await
}
