//! `hearsay verify`: is everything in a case borne out by the reports that it holds?

use super::Done;
use crate::args::Reading;
use crate::failure::Failure;
use crate::heap::options;
use crate::output;
use crate::voice::{Voice, safe};
use hearsay_ingest::{Format, Options, from_bytes};
use hearsay_store::{CaseFile, Finding, Mode, Stored};
use std::path::Path;

pub(super) fn run(case: &Path, json: bool, flags: &Reading, voice: &Voice) -> Result<Done, Failure> {
    let file = CaseFile::open(case, Mode::Read)?;
    let mut findings = file.verify()?;
    let damaged = findings.iter().any(|f| f.what == "report");
    if !damaged {
        let options = options(flags);
        file.each(|stored| findings.extend(extracted(&stored, &options)))?;
    }
    let reports = file.len()?;
    output::write(None, |out| {
        for f in &findings {
            if json {
                let line = serde_json::json!({ "report": f.report, "path": f.path, "what": f.what,
                    "start": f.place.map(|p| p[0]), "end": f.place.map(|p| p[1]), "why": f.why });
                writeln!(out, "{line}")?;
            } else {
                let place = f.place.map(|[a, b]| format!(" at {a}-{b}")).unwrap_or_default();
                writeln!(out, "{}: {}{place}: {}", safe(&f.path), safe(&f.what), safe(&f.why))?;
            }
        }
        Ok(())
    })?;
    let many = |n, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match findings.len() {
        0 => voice.remark(&format!("{}, nothing wrong", many(reports, "report"))),
        n => voice.remark(&format!("{}, {}", many(reports, "report"), many(n, "finding"))),
    }
    Ok(Done::found(findings.is_empty()))
}

/// Takes the report from its bytes again: the same bytes must give the same id, and those read by this version the same
/// text. A row's id hashes its other columns too, which the bytes do not hold.
fn extracted(stored: &Stored, options: &Options) -> Option<Finding> {
    let r = &stored.reading;
    let finding = |why: &str| {
        Some(Finding {
            report: r.id.clone(),
            path: r.path.clone(),
            what: "bytes".into(),
            place: None,
            why: why.into(),
        })
    };
    let is_text = stored.bytes == r.text.as_bytes();
    let name = Path::new(&r.path).extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let from_row = r.source_id.is_some() || ["jsonl", "ndjson", "json"].contains(&name.as_str());
    if from_row && is_text {
        return None;
    }
    let formats: &[Format] = match (is_text, name.as_str()) {
        (true, _) => &[Format::Text],
        (false, "txt" | "text" | "md" | "markdown") => &[Format::Text],
        (false, "html" | "htm" | "xhtml") => &[Format::Page],
        (false, _) => &[Format::Page, Format::Text, Format::Article],
    };
    let again: Vec<_> =
        formats.iter().filter_map(|f| from_bytes(stored.bytes.clone(), &r.path, *f, options).ok()).collect();
    // Standard input and files without a known name may have held rows, of which nothing but the text is left.
    let unknown = is_text && !["txt", "text", "md", "markdown"].contains(&name.as_str());
    if !unknown && again.iter().all(|i| i.given.id != r.id) {
        return finding("they do not hash to the report's id");
    }
    let by_us = stored.version == hearsay::VERSION && !r.notes.iter().any(|n| n.name == "page-read-simply");
    if by_us && again.iter().all(|i| *i.text != *r.text) {
        return finding("another text comes out of them");
    }
    None
}
