//! `hearsay add`: reports into a case file, each whole or not at all.

use super::Done;
use crate::args::{Global, Reading};
use crate::failure::Failure;
use crate::heap::{Made, note_names, options, read_all, read_input};
use crate::known;
use crate::output;
use crate::voice::Voice;
use hearsay::view::ReadingView;
use hearsay_ingest::Input;
use hearsay_store::{Added, CaseFile, Mode};
use std::path::{Path, PathBuf};

/// What a worker hands to the one writer.
enum Report {
    Read(Box<(ReadingView, Vec<u8>, hearsay::Given)>),
    /// The case has it: it need not be read again.
    Known {
        id: String,
        path: String,
    },
}

pub(super) fn run(
    case: &Path,
    paths: &[PathBuf],
    actors: Option<&Path>,
    json: bool,
    flags: &Reading,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    let listed = actors.map(known::read).transpose()?;
    let mut file = CaseFile::open(case, Mode::Write)?;
    if let Some(listed) = &listed {
        file.set_known_actors(listed)?;
    }
    if paths.is_empty() {
        return again_only(case, &mut file, json, global);
    }
    file.sit(&super::today());
    let known = file.known()?;
    let settings = file.settings()?;
    let make = |input: Input| {
        if known.contains(&input.given.id) {
            let value = Report::Known { id: input.given.id, path: input.given.path };
            return Made { value, notes: Vec::new() };
        }
        let given = input.given.clone();
        let mut input = input;
        settings.apply(&mut input.given);
        let (reading, bytes) = read_input(input);
        let view = ReadingView::new(&reading, false);
        Made { notes: note_names(&reading), value: Report::Read(Box::new((view, bytes, given))) }
    };
    let (mut new, mut renewed, mut there) = (0, 0, 0);
    let tally = read_all(paths, &options(flags), global.jobs, voice, make, |report| {
        let added = match report {
            Report::Read(read) => file.add_given(&read.1, &read.0, Some(&read.2))?,
            Report::Known { id, path } => {
                file.seen_at(&id, &path)?;
                Added::AlreadyThere
            }
        };
        *match added {
            Added::New => &mut new,
            Added::Renewed => &mut renewed,
            Added::AlreadyThere => &mut there,
        } += 1;
        Ok(())
    })
    .map_err(|failure| {
        let kept = new + renewed;
        let hint = failure.hint.clone().unwrap_or_default();
        if failure.broken_pipe || kept == 0 {
            failure
        } else {
            failure.hint(format!("{hint} ({kept} added before)"))
        }
    })?;
    // What was set on a report while it was being read holds too.
    let now = file.settings()?;
    let behind: Vec<&str> = now.reports().filter(|id| now.of(id) != settings.of(id)).collect();
    super::again::reports(&mut file, &behind)?;
    let passed = tally.problems.len();
    if json {
        let done = serde_json::json!({ "case": case.to_string_lossy(), "added": new, "read_again": renewed,
            "already_there": there, "passed_over": passed, "reports": file.len()?, "notes": tally.notes });
        output::write(None, |out| writeln!(out, "{done}"))?;
    } else if !global.quiet {
        let mut said = format!("{new} added");
        for (n, what) in [(renewed, "read again"), (there, "already there"), (passed, "passed over")] {
            if n > 0 {
                said += &format!(", {n} {what}");
            }
        }
        let reports = match file.len()? {
            1 => "1 report".to_owned(),
            n => format!("{n} reports"),
        };
        output::write(None, |out| writeln!(out, "{said}; {reports} in {}", case.display()))?;
        voice.notes(&tally.notes);
    }
    Ok(Done::of(&tally))
}

/// Without a path: what another version has read is read again.
fn again_only(case: &Path, file: &mut CaseFile, json: bool, global: &Global) -> Result<Done, Failure> {
    let read_again = super::again::outdated(file)?;
    let reports = file.len()?;
    if json {
        let done = serde_json::json!({ "case": case.to_string_lossy(), "added": 0, "read_again": read_again,
            "already_there": reports - read_again, "passed_over": 0, "reports": reports, "notes": {} });
        output::write(None, |out| writeln!(out, "{done}"))?;
    } else if !global.quiet {
        output::write(None, |out| {
            writeln!(out, "{read_again} read again of {reports} in {}", case.display())
        })?;
    }
    Ok(Done::Well)
}
