//! Stored reports → the same, read again: by this version, with what has been set on them.

use crate::failure::Failure;
use hearsay::view::ReadingView;
use hearsay::view::correction::CorrectionView;
use hearsay::{Given, Reading};
use hearsay_ingest::{Format, Options, from_bytes};
use hearsay_store::{CaseFile, Settings, Stored};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::path::Path;

/// Reads a stored report again from its bytes.
pub(crate) fn read(stored: &Stored, settings: &Settings) -> Reading {
    let r = &stored.reading;
    let is_text = stored.bytes == r.text.as_bytes();
    let formats = match Path::new(&r.path).extension().and_then(|e| e.to_str()).unwrap_or("") {
        "txt" | "text" | "md" | "markdown" => [Format::Text, Format::Page],
        _ => [Format::Page, Format::Text],
    };
    let options = Options::default();
    let extracted = (!is_text)
        .then(|| {
            let mut all =
                formats.iter().filter_map(|f| from_bytes(stored.bytes.clone(), &r.path, *f, &options).ok());
            all.find(|i| i.given.id == r.id)
        })
        .flatten();
    let (text, mut given, notes) = match extracted {
        Some(input) => (input.text, input.given, input.notes),
        // A row of JSON Lines: its other columns were kept beside it.
        None => (r.text.as_str().into(), stored.given.clone().unwrap_or_else(|| as_read(r)), Vec::new()),
    };
    r.id.clone_into(&mut given.id);
    r.path.clone_into(&mut given.path);
    settings.apply(&mut given);
    let mut reading = hearsay::read(text, given);
    reading.notes.extend(notes);
    reading
}

/// What a version that kept nothing else knew of a report.
fn as_read(r: &ReadingView) -> Given {
    let given = Reading::restore(r).document.given;
    let in_text = matches!(r.published_from.as_deref(), Some("header" | "dateline"));
    Given { published: given.published.filter(|_| !in_text), published_from: None, ..given }
}

/// Reads those reports again on which corrections have set something.
pub(super) fn corrected(file: &mut CaseFile, corrections: &[CorrectionView]) -> Result<usize, Failure> {
    let set: Vec<&str> = corrections
        .iter()
        .filter(|c| c.act == "set")
        .filter_map(|c| c.at.first().map(|p| p.report.as_str()))
        .collect();
    reports(file, &set)
}

/// Reads some reports again and puts the readings in the place of those that are there.
pub(super) fn reports(file: &mut CaseFile, ids: &[&str]) -> Result<usize, Failure> {
    if ids.is_empty() {
        return Ok(0);
    }
    let mut some = Vec::new();
    file.each(|stored| {
        if ids.contains(&stored.reading.id.as_str()) {
            some.push(stored);
        }
    })?;
    put(file, some)
}

/// Reads again what another version has read. Says how many.
pub(super) fn outdated(file: &mut CaseFile) -> Result<usize, Failure> {
    let mut count = 0;
    loop {
        let mut some = Vec::new();
        file.each(|stored| {
            if stored.version != hearsay::VERSION && some.len() < 256 {
                some.push(stored);
            }
        })?;
        if some.is_empty() {
            return Ok(count);
        }
        count += put(file, some)?;
    }
}

fn put(file: &mut CaseFile, some: Vec<Stored>) -> Result<usize, Failure> {
    let mut settings = file.settings()?;
    loop {
        let read: Vec<ReadingView> =
            some.par_iter().map(|stored| ReadingView::new(&read(stored, &settings), false)).collect();
        for (stored, reading) in some.iter().zip(&read) {
            file.renew(&stored.bytes, reading)?;
        }
        // Someone else may have set something meanwhile, and been quicker.
        let now = file.settings()?;
        if some.iter().all(|s| now.of(&s.reading.id) == settings.of(&s.reading.id)) {
            return Ok(some.len());
        }
        settings = now;
    }
}
