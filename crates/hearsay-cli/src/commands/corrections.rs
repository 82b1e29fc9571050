//! `hearsay corrections`: what has been decided on a case, as lines, to keep, to hand on and to take back.

use super::{Done, again};
use crate::failure::Failure;
use crate::voice::{Voice, safe};
use crate::{cases, output};
use hearsay::view::correction::{CorrectedView, CorrectionView};
use hearsay_store::{CaseFile, Mode};
use std::path::Path;

pub(super) fn list(case: &Path, jsonl: bool, to: Option<&Path>, voice: &Voice) -> Result<Done, Failure> {
    if jsonl {
        let rows = CaseFile::open(case, Mode::Read)?.corrections()?;
        output::write(to, |out| {
            rows.iter().try_for_each(|c| writeln!(out, "{}", serde_json::to_string(c)?))
        })?;
        return Ok(Done::found(!rows.is_empty()));
    }
    let view = cases::of_case(case, voice)?;
    output::write(to, |out| view.corrections.iter().try_for_each(|c| writeln!(out, "{}", line(c))))?;
    let lost = view.corrections.iter().filter(|c| c.lost.is_some()).count();
    if lost > 0 {
        voice.remark(&format!("{lost} of {} change nothing now; they are kept", view.corrections.len()));
    }
    Ok(Done::found(!view.corrections.is_empty()))
}

fn line(c: &CorrectedView) -> String {
    let row = &c.correction;
    let words: Vec<String> = row
        .at
        .iter()
        .filter(|p| !p.words.is_empty())
        .map(|p| format!("\"{}\"", p.words.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    let mut out = format!("{}  {} {}", row.id, row.act, row.at.first().map_or("", |p| p.layer.as_str()));
    if let Some(field) = &row.field {
        let report = row.at.first().map_or("", |p| p.report.as_str());
        out += &format!(" {report}: {field}={}", row.value.as_deref().unwrap_or(""));
    } else {
        let whole = row.at.iter().find(|p| p.layer == "report").map_or("", |p| p.report.as_str());
        out += &format!(" {}", if words.is_empty() { whole.to_owned() } else { words.join(" / ") });
        out += &row.status.as_ref().map(|s| format!(" [{s}]")).unwrap_or_default();
        out += &row.value.as_ref().map(|v| format!(" → \"{v}\"")).unwrap_or_default();
    }
    for (what, value) in [("by", &row.by), ("on", &row.on), ("because", &row.why)] {
        out += &value.as_ref().map(|v| format!("; {what} {v}")).unwrap_or_default();
    }
    out += &c.lost.as_ref().map(|why| format!("  [changes nothing: {why}]")).unwrap_or_default();
    safe(&out)
}

pub(super) fn import(case: &Path, from: &Path, voice: &Voice) -> Result<Done, Failure> {
    let fail = |message: String| {
        Failure::new("bad-correction", from.display(), message)
            .hint("a file of corrections is what `hearsay corrections CASE --as jsonl` prints; nothing was taken from this one")
    };
    let text = std::fs::read_to_string(from).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => fail("there is no such file".into()),
        _ => fail("it cannot be read".into()),
    })?;
    let mut rows = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let row: CorrectionView =
            serde_json::from_str(line).map_err(|e| fail(format!("line {}: no correction ({e})", i + 1)))?;
        if let Some(fault) = row.fault() {
            return Err(fail(format!("line {}: {fault}", i + 1)));
        }
        rows.push(row);
    }
    let mut file = CaseFile::open(case, Mode::Write)?;
    let new = file.correct(&rows)?;
    again::corrected(&mut file, &rows)?;
    voice.remark(&format!("{new} of {} corrections are new", rows.len()));
    Ok(Done::found(!rows.is_empty()))
}

pub(super) fn undo(case: &Path, id: &str, voice: &Voice) -> Result<Done, Failure> {
    let mut file = CaseFile::open(case, Mode::Write)?;
    let Some(row) = file.undo(Some(id).filter(|id| *id != "last"))? else {
        return Err(Failure::new("nothing-there", case.display(), format!("there is no correction {id}"))
            .hint("`hearsay corrections CASE` lists them with their ids"));
    };
    again::corrected(&mut file, std::slice::from_ref(&row))?;
    voice.remark(&format!("taken back: {}", line(&CorrectedView { correction: row, lost: None })));
    Ok(Done::Well)
}
