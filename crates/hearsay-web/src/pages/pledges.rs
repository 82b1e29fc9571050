//! Pledges and process: what was promised, demanded, denied, and what became of it; the bodies that decide.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Choice, Evidence, Few, Pager, Pointer, Related, Said, choices};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay::view::case::{BodyView, PassageView, PledgeView, TextView};
use hearsay_store::{Error, Window};
use serde::Deserialize;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    kind: Option<String>,
    page: Option<usize>,
}

/// A body, an instrument, a condition, or who decides.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) name: String,
    pub(crate) members: String,
    pub(crate) mandate: String,
    /// Who decides it.
    pub(crate) by: String,
    pub(crate) at: Vec<Evidence>,
    pub(crate) more: usize,
}

/// The process.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/process.html")]
pub(crate) struct Process {
    pub(crate) parts: Vec<(&'static str, Vec<Thing>, usize)>,
}
impl askama::filters::HtmlSafe for Process {}

#[derive(Template)]
#[template(path = "pledges.html")]
struct Part {
    kinds: Vec<Choice>,
    filtered: bool,
    process: Option<Process>,
    rows: Vec<Said>,
    pager: Pager,
}

const PARTS: usize = 25;

fn places(p: &Pointer<'_>, all: &[PassageView]) -> Result<(Vec<Evidence>, usize), Error> {
    let at: Vec<Evidence> =
        all.iter().take(4).map(|e| p.at(&e.report, &[[e.start, e.end]])).collect::<Result<_, _>>()?;
    let more = all.len() - at.len();
    Ok((at, more))
}

/// The names of some actors; who is no actor of the case stands as told.
fn names(p: &Pointer<'_>, all: &[String]) -> Result<String, Error> {
    let name = |a: &String| Ok(p.case.kept_actor_name(a)?.map_or_else(|| one_line(a), |n| one_line(&n)));
    let names: Vec<String> = all.iter().take(8).map(name).collect::<Result<_, Error>>()?;
    Ok(names.join(", "))
}

fn body(p: &Pointer<'_>, b: &BodyView) -> Result<Thing, Error> {
    let (at, more) = places(p, &b.evidence)?;
    let mandate = b.mandate.as_deref().map(one_line).unwrap_or_default();
    Ok(Thing {
        name: one_line(&b.name),
        members: names(p, &b.members)?,
        mandate,
        by: String::new(),
        at,
        more,
    })
}

fn text(p: &Pointer<'_>, t: &TextView) -> Result<Thing, Error> {
    let (at, more) = places(p, &t.evidence)?;
    let name = crate::parts::shown(&t.text);
    let by = names(p, &t.by)?;
    Ok(Thing { name, members: String::new(), mandate: String::new(), by, at, more })
}

/// The process, as far as one look takes it in.
pub(crate) fn process(p: &Pointer<'_>, most: usize) -> Result<Option<Process>, Error> {
    let window = Window { offset: 0, limit: most };
    let mut parts = Vec::new();
    for (name, part) in [("Bodies", "body"), ("Instruments", "instrument")] {
        let found = p.case.kept_bodies(part, window)?;
        let things: Vec<Thing> = found.rows.iter().map(|b| body(p, b)).collect::<Result<_, _>>()?;
        let more = found.total - things.len();
        parts.push((name, things, more));
    }
    for (name, part) in [("Conditions", "condition"), ("Who or what decides", "decides")] {
        let found = p.case.kept_process_texts(part, window)?;
        let things: Vec<Thing> = found.rows.iter().map(|t| text(p, t)).collect::<Result<_, _>>()?;
        let more = found.total - things.len();
        parts.push((name, things, more));
    }
    parts.retain(|p| !p.1.is_empty());
    Ok((!parts.is_empty()).then_some(Process { parts }))
}

/// A pledge with what became of it.
pub(crate) fn pledge(p: &Pointer<'_>, view: &PledgeView) -> Result<Option<Said>, Error> {
    let Some(s) = p.case.kept_statement(&view.statement)? else { return Ok(None) };
    let mut said = p.said(&s, false)?;
    for l in view.later.iter().take(8) {
        said.later.push(Related {
            how: one_line(&l.how),
            at: p.at(&l.report, &[[l.start, l.end]])?,
            without: Few::default(),
            own: Few::default(),
        });
    }
    Ok(Some(said))
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let kind = set(&asked.kind);
    let found = p.case.kept_pledges(kind.as_deref(), window(asked.page))?;
    let rows: Vec<Option<Said>> = found.rows.iter().map(|v| pledge(p, v)).collect::<Result<_, _>>()?;
    let first = asked.page.unwrap_or(1) <= 1 && kind.is_none();
    let fields = [("kind", field(&asked.kind))];
    Ok(Part {
        kinds: choices(&p.case.kept_pledge_kinds()?, &kind),
        filtered: kind.is_some(),
        process: if first { process(p, PARTS)? } else { None },
        rows: rows.into_iter().flatten().collect(),
        pager: Pager::new(found.total, "pledge", asked.page.unwrap_or(1), "/pledges", &fields),
    })
}

/// All of them, for the page that stands alone.
pub(crate) fn some(p: &Pointer<'_>, window: Window) -> Result<Vec<Said>, Error> {
    let found = p.case.kept_pledges(None, window)?;
    let rows: Vec<Option<Said>> = found.rows.iter().map(|v| pledge(p, v)).collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/pledges", move |p| Ok(Some(("Pledges and process".into(), part(p, &asked)?)))).await
}
