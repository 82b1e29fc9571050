//! Actors: everyone in the case under all their names, who may be one, and a page each.

use super::{Fault, field, set, show, window};
use crate::app::App;
use crate::parts::{Choice, Evidence, Links, Pager, Pointer, Said, choices};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay_store::{ActorFilter, ActorRow, Error, HeadFilter, StatementFilter, Window};
use serde::Deserialize;

/// What can be asked of the list.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    kind: Option<String>,
    q: Option<String>,
    speaking: Option<String>,
    page: Option<usize>,
}

/// An actor as lists show it.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) href: Option<String>,
    pub(crate) kind: String,
    pub(crate) country: String,
    pub(crate) roles: String,
    pub(crate) names: Vec<(String, usize)>,
    pub(crate) statements: usize,
    pub(crate) reports: usize,
}

/// Two who may be one.
#[derive(Clone, Debug)]
pub(crate) struct Suggestion {
    one: Voice,
    other: Voice,
    why: String,
}

/// One of them.
#[derive(Clone, Debug)]
struct Voice {
    id: String,
    name: String,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "actors.html")]
struct Part {
    kinds: Vec<Choice>,
    q: String,
    speaking: bool,
    filtered: bool,
    suggestions: Vec<Suggestion>,
    suggested: usize,
    rows: Vec<Actor>,
    pager: Pager,
}

/// What one is called, on which day.
#[derive(Clone, Debug)]
struct Title {
    text: String,
    at: Evidence,
}

#[derive(Template)]
#[template(path = "actor.html")]
struct One {
    actor: Actor,
    wikidata: Option<String>,
    titles: Vec<Title>,
    titles_more: usize,
    suggestions: Vec<Suggestion>,
    said: Vec<Said>,
    said_total: usize,
    about: Vec<Said>,
    about_total: usize,
    reports: Vec<Evidence>,
    reports_total: usize,
}

/// An actor for a list.
pub(crate) fn actor(p: &Pointer<'_>, row: &ActorRow) -> Actor {
    let v = &row.view;
    let others = v.names.iter().filter(|n| n.text != v.name);
    Actor {
        id: v.id.clone(),
        name: one_line(&v.name),
        href: p.links.actor(&v.id),
        kind: v.kind.clone(),
        country: v.country.clone().unwrap_or_default(),
        roles: v.roles.iter().take(4).map(|r| one_line(r)).collect::<Vec<_>>().join("; "),
        names: others.take(12).map(|n| (one_line(&n.text), n.count)).collect(),
        statements: row.statements,
        reports: row.reports,
    }
}

fn suggestions(
    p: &Pointer<'_>,
    actor: Option<&str>,
    window: Window,
) -> Result<(Vec<Suggestion>, usize), Error> {
    let found = p.case.kept_suggestions(actor, window)?;
    let rows = found.rows.into_iter().filter_map(|s| {
        let voice = |i: usize| -> Option<Voice> {
            let id = s.actors.get(i)?.clone();
            Some(Voice { name: one_line(s.names.get(i)?), href: p.links.actor(&id), id })
        };
        Some(Suggestion { one: voice(0)?, other: voice(1)?, why: one_line(&s.why) })
    });
    Ok((rows.collect(), found.total))
}

fn part(p: &Pointer<'_>, asked: &Asked) -> Result<Part, Error> {
    let filter = ActorFilter {
        kind: set(&asked.kind),
        words: set(&asked.q),
        speaking: set(&asked.speaking).is_some(),
    };
    let found = p.case.kept_actors(&filter, window(asked.page))?;
    let fields = [("kind", field(&asked.kind)), ("q", field(&asked.q)), ("speaking", field(&asked.speaking))];
    let filtered = fields.iter().any(|f| !f.1.is_empty());
    let (suggestions, suggested) = match filtered || asked.page.unwrap_or(1) > 1 {
        true => (Vec::new(), 0),
        false => suggestions(p, None, Window { offset: 0, limit: 8 })?,
    };
    Ok(Part {
        kinds: choices(&p.case.kept_actor_kinds(&filter)?, &filter.kind),
        q: filter.words.unwrap_or_default(),
        speaking: filter.speaking,
        filtered,
        suggestions,
        suggested,
        rows: found.rows.iter().map(|row| actor(p, row)).collect(),
        pager: Pager::new(found.total, "actor", asked.page.unwrap_or(1), "/actors", &fields),
    })
}

/// Those who speak, for the page that stands alone.
pub(crate) fn some(p: &Pointer<'_>, window: Window) -> Result<Vec<Actor>, Error> {
    let filter = ActorFilter { speaking: true, ..ActorFilter::default() };
    let found = p.case.kept_actors(&filter, window)?;
    Ok(found.rows.iter().map(|row| actor(p, row)).collect())
}

fn one_of(p: &Pointer<'_>, id: &str) -> Result<Option<One>, Error> {
    let Some(row) = p.case.kept_actor(id)? else { return Ok(None) };
    let few = |limit| Window { offset: 0, limit };
    let titles = p.case.kept_titles(id, few(200))?;
    let mut shown: Vec<Title> = Vec::new();
    for t in &titles.rows {
        let text = one_line(&t.text);
        // A title is told again when it changes.
        if shown.last().is_none_or(|last| last.text != text) && shown.len() < 40 {
            shown.push(Title { text, at: p.at(&t.report, &[[t.start, t.end]])? });
        }
    }
    let by = StatementFilter { actor: Some(id.to_owned()), ..StatementFilter::default() };
    let said = p.case.kept_statements(&by, few(20))?;
    let of = StatementFilter { about: Some(id.to_owned()), ..StatementFilter::default() };
    let about = p.case.kept_statements(&of, few(20))?;
    let in_reports = HeadFilter { actor: Some(id.to_owned()), ..HeadFilter::default() };
    let reports = p.case.kept_heads(&in_reports, few(30))?;
    Ok(Some(One {
        wikidata: row.view.wikidata.clone().filter(|w| w.bytes().all(|b| b.is_ascii_alphanumeric())),
        actor: actor(p, &row),
        titles_more: titles.total.saturating_sub(titles.rows.len()),
        titles: shown,
        suggestions: suggestions(p, Some(id), few(8))?.0,
        said: said.rows.iter().map(|s| p.said(s, true)).collect::<Result<_, _>>()?,
        said_total: said.total,
        about: about.rows.iter().map(|s| p.said(s, false)).collect::<Result<_, _>>()?,
        about_total: about.total,
        reports: reports.rows.iter().map(|h| p.at(&h.id, &[])).collect::<Result<_, _>>()?,
        reports_total: reports.total,
    }))
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/actors", move |p| Ok(Some(("Actors".into(), part(p, &asked)?)))).await
}

pub(crate) async fn one(State(app): State<App>, Path(id): Path<String>) -> Result<Html<String>, Fault> {
    show(app, "/actors", move |p| {
        debug_assert_eq!(p.links, Links::App);
        Ok(one_of(p, &id)?.map(|one| (one.actor.name.clone(), one)))
    })
    .await
}
