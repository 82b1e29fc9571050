//! `hearsay search`: sentences of a case that hold some words.

use super::Done;
use crate::failure::Failure;
use crate::output;
use crate::voice::{Voice, safe};
use hearsay_store::{CaseFile, Hit, Mode};
use std::io::stdout;
use std::path::Path;

pub(super) fn run(
    case: &Path,
    words: &[String],
    most: usize,
    json: bool,
    voice: &Voice,
) -> Result<Done, Failure> {
    let hits = CaseFile::open(case, Mode::Read)?.search(&words.join(" "), most)?;
    let (bold, dim, plain) =
        if voice.colors(&stdout()) { ("\x1b[1;33m", "\x1b[2m", "\x1b[0m") } else { ("", "", "") };
    output::write(None, |out| {
        for hit in &hits {
            if json {
                writeln!(out, "{}", line(hit))?;
            } else {
                let place = format!("{}:{}", safe(&hit.path), hit.line);
                writeln!(out, "{dim}{place}{}{plain}", safe(&claims(hit)))?;
                writeln!(out, "  | {}", marked(hit, bold, plain))?;
            }
        }
        Ok(())
    })?;
    Ok(Done::found(!hits.is_empty()))
}

/// Outlet and date, as far as they are known.
fn claims(hit: &Hit) -> String {
    [&hit.outlet, &hit.published].into_iter().flatten().map(|c| format!("  {c}")).collect()
}

/// The words as printed, on one line, what was found in colour.
fn marked(hit: &Hit, on: &str, off: &str) -> String {
    let mut out = String::new();
    for (i, c) in hit.words.chars().enumerate() {
        if hit.found.iter().any(|p| p[0] == i) {
            out += on;
        }
        out.push(if c == '\n' || c == '\t' {
            ' '
        } else if c.is_control() {
            '\u{fffd}'
        } else {
            c
        });
        if hit.found.iter().any(|p| p[1] == i + 1) {
            out += off;
        }
    }
    out
}

fn line(hit: &Hit) -> serde_json::Value {
    serde_json::json!({ "report": hit.report, "path": hit.path, "outlet": hit.outlet, "published": hit.published,
        "line": hit.line, "start": hit.start, "end": hit.end, "words": hit.words, "found": hit.found })
}
