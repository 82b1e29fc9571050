//! `hearsay add`: reports into a case file, each whole or not at all.

use super::Done;
use crate::args::{Global, Reading};
use crate::failure::Failure;
use crate::heap::{Made, note_names, options, read_all, read_input};
use crate::output;
use crate::voice::Voice;
use hearsay::view::ReadingView;
use hearsay_ingest::Input;
use hearsay_store::{Added, CaseFile, Mode};
use std::path::{Path, PathBuf};

/// What a worker hands to the one writer.
enum Report {
    Read(Box<(ReadingView, Vec<u8>)>),
    /// The case has it: it need not be read again.
    Known {
        id: String,
        path: String,
    },
}

pub(super) fn run(
    case: &Path,
    paths: &[PathBuf],
    json: bool,
    flags: &Reading,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    let mut file = CaseFile::open(case, Mode::Write)?;
    let known = file.known()?;
    let make = |input: Input| {
        if known.contains(&input.given.id) {
            let value = Report::Known { id: input.given.id, path: input.given.path };
            return Made { value, notes: Vec::new() };
        }
        let (reading, bytes) = read_input(input);
        let view = ReadingView::new(&reading, false);
        Made { notes: note_names(&reading), value: Report::Read(Box::new((view, bytes))) }
    };
    let (mut new, mut renewed, mut there) = (0, 0, 0);
    let tally = read_all(paths, &options(flags), global.jobs, voice, make, |report| {
        let added = match report {
            Report::Read(read) => file.add(&read.1, &read.0)?,
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
