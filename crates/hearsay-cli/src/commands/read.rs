//! `hearsay read`: one JSON line a report, in the order of the paths, with little in memory.

use super::Done;
use crate::args::{Global, Reading};
use crate::failure::Failure;
use crate::heap::{Made, Tally, note_names, options, read_all, read_input};
use crate::output;
use crate::voice::Voice;
use hearsay::view::ReadingView;
use std::io;
use std::path::PathBuf;

pub(super) fn run(
    paths: &[PathBuf],
    tokens: bool,
    flags: &Reading,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    // The line is made in the worker: it is smaller than the reading, and the thread that prints has little to do.
    let make = |input| {
        let (reading, _) = read_input(input);
        let line = serde_json::to_string(&ReadingView::new(&reading, tokens));
        Made { notes: note_names(&reading), value: line }
    };
    let mut tally = Tally::default();
    let mut failed = None;
    output::write(None, |out| {
        let sink = |line: serde_json::Result<String>| {
            let line = line.map_err(io::Error::from)?;
            out.write_all(line.as_bytes())?;
            out.write_all(b"\n")
        };
        let mut sink = sink;
        let read = read_all(paths, &options(flags), global.jobs, voice, make, |line| {
            sink(line).map_err(|e| Failure::writing("-".as_ref(), &e))
        });
        match read {
            Ok(read) => tally = read,
            Err(failure) => failed = Some(failure),
        }
        Ok(())
    })?;
    match failed {
        Some(failure) => Err(failure),
        None => Ok(Done::of(&tally)),
    }
}
