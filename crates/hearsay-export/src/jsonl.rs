//! Desk → JSON Lines: each item of the case on a line of its own, with the words that it rests on.
//!
//! A line begins with `"section"`, the name of the list in the JSON of the case, and holds the item as it stands there,
//! with an `id`; beside every passage stand its `words`, beside the ids of actors their names.

use crate::ids::{Ids, passage};
use crate::{Desk, Remarks};
use hearsay::view::case::PassageView;
use hearsay::view::reading::Pair;
use serde_json::{Map, Value, to_value};
use std::io::{self, Write};

/// Writes one line an item, section by section in the order of the JSON.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let case = desk.case;
    let mut ids = Ids::default();
    let mut line = |section: &str, id: Option<String>, report: Option<usize>, item: Value| {
        let Value::Object(mut item) = item else { return Ok(()) };
        add_words(desk, &mut item, report);
        if let Some(id) = id {
            item.insert("id".into(), id.into());
        }
        let text = serde_json::to_string(&item)?;
        // So that whoever looks at a line sees first what it is.
        writeln!(out, "{{\"section\":\"{section}\",{}", text.strip_prefix('{').unwrap_or("}"))
    };
    for (i, r) in case.reports.iter().enumerate() {
        line("reports", None, Some(i), to_value(r)?)?;
    }
    for a in &case.actors {
        line("actors", None, None, to_value(a)?)?;
    }
    for s in &case.statements {
        line("statements", None, None, to_value(s)?)?;
    }
    for r in &case.relays {
        let id =
            ids.id('r', &format!("{} {}", r.statement, r.via.name), [passage(&r.report, r.start, r.end)]);
        line("relays", Some(id), None, to_value(r)?)?;
    }
    for o in &case.origins {
        let id = ids.id('o', o.name.as_deref().unwrap_or_default(), []);
        line("origins", Some(id), None, to_value(o)?)?;
    }
    for s in &case.same_statements {
        line("same_statements", Some(ids.same(s)), None, to_value(s)?)?;
    }
    for f in &case.figures {
        line("figures", Some(ids.figure(f)), None, to_value(f)?)?;
    }
    for c in &case.checks {
        let id = ids.id('k', &c.kind, [passage(&c.report, c.start, c.end)]);
        line("checks", Some(id), None, to_value(c)?)?;
    }
    for d in &case.accounts_differ {
        line("accounts_differ", Some(ids.difference(d)), None, to_value(d)?)?;
    }
    for l in &case.labels {
        line("labels", Some(ids.label(l)), None, to_value(l)?)?;
    }
    for o in &case.only_in {
        let id = ids.id('n', "", [passage(&o.report, o.start, o.end)]);
        line("only_in", Some(id), None, to_value(o)?)?;
    }
    for c in &case.copies {
        line("copies", Some(ids.id('c', &c.to.report, [c.from.clone()])), None, to_value(c)?)?;
    }
    for s in &case.stories {
        line("stories", None, None, to_value(s)?)?;
    }
    for v in &case.versions {
        let newest = v.versions.last().map(|v| v.report.clone()).unwrap_or_default();
        line("versions", Some(ids.id('v', &newest, [])), None, to_value(v)?)?;
    }
    for p in &case.pledges {
        let id = ids.id('p', &p.kind, [passage(&p.statement, 0, 0)]);
        line("pledges", Some(id), None, to_value(p)?)?;
    }
    let p = &case.process;
    let mut part = |ids: &mut Ids, part: &str, name: &str, evidence: &[PassageView], item: Value| {
        let id = ids.id('b', &format!("{part} {name}"), evidence.iter().cloned());
        let Value::Object(mut item) = item else { return Ok(()) };
        item.insert("part".into(), part.into());
        line("process", Some(id), None, Value::Object(item))
    };
    for b in &p.bodies {
        part(&mut ids, "bodies", &b.name, &b.evidence, to_value(b)?)?;
    }
    for t in &p.conditions {
        part(&mut ids, "conditions", &t.text, &t.evidence, to_value(t)?)?;
    }
    for b in &p.instruments {
        part(&mut ids, "instruments", &b.name, &b.evidence, to_value(b)?)?;
    }
    for t in &p.decides {
        part(&mut ids, "decides", &t.text, &t.evidence, to_value(t)?)?;
    }
    for t in &case.timeline {
        let id = ids.id('w', &format!("{} {}", t.date, t.what), t.evidence.iter().cloned());
        line("timeline", Some(id), None, to_value(t)?)?;
    }
    for n in &case.notes {
        let id = ids.id('m', &n.layer, n.at.iter().cloned());
        line("notes", Some(id), None, to_value(n)?)?;
    }
    for c in &case.corrections {
        line("corrections", None, None, to_value(c)?)?;
    }
    Ok(Remarks::new())
}

/// What is in a report whole needs no words: they are its text.
const WHOLE: [&str; 4] = ["blocks", "furniture", "sentences", "tokens"];

/// Puts beside each passage its words and beside each list of actors their names. `report` is that of the reading that an
/// object is part of; an object of the case names its own.
fn add_words(desk: &Desk<'_>, object: &mut Map<String, Value>, report: Option<usize>) {
    let own = object.get("report").and_then(Value::as_str).and_then(|id| desk.report(id));
    let report = own.or(report);
    let mut more = Map::new();
    if let (Some(report), Some(span)) = (report, span(object.get("start"), object.get("end"))) {
        if !object.contains_key("words") {
            more.insert("words".into(), desk.slice(report, span).into());
        }
    }
    for (key, value) in object.iter_mut() {
        if WHOLE.contains(&key.as_str()) {
            continue;
        }
        match (key.as_str(), &*value, report) {
            ("source" | "cue" | "content", Value::Array(parts), Some(report)) => {
                let words = parts.iter().filter_map(|p| span(p.get(0), p.get(1)));
                let words: Vec<&str> = words.map(|s| desk.slice(report, s)).collect();
                more.insert(format!("{key}_words"), words.into());
            }
            ("speakers" | "actors" | "recipients" | "members", Value::Array(all), _)
                if all.iter().all(Value::is_string) =>
            {
                let names: Vec<&str> = all.iter().filter_map(Value::as_str).map(|id| desk.name(id)).collect();
                more.insert(format!("{key}_names"), names.into());
            }
            ("statement", Value::String(id), None) => more.extend(content(desk, id)),
            ("statement", Value::String(id), Some(_)) if own.is_some() => more.extend(content(desk, id)),
            _ => {}
        }
        each_object(value, &mut |inner| add_words(desk, inner, report));
    }
    object.extend(more);
}

/// What a statement says, where an item names one.
fn content(desk: &Desk<'_>, id: &str) -> Option<(String, Value)> {
    let s = desk.statement(id)?;
    let report = desk.report(&s.report)?;
    let words: Vec<&str> = crate::desk::place(s).iter().map(|p| desk.slice(report, *p)).collect();
    Some(("statement_words".into(), words.into()))
}

fn span(start: Option<&Value>, end: Option<&Value>) -> Option<Pair> {
    let number = |v: Option<&Value>| v.and_then(Value::as_u64).map(|n| n as usize);
    let span = [number(start)?, number(end)?];
    (span[0] < span[1]).then_some(span)
}

fn each_object(value: &mut Value, then: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => then(object),
        Value::Array(all) => all.iter_mut().for_each(|v| each_object(v, then)),
        _ => {}
    }
}
