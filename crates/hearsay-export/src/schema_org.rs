//! Statements → schema.org: which claims and quotations appear in which articles, and whose are they?
//!
//! JSON-LD, one graph: a `NewsArticle` a report, a `Person`, `Organization` or `Place` an actor, a `Quotation` where words
//! stand between marks, a `Claim` for everything said, told by one report or by several. Never a `ClaimReview`, never a
//! rating: nobody is judged.

use crate::desk::{is_address, sha256};
use crate::ids::Ids;
use crate::{Desk, Remarks};
use hearsay::view::case::{CaseActorView, CaseStatementView};
use hearsay::view::reading::{ReadingView, ViaView};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes the graph.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    // The terms of the vocabulary are named here, so that nothing need be fetched to read the file.
    out.write_all(
        b"{\"@context\":{\"@vocab\":\"https://schema.org/\",\"url\":{\"@type\":\"@id\"},\"sameAs\":{\"@type\":\"@id\"}},\"@graph\":[",
    )?;
    let mut first = true;
    let mut put = |node: Value| {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut *out, &node).map_err(io::Error::from)
    };
    for r in &desk.case.reports {
        put(article(r))?;
    }
    let speakers: BTreeSet<&str> = speaking(desk);
    for a in desk.case.actors.iter().filter(|a| speakers.contains(a.id.as_str())) {
        put(actor(a))?;
    }
    for s in &desk.case.statements {
        put(statement(desk, s))?;
    }
    let mut ids = Ids::default();
    for group in &desk.case.same_statements {
        let id = ids.same(group);
        let members: Vec<&CaseStatementView> =
            group.members.iter().filter_map(|m| desk.statement(&m.statement)).collect();
        put(shared(desk, &id, &group.speakers, &members))?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(Remarks::new())
}

fn speaking<'a>(desk: &Desk<'a>) -> BTreeSet<&'a str> {
    let own = desk.case.statements.iter().flat_map(|s| &s.statement.speakers);
    own.chain(desk.case.same_statements.iter().flat_map(|g| &g.speakers)).map(String::as_str).collect()
}

fn report_id(id: &str) -> Value {
    json!({"@id": format!("urn:hearsay:report:{id}")})
}

fn actor_ids(ids: &[String]) -> Value {
    let mut all: Vec<Value> =
        ids.iter().map(|id| json!({"@id": format!("urn:hearsay:actor:{id}")})).collect();
    if all.len() == 1 { all.remove(0) } else { all.into() }
}

/// What is known, and no key for what is not.
fn known(all: Vec<(&str, Option<Value>)>) -> Value {
    let pairs = all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(pairs.collect::<Map<_, _>>())
}

fn article(r: &ReadingView) -> Value {
    let text = |t: &Option<String>| t.as_deref().map(Value::from);
    known(vec![
        ("@id", Some(format!("urn:hearsay:report:{}", r.id).into())),
        ("@type", Some("NewsArticle".into())),
        ("headline", text(&r.title)),
        ("url", r.url.as_deref().filter(|u| is_address(u)).map(Value::from)),
        ("dateline", text(&r.dateline)),
        ("datePublished", text(&r.published)),
        ("dateModified", text(&r.updated)),
        ("inLanguage", text(&r.language)),
        ("publisher", r.outlet.as_deref().map(|o| json!({"@type": "NewsMediaOrganization", "name": o}))),
        ("author", r.byline.as_deref().map(|b| json!({"@type": "Person", "name": b}))),
        ("identifier", Some(r.id.as_str().into())),
        ("sha256", Some(sha256(&r.text).into())),
    ])
}

fn actor(a: &CaseActorView) -> Value {
    let kind = match a.kind.as_str() {
        "person" => json!("Person"),
        "country" => json!(["Country", "Organization"]),
        "place" => json!(["Place", "Organization"]),
        "organisation" | "group" => json!("Organization"),
        // "officials": neither a person nor a body.
        _ => json!("Thing"),
    };
    let others: Vec<&str> = a.names.iter().map(|n| n.text.as_str()).filter(|n| *n != a.name).collect();
    let role = if a.kind == "person" { "jobTitle" } else { "description" };
    known(vec![
        ("@id", Some(format!("urn:hearsay:actor:{}", a.id).into())),
        ("@type", Some(kind)),
        ("name", Some(a.name.as_str().into())),
        ("alternateName", (!others.is_empty()).then(|| others.into())),
        (role, (!a.roles.is_empty()).then(|| a.roles.clone().into())),
        ("sameAs", a.wikidata.as_ref().map(|q| format!("http://www.wikidata.org/entity/{q}").into())),
    ])
}

/// A voice that the words came through.
fn relay(v: &ViaView) -> Value {
    let kind = match v.kind.as_str() {
        "outlet" | "agency" | "broadcast" => "NewsMediaOrganization",
        "person" => "Person",
        "court" => "Organization",
        _ => "CreativeWork",
    };
    match kind {
        "CreativeWork" => json!({"@type": kind, "name": v.name}),
        _ => json!({"@type": "CreativeWork", "publisher": {"@type": kind, "name": v.name}}),
    }
}

fn statement(desk: &Desk<'_>, s: &CaseStatementView) -> Value {
    let t = &s.statement;
    let words = desk.report(&s.report).map(|r| desk.words(r, crate::desk::place(s)));
    let quoted = t.quotation == "direct";
    let relays: Vec<Value> = t.via.iter().map(relay).collect();
    let who = (!t.speakers.is_empty()).then(|| actor_ids(&t.speakers));
    known(vec![
        ("@id", Some(format!("urn:hearsay:statement:{}", t.id).into())),
        ("@type", Some(if quoted { "Quotation" } else { "Claim" }.into())),
        ("text", words.map(|w| w.into_owned().into())),
        // Of a quotation whose speaker is in doubt nobody is named.
        (if quoted { "spokenByCharacter" } else { "creator" }, who),
        (if quoted { "isPartOf" } else { "appearance" }, Some(report_id(&s.report))),
        ("citation", (!relays.is_empty()).then(|| relays.into())),
        ("dateCreated", t.said_on.as_deref().map(Value::from)),
        ("keywords", Some(t.kind.as_str().into())),
        ("identifier", Some(t.id.as_str().into())),
    ])
}

/// What several reports tell as one claim; where it appeared first only if every day is known and one is the first.
fn shared(desk: &Desk<'_>, id: &str, speakers: &[String], members: &[&CaseStatementView]) -> Value {
    let mut reports: Vec<usize> = Vec::new();
    for report in members.iter().filter_map(|s| desk.report(&s.report)) {
        if !reports.contains(&report) {
            reports.push(report);
        }
    }
    let days: Option<Vec<&str>> = reports
        .iter()
        .map(|r| {
            desk.view(*r).published.as_deref().filter(|d| d.len() >= 10).map(|d| d.get(..10).unwrap_or(d))
        })
        .collect();
    let first = days.and_then(|days| {
        let least = days.iter().min()?;
        let mut all = days.iter().zip(&reports).filter(|(day, _)| *day == least);
        let (_, report) = all.next()?;
        all.next().is_none().then(|| report_id(&desk.view(*report).id))
    });
    let parts: Vec<Value> =
        members.iter().map(|s| json!({"@id": format!("urn:hearsay:statement:{}", s.statement.id)})).collect();
    let text = members.first().and_then(|s| Some(desk.words(desk.report(&s.report)?, crate::desk::place(s))));
    known(vec![
        ("@id", Some(format!("urn:hearsay:claim:{id}").into())),
        ("@type", Some("Claim".into())),
        ("text", text.map(|t| t.into_owned().into())),
        ("creator", (!speakers.is_empty()).then(|| actor_ids(speakers))),
        ("appearance", Some(reports.iter().map(|r| report_id(&desk.view(*r).id)).collect())),
        ("firstAppearance", first),
        ("hasPart", Some(parts.into())),
    ])
}
