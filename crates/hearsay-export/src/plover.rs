//! Events → JSON Lines in the manner of PLOVER: who did what to whom, when and where, one line an event.
//!
//! PLOVER codes what happened. An act that a report denies or only imagines is no event and is left out; a planned
//! meeting, support, cooperation or aid is an agreement to it, as the manual has it. A day that no report gives is null: the
//! day of publication stands with the citation and is never taken for it.

use crate::ids::{Ids, passage};
use crate::{Desk, Remarks};
use hearsay::view::reading::{EventView, Pair};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes a line an event.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let mut ids = Ids::default();
    let mut left_out = 0;
    for (report, view) in desk.case.reports.iter().enumerate() {
        for e in &view.events {
            let id = ids.id('e', &e.kind, [passage(&view.id, e.start, e.end)]);
            match code(e) {
                None => left_out += 1,
                Some(code) => {
                    serde_json::to_writer(&mut *out, &event(desk, report, e, id, code))?;
                    out.write_all(b"\n")?;
                }
            }
        }
    }
    let told =
        format!("{left_out} events are left out: the reports deny them, imagine them, or only plan them");
    Ok(if left_out > 0 { vec![told] } else { Remarks::new() })
}

/// The type as PLOVER codes it; none where nothing has happened.
fn code(e: &EventView) -> Option<&str> {
    match (e.status.as_str(), e.kind.as_str()) {
        ("happened", kind) => Some(kind),
        ("planned", "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "AGREE") => Some("AGREE"),
        _ => None,
    }
}

/// 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
fn quad(code: &str) -> u8 {
    match code {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
        "COOPERATE" | "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        _ => 4,
    }
}

fn event(desk: &Desk<'_>, report: usize, e: &EventView, id: String, code: &str) -> Value {
    let view = desk.view(report);
    let who = |ids: &[String]| -> Vec<Value> {
        let all = ids.iter().map(|id| {
            let actor = desk.actor(id);
            json!({
                "id": id,
                "text": desk.name(id),
                "country": actor.and_then(|a| a.country.as_ref()),
                "wikidata": actor.and_then(|a| a.wikidata.as_ref()),
                "kind": actor.map(|a| &a.kind),
            })
        });
        all.collect()
    };
    // The sentence is what a coder reads; the words that tell the event stand inside it.
    let around = view.sentences.iter().find(|s| s[0] <= e.start && e.end <= s[1]).copied();
    let sentence: Pair = around.unwrap_or([e.start, e.end]);
    json!({
        "id": id,
        "date": e.date,
        "actor": who(&e.actors),
        "recipient": who(&e.recipients),
        "event": [code],
        "mode": if code == e.kind { e.mode.iter().collect() } else { Vec::new() },
        "context": [],
        "quad_code": quad(code),
        "event_loc": e.place.as_ref().map(|p| json!({"text": p})),
        "text": desk.slice(report, sentence),
        "text_info": {
            "start": e.start,
            "end": e.end,
            "words": desk.slice(report, [e.start, e.end]),
            "sentence_start": sentence[0],
            "sentence_end": sentence[1],
        },
        "status": e.status,
        "type_told": e.kind,
        "rule": e.rule,
        "cite_info": {
            "id": view.id,
            "publisher": view.outlet,
            "date": view.published,
            "headline": view.title,
            "author": view.byline,
            "url": view.url,
            "path": view.path,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: &str, status: &str) -> EventView {
        EventView {
            start: 0,
            end: 1,
            kind: kind.into(),
            mode: None,
            actors: vec![],
            recipients: vec![],
            date: None,
            place: None,
            status: status.into(),
            rule: String::new(),
        }
    }

    #[test]
    fn what_has_not_happened_is_no_event_and_a_plan_is_an_agreement() {
        for (kind, status, coded) in [
            ("CONSULT", "happened", Some("CONSULT")),
            ("CONSULT", "planned", Some("AGREE")),
            ("AID", "planned", Some("AGREE")),
            ("ASSAULT", "planned", None),
            ("CONSULT", "denied", None),
            ("AGREE", "hypothetical", None),
        ] {
            assert_eq!(code(&event(kind, status)), coded, "{kind} {status}");
        }
    }
}
