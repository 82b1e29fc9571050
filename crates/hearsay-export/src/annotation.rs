//! Statements → W3C Web Annotation: where in the text do source, cue and content stand?
//!
//! One collection in one page, as JSON-LD. Every target has both selectors, by position in code points and by the words
//! with what stands before and behind, and the SHA-256 of the text that the positions count in. An annotation names the
//! statement that it is part of by `dcterms:isPartOf`.

use crate::desk::sha256;
use crate::{Desk, Remarks};
use hearsay::view::case::CaseStatementView;
use hearsay::view::reading::Pair;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Code points of context on either side.
const CONTEXT: usize = 32;

/// Writes the collection.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let total: usize = desk.case.statements.iter().map(|s| roles(s).count()).sum();
    write!(
        out,
        "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:hearsay:annotations\",\
         \"type\":\"AnnotationCollection\",\"label\":\"Statements\",\"total\":{total},\
         \"first\":{{\"id\":\"urn:hearsay:annotations:1\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":["
    )?;
    let hashes: Vec<String> = desk.case.reports.iter().map(|r| sha256(&r.text)).collect();
    let mut first = true;
    for s in &desk.case.statements {
        let Some(report) = desk.report(&s.report) else { continue };
        for (role, spans) in roles(s) {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            let item = annotation(desk, report, s, role, spans, &hashes[report]);
            serde_json::to_writer(&mut *out, &item)?;
        }
    }
    out.write_all(b"\n]}}\n")?;
    Ok(Remarks::new())
}

/// What a statement has of source, cue and content.
fn roles(s: &CaseStatementView) -> impl Iterator<Item = (&'static str, &[Pair])> {
    let s = &s.statement;
    [("source", s.source.as_slice()), ("cue", &s.cue), ("content", &s.content)]
        .into_iter()
        .filter(|(_, spans)| !spans.is_empty())
}

fn annotation(
    desk: &Desk<'_>,
    report: usize,
    s: &CaseStatementView,
    role: &'static str,
    spans: &[Pair],
    hash: &str,
) -> Value {
    let view = desk.view(report);
    let t = &s.statement;
    let tag = |value: &str| json!({"type": "TextualBody", "purpose": "tagging", "value": value});
    let mut body = vec![tag(role)];
    let motivation = match role {
        "source" => {
            body.extend(t.speakers.iter().map(|id| {
                json!({
                    "type": "TextualBody",
                    "purpose": "identifying",
                    "format": "text/plain",
                    "value": desk.name(id),
                    "dcterms:identifier": format!("urn:hearsay:actor:{id}"),
                })
            }));
            "identifying"
        }
        "cue" => {
            body.push(json!({"type": "TextualBody", "purpose": "classifying", "value": t.kind}));
            "classifying"
        }
        _ => {
            body.extend([tag(&t.kind), tag(&t.quotation)]);
            if t.negated {
                body.push(tag("negated"));
            }
            body.extend(t.via.iter().map(
                |v| json!({"type": "TextualBody", "purpose": "tagging", "value": format!("via {}", v.name)}),
            ));
            "highlighting"
        }
    };
    let mut source = json!({
        "id": desk.address(report),
        "type": "Text",
        "format": "text/plain",
        "dcterms:identifier": format!("urn:hearsay:report:{}", view.id),
        "schema:sha256": hash,
    });
    if let (Some(language), Some(source)) = (&view.language, source.as_object_mut()) {
        source.insert("language".into(), language.as_str().into());
    }
    let mut targets: Vec<Value> = spans
        .iter()
        .map(|span| {
            json!({
                "type": "SpecificResource",
                "source": source,
                "selector": [
                    {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
                    {
                        "type": "TextQuoteSelector",
                        "exact": desk.slice(report, *span),
                        "prefix": desk.slice(report, [span[0].saturating_sub(CONTEXT), span[0]]),
                        "suffix": desk.slice(report, [span[1], span[1] + CONTEXT]),
                    },
                ],
            })
        })
        .collect();
    let target = if targets.len() == 1 { targets.remove(0) } else { targets.into() };
    json!({
        "id": format!("urn:hearsay:statement:{}:{role}", t.id),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
        "dcterms:isPartOf": format!("urn:hearsay:statement:{}", t.id),
    })
}
